"""One step in a narrow column, read beside the phone or the browser: large words, the sketch, little else."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from appui.pages.report.model import REPORT
from appui.pages.report.notices import notices_at
from appui.pages.report.paper import english_words, vary_words, what_words
from appui.pages.report.parts.origin import GuideOrigin
from appui.pages.report.parts.reason_note import ReasonNote, told_at
from appui.pages.report.parts.site import Site
from appui.pages.report.wording import done_words, step_title
from appui.texts.translate import translate
from appui.theme import paint
from appui.theme.theme import current_theme
from appui.widgets.banner import Banner
from appui.widgets.context import PageContext
from appui.widgets.flow import FlowLayout
from appui.widgets.labels import Body, Heading, Small
from appui.widgets.page import PageScroll
from appui.widgets.step_sketch import StepSketch
from appui.widgets.walk import Walk
from appui.widgets.worded import Worded
from appui_core.guides.reasons import NOT_CAPTURED
from appui_core.guides.sketch import described, frame_of, sketch_of

_BAR = 6
# At 100 % text: the height below which the less needed scrolls with the step, and the least height of a drawing.
_LEAST = 560
_SKETCH = 220


class Progress(QWidget):
    """How far one has come; the words beside it say the same, so it is silent to screen readers."""

    def __init__(self) -> None:
        super().__init__()
        self.theme = current_theme()
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.theme.changed.connect(self.update)

    def set_share(self, share: float) -> None:
        """Show a share, 0 to 1."""
        self._share = share
        self.update()

    def sizeHint(self) -> QSize:
        """Return a thin bar."""
        return QSize(60, _BAR)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole bar is painted
        """Paint the bar, filled from the side where one begins to read."""
        painter, theme = QPainter(self), self.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        paint.rounded(painter, area, _BAR / 2, theme.colour("sunken"), theme.colour("edge"))
        done = QRectF(area)
        done.setWidth(area.width() * self._share)
        if self.isRightToLeft():
            done.moveRight(area.right())
        paint.rounded(painter, done, _BAR / 2, theme.colour("action"))


class BesideView(QWidget):
    """`done`, `back`, `keep` and `different` as on the page; `leave`, then `side` stand below."""

    done = Signal()
    back = Signal()
    keep = Signal()
    different = Signal()

    def __init__(self, ctx: PageContext, leave: QWidget, side: QWidget) -> None:
        super().__init__()
        self._ctx = ctx
        self._last = ""
        self.w = Worded()
        self._theme = current_theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.space("s"))
        self.what = Small("")
        self.place = Small("")
        self.progress = Progress()
        self.page = PageScroll(max_width=420)
        ground = self.page.inner.layout()
        if ground is not None:
            ground.setContentsMargins(0, 0, 0, 0)
        self.title = Heading("", 1)
        self.title.setObjectName("beside_title")
        self.text = Body("", lead=True)
        self.english = Small("")
        self.vary = Small("")
        self.note = Banner("", "warn")
        self.sketch = StepSketch(centred=True)
        self.site = Site(ctx, note=True)
        self.reason = ReasonNote(ctx)
        self.origin = GuideOrigin()
        self.different_button = self.w.button(
            lambda: translate("Report", "Mon écran est différent"), name="beside_different"
        )
        self.different_button.clicked.connect(self.different)
        # What must not be done is read first: `before` ahead of the step's text, the rest ahead of its drawing.
        self.before = Banner("", "warn")
        self._above: tuple[QWidget, ...] = (
            self.reason,
            self.title,
            self.before,
            self.text,
            self.english,
            self.vary,
            self.site,
            self.note,
        )
        for widget in (*self._above, self.sketch, self.origin):
            self.page.body.addWidget(widget)
        self.page.body.addWidget(self.different_button, 0, Qt.AlignmentFlag.AlignLeading)
        self.page.body.setSpacing(self._theme.space("m"))
        self.page.body.addStretch(1)
        for line in (self.what, self.place, self.progress):
            column.addWidget(line)
        column.addWidget(self.page, 1)
        self._buttons = self._make_buttons()
        column.addLayout(self._buttons)
        self._column, self._side, self._ways = column, side, FlowLayout(spacing=0)
        for button in (leave, side):
            self._ways.addWidget(button)
        column.addLayout(self._ways)
        self._theme.changed.connect(self._arrange)

    def _make_buttons(self) -> FlowLayout:
        w = self.w
        row = FlowLayout()
        self.back_button = w.button(lambda: translate("Report", "Retour"), "back", name="beside_back")
        self.done_button = w.button(self._done_words, "check", "primary", "beside_done")
        self.keep_button = w.button(lambda: translate("Report", "Garder une preuve"), "camera", name="beside_keep")
        for button, wish in (
            (self.done_button, self.done),
            (self.back_button, self.back),
            (self.keep_button, self.keep),
        ):
            button.clicked.connect(wish)
            row.addWidget(button)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height anew."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Share the height: where words are large, what is not needed at every step scrolls with it."""
        body, column = self.page.body, self._column
        inside = body.indexOf(self.keep_button) >= 0
        tight = self.height() < self._theme.px(_LEAST)
        if tight and not inside:
            for home, widget in ((column, self.what), (self._buttons, self.keep_button), (self._ways, self._side)):
                home.removeWidget(widget)
            body.insertWidget(0, self.what)
            for widget in (self.keep_button, self._side):
                body.insertWidget(body.count() - 1, widget, 0, Qt.AlignmentFlag.AlignLeading)
        elif inside and not tight:
            for widget in (self.what, self.keep_button, self._side):
                body.removeWidget(widget)
            column.insertWidget(0, self.what)
            self._buttons.addWidget(self.keep_button)
            self._ways.addWidget(self._side)
        width = self.page.viewport().width()
        used = sum(_height(one, width) + body.spacing() for one in self._above if one.isVisibleTo(self.page))
        free = 0 if tight else self.page.viewport().height() - used
        self.sketch.set_most(max(self._theme.px(_SKETCH), free))

    def show_walk(self, walk: Walk) -> None:
        """Show a step."""
        guide, index, language = walk.guide, walk.index, self._ctx.language()
        step, count = guide.steps[index], len(guide.steps)
        title = step_title(step, language)
        self.what.set_text(what_words(guide, "", walk.device))
        self.place.set_text(
            translate("Report", "Étape {number} sur {count}").format(number=index + 1, count=count)
        )
        self.progress.set_share((index + 1) / count)
        self.title.set_text(title)
        self.text.set_text(step.text.removeprefix(f"{title}. "))
        for label, words in ((self.english, english_words(step, language)), (self.vary, vary_words(step))):
            label.set_text(words)
            label.setVisible(bool(words))
        self.site.show_site(step.url, title)
        before = guide.before.removeprefix(f"{title}. ") if index == 0 else ""
        told = [notice.text for notice in notices_at(guide, index)]
        self._last = guide.goal if index + 1 == count else ""
        if self._last and guide.goal != REPORT and guide.after:
            told.append(guide.after)
        self.before.set_state(before, "warn" if guide.goal == REPORT else "neutral")
        self.note.set_text("\n".join(told))
        for banner in (self.before, self.note):
            banner.setVisible(bool(banner.label.text()))
        self.reason.show_reason(told_at(walk.category, step))
        self.origin.show_guide(guide, self._ctx.messages())
        self.different_button.setVisible(bool(guide.variants))
        sketch = sketch_of(step, frame_of(guide.devices, walk.device), language)
        self.sketch.show_sketch(sketch, described(self._ctx.messages(), sketch, step) if sketch else "")
        self.back_button.setEnabled(index > 0)
        # Nothing here offers to capture what is not to be captured.
        self.keep_button.setVisible(walk.category is None or walk.category.situation not in NOT_CAPTURED)
        self.done_button.set_text(self._done_words())
        self.page.verticalScrollBar().setValue(0)
        # Once the words have taken their lines.
        QTimer.singleShot(0, self, self._arrange)

    def _done_words(self) -> str:
        return done_words(self._last)


def _height(widget: QWidget, width: int) -> int:
    return widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()
