"""HEIC pictures made box by box around one real coded picture, so that every box can lie; nothing is stored.

The picture is 128 x 64: red and green above blue and white, as HEVC (one intra frame of x265). AVIF comes from
Pillow.
"""

import base64
import struct
from collections.abc import Sequence

_HVCC = base64.b85decode(
    "0RwOV0058x000009`FGC{rLC*01pFT0096PKmiN^|NjGU00093kN^M!000939=ZZRVE_RDD?$MQ18@KU0|1Z!00RI30{|YN5FkNix{^w3"
    "n}CLc0ssI505Sjo0{{XLVgLaE2SfqEa<C#m"
)
_CODED = base64.b85decode(
    "00010C;_h%fOyq~$iM&iDN+CKwVoe?yjY4;|K51Se?Znh{9cP`<w2`}U}5<Uqqv1V9}?k9`Bc4xZ~qM$zr%Vz^=eYOE6@L*Be(s+a}B5b"
    "27m8b-v"
)
WIDTH, HEIGHT = 128, 64


def box(name: bytes, *parts: bytes, size: int | None = None) -> bytes:
    """Return a box, its size right unless one is given."""
    body = b"".join(parts)
    return struct.pack(">I", len(body) + 8 if size is None else size) + name + body


def ftyp(brand: bytes = b"heic", *others: bytes) -> bytes:
    """Return the brand box."""
    return box(b"ftyp", brand, bytes(4), *(others or (b"mif1", brand)))


def ispe(width: int, height: int) -> bytes:
    """Return a property that says how large a picture is."""
    return box(b"ispe", bytes(4), struct.pack(">II", width, height))


def clap(width: int, height: int) -> bytes:
    """Return a property that crops to a size, about the middle."""
    return box(b"clap", struct.pack(">8I", width, 1, height, 1, 0, 1, 0, 1))


def irot(quarters: int) -> bytes:
    """Return a property that turns by quarters, anti-clockwise."""
    return box(b"irot", bytes((quarters,)))


def imir(axis: int) -> bytes:
    """Return a property that mirrors: 0 top to bottom, 1 left to right."""
    return box(b"imir", bytes((axis,)))


def heic(
    *more: bytes,
    size: tuple[int, int] = (WIDTH, HEIGHT),
    exif: bytes = b"",
    kind: bytes = b"hvc1",
    coded: bytes = _CODED,
    exif_in_meta: bool = False,
) -> bytes:
    """Return a HEIC with these properties beside the needed ones, and a TIFF block as its EXIF item."""
    properties = (box(b"hvcC", _HVCC), ispe(*size), *more)
    item = struct.pack(">I", 0) + exif if exif else b""
    items = [(1, kind), *([(2, b"Exif")] if exif else [])]
    head = ftyp()
    length = len(_meta(items, properties, [(0, 0, len(coded)), (0, 0, len(item))], item, exif_in_meta))
    at = len(head) + length + 8
    places = [(0, at, len(coded)), (1, 0, len(item)) if exif_in_meta else (0, at + len(coded), len(item))]
    meta = _meta(items, properties, places, item, exif_in_meta)
    return head + meta + box(b"mdat", coded, b"" if exif_in_meta else item)


def _meta(
    items: Sequence[tuple[int, bytes]],
    properties: Sequence[bytes],
    places: Sequence[tuple[int, int, int]],
    item: bytes,
    exif_in_meta: bool,  # noqa: FBT001 - as above
) -> bytes:
    infes = [box(b"infe", b"\x02\0\0\0", struct.pack(">HH4s", number, 0, name), b"\0") for number, name in items]
    iloc = b"".join(
        struct.pack(">HHHHII", number, places[number - 1][0], 0, 1, *places[number - 1][1:]) for number, _ in items
    )
    order = bytes((1, len(properties), *(place | 0x80 for place in range(1, len(properties) + 1))))
    return box(
        b"meta",
        bytes(4),
        box(b"hdlr", bytes(8), b"pict", bytes(13)),
        box(b"pitm", bytes(4), struct.pack(">H", 1)),
        box(b"iinf", bytes(4), struct.pack(">H", len(infes)), *infes),
        box(b"iloc", b"\x01\0\0\0", b"\x44\0", struct.pack(">H", len(items)), iloc),
        box(b"iprp", box(b"ipco", *properties), box(b"ipma", bytes(4), struct.pack(">IH", 1, 1), order[1:])),
        *([box(b"idat", item)] if exif_in_meta else []),
    )


def grid(columns: int = 2, *more: bytes) -> bytes:
    """Return a HEIC put together out of tiles side by side, as phones write their photos."""
    tiles = range(2, 2 + columns)
    width = WIDTH * columns
    plan = bytes((0, 0, 0, columns - 1)) + struct.pack(">HH", width, HEIGHT)
    properties = (box(b"hvcC", _HVCC), ispe(WIDTH, HEIGHT), ispe(width, HEIGHT), *more)
    infes = [box(b"infe", b"\x02\0\0\0", struct.pack(">HH4s", 1, 0, b"grid"), b"\0")]
    infes += [box(b"infe", b"\x02\0\0\1", struct.pack(">HH4s", tile, 0, b"hvc1"), b"\0") for tile in tiles]
    whole = bytes(0x80 | place for place in range(3, len(properties) + 1))
    ipma = struct.pack(">HB", 1, len(whole)) + whole
    ipma += b"".join(struct.pack(">HB", tile, 2) + b"\x81\x82" for tile in tiles)
    refs = box(b"dimg", struct.pack(f">HH{columns}H", 1, columns, *tiles))

    def meta(at: int) -> bytes:
        iloc = struct.pack(">HHHHII", 1, 1, 0, 1, 0, len(plan))
        iloc += b"".join(struct.pack(">HHHHII", tile, 0, 0, 1, at, len(_CODED)) for tile in tiles)
        return box(
            b"meta",
            bytes(4),
            box(b"hdlr", bytes(8), b"pict", bytes(13)),
            box(b"pitm", bytes(4), struct.pack(">H", 1)),
            box(b"iinf", bytes(4), struct.pack(">H", len(infes)), *infes),
            box(b"iref", bytes(4), refs),
            box(b"iloc", b"\x01\0\0\0", b"\x44\0", struct.pack(">H", 1 + columns), iloc),
            box(b"iprp", box(b"ipco", *properties), box(b"ipma", bytes(4), struct.pack(">I", 1 + columns), ipma)),
            box(b"idat", plan),
        )

    return ftyp() + meta(len(ftyp()) + len(meta(0)) + 8) + box(b"mdat", _CODED)
