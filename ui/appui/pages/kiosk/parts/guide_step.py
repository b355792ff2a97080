"""One step, large: what to do, the word as on the phone, the pupil's sentence; the step's sketch beside it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from appui.pages.kiosk.parts.guide_words import KEEP, english_words, step_words, vary_words
from appui.pages.kiosk.parts.site import Site
from appui.texts.translate import translate
from appui.texts.words import Words
from appui.widgets.banner import Banner
from appui.widgets.buttons import ActionButton
from appui.widgets.card import Card
from appui.widgets.emptied import empty
from appui.widgets.flow import ColumnsLayout, FlowLayout
from appui.widgets.labels import Body, Heading, Small
from appui.widgets.step_icons import STEP_ICONS
from appui.widgets.step_sketch import StepSketch
from appui.widgets.tile import IconTile
from appui_core.guides.pupil import PupilGuide
from appui_core.guides.sketch import described, frame_of, sketch_of
from appui_core.messages import Messages

_LEAST: Final = 212
_LEAST_TIGHT: Final = 300
# A drawing lower than this cannot be read.
_LEAST_SKETCH: Final = 340
_REPORT: Final = "report"


class GuideStep(Card):
    """`before()` and `after()` are called for the step before and the next one."""

    def __init__(self, before: Callable[[], None], after: Callable[[], None]) -> None:
        super().__init__()
        space = self.theme.space
        self._last = self._tight = False
        self._words = Words()
        self._icon = "hand"
        self._tile = QHBoxLayout()
        self.place = Small("")
        self.place.set_align("start", middle=True)
        top = QHBoxLayout()
        top.setSpacing(space("m"))
        top.addLayout(self._tile)
        top.addWidget(self.place, 1)
        self.title, self.text = Heading("", 1), Body("", lead=True)
        self.english, self.vary = Small(""), Small("")
        self.site = Site()
        # What the other side may notice, when it can still be thought over; then what comes after the last step.
        self.seen, self.next = Banner("", "warn"), Banner("", "neutral")
        words = QWidget()
        self._column = column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("m"))
        column.addLayout(top)
        for one in (self.title, self.text, self.english, self.vary, self.site, self.seen, self.next):
            column.addWidget(one)
        self._above = column.count()
        column.addStretch(1)
        column.addLayout(self._buttons(before, after))
        column.addStretch(0)
        self.sketch = StepSketch()
        # Where there is no room beside the words, the drawing comes after the buttons.
        self._columns = ColumnsLayout(spacing=space("l"), least_px=_LEAST, stretches=(5, 3), alone_fills=True)
        self._columns.addWidget(words)
        self._columns.addWidget(self.sketch)
        self.body.addLayout(self._columns, 1)

    def _buttons(self, before: Callable[[], None], after: Callable[[], None]) -> FlowLayout:
        self.before = ActionButton("", "back", "secondary")
        self.before.clicked.connect(lambda _checked=False: before())
        self.after = ActionButton("", "", "primary", trailing="arrow")
        self.after.clicked.connect(lambda _checked=False: after())
        self.before.setObjectName("step_before")
        self.after.setObjectName("step_after")
        self._words.bind(self.before.set_text, lambda: translate("Kiosk", "Étape d’avant"))
        self._words.bind(self.after.set_text, self._after_words)
        row = FlowLayout(spacing=self.theme.space("m"))
        row.addWidget(self.before)
        row.addWidget(self.after)
        return row

    def set_room(self, seen_px: int, *, tight: bool) -> None:
        """Fill what is seen of the room, so that the buttons stay where they are from step to step.

        `tight`: there is too little for that; then they follow the words, and what decorates goes.
        """
        self.setMinimumHeight(0 if tight else seen_px)
        if tight != self._tight:
            self._tight = tight
            self._columns.least_px = _LEAST_TIGHT if tight else _LEAST
            self._columns.invalidate()
            self.sketch.centred = tight
            self._column.setStretch(self._above, 0 if tight else 1)
            self._column.setStretch(self._above + 2, 1 if tight else 0)
            self._show_tile()
        around = 2 * self.theme.space("xl")
        self.sketch.set_most(max(seen_px - around, self.theme.px(_LEAST_SKETCH)))

    def show_step(self, told: PupilGuide, index: int, device: str, messages: Messages) -> None:
        """Show a step, from 0; `messages` are those of the language in force."""
        step, count, language = told.steps[index], len(told.steps), messages.language
        self._last = index + 1 == count
        self._words.again()
        self.before.setEnabled(index > 0)
        # No camera, no picture of one: what is kept is sometimes a note.
        self._icon = "pencil" if step.icon == KEEP else STEP_ICONS.get(step.icon, "hand")
        self._show_tile()
        self.place.set_text(translate("Kiosk", "Étape {number} sur {count}").format(number=index + 1, count=count))
        title, text = step_words(step, language)
        for label, words in (
            (self.title, title),
            (self.text, text),
            (self.english, english_words(step, language)),
            (self.vary, vary_words(step)),
            (self.seen, told.seen if index == self._told_at(told) else ""),
            (self.next, told.after if self._last else ""),
        ):
            label.set_text(words)
            label.setVisible(bool(words))
        self.seen.set_state(self.seen.label.text(), "warn" if told.guide.goal == _REPORT else "neutral")
        self.site.show_site(step.url)
        sketch = sketch_of(step, frame_of(told.guide.devices, device), language)
        self.sketch.show_sketch(sketch, described(messages, sketch, step) if sketch else "")

    def _show_tile(self) -> None:
        empty(self._tile)
        if not self._tight:
            self._tile.addWidget(IconTile(self._icon))

    def words(self) -> str:
        """Return the step as one text, for a screen reader."""
        parts = (self.place, self.title, self.text, self.seen.label, self.next.label)
        return ". ".join(part.text().rstrip(".") for part in parts if part.text())

    @staticmethod
    def _told_at(told: PupilGuide) -> int:
        """Return where it is said what the other side may notice: when it can still be thought over."""
        if told.guide.goal != _REPORT:
            return 0
        return next((at for at, step in enumerate(told.steps) if step.icon == "flag"), len(told.steps) - 1)

    def _after_words(self) -> str:
        return translate("Kiosk", "Terminé") if self._last else translate("Kiosk", "Étape suivante")
