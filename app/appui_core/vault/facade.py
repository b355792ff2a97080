"""The vault's front door: is there one, make one, open one. What an open one can do stands in vault.py."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from appui_core.clock import Clock
from appui_core.errors import AppuiError, ErrorCode
from appui_core.ports import KeyStore
from appui_core.vault import folder as places
from appui_core.vault import index as indexes
from appui_core.vault import keys, slots
from appui_core.vault.blobs import HashedBytes, SealedBlob
from appui_core.vault.check import CheckReport, Problem, check_files
from appui_core.vault.delay import unlock_delay
from appui_core.vault.files import disk_errors, make_folder
from appui_core.vault.folder import vault_exists
from appui_core.vault.header import read_headers
from appui_core.vault.index import Index
from appui_core.vault.journal import Entry, SignedHead
from appui_core.vault.making import Maker, forget
from appui_core.vault.opening import Means, unlock, welcome
from appui_core.vault.slot_changes import file_slots
from appui_core.vault.slots import SlotInfo, SlotKind
from appui_core.vault.vault import Opened, Preset, Vault

if TYPE_CHECKING:
    from appui_core.vault.ahead import Ahead

__all__ = [
    "CheckReport",
    "Created",
    "Entry",
    "HashedBytes",
    "Preset",
    "Problem",
    "SealedBlob",
    "SignedHead",
    "SlotInfo",
    "SlotKind",
    "Vault",
    "all_slots_of",
    "check_locked",
    "create_vault",
    "open_vault",
    "slots_of",
    "unlock_delay",
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


def all_slots_of(folder: Path) -> tuple[SlotInfo, ...]:
    """Return the ways of opening a vault, the recovery and escrow files too, without opening it.

    Raises AppuiError: VAULT_MISSING, VAULT_DAMAGED, VAULT_READ_ONLY.
    """
    return (*slots_of(folder), *file_slots(folder))


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
    deliver: Callable[[Created], None] | None = None,
) -> Created:
    """Make a vault that the key store, the passphrase, or each of them opens, and its recovery key.

    Before this returns, every way in has opened what is on the disk. An interrupted creation leaves no vault.
    `deliver` is handed everything just before it is declared made; when it raises, no vault is left.

    Raises AppuiError: NO_SLOT, PASSPHRASE_EMPTY, PASSPHRASE_TOO_LONG, VAULT_EXISTS, VAULT_BUSY, VAULT_READ_ONLY,
    DISK_FULL, KEYSTORE_ABSENT, KEYSTORE_LOCKED, KEYSTORE_REFUSED, and what `deliver` raises.
    """
    if keystore is None and passphrase is None:
        raise AppuiError(ErrorCode.NO_SLOT)
    if passphrase is not None:
        slots.check_new_passphrase(passphrase)
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
            created = Created(*maker.make(lock, clock, preset))
            if deliver is not None:
                deliver(created)
            places.end_creation(folder)
        except BaseException:
            maker.undo()
            raise
    except BaseException:
        lock.release()
        raise
    return created


def open_vault(
    folder: Path,
    *,
    clock: Clock,
    keystore: KeyStore | None = None,
    passphrase: str | None = None,
    recovery_key: str | None = None,
    ahead: "Ahead | None" = None,
) -> Vault:
    """Open a vault with the recovery key when one is given, else the passphrase, else through the key store.

    `ahead`: what has begun on that passphrase already.
    Failed unlocks since the last opening and this opening are journalled; what was cut off is finished or goes. On
    a full or read-only disk it opens all the same (`Vault.owes_entries`).

    Raises AppuiError: VAULT_MISSING, VAULT_BUSY, VAULT_READ_ONLY, VAULT_DAMAGED, VAULT_NEWER, PASSPHRASE_WRONG,
    PASSPHRASE_EMPTY, RECOVERY_KEY_WRONG, UNLOCK_DELAYED (detail: the seconds left; nothing was tried),
    VAULT_LOCKED (nothing given that could open it), and the key store's own: KEYSTORE_ABSENT, KEYSTORE_LOCKED,
    KEYSTORE_REFUSED.
    """
    if not vault_exists(folder):
        raise AppuiError(ErrorCode.VAULT_MISSING)
    lock = places.take_lock_to_open(folder)
    try:
        stretch = None if ahead is None else ahead.stretch
        means = Means(keystore, passphrase, recovery_key, stretch)
        unlocked = unlock(folder, clock, read_headers(folder), means)
        key = keys.derive(unlocked.identity, unlocked.header.vault_id, keys.INDEX_INFO)
        index = Index(folder / indexes.FILE, key, create=False)
        vault = Vault(Opened(folder, unlocked.header, unlocked.identity, index, lock), clock)
    except BaseException:
        lock.release()
        raise
    try:
        welcome(vault, unlocked, clock, keystore)
    except BaseException:
        vault.close()
        raise
    return vault
