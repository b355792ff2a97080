"""Tells when somebody touches one of our windows: a key, a button, the wheel, a finger. Nothing is looked into."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_TOUCHES: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class InputWatch(QObject):
    """Watches whichever of our windows has the keyboard, and those that had it."""

    touched = Signal()

    def watch(self, app: QGuiApplication) -> None:
        """Watch the window that has the keyboard, now and whenever another gets it."""
        app.focusWindowChanged.connect(self.watch_window)
        self.watch_window(app.focusWindow())

    def watch_window(self, window: QWindow | None) -> None:
        """Watch one window; watching it twice changes nothing."""
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
            self.touched.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - one rule for all windows
        """Take notice and let every event through."""
        if event.type() in _TOUCHES:
            self.touched.emit()
        return False
