"""The scrolling ground of a page: a column of readable width that starts where the header's title does."""

from typing import Final

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from appui.theme.theme import current_theme

_HINT: Final = 400


def page_margin() -> int:
    """Return the space at both sides of a page; what stands around one keeps it too."""
    theme = current_theme()
    return theme.space("xl") + theme.space("l")


class PageScroll(QScrollArea):
    """Put the page into `body`; `max_width` in pixels at 100 % text. What gets the focus is scrolled into view."""

    def __init__(self, max_width: int = 1260, parent: QWidget | None = None, *, margin: str = "xl") -> None:
        self._ever_shown = False
        super().__init__(parent)
        self.theme = current_theme()
        self._max_width = max_width
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.theme.warmth.later(self._leave_keyboard)
        self.inner = QWidget()
        self.inner.setObjectName("scrolled")
        across = QHBoxLayout(self.inner)
        pad = self.theme.space(margin)
        across.setContentsMargins(
            pad + self.theme.space("l"), self.theme.space("s"), pad + self.theme.space("l"), pad
        )
        self.column = QWidget()
        self.column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.body = QVBoxLayout(self.column)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(self.theme.space("l"))
        # A stretch this large keeps the column at its greatest width before the room beside it gets any.
        across.addWidget(self.column, 1000)
        across.addStretch(1)
        self.setWidget(self.inner)
        self._fit()
        self.theme.changed.connect(self._fit)
        if not self.theme.sheet:
            self._dress()
            self.theme.changed.connect(self._dress)

    def event(self, event: QEvent) -> bool:
        """Measure nothing before the first time it is shown.

        A page is told of a new style when it is put in its place, and Qt then measures all of it: a fifth of the
        time that a new view takes.
        """
        if event.type() == QEvent.Type.StyleChange and not self._ever_shown:
            return QAbstractScrollArea.event(self, event)
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Come to the front: from now on it is measured whenever Qt wants."""
        self._ever_shown = True
        super().showEvent(event)

    def sizeHint(self) -> QSize:
        """Return a modest size: a page takes what the window gives, measuring all of it would be for nothing."""
        return QSize(_HINT, _HINT)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's name and type
        """Move the focus, then bring what got it into view."""
        moved = super().focusNextPrevChild(next)
        focused = self.focusWidget()
        if moved and focused is not None:
            self.ensureWidgetVisible(focused, 24, 24)
        return moved

    def _leave_keyboard(self) -> None:
        # The controls take the keyboard; a ground that takes it too only adds a stop that shows nothing.
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)

    def _dress(self) -> None:
        """Do by hand what the application's sheet says of a scrolling ground."""
        for ground in (self.viewport(), self.inner):
            ground.setAutoFillBackground(False)
        sheet = self.theme.scroll_sheet()
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setStyleSheet(sheet)

    def _fit(self) -> None:
        self.column.setMaximumWidth(self.theme.px(self._max_width))
