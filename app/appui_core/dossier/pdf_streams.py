"""Large streams into a PDF straight out of their files: pictures and enclosed files are copied once, never held.

The document is laid out with a small dictionary in each one's place (`FileStreams.placeholder`). Then
`write_with_streams` copies it object by object, gives each of those its bytes, and writes the table of objects
anew: one plain section, as any other PDF, out of however many there were.
"""

import errno
import hashlib
import os
import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from appui_core.dossier.course import PIECE_BYTES

# Where a placeholder begins; what a person wrote stands in strings, and never there.
_PLACE = re.compile(rb"\d+ 0 obj\n<<(/AppuiStream (\d+)) ")
_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_SUBSECTION = re.compile(rb"(\d+) (\d+) *\n")
_PREVIOUS = re.compile(rb" */Prev (\d+)")
_SIZE = re.compile(rb"/Size \d+")
_ENTRY_BYTES = 20
_LINE_BYTES = 64
# More than any trailer and what follows it.
_TRAILER_BYTES = 2048
_NO_OFFSET = 10_000_000_000


class NotPlainError(ValueError):
    """The document has no plain table of objects."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of bytes in a file."""

    path: Path
    offset: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class FileStream:
    """What a stream holds."""

    spans: tuple[Span, ...]

    @property
    def size_bytes(self) -> int:
        """How long the stream is."""
        return sum(span.size_bytes for span in self.spans)


class FileStreams:
    """The streams of one document, by number."""

    def __init__(self) -> None:
        self.all: list[FileStream] = []

    def add(self, stream: FileStream) -> int:
        """Take a stream; return its number."""
        self.all.append(stream)
        return len(self.all) - 1

    def placeholder(self, number: int, keys: str) -> str:
        """Return the object that stands for a stream; `keys` are the rest of its dictionary, in PDF syntax."""
        return f"<</AppuiStream {number} {keys}>>"


def write_with_streams(
    plain: BinaryIO, streams: Sequence[FileStream], target: Path, step: Callable[[int], None]
) -> tuple[int, str]:
    """Write the document to a new file on the medium; return its size in bytes and its SHA-256.

    `plain` is read here and there and never held. `step` hears of the bytes of streams written, piece by piece, and may raise.

    Raises OSError as the system gives it; NotPlainError.
    """
    offsets, tables, trailer = _objects(plain)
    order = sorted((number for number, offset in enumerate(offsets) if offset), key=offsets.__getitem__)
    # An object ends where the next one begins, or a table does.
    ends = array("Q", sorted([*offsets, *tables, *_superseded(plain, tables, offsets)]))
    moved = array("Q", bytes(8 * len(offsets)))
    with target.open("xb", buffering=PIECE_BYTES) as file:
        out = _Out(file, step)
        out.write(_HEAD)
        for number in order:
            offset, moved[number] = offsets[number], out.size_bytes
            plain.seek(offset)
            _copy_object(out, plain.read(ends[bisect_right(ends, offset)] - offset), streams)
        start = out.size_bytes
        out.write(_new_table(moved))
        out.write(_SIZE.sub(b"/Size %d" % len(moved), _PREVIOUS.sub(b"", trailer)))
        out.write(b"startxref\n%d\n%%%%EOF\n" % start)
        file.flush()
        os.fsync(file.fileno())
    return out.size_bytes, out.digest.hexdigest()


def _objects(plain: BinaryIO) -> tuple["array[int]", list[int], bytes]:
    """Return where each object begins as it stands last (0: there is none), where the tables do, the last trailer.

    Of 2 000 exhibits there are 100 000 objects: whatever is kept of each is a number in an array.
    """
    plain.seek(max(0, plain.seek(0, os.SEEK_END) - _TRAILER_BYTES))
    tail = plain.read()
    at = int(tail[tail.rindex(b"startxref") + 9 :].split(maxsplit=1)[0])
    found = array("Q")
    tables: list[int] = []
    last = b""
    while True:
        tables.append(at)
        for number, offset in _entries(plain, at):
            if number >= len(found):
                found.extend([0] * (number + 1 - len(found)))
            found[number] = found[number] or offset
        # The table is read up to its end, and behind the word `trailer` follows what it says.
        trailer = b"trailer\n" + plain.read(_TRAILER_BYTES).partition(b"startxref")[0]
        last = last or trailer
        previous = _PREVIOUS.search(trailer)
        if previous is None:
            return found, tables, last
        at = int(previous[1])


def _superseded(plain: BinaryIO, tables: Sequence[int], offsets: "array[int]") -> set[int]:
    """Return where objects begin that stand anew further on."""
    return {offset for table in tables for number, offset in _entries(plain, table) if offsets[number] != offset}


def _entries(plain: BinaryIO, at: int) -> Iterator[tuple[int, int]]:
    """Yield number and place of each object that a table names; the file is then read up to its trailer."""
    plain.seek(at)
    if plain.readline(_LINE_BYTES) != b"xref\n":
        raise NotPlainError
    while (section := _SUBSECTION.fullmatch(plain.readline(_LINE_BYTES))) is not None:
        for number in range(int(section[1]), int(section[1]) + int(section[2])):
            entry = plain.read(_ENTRY_BYTES)
            if entry[17:18] == b"n":
                yield number, int(entry[:10])


def _new_table(offsets: "array[int]") -> bytes:
    if max(offsets) >= _NO_OFFSET:
        raise OSError(errno.EFBIG, "too large for a PDF")
    lines = (b"%010d 00000 n \n" % offset if offset else b"0000000000 65535 f \n" for offset in offsets)
    return b"xref\n0 %d\n" % len(offsets) + b"".join(lines)


def _copy_object(out: "_Out", found: bytes, streams: Sequence[FileStream]) -> None:
    place = _PLACE.match(found)
    if place is None:
        # What stands behind its end is nobody's: a table follows, or the end of a section.
        out.write(found[: found.rindex(b"endobj") + 6] + b"\n")
        return
    stream = streams[int(place[2])]
    head = found[: place.start(1)] + b"/Length %d" % stream.size_bytes + found[place.end(1) :]
    out.write(head[: head.rindex(b">>") + 2] + b"\nstream\n")
    for span in stream.spans:
        out.copy(span)
    out.write(b"\nendstream\nendobj\n")


class _Out:
    """Writes, hashes and counts in one go."""

    def __init__(self, file: BinaryIO, step: Callable[[int], None]) -> None:
        self._file, self._step = file, step
        self.digest = hashlib.sha256()
        self.size_bytes = 0

    def write(self, data: bytes) -> None:
        self._file.write(data)
        self.digest.update(data)
        self.size_bytes += len(data)

    def copy(self, span: Span) -> None:
        """Copy a run of bytes; OSError (EIO) when the file has become shorter."""
        with span.path.open("rb", buffering=0) as source:
            source.seek(span.offset)
            left = span.size_bytes
            while left:
                piece = source.read(min(left, PIECE_BYTES))
                if not piece:
                    raise OSError(errno.EIO, "short file")
                self.write(piece)
                left -= len(piece)
                self._step(len(piece))
