"""A secret typed into a field goes by itself: half a minute after the last key, and without a way to undo that."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

FORGET_S: Final = 30.0
_TICK_MS: Final = 1_000


class Countdown(QObject):
    """Emits `over` once, `seconds` after the last `start`. Measured on a clock, so that a test can move it."""

    over = Signal()
    # Replaced by tests.
    now_s: Callable[[], float] = staticmethod(time.monotonic)

    def __init__(self, seconds: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seconds = seconds
        self._since_s = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)

    @property
    def running(self) -> bool:
        """Whether it counts."""
        return self._timer.isActive()

    def start(self) -> None:
        """Count from now on."""
        self._since_s = type(self).now_s()
        self._timer.start()

    def stop(self) -> None:
        """Count no more."""
        self._timer.stop()

    def tick(self) -> None:
        """Look whether the time is over."""
        if self.running and type(self).now_s() - self._since_s >= self._seconds:
            self.stop()
            self.over.emit()


class Forgetting(QObject):
    """Empties a field through `clear` once nothing was typed into it for 30 seconds; `forgotten` tells."""

    forgotten = Signal()

    def __init__(self, text: Callable[[], str], clear: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text, self._clear = text, clear
        self.countdown = Countdown(FORGET_S, self)
        self.countdown.over.connect(self._over)

    def typed(self) -> None:
        """Take notice that the field changed."""
        if self._text():
            self.countdown.start()
        else:
            self.countdown.stop()

    def _over(self) -> None:
        self._clear()
        self.forgotten.emit()
