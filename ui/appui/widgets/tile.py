"""An icon on a soft square: the picture of a door or of a choice; decoration, silent to screen readers."""

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from appui.theme import paint
from appui.theme.theme import current_theme

_SIDE: Final = 52
_ICON: Final = 25


class IconTile(QWidget):
    """`tone` is a colour role with a soft ground: action, call, danger, ok, warn."""

    def __init__(self, icon: str, tone: str = "action", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = current_theme()
        self._icon = icon
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the tile's size."""
        side = self.theme.px(_SIDE)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole tile is painted
        """Paint tile and icon."""
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edged = theme.scheme.startswith("contrast")
        edge = theme.colour(self._tone) if edged else None
        radius = theme.tokens.radius["control"] + 2
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        paint.rounded(painter, area, radius, theme.colour(f"{self._tone}soft"), edge)
        size = theme.px(_ICON)
        at = (self.width() - size) // 2
        painter.drawPixmap(at, at, theme.pixmap(self._icon, self._tone, _ICON))
