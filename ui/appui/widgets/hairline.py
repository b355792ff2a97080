"""A hairline between rows."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from appui.theme import paint
from appui.theme.theme import current_theme


class Hairline(QWidget):
    """One line, as wide as what it stands in; it says nothing to a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = current_theme()
        self.setFixedHeight(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole line is painted
        """Paint the line."""
        paint.fill(QPainter(self), QRectF(self.rect()), self.theme.colour("line"))
