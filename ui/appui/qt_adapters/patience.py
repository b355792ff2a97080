"""Waiting on the GUI thread without blocking it: the event loop runs until an answer is there or is not wanted."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

# Between two turns Python sees its own signals: Ctrl-C ends the wait.
_TICK_MS: Final = 200


class Patience(QObject):
    """`wait` returns once `answered` says so.

    A person gives up by coming back to a window of ours (our windows are hidden meanwhile, and a second start of
    Appui brings them forward), or by ending the program.
    """

    def __init__(self, answered: Callable[[], bool]) -> None:
        super().__init__()
        self._answered = answered
        self._loop = QEventLoop(self)
        self._came_back = False

    def look(self) -> None:
        """Ask `answered` now: something has happened."""
        self._loop.quit()

    def wait(self, limit_s: float) -> bool:
        """Return True with an answer, False when the person gave up or the time was over."""
        application = QGuiApplication.instance()
        timer = QTimer(self)
        timer.setInterval(_TICK_MS)
        timer.timeout.connect(self._loop.quit)
        patience = QDeadlineTimer(int(limit_s * 1000))
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._focused)
        timer.start()
        try:
            while not self._answered():
                # -1: the application was told to quit, and no loop of it runs any more.
                if self._came_back or patience.hasExpired() or self._loop.exec() == -1:
                    return False
            return True
        finally:
            timer.stop()
            if isinstance(application, QGuiApplication):
                application.focusWindowChanged.disconnect(self._focused)

    def _focused(self, window: QWindow | None) -> None:
        if window is not None:
            self._came_back = True
            self._loop.quit()
