"""Boxes of the ISO base media file format, which HEIC, AVIF, MP4 and MOV share: read in a stream or in memory.

Format: ISO/IEC 14496-12, 4.2, and QuickTime File Format, "Atoms". A box is its size, its type and its body; size 1
means that a 64-bit size follows, size 0 that the box goes to the end of what holds it.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from appui_core.intake.faults import broken
from appui_core.intake.stream import WalkReader

# A long film in fragments has some ten thousand; more only cost time.
MAX_BOXES: Final = 200_000
_NAME_BYTES: Final = frozenset(range(0x20, 0x7F)) | {0xA9}


@dataclass(frozen=True, slots=True)
class Box:
    """Where the body of a box lies in the file; `end` None: it goes to the end of the file."""

    name: bytes
    start: int
    end: int | None

    @property
    def body_bytes(self) -> int | None:
        """The size of the body, None when only the end of the file tells."""
        return None if self.end is None else self.end - self.start


class BoxReader:
    """Reads boxes as they come, and counts them all."""

    def __init__(self, reader: WalkReader) -> None:
        self.reader = reader
        self._left = MAX_BOXES

    def top(self) -> Box | None:
        """Return the next box of the file; None at the end, or where what follows is no box (it is not consumed).

        Raises AppuiError: FORMAT_BROKEN.
        """
        head = self.reader.head(8)
        if len(head) < 8 or not _is_name(head[4:]):
            return None
        return self._next(None)

    def inside(self, end: int) -> Iterator[Box]:
        """Yield the boxes up to `end`; what is left unread of one is skipped, and up to 7 bytes after the last.

        Raises AppuiError: FORMAT_BROKEN.
        """
        while end - self.reader.position >= 8:
            box = self._next(end)
            yield box
            self.skip_to(end if box.end is None else box.end)
        self.skip_to(end)

    def skip_to(self, position: int) -> None:
        """Pass over what is left up to a position in the file.

        Raises AppuiError: FORMAT_BROKEN, also when more than that was read already.
        """
        left = position - self.reader.position
        if left < 0:
            raise broken("box")
        self.reader.skip(left)

    def _next(self, end: int | None) -> Box:
        self._left -= 1
        if self._left < 0:
            raise broken("boxes")
        at = self.reader.position
        size, name = struct.unpack(">I4s", self.reader.exactly(8))
        if size == 1:
            (size,) = struct.unpack(">Q", self.reader.exactly(8))
        elif size == 0:
            return Box(name, self.reader.position, end)
        box = Box(name, self.reader.position, at + size)
        if at + size < box.start or (end is not None and at + size > end):
            raise broken("box")
        return box


def boxes_in(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield name and body of the boxes in bytes that are held (keep them few).

    Raises AppuiError: FORMAT_BROKEN.
    """
    at = 0
    while len(data) - at >= 8:
        size, name = struct.unpack_from(">I4s", data, at)
        start = at + 8
        if size == 1 and len(data) - at >= 16:
            (size,) = struct.unpack_from(">Q", data, start)
            start = at + 16
        elif size == 0:
            size = len(data) - at
        if at + size < start or at + size > len(data):
            raise broken("box")
        yield name, data[start : at + size]
        at += size


def _is_name(name: bytes) -> bool:
    return all(byte in _NAME_BYTES for byte in name)
