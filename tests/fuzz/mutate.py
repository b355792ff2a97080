"""Hostile files from sound ones, the same for the same seed and number: flips, cuts, lies, splices, polyglots.

No thought is spent on what a format allows; one in two PNGs gets its checksums put right again, because nothing
that fails them ever comes to a decoder.
"""

import random
import struct
import zlib
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from data.formats import samples

Act = Callable[[random.Random, bytearray, Sequence[bytes]], None]
_LIES: Final = (0, 1, 2, 7, 8, 9, 127, 255, 256, 16_383, 32_767, 65_535, 2**24, 2**31 - 1, 2**31, 2**32 - 1)
_SIZES: Final = (0, 1, 9_999, 10_000, 10_001, 16_383, 30_000, 65_535)
_MAGIC: Final = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF89a",
    b"RIFF\0\0\0\0WEBP",
    b"%PDF-1.7",
    b"PK\x03\x04",
    b"MZ",
)
_WORDS: Final = (
    *(b"ftyp", b"meta", b"moov", b"mdat", b"iloc", b"ipco", b"ipma", b"ispe", b"irot", b"clap", b"infe", b"pitm"),
    *(b"trak", b"tkhd", b"mvhd", b"udta", b"keys", b"ilst", b"VP8X", b"VP8L", b"VP8 ", b"ANMF", b"EXIF", b"IDAT"),
    *(b"PLTE", b"tRNS", b"eXIf", b"hvcC", b"av1C", b"grid", b"iref", b"dimg"),
)


class Mutant(NamedTuple):
    """A hostile file, what it is called, and what was done to which sample."""

    name: str
    data: bytes
    acts: str


def _at(rng: random.Random, data: bytearray, room: int = 1) -> int:
    # The beginning says what a file is, so it is met more often than the rest.
    last = max(0, len(data) - room)
    return rng.randint(0, min(last, 64) if rng.random() < 0.4 else last)


def _flip(rng: random.Random, data: bytearray, _others: Sequence[bytes]) -> None:
    for _ in range(rng.choice((1, 1, 2, 8, 64))):
        data[_at(rng, data)] ^= 1 << rng.randrange(8)


def _overwrite(rng: random.Random, data: bytearray, _others: Sequence[bytes]) -> None:
    at = _at(rng, data)
    data[at : at + rng.choice((1, 2, 4, 16))] = rng.randbytes(rng.choice((1, 2, 4, 16)))


def _cut(rng: random.Random, data: bytearray, _others: Sequence[bytes]) -> None:
    del data[rng.randint(0, len(data)) :]


def _lose(rng: random.Random, data: bytearray, _others: Sequence[bytes]) -> None:
    at = _at(rng, data)
    del data[at : at + rng.choice((1, 4, 8, 100))]


def _double(rng: random.Random, data: bytearray, _others: Sequence[bytes]) -> None:
    at = _at(rng, data)
    data[at:at] = data[at : at + rng.choice((1, 8, 64, 1000))] * rng.choice((1, 2, 50))


def _lie(rng: random.Random, data: bytearray, _others: Sequence[bytes]) -> None:
    """Put a number that is at the edge of something where a length or a count may stand."""
    kind = rng.choice((">I", "<I", ">H", "<H", ">Q"))
    size = struct.calcsize(kind)
    at = _at(rng, data, size)
    data[at : at + size] = struct.pack(kind, rng.choice(_LIES) & (1 << 8 * size) - 1)


def _word(rng: random.Random, data: bytearray, _others: Sequence[bytes]) -> None:
    """Lie in the length before, or in the first fields after, a word that a format knows."""
    found = [at for word in _WORDS if (at := data.find(word)) >= 4]
    if not found:
        _lie(rng, data, ())
        return
    at = rng.choice(found) + rng.choice((-4, -4, 0, 4, 8, 12))
    data[at : at + 4] = struct.pack(rng.choice((">I", "<I")), rng.choice((*_LIES, len(data), rng.randrange(4096))))


def _dimension(rng: random.Random, data: bytearray, _others: Sequence[bytes]) -> None:
    """Say another width or height, where each format has them."""
    kind = rng.choice((">HH", "<HH", ">II"))
    wide, high = rng.choice(_SIZES), rng.choice(_SIZES)
    places = [16, 6, 24, 26]
    for word, after in ((b"ispe", 8), (b"\xff\xc0", 5), (b"\xff\xc2", 5), (b"VP8X", 12), (b"VP8L", 9)):
        at = data.find(word)
        if at >= 0:
            places += [at + after] * 4
    at = rng.choice(places)
    data[at : at + struct.calcsize(kind)] = struct.pack(kind, wide, high)


def _splice(rng: random.Random, data: bytearray, others: Sequence[bytes]) -> None:
    other = rng.choice(others)
    start = rng.randrange(len(other))
    at = _at(rng, data)
    data[at : at + rng.choice((0, 50))] = other[start : start + rng.choice((4, 20, 500))]


def _polyglot(rng: random.Random, data: bytearray, others: Sequence[bytes]) -> None:
    """Make it two files at once."""
    other, way = rng.choice((*others, *_MAGIC)), rng.randrange(4)
    if way == 0:
        data += other
    elif way == 1:
        data[:0] = other
    elif way == 2:
        data[: len(other)] = other
    else:
        data[rng.randrange(len(data) + 1) :] = other


_ACTS: Final[dict[str, Act]] = {
    "flip": _flip,
    "overwrite": _overwrite,
    "cut": _cut,
    "lose": _lose,
    "double": _double,
    "lie": _lie,
    "word": _word,
    "dimension": _dimension,
    "splice": _splice,
    "polyglot": _polyglot,
}


def mutant(seed: int, number: int) -> Mutant:
    """Return a hostile file; samples take turns, so that every kind is met equally often."""
    rng = random.Random(f"{seed}/{number}")  # noqa: S311 - to be repeated, not to be unforeseen
    known = samples()
    name = list(known)[number % len(known)]
    data, others = bytearray(known[name]), list(known.values())
    acts = rng.choices(list(_ACTS), k=rng.choice((1, 1, 1, 2, 3, 5)))
    for act in acts:
        if data:
            _ACTS[act](rng, data, others)
    if data.startswith(_MAGIC[0]) and rng.random() < 0.5:
        data = checked(data)
    if rng.random() < 0.1:
        name = rng.choice(list(known))  # the name may say anything
    return Mutant(name, bytes(data), f"{list(known)[number % len(known)]}: {' '.join(acts)}")


def checked(data: bytearray) -> bytearray:
    """Return a PNG with every checksum right that can be reached."""
    data, at = bytearray(data), 8
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        end = at + 8 + length
        if end + 4 > len(data):
            break
        struct.pack_into(">I", data, end, zlib.crc32(data[at + 4 : end]))
        at = end + 4
    return data
