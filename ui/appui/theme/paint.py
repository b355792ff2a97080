"""Painting without the names under `Qt.`: asking for any of them builds some 130 enums, 15 ms of a start.

Measured with PySide6 6.12: `setPen`, `setBrush`, `fillRect` and every `Qt.Something` pay that once; what is used
here does not. Code that runs only after the first frame may use what it likes.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPalette, QPen

# Qt.TextFlag.TextWordWrap by number, because its name lives under `Qt.` (see above).
WRAP: Final = 0x1000


def brush(colour: QColor) -> QBrush:
    """Return a solid brush."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, colour)
    return palette.brush(QPalette.ColorRole.Window)


def pen(colour: QColor, width: float = 1.0) -> QPen:
    """Return a solid pen; `width` in logical pixels."""
    made = QPen()
    made.setColor(colour)
    made.setWidthF(width)
    return made


def rounded(
    painter: QPainter, area: QRectF, radius: float, fill: QColor | None = None, edge: QColor | None = None
) -> None:
    """Fill and outline a rounded rectangle; the outline is one pixel wide and should lie on half pixels."""
    path = QPainterPath()
    path.addRoundedRect(area, radius, radius)
    if fill is not None:
        painter.fillPath(path, brush(fill))
    if edge is not None:
        painter.strokePath(path, pen(edge))


def ring(painter: QPainter, area: QRectF, radius: float, colour: QColor, width: float) -> None:
    """Outline a rounded rectangle."""
    path = QPainterPath()
    path.addRoundedRect(area, radius, radius)
    painter.strokePath(path, pen(colour, width))


def fill(painter: QPainter, area: QRectF, colour: QColor) -> None:
    """Fill a rectangle."""
    path = QPainterPath()
    path.addRect(area)
    painter.fillPath(path, brush(colour))


class Warmth:
    """Puts off what need not happen before the first frame; once warm, everything happens at once."""

    def __init__(self) -> None:
        self.warm = True
        self._waiting: list[Callable[[], None]] = []

    def cool(self) -> None:
        """Put off what comes from now on: a window is about to be built for the first time."""
        self.warm = False

    def later(self, act: Callable[[], None]) -> None:
        """Do something now when warm, else after the first frame."""
        if self.warm:
            act()
        else:
            self._waiting.append(act)

    def heat(self) -> None:
        """Do what was put off, in order: the first frame is there."""
        self.warm = True
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            act()
