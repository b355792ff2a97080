"""The first page of a document, small: what will come out, not a picture of it."""

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from appui.qt_adapters.paper import Paper
from appui.theme import paint
from appui.theme.theme import current_theme

_HEIGHT: Final = 230


class Thumb(QWidget):
    """Paints the page at the theme's size, with a hairline around it; its accessible name is set by its owner."""

    def __init__(self) -> None:
        super().__init__()
        self.theme = current_theme()
        self._paper: Paper | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.theme.changed.connect(self.updateGeometry)

    def set_paper(self, paper: Paper) -> None:
        """Show the first page of a document."""
        self._paper = paper
        self.update()

    def sizeHint(self) -> QSize:
        """Return a height that is the same for every document, so that their words stand in line."""
        side = min(self.theme.px(_HEIGHT), _HEIGHT + 60)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole page is painted
        """Paint ground and page."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        paint.rounded(painter, area, self.theme.tokens.radius["control"], self.theme.colour("sunken"))
        if self._paper is None:
            return
        inside = area.adjusted(12, 12, -12, -12)
        wide, tall = self._paper.units
        scale = min(inside.width() / wide, inside.height() / tall)
        left, top = (self.width() - wide * scale) / 2, (self.height() - tall * scale) / 2
        painter.save()
        painter.translate(left, top)
        painter.scale(scale, scale)
        self._paper.pages[0](painter)
        painter.restore()
        paint.rounded(painter, QRectF(left, top, wide * scale, tall * scale), 0, None, self.theme.colour("line"))
