"""What all windows of the kiosk have in common: they stay, whoever asks.

The first frame of a start needs this: nothing here has a name under `Qt.` (theme/paint.py).
"""

from PySide6.QtGui import QCloseEvent
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
