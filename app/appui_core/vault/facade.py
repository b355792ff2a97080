"""The vault's front door: is there one, make one, open one. What an open one can do stands in vault.py."""

from dataclasses import dataclass, field
from pathlib import Path

from appui_core.clock import Clock
from appui_core.errors import AppuiError, ErrorCode
from appui_core.ports import KeyStore
from appui_core.vault import folder as places
from appui_core.vault import index as indexes
from appui_core.vault import keys, slots
from appui_core.vault.blobs import SealedBlob
from appui_core.vault.check import CheckReport, Problem, check_files
from appui_core.vault.files import disk_errors, make_folder
from appui_core.vault.folder import vault_exists
from appui_core.vault.header import read_headers
from appui_core.vault.index import Index
from appui_core.vault.journal import Entry, SignedHead
from appui_core.vault.making import Maker, forget
from appui_core.vault.opening import unlock, welcome
from appui_core.vault.slots import SlotKind
from appui_core.vault.vault import Opened, Preset, SlotInfo, Vault

__all__ = [
    "CheckReport",
    "Created",
    "Entry",
    "Preset",
    "Problem",
    "SealedBlob",
    "SignedHead",
    "SlotInfo",
    "SlotKind",
    "Vault",
    "check_locked",
    "create_vault",
    "open_vault",
    "slots_of",
    "vault_exists",
]


@dataclass(frozen=True, slots=True)
class Created:
    """A new, open vault and its recovery key, which exists nowhere else and is shown once."""

    vault: Vault
    recovery_key: str = field(repr=False)


def slots_of(folder: Path) -> tuple[SlotInfo, ...]:
    """Return the ways of opening a vault, without opening it.

    Raises AppuiError: VAULT_MISSING, VAULT_DAMAGED.
    """
    if not vault_exists(folder):
        raise AppuiError(ErrorCode.VAULT_MISSING)
    return tuple(SlotInfo(slot.id, slot.kind) for slot in read_headers(folder)[0].slots)


def check_locked(folder: Path) -> tuple[Problem, ...]:
    """Return what can be told about a vault that does not open: missing, unreadable or foreign files."""
    return tuple(check_files(folder))


def create_vault(
    folder: Path,
    *,
    clock: Clock,
    keystore: KeyStore | None,
    passphrase: str | None,
    preset: Preset,
) -> Created:
    """Make a vault that the key store, the passphrase, or each of them opens, and its recovery key.

    Before this returns, every way in has opened what is on the disk. An interrupted creation leaves no vault.

    Raises AppuiError: NO_SLOT, PASSPHRASE_EMPTY, VAULT_EXISTS, VAULT_BUSY, VAULT_READ_ONLY, DISK_FULL,
    KEYSTORE_ABSENT, KEYSTORE_LOCKED, KEYSTORE_REFUSED.
    """
    if keystore is None and passphrase is None:
        raise AppuiError(ErrorCode.NO_SLOT)
    if passphrase is not None:
        slots.passphrase_bytes(passphrase)
    places.refuse_existing(folder)
    with disk_errors():
        make_folder(folder)
    lock = places.take_lock(folder)
    try:
        places.refuse_existing(folder)
        forget(keystore, places.unfinished_keystore_names(folder))
        places.sweep_unfinished(folder)
        maker = Maker(folder, keystore, passphrase)
        try:
            return Created(*maker.make(lock, clock, preset))
        except BaseException:
            maker.undo()
            raise
    except BaseException:
        lock.release()
        raise


def open_vault(
    folder: Path, *, clock: Clock, keystore: KeyStore | None = None, passphrase: str | None = None
) -> Vault:
    """Open a vault with the passphrase when one is given, else through the key store.

    Failed unlocks since the last opening and this opening are journalled; leftovers of an interrupted add go.

    Raises AppuiError: VAULT_MISSING, VAULT_BUSY, VAULT_READ_ONLY, VAULT_DAMAGED, PASSPHRASE_WRONG,
    PASSPHRASE_EMPTY, VAULT_LOCKED (nothing given that could open it), and the key store's own: KEYSTORE_ABSENT,
    KEYSTORE_LOCKED, KEYSTORE_REFUSED.
    """
    if not vault_exists(folder):
        raise AppuiError(ErrorCode.VAULT_MISSING)
    lock = places.take_lock(folder)
    try:
        header, identity, kind = unlock(folder, clock, read_headers(folder), keystore, passphrase)
        key = keys.derive(identity, header.vault_id, keys.INDEX_INFO)
        index = Index(folder / indexes.FILE, key, create=False)
        vault = Vault(Opened(folder, header, identity, index, lock), clock)
    except BaseException:
        lock.release()
        raise
    try:
        welcome(vault, kind)
    except BaseException:
        vault.close()
        raise
    return vault
