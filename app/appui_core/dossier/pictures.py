"""Pictures into PDF pages without decoding them: JPEG and PNG bytes pass through as PDF can carry them itself.

JPEG (8 bits, grey or YCbCr) is a DCTDecode stream as it stands; the IDAT bytes of a PNG (8 bits, grey or RGB, not
interlaced, no transparency) are a FlateDecode stream with predictor 15 (PDF 32000-1, 7.4.4.4). Anything else is
decoded in a child process first (intake.preview).
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from appui_core.errors import AppuiError
from appui_core.intake.exif import read_exif

_PNG_MAGIC = b"\x89PNG\r\n\x1a\n"
_GREY, _RGB = 0, 2
_BLOCK = 1 << 20
# Baseline, extended and progressive Huffman frames: what every PDF reader decodes.
_JPEG_FRAMES = {0xC0, 0xC1, 0xC2}
_JPEG_ALONE = {0x01, *range(0xD0, 0xD9)}
_EXIF = b"Exif\x00\x00"


@dataclass(frozen=True, slots=True)
class Picture:
    """What a PDF image needs: the raw stream, its filter, the size in pixels and how it is to be turned.

    `orientation` is the EXIF value 1 to 8, the one that previews follow: PDF readers ignore it, so the page must
    turn the picture itself.
    """

    stream: bytes
    jpeg: bool
    width: int
    height: int
    colours: int
    orientation: int = 1

    @property
    def shown_size(self) -> tuple[int, int]:
        """Width and height in pixels as a person sees the picture."""
        return (self.height, self.width) if self.orientation >= 5 else (self.width, self.height)


def picture_of(content: bytes, media_type: str) -> Picture | None:
    """Return the picture in these bytes, untouched where PDF can carry it; None when nothing can read it."""
    found = _jpeg(content) if media_type == "image/jpeg" else _png(content)
    if found is not None:
        return found
    from appui_core.intake.preview import rgb_png  # noqa: PLC0415 - starts child processes; rarely needed

    try:
        return _png(rgb_png(content, media_type))
    except AppuiError:
        return None


def _png(content: bytes) -> Picture | None:
    """Return a PNG whose IDAT can stand in a PDF, or None."""
    if content[:8] != _PNG_MAGIC or content[12:16] != b"IHDR" or len(content) < 33:
        return None
    width, height, depth, colour, _, _, interlace = struct.unpack(">2L5B", content[16:29])
    parts: list[bytes] = []
    orientation = 0
    for kind, body in _png_chunks(content):
        if kind == b"tRNS":
            return None
        if kind == b"IDAT":
            parts.append(body)
        elif kind == b"eXIf":
            orientation = orientation or read_exif(body).orientation
    if depth != 8 or colour not in {_GREY, _RGB} or interlace or not width or not height:
        return None
    colours = 3 if colour == _RGB else 1
    stream = b"".join(parts)
    if not _inflates_to(stream, height * (1 + width * colours)):
        return None
    return Picture(stream, False, width, height, colours, orientation or 1)  # noqa: FBT003 - the field `jpeg`


def _png_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    position = 8
    while position + 12 <= len(content):
        length, kind = struct.unpack_from(">L4s", content, position)
        yield kind, content[position + 8 : position + 8 + length]
        position += 12 + length


def _inflates_to(stream: bytes, expected_bytes: int) -> bool:
    """Tell whether a zlib stream is whole and exactly as long as the picture wants: no bomb reaches a reader."""
    inflater = zlib.decompressobj()
    total, rest = 0, stream
    try:
        while not inflater.eof:
            piece = inflater.decompress(rest, _BLOCK)
            total += len(piece)
            rest = inflater.unconsumed_tail
            if total > expected_bytes or (not piece and not rest):
                break
    except zlib.error:
        return False
    return inflater.eof and total == expected_bytes


def _jpeg(content: bytes) -> Picture | None:
    """Return a JPEG that every PDF reader decodes, or None."""
    orientation = 0
    for marker, body in _jpeg_segments(content):
        if marker == 0xE1 and body.startswith(_EXIF):
            orientation = orientation or read_exif(body[len(_EXIF) :]).orientation
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            if marker not in _JPEG_FRAMES or len(body) < 6:
                return None
            depth, height, width, colours = struct.unpack(">BHHB", body[:6])
            if depth != 8 or colours not in {1, 3} or not width or not height:
                return None
            return Picture(content, True, width, height, colours, orientation or 1)  # noqa: FBT003 - the field `jpeg`
    return None


def _jpeg_segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the marker segments before the first scan."""
    if content[:2] != b"\xff\xd8":
        return
    position = 2
    while position + 4 <= len(content) and content[position] == 0xFF:
        marker = content[position + 1]
        if marker == 0xFF or marker in _JPEG_ALONE:
            position += 1 if marker == 0xFF else 2
            continue
        if marker in {0xD9, 0xDA}:
            return
        length = int.from_bytes(content[position + 2 : position + 4], "big")
        yield marker, content[position + 4 : position + 2 + length]
        position += 2 + max(length, 2)
