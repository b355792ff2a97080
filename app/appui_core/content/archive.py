"""The archive in which a pack travels: a ZIP of plain .toml files, made the same way each time, opened with care.

Nothing of an archive is believed: names, sizes and kinds are looked at before a byte is written, and sizes again
while bytes come out.
"""

import stat
import zipfile
import zlib
from pathlib import Path
from typing import Final

from appui_core.content.files import MOST_BYTES, MOST_FILE_BYTES, check_names, files_in, read_small, write_file
from appui_core.content.problems import ContentError
from appui_core.errors import AppuiError, ErrorCode

_ENCRYPTED: Final = 0x1
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_KINDS: Final = frozenset({0, stat.S_IFREG})
# The first instant that a ZIP can name: the same pack gives the same archive.
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
_PIECE: Final = 64 << 10


def pack_archive(folder: Path, archive: Path, known: frozenset[str]) -> None:
    """Write a pack into an archive; the same files give the same bytes.

    Raises ContentError for what has no place in a pack, OSError when something can't be read or written.
    """
    names = files_in(folder)
    check_names(names, known)
    with zipfile.ZipFile(archive, "x", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for name in names:
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            made.writestr(entry, read_small(folder / name, name))


def unpack_archive(archive: Path, to: Path, known: frozenset[str]) -> None:
    """Open an archive into an empty folder; `known` are the first parts of names that this Appui reads.

    Raises AppuiError CONTENT_ARCHIVE when it holds anything but small plain .toml files under known names, or is
    no archive at all; OSError when a file can't be written.
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            entries = opened.infolist()
            check_names((entry.orig_filename for entry in entries), known)
            for entry in entries:
                _check(entry)
            if sum(entry.file_size for entry in entries) > MOST_BYTES:
                raise _refused("size")
            for entry in entries:
                write_file(to, entry.orig_filename, _inflate(opened, entry))
    except ContentError:
        raise _refused("name") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as broken:
        raise _refused(type(broken).__name__) from None


def _check(entry: zipfile.ZipInfo) -> None:
    if stat.S_IFMT(entry.external_attr >> 16) not in _KINDS:
        raise _refused("kind")
    if entry.flag_bits & _ENCRYPTED or entry.compress_type not in _METHODS:
        raise _refused("method")
    if entry.file_size > MOST_FILE_BYTES:
        raise _refused("size")


def _inflate(opened: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Return one file, no more of it than was promised."""
    found = bytearray()
    with opened.open(entry) as stream:
        while piece := stream.read(_PIECE):
            found += piece
            if len(found) > entry.file_size:
                raise _refused("size")
    if len(found) != entry.file_size:
        raise _refused("size")
    return bytes(found)


def _refused(why: str) -> AppuiError:
    return AppuiError(ErrorCode.CONTENT_ARCHIVE, why)
