"""The ZIP form of a dossier: one way to write it, so that a changed byte of the container itself shows too.

Every entry is stored (pictures don't shrink), in order of name, with one date and no extra field. The archive
comment says that it is still the one that Appui wrote; whoever packs the folder again makes another archive,
which is checked by its content alone.
"""

import io
import os
import struct
import zipfile
import zlib
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

COMMENT = b"appui-dossier-zip/1"
_UNIX = 3
_PLAIN_FILE = 0o100644 << 16
_VERSION = 20
_LOCAL_BYTES = 30
_END_BYTES = 22
# What may follow an entry that was written as a stream: signature, checksum, two sizes of 8 bytes.
_DESCRIPTOR_BYTES = 24
# The end record, its comment of 64 KiB at most, and the two records of ZIP64.
_TAIL_BYTES = (1 << 16) + 22 + 20 + 56
_SEE_ZIP64 = 0xFFFFFFFF
_SIZES_BEHIND = 0x8
_LOCAL = struct.Struct("<4s5H3L2H")
# Above this, ZIP64 fields appear; such an archive is checked by its content alone.
_CLASSIC_LIMIT = 1 << 31
_EARLIEST = 1980
_PIECE = 1 << 20
Step = Callable[[int], object]
# What stands around one entry, beside its name twice.
_ENTRY_BYTES = _LOCAL_BYTES + 46


def _nothing(_size_bytes: int) -> None:
    """Nobody watches."""


def write_archive(
    folder: Path, names: Sequence[str], target: BinaryIO, made_at: datetime, step: Step = _nothing
) -> None:
    """Pack the named files of `folder` under that folder's own name; `step` hears of each piece, and may raise.

    Raises OSError as the system gives it.
    """
    _pack(_entries(folder, names, made_at), target, step)


def stream_archive(
    folder: Path,
    names: Sequence[str],
    write: Callable[[bytes], object],
    made_at: datetime,
    step: Step = _nothing,
) -> None:
    """Hand the same archive to `write` piece by piece, without ever going back.

    An archive of 2 GiB and more is streamed as others do it, sizes behind each file. Raises OSError as the system
    gives it.
    """
    entries = _entries(folder, names, made_at)
    if _is_large(entries):
        with io.BufferedWriter(_Forward(write), _PIECE) as target:
            _pack(entries, target, step)
        return
    position = 0
    for info, path in entries:
        info.header_offset, info.CRC = position, _checksum(path, step)
        local = _local_header(info)
        write(local)
        with path.open("rb") as source:
            while piece := source.read(_PIECE):
                write(piece)
                step(len(piece))
        position += len(local) + info.file_size
    infos = [info for info, _ in entries]
    write(_ending(infos, position))


def _entries(folder: Path, names: Sequence[str], made_at: datetime) -> list[tuple[zipfile.ZipInfo, Path]]:
    date = (max(made_at.year, _EARLIEST), made_at.month, made_at.day, made_at.hour, made_at.minute, 0)
    entries = []
    for name in sorted(names):
        info = zipfile.ZipInfo(f"{folder.name}/{name}", date)
        info.create_system, info.external_attr = _UNIX, _PLAIN_FILE
        path = folder.joinpath(*name.split("/"))
        info.file_size = info.compress_size = path.stat().st_size
        entries.append((info, path))
    return entries


def _is_large(entries: Sequence[tuple[zipfile.ZipInfo, Path]]) -> bool:
    around = _END_BYTES + len(COMMENT)
    sizes = (_ENTRY_BYTES + 2 * len(info.filename) + info.file_size for info, _ in entries)
    return around + sum(sizes) >= _CLASSIC_LIMIT


def _pack(entries: Sequence[tuple[zipfile.ZipInfo, Path]], target: BinaryIO, step: Step) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED, strict_timestamps=True) as archive:
        # Of a large one the comment would promise bytes that `is_as_written` does not look at.
        archive.comment = b"" if _is_large(entries) else COMMENT
        for info, path in entries:
            with path.open("rb") as source, archive.open(info, "w") as entry:
                while piece := source.read(_PIECE):
                    entry.write(piece)
                    step(len(piece))


class _Forward(io.RawIOBase):
    """A file that only goes on."""

    def __init__(self, write: Callable[[bytes], object]) -> None:
        super().__init__()
        self._write = write

    def writable(self) -> bool:
        return True

    def write(self, piece: Any, /) -> int:  # noqa: ANN401 - whatever holds bytes, as io declares it
        self._write(bytes(piece))
        return len(piece)


def _checksum(path: Path, step: Step) -> int:
    checksum = 0
    with path.open("rb") as source:
        while piece := source.read(_PIECE):
            checksum = zlib.crc32(piece, checksum)
            step(0)
    return checksum


