"""The structure of a JPEG, walked marker by marker in constant memory; nothing is decoded.

Rules (ITU-T T.81, annex B): SOI, segments within the file, one frame header with a sane size, at least one scan
after it, EOI. Bytes after EOI are allowed and noted: phones append depth maps, trailers and whole videos there.
"""

import re
import struct
from typing import Final

from appui_core.intake.exif import ExifFacts, read_exif
from appui_core.intake.faults import broken, check_size
from appui_core.intake.original import Structure
from appui_core.intake.stream import WalkReader

_SOI, _EOI, _SOS, _APP1, _TEM = 0xD8, 0xD9, 0xDA, 0xE1, 0x01
# Frame headers: C0 to CF without DHT (C4), JPG (C8) and DAC (CC).
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
# What decoders in use can show: baseline, extended and progressive Huffman, 8 bits, grey, colour or CMYK.
_SHOWN_FRAMES: Final = frozenset({0xC0, 0xC1, 0xC2})
_RESTARTS: Final = range(0xD0, 0xD8)
# In scan data FF00 is a stuffed FF, FFD0..D7 are restarts and FFFF is fill: the first other FFxx ends the scan.
_SCAN_END: Final = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")

# An honest file has fewer than a hundred of either; more only cost time (here, and at every later decoding).
_MAX_SEGMENTS: Final = 20_000
_MAX_SCANS: Final = 500
# None has fill of this size before its markers; decoders go through it byte by byte.
_MAX_FILL_BYTES: Final = 1024 * 1024


class _Walk:
    """The state of one walk."""

    def __init__(self, reader: WalkReader) -> None:
        self._reader = reader
        self.size: tuple[int, int] | None = None
        self.decodable = False
        self.scans = 0
        self.exif: ExifFacts | None = None
        self._fill_bytes = 0

    def run(self) -> None:
        """Walk from SOI to EOI.

        Raises AppuiError: FORMAT_BROKEN, IMAGE_TOO_LARGE.
        """
        if self._reader.exactly(2) != bytes((0xFF, _SOI)):
            raise broken("soi")
        for _ in range(_MAX_SEGMENTS):
            marker = self._marker()
            if marker == _EOI:
                if not self.scans:
                    raise broken("no_scan")
                return
            if marker != _TEM:
                self._segment(marker)
        raise broken("segments")

    def _marker(self) -> int:
        if self._reader.exactly(1) != b"\xff":
            raise broken("marker")
        marker = self._after_fill()
        if marker in {0x00, _SOI} or marker in _RESTARTS:
            raise broken("marker")
        return marker

    def _after_fill(self) -> int:
        """Return the byte after the fill that may stand before a marker: any number of bytes, within reason."""
        while block := self._reader.some():
            rest = block.lstrip(b"\xff")
            self._fill_bytes += len(block) - len(rest)
            if self._fill_bytes > _MAX_FILL_BYTES:
                raise broken("fill")
            if rest:
                self._reader.push_back(rest[1:])
                return rest[0]
        raise broken("truncated")

    def _segment(self, marker: int) -> None:
        (length,) = struct.unpack(">H", self._reader.exactly(2))
        if length < 2:
            raise broken("length")
        if marker in _FRAMES:
            self._frame(marker, self._reader.exactly(length - 2))
        elif marker == _APP1 and self.exif is None:
            body = self._reader.exactly(length - 2)
            if body.startswith(b"Exif\0\0"):
                self.exif = read_exif(body[6:])
        else:
            self._reader.skip(length - 2)
        if marker == _SOS:
            self._scan()

    def _frame(self, marker: int, body: bytes) -> None:
        if self.size is not None or len(body) < 6:
            raise broken("frame")
        precision, height, width, components = struct.unpack(">BHHB", body[:6])
        if precision not in {8, 12} or not 1 <= components <= 4 or len(body) != 6 + 3 * components:
            raise broken("frame")
        check_size(width, height)
        self.size = (width, height)
        self.decodable = marker in _SHOWN_FRAMES and precision == 8 and components != 2

    def _scan(self) -> None:
        self.scans += 1
        if self.size is None or self.scans > _MAX_SCANS:
            raise broken("scan")
        held = b""
        while True:
            block = self._reader.some()
            if not block:
                raise broken("truncated")
            block = held + block
            found = _SCAN_END.search(block)
            if found is not None:
                self._reader.push_back(block[found.start() :])
                return
            # A marker may be cut in two by the end of a block.
            held = b"\xff" if block.endswith(b"\xff") else b""


def walk_jpeg(reader: WalkReader) -> Structure:
    """Walk a JPEG to the end of the file and return its size and claims.

    Raises AppuiError: FORMAT_BROKEN (its detail names the rule), IMAGE_TOO_LARGE, FILE_UNREADABLE, FILE_TOO_LARGE.
    """
    walk = _Walk(reader)
    walk.run()
    if walk.size is None:
        raise broken("frame")
    trailing_bytes = reader.drain()
    facts = walk.exif or ExifFacts()
    notes = facts.notes()
    if trailing_bytes:
        notes["trailing_bytes"] = str(trailing_bytes)
    return Structure(*walk.size, walk.decodable, facts.claimed_date, notes)
