"""Putting a vault back from a backup, or from a plain copy of its folder: beside its place first, then renamed.

Nothing counts before it was opened and checked; the backup is only read; an existing vault is never touched. What
is damaged in the backup is named and copied as it is: nothing that was there gets lost on the way.
"""

import contextlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from appui_core.clock import Clock
from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault import backup_folder, blobs, header, keys, recovery, repair, slots
from appui_core.vault import event_names as events
from appui_core.vault import folder as places
from appui_core.vault import index as indexes
from appui_core.vault.check import Problem
from appui_core.vault.copying import SpoiltError, copy_proved, copy_raw, long_path
from appui_core.vault.files import disk_errors, fsync_folder, make_folder
from appui_core.vault.files import replace as rename
from appui_core.vault.header import Header
from appui_core.vault.index import Index
from appui_core.vault.vault import Opened, Vault

if TYPE_CHECKING:
    from appui_core.vault.folder import Lock

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class RestoreReport:
    """What came back: whole originals and their sealed bytes; `problems` names what is damaged in the backup."""

    copied: int
    bytes: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Key:
    """The way in that was proved on the backup itself."""

    identity: keys.Identity
    header: Header
    slot: slots.Slot | None

    @property
    def by_recovery(self) -> bool:
        """Tell whether the recovery key was it."""
        return self.slot is None


