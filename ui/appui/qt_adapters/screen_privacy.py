"""Our windows left out of every picture of the screen, of Recall and of shared screens, on Windows.

Who is helped from afar lets them be seen for some minutes; then they are left out again by themselves. A new
window is met when it gets the keyboard, or at the latest with the next tick.
"""

import sys
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

from appui.qt_adapters import display_affinity
from appui_core.clock import Clock

_TICK_MS: Final = 5_000


class WindowsPrivacy(QObject):
    """`widgets.services.ScreenPrivacy`. `start` it once there is a window; elsewhere than on Windows it rests."""

    def __init__(self, clock: Clock, parent: QObject | None = None, *, works: bool | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._works = sys.platform == "win32" if works is None else works
        self._until_s = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.apply)

    def start(self, app: QGuiApplication) -> None:
        """Leave our windows out, those to come too."""
        if self._works:
            app.focusWindowChanged.connect(self._met)
            self._timer.start()
            self.apply()

    def stop(self) -> None:
        """Look after no window any more."""
        self._timer.stop()

    def works(self) -> bool:
        """Tell whether this system can leave windows out at all."""
        return self._works

    def seen(self) -> bool:
        """Tell whether our windows show in pictures now."""
        return not self._works or self.left_s() > 0

    def left_s(self) -> int:
        """Return the seconds for which they still do."""
        return max(0, round(self._until_s - self._clock.monotonic_s()))

    def let_be_seen(self, minutes: int) -> None:
        """Let them be seen for some minutes."""
        self._until_s = self._clock.monotonic_s() + minutes * 60
        self.apply()

    def leave_out(self) -> None:
        """Leave them out from now on."""
        self._until_s = 0.0
        self.apply()

    def apply(self) -> None:
        """Tell the system about every window of ours."""
        for window in QGuiApplication.topLevelWindows():
            self._met(window)

    def _met(self, window: QWindow | None) -> None:
        if window is not None and window.isVisible():
            (display_affinity.take_in if self.seen() else display_affinity.leave_out)(int(window.winId()))
