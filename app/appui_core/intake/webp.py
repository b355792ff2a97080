"""The structure of a WebP, walked chunk by chunk in constant memory; nothing is decoded.

Rules (WebP container specification; RFC 9649): a RIFF of the file's size, the first chunk VP8, VP8L or VP8X, every
chunk within it, each frame within the canvas, at least one picture. Bytes after the RIFF are allowed and noted.
"""

import struct
from typing import Final

from appui_core.intake.exif import MAX_EXIF_BYTES, ExifFacts, read_exif
from appui_core.intake.faults import broken, check_size
from appui_core.intake.original import Structure
from appui_core.intake.stream import WalkReader

_MAX_CHUNKS: Final = 100_000
_KEYFRAME: Final = b"\x9d\x01\x2a"
_LOSSLESS: Final = 0x2F
_EXIF_PREFIX: Final = b"Exif\0\0"


def _three(body: bytes, at: int) -> int:
    return int.from_bytes(body[at : at + 3], "little")


class _Walk:
    """The state of one walk."""

    def __init__(self, reader: WalkReader) -> None:
        self._reader = reader
        self._canvas: tuple[int, int] | None = None
        self._pictures = 0
        self._chunks = 0
        self._animated = False
        self._exif: ExifFacts | None = None

    def run(self) -> Structure:
        """Walk from the RIFF header to the end of the file.

        Raises AppuiError: FORMAT_BROKEN, IMAGE_TOO_LARGE.
        """
        riff, size, form = struct.unpack("<4sI4s", self._reader.exactly(12))
        if (riff, form) != (b"RIFF", b"WEBP"):
            raise broken("riff")
        end = 8 + size
        while end - self._reader.position >= 8:
            self._chunk(end)
        self._reader.skip(max(0, end - self._reader.position))
        if not self._pictures or self._canvas is None:
            raise broken("no_picture")
        facts = self._exif or ExifFacts()
        notes = facts.notes()
        if self._animated:
            notes["animated"] = "yes"
        trailing_bytes = self._reader.drain()
        if trailing_bytes:
            notes["trailing_bytes"] = str(trailing_bytes)
        return Structure(*self._canvas, claimed_date=facts.claimed_date, notes=notes)

    def _chunk(self, end: int) -> None:
        name, length = struct.unpack("<4sI", self._reader.exactly(8))
        start = self._reader.position
        self._chunks += 1
        if start + length > end or self._chunks > _MAX_CHUNKS:
            raise broken("chunk")
        if self._canvas is None and name not in {b"VP8 ", b"VP8L", b"VP8X"}:
            raise broken("first")
        if name == b"VP8X":
            self._extended(length)
        elif name in {b"VP8 ", b"VP8L"}:
            self._picture(name, length)
        elif name == b"ANMF":
            self._frame(length)
        elif name == b"EXIF" and self._exif is None and length <= MAX_EXIF_BYTES:
            self._exif = read_exif(self._reader.exactly(length).removeprefix(_EXIF_PREFIX))
        # What is left of it, and the byte that makes its length even; some writers forget that one at the end.
        self._reader.skip(start + length - self._reader.position)
        if length % 2 and start + length < end:
            self._reader.skip(1)

    def _extended(self, length: int) -> None:
        if self._canvas is not None or length < 10:
            raise broken("canvas")
        body = self._reader.exactly(10)
        self._canvas = (_three(body, 4) + 1, _three(body, 7) + 1)
        check_size(*self._canvas)

    def _picture(self, name: bytes, length: int) -> None:
        if length < 10:
            raise broken("picture")
        size = _lossy(self._reader.exactly(10)) if name == b"VP8 " else _lossless(self._reader.exactly(5))
        check_size(*size)
        if self._canvas is None:
            self._canvas = size
        elif size != self._canvas:
            raise broken("canvas")
        self._pictures += 1

    def _frame(self, length: int) -> None:
        if self._canvas is None or length < 24:
            raise broken("frame")
        body = self._reader.exactly(16)
        right = 2 * _three(body, 0) + _three(body, 6) + 1
        bottom = 2 * _three(body, 3) + _three(body, 9) + 1
        if right > self._canvas[0] or bottom > self._canvas[1]:
            raise broken("frame")
        self._pictures += 1
        self._animated = self._animated or self._pictures > 1


def _lossy(head: bytes) -> tuple[int, int]:
    """Return the size in a VP8 frame header (RFC 6386, 9.1)."""
    if head[0] & 1 or head[3:6] != _KEYFRAME:
        raise broken("vp8")
    width, height = struct.unpack("<HH", head[6:])
    return width & 0x3FFF, height & 0x3FFF


def _lossless(head: bytes) -> tuple[int, int]:
    if head[0] != _LOSSLESS:
        raise broken("vp8l")
    bits = int.from_bytes(head[1:], "little")
    return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1


def walk_webp(reader: WalkReader) -> Structure:
    """Walk a WebP to the end of the file and return its size and claims.

    Raises AppuiError: FORMAT_BROKEN (its detail names the rule), IMAGE_TOO_LARGE, FILE_UNREADABLE, FILE_TOO_LARGE.
    """
    return _Walk(reader).run()
