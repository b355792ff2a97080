"""How a step is taken from here: numbers to dial, sites to open, pages of ours."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from appui.texts.translate import translate
from appui.widgets.buttons import ActionButton, Tone
from appui.widgets.context import PageContext
from appui_core.errors import AppuiError
from appui_core.triage.plan import Step
from appui_core.triage.reach import MAIN, Way


class Ways:
    """Makes the buttons of steps; what they start ends with `owner`. `dials`: a program here takes numbers."""

    def __init__(self, context: PageContext, owner: QWidget) -> None:
        self._ctx = context
        self._owner = owner
        self.dials = False

    def buttons(self, step: Step, *, first: bool) -> list[ActionButton]:
        """Return what can be pressed for a step, the way that most people take in front."""
        tone: Tone = "primary" if first else "secondary"
        if MAIN in step.lines and step.kind == "line":
            call: Tone = "call" if first else "secondary"
            return [self._button(translate("Triage", "Joindre le 3018"), "phone", call, self._ctx.show_3018)]
        if step.room:
            return [self._room(step, tone)]
        found = []
        if step.numbers and self.dials and self._ctx.settings.flag("can_phone"):
            words = translate("Triage", "Appeler depuis cet ordinateur")
            found.append(self._button(words, "phone", tone, lambda: self._open(f"tel:{step.numbers[0]}")))
        found += [
            self._site(step, way, tone if not (found or step.numbers) else "secondary")
            for way in (step.ways if first else step.ways[:1])
        ]
        if first and len(step.numbers) == 1:
            found.append(self._copy(step.numbers[0]))
        return found

    def _room(self, step: Step, tone: Tone) -> ActionButton:
        if step.kind == "guide":
            return self._button(translate("Triage", "Ouvrir les guides"), "flag", tone, lambda: self._guide(step))
        if step.kind == "evidence":
            return self._button(translate("Triage", "Garder une trace"), "camera", tone, self._go("evidence"))
        return self._button(translate("Triage", "Préparer mes éléments"), "folder", tone, self._go("evidence"))

    def _guide(self, step: Step) -> None:
        self._ctx.handover.put("guide", (step.goal or "report", step.object or ""))
        self._ctx.navigate("report")

    def _go(self, room: str) -> Callable[[], None]:
        return lambda: self._ctx.navigate(room)

    def _site(self, step: Step, way: Way, tone: Tone) -> ActionButton:
        # A line's button has the words of the pack; a site is called by its address.
        words = way.label
        if step.kind == "site":
            words = translate("Triage", "Ouvrir {site}").format(site=way.label)
        button = self._button(words, "outside", tone, lambda: self._open(way.url))
        button.setAccessibleName(translate("Triage", "{words}, dans le navigateur").format(words=words))
        return button

    def _copy(self, number: str) -> ActionButton:
        button = ActionButton(translate("Triage", "Copier le numéro"), "copy", "secondary")

        def copy() -> None:
            self._ctx.clipboard.copy(number)
            button.set_icon("check")
            button.set_text(translate("Triage", "Numéro copié"))

        button.clicked.connect(lambda _checked=False: copy())
        return button

    def _button(self, words: str, icon: str, tone: Tone, act: Callable[[], None]) -> ActionButton:
        button = ActionButton(words, icon, tone)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _open(self, url: str) -> None:
        def refused(error: AppuiError) -> None:
            # The address itself, so that it can be typed elsewhere.
            self._ctx.say("warn", f"{self._ctx.messages().error(error.code).spoken()} {url}")

        # The system's opener is another program, which may take its time.
        self._ctx.runner.run(lambda: self._ctx.urls.open(url), owner=self._owner, failed=refused, lane="free")
