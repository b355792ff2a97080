"""Requests for attested dates that wait in the vault, tried again off the GUI thread and off the vault's lane.

The vault is read and written on its lane; the authorities are asked on the free one, so that a silent authority
holds nothing up. Nothing is sent unless the switch of the settings is on and the vault is open.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from appui.tasks.runner import TaskRunner
from appui.tasks.vault_session import VaultSession
from appui_core.clock import Clock
from appui_core.errors import AppuiError
from appui_core.ports import TimeStamper
from appui_core.settings.authorities import SWITCH, Authority, authorities
from appui_core.settings.store import Settings

if TYPE_CHECKING:
    from appui_core.cases.stamps import Stamp, Stamps
    from appui_core.dossier.stamping import Answer
    from appui_core.vault.facade import Vault

Pairs = list[tuple["Stamp", "Answer"]]


class StampQueue(QObject):
    """`tried` tells the answers of one round once they are written down; an empty list when nothing was due."""

    tried = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        session: VaultSession,
        runner: TaskRunner,
        settings: Settings,
        clock: Clock,
        stamper: Callable[[], TimeStamper],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._runner = runner
        self._settings = settings
        self._clock = clock
        self._stamper = stamper
        self._busy = False

    def run(self, *, at_once: bool = False) -> bool:
        """Try what is due, or with `at_once` all that waits; return False when nothing may be sent now."""
        vault = self._session.vault
        if self._busy or vault is None or not self._settings.flag(SWITCH):
            return False
        self._busy = True
        asked, now = authorities(self._settings), self._clock.now()

        def due() -> "tuple[Stamp, ...]":
            return tuple(one for one in _stamps(vault, self._clock).waiting() if at_once or one.due(now))

        def got(stamps: "tuple[Stamp, ...]") -> None:
            self._ask(vault, stamps, asked)

        self._runner.run(due, owner=self, done=got, failed=self._failed)
        return True

    def _ask(self, vault: "Vault", stamps: "Sequence[Stamp]", asked: Sequence[Authority]) -> None:
        if not stamps:
            self._write(vault, [], asked)
            return
        stamper = self._stamper()

        def ask() -> Pairs:
            from appui_core.dossier.stamping import retry  # noqa: PLC0415 - loaded when a date is asked for

            found = [(one, retry(stamper, one, asked)) for one in stamps]
            return [(one, answer) for one, answer in found if answer is not None]

        self._runner.run(
            ask, owner=self, done=lambda found: self._write(vault, found, asked), failed=self._failed, lane="free"
        )

    def _write(self, vault: "Vault", found: Pairs, asked: Sequence[Authority]) -> None:
        def write() -> Pairs:
            from appui_core.dossier.stamping import deliver, record  # noqa: PLC0415 - the same

            stamps = _stamps(vault, self._clock)
            for stamp, answer in found:
                record(stamps, stamp.id, answer)
            deliver(stamps, asked)
            return found

        self._runner.run(write, owner=self, done=self._done, failed=self._failed)

    def _done(self, found: Pairs) -> None:
        self._busy = False
        self.tried.emit([answer for _, answer in found])

    def _failed(self, error: AppuiError) -> None:
        self._busy = False
        self.failed.emit(error)


def _stamps(vault: "Vault", clock: Clock) -> "Stamps":
    from appui_core.cases.stamps import Stamps  # noqa: PLC0415 - comes with the vault

    return Stamps(vault, clock)
