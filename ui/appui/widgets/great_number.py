"""A telephone number in very large type: read from the other side of the room."""

from typing import Final

from PySide6.QtCore import Qt

from appui.theme.lines import UNBROKEN, Lines
from appui.widgets.labels import PlainLabel

_PX: Final = 84
_MOST_PX: Final = 132
_AIR: Final = 1.2


class GreatNumber(PlainLabel):
    """Never broken, and read from left to right in every language."""

    def __init__(self, number: str) -> None:
        super().__init__(number, "display", "call", strong=True)
        self.setWordWrap(False)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def restyle(self) -> None:
        """Take the size from the theme; past a point, larger helps nobody."""
        super().restyle()
        font = self.theme.font_px(_PX, strong=True)
        font.setPixelSize(min(font.pixelSize(), _MOST_PX))
        self.setFont(font)

    def lines(self, width: int) -> Lines:  # noqa: ARG002 - a number never breaks
        """Return the number, off the type scale."""
        return Lines(self.text(), self.font(), UNBROKEN, self.line_px())

    def line_px(self) -> int:
        """Return the number's height."""
        return round(self.font().pixelSize() * _AIR)
