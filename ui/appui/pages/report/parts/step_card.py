"""One step, large: what to do, the word as on the phone, its English, what to mind; its sketch at the side."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from appui.pages.report.model import REPORT
from appui.pages.report.notices import notices_at
from appui.pages.report.paper import english_words, vary_words
from appui.pages.report.parts.reason_note import ReasonNote, told_at
from appui.pages.report.parts.site import Site
from appui.pages.report.wording import done_words, step_title
from appui.texts.translate import translate
from appui.widgets.banner import Banner
from appui.widgets.card import Card
from appui.widgets.context import PageContext
from appui.widgets.flow import ColumnsLayout, FlowLayout
from appui.widgets.labels import Body, Heading, Small
from appui.widgets.step_icons import STEP_ICONS
from appui.widgets.step_sketch import StepSketch
from appui.widgets.tile import IconTile
from appui.widgets.worded import Worded
from appui_core.guides.categories import Category
from appui_core.guides.model import Guide
from appui_core.guides.reasons import NOT_CAPTURED
from appui_core.guides.sketch import Sketch, described, frame_of, sketch_of

_GAP = 24
_LEAST = 212


@dataclass(frozen=True, slots=True)
class Shown:
    """A step to show: `device` as chosen, `category` the other reason, `done`: this setting was noted as done."""

    guide: Guide
    index: int
    device: str = ""
    category: Category | None = None
    reasons: bool = False
    done: bool = False

    @property
    def last(self) -> bool:
        """Whether nothing comes after it."""
        return self.index + 1 >= len(self.guide.steps)


class StepCard(Card):
    """`done` for the next step, `back` for the one before, `keep` for the room "Preuves"."""

    done = Signal()
    back = Signal()
    keep = Signal()
    beside = Signal()
    other_reason = Signal()
    undone = Signal()

    def __init__(self, ctx: PageContext) -> None:
        super().__init__(padding="xl")
        self._ctx = ctx
        self._last = ""
        self.w = Worded()
        words = QWidget()
        self._column = QVBoxLayout(words)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(self.theme.space("m"))
        self.sketch = StepSketch()
        # Where there is no room beside the words the drawing comes after the buttons.
        self.sketch_below = StepSketch(centred=True)
        self._sketch: tuple[Sketch | None, str] = (None, "")
        columns = ColumnsLayout(spacing=_GAP, least_px=_LEAST, stretches=(5, 3))
        columns.addWidget(words)
        columns.addWidget(self.sketch)
        self.body.addLayout(columns, 1)
        self._add_words()
        self._column.addStretch(1)
        self._add_buttons()
        self.body.addWidget(self.sketch_below)
        self.theme.changed.connect(self._place_sketch)

    def _add_words(self) -> None:
        self._tile = IconTile("hand")
        self._tile_row = QHBoxLayout()
        self._tile_row.setSpacing(self.theme.space("m"))
        self._tile_row.addWidget(self._tile)
        self.place = Small("")
        self.place.set_align("start", middle=True)
        self._tile_row.addWidget(self.place, 1)
        self.title = Heading("", 1)
        self.title.setObjectName("step_title")
        self.text = Body("", muted=True, lead=True)
        self.english = Small("")
        self.english.setObjectName("step_english")
        self.vary = Small("")
        self.site = Site(self._ctx, note=True)
        self.before = Banner("", "warn")
        self.reason = ReasonNote(self._ctx)
        self.notices = Banner("", "warn")
        self.after = Banner("", "neutral")
        self._column.addLayout(self._tile_row)
        # What must not be done comes before what is to be done.
        self._column.addWidget(self.reason)
        for block in (self.title, self.before, self.text, self.english, self.vary):
            self._column.addWidget(block)
        for below in (self.site, self.notices, self.after):
            self._column.addWidget(below)

    def _add_buttons(self) -> None:
        w = self.w
        self.back_button = w.button(lambda: translate("Report", "Retour"), "back", name="step_back")
        self.done_button = w.button(self._done_words, "check", "primary", "step_done")
        self.keep_button = w.button(lambda: translate("Report", "Garder une preuve"), "camera", name="step_keep")
        self.beside_button = w.button(lambda: translate("Report", "Garder à côté"), "outside", name="step_beside")
        self.reason_button = w.button(lambda: translate("Report", "Autre motif"), "list", name="step_reason")
        self.undo_button = w.button(
            lambda: translate("Report", "Ce n’est plus réglé"), "", "quiet", name="step_undone"
        )
        row = FlowLayout()
        for button, wish in (
            (self.back_button, self.back),
            (self.done_button, self.done),
            (self.reason_button, self.other_reason),
            (self.keep_button, self.keep),
            (self.beside_button, self.beside),
            (self.undo_button, self.undone),
        ):
            button.clicked.connect(wish)
            row.addWidget(button)
        self.body.addLayout(row)

    def show_step(self, shown: Shown, language: str) -> None:
        """Show a step of a guide."""
        guide, index = shown.guide, shown.index
        step = guide.steps[index]
        self._show_tile(STEP_ICONS.get(step.icon, "hand"))
        self.place.set_text(
            translate("Report", "Étape {number} sur {count}").format(number=index + 1, count=len(guide.steps))
        )
        title = step_title(step, language)
        self.title.set_text(title)
        # The texts of the first step begin with its title.
        self.text.set_text(step.text.removeprefix(f"{title}. "))
        for label, text in ((self.english, english_words(step, language)), (self.vary, vary_words(step))):
            label.set_text(text)
            label.setVisible(bool(text))
        self.site.show_site(step.url, title)
        before = guide.before.removeprefix(f"{title}. ") if index == 0 else ""
        notices = "\n".join(notice.text for notice in notices_at(guide, index))
        after = guide.after if shown.last and guide.goal != REPORT else ""
        for banner, text in ((self.before, before), (self.notices, notices), (self.after, after)):
            banner.set_text(text)
            banner.setVisible(bool(text))
        self.before.set_state(before, "warn" if guide.goal == REPORT else "neutral")
        self.reason.show_reason(told_at(shown.category, step))
        self._show_buttons(shown)
        sketch = sketch_of(step, frame_of(guide.devices, shown.device), language)
        self._sketch = (sketch, described(self._ctx.messages(), sketch, step) if sketch else "")
        self._place_sketch()

    def retranslate(self) -> None:
        """Say the buttons in the language in force; the step itself is shown anew by the page."""
        self.w.again()
        self.reason.retranslate()
        self.site.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the drawing where there is room for it."""
        super().resizeEvent(event)
        self._place_sketch()

    def _place_sketch(self) -> None:
        inner = self.contentsRect().width() - 2 * self.theme.space("xl")
        beside = inner >= 2 * self.theme.px(_LEAST) + _GAP
        here, there = (self.sketch, self.sketch_below) if beside else (self.sketch_below, self.sketch)
        here.show_sketch(*self._sketch)
        there.show_sketch(None, "")

    def _show_buttons(self, shown: Shown) -> None:
        keep = shown.guide.steps[shown.index].icon == "keep"
        self.keep_button.set_tone("primary" if keep else "secondary")
        self.done_button.set_tone("secondary" if keep else "primary")
        self._last = shown.guide.goal if shown.last else ""
        self.done_button.set_text(self._done_words())
        self.reason_button.setVisible(shown.reasons)
        self.undo_button.setVisible(shown.done)
        # Nothing here offers to capture what is not to be captured.
        forbidden = shown.category is not None and shown.category.situation in NOT_CAPTURED
        self.keep_button.setVisible(not forbidden)

    def _done_words(self) -> str:
        return done_words(self._last)

    def _show_tile(self, icon: str) -> None:
        self._tile_row.removeWidget(self._tile)
        self._tile.hide()
        self._tile.deleteLater()
        self._tile = IconTile(icon)
        self._tile_row.insertWidget(0, self._tile)
