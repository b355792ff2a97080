"""The `meta` box of a HEIC or AVIF picture: how large it is, how it is to be turned, where its EXIF lies.

Format: ISO/IEC 23008-12 (HEIF), 6 and 9, on ISO/IEC 14496-12, 8.11. Read in memory, every read checked; items that
we don't ask about are nobody's business here, since real pictures carry dozens (tiles, depth, gain maps).
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from typing import Final

from appui_core.intake.boxes import boxes_in
from appui_core.intake.exif import MAX_EXIF_BYTES
from appui_core.intake.faults import broken, check_size
from appui_core.intake.media_type import MediaType

_MAX_ITEMS: Final = 20_000
_CODED: Final = {b"hvc1": MediaType.HEIC, b"hev1": MediaType.HEIC, b"av01": MediaType.AVIF}
_DERIVED: Final = frozenset({b"grid", b"iovl", b"iden"})

# What EXIF orientations 1 to 8 do to a point (x to the right, y down): x' = a x + b y, y' = c x + d y.
_Turn = tuple[int, int, int, int]
_TURNS: Final[dict[_Turn, int]] = {
    (1, 0, 0, 1): 1,
    (-1, 0, 0, 1): 2,
    (-1, 0, 0, -1): 3,
    (1, 0, 0, -1): 4,
    (0, 1, 1, 0): 5,
    (0, -1, 1, 0): 6,
    (0, -1, -1, 0): 7,
    (0, 1, -1, 0): 8,
}
_QUARTER: Final[_Turn] = (0, 1, -1, 0)  # anti-clockwise, as `irot` counts
_MIRRORS: Final[tuple[_Turn, _Turn]] = ((1, 0, 0, -1), (-1, 0, 0, 1))  # `imir` 0: top to bottom, 1: left to right


@dataclass(frozen=True, slots=True)
class Extent:
    """Where an item's bytes lie in the file."""

    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Still:
    """A picture as its `meta` describes it; the size is before turning, `orientation` as EXIF has it."""

    media_type: MediaType
    width: int
    height: int
    orientation: int
    exif: "Extent | bytes | None"


def read_meta(body: bytes) -> Still | None:
    """Return the picture in the body of a `meta` box; None when it is about something else than a picture.

    Raises AppuiError: FORMAT_BROKEN, IMAGE_TOO_LARGE (any picture in it, tiles too).
    """
    try:
        boxes = dict(boxes_in(body[4:]))
        if boxes.get(b"hdlr", b"")[8:12] != b"pict":
            return None
        return _read(boxes)
    except (struct.error, IndexError):
        raise broken("meta") from None


def _read(boxes: dict[bytes, bytes]) -> Still:
    primary = _number(_needed(boxes, b"pitm"))
    kinds = dict(_items(_needed(boxes, b"iinf")))
    inner = dict(boxes_in(_needed(boxes, b"iprp")))
    properties = list(boxes_in(_needed(inner, b"ipco")))
    for name, value in properties:
        if name == b"ispe":
            check_size(*struct.unpack_from(">II", value, 4))
    mine = [properties[place - 1] for place in _places_of(primary, inner.get(b"ipma", b"")) if place]
    sizes = [value for name, value in mine if name == b"ispe"]
    if not sizes:
        raise broken("no_size")
    width, height = _shown(struct.unpack_from(">II", sizes[0], 4), mine)
    kind = kinds.get(primary, b"")
    if kind in _DERIVED:
        kind = kinds.get(_first_part(primary, boxes.get(b"iref", b"")), b"")
    exif = next((item for item, name in kinds.items() if name == b"Exif"), None)
    place = None if exif is None else _place_of(exif, boxes.get(b"iloc", b""), boxes.get(b"idat", b""))
    return Still(
        _CODED.get(kind, MediaType.HEIF),
        width,
        height,
        _orientation(mine),
        place,
    )


def _needed(boxes: dict[bytes, bytes], name: bytes) -> bytes:
    if name not in boxes:
        raise broken(name.decode("ascii"))
    return boxes[name]


def _number(pitm: bytes) -> int:
    return int(struct.unpack_from(">I" if pitm[0] else ">H", pitm, 4)[0])


