"""When the vault locks by itself: nobody touched Appui for a while, the session was locked, the PC goes to sleep.

Idling waits for a capture or for whatever writes to the vault, and locks at its end. A locked session and sleep
take everything off the screen at once; only the step that writes is let finish before the keys go.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from appui.tasks.runner import TaskRunner
from appui.tasks.vault_session import LockReason, State, VaultSession
from appui_core.clock import Clock

AUTO_MIN: Final = {"private": 10, "shared": 3}
TICK_MS: Final = 5_000
# Clocks that part by more than this between two ticks: the PC slept (or its clock was set: locking harms nobody).
_SLEPT_S: Final = 60.0


def minutes_of(setting: str, preset: str) -> int:
    """Return the minutes that a value of `auto_lock_min` stands for."""
    return AUTO_MIN.get(preset, 3) if setting == "auto" else int(setting)


class AutoLock(QObject):
    """`held` tells that a capture is under way; `minutes` is asked at every tick."""

    def __init__(
        self,
        session: VaultSession,
        runner: TaskRunner,
        clock: Clock,
        *,
        minutes: Callable[[], int],
        held: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._runner, self._clock = session, runner, clock
        self._minutes, self._held = minutes, held
        self._touched_s = self._ticked_s = clock.monotonic_s()
        self._ticked_at = clock.now()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        session.changed.connect(self._watch)
        session.used.connect(self.touched)
        self._watch()

    def touched(self) -> None:
        """Take notice of a key, a click or a wheel."""
        self._touched_s = self._clock.monotonic_s()

    @property
    def idle_s(self) -> float:
        """Seconds since the last touch."""
        return self._clock.monotonic_s() - self._touched_s

    def tick(self) -> None:
        """Look whether it is time."""
        if self._slept():
            self.sleeping()
        elif self.idle_s >= self._minutes() * 60 and not self._held() and not self._runner.busy("vault"):
            self._session.lock_for(LockReason.IDLE)

    def session_locked(self) -> None:
        """Lock: the session was."""
        self._session.lock_for(LockReason.SESSION)

    def sleeping(self) -> None:
        """Lock: the PC goes to sleep, or did."""
        self._session.lock_for(LockReason.SLEEP)

    def _slept(self) -> bool:
        now, now_s = self._clock.now(), self._clock.monotonic_s()
        passed_s, self._ticked_s = now_s - self._ticked_s, now_s
        walled_s, self._ticked_at = (now - self._ticked_at).total_seconds(), now
        return walled_s - passed_s > _SLEPT_S

    def _watch(self) -> None:
        if self._session.state == State.OPEN:
            self.touched()
            self._slept()  # what passed while it was locked is no sleep of this vault
            self._timer.start()
        else:
            self._timer.stop()
