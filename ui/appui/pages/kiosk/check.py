"""Ten questions without score or verdict; where one asks for it, help stands there at once. Nothing is kept.

The answers are in the model alone: leaving the room forgets them, and no widget shows one.
"""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout

from appui.actions import catalogue
from appui.pages.kiosk.parts.abreast import Abreast
from appui.pages.kiosk.parts.room import Room
from appui.pages.kiosk.parts.route import NotesCard, RouteCard, trace_words
from appui.pages.kiosk.parts.said import said_by_kiosk
from appui.pages.kiosk.parts.ways_on import adults_button, helpline_button
from appui.texts.translate import translate
from appui.texts.words import Words
from appui.widgets.announce import announce
from appui.widgets.banner import Banner
from appui.widgets.buttons import ActionButton, Tone
from appui.widgets.card import Card
from appui.widgets.flow import ColumnsLayout, FlowLayout
from appui.widgets.keyboard import give_keyboard, has_keyboard
from appui.widgets.kiosk_context import KioskContext
from appui.widgets.labels import Body, Heading, Small
from appui_core.content.lines import in_language
from appui_core.content.problems import ContentError
from appui_core.content.self_check import SelfCheck, load_self_check
from appui_core.helpline.check_walk import Answer, CheckModel, Stage, helpers

_ANSWER_PX: Final = 120
# Never lower, however small the text.
_ANSWER_HIGH_PX: Final = 64
_ROUTE_PX: Final = 260
_READER: Final = "young"
# The route of self_check.toml for who asks for help without an answer.
_NOW: Final = "now"


