"""Files from outside become originals: walked and hashed in one pass, checked again whenever they are read.

A name is only a name: whatever bytes it has, it is never printed, logged or interpreted here.
"""

import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

from appui_core.clock import Clock, offset_minutes
from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.jpeg import walk_jpeg
from appui_core.intake.original import Original, Structure
from appui_core.intake.png import walk_png
from appui_core.intake.sniff import HEAD_BYTES, MAX_FILE_BYTES, MediaType, sniff
from appui_core.intake.stream import WalkReader, unchanged

_WALKS: Final[dict[MediaType, Callable[[WalkReader], Structure]]] = {
    MediaType.PNG: walk_png,
    MediaType.JPEG: walk_jpeg,
}
_MISSING: Final = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP, errno.EINVAL})
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


def examine_stream(stream: BinaryIO) -> tuple[MediaType, Structure, str, int]:
    """Walk a picture to its end; return its media type, structure, SHA-256 and size in bytes.

    Raises AppuiError: FILE_EMPTY, FORMAT_UNKNOWN, FORMAT_BROKEN, IMAGE_TOO_LARGE, FILE_TOO_LARGE, FILE_UNREADABLE.
    """
    reader = WalkReader(stream, MAX_FILE_BYTES)
    head = reader.some(HEAD_BYTES)
    media_type = sniff(head)
    reader.push_back(head)
    structure = _WALKS[media_type](reader)
    return media_type, structure, reader.sha256, reader.read_bytes


def examine_file(path: Path, clock: Clock) -> Original:
    """Examine one file; nothing of it is kept in memory.

    Raises AppuiError: as `open_file` and `examine_stream`.
    """
    with open_file(path) as stream:
        if os.fstat(stream.fileno()).st_size > MAX_FILE_BYTES:
            raise AppuiError(ErrorCode.FILE_TOO_LARGE)
        media_type, structure, sha256, size_bytes = examine_stream(stream)
    return Original(
        kind="import",
        media_type=media_type.value,
        sha256=sha256,
        size_bytes=size_bytes,
        width=structure.width,
        height=structure.height,
        preview=structure.decodable,
        claimed_date=structure.claimed_date,
        captured_at_utc=None,
        utc_offset_minutes=offset_minutes(clock.now()),
        open=unchanged(partial(open_file, path.absolute()), sha256, size_bytes),
        capture=structure.notes,
    )


def import_files(paths: Iterable[Path], clock: Clock) -> Iterator[tuple[Path, Original | AppuiError]]:
    """Examine files one after the other; a refused one is a value, and the rest go on."""
    for path in paths:
        try:
            yield path, examine_file(path, clock)
        except AppuiError as refused:
            yield path, refused
