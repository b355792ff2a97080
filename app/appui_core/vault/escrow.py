"""Escrow: the vault identity sealed to an institution's age recipient, one file each, `escrow-<16 hex>.age`.

Such a file is read as the recovery file is: `age -d -i INSTITUTION.txt escrow-ID.age > vault.txt`. What the vault
keeps of it, inside the index, is its hash and the recipient; removing the slot deletes the file.
"""

import hashlib
import re
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault import event_names as events
from appui_core.vault import pending
from appui_core.vault.files import disk_errors, fsync_folder, write_durably
from appui_core.vault.slots import SlotInfo, SlotKind

if TYPE_CHECKING:
    from appui_core.vault.vault import Vault

MOST = 8
_KNOWN = "escrow/"
_NAME = re.compile(r"escrow-([0-9a-f]{16})\.age")


def path_of(folder: Path, slot_id: str) -> Path:
    """Return where the file of an escrow slot lies."""
    return folder / f"escrow-{slot_id}.age"


def slots_in(folder: Path) -> tuple[SlotInfo, ...]:
    """Return the escrow slots whose files are in the folder.

    Raises AppuiError: VAULT_READ_ONLY when the folder lets nobody look.
    """
    with disk_errors():
        found = (id_in(path.name) for path in sorted(folder.iterdir()))
        return tuple(SlotInfo(slot_id, SlotKind.ESCROW) for slot_id in found if slot_id is not None)


def id_in(name: str) -> str | None:
    """Return the slot id that a file name carries, or None when it is no escrow file's."""
    match = _NAME.fullmatch(name)
    return None if match is None else match[1]


class _HasRows(Protocol):
    """An open vault, or its index."""

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run one statement and return its rows."""
        ...


def known(vault: _HasRows) -> dict[str, str]:
    """Return what the vault noted of its escrow files: slot id to SHA-256."""
    found = vault.rows("SELECT key, value FROM settings WHERE substr(key, 1, ?) = ?", (len(_KNOWN), _KNOWN))
    return {key.removeprefix(_KNOWN): value.partition(" ")[0] for key, value in found}


def add(vault: "Vault", recipient: str) -> SlotInfo:
    """Seal the identity to a recipient (`age1...`), read the file back, and journal it.

    Raises AppuiError: RECIPIENT_INVALID, SLOTS_FULL, DISK_FULL, VAULT_READ_ONLY, VAULT_LOCKED.
    """
    with vault.held() as opened:
        sealed = _sealed(opened.identity.secret, recipient.strip())
        if len(known(vault)) >= MOST:
            raise AppuiError(ErrorCode.SLOTS_FULL, "escrow")
        slot_id = secrets.token_hex(8)
        value = f"{hashlib.sha256(sealed).hexdigest()} {recipient.strip()}"
        with vault.transaction():
            pending.note(vault, pending.ESCROW_ADDED, slot_id, value)
        with disk_errors():
            write_durably(path_of(vault.folder, slot_id), sealed)
        vault.record(lambda: journal_added(vault, slot_id, value, {}))
    return SlotInfo(slot_id, SlotKind.ESCROW)


def remove(vault: "Vault", slot_id: str) -> None:
    """Delete an escrow file and journal it.

    Raises AppuiError: SLOT_UNKNOWN, VAULT_READ_ONLY, DISK_FULL, VAULT_LOCKED.
    """
    with vault.held():
        if slot_id not in known(vault):
            raise AppuiError(ErrorCode.SLOT_UNKNOWN)
        with vault.transaction():
            pending.note(vault, pending.ESCROW_REMOVED, slot_id)
        unlink(vault.folder, slot_id)
        vault.record(lambda: journal_removed(vault, slot_id, {}))


def unlink(folder: Path, slot_id: str) -> None:
    """Delete a file, with its absence on the medium when this returns.

    Raises AppuiError: VAULT_READ_ONLY.
    """
    with disk_errors():
        path_of(folder, slot_id).unlink(missing_ok=True)
        fsync_folder(folder)


def journal_added(vault: "Vault", slot_id: str, value: str, more: dict[str, str]) -> None:
    """Remember a file that is there, and journal it; `value` is its SHA-256 and recipient."""
    with vault.transaction():
        details = {"id": slot_id, "kind": str(SlotKind.ESCROW), "recipient": value.partition(" ")[2], **more}
        vault.append_event(None, events.SLOT_ADDED, None, details)
        vault.set_setting(f"{_KNOWN}{slot_id}", value)
        pending.drop(vault, pending.ESCROW_ADDED, slot_id)


def journal_removed(vault: "Vault", slot_id: str, more: dict[str, str]) -> None:
    """Forget a file that is gone, and journal it."""
    with vault.transaction():
        details = {"id": slot_id, "kind": str(SlotKind.ESCROW), **more}
        vault.append_event(None, events.SLOT_REMOVED, None, details)
        vault.drop_setting(f"{_KNOWN}{slot_id}")
        pending.drop(vault, pending.ESCROW_REMOVED, slot_id)


def file_sha256(folder: Path, slot_id: str) -> str | None:
    """Return the hash of an escrow file; None when it is missing or can't be read."""
    try:
        return hashlib.sha256(path_of(folder, slot_id).read_bytes()).hexdigest()
    except OSError:
        return None


def _sealed(secret: str, recipient: str) -> bytes:
    import pyrage  # noqa: PLC0415 - a compiled library, only when an escrow is made

    try:
        wanted = pyrage.x25519.Recipient.from_str(recipient)
    except pyrage.RecipientError as error:
        raise AppuiError(ErrorCode.RECIPIENT_INVALID) from error
    return bytes(pyrage.encrypt(secret.encode("ascii") + b"\n", [wanted]))
