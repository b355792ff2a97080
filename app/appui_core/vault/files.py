"""Files that survive a power cut: written aside, flushed, renamed; and disk errors translated in one place."""

import contextlib
import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from appui_core.errors import AppuiError, ErrorCode

PART = ".part"
"""The ending of a file that is still being written; what carries it never counted."""

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_DENIED = {errno.EROFS, errno.EACCES, errno.EPERM}
# Access denied, sharing violation, lock violation: a virus scanner or a sync client holds the file for a moment.
_HELD_ELSEWHERE = {5, 32, 33}
_REPLACE_PAUSES_S = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4)


def disk_error(error: OSError, otherwise: ErrorCode) -> AppuiError:
    """Return our error for a foreign one: disk full, not writable, or `otherwise`; the path stays out of it."""
    name = errno.errorcode.get(error.errno or 0, "unknown")
    if error.errno in _FULL:
        return AppuiError(ErrorCode.DISK_FULL, name)
    if error.errno in _DENIED:
        return AppuiError(ErrorCode.VAULT_READ_ONLY, name)
    return AppuiError(otherwise, name)


@contextlib.contextmanager
def disk_errors(otherwise: ErrorCode = ErrorCode.VAULT_READ_ONLY) -> Iterator[None]:
    """Translate every OSError of the block.

    Raises AppuiError: DISK_FULL, VAULT_READ_ONLY, or `otherwise` for any other cause.
    """
    try:
        yield
    except OSError as error:
        raise disk_error(error, otherwise) from error


def fsync_file(handle: int) -> None:
    """Return when the file's bytes are on the medium (on macOS a plain fsync stops at the drive's cache)."""
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415 - there is none on Windows

        with contextlib.suppress(OSError):  # network file systems know the plain form only
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)


def fsync_folder(folder: Path) -> None:
    """Return when the names in a folder are on the medium; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_all(handle: int, data: bytes | memoryview) -> None:
    """Write every byte: a nearly full disk takes a part and says so only in the count."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def create_part(part: Path) -> int:
    """Open a new file of ours for writing and return its descriptor; nobody else may read it."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    return os.open(part, flags, 0o600)


def finish_part(handle: int, size_bytes: int) -> None:
    """Flush a written file to the medium and make sure that it holds as many bytes as were handed over.

    Raises OSError (EIO) when the file is of another size: the system acknowledged a write that did not happen.
    """
    fsync_file(handle)
    if os.fstat(handle).st_size != size_bytes:
        raise OSError(errno.EIO, "short file")


def replace(
    source: Path,
    target: Path,
    *,
    rename: Callable[[Path, Path], object] = os.replace,
    pause: Callable[[float], None] = time.sleep,
) -> None:
    """Rename over the target; on Windows wait a little, under a second in all, when another program holds it.

    Raises OSError: any other failure at once, or that one when it lasts.
    """
    for pause_s in _REPLACE_PAUSES_S:
        try:
            rename(source, target)
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD_ELSEWHERE:
                raise
            pause(pause_s)
        else:
            return
    rename(source, target)


def write_durably(path: Path, data: bytes) -> None:
    """Put a small file in place: whole and on the medium when this returns, else as it was before.

    What was written is read back before it takes the place of the former file.

    Raises OSError.
    """
    part = path.with_name(path.name + PART)
    part.unlink(missing_ok=True)
    try:
        handle = create_part(part)
        try:
            write_all(handle, data)
            finish_part(handle, len(data))
        finally:
            os.close(handle)
        _read_back(part, data)
        replace(part, path)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    fsync_folder(path.parent)


def _read_back(part: Path, data: bytes) -> None:
    if part.read_bytes() != data:
        raise OSError(errno.EIO, "read back differs")


def make_folder(folder: Path) -> None:
    """Make a folder of ours, private to the person, with its name on the medium.

    Raises OSError.
    """
    if folder.is_dir():
        return
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    fsync_folder(folder.parent)
