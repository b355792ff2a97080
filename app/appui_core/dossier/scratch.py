"""The hidden folder that a dossier is made in: originals lie in it in clear, so a dead build's goes at once.

Whoever builds holds a lock in it. A folder whose lock is free belongs to a program that ended in the middle; one
without a lock, or from another machine on a shared disk, is only taken for abandoned after an hour.
"""

import hashlib
import os
import platform
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

PREFIX = ".appui-dossier-"
_LOCK = ".building"
_OWNER = ".owner"
# No build takes an hour: what is older belongs to none that still runs.
_ABANDONED_S = 3600
# Each waits for the medium by itself: on a busy machine 2 000 files go in a fifth of the time that one takes.
_HANDS = 4


@contextmanager
def scratch_folder(into: Path) -> Iterator[Path]:
    """Make a hidden folder under `into` for the block, held by this process; nothing of it is left after.

    Raises OSError as the system gives it.
    """
    from filelock import FileLock  # noqa: PLC0415 - only when a dossier is made

    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=into))
    lock = FileLock(folder / _LOCK)
    try:
        lock.acquire(timeout=0)
        (folder / _OWNER).write_text(_machine(), encoding="ascii")
        yield folder
    finally:
        # Windows removes no file that is held.
        lock.release()
        _empty(folder)
        shutil.rmtree(folder, ignore_errors=True)


def clear(scratch: Path, kept: Path) -> None:
    """Remove all that was made in a scratch folder but one file.

    Raises OSError where something of it stays.
    """
    for made in scratch.iterdir():
        if made.name in {_LOCK, _OWNER, kept.name}:
            continue
        if made.is_dir():
            _empty(made)
            shutil.rmtree(made)
        else:
            made.unlink()


def sweep(into: Path) -> int:
    """Remove what builds that were cut off have left under `into`; a live one's folder is never touched.

    Returns how many went. What can't be looked at or removed stays.
    """
    gone = 0
    with suppress(OSError):
        for left in into.glob(f"{PREFIX}*"):
            with suppress(OSError):
                if not left.is_symlink() and left.is_dir() and _abandoned(left):
                    _empty(left)
                    shutil.rmtree(left)
                    gone += 1
    return gone


def _empty(folder: Path) -> None:
    """Remove the files of a folder and of those in it, several at a time; what can't be removed stays."""
    with ThreadPoolExecutor(_HANDS, "appui-remove") as hands:
        for place, _folders, names in os.walk(folder):
            paths = [Path(place, name) for name in names]
            for _ in hands.map(_unlink, (paths[first::_HANDS] for first in range(_HANDS))):
                pass


def _unlink(paths: Sequence[Path]) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink()


def _abandoned(folder: Path) -> bool:
    from filelock import FileLock, Timeout  # noqa: PLC0415 - only when there is something to sweep

    lock_file = folder / _LOCK
    if not lock_file.exists() or _owner(folder) != _machine():
        return time.time() - folder.stat().st_mtime > _ABANDONED_S
    lock = FileLock(lock_file)
    try:
        lock.acquire(timeout=0)
    except (Timeout, OSError):
        return False
    lock.release()
    return True


def _owner(folder: Path) -> str:
    try:
        return (folder / _OWNER).read_text(encoding="ascii")
    except (OSError, ValueError):
        return ""


def _machine() -> str:
    """Return what tells this machine from another on a shared disk, without naming it."""
    return hashlib.sha256(platform.node().encode("utf-8", "replace")).hexdigest()[:16]
