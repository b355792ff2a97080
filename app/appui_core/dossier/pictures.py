"""Pictures into PDF pages without decoding them: JPEG and PNG bytes pass through as PDF can carry them itself.

JPEG (8 bits, grey or YCbCr) is a DCTDecode stream as it stands; the IDAT bytes of a PNG (8 bits, grey or RGB, not
interlaced, no transparency) are a FlateDecode stream with predictor 15 (PDF 32000-1, 7.4.4.4). Anything else is
decoded in a child process first (intake.preview).
"""

import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from appui_core.dossier.colour_profile import Profile, jpeg_profile, png_profile
from appui_core.errors import AppuiError
from appui_core.intake.exif import read_exif

_PNG_MAGIC = b"\x89PNG\r\n\x1a\n"
_GREY, _RGB = 0, 2
_BLOCK = 1 << 18
# Baseline, extended and progressive Huffman frames: what every PDF reader decodes.
_JPEG_FRAMES = {0xC0, 0xC1, 0xC2}
_JPEG_ALONE = {0x01, *range(0xD0, 0xD9)}
_EXIF = b"Exif\x00\x00"

Span = tuple[int, int]
"""Where a run of bytes begins in a file, and how many there are."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What a PDF image needs: where its stream lies in the file, the filter, the size in pixels, how it is turned.

    `orientation` is the EXIF value 1 to 8, the one that previews follow: PDF readers ignore it, so the page must
    turn the picture itself. `redrawn` is the file that holds the stream where it is not the one that was given.
    """

    spans: tuple[Span, ...]
    jpeg: bool
    width: int
    height: int
    colours: int
    orientation: int = 1
    profile: Profile | None = None
    redrawn: bytes = b""

    @property
    def shown_size(self) -> tuple[int, int]:
        """Width and height in pixels as a person sees the picture."""
        return (self.height, self.width) if self.orientation >= 5 else (self.width, self.height)


def picture_of(content: bytes, media_type: str, *, trusted: bool = False) -> Picture | None:
    """Return the picture in these bytes, untouched where PDF can carry it; None when nothing can read it.

    `trusted`: Appui itself encoded it; what a foreign PNG would inflate to is looked at first.
    """
    found = _jpeg(content) if media_type == "image/jpeg" else _png(content, trusted=trusted)
    if found is not None:
        return found
    from appui_core.intake.preview import rgb_png  # noqa: PLC0415 - starts child processes; rarely needed

    try:
        redrawn = rgb_png(content, media_type)
    except AppuiError:
        return None
    return _png(redrawn, trusted=True, redrawn=redrawn)


def _png(content: bytes, *, trusted: bool, redrawn: bytes = b"") -> Picture | None:
    """Return a PNG whose IDAT can stand in a PDF, or None."""
    if content[:8] != _PNG_MAGIC or content[12:16] != b"IHDR" or len(content) < 33:
        return None
    width, height, depth, colour, _, _, interlace = struct.unpack(">2L5B", content[16:29])
    if depth != 8 or colour not in {_GREY, _RGB} or interlace or not width or not height:
        return None
    colours = 3 if colour == _RGB else 1
    spans: list[Span] = []
    orientation, profile = 0, None
    for kind, start, length in _png_chunks(content):
        if kind == b"tRNS":
            return None
        if kind == b"IDAT":
            spans.append((start, length))
        elif kind == b"eXIf":
            orientation = orientation or read_exif(content[start : start + length]).orientation
        elif kind == b"iCCP":
            profile = png_profile(content[start : start + length], colours)
    if not trusted and not _inflates_to(content, spans, height * (1 + width * colours)):
        return None
    return Picture(
        tuple(spans),
        jpeg=False,
        width=width,
        height=height,
        colours=colours,
        orientation=orientation or 1,
        profile=profile,
        redrawn=redrawn,
    )


def _png_chunks(content: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Yield each chunk's kind, and where its body begins and how long it is."""
    position = 8
    while position + 12 <= len(content):
        length, kind = struct.unpack_from(">L4s", content, position)
        yield kind, position + 8, max(0, min(length, len(content) - position - 8))
        position += 12 + length


def _inflates_to(content: bytes, spans: Sequence[Span], expected_bytes: int) -> bool:
    """Tell whether a zlib stream is whole and exactly as long as the picture wants: no bomb reaches a reader."""
    inflater = zlib.decompressobj()
    view, total = memoryview(content), 0
    try:
        for start, length in spans:
            for at in range(start, start + length, _BLOCK):
                rest: bytes | memoryview = view[at : min(at + _BLOCK, start + length)]
                while rest and not inflater.eof:
                    total += len(inflater.decompress(rest, _BLOCK))
                    rest = inflater.unconsumed_tail
                    if total > expected_bytes:
                        return False
        while not inflater.eof and (piece := inflater.decompress(b"", _BLOCK)):
            total += len(piece)
            if total > expected_bytes:
                return False
    except zlib.error:
        return False
    return inflater.eof and total == expected_bytes


def _jpeg(content: bytes) -> Picture | None:
    """Return a JPEG that every PDF reader decodes, or None."""
    orientation = 0
    frame: tuple[int, int, int] | None = None
    profiles: list[bytes] = []
    for marker, body in _jpeg_segments(content):
        if marker == 0xE1 and body.startswith(_EXIF):
            orientation = orientation or read_exif(body[len(_EXIF) :]).orientation
        elif marker == 0xE2:
            profiles.append(body)
        elif frame is None and 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            if marker not in _JPEG_FRAMES or len(body) < 6:
                return None
            depth, height, width, colours = struct.unpack(">BHHB", body[:6])
            if depth != 8 or colours not in {1, 3} or not width or not height:
                return None
            frame = (width, height, colours)
    if frame is None:
        return None
    width, height, colours = frame
    return Picture(
        ((0, len(content)),),
        jpeg=True,
        width=width,
        height=height,
        colours=colours,
        orientation=orientation or 1,
        profile=jpeg_profile(profiles, colours),
    )


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
