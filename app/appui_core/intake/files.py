"""Files from outside become originals: walked and hashed in one pass, checked again whenever they are read.

A name is only a name: whatever bytes it has, it is never printed, logged or interpreted here.
"""

import errno
import os
import stat
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final

from appui_core.clock import Clock
from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.examining import examine, original_of
from appui_core.intake.media_type import MAX_VIDEO_BYTES, MediaType
from appui_core.intake.original import Original, Structure
from appui_core.intake.stream import HeldReader, WalkReader, unchanged

_MISSING: Final = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP, errno.EINVAL})
HELD_BYTES: Final = 4 * 1024 * 1024
"""The largest file that is held in memory from its examination to its sealing."""
# Not to wait for the other end of a pipe that took a file's place; not to hand the file to child processes.
_FLAGS: Final = (
    os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
)


def _refusal(error: OSError) -> AppuiError:
    if error.errno in _MISSING:
        return AppuiError(ErrorCode.FILE_MISSING)
    return AppuiError(ErrorCode.FILE_UNREADABLE, f"errno {error.errno}")


def _check_regular(mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise AppuiError(ErrorCode.NOT_A_FILE)


def open_file(path: Path) -> BinaryIO:
    """Open a regular file for reading; links are followed.

    Raises AppuiError: FILE_MISSING, NOT_A_FILE (a directory, a pipe, a device), FILE_UNREADABLE.
    """
    try:
        # Asked before opening, since opening some devices does something.
        _check_regular(path.stat().st_mode)
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        raise _refusal(error) from None
    except ValueError:  # a null character in the name
        raise AppuiError(ErrorCode.FILE_MISSING) from None
    stream = os.fdopen(descriptor, "rb", buffering=0)
    try:
        _check_regular(os.fstat(descriptor).st_mode)
    except BaseException:
        stream.close()
        raise
    # A raw FileIO reads as any BinaryIO does for our one method, read(n).
    return stream


def examine_stream(stream: BinaryIO, name: str = "") -> tuple[MediaType, Structure, str, int]:
    """Walk a file to its end; return its media type, structure, SHA-256 and size in bytes.

    Raises AppuiError: as `examining.examine`.
    """
    found = examine(WalkReader(stream, MAX_VIDEO_BYTES), name)
    return found.media_type, found.structure, found.sha256, found.size_bytes


def examine_bytes(data: bytes, name: str, clock: Clock) -> Original:
    """Examine bytes that are held already, as from the clipboard; `name` is "" where there is none.

    Raises AppuiError: as `examining.examine`.
    """
    return original_of(examine(HeldReader(data), name), clock, partial(BytesIO, data), data)


def examine_file(path: Path, clock: Clock, *, hold: bool = False) -> Original:
    """Examine one file; nothing of it is kept in memory, or, with `hold`, the whole of a file of up to 4 MiB.

    A held file is read once: what is kept later is what was examined, whatever becomes of the file meanwhile.

    Raises AppuiError: as `open_file` and `examining.examine`.
    """
    with open_file(path) as stream:
        size_bytes = os.fstat(stream.fileno()).st_size
        held = _read_whole(stream, size_bytes) if hold and size_bytes <= HELD_BYTES else None
        reader = WalkReader(stream, MAX_VIDEO_BYTES) if held is None else HeldReader(held)
        found = examine(reader, path.name, size_bytes)
    again = unchanged(partial(open_file, path.absolute()), found.sha256, found.size_bytes)
    return original_of(found, clock, again if held is None else partial(BytesIO, held), held)


def _read_whole(stream: BinaryIO, size_bytes: int) -> bytes | None:
    """Return the whole file; None when it is being written to just now, which the walk in pieces then tells."""
    try:
        data = stream.read(size_bytes + 1)
        if len(data) == size_bytes:
            return data
        stream.seek(0)
    except OSError as error:
        raise AppuiError(ErrorCode.FILE_UNREADABLE, f"errno {error.errno}") from None
    return None
