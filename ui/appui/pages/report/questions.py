"""What is asked at each stage, with its answers in words."""

from collections.abc import Mapping

from appui.pages.report.checklist import Checklist
from appui.pages.report.model import PROTECT, REPORT, ReportModel, Stage
from appui.pages.report.paper import device_line
from appui.pages.report.parts.pick import Answer, PickView
from appui.pages.report.wording import (
    GOAL_ICONS,
    device_words,
    goal_help,
    goal_words,
    in_sentence,
    object_words,
)
from appui.texts.translate import translate
from appui.widgets.context import PageContext
from appui.widgets.step_icons import OBJECT_ICONS
from appui_core.clock import parse_utc_stamp
from appui_core.guides.address.sites import NAMES as PLATFORM_NAMES
from appui_core.guides.model import DEVICES, GOALS, OBJECTS, Guide
from appui_core.guides.words import day_words


class Questions:
    """Asks what the model wants to know next."""

    def __init__(self, context: PageContext, model: ReportModel, checklist: Checklist) -> None:
        self._ctx, self._model, self._checklist = context, model, checklist

    def names(self) -> Mapping[str, str]:
        """Return what the search calls platforms, objects, goals and devices."""
        found = dict(PLATFORM_NAMES)
        found |= {name: object_words(name) for name in OBJECTS}
        found |= {name: device_words(name) for name in DEVICES}
        return found | {name: goal_words(name) for name in GOALS}

    def ask(self, view: PickView) -> None:
        """Put the question of the model's stage on the view."""
        stage = self._model.stage
        view.finder.setVisible(stage == Stage.PLATFORM)
        if stage == Stage.LOADING:
            view.ask(translate("Report", "Un instant…"), "", [], can_go_back=False)
        elif stage == Stage.PLATFORM:
            self._platforms(view)
        elif stage == Stage.OBJECT:
            self._objects(view)
        elif stage == Stage.GUIDES:
            self._guides(view)
        else:
            view.ask(
                translate("Report", "Sur quel appareil ?"),
                translate("Report", "Le chemin n’est pas le même."),
                [Answer(key, _device_icon(key), device_words(key)) for key in self._model.devices()],
                can_go_back=True,
            )

    def _platforms(self, view: PickView) -> None:
        view.ask(
            translate("Report", "Sur quelle appli ?"),
            translate(
                "Report",
                "Un guide pas à pas, à lire à côté du téléphone. Signaler ne remplace pas une plainte, et "
                "n’empêche pas d’appeler le 3018.",
            ),
            [Answer(key, "smartphone", PLATFORM_NAMES[key]) for key in self._model.platforms()],
            can_go_back=False,
        )

    def _objects(self, view: PickView) -> None:
        objects = self._model.objects()
        view.ask(
            translate("Report", "Que voulez-vous signaler ?")
            if objects
            else translate("Report", "Que voulez-vous faire ?"),
            PLATFORM_NAMES.get(self._model.asked.platform, ""),
            [Answer(key, OBJECT_ICONS.get(key, "flag"), object_words(key)) for key in objects],
            beside=[Answer(key, GOAL_ICONS[key], goal_words(key), goal_help(key)) for key in self._model.goals()],
            can_go_back=True,
        )

    def _guides(self, view: PickView) -> None:
        goal = self._model.asked.goal
        name = PLATFORM_NAMES.get(self._model.asked.platform, "")
        if goal == REPORT:
            view.ask(
                translate("Report", "Quel chemin ?"),
                f"{name} · {in_sentence(object_words(self._model.asked.object))}",
                [self._guide(guide) for guide in self._model.listed()],
                can_go_back=True,
            )
            return
        note = ""
        if goal == PROTECT:
            note = (
                translate("Report", "Ce qui est réglé est noté dans votre coffre.")
                if self._checklist.lasting
                else translate(
                    "Report",
                    "Sans coffre ouvert, Appui s’en souvient seulement jusqu’à sa fermeture, et n’écrit rien.",
                )
            )
        view.ask(
            translate("Report", "{goal} sur {platform}").format(goal=goal_words(goal), platform=name),
            goal_help(goal),
            [self._guide(guide) for guide in self._model.listed()],
            note=note,
            can_go_back=True,
        )

    def _guide(self, guide: Guide) -> Answer:
        when = self._checklist.done.get(guide.id, "")
        if not when:
            return Answer(guide.id, OBJECT_ICONS.get(guide.object, "shield"), guide.title, device_line(guide))
        day = parse_utc_stamp(when).astimezone(self._ctx.zone()).date()
        done = translate("Report", "Réglé le {day}").format(day=day_words(self._ctx.messages(), day))
        return Answer(guide.id, "check", guide.title, done, "ok")


def _device_icon(device: str) -> str:
    return "monitor" if device == "web" else "smartphone"
