"""Videos made box by box: sound in structure, without a frame that anyone could play."""

import struct

from data.heif import box, ftyp

_CREATED = 2_082_844_800 + 1_794_675_731  # 2026-11-14 17:02:11 UTC, in seconds since 1904


def mvhd(*, created: int = _CREATED, scale: int = 1000, duration: int = 2500, version: int = 0) -> bytes:
    """Return a movie header."""
    kinds = ">QQIQ" if version else ">IIII"
    return box(
        b"mvhd", bytes((version, 0, 0, 0)), struct.pack(kinds, created, created, scale, duration), bytes(80)
    )


def track(handler: bytes = b"vide", size: tuple[int, int] = (96, 64), *more: bytes, version: int = 0) -> bytes:
    """Return a track."""
    fields = bytes(84 if version else 72)
    tkhd = box(b"tkhd", bytes((version, 0, 0, 7)), fields, struct.pack(">II", size[0] << 16, size[1] << 16))
    mdia = box(b"mdia", box(b"hdlr", bytes(8), handler, bytes(13)), box(b"minf", bytes(20)))
    return box(b"trak", tkhd, mdia, *more)


def keys(**values: str) -> bytes:
    """Return QuickTime metadata under these keys, dots written as two underscores."""
    names = [name.replace("__", ".").encode() for name in values]
    listed = b"".join(struct.pack(">I", 8 + len(name)) + b"mdta" + name for name in names)
    told = b"".join(
        box(struct.pack(">I", place), box(b"data", struct.pack(">II", 1, 0), value.encode()))
        for place, value in enumerate(values.values(), start=1)
    )
    return box(
        b"meta",
        box(b"hdlr", bytes(8), b"mdta", bytes(13)),
        box(b"keys", bytes(4), struct.pack(">I", len(names)), listed),
        box(b"ilst", told),
    )


def film(
    *parts: bytes,
    brand: bytes = b"isom",
    header: bytes | None = None,
    tracks: tuple[bytes, ...] | None = None,
    media: bytes = bytes(500),
) -> bytes:
    """Return a video whose `moov` comes last, as phones write it; `parts` are in `moov` beside its tracks."""
    moov = box(b"moov", mvhd() if header is None else header, *((track(),) if tracks is None else tracks), *parts)
    return (ftyp(brand) if brand else b"") + box(b"wide") + box(b"mdat", media) + moov
