"""An address, a path or a hash: text without spaces, which may break anywhere rather than widen the page."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from appui.widgets.labels import PlainLabel

_FLAGS = int(Qt.TextFlag.TextWrapAnywhere) | int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
_TALLEST = 100_000
_MONO = ("DejaVu Sans Mono", "Consolas", "Menlo", "monospace")


class AddressText(PlainLabel):
    """Plain text, shown whole whatever the width; always read from left to right."""

    def __init__(
        self,
        text: str,
        size: str = "small",
        role: str = "muted",
        *,
        strong: bool = False,
        mono: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._mono = mono
        super().__init__(text, size, role, strong=strong, parent=parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def restyle(self) -> None:
        """Take font and colour from the theme anew."""
        super().restyle()
        if self._mono:
            font = self.font()
            font.setFamilies(list(_MONO))
            font.setStyleHint(QFont.StyleHint.Monospace)
            self.setFont(font)

    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """Return room for a few characters: the rest goes below."""
        metrics = self.fontMetrics()
        return QSize(min(8 * metrics.averageCharWidth(), self.sizeHint().width()), metrics.height())

    def heightForWidth(self, width: int) -> int:
        """Return the height needed at a width."""
        area = QRect(0, 0, max(width, 1), _TALLEST)
        return self.fontMetrics().boundingRect(area, _FLAGS, self.text()).height()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole label is painted
        """Paint the text, broken where the line ends."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.theme.colour(self._role))
        painter.drawText(self.contentsRect(), _FLAGS, self.text())


def plain_address(url: str) -> str:
    """Return an address as people read and type it; with its "www.", since not every site answers without."""
    return url.removeprefix("https://").rstrip("/")
