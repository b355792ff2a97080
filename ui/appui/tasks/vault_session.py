"""Whether the vault is absent, locked or open, and the only way for pages to change that; no widget here."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from appui.tasks.runner import TaskRunner
from appui_core.clock import Clock
from appui_core.errors import AppuiError
from appui_core.ports import KeyStore

if TYPE_CHECKING:
    from appui_core.cases.service import Cases
    from appui_core.vault.facade import Vault

Preset = Literal["private", "shared"]
Failed = Callable[[AppuiError], None]


class State(StrEnum):
    """What there is on disk, and whether we can read it."""

    ABSENT = "absent"
    LOCKED = "locked"
    OPEN = "open"


class LockReason(StrEnum):
    """Why the vault was locked; the locked page says so."""

    ASKED = "asked"
    IDLE = "idle"
    SESSION = "session"
    SLEEP = "sleep"


class VaultSession(QObject):
    """The vault of this PC as the window sees it. Every slow step runs on the `vault` lane of the TaskRunner.

    `closing` comes just before a vault is locked, while it still answers; `changed` after every change of state;
    `used` when somebody uses it without touching this PC: a phone sends pictures.
    """

    changed = Signal()
    closing = Signal()
    used = Signal()

    def __init__(
        self,
        folder: Path,
        runner: TaskRunner,
        clock: Clock,
        keystore: Callable[[], KeyStore],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._runner = runner
        self._clock = clock
        self._keystore = keystore
        self._vault: Vault | None = None
        self._cases: Cases | None = None
        self._recovered: Vault | None = None
        self.lock_reason = LockReason.ASKED
        # Who uses this session of the PC, as was said when the vault was made; of the one opened last.
        self.preset: Preset = "private"

    @property
    def state(self) -> State:
        """What there is now; a header on disk is enough to call a vault locked."""
        if self._vault is not None:
            return State.OPEN
        # Two file names, not the vault package: asking must not cost an import at start-up.
        present = any((self._folder / name).is_file() for name in ("header-a.json", "header-b.json"))
        return State.LOCKED if present else State.ABSENT

    @property
    def vault(self) -> "Vault | None":
        """The open vault, or None."""
        return self._vault

    @property
    def cases(self) -> "Cases | None":
        """The cases of the open vault, or None."""
        return self._cases

    def create(
        self, preset: Preset, passphrase: str | None, *, done: Callable[[str], None], failed: Failed
    ) -> None:
        """Make the vault and open it; `done` receives the recovery key, which is kept nowhere here."""

        def work() -> "tuple[Vault, str]":
            from appui_core.vault.facade import create_vault  # noqa: PLC0415 - the vault is loaded when first needed

            keystore = self._keystore() if preset == "private" else None
            made = create_vault(
                self._folder, clock=self._clock, keystore=keystore, passphrase=passphrase, preset=preset
            )
            return made.vault, made.recovery_key

        def opened(result: "tuple[Vault, str]") -> None:
            self._take(result[0])
            done(result[1])

        self._runner.run(work, owner=self, done=opened, failed=failed)

    def unlock(self, passphrase: str | None, *, done: Callable[[], None], failed: Failed) -> None:
        """Open the vault with a passphrase, or with the OS key store when None."""

        def work() -> "Vault":
            from appui_core.vault.facade import open_vault  # noqa: PLC0415 - the vault is loaded when first needed

            keystore = self._keystore() if passphrase is None else None
            return open_vault(self._folder, clock=self._clock, keystore=keystore, passphrase=passphrase)

        def opened(vault: "Vault") -> None:
            self._take(vault)
            done()

        self._runner.run(work, owner=self, done=opened, failed=failed)

    # --- the recovery sheet: the vault opens in two steps, because a new passphrase comes between ----------------

    def recover(self, recovery_key: str, *, done: Callable[[], None], failed: Failed) -> None:
        """Open the vault with its recovery key and wait for `choose_passphrase`; nothing of it is shown before."""

        def work() -> "Vault":
            from appui_core.vault.facade import open_vault  # noqa: PLC0415 - the vault is loaded when first needed

            return open_vault(self._folder, clock=self._clock, recovery_key=recovery_key)

        self._begin_recovery(work, done, failed)

    def restore(self, source: Path, recovery_key: str, *, done: Callable[[int], None], failed: Failed) -> None:
        """Bring a backup to this PC, then do as `recover` does; `done` receives how many faults the backup had."""
        faults: list[int] = []

        def work() -> "Vault":
            from appui_core.vault.facade import open_vault  # noqa: PLC0415 - the vault is loaded when first needed
            from appui_core.vault.restore import restore_vault  # noqa: PLC0415 - the same

            report = restore_vault(source, self._folder, clock=self._clock, recovery_key=recovery_key)
            faults.append(len(report.problems))
            return open_vault(self._folder, clock=self._clock, recovery_key=recovery_key)

        self._begin_recovery(work, lambda: done(sum(faults)), failed)

    def choose_passphrase(self, passphrase: str, *, done: Callable[[], None], failed: Failed) -> None:
        """Give the vault that the recovery key opened a new passphrase, then show it."""
        vault = self._recovered
        if vault is None:
            return

        def changed(_slot: object) -> None:
            self._recovered = None
            self._take(vault)
            done()

        self._runner.run(lambda: vault.change_passphrase(passphrase), owner=self, done=changed, failed=failed)

    def give_up_recovery(self) -> None:
        """Close the vault that waits for a passphrase."""
        vault, self._recovered = self._recovered, None
        if vault is not None:
            self._close(vault)

    def _begin_recovery(self, work: "Callable[[], Vault]", done: Callable[[], None], failed: Failed) -> None:
        def opened(vault: "Vault") -> None:
            self.give_up_recovery()
            self._recovered = vault
            done()

        self._runner.run(work, owner=self, done=opened, failed=failed)

    # --- locking -------------------------------------------------------------------------------------------------

    def lock(self) -> None:
        """Close the vault at once, whatever runs: keys are dropped, the folder is free for another program."""
        recovered, self._recovered = self._recovered, None
        if recovered is not None:
            recovered.close()
        vault = self._forget(LockReason.ASKED)
        if vault is not None:
            vault.close()
            self.changed.emit()

    def lock_for(self, reason: LockReason) -> None:
        """Take the vault off the screen at once, for a reason to be shown; a step that writes ends first."""
        self.give_up_recovery()
        vault = self._forget(reason)
        if vault is not None:
            self.changed.emit()
            self._close(vault)

    def _forget(self, reason: LockReason) -> "Vault | None":
        if self._vault is None:
            return None
        self.closing.emit()
        self.lock_reason = reason
        vault, self._vault, self._cases = self._vault, None, None
        return vault

    def _close(self, vault: "Vault") -> None:
        # Behind whatever writes on that lane; and a reader elsewhere must not make the window wait for it.
        self._runner.run(vault.close, owner=self)

    def _take(self, vault: "Vault") -> None:
        from appui_core.cases.service import Cases  # noqa: PLC0415 - comes with the vault

        self._vault = vault
        self.preset = vault.preset
        self._cases = Cases(vault, self._clock)
        self.changed.emit()