def _items(iinf: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield number and type of each item."""
    for count, (name, entry) in enumerate(boxes_in(iinf[8 if iinf[0] else 6 :])):
        if count == _MAX_ITEMS:
            raise broken("items")
        if name == b"infe" and entry[0] in {2, 3}:
            number, _, kind = struct.unpack_from(">HH4s" if entry[0] == 2 else ">IH4s", entry, 4)
            yield number, kind


def _places_of(item: int, ipma: bytes) -> list[int]:
    """Return the places, from 1, of an item's properties in `ipco`; empty where it has none."""
    if not ipma:
        return []
    wide, wider = ipma[0] >= 1, ipma[3] & 1
    (entries,) = struct.unpack_from(">I", ipma, 4)
    if entries > _MAX_ITEMS:
        raise broken("items")
    at = 8
    for _ in range(entries):
        number, count = struct.unpack_from(">IB" if wide else ">HB", ipma, at)
        at += 5 if wide else 3
        step = 2 if wider else 1
        if number == item:
            return [_place(ipma[at + step * n : at + step * (n + 1)]) for n in range(count)]
        at += step * count
    return []


def _place(raw: bytes) -> int:
    """Return a property's place without the bit that says whether it is essential."""
    return int.from_bytes(raw) & (0x7FFF if len(raw) == 2 else 0x7F)


def _first_part(item: int, iref: bytes) -> int:
    """Return the first item that a derived one is made of, 0 where nothing says so."""
    if not iref:
        return 0
    wide = iref[0] >= 1
    for name, body in boxes_in(iref[4:]):
        one, count, first = struct.unpack_from(">IHI" if wide else ">HHH", body)
        if name == b"dimg" and one == item and count:
            return int(first)
    return 0


def _place_of(item: int, iloc: bytes, idat: bytes) -> Extent | bytes | None:
    """Return where an item lies, or its bytes when `meta` holds them; None for what comes in pieces."""
    if not iloc:
        return None
    version = iloc[0]
    offset_bytes, length_bytes, base_bytes = iloc[4] >> 4, iloc[4] & 15, iloc[5] >> 4
    index_bytes = iloc[5] & 15 if version in {1, 2} else 0
    at = 6
    number_bytes = 4 if version == 2 else 2
    count, at = _take(iloc, at, number_bytes)
    if count > _MAX_ITEMS:
        raise broken("items")
    for _ in range(count):
        number, at = _take(iloc, at, number_bytes)
        method, at = _take(iloc, at, 2) if version in {1, 2} else (0, at)
        at += 2
        base, at = _take(iloc, at, base_bytes)
        extents, at = _take(iloc, at, 2)
        if number != item:
            at += extents * (index_bytes + offset_bytes + length_bytes)
            continue
        offset, at = _take(iloc, at + index_bytes, offset_bytes)
        length, at = _take(iloc, at, length_bytes)
        if extents != 1 or not length:
            return None
        if method & 15 == 1:
            return idat[base + offset : base + offset + min(length, MAX_EXIF_BYTES)]
        return Extent(base + offset, length) if method & 15 == 0 else None
    return None


def _take(data: bytes, at: int, size: int) -> tuple[int, int]:
    if at + size > len(data):
        raise broken("iloc")
    return int.from_bytes(data[at : at + size]), at + size


def _shown(size: tuple[int, ...], properties: list[tuple[bytes, bytes]]) -> tuple[int, int]:
    """Return the part that is shown: encoders fill whole blocks and cut the filling off with `clap`."""
    width, height = size
    for name, value in properties:
        if name == b"clap":
            wide, wide_by, high, high_by = struct.unpack_from(">4I", value)
            if not wide_by or not high_by or not wide_by <= wide or not high_by <= high:
                raise broken("clap")
            width, height = min(width, wide // wide_by), min(height, high // high_by)
    return width, height


def _orientation(properties: list[tuple[bytes, bytes]]) -> int:
    """Return what turning and mirroring, in their order, come to."""
    turns: list[_Turn] = []
    for name, value in properties:
        if name == b"irot":
            turns += [_QUARTER] * (value[0] & 3)
        elif name == b"imir":
            turns.append(_MIRRORS[value[0] & 1])
    return _TURNS[reduce(_after, turns, (1, 0, 0, 1))]


def _after(first: _Turn, then: _Turn) -> _Turn:
    (a, b, c, d), (e, f, g, h) = then, first
    return (a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h)
