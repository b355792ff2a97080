"""Words broken into lines with air between them, measured and drawn without naming anything under `Qt.`."""

from typing import Final, Literal

from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout

Align = Literal["start", "centre", "end"]
_SHARE: Final = {"start": 0.0, "centre": 0.5, "end": 1.0}
# Wider than any screen: lines break only where the text says so.
UNBROKEN: Final = 1_000_000


class Lines:
    """One text in one font, broken at one width (pixels), `line_px` from line to line."""

    __slots__ = ("_layout", "_line_px", "size")

    def __init__(self, text: str, font: QFont, width: int, line_px: int) -> None:
        layout = QTextLayout(text.replace("\n", "\u2028"), font)
        layout.beginLayout()
        widest, count, room = 0.0, 0, float(max(width, 1))
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            widest = max(widest, line.naturalTextWidth())
            count += 1
        layout.endLayout()
        self._layout = layout
        self._line_px = line_px
        self.size = QSize(int(widest) + 1, line_px * count if text else 0)

    def draw(
        self, painter: QPainter, area: QRect, colour: QColor, align: Align = "start", *, middle: bool = False
    ) -> None:
        """Draw into an area; `middle` puts the lines halfway down. The start is right when mirrored.

        A widget whose palette has the colour already (`Theme.ink`) hands it to its painter: that spares `setPen`,
        which no first frame may call (theme/paint.py).
        """
        if painter.pen().color() != colour:
            painter.setPen(colour)
        layout = self._layout
        top = float(area.top() + (max(0, area.height() - self.size.height()) // 2 if middle else 0))
        share = _SHARE[align]
        if painter_is_mirrored(painter):
            share = 1.0 - share
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            free = area.width() - line.naturalTextWidth()
            # Right-to-left text already lies at the right of the width it was broken at.
            left = area.left() + free * share - line.naturalTextRect().left()
            line.draw(painter, QPointF(left, top + (self._line_px - line.height()) / 2))
            top += self._line_px


def painter_is_mirrored(painter: QPainter) -> bool:
    """Tell whether the widget being painted reads from the right."""
    device = painter.device()
    return bool(getattr(device, "isRightToLeft", lambda: False)())