def restore_vault(  # noqa: PLR0913 - two ways in and a task's two ears
    source: Path,
    target_vault_folder: Path,
    *,
    clock: Clock,
    recovery_key: str | None = None,
    passphrase: str | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> RestoreReport:
    """Put the vault that lies in `source` at a new place.

    The recovery key opens it, and a passphrase given beside it becomes the vault's new one; a passphrase alone
    opens it.

    Raises AppuiError: VAULT_MISSING (no backup there), VAULT_EXISTS, DESTINATION_EXISTS (other files in the
    place), BACKUP_INSIDE, BACKUP_DAMAGED (no header, or an index that does not open), RECOVERY_KEY_WRONG,
    PASSPHRASE_WRONG, PASSPHRASE_EMPTY, VAULT_LOCKED (nothing given that could open it), VAULT_NEWER, VAULT_BUSY
    (another one is being put there), DISK_FULL, VAULT_READ_ONLY, INTERRUPTED. Then nothing was put in place.
    """
    source, target = long_path(source), long_path(target_vault_folder)
    if not places.vault_exists(source):
        raise AppuiError(ErrorCode.VAULT_MISSING, "no backup")
    backup_folder.refuse_nested(target, source)
    _refuse_taken(target)
    with _damage_is_the_backups():
        key = _open(source, recovery_key, passphrase)
    staging = target.with_name(f".{target.name}-restoring")
    with disk_errors():
        make_folder(target.parent)
        make_folder(staging)
    lock = places.take_lock(staging)
    try:
        try:
            _empty(staging)
            made = _Restoring(source, staging, key, progress, cancelled)
            with _damage_is_the_backups():
                vault = Vault(made.opened(lock), clock)
            try:
                with _damage_is_the_backups():
                    report = made.fill(vault)
                if passphrase is not None and key.by_recovery:
                    vault.change_passphrase(passphrase)
            finally:
                vault.close()
        finally:
            lock.release()
        _put_in_place(staging, target)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    return report


class _Restoring:
    def __init__(
        self, source: Path, staging: Path, key: _Key, progress: Progress | None, cancelled: Cancelled | None
    ) -> None:
        self._source = source
        self._staging = staging
        self._key = key
        self._progress = progress or (lambda _done, _all: None)
        self._cancelled = cancelled or (lambda: False)
        self._done, self._all = 0, 0

    def opened(self, lock: "Lock") -> Opened:
        """Copy everything but the originals and open it.

        Raises AppuiError: VAULT_DAMAGED, VAULT_NEWER, DISK_FULL, VAULT_READ_ONLY, INTERRUPTED.
        """
        with disk_errors():
            make_folder(self._staging / blobs.FOLDER)
            for name in (recovery.FILE, *self._escrows()):
                with contextlib.suppress(SpoiltError):
                    copy_raw(self._source / name, self._staging / name, self._tick)
            for name in (indexes.ROLLBACK_FILE, indexes.FILE):
                # A plain copy of a vault in use has a rollback file, and is not whole without it.
                if (self._source / name).exists():
                    self._copy_needed(name)
        # Both files anew: one of them may be damaged in the backup, or of another moment.
        ways_in = header.write_header(self._staging, self._key.header)
        key = keys.derive(self._key.identity, ways_in.vault_id, keys.INDEX_INFO)
        index = Index(self._staging / indexes.FILE, key, create=False)
        return Opened(self._staging, ways_in, self._key.identity, index, lock)

    def fill(self, vault: Vault) -> RestoreReport:
        """Bring the originals, journal where the vault comes from, and check all of it.

        Raises AppuiError: VAULT_DAMAGED, DISK_FULL, VAULT_READ_ONLY, INTERRUPTED.
        """
        problems: list[Problem] = []
        copied = copied_bytes = 0
        rows = vault.rows("SELECT blob, sha256, stored_bytes FROM exhibits WHERE withdrawn = 0 ORDER BY id")
        self._all = sum(row[2] for row in rows)
        self._done = 0
        for name, sha256, stored_bytes in rows:
            found = self._bring(name, sha256, stored_bytes)
            if found is None:
                copied, copied_bytes = copied + 1, copied_bytes + stored_bytes
            else:
                problems.append(found)
        mended = repair.settle(vault, self._key.slot)
        with vault.transaction():
            mended()
            if self._key.by_recovery:
                # Of the same moment as the index or not: this file opened, just now.
                vault.set_setting("recovery_sha256", recovery.file_sha256(self._staging))
            vault.append_event(
                None, events.VAULT_RESTORED, None, {"exhibits": len(rows), "damaged": len(problems)}
            )
        # Every original was decrypted while it was copied, and read back after.
        problems += vault.check(full=False).problems
        return RestoreReport(copied, copied_bytes, tuple(dict.fromkeys(problems)))

    def _bring(self, name: str, sha256: str, stored_bytes: int) -> Problem | None:
        source = self._source / blobs.FOLDER / name[:2] / name
        target = self._staging / blobs.FOLDER / name[:2] / name
        what = f"{blobs.FOLDER}/{name[:2]}/{name}"
        before = self._done
        with disk_errors():
            make_folder(target.parent)
            try:
                copy_proved(source, target, sha256, stored_bytes, self._key.identity, self._tick)
            except SpoiltError:
                with contextlib.suppress(SpoiltError):
                    copy_raw(source, target, lambda _size: None)
                return Problem(what, "blob_damaged" if target.exists() else "blob_missing")
            finally:
                self._done = before + stored_bytes
        return None

    def _copy_needed(self, name: str) -> None:
        try:
            copy_raw(self._source / name, self._staging / name, self._tick)
        except SpoiltError as error:
            raise AppuiError(ErrorCode.VAULT_DAMAGED, name) from error

    def _escrows(self) -> list[str]:
        return [
            path.name for path in self._source.glob("escrow-*.age") if backup_folder.ESCROW.fullmatch(path.name)
        ]

    def _tick(self, size_bytes: int) -> None:
        if self._cancelled():
            raise AppuiError(ErrorCode.INTERRUPTED, "restore")
        self._done += size_bytes
        self._progress(min(self._done, self._all), self._all)


def _open(source: Path, recovery_key: str | None, passphrase: str | None) -> _Key:
    """Open the backup where it lies.

    Raises AppuiError: RECOVERY_KEY_WRONG, PASSPHRASE_WRONG, PASSPHRASE_EMPTY, VAULT_LOCKED, VAULT_DAMAGED.
    """
    known = header.read_headers(source) if recovery_key is None else _headers_if_any(source)
    if recovery_key is not None:
        identity = recovery.read_recovery(source, recovery_key)
        return _Key(identity, _header_of(identity, known, source, passphrase), None)
    if passphrase is None:
        raise AppuiError(ErrorCode.VAULT_LOCKED, "nothing given")
    tries = dict.fromkeys(
        (one, slot) for one in known for slot in one.slots if slot.kind is slots.SlotKind.PASSPHRASE
    )
    if not tries:
        raise AppuiError(ErrorCode.VAULT_LOCKED, "no passphrase slot")
    for one, slot in tries:
        found = slots.open_with_passphrase(one.vault_id, slot, passphrase)
        if found is not None:
            return _Key(found, _header_of(found, known, source, None), slot)
    raise AppuiError(ErrorCode.PASSPHRASE_WRONG)


def _headers_if_any(source: Path) -> tuple[Header, ...]:
    try:
        return header.read_headers(source)
    except AppuiError as error:
        if error.code is not ErrorCode.VAULT_DAMAGED:
            raise
        return ()


def _header_of(
    identity: keys.Identity, known: tuple[Header, ...], source: Path, new_passphrase: str | None
) -> Header:
    """Return the header in force; with both files damaged, a new one when there is a passphrase to put into it."""
    for one in known:
        if one.recipient == identity.recipient:
            return one
    note = backup_folder.read_note(source)
    if note is None or new_passphrase is None:
        raise AppuiError(ErrorCode.VAULT_DAMAGED, "header")
    slot = slots.new_passphrase_slot(note.vault_id, identity, new_passphrase)
    return Header(note.vault_id, 0, identity.recipient, (slot,))


def _refuse_taken(target: Path) -> None:
    """Make sure that a vault may be put here: nothing is here, or what a vault's lock or unfinished making left.

    Raises AppuiError: VAULT_EXISTS, DESTINATION_EXISTS, VAULT_READ_ONLY.
    """
    places.refuse_existing(target)
    with disk_errors():
        if target.is_dir() and not (target / places.CREATING_FILE).exists():
            if any(path.name != places.LOCK_FILE for path in target.iterdir()):
                raise AppuiError(ErrorCode.DESTINATION_EXISTS)
        elif target.exists() and not target.is_dir():
            raise AppuiError(ErrorCode.DESTINATION_EXISTS)


def _empty(staging: Path) -> None:
    """Remove what an interrupted restore left beside the place."""
    with disk_errors():
        for path in tuple(staging.iterdir()):
            if path.name == places.LOCK_FILE:
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()


def _put_in_place(staging: Path, target: Path) -> None:
    """Rename the checked vault to where it belongs.

    Raises AppuiError: VAULT_EXISTS, VAULT_BUSY, DESTINATION_EXISTS, VAULT_READ_ONLY.
    """
    if target.is_dir():
        _refuse_taken(target)
        lock = places.take_lock(target)
        try:
            _refuse_taken(target)
            places.sweep_unfinished(target)
        finally:
            lock.release()
        with disk_errors():
            (target / places.LOCK_FILE).unlink(missing_ok=True)
            target.rmdir()
    with disk_errors():
        rename(staging, target)
        fsync_folder(target.parent)


@contextlib.contextmanager
def _damage_is_the_backups() -> Iterator[None]:
    """Say of damage met while reading the backup that it is the backup's.

    Raises AppuiError: BACKUP_DAMAGED instead of VAULT_DAMAGED.
    """
    try:
        yield
    except AppuiError as error:
        if error.code is ErrorCode.VAULT_DAMAGED:
            raise AppuiError(ErrorCode.BACKUP_DAMAGED, error.detail) from error
        raise
