"""The vault's folder: is there a vault in it, who holds its lock, and what an unfinished creation left behind."""

import contextlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault import attempts, backup_folder, blobs, escrow, header, index, recovery, session
from appui_core.vault.files import PART, disk_errors, fsync_folder, write_durably

if TYPE_CHECKING:
    from filelock import BaseFileLock

LOCK_FILE = "lock"
# Stands in the folder while a vault is being made: until it goes, nothing there was ever promised to anyone.
CREATING_FILE = "creating.json"
_PERMANENT = (*header.FILES, recovery.FILE, index.FILE)
# A backup that was copied into place by hand brings these along.
_BACKUP = (backup_folder.NOTE, backup_folder.PAGE)
_ALL = frozenset(
    {*_PERMANENT, index.ROLLBACK_FILE, attempts.FILE, blobs.FOLDER, LOCK_FILE, session.FILE, *_BACKUP}
)
_WRITTEN = (*header.FILES, recovery.FILE, recovery.NEXT, attempts.FILE, CREATING_FILE, session.FILE)
# A recovery file that has not taken its place opens nothing that was ever shown to anyone.
_PARTS = (*(name + PART for name in _WRITTEN), recovery.NEXT)


def vault_exists(folder: Path) -> bool:
    """Tell whether the folder holds a vault, even a damaged one; a creation that never ended is none.

    Raises AppuiError: VAULT_READ_ONLY when the folder lets nobody look, such as that of another account.
    """
    with disk_errors():
        if (folder / CREATING_FILE).exists():
            return False
        return any((folder / name).exists() for name in _PERMANENT)


def refuse_existing(folder: Path) -> None:
    """Make sure that there is no vault.

    Raises AppuiError: VAULT_EXISTS.
    """
    if vault_exists(folder):
        raise AppuiError(ErrorCode.VAULT_EXISTS)


def take_lock(folder: Path) -> "BaseFileLock":
    """Take the vault's exclusive lock, without waiting.

    Raises AppuiError: VAULT_BUSY when another program (or this one) holds it, VAULT_READ_ONLY, DISK_FULL.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - only when a vault is opened

    # thread_local=False: the thread that closes is seldom the one that opened. No soft lock: after a crash a mere
    # file would keep the vault shut.
    lock = FileLock(folder / LOCK_FILE, timeout=0, thread_local=False, fallback_to_soft=False, mode=0o600)
    with disk_errors():
        try:
            lock.acquire()
        except Timeout as error:
            raise AppuiError(ErrorCode.VAULT_BUSY) from error
    return lock


def take_lock_to_open(folder: Path) -> "Lock":
    """Take the vault's exclusive lock; where nothing can be written, hold what is there to be held.

    A family must be able to read on a full or read-only disk; nobody can write there, so readers harm nobody.

    Raises AppuiError: VAULT_BUSY.
    """
    try:
        return take_lock(folder)
    except AppuiError as error:
        if error.code is ErrorCode.VAULT_BUSY:
            raise
        return _ReadersLock(folder)


class Lock(Protocol):
    """What a vault holds while it is open."""

    def release(self) -> object:
        """Let others in."""
        ...


class _ReadersLock:
    """The lock where no lock file can be opened for writing: `flock` takes one that is open for reading too."""

    def __init__(self, folder: Path) -> None:
        """Hold the lock file, or the folder when there is none; nothing on Windows, which locks no such file.

        Raises AppuiError: VAULT_BUSY.
        """
        self._handle: int | None = None
        if sys.platform == "win32":
            return
        import fcntl  # noqa: PLC0415 - there is none on Windows

        path = folder / LOCK_FILE
        with disk_errors():
            self._handle = os.open(path if path.exists() else folder, os.O_RDONLY | os.O_CLOEXEC)
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            self.release()
            raise AppuiError(ErrorCode.VAULT_BUSY) from error
        except OSError:
            # A network file system without locks: reading is still worth it.
            return

    def release(self) -> None:
        """Let others in."""
        handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)


def begin_creation(folder: Path, keystore_names: tuple[str, ...]) -> None:
    """Mark the folder as one in which a vault is being made, and note what the key store will hold for it.

    Raises AppuiError: DISK_FULL, VAULT_READ_ONLY.
    """
    with disk_errors():
        write_durably(folder / CREATING_FILE, json.dumps({"keystore": keystore_names}).encode("ascii"))


def end_creation(folder: Path) -> None:
    """Declare the vault made: from here on nothing in the folder is swept.

    Raises AppuiError: VAULT_READ_ONLY.
    """
    with disk_errors():
        (folder / CREATING_FILE).unlink()
        fsync_folder(folder)


def unfinished_keystore_names(folder: Path) -> tuple[str, ...]:
    """Return the key store names that an unfinished creation noted."""
    try:
        raw = json.loads((folder / CREATING_FILE).read_bytes())
        return tuple(str(name) for name in raw["keystore"])
    except (OSError, ValueError, KeyError, TypeError):
        return ()


def sweep_unfinished(folder: Path, *, marked: bool = True) -> None:
    """Remove what a creation that never ended left; `marked`: only where its mark says so.

    Raises AppuiError: VAULT_READ_ONLY.
    """
    if marked and not (folder / CREATING_FILE).exists():
        return
    with disk_errors():
        for name in (*_PERMANENT, index.ROLLBACK_FILE, attempts.FILE, *_PARTS):
            (folder / name).unlink(missing_ok=True)
        if (folder / blobs.FOLDER).is_dir():
            import shutil  # noqa: PLC0415 - 5 ms of archive formats, for a rare case

            shutil.rmtree(folder / blobs.FOLDER)
        (folder / CREATING_FILE).unlink(missing_ok=True)
        fsync_folder(folder)


def sweep_parts(folder: Path) -> None:
    """Remove the unfinished files of an interrupted write; only names of our own making."""
    with contextlib.suppress(OSError):
        escrows = [
            path.name for path in folder.glob("escrow-*" + PART) if _is_escrow(path.name.removesuffix(PART))
        ]
        for name in (*_PARTS, *escrows):
            with contextlib.suppress(OSError):
                (folder / name).unlink(missing_ok=True)


def strangers(folder: Path) -> Iterator[Path]:
    """Yield what lies directly in the folder and is not part of a vault."""
    for path in sorted(folder.iterdir()):
        if path.name not in _ALL and not _is_escrow(path.name):
            yield path


def _is_escrow(name: str) -> bool:
    return escrow.id_in(name) is not None
