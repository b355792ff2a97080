"""The state of a thing in a word with an icon, never by colour alone."""

from typing import Final, Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from appui.theme.theme import current_theme
from appui.widgets.buttons import longest_word, text_height, text_width

TagTone = Literal["neutral", "ok", "warn", "danger", "call", "action"]
SOFT: Final[dict[str, tuple[str, str]]] = {
    "neutral": ("sunken", "muted"),
    "ok": ("oksoft", "ok"),
    "warn": ("warnsoft", "warn"),
    "danger": ("dangersoft", "danger"),
    "call": ("callsoft", "call"),
    "action": ("actionsoft", "action"),
}
_ICON: Final = 15


class Tag(QLabel):
    """A small pill. To a screen reader it is its words."""

    def __init__(
        self, text: str, icon: str = "", tone: TagTone = "neutral", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = current_theme()
        self._icon = icon
        self._tone: TagTone = tone
        self._size = "small"
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.theme.changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take the theme's sizes and colours anew."""
        self.updateGeometry()
        self.update()

    def set_size(self, size: str) -> None:
        """Write in another step of the type scale."""
        self._size = size
        self.restyle()

    def set_text(self, text: str) -> None:
        """Set the words."""
        self.setText(text)
        self.restyle()

    def set_state(self, text: str, icon: str, tone: TagTone) -> None:
        """Set words, icon and tone at once."""
        self._icon, self._tone = icon, tone
        self.set_text(text)

    def sizeHint(self) -> QSize:
        """Return the width of one line, and the height needed at the width it has now."""
        width = text_width(self._font(), self.text()) + self._around()
        return QSize(width, self.heightForWidth(min(width, self.width()) if self.isVisible() else width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the layout that another width may need another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest size at which no word is cut."""
        return QSize(longest_word(self._font(), self.text()) + self._around(), self.theme.px(20))

    def hasHeightForWidth(self) -> bool:
        """Tell the layout that the text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height needed at a width."""
        return text_height(self._font(), self.text(), width - self._around()) + self.theme.space("s")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole tag is painted
        """Paint the pill."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, ink = SOFT[self._tone]
        edged = self.theme.scheme.startswith("contrast")
        painter.setPen(QPen(self.theme.colour(ink)) if edged else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(self.theme.colour(ground))
        radius = min(self.height() / 2, self.theme.px(14))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        pad, icon_px = self._pad(), self.theme.px(_ICON)
        left = pad
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if self._icon:
            at = self.width() - left - icon_px if mirrored else left
            painter.drawPixmap(at, (self.height() - icon_px) // 2, self.theme.pixmap(self._icon, ink, _ICON))
            left += icon_px + self.theme.space("xs") + 2
        area = QRect(left, 0, self.width() - left - pad, self.height())
        if mirrored:
            area.moveLeft(pad)
        painter.setFont(self._font())
        painter.setPen(self.theme.colour(ink))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(area, int(flags) | int(Qt.TextFlag.TextWordWrap), self.text())

    def _font(self) -> QFont:
        return self.theme.font(self._size)

    def _pad(self) -> int:
        return self.theme.space("s") + 2

    def _around(self) -> int:
        icon = self.theme.px(_ICON) + self.theme.space("xs") + 2 if self._icon else 0
        return 2 * self._pad() + icon
