"""The few shapes that a sketch is made of, on a painter that may be mirrored: bars, discs, words, rings."""

from collections.abc import Sequence
from typing import Final, Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from appui.widgets.sketch_paint.look import Look

Align = Literal["start", "centre"]
_SOFT: Final = frozenset({"sunken", "line", "edge", "actionsoft"})
# Icons that point somewhere, and so the other way where one reads from the right.
_TURNED: Final = frozenset({"back", "share", "send"})


class Canvas:
    """All rectangles are given as if read from the left; `mirrored` turns each about the middle of `area`."""

    def __init__(self, painter: QPainter, area: QRectF, look: Look, *, mirrored: bool) -> None:
        self.painter, self.area, self.look, self.mirrored = painter, area, look, mirrored
        self.unit = look.text_px

    def flip(self, box: QRectF) -> QRectF:
        """Return where a rectangle really lies."""
        if not self.mirrored:
            return QRectF(box)
        left = self.area.left() + self.area.right() - box.right()
        return QRectF(left, box.top(), box.width(), box.height())

    def box(self, box: QRectF, radius: float, fill: str, edge: str = "", width: float = 1.0) -> None:
        """Draw a rounded rectangle; `fill` or `edge` may be empty."""
        fill, edge = self._seen(fill, edge)
        self._pen(edge, width)
        self.painter.setBrush(QBrush(self.look.colour(fill)) if fill else Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(self.flip(box), radius, radius)

    def sheet(self, box: QRectF, radius: float) -> None:
        """Draw a sheet that comes from below: only its upper corners are round."""
        shape = QPainterPath()
        shape.addRoundedRect(self.flip(box.adjusted(0, 0, 0, radius)), radius, radius)
        self._pen("line", 1.0)
        self.painter.setBrush(QBrush(self.look.colour("surface")))
        self.painter.drawPath(shape)

    def disc(self, box: QRectF, fill: str, edge: str = "", width: float = 1.0) -> None:
        """Draw a disc: an avatar, or an icon that nobody knows."""
        fill, edge = self._seen(fill, edge)
        self._pen(edge, width)
        self.painter.setBrush(QBrush(self.look.colour(fill)) if fill else Qt.BrushStyle.NoBrush)
        self.painter.drawEllipse(self.flip(box))

    def bar(self, left: float, middle: float, width: float, *, thick: float = 0.5, role: str = "line") -> None:
        """Draw a bar that stands for words; `middle` is its height's middle, `thick` in letters."""
        height = self.unit * thick
        self.box(QRectF(left, middle - height / 2, width, height), height / 2, role)

    def line(self, left: float, right: float, at: float) -> None:
        """Draw a hairline across."""
        box = self.flip(QRectF(left, at, right - left, 0))
        self._pen("line", 1.0)
        self.painter.drawLine(box.topLeft(), box.topRight())

    def ring(self, box: QRectF, radius: float, *, sure: bool, fill: bool = True) -> None:
        """Ring the target; dashed where the word may vary."""
        pen = QPen(self.look.colour("call"), max(2.0, self.unit * 0.17))
        if not sure:
            pen.setStyle(Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([3.2, 2.0])
        self.painter.setPen(pen)
        self.painter.setBrush(QBrush(self.look.colour("callsoft")) if fill else Qt.BrushStyle.NoBrush)
        inner = pen.widthF() / 2
        self.painter.drawRoundedRect(self.flip(box).adjusted(inner, inner, -inner, -inner), radius, radius)

    def icon(self, name: str, role: str, box: QRectF) -> None:
        """Draw an icon."""
        turned = self.mirrored and name in _TURNED
        self.look.icon(self.painter, name, role, self.flip(box), mirrored=turned)

    def words(self, box: QRectF, lines: Sequence[str], font: QFont, role: str, align: Align = "start") -> None:
        """Draw lines of words, one below the other, in the middle of the height."""
        real, metrics = self.flip(box), QFontMetricsF(font)
        each = line_height(font)
        top = real.top() + (real.height() - each * len(lines)) / 2
        self.painter.setFont(font)
        self.painter.setPen(self.look.colour(role))
        for text in lines:
            free = real.width() - metrics.horizontalAdvance(text)
            share = 0.5 if align == "centre" else 1.0 if self.mirrored else 0.0
            at = QRectF(real.left() + free * share, top, real.width(), each)
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
            self.painter.drawText(at, int(flags) | int(Qt.TextFlag.TextDontClip), text)
            top += each

    def _seen(self, fill: str, edge: str) -> tuple[str, str]:
        """Return fill and edge so that a soft shape can be seen in high contrast too."""
        if self.look.bare and not edge and fill in _SOFT:
            return "surface", "line"
        return fill, edge

    def _pen(self, role: str, width: float) -> None:
        if role:
            self.painter.setPen(QPen(self.look.colour(role), width))
        else:
            self.painter.setPen(Qt.PenStyle.NoPen)


def line_height(font: QFont) -> float:
    """Return the height of a line with some air."""
    return font.pixelSize() * 1.3


def broken(text: str, font: QFont, width: float, most: int = 2) -> list[str]:
    """Return a text broken between words into at most `most` lines, the last one cut short where it must be."""
    metrics = QFontMetricsF(font)
    lines: list[str] = []
    rest = text.split(" ")
    while rest and len(lines) < most:
        count = 1
        while count < len(rest) and metrics.horizontalAdvance(" ".join(rest[: count + 1])) <= width:
            count += 1
        if len(lines) == most - 1:
            count = len(rest)
        lines.append(metrics.elidedText(" ".join(rest[:count]), Qt.TextElideMode.ElideRight, width))
        rest = rest[count:]
    return lines


def widest(lines: Sequence[str], font: QFont) -> float:
    """Return the width of the longest line."""
    metrics = QFontMetricsF(font)
    return max((metrics.horizontalAdvance(line) for line in lines), default=0.0)
