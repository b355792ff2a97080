"""What windows of the kiosk have in common: they stay, whoever asks, and the one in front fills the screen."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QWidget


class StayingWindow(QWidget):
    """Only `leave` closes it."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Appui")
        self._leaving = False

    def leave(self) -> None:
        """Let the window close: the exit said so."""
        self._leaving = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay, whoever asks (Alt+F4, the desktop), unless the exit said so."""
        if self._leaving:
            super().closeEvent(event)
        else:
            event.ignore()


class FrontWindow(StayingWindow):
    """Fills the screen when it is to; `first_painted` comes once its first frame is there."""

    first_painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowFlags(
            Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        )
        self._painted = False

    def come_forward(self) -> None:
        """Fill the screen, above everything."""
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()
        self.raise_()
        self.activateWindow()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the first frame is there."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.first_painted.emit)
