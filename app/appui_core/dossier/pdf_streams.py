"""Large streams into a PDF straight out of their files: pictures and enclosed files are copied once, never held.

The document is laid out with a small dictionary in each one's place (`FileStreams.placeholder`). Then
`write_with_streams` copies it object by object, gives each of those its bytes, and writes the table of objects
anew.
"""

import errno
import hashlib
import os
import re
from array import array
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from appui_core.dossier.course import PIECE_BYTES

# Where a placeholder begins; what a person wrote stands in strings, and never there.
_PLACE = re.compile(rb"\d+ 0 obj\n<<(/AppuiStream (\d+)) ")
_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_TABLE = re.compile(rb"xref\n0 (\d+)\n")
_ENTRY_BYTES = 20
_LINE_BYTES = 64
# More than a trailer and what follows it.
_TAIL_BYTES = 2048
# So many objects, some 5 ms, are copied before it is asked again whether the document is still wanted.
_ASKED_EVERY = 500
_ASKED_EVERY_S = 0.05
# What is written but not hashed yet is held: so many pieces at most.
_MOST_OWED = 4
_FLUSHED_EVERY = 32 << 20
_NO_OFFSET = 10_000_000_000


class NotPlainError(ValueError):
    """The document has no plain table of objects, of one section."""


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
    plain: BinaryIO,
    streams: Sequence[FileStream],
    target: Path,
    step: Callable[[int], None],
    copied: Callable[[int, int], None] = lambda _objects, _of: None,
) -> tuple[int, str]:
    """Write the document to a new file on the medium; return its size in bytes and its SHA-256.

    `plain` is read object by object and never held. `step` hears of the bytes of streams written, piece by piece,
    `copied` how many of how many objects are; both may raise.

    Raises OSError as the system gives it; NotPlainError.
    """
    offsets, table, trailer = _objects(plain)
    # An object ends where the next one begins, or the table does.
    ends = array("Q", sorted([*filter(None, offsets), table]))
    moved = array("Q", bytes(8 * len(offsets)))
    with target.open("xb", buffering=PIECE_BYTES) as file, _Out(file, step) as out:
        out.write(_HEAD)
        for number, offset in enumerate(offsets):
            if not offset:
                continue
            if number % _ASKED_EVERY == 0:
                copied(number, len(offsets))
            moved[number] = out.size_bytes
            plain.seek(offset)
            _copy_object(out, plain.read(ends[bisect_right(ends, offset)] - offset), streams)
        start = out.size_bytes
        _write_table(out, moved)
        out.write(trailer)
        out.write(b"startxref\n%d\n%%%%EOF\n" % start)
        return out.size_bytes, out.finish()


def _objects(plain: BinaryIO) -> tuple["array[int]", int, bytes]:
    """Return where each object begins (0: there is none), where the table does, and the trailer.

    Of 2 000 exhibits there are 100 000 objects: whatever is kept of each is a number in an array.
    """
    plain.seek(max(0, plain.seek(0, os.SEEK_END) - _TAIL_BYTES))
    tail = plain.read()
    table = int(tail[tail.rindex(b"startxref") + 9 :].split(maxsplit=1)[0])
    plain.seek(table)
    head = _TABLE.fullmatch(plain.readline(_LINE_BYTES) + plain.readline(_LINE_BYTES))
    if head is None:
        raise NotPlainError
    entries = (plain.read(_ENTRY_BYTES) for _ in range(int(head[1])))
    offsets = array("Q", (int(entry[:10]) if entry[17:18] == b"n" else 0 for entry in entries))
    trailer = plain.read(_TAIL_BYTES).partition(b"startxref")[0]
    if not trailer.startswith(b"trailer") or b"/Prev" in trailer:
        raise NotPlainError
    return offsets, table, trailer


def _write_table(out: "_Out", offsets: "array[int]") -> None:
    if max(offsets) >= _NO_OFFSET:
        raise OSError(errno.EFBIG, "too large for a PDF")
    out.write(b"xref\n0 %d\n" % len(offsets))
    for offset in offsets:
        out.write(b"%010d 00000 n \n" % offset if offset else b"0000000000 65535 f \n")


def _copy_object(out: "_Out", found: bytes, streams: Sequence[FileStream]) -> None:
    place = _PLACE.match(found)
    if place is None:
        out.write(found)
        return
    stream = streams[int(place[2])]
    head = found[: place.start(1)] + b"/Length %d" % stream.size_bytes + found[place.end(1) :]
    out.write(head[: head.rindex(b">>") + 2] + b"\nstream\n")
    for span in stream.spans:
        out.copy(span)
    out.write(b"\nendstream\nendobj\n")


class _Out:
    """Writes and counts; beside it, on a thread of its own, what was written is hashed and brought to the medium.

    So the last flush has little left to do, and is soon through when nobody wants the document any more.
    """

    def __init__(self, file: BinaryIO, step: Callable[[int], None]) -> None:
        self._file, self._step = file, step
        self._digest = hashlib.sha256()
        self._beside = ThreadPoolExecutor(1, "appui-pdf")
        self._owed: deque[Future[None]] = deque()
        self._small = bytearray()
        self._unflushed = 0
        self.size_bytes = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._beside.shutdown(wait=True, cancel_futures=True)

    def write(self, data: bytes) -> None:
        """Write; OSError, of what was written before too."""
        self._file.write(data)
        self.size_bytes += len(data)
        self._small += data
        if len(self._small) >= PIECE_BYTES:
            self._hash()

    def finish(self) -> str:
        """Bring all of it to the medium; return the SHA-256."""
        self._hash()
        self._flush()
        while self._owed:
            self._settle()
        return self._digest.hexdigest()

    def _hash(self) -> None:
        piece, self._small = self._small, bytearray()
        self._owed.append(self._beside.submit(self._digest.update, piece))
        self._unflushed += len(piece)
        if self._unflushed >= _FLUSHED_EVERY:
            self._flush()
        while len(self._owed) > _MOST_OWED:
            self._settle()

    def _flush(self) -> None:
        self._file.flush()
        self._owed.append(self._beside.submit(os.fsync, self._file.fileno()))
        self._unflushed = 0

    def _settle(self) -> None:
        """Wait for the oldest, while the document is wanted."""
        oldest = self._owed.popleft()
        while True:
            try:
                return oldest.result(_ASKED_EVERY_S)
            except TimeoutError:
                if oldest.done():
                    return oldest.result()
                self._step(0)

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
