"""A way in stations: what is behind, where one stands, what may come; the state is never colour alone."""

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from appui.texts.translate import translate
from appui.theme import paint
from appui.theme.theme import current_theme
from appui.widgets.buttons import longest_word

State = Literal["done", "current", "to_come"]
_DOT: Final = 18
_LEAST: Final = 104
_LINE: Final = 3


class Station(NamedTuple):
    """One station: its word, a short line below it, and how far it is."""

    label: str
    detail: str
    state: State


class Timeline(QWidget):
    """Side by side where the words have room, else one below the other. Screen readers get it as one sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = current_theme()
        self.stations: tuple[Station, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.theme.changed.connect(self._restyle)

    def set_stations(self, stations: Sequence[Station]) -> None:
        """Show these stations, the first one first."""
        self.stations = tuple(stations)
        self.setAccessibleName(translate("Timeline", "Où en est ce signalement"))
        self.setAccessibleDescription(" ".join(_spoken(one) for one in self.stations))
        self._restyle()

    def side_by_side(self, width_px: int) -> bool:
        """Tell whether there is room for all of them in one row."""
        return bool(self.stations) and width_px // len(self.stations) >= self._least()

    def hasHeightForWidth(self) -> bool:
        """Tell the layout that the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height needed at a width."""
        if not self.stations:
            return 0
        if self.side_by_side(width):
            room = width // len(self.stations) - self.theme.space("s")
            return (
                self._dot() + self.theme.space("s") + max(self._words_height(one, room) for one in self.stations)
            )
        return sum(self._row_height(one, width) for one in self.stations)

    def sizeHint(self) -> QSize:
        """Return the size of one row."""
        width = self._least() * len(self.stations)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest size at which no word is cut."""
        return QSize(self._indent() + self._longest(), self._dot())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole line is painted
        """Paint line, dots and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.side_by_side(self.width()):
            self._paint_row(painter)
        else:
            self._paint_column(painter)

    def _paint_row(self, painter: QPainter) -> None:
        each, dot = self.width() // len(self.stations), self._dot()
        for number, one in enumerate(self.stations):
            start = number * each
            if number + 1 < len(self.stations):
                ahead = self.stations[number + 1].state != "to_come"
                line = QRectF(start + dot, (dot - _LINE) / 2, each - dot, _LINE)
                paint.fill(painter, self._mirror(line), self.theme.colour("ok" if ahead else "edge"))
            self._paint_dot(painter, self._mirror(QRectF(start, 0, dot, dot)), one.state)
            area = QRectF(start, dot + self.theme.space("s"), each - self.theme.space("s"), self.height())
            self._paint_words(painter, self._mirror(area).toRect(), one)

    def _paint_column(self, painter: QPainter) -> None:
        top, dot = 0, self._dot()
        for number, one in enumerate(self.stations):
            height = self._row_height(one, self.width())
            if number + 1 < len(self.stations):
                ahead = self.stations[number + 1].state != "to_come"
                line = QRectF((dot - _LINE) / 2, top + dot + 2, _LINE, height - dot)
                paint.fill(painter, self._mirror(line), self.theme.colour("ok" if ahead else "edge"))
            self._paint_dot(painter, self._mirror(QRectF(0, top + 2, dot, dot)), one.state)
            area = QRectF(self._indent(), top, self.width() - self._indent(), height)
            self._paint_words(painter, self._mirror(area).toRect(), one)
            top += height

    def _paint_dot(self, painter: QPainter, area: QRectF, state: State) -> None:
        theme = self.theme
        inner = area.adjusted(1, 1, -1, -1)
        if state == "to_come":
            paint.rounded(painter, inner, inner.width() / 2, theme.colour("surface"))
            paint.ring(painter, inner, inner.width() / 2, theme.colour("edge"), 1.5)
            return
        paint.rounded(painter, inner, inner.width() / 2, theme.colour("ok" if state == "done" else "action"))
        if state == "done":
            side = inner.width()
            tick = QPainterPath(QPointF(inner.left() + side * 0.27, inner.top() + side * 0.52))
            tick.lineTo(inner.left() + side * 0.44, inner.top() + side * 0.68)
            tick.lineTo(inner.left() + side * 0.74, inner.top() + side * 0.35)
            painter.strokePath(tick, paint.pen(theme.colour("surface"), max(1.5, side / 9)))
        else:
            hole = inner.width() * 0.3
            paint.rounded(painter, inner.adjusted(hole, hole, -hole, -hole), hole, theme.colour("surface"))

    def _paint_words(self, painter: QPainter, area: QRect, one: Station) -> None:
        theme, strong = self.theme, one.state == "current"
        label = theme.lines(one.label, "body", area.width(), strong=strong)
        label.draw(painter, area, theme.colour("text"))
        if one.detail:
            detail = theme.lines(one.detail, "small", area.width())
            detail.draw(painter, area.adjusted(0, label.size.height(), 0, 0), theme.colour("muted"))

    def _words_height(self, one: Station, room: int) -> int:
        label = self.theme.lines(one.label, "body", room, strong=one.state == "current").size.height()
        return label + (self.theme.lines(one.detail, "small", room).size.height() if one.detail else 0)

    def _row_height(self, one: Station, width: int) -> int:
        return max(self._words_height(one, width - self._indent()), self._dot()) + self.theme.space("m")

    def _longest(self) -> int:
        body, small = self.theme.font(strong=True), self.theme.font("small")
        words = [longest_word(body, one.label) for one in self.stations]
        return max([*words, *(longest_word(small, one.detail) for one in self.stations)], default=0)

    def _least(self) -> int:
        return max(self.theme.px(_LEAST), self._longest() + self.theme.space("s"))

    def _indent(self) -> int:
        return self._dot() + self.theme.space("m")

    def _dot(self) -> int:
        return self.theme.px(_DOT)

    def _mirror(self, area: QRectF) -> QRectF:
        if not self.isRightToLeft():
            return area
        return QRectF(self.width() - area.right(), area.top(), area.width(), area.height())

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


def _spoken(one: Station) -> str:
    said = {
        "done": translate("Timeline", "fait"),
        "current": translate("Timeline", "en cours"),
        "to_come": translate("Timeline", "à venir"),
    }[one.state]
    words = f"{one.label} {one.detail}".strip()
    return f"{words} ({said})."
