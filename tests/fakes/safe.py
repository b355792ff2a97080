"""An open vault with a few exhibits and its recovery key, for tests of what is copied away and put back."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from appui_core.cases.model import Exhibit, Facts
from appui_core.cases.service import Cases
from appui_core.vault.facade import create_vault, open_vault
from appui_core.vault.restore import RestoreReport, restore_vault
from fakes.clock import FixedClock
from fakes.key_store import FakeKeyStore
from fakes.originals import original_of
from fakes.world import World


def some_bytes(number: int, size: int = 3000) -> bytes:
    """Return bytes that no other number gives."""
    seed = hashlib.sha256(str(number).encode()).digest()
    return (seed * (size // 32 + 1))[:size]


@dataclass
class Safe(World):
    """A world whose recovery key is known."""

    recovery_key: str = field(default="", repr=False)
    code: str = ""

    def keep(self, number: int, note: str = "", size: int = 3000) -> Exhibit:
        """Keep an original."""
        return self.cases.add_original(self.code, original_of(some_bytes(number, size)), Facts(note=note))

    def blob_of(self, exhibit: Exhibit) -> str:
        """Return where an exhibit's original lies, from the vault's folder."""
        ((name,),) = self.vault.rows("SELECT blob FROM exhibits WHERE id = ?", (exhibit.id,))
        return f"blobs/{name[:2]}/{name}"

    def hashes(self) -> set[str]:
        """Return the hashes of what is kept."""
        return {exhibit.sha256 for exhibit in self.cases.exhibits(self.code)}

    def back_from(self, source: Path, into: Path) -> "tuple[Safe, RestoreReport]":
        """Put a backup back with the recovery key and open what came of it with it."""
        report = restore_vault(source, into / "vault", clock=self.clock, recovery_key=self.recovery_key)
        vault = open_vault(into / "vault", clock=self.clock, recovery_key=self.recovery_key)
        found = Safe(vault, Cases(vault, self.clock), self.clock, self.keystore)
        found.recovery_key, found.code = self.recovery_key, self.code
        return found, report


def new_safe(folder: Path, clock: FixedClock, *, exhibits: int = 3) -> Safe:
    """Make a vault that the fake key store opens, with one case."""
    store = FakeKeyStore()
    made = create_vault(folder, clock=clock, keystore=store, passphrase=None, preset="private")
    safe = Safe(made.vault, Cases(made.vault, clock), clock, store)
    safe.recovery_key = made.recovery_key
    safe.code = safe.cases.new("Léa, 5e B", "family").code
    for number in range(exhibits):
        safe.keep(number, f"mot {number}")
    return safe
