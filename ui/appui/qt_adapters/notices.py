"""A neutral word from the system's own notices, behind `widgets.services.Notices`; only while Appui runs."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

# How long the system may show it, and how long our icon stays so that it can be shown at all.
_SHOWN_MS: Final = 8_000


class TrayNotices(QObject):
    """Shows a notice through a tray icon that goes with the notice, or through the `standing` one.

    `asked`: it was clicked.
    """

    def __init__(
        self,
        icon: Callable[[], QIcon],
        asked: Callable[[], object],
        parent: QObject | None = None,
        *,
        make: Callable[[QObject], QSystemTrayIcon] = QSystemTrayIcon,
        standing: Callable[[], QSystemTrayIcon | None] = lambda: None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._asked, self._make, self._standing = icon, asked, make, standing
        self._tray: QSystemTrayIcon | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_MS)
        self._timer.timeout.connect(self.leave)

    def show(self, title: str, text: str) -> bool:
        """Show a notice; return False where this system has none to offer."""
        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            return False
        self.leave()
        tray = self._standing()
        if tray is None:
            tray = self._tray = self._make(self)
            tray.setIcon(self._icon())
            tray.messageClicked.connect(self._clicked)
            tray.show()
        else:
            # The icon that is there anyway; it stays when the notice goes.
            tray.messageClicked.connect(self._clicked, Qt.ConnectionType.UniqueConnection)
        tray.showMessage(title, text, self._icon(), _SHOWN_MS)
        self._timer.start()
        return True

    def leave(self) -> None:
        """Take icon and notice away."""
        self._timer.stop()
        tray, self._tray = self._tray, None
        if tray is not None:
            tray.hide()
            tray.deleteLater()

    def _clicked(self) -> None:
        self.leave()
        self._asked()
