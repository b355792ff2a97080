"""A window of the kiosk that stands in front: it fills the screen, and tells when it is there."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent

from appui.qt_adapters.kiosk_stays import StayingWindow


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
