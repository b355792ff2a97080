"""What is noted inside the vault before files change: an opening after an interruption knows what was meant.

A note names a kind of change and an id, and may hold a value. It is written before the first file is touched and
goes in the transaction that journals the change, or at the opening that finishes or drops it.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from appui_core.vault.vault import Vault

_PREFIX = "pending/"
KEYRING = "keyring"
"""A secret that the key store may hold although no slot of the header wants it."""
RECOVERY = "recovery"
"""A new recovery file; the value is its SHA-256."""
ESCROW_ADDED = "escrow_added"
"""A new escrow file; the value is its SHA-256 and its recipient."""
ESCROW_REMOVED = "escrow_removed"


def note(vault: "Vault", what: str, name: str, value: str = "") -> None:
    """Write a note; durable with the transaction around it."""
    vault.set_setting(f"{_PREFIX}{what}/{name}", value)


def drop(vault: "Vault", what: str, name: str) -> None:
    """Take a note away."""
    vault.drop_setting(f"{_PREFIX}{what}/{name}")


def noted(vault: "Vault", what: str) -> dict[str, str]:
    """Return the notes of a kind: id to value."""
    start = f"{_PREFIX}{what}/"
    rows = vault.rows("SELECT key, value FROM settings WHERE substr(key, 1, ?) = ?", (len(start), start))
    return {key.removeprefix(start): value for key, value in rows}
