"""A white sheet of paper on the page's ground, with a hairline and almost no shadow."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from appui.theme import paint
from appui.theme.theme import current_theme


class Card(QFrame):
    """A group of things that belong together; put them into `body`. `ground` is a colour role."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        ground: str = "surface",
        padding: str = "xl",
        line: str = "line",
    ) -> None:
        super().__init__(parent)
        self.theme = current_theme()
        self._ground = ground
        self._line = line
        pad = self.theme.space(padding)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(pad, pad, pad, pad)
        self.body.setSpacing(self.theme.space("m"))
        self.theme.changed.connect(self.update)

    def set_ground(self, ground: str) -> None:
        """Paint the card in another role."""
        self._ground = ground
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole card is painted
        """Paint ground and hairline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = self.theme.tokens.radius["card"]
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        # In high contrast the soft grounds are gone, so the line has to carry the shape.
        shown = self._line or ("line" if self.theme.scheme.startswith("contrast") else "")
        edge = self.theme.colour(shown) if shown else None
        paint.rounded(painter, area, radius, self.theme.colour(self._ground), edge)
