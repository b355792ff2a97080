"""On or off: a real check box with our own picture, large enough to touch, its words wrapping."""

from typing import Final

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from appui.theme import paint
from appui.theme.theme import current_theme
from appui.widgets.buttons import by_keyboard, longest_word, text_width

_BOX: Final = 20
_LEAST: Final = 36


class Switch(QCheckBox):
    """The accessible name is the text; `set_help` adds a line below it that is read too."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.theme = current_theme()
        self._help = ""
        self._ring = False
        self.theme.warmth.later(self._dress)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setPalette(self.theme.ink("text"))
        self.theme.changed.connect(self.restyle)

    def _dress(self) -> None:
        # macOS would otherwise leave check boxes out of the tab order.
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.StrongFocus)
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)

    def restyle(self) -> None:
        """Take text size and colours anew."""
        self.setPalette(self.theme.ink("text"))
        self.updateGeometry()
        self.update()

    def set_text(self, text: str) -> None:
        """Set the words."""
        self.setText(text)
        self.restyle()

    def set_help(self, text: str) -> None:
        """Set the line of help below the words."""
        self._help = text
        self.setAccessibleDescription(text)
        self.restyle()

    def sizeHint(self) -> QSize:
        """Return the width at which the words do not wrap, and the height needed at the width it has now."""
        width = text_width(self.theme.font(), self.text()) + self._start() + 2
        # A fixed height is also the greatest that box layouts give: it has to follow the wrapping.
        return QSize(width, self.heightForWidth(min(width, self.width()) if self.isVisible() else width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the layout that another width may need another height."""
        super().resizeEvent(event)
        before, now = event.oldSize().width(), event.size().width()
        if before != now and (before <= 0 or self.heightForWidth(now) != self.heightForWidth(before)):
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest size at which no word is cut."""
        words = max(
            longest_word(self.theme.font(), self.text()), longest_word(self.theme.font("small"), self._help)
        )
        return QSize(words + self._start(), self.theme.px(_BOX))

    def hasHeightForWidth(self) -> bool:
        """Tell the layout that the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height needed at a width."""
        room = width - self._start()
        height = self.theme.lines(self.text(), "body", room).size.height() + self.theme.space("s")
        if self._help:
            height += self.theme.lines(self._help, "small", room).size.height() + self.theme.space("xs")
        return max(height, _LEAST)

    def hitButton(self, pos: QPoint) -> bool:
        """Take clicks on box, words and help alike."""
        return self.rect().contains(pos)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when the keyboard brought the focus."""
        self._ring = self.theme.warmth.warm and by_keyboard(event)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Bring the ring back with any key."""
        self._ring = True
        super().keyPressEvent(event)
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Repaint under the mouse."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Repaint once the mouse has left."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole switch is painted
        """Paint box, words and help."""
        theme, mirrored = self.theme, self.isRightToLeft()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, room = theme.px(_BOX), self.width() - self._start()
        first = theme.lines(self.text(), "body", room).size.height()
        line = min(first, theme.px(22))
        rest = theme.lines(self._help, "small", room).size.height() + theme.space("xs") if self._help else 0
        top = (self.height() - first - rest) // 2
        box = QRectF(self.width() - side - 3 if mirrored else 3, top + (line - side) / 2, side, side)
        on = self.isChecked()
        fill, edge = "action" if on else "surface", "action" if on or self.underMouse() else "edge"
        paint.rounded(painter, box.adjusted(1, 1, -1, -1), 5, theme.colour(fill))
        paint.ring(painter, box.adjusted(1, 1, -1, -1), 5, theme.colour(edge), 1.5)
        if self.isChecked():
            size = theme.px(16)
            at = box.center().toPoint() - QPoint(size // 2 - 1, size // 2 - 1)
            painter.drawPixmap(at, theme.pixmap("check", "onaction", 16))
        if self._ring and self.hasFocus():
            paint.ring(painter, box.adjusted(-1.5, -1.5, 1.5, 1.5), 7, theme.colour("focus"), 2.5)
        left = 0 if mirrored else self._start()
        role = "text" if self.isEnabled() else "muted"
        colour = theme.colour(role)
        theme.lines(self.text(), "body", room).draw(painter, QRect(left, top, room, first), colour)
        if self._help:
            below = QRect(left, top + first + theme.space("xs"), room, rest)
            theme.lines(self._help, "small", room).draw(painter, below, theme.colour("muted"))

    def _start(self) -> int:
        return self.theme.px(_BOX) + 6 + self.theme.space("s")
