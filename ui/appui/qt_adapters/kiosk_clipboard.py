"""What a visit put on the clipboard, or selected, goes with it; what lay there before the visit stays.

The kiosk copies nothing. But a tool of the desktop may, and the next pupil could paste it.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication


class KioskClipboard(QObject):
    """Notes every change from its making on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changed: set[QClipboard.Mode] = set()
        QGuiApplication.clipboard().changed.connect(self._changed.add)

    def begin(self) -> None:
        """Forget what changed until now: it is not this visit's."""
        self._changed.clear()

    def clear(self) -> None:
        """Empty each clipboard that changed since, whoever owns it."""
        clipboard = QGuiApplication.clipboard()
        for mode in tuple(self._changed):
            clipboard.clear(mode)
        self._changed.clear()
