"""The `moov` box of a video or a sound: its tracks, how large and how long, what it claims of time and place.

Format: ISO/IEC 14496-12, 8, and QuickTime File Format ("User data atoms", "Metadata"). Read as it passes: tables
of samples, however long, are skipped. Nothing is decoded, ever.
"""

import struct
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from appui_core.intake.boxes import Box, BoxReader
from appui_core.intake.exif import plain_date
from appui_core.intake.faults import broken

_EPOCH: Final = datetime(1904, 1, 1, tzinfo=UTC)
_PLACES: Final = frozenset({b"\xa9xyz", b"loci"})
_PLACE_KEY: Final = b"com.apple.quicktime.location.ISO6709"
_DATE_KEY: Final = b"com.apple.quicktime.creationdate"
_MAX_HELD_BYTES: Final = 65_536
_MAX_KEYS: Final = 1_000


@dataclass(slots=True)
class Film:
    """What a walk over `moov` found; sizes in pixels as stored, None without a picture track."""

    width: int | None = None
    height: int | None = None
    pictures: int = 0
    sounds: int = 0
    duration_s: int = 0
    claimed_date: str | None = None
    created: str | None = None
    holds_place: bool = False
    _header: bool = field(default=False, repr=False)

    def read(self, boxes: BoxReader, end: int) -> None:
        """Read the boxes of `moov` up to `end`.

        Raises AppuiError: FORMAT_BROKEN.
        """
        for box in boxes.inside(end):
            if box.name == b"mvhd":
                self._movie_header(_held(boxes, box, 32))
            elif box.name == b"trak":
                self._track(boxes, _end(box))
            else:
                self._told(boxes, box)
        if not self._header:
            raise broken("mvhd")

    def _movie_header(self, body: bytes) -> None:
        version = body[0]
        created, _, scale, duration = struct.unpack_from(">QQIQ" if version else ">IIII", body, 4)
        self._header = True
        self.created = _date(created)
        # All ones: not known.
        if scale and duration not in {2**32 - 1, 2**64 - 1}:
            self.duration_s = min(duration // scale, 10**9)

    def _track(self, boxes: BoxReader, end: int) -> None:
        size, handler = (0, 0), b""
        for box in boxes.inside(end):
            if box.name == b"tkhd":
                size = _track_size(_held(boxes, box, 96))
            elif box.name == b"mdia":
                handler = _handler(boxes, _end(box)) or handler
            else:
                self._told(boxes, box)
        if handler == b"vide":
            self.pictures += 1
            if self.width is None and all(size):
                self.width, self.height = size
        elif handler == b"soun":
            self.sounds += 1

    def _told(self, boxes: BoxReader, box: Box) -> None:
        """Look for a place and a date in what cameras and apps tell beside the media."""
        if box.name == b"udta":
            self._user_data(boxes, _end(box))
        elif box.name == b"meta":
            self._metadata(boxes, box)

    def _user_data(self, boxes: BoxReader, end: int) -> None:
        while end - boxes.reader.position >= 8:
            head = boxes.reader.head(8)
            if len(head) < 8:
                raise broken("truncated")
            size, name = struct.unpack(">I4s", head)
            if size < 8 or size > end - boxes.reader.position:
                break  # QuickTime ends its list with a zero; what some apps write there is no box at all
            for box in boxes.inside(boxes.reader.position + size):
                self.holds_place = self.holds_place or name in _PLACES
                if box.name == b"meta":
                    self._metadata(boxes, box)
        boxes.skip_to(end)

    def _metadata(self, boxes: BoxReader, box: Box) -> None:
        end = _end(box)
        if end - box.start < 16:
            return
        # QuickTime's `meta` has no version before its boxes, ISO's has one.
        if boxes.reader.head(8)[4:] != b"hdlr":
            boxes.reader.skip(4)
        keys: list[bytes] = []
        for inner in boxes.inside(end):
            size = inner.body_bytes or 0
            if inner.name == b"keys" and 8 <= size <= _MAX_HELD_BYTES:
                keys = _keys(boxes.reader.exactly(size))
                self.holds_place = self.holds_place or _PLACE_KEY in keys
            elif inner.name == b"ilst" and _DATE_KEY in keys and size <= _MAX_HELD_BYTES:
                self.claimed_date = _value(boxes.reader.exactly(size), keys.index(_DATE_KEY) + 1)


def _end(box: Box) -> int:
    if box.end is None:
        raise broken("box")
    return box.end


def _held(boxes: BoxReader, box: Box, most_bytes: int) -> bytes:
    """Return the start of a body, filled with zeros where it is shorter than what is asked of it."""
    return boxes.reader.exactly(min(_end(box) - box.start, most_bytes)).ljust(most_bytes, b"\0")


def _date(seconds: int) -> str | None:
    if not seconds:
        return None
    try:
        instant = _EPOCH + timedelta(seconds=seconds)
    except OverflowError:
        return None
    return f"{instant:%Y-%m-%d %H:%M:%S} UTC"


def _track_size(body: bytes) -> tuple[int, int]:
    """Return width and height in whole pixels; they end the box, as 16.16 fixed-point numbers."""
    at = 88 if body[0] else 76
    width, height = struct.unpack_from(">II", body, at)
    return width >> 16, height >> 16


def _handler(boxes: BoxReader, end: int) -> bytes:
    found = b""
    for box in boxes.inside(end):
        if box.name == b"hdlr":
            found = _held(boxes, box, 12)[8:12]
    return found


def _keys(body: bytes) -> list[bytes]:
    """Return the names in a `keys` box, in order; what is odd ends the list."""
    (count,) = struct.unpack_from(">I", body, 4)
    keys: list[bytes] = []
    at = 8
    while at + 8 <= len(body) and len(keys) < min(count, _MAX_KEYS):
        (size,) = struct.unpack_from(">I", body, at)
        if size < 8 or at + size > len(body):
            break
        keys.append(body[at + 8 : at + size])
        at += size
    return keys


def _value(ilst: bytes, place: int) -> str | None:
    """Return the date that stands under a key, by its place from 1: a box of that number, in it a `data` box."""
    at = 0
    while at + 24 <= len(ilst):
        size, number = struct.unpack_from(">II", ilst, at)
        if size < 8 or at + size > len(ilst):
            break
        if number == place and ilst[at + 12 : at + 16] == b"data":
            return plain_date(ilst[at + 24 : at + size])
        at += size
    return None
