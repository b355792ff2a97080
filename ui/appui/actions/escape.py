"""What Esc means: once, it closes the sheet in front and nothing else; three times in 1.5 s, everything is gone.

Every press counts, the one that closed a sheet too: who presses three times in fear must not need a fourth. A key
held down counts once.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

from appui_core.clock import Clock

PRESSES: Final = 3
WITHIN_S: Final = 1.5


class EscapeWatch(QObject):
    """Sees Esc before any widget does, in whichever of our windows has the keyboard.

    `once` returns whether it used the key (a sheet was there); `thrice` ends the program; `wanted` tells
    whether the latter is switched on.
    """

    def __init__(
        self,
        clock: Clock,
        *,
        once: Callable[[], bool],
        thrice: Callable[[], None],
        wanted: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._once, self._thrice, self._wanted = once, thrice, wanted
        self._presses: list[float] = []

    def watch(self, app: QGuiApplication) -> None:
        """Watch the window that has the keyboard, now and whenever another gets it."""
        app.focusWindowChanged.connect(self.watch_window)
        self.watch_window(app.focusWindow())

    def watch_window(self, window: QWindow | None) -> None:
        """Watch one window; watching it twice changes nothing."""
        if window is None:
            return
        window.removeEventFilter(self)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - one rule for all windows
        """Count Esc; swallow it only when it did something."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() != Qt.Key.Key_Escape:
            self._presses.clear()
            return False
        if event.isAutoRepeat():
            return False
        return self.pressed()

    def pressed(self) -> bool:
        """Take one press of Esc; return whether it was used."""
        now = self._clock.monotonic_s()
        self._presses = [at for at in self._presses if now - at <= WITHIN_S][-(PRESSES - 1) :]
        self._presses.append(now)
        if len(self._presses) >= PRESSES and self._wanted():
            self._presses.clear()
            self._thrice()
            return True
        return self._once()
