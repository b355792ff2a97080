"""A painter with our fonts and colour roles, in units of the drawing; mirrored where one reads from the right.

Nothing here asks the theme: a kit is taken from it once, on the GUI thread, and may then be used on another.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal, NamedTuple

from PySide6 import QtCore
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPainterPath, QPen

from appui.theme.lines import Align, Lines
from appui.theme.paint import brush
from appui.theme.theme import Theme

_LEADING: Final = 1.28
_OTHER_SIDE: Final[dict[Align, Align]] = {"start": "end", "centre": "centre", "end": "start"}
Look = Literal["screen", "paper"]


class Kit(NamedTuple):
    """Fonts, colours by role, and the direction of reading."""

    regular: QFont
    strong: QFont
    colours: Mapping[str, str]
    mirrored: bool


def kit_of(theme: Theme, look: Look) -> Kit:
    """Return the kit of a theme: the scheme in force on a screen, the light one on paper."""
    scheme = theme.scheme if look == "screen" else "light"
    regular, strong = theme.font("body"), theme.font("body", strong=True)
    for font in (regular, strong):
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        # Glyphs chosen by their neighbours (the colon of "9:00") have no letter of their own: a PDF would lose it.
        font.setFeature(QFont.Tag("calt"), 0)
    return Kit(regular, strong, theme.tokens.colour[scheme], QGuiApplication.isRightToLeft())


class Canvas:
    """Paints into a drawing `width` units wide; every area is given as if read from the left."""

    def __init__(self, painter: QPainter, kit: Kit, width: float) -> None:
        self.painter, self.kit, self.width = painter, kit, width
        # Ten cards say the same words: what was broken into lines, or drawn as a code, once is not made again.
        self._broken: dict[tuple[str, int, int, bool], Lines] = {}
        self._codes: dict[int, QPainterPath] = {}
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def colour(self, role: str) -> QColor:
        """Return the colour of a role."""
        return QColor(self.kit.colours[role])

    def place(self, area: QRectF) -> QRectF:
        """Return where an area lies for this direction of reading."""
        if not self.kit.mirrored:
            return area
        return QRectF(self.width - area.right(), area.top(), area.width(), area.height())

    def panel(self, area: QRectF, fill: str, radius: float = 0.0, edge: str = "", pen: float = 2.0) -> None:
        """Fill a rounded area and outline it."""
        self.painter.setBrush(self.colour(fill) if fill else QtCore.Qt.BrushStyle.NoBrush)
        self.painter.setPen(QPen(self.colour(edge), pen) if edge else QtCore.Qt.PenStyle.NoPen)
        self.painter.drawRoundedRect(self.place(area), radius, radius)

    def text(
        self,
        area: QRectF,
        text: str,
        size: int,
        role: str = "text",
        *,
        strong: bool = False,
        align: Align = "start",
    ) -> float:
        """Write words from the area's top, in lines of like length; return the height that they took."""
        lines = self._balanced(text, size, area.width(), strong=strong)
        side = _OTHER_SIDE[align] if self.kit.mirrored else align
        lines.draw(self.painter, _whole(self.place(area)), self.colour(role), side)
        return float(lines.size.height())

    def middle(
        self,
        area: QRectF,
        text: str,
        size: int,
        role: str = "text",
        *,
        strong: bool = False,
        align: Align = "start",
    ) -> None:
        """Write words halfway down an area."""
        free = area.height() - self.height(text, size, area.width(), strong=strong)
        self.text(area.adjusted(0, free / 2, 0, 0), text, size, role, strong=strong, align=align)

    def height(self, text: str, size: int, width: float, *, strong: bool = False) -> float:
        """Return the height of words broken at a width."""
        return float(self._lines(text, size, width, strong=strong).size.height())

    def fitting(
        self, texts: Iterable[str], room: QRectF, sizes: Sequence[int], *, gap: float = 0.0, strong: bool = False
    ) -> int:
        """Return the largest of the sizes (from large to small) at which the texts stand one below the other."""
        said = list(texts)
        for size in sizes[:-1]:
            needed = sum(self.height(text, size, room.width(), strong=strong) for text in said)
            if needed + gap * max(0, len(said) - 1) <= room.height():
                return size
        return sizes[-1]

    def code(self, area: QRectF, rows: Sequence[Sequence[bool]], quiet: int = 4) -> None:
        """Paint a QR code with its quiet zone, as one shape: many small ones leave hairlines in some viewers."""
        placed = self.place(area)
        cell = placed.width() / (len(rows) + 2 * quiet)
        path = self._codes.get(id(rows))
        if path is None:
            path = self._codes[id(rows)] = _code_path(rows)
        painter = self.painter
        painter.fillRect(placed, self.colour("surface"))
        painter.save()
        painter.translate(placed.left() + quiet * cell, placed.top() + quiet * cell)
        painter.scale(cell, cell)
        painter.fillPath(path, self.colour("text"))
        painter.restore()

    def dot(self, x: float, y: float, radius: float, role: str) -> None:
        """Fill a circle."""
        path = QPainterPath()
        path.addEllipse(self.place(QRectF(x - radius, y - radius, 2 * radius, 2 * radius)))
        # Not `drawEllipse`: a first frame has dots (theme/paint.py).
        self.painter.fillPath(path, brush(self.colour(role)))

    def line(self, x1: float, y1: float, x2: float, y2: float, role: str, width: float) -> None:
        """Draw a straight line."""
        self.painter.setPen(QPen(self.colour(role), width))
        start, end = self.place(QRectF(x1, y1, 0, 0)), self.place(QRectF(x2, y2, 0, 0))
        self.painter.drawLine(QPointF(start.left(), start.top()), QPointF(end.left(), end.top()))

    def _balanced(self, text: str, size: int, width: float, *, strong: bool) -> Lines:
        """Return the words at the narrowest width that needs no further line: no word stands alone in the last."""
        lines = self._lines(text, size, width, strong=strong)
        height, low, high = lines.size.height(), width / 2, width
        while high - low > size / 2:
            middle = (low + high) / 2
            tried = self._lines(text, size, middle, strong=strong)
            # A word wider than the line would stick out, and the height would not tell.
            if tried.size.height() == height and tried.size.width() <= middle + 1:
                lines, high = tried, middle
            else:
                low = middle
        return lines

    def _lines(self, text: str, size: int, width: float, *, strong: bool) -> Lines:
        key = (text, size, round(width), strong)
        found = self._broken.get(key)
        if found is None:
            font = QFont(self.kit.strong if strong else self.kit.regular)
            font.setPixelSize(size)
            found = self._broken[key] = Lines(text, font, round(width), round(size * _LEADING))
        return found


def _code_path(rows: Sequence[Sequence[bool]]) -> QPainterPath:
    """Return the dark modules as one shape, each one unit wide."""
    path = QPainterPath()
    path.setFillRule(QtCore.Qt.FillRule.WindingFill)
    for down, row in enumerate(rows):
        for start, length in _runs(row):
            path.addRect(QRectF(start, down, length, 1))
    return path


def _runs(row: Sequence[bool]) -> Iterable[tuple[int, int]]:
    """Yield where dark modules begin and how many follow without a gap."""
    start = -1
    for at, dark in enumerate((*row, False)):
        if dark and start < 0:
            start = at
        elif not dark and start >= 0:
            yield start, at - start
            start = -1


def _whole(area: QRectF) -> QRect:
    return QRect(round(area.left()), round(area.top()), round(area.width()), round(area.height()))
