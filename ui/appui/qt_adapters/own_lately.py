"""Where windows of ours were a moment ago: a compositor may still fade out what nothing here knows any more."""

from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, QRect, Qt, Slot
from PySide6.QtGui import QGuiApplication, QWindow

# Longer than any compositor takes to fade a window out.
MOMENT_MS: Final = 1_000


class Lately(QObject):
    """Takes notice of our windows, menus too, as they get the keyboard; one that goes is remembered for a moment.

    No filter on the whole program: that would be asked about every event of every widget.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gone: list[tuple[QRect, QElapsedTimer]] = []
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._take_notice)
            self._take_notice()

    def places(self) -> list[QRect]:
        """Return where windows were that went within the last moment, logical."""
        self._gone = [one for one in self._gone if one[1].elapsed() <= MOMENT_MS]
        return [place for place, _since in self._gone]

    @Slot()
    def _take_notice(self) -> None:
        for window in QGuiApplication.topLevelWindows():
            window.visibleChanged.connect(self._changed, Qt.ConnectionType.UniqueConnection)

    @Slot(bool)
    def _changed(self, visible: bool) -> None:  # noqa: FBT001 - the signal's own form
        window = self.sender()
        if visible or not isinstance(window, QWindow):
            return
        self.places()  # forgets those of long ago
        since = QElapsedTimer()
        since.start()
        self._gone.append((window.frameGeometry(), since))
