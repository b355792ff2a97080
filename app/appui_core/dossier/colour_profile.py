"""The ICC profile of a PNG or JPEG, for the page: colours stand on paper as the file means them.

PNG: one iCCP chunk, deflated (PNG specification, 11.3.2.3). JPEG: APP2 segments numbered from 1 (ICC.1:2022, B.4).
A profile that is not plainly one for this picture is left out: the page then takes its numbers for sRGB, as most
viewers do.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

_MOST_BYTES = 1 << 20
_HEADER_BYTES = 128
_SPACES = {1: b"GRAY", 3: b"RGB "}
# Input, display and colour space profiles: what may describe a picture (PDF 32000-1, 8.6.5.5).
_CLASSES = {b"scnr", b"mntr", b"spac"}
_APP2 = b"ICC_PROFILE\x00"


@dataclass(frozen=True, slots=True)
class Profile:
    """An ICC profile for pictures of so many colours."""

    colours: int
    data: bytes = field(repr=False)


def png_profile(body: bytes, colours: int) -> Profile | None:
    """Return what the body of an iCCP chunk holds, or None."""
    _, _, rest = body.partition(b"\x00")
    if rest[:1] != b"\x00":
        return None
    inflater = zlib.decompressobj()
    try:
        data = inflater.decompress(rest[1:], _MOST_BYTES)
    except zlib.error:
        return None
    return _profile(data, colours) if inflater.eof else None


def jpeg_profile(bodies: Sequence[bytes], colours: int) -> Profile | None:
    """Return what the APP2 segments of a JPEG hold together, or None."""
    parts = {}
    for body in bodies:
        if body.startswith(_APP2) and len(body) > len(_APP2) + 2:
            number, count = body[len(_APP2)], body[len(_APP2) + 1]
            if number in parts or not 1 <= number <= count:
                return None
            parts[number] = (count, body[len(_APP2) + 2 :])
    if not parts or any(count != len(parts) for count, _ in parts.values()):
        return None
    return _profile(b"".join(parts[number][1] for number in sorted(parts)), colours)


def _profile(data: bytes, colours: int) -> Profile | None:
    """Return the bytes as a profile if their header says that they are one for such a picture."""
    if not _HEADER_BYTES < len(data) <= _MOST_BYTES or int.from_bytes(data[:4]) != len(data):
        return None
    if data[36:40] != b"acsp" or data[12:16] not in _CLASSES or data[16:20] != _SPACES[colours]:
        return None
    return Profile(colours, data)
