"""A strict reader of the few EXIF facts we want, over at most 64 KiB of memory; anything odd reads as absent.

Layout: TIFF 6.0, section 2; tags: EXIF 2.32 (CIPA DC-008), tables 4 to 17. Dates stay the text that they are.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

MAX_EXIF_BYTES: Final = 65_536
_MAX_ENTRIES: Final = 512
_MAX_DATE_CHARS: Final = 32

_ORIENTATION: Final = 0x0112
_EXIF_IFD: Final = 0x8769
_GPS_IFD: Final = 0x8825
_DATE_TIME_ORIGINAL: Final = 0x9003
_OFFSET_TIME_ORIGINAL: Final = 0x9011

_ASCII, _SHORT, _LONG = 2, 3, 4


@dataclass(frozen=True, slots=True)
class ExifFacts:
    """What the block claims; `claimed_date` is DateTimeOriginal, followed by its offset where one is claimed."""

    claimed_date: str | None = None
    orientation: int = 1
    holds_place: bool = False

    def notes(self) -> dict[str, str]:
        """Return the facts that are worth a note, under the keys of `Original.capture`."""
        notes = {}
        if self.orientation != 1:
            notes["orientation"] = str(self.orientation)
        if self.holds_place:
            notes["holds_place"] = "yes"
        return notes


class _Tiff:
    """A TIFF block whose every read is checked against its end."""

    def __init__(self, block: bytes) -> None:
        self._block = block
        order = block[:2]
        if order not in {b"II", b"MM"}:
            raise ValueError("byte order")
        self.order = "<" if order == b"II" else ">"
        if self._unpack("H", 2) != 42:
            raise ValueError("magic")

    def _unpack(self, kind: str, offset: int) -> int:
        (value,) = struct.unpack_from(self.order + kind, self._block, offset)
        return int(value)

    def first_directory(self) -> Mapping[int, tuple[int, int, int]]:
        return self.directory(self._unpack("I", 4))

    def directory(self, offset: int) -> Mapping[int, tuple[int, int, int]]:
        """Return tag -> (type, count, offset of the four value bytes); the first of a repeated tag counts."""
        count = self._unpack("H", offset)
        if count > _MAX_ENTRIES:
            raise ValueError("too many entries")
        found: dict[int, tuple[int, int, int]] = {}
        for at in range(offset + 2, offset + 2 + 12 * count, 12):
            tag, kind, number = struct.unpack_from(self.order + "HHI", self._block, at)
            found.setdefault(tag, (kind, number, at + 8))
        return found

    def number(self, entry: tuple[int, int, int] | None) -> int | None:
        if entry is None or entry[0] not in {_SHORT, _LONG} or entry[1] != 1:
            return None
        return self._unpack("H" if entry[0] == _SHORT else "I", entry[2])

    def text(self, entry: tuple[int, int, int] | None) -> str | None:
        if entry is None or entry[0] != _ASCII or not 0 < entry[1] <= _MAX_DATE_CHARS:
            return None
        start = entry[2] if entry[1] <= 4 else self._unpack("I", entry[2])
        raw = self._block[start : start + entry[1]]
        return plain_date(raw.rstrip(b"\0 ")) if len(raw) == entry[1] else None


def plain_date(raw: bytes) -> str | None:
    """Return a claimed date as text when it is short printable ASCII with a digit other than 0, else None."""
    if not 0 < len(raw) <= _MAX_DATE_CHARS or not all(0x20 <= byte < 0x7F for byte in raw):
        return None
    text = raw.decode("ascii")
    return text if any(digit in text for digit in "123456789") else None


def read_exif(block: bytes) -> ExifFacts:
    """Return what a TIFF block (without the `Exif` prefix of JPEG) claims; a broken block claims nothing."""
    try:
        tiff = _Tiff(block[:MAX_EXIF_BYTES])
        first = tiff.first_directory()
        orientation = tiff.number(first.get(_ORIENTATION)) or 1
        facts = ExifFacts(None, orientation if 1 <= orientation <= 8 else 1, _GPS_IFD in first)
    except (ValueError, struct.error):
        return ExifFacts()
    try:
        where = tiff.number(first.get(_EXIF_IFD))
        directory = tiff.directory(where) if where is not None else {}
        date = tiff.text(directory.get(_DATE_TIME_ORIGINAL))
        offset = tiff.text(directory.get(_OFFSET_TIME_ORIGINAL))
    except (ValueError, struct.error):
        return facts
    claimed = f"{date} {offset}" if date and offset else date
    return ExifFacts(claimed, facts.orientation, facts.holds_place)