class CheckRoom(Room):
    """`page_id` "normal", the name of its door. Without the questions only whom to talk to stands here."""

    def __init__(self, context: KioskContext) -> None:
        super().__init__("normal", catalogue.NORMAL, max_width=1000)
        self._context = context
        self._said = said_by_kiosk()
        data = _questions()
        self.model = CheckModel(data) if data is not None else None
        self._shown: Card | None = None
        self.body.addStretch(1)
        self._forget()

    def shown(self) -> None:
        """Begin at the first question: leaving has forgotten the rest."""
        self._show_model()

    def retranslate(self) -> None:
        """Set every word anew; a person stays where they stand."""
        self._say_again()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget when the room is left."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._forget()

    # --- where a person stands ---------------------------------------------------------------------------------

    def _forget(self) -> None:
        if self.model is not None:
            self.model.forget()
            self.model.choose_reader(_READER)

    def _erase(self) -> None:
        """Forget, and be back at the neutral first page."""
        self._forget()
        self._context.navigate(self._context.rooms()[0])

    def _then(self, act: Callable[[], None]) -> Callable[[], None]:
        def step() -> None:
            act()
            self._show_model()

        return step

    def _show_model(self) -> None:
        self._say_again()
        self.verticalScrollBar().setValue(0)
        if self.isVisible():
            announce(self, self.accessibleName())

    def _say_again(self) -> None:
        """Say the place where the person stands, in the language in force, and move nothing else."""
        model, old = self.model, self._shown
        held = old is not None and has_keyboard(old)
        if old is not None:
            self.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        stage = model.stage if model is not None else Stage.END
        # Those who answer have cards of their own, which need no sheet below them.
        shown = self._shown = Card(ground="bg", line="") if stage == Stage.HELP else Card(padding="xxl")
        if stage == Stage.HELP:
            shown.body.setContentsMargins(0, 0, 0, 0)
        shown.body.setSpacing(self.theme.space("l"))
        if model is None:
            self._title(
                shown.body, translate("Kiosk", "Les questions manquent ici. Tu peux en parler quand même.")
            )
            self._whom_to_tell(shown.body)
        else:
            build = {Stage.QUESTION: self._question, Stage.HELP: self._help, Stage.END: self._end}[stage]
            build(model, shown.body)
        self.body.insertWidget(0, shown)
        if held:
            # What had it is gone; Qt would give it to what comes next, and a key meant for the question before
            # would answer this one.
            give_keyboard(self)

    # --- the three places --------------------------------------------------------------------------------------

    def _question(self, model: CheckModel, column: QVBoxLayout) -> None:
        place = translate("Learn", "Question {n} sur {count}")
        column.addWidget(Small(place.format(n=model.index + 1, count=len(model.data.questions))))
        self._title(column, in_language(model.question.text.to(_READER), self._context.language()))
        row = ColumnsLayout(spacing=self.theme.space("l"), least_px=_ANSWER_PX)
        for answer, words in (
            (Answer.YES, translate("Learn", "Oui")),
            (Answer.NO, translate("Learn", "Non")),
            (Answer.SKIP, translate("Kiosk", "Je passe")),
        ):
            step = self._then(partial(model.answer, answer))
            button = self._button(f"answer_{answer.value}", words, step, tone="secondary")
            button.set_size("lead")
            button.setMinimumHeight(_ANSWER_HIGH_PX)
            # A second click of a double one would answer what nobody has read.
            button.answers = True
            row.addWidget(button)
        column.addLayout(row)
        ways = FlowLayout(spacing=self.theme.space("m"))
        urgent = translate("Learn", "Besoin d’aide tout de suite")
        ways.addWidget(
            self._button("urgent", urgent, self._then(partial(model.ask_help, _NOW)), "heart", "danger")
        )
        if model.index:
            ways.addWidget(self._button("back", translate("Learn", "Revenir"), self._then(model.back), "back"))
        ways.addWidget(self._erasing())
        column.addLayout(ways)
        if not model.index:
            column.addWidget(Small(translate("Kiosk", "Dix questions, sans note ni verdict. Rien n’est gardé.")))

    def _help(self, model: CheckModel, column: QVBoxLayout) -> None:
        self._title(column, translate("Learn", "D’abord, un adulte de confiance"))
        route = model.data.routes[model.route]
        box = Card(ground="dangersoft", padding="l", line="")
        box.body.addWidget(Body(in_language(route.text.to(_READER), self._context.language()), lead=True))
        column.addWidget(box)
        self._ways_on(
            column,
            self._button("go_on", translate("Learn", "Continuer les questions"), self._then(model.go_on)),
        )
        found = helpers(route, self._context.offer())
        beside = Abreast(2, _ROUTE_PX)
        beside.fill([RouteCard(one) for one in found])
        column.addWidget(beside)
        if any(one.url for one in found):
            column.addWidget(Small(trace_words()))

    def _end(self, model: CheckModel, column: QVBoxLayout) -> None:
        said = model.data.some if model.says_something() else model.data.none
        self._title(column, in_language(said.to(_READER), self._context.language()))
        self._whom_to_tell(column)
        for hint in model.hints(self._context.language()):
            column.addWidget(Banner(hint, "neutral"))

    # --- what they share ---------------------------------------------------------------------------------------

    def _title(self, column: QVBoxLayout, words: str) -> None:
        column.addWidget(Heading(words, 2))
        self.setAccessibleName(words)

    def _whom_to_tell(self, column: QVBoxLayout) -> None:
        """Say whom to tell, and whom when that is about dying, whatever was answered."""
        column.addWidget(
            Body(
                translate(
                    "Learn",
                    "Choisis un adulte en qui tu as confiance : chez toi, à l’infirmerie, à la vie scolaire. "
                    "Aucun ne te convient ? Le 3018, le 119 et le tchat de la police pour mineurs répondent "
                    "aussi.",
                )
            )
        )
        self._ways_on(column)
        if self._said is not None:
            column.addWidget(NotesCard([self._said.note("life", self._context.language())]))

    def _ways_on(self, column: QVBoxLayout, *more: ActionButton) -> None:
        row, words = FlowLayout(spacing=self.theme.space("m")), Words()
        for button in (
            adults_button(self._context, words, "primary"),
            helpline_button(self._context, words),
            *more,
            self._erasing(),
        ):
            row.addWidget(button)
        column.addLayout(row)

    def _erasing(self) -> ActionButton:
        return self._button("erase", translate("Learn", "Effacer et revenir"), self._erase, "trash")

    def _button(
        self, name: str, words: str, act: Callable[[], None], icon: str = "", tone: Tone = "quiet"
    ) -> ActionButton:
        button = ActionButton(words, icon, tone)
        button.setObjectName(name)
        button.clicked.connect(lambda _checked=False: act())
        return button


def _questions() -> SelfCheck | None:
    """Return the questions; None when the content is damaged: whom to talk to remains."""
    try:
        return load_self_check()
    except ContentError:
        return None
