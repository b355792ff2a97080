"""The structure of a PNG, walked chunk by chunk in constant memory; nothing is inflated here.

Rules (W3C PNG, third edition, 5 and 11): IHDR first and sane, every length within the file, every CRC right, PLTE
where it belongs, IDAT contiguous and beginning as a zlib stream does, IEND last, none after it (cropping tools
have left the uncropped picture there). Whether the pixels are as many as the header promises is found by those who
inflate them, within limits: the child that decodes previews, and the dossier before it embeds them.
"""

import struct
import zlib
from dataclasses import dataclass
from typing import Final

from appui_core.intake.exif import MAX_EXIF_BYTES, ExifFacts, plain_date, read_exif
from appui_core.intake.faults import broken, check_size
from appui_core.intake.original import Structure
from appui_core.intake.stream import BLOCK_BYTES, WalkReader

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_MAX_CHUNK_BYTES: Final = 2**31 - 1
_MAX_CHUNKS: Final = 100_000
_MAX_TEXT_BYTES: Final = 256
_DEPTHS: Final = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}


@dataclass(frozen=True, slots=True)
class Header:
    """The IHDR fields that the other chunks depend on; sizes in pixels."""

    width: int
    height: int
    colour: int


def _parse_header(body: bytes) -> Header:
    width, height, depth, colour, method, filtering, interlace = struct.unpack(">IIBBBBB", body)
    if depth not in _DEPTHS.get(colour, ()) or method or filtering or interlace > 1:
        raise broken("header")
    if width > _MAX_CHUNK_BYTES or height > _MAX_CHUNK_BYTES:
        raise broken("header")
    check_size(width, height)
    return Header(width, height, colour)


class _Walk:
    """The state of one walk."""

    def __init__(self, reader: WalkReader) -> None:
        self._reader = reader
        self._start = b""
        self._seen: set[bytes] = set()
        self._last = b""
        self._exif = ExifFacts()
        self._dates: dict[bytes, str | None] = {}

    def run(self) -> Structure:
        """Walk from the signature to the end of the file.

        Raises AppuiError: FORMAT_BROKEN, IMAGE_TOO_LARGE.
        """
        if self._reader.exactly(8) != SIGNATURE:
            raise broken("signature")
        self.header = self._header()
        for _ in range(_MAX_CHUNKS):
            if self._chunk() == b"IEND":
                break
        else:
            raise broken("chunks")
        if self._reader.some():
            raise broken("more png")
        if len(self._start) < 2:
            raise broken("pixels")
        # RFC 1950, 2.2: method 8, and the two bytes together a multiple of 31.
        if self._start[0] & 0x0F != 8 or int.from_bytes(self._start) % 31:
            raise broken("zlib")
        return self._structure()

    def _structure(self) -> Structure:
        notes = self._exif.notes()
        if b"acTL" in self._seen:
            notes["animated"] = "yes"
        claimed = self._exif.claimed_date or self._dates.get(b"tEXt") or self._dates.get(b"tIME")
        return Structure(self.header.width, self.header.height, claimed_date=claimed, notes=notes)

    def _header(self) -> Header:
        head = self._reader.exactly(8 + 13 + 4)
        if head[:8] != b"\0\0\0\x0dIHDR" or zlib.crc32(head[4:21]) != int.from_bytes(head[21:]):
            raise broken("header")
        return _parse_header(head[8:21])

    def _chunk(self) -> bytes:
        head = self._reader.exactly(8)
        length, name = int.from_bytes(head[:4]), head[4:]
        if length > _MAX_CHUNK_BYTES or not name.isalpha():
            raise broken("chunk")
        self._check_place(name, length)
        crc = zlib.crc32(name)
        if name != b"IDAT" and length <= MAX_EXIF_BYTES:
            body = self._reader.exactly(length)
            crc = zlib.crc32(body, crc)
            self._note(name, body)
        else:
            crc = self._pass_over(length, crc, pixels=name == b"IDAT")
        if crc != int.from_bytes(self._reader.exactly(4)):
            raise broken("crc")
        self._seen.add(name)
        self._last = name
        return name

    def _check_place(self, name: bytes, length: int) -> None:
        critical = not name[0] & 0x20
        if critical and name not in {b"PLTE", b"IDAT", b"IEND"}:
            raise broken("critical")
        if name == b"IDAT" and b"IDAT" in self._seen and self._last != b"IDAT":
            raise broken("scattered")
        if name == b"IDAT" and self.header.colour == 3 and b"PLTE" not in self._seen:
            raise broken("palette")
        if name == b"IEND" and length:
            raise broken("end")
        if name == b"PLTE":
            misplaced = self._seen & {b"PLTE", b"IDAT"} or self.header.colour in {0, 4}
            if misplaced or length % 3 or not 3 <= length <= 768:
                raise broken("palette")

    def _note(self, name: bytes, body: bytes) -> None:
        if name == b"eXIf" and name not in self._seen:
            self._exif = read_exif(body)
        elif name == b"tIME" and len(body) == 7:
            year, *rest = struct.unpack(">HBBBBB", body)
            # The specification has this one in UTC; it is still only a claim.
            self._dates[name] = "{:04}-{:02}-{:02} {:02}:{:02}:{:02} UTC".format(year, *rest)
        elif name == b"tEXt" and len(body) <= _MAX_TEXT_BYTES and body.startswith(b"Creation Time\0"):
            self._dates.setdefault(name, plain_date(body.partition(b"\0")[2]))

    def _pass_over(self, length: int, crc: int, *, pixels: bool) -> int:
        while length:
            block = self._reader.some(min(length, BLOCK_BYTES))
            if not block:
                raise broken("truncated")
            crc = zlib.crc32(block, crc)
            length -= len(block)
            if pixels and len(self._start) < 2:
                self._start += block[: 2 - len(self._start)]
        return crc


def walk_png(reader: WalkReader) -> Structure:
    """Walk a PNG to the end of the file and return its size and claims.

    Raises AppuiError: FORMAT_BROKEN (its detail names the rule), IMAGE_TOO_LARGE, FILE_UNREADABLE, FILE_TOO_LARGE.
    """
    return _Walk(reader).run()
