"""A place to drop files on, and a button for those who don't drag: it asks for files when pressed."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from appui.widgets.buttons import PaintedButton, longest_word, text_height, text_width


class DropZone(PaintedButton):
    """Shows where files may be dropped (the whole page takes them: `drops.Drops`); `clicked` asks for a dialog."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._over = False

    def set_over(self, over: bool) -> None:  # noqa: FBT001 - a slot
        """Look as while files hover over the page."""
        self._over = over
        self.update()

    def natural_width(self) -> int:
        """Return the width at which nothing wraps."""
        return text_width(self.theme.font("small"), self.text()) + 2 * self.theme.space("xl")

    def narrow_width(self) -> int:
        """Return the width below which words would be cut."""
        return longest_word(self.theme.font("small"), self.text()) + 2 * self.theme.space("m")

    def height_at(self, width_px: int) -> int:
        """Return the height needed at a width."""
        text = text_height(self.theme.font("small"), self.text(), width_px - 2 * self.theme.space("m"))
        return text + 2 * self.theme.space("xl")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole zone is painted
        """Paint a dashed edge, or a full one while files hover."""
        theme = self.theme
        painter = QPainter(self)
        radius = theme.tokens.radius["card"]
        self.panel(painter, theme.colour("actionsoft") if self._over else None, None, radius)
        pen = QPen(theme.colour("action" if self._over else "edge"), 2.0 if self._over else 1.0)
        pen.setStyle(Qt.PenStyle.SolidLine if self._over else Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("muted"))
        pad = theme.space("m")
        area = QRect(pad, 0, self.width() - 2 * pad, self.height())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap), self.text())
