"""An open vault with its service, for tests that need the real ones and a way to look behind them."""

from dataclasses import dataclass, field
from pathlib import Path

from appui_core.cases.service import Cases
from appui_core.vault.facade import Vault, open_vault
from fakes.clock import FixedClock
from fakes.key_store import FakeKeyStore


@dataclass
class World:
    """An open vault, its service, and the way to close and open it again."""

    vault: Vault
    cases: Cases
    clock: FixedClock
    keystore: FakeKeyStore
    changes: list[str] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        """The vault's folder."""
        return self.vault.folder

    def reopen(self) -> None:
        """Close and open again."""
        self.vault.close()
        self.vault = open_vault(self.folder, clock=self.clock, keystore=self.keystore)
        self.cases = Cases(self.vault, self.clock)

    def events(self, code: str | None) -> list[str]:
        """Return the names of what a journal recorded."""
        return [entry.event for entry in self.cases.journal(code)]

    def codes(self, *, full: bool = True) -> set[tuple[str, str]]:
        """Return what a check finds: (what, code)."""
        return {(problem.what, problem.code) for problem in self.vault.check(full=full).problems}
