"""Reads every original again, a small slice at a time, while nobody uses the window; says once what it found."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from appui.tasks.runner import TaskRunner
from appui.tasks.vault_session import VaultSession
from appui_core.clock import Clock
from appui_core.errors import AppuiError

if TYPE_CHECKING:
    from appui_core.vault.background import BackgroundCheck, SliceResult
    from appui_core.vault.check import Problem
    from appui_core.vault.facade import Vault

IDLE_S: Final = 20.0
# Between slices: a key pressed meanwhile is heard before the next one begins, and the fan stays quiet.
PAUSE_MS: Final = 250
WAIT_MS: Final = 5_000
# After a whole round, or a refusal.
REST_MS: Final = 60_000


class IdleCheck(QObject):
    """`found` carries the problems that were not told yet, as `appui_core.vault.check.Problem`."""

    found = Signal(object)

    def __init__(
        self,
        session: VaultSession,
        runner: TaskRunner,
        clock: Clock,
        *,
        idle_s: Callable[[], float],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._runner, self._clock, self._idle_s = session, runner, clock, idle_s
        self._check: BackgroundCheck | None = None
        self._running = False
        self._told: set[object] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.tick)
        session.changed.connect(self._watch)
        self._watch()

    def tick(self) -> None:
        """Take a slice when nobody uses the window and nothing else wants the vault; then look again later."""
        vault = self._session.vault
        if vault is None or self._running:
            return
        if self._idle_s() < IDLE_S or self._runner.busy("vault"):
            self._timer.start(WAIT_MS)
            return
        self._running = True
        self._runner.run(lambda: self._step(vault), owner=self, done=self._stepped, failed=self._failed)

    def _step(self, vault: "Vault") -> "tuple[SliceResult, tuple[Problem, ...]]":
        if self._check is None:
            from appui_core.vault.background import BackgroundCheck  # noqa: PLC0415 - only once somebody is idle

            self._check = BackgroundCheck(vault, self._clock)
        return self._check.step(), self._check.problems

    def _stepped(self, answer: "tuple[SliceResult, tuple[Problem, ...]]") -> None:
        result, problems = answer
        self._running = False
        if self._session.vault is None:
            return
        fresh = tuple(problem for problem in problems if problem not in self._told)
        if fresh:
            self._told.update(fresh)
            self.found.emit(fresh)
        self._timer.start(REST_MS if result.complete else PAUSE_MS)

    def _failed(self, _error: AppuiError) -> None:
        # Locked meanwhile, or the disk said no: whoever uses the vault next is told by what they do.
        self._running = False
        if self._session.vault is not None:
            self._timer.start(REST_MS)

    def _watch(self) -> None:
        self._check = None
        self._told.clear()
        if self._session.vault is None:
            self._timer.stop()
        else:
            self._timer.start(WAIT_MS)
