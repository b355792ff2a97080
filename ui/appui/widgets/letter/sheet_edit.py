"""A text to read and change as a whole: it is as high as its lines, so that the page scrolls and not the field."""

from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from appui.theme.theme import current_theme

_LEAST_LINES: Final = 8


class SheetEdit(QPlainTextEdit):
    """Plain text; Tab leaves it. `moved`: somebody writes at another place (`cursor_in`)."""

    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = current_theme()
        self._around = 2 * self.frameWidth()
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.cursorPositionChanged.connect(self._tell_cursor)
        self.theme.changed.connect(self._restyle)
        self._restyle()

    def set_text(self, text: str) -> None:
        """Show another text; what was written before can't be brought back by Ctrl+Z."""
        self.setPlainText(text)

    def text(self) -> str:
        """Return the text as it stands; unlike `toPlainText` it keeps no-break spaces, which French needs."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the lines are at this width."""
        super().resizeEvent(event)
        # Only here both are of one moment: hidden, the inner one is resized later.
        self._around = max(0, self.height() - self.viewport().height())
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys that turn pages to the page: all of this text is shown already."""
        if event.key() in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            event.ignore()
            return
        super().keyPressEvent(event)

    def _restyle(self) -> None:
        self.setFont(self.theme.font("body"))
        self._fit()

    def _fit(self) -> None:
        # A plain document counts its height in lines.
        lines = max(_LEAST_LINES, round(self.document().documentLayout().documentSize().height()))
        height = round(lines * QFontMetricsF(self.font()).lineSpacing() + 2 * self.document().documentMargin())
        self.setFixedHeight(height + self._around + 1)

    def cursor_in(self, around: QWidget) -> QRect:
        """Return where somebody writes, in the coordinates of a widget around this one."""
        place = self.cursorRect()
        return QRect(self.viewport().mapTo(around, place.topLeft()), place.size())

    def _tell_cursor(self) -> None:
        if self.hasFocus():
            self.moved.emit()
