"""The bars of a repetition on the screen: full where a screen showed the day, outlined where it was only kept."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from appui.theme import paint
from appui.theme.theme import current_theme
from appui.widgets.announce import announce
from appui_core.cases.repetition_bars import Bar, Bars, Unit, ticks

_HIGH: Final = 190
_FORMATS: Final = {Unit.DAY: "%d/%m/%y", Unit.WEEK: "%d/%m/%y", Unit.MONTH: "%m/%Y", Unit.YEAR: "%Y"}
_WIDEST: Final = 40
_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Home: -1_000_000,
    Qt.Key.Key_End: 1_000_000,
}


class RepetitionPlot(QWidget):
    """Clicked, or walked with the arrow keys, it goes from one bar to the next: `picked` carries which.

    Spans in which nothing was kept are passed over. `words` says a bar; a screen reader hears it.
    """

    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.theme = current_theme()
        self.bars = Bars(Unit.DAY, ())
        self.spoken: tuple[str, ...] = ()
        self.at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.theme.changed.connect(self._restyle)

    def show_bars(self, found: Bars, name: str, spoken: tuple[str, ...]) -> None:
        """Show these; `spoken` has the words of each bar."""
        self.bars, self.spoken, self.at = found, spoken, -1
        self.setAccessibleName(name)
        self.setAccessibleDescription(" ".join(self._said(place) for place in self._full()))
        self._restyle()

    def sizeHint(self) -> QSize:
        """Return the height of the plot and its dates."""
        return QSize(self.theme.px(320), self.theme.px(_HIGH) + self.theme.line_px("small"))

    def minimumSizeHint(self) -> QSize:
        """Return the least in which bars can be told apart."""
        return QSize(self.theme.px(200), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next bar, or to the first or the last."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        full = self._full()
        if full:
            at = full.index(self.at) + step if self.at in full else (0 if step > 0 else len(full) - 1)
            self._pick(full[min(max(at, 0), len(full) - 1)])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick the bar whose span was clicked."""
        left, step = self._scale()
        place = int((event.position().x() - left) // step) if step else -1
        if place in self._full():
            self._pick(place)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole plot is painted
        """Paint scale, bars, dates, and a ring around the bar that was picked."""
        if not self.bars.bars:
            return
        theme, painter = self.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small"))
        left, step = self._scale()
        foot = self.height() - theme.line_px("small") - 4
        marks = ticks(self.bars.highest)
        unit = (foot - theme.line_px("small") / 2) / marks[-1]
        for mark in marks:
            self._paint_mark(painter, mark, left, foot - mark * unit)
        wide = min(float(theme.px(_WIDEST)), step * 0.72)
        for place, bar in enumerate(self.bars.bars):
            x = left + step * place + (step - wide) / 2
            self._paint_bar(painter, bar, QRectF(x, foot - bar.count * unit, wide, bar.count * unit), unit)
            if place == self.at:
                around = QRectF(x - 4, foot - bar.count * unit - 4, wide + 8, bar.count * unit + 6)
                paint.ring(painter, around, 5, theme.colour("focus"), 2.5)
        self._paint_dates(painter, left, step)
        if self.hasFocus() and self.at < 0:
            paint.ring(painter, QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 8, theme.colour("focus"), 2.5)

    def _paint_mark(self, painter: QPainter, mark: int, left: float, y: float) -> None:
        theme, high = self.theme, self.theme.line_px("small")
        painter.setPen(paint.pen(theme.colour("line" if mark else "edge")))
        painter.drawLine(int(left), int(y), self.width(), int(y))
        painter.setPen(paint.pen(theme.colour("muted")))
        area = QRect(0, int(y - high / 2), int(left) - 8, high)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(mark))

    def _paint_bar(self, painter: QPainter, bar: Bar, area: QRectF, unit: float) -> None:
        """Paint what was only kept above what has a shown day; `area` is the whole bar."""
        colour = self.theme.colour("action")
        if bar.shown:
            paint.fill(painter, area.adjusted(0, bar.kept * unit, 0, 0), colour)
        if bar.kept:
            kept = area.adjusted(0.5, 0.5, -0.5, -bar.shown * unit - 0.5)
            painter.fillRect(kept, QBrush(colour, Qt.BrushStyle.BDiagPattern))
            painter.setPen(paint.pen(colour, 1.2))
            painter.drawRect(kept)

    def _paint_dates(self, painter: QPainter, left: float, step: float) -> None:
        pattern, metrics = _FORMATS[self.bars.unit], painter.fontMetrics()
        room = metrics.horizontalAdvance("88/88/88") + self.theme.space("m")
        painter.setPen(paint.pen(self.theme.colour("muted")))
        for place in self.bars.labelled(int((self.width() - left) // room)):
            words = f"{self.bars.bars[place].first:{pattern}}"
            half = metrics.horizontalAdvance(words) / 2
            middle = min(max(left + step * (place + 0.5), left + half), self.width() - half)
            painter.drawText(int(middle - half), self.height() - metrics.descent() - 1, words)

    def _scale(self) -> tuple[float, float]:
        """Return where the first span begins and how wide each is, in pixels."""
        if not self.bars.bars:
            return 0.0, 0.0
        widest = str(ticks(self.bars.highest)[-1])
        left = self.theme.lines(widest, "small").size.width() + 14.0
        return left, (self.width() - left) / len(self.bars.bars)

    def _full(self) -> list[int]:
        return [place for place, bar in enumerate(self.bars.bars) if bar.count]

    def _said(self, place: int) -> str:
        return self.spoken[place] if place < len(self.spoken) else ""

    def _pick(self, place: int) -> None:
        self.at = place
        self.update()
        announce(self, self._said(place))
        self.picked.emit(place)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
