"""A tick at each full minute of the clock, for words such as "closes in 12 min"."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from appui_core.clock import Clock

_MINUTE_MS = 60_000


class MinuteTimer(QObject):
    """`passed` shortly after each full minute; late ticks (sleep, a clock set anew) only shift the next one."""

    passed = Signal()

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Tick from the next full minute on."""
        now = self._clock.now()
        self._timer.start(_MINUTE_MS - (now.second * 1_000 + now.microsecond // 1_000) + 20)

    def stop(self) -> None:
        """Tick no more."""
        self._timer.stop()

    def _tick(self) -> None:
        self.passed.emit()
        self.start()
