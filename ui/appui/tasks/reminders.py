"""Is something due that was noted in the ledger? Days alone are kept in memory, never what they are about.

The days are read from the open vault and after each change of the ledger. While the vault is locked by itself they
stay, so that a neutral notice can still come; locked by hand, they go.
"""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from appui.tasks.runner import TaskRunner
from appui.tasks.vault_session import LockReason, VaultSession
from appui_core.clock import Clock

if TYPE_CHECKING:
    from collections.abc import Callable

    from appui_core.cases.service import Cases


class Reminders(QObject):
    """`marked`: whether the open vault has something due. `notice`: a day came; at most one in a day."""

    marked = Signal(bool)
    notice = Signal()
    _changed = Signal()

    def __init__(
        self, session: VaultSession, runner: TaskRunner, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._runner, self._clock = session, runner, clock
        self._days: tuple[tuple[date, date], ...] = ()
        self._told: date | None = None
        self._unsubscribe: Callable[[], None] | None = None
        # The ledger tells of a change on the vault's thread; the signal brings it here.
        self._changed.connect(self.reload)
        session.changed.connect(self._session_changed)
        self._session_changed()

    @property
    def waiting(self) -> bool:
        """Tell whether a day has come."""
        today = self._clock.now().date()
        return any(first <= today <= last for first, last in self._days)

    def reload(self) -> None:
        """Read the days again."""
        cases = self._session.cases
        if cases is None:
            return

        def arrived(days: tuple[tuple[date, date], ...]) -> None:
            if self._session.cases is cases:
                self._days = days
                self.tick()

        # What can't be read is said by the page, where it can be helped.
        self._runner.run(lambda: _days(cases, self._clock), owner=self, done=arrived)

    def tick(self) -> None:
        """Look whether a day has come meanwhile."""
        if self._session.cases is not None:
            self.marked.emit(self.waiting)
        today = self._clock.now().date()
        if self.waiting and self._told != today:
            self._told = today
            self.notice.emit()

    def _session_changed(self) -> None:
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
        cases = self._session.cases
        if cases is None:
            if self._session.lock_reason == LockReason.ASKED:
                self._days = ()
            self.marked.emit(False)
            return
        self._unsubscribe = cases.reports.changed.subscribe(lambda _code: self._changed.emit())
        self.reload()


def _days(cases: "Cases", clock: Clock) -> tuple[tuple[date, date], ...]:
    from appui_core.cases.deadlines import gathered  # noqa: PLC0415 - comes with the vault
    from appui_core.content.deadlines import load_deadlines  # noqa: PLC0415 - the same

    found = gathered(cases.reports.due(clock.now(), load_deadlines()))
    return tuple(sorted({due.reminded for due in found}))