def directory_bytes(file: BinaryIO) -> int:
    """Return how long a ZIP says its list of entries is, before anyone reads it whole; 0 when it says nothing.

    Raises OSError as the system gives it.
    """
    file.seek(max(0, file.seek(0, os.SEEK_END) - _TAIL_BYTES))
    tail = file.read(_TAIL_BYTES)
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or end + 16 > len(tail):
        return 0
    claimed: int = struct.unpack_from("<L", tail, end + 12)[0]
    if claimed != _SEE_ZIP64:
        return claimed
    wide = tail.rfind(b"PK\x06\x06", 0, end)
    return struct.unpack_from("<Q", tail, wide + 40)[0] if wide >= 0 and wide + 48 <= len(tail) else claimed


def overlaps(file: BinaryIO, archive: zipfile.ZipFile) -> bool:
    """Tell whether a ZIP claims more packed bytes than it has: entries that share theirs unpack without end."""
    return sum(info.compress_size for info in archive.infolist()) > file.seek(0, os.SEEK_END)


def is_seamless(file: BinaryIO, archive: zipfile.ZipFile) -> bool:
    """Tell whether a ZIP is its entries and no more: nothing before, between or behind them, and no comment.

    Programs that read it from the front and those that read its list must find the same.
    """
    file.seek(-_END_BYTES, os.SEEK_END)
    end = file.read(_END_BYTES)
    if end[:4] != b"PK\x05\x06" or end[20:] != b"\x00\x00":
        return False
    position = 0
    for info in sorted(archive.infolist(), key=lambda one: one.header_offset):
        if not position <= info.header_offset <= position + _DESCRIPTOR_BYTES:
            return False
        file.seek(info.header_offset)
        name_bytes, extra_bytes = _as_listed(file.read(_LOCAL_BYTES), info)
        position = info.header_offset + _LOCAL_BYTES + name_bytes + extra_bytes + info.compress_size
    return position <= archive.start_dir <= position + _DESCRIPTOR_BYTES


def _as_listed(local: bytes, info: zipfile.ZipInfo) -> tuple[int, int]:
    """Return how long name and extra field are in front of an entry.

    Raises ValueError when what stands there is not what the list says of it.
    """
    *_, flags, method, _, _, checksum, packed, size, name_bytes, extra_bytes = _LOCAL.unpack(local)
    told = (checksum, packed, size)
    if flags & _SIZES_BEHIND:
        right = all(one in {0, _SEE_ZIP64, known} for one, known in zip(told, _known(info), strict=True))
    else:
        right = all(one in {_SEE_ZIP64, known} for one, known in zip(told, _known(info), strict=True))
    if not right or (flags, method) != (info.flag_bits, info.compress_type):
        raise ValueError("an entry is not as listed")
    return name_bytes, extra_bytes


def _known(info: zipfile.ZipInfo) -> tuple[int, int, int]:
    return info.CRC, info.compress_size, info.file_size


def is_as_written(file: BinaryIO, archive: zipfile.ZipFile) -> bool:
    """Tell whether every byte around the contents is what `write_archive` puts there.

    Of an archive without our comment, or of 2 GiB and more, only that it is its entries and no more: others may
    pack a dossier as they like.
    """
    if archive.comment != COMMENT or file.seek(0, os.SEEK_END) >= _CLASSIC_LIMIT:
        return is_seamless(file, archive)
    entries = archive.infolist()
    position = 0
    for info in entries:
        local = _local_header(info)
        file.seek(position)
        if info.header_offset != position or not _plain(info, entries[0]) or file.read(len(local)) != local:
            return False
        position += len(local) + info.file_size
    file.seek(position)
    tail = _ending(entries, position)
    return file.read(len(tail) + 1) == tail


def _ending(entries: Sequence[zipfile.ZipInfo], position: int) -> bytes:
    """Return what follows the last entry, which ends at `position`: list, end record and our comment."""
    directory = b"".join(_central_header(info) for info in entries)
    end = struct.pack(
        "<4s4H2LH",
        b"PK\x05\x06", 0, 0, len(entries), len(entries), len(directory), position, len(COMMENT),
    )  # fmt: skip
    return directory + end + COMMENT


def _plain(info: zipfile.ZipInfo, first: zipfile.ZipInfo) -> bool:
    return info.date_time == first.date_time and info.compress_size == info.file_size


def _common(info: zipfile.ZipInfo) -> bytes:
    year, month, day, hour, minute, second = info.date_time
    return struct.pack(
        "<5H3L2H",
        _VERSION, 0, 0, hour << 11 | minute << 5 | second // 2, (year - _EARLIEST) << 9 | month << 5 | day,
        info.CRC, info.file_size, info.file_size, len(info.filename.encode("utf-8")), 0,
    )  # fmt: skip


def _local_header(info: zipfile.ZipInfo) -> bytes:
    return b"PK\x03\x04" + _common(info) + info.filename.encode("utf-8")


def _central_header(info: zipfile.ZipInfo) -> bytes:
    made_by = struct.pack("<4sBB", b"PK\x01\x02", _VERSION, _UNIX)
    rest = struct.pack("<3H2L", 0, 0, 0, _PLAIN_FILE, info.header_offset)
    return made_by + _common(info) + rest + info.filename.encode("utf-8")
