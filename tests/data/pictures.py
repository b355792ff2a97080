"""Pictures made by code, sound and hostile, for tests of intake: nothing here is a stored file."""

import io
import secrets
import struct
import zlib
from collections.abc import Iterable

from PIL import Image

SIGNATURE = b"\x89PNG\r\n\x1a\n"
IEND = b"\x00\x00\x00\x00IEND\xaeB\x60\x82"


def noise(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Return a picture with every value in it, the same each time."""
    grey = bytes((x * 7 + y * 13 + x * y) % 256 for y in range(height) for x in range(width))
    bands = [Image.frombytes("L", (width, height), grey[n:] + grey[:n]) for n in range(3)]
    return Image.merge("RGB", bands).convert(mode)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    """Return what Pillow writes, our independent encoder."""
    into = io.BytesIO()
    image.save(into, kind, **options)
    return into.getvalue()


def chunk(name: bytes, body: bytes = b"") -> bytes:
    """Return one PNG chunk with the right length and CRC."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def header(width: int, height: int, depth: int = 8, colour: int = 2, interlace: int = 0) -> bytes:
    """Return an IHDR chunk, however mad."""
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlace))


def png(*chunks: bytes) -> bytes:
    """Return a PNG of these chunks, IEND included."""
    return SIGNATURE + b"".join(chunks) + IEND


def small_png(*before: bytes, after: Iterable[bytes] = (), rows: bytes | None = None) -> bytes:
    """Return a sound 2 x 2 RGB PNG with chunks before and after its pixels."""
    pixels = rows if rows is not None else (b"\x00" + bytes(range(6))) * 2
    return png(header(2, 2), *before, chunk(b"IDAT", zlib.compress(pixels)), *after)


def wordy_png(size: int, words: bytes) -> bytes:
    """Return a PNG of about `size` bytes, no two alike, that holds these words in clear every two kilobytes."""
    text = b"Comment\0" + b"".join(
        words + secrets.token_bytes(2_000) for _ in range(max(1, size // (2_000 + len(words))))
    )
    return png(header(2, 2), chunk(b"tEXt", text), chunk(b"IDAT", zlib.compress((b"\0" + bytes(6)) * 2)))


def interlaced_png(width: int, height: int, depth: int, colour: int) -> bytes:
    """Return an Adam7 PNG of zeros, its passes counted here by brute force, pixel by pixel."""
    order = (
        (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)
    )  # fmt: skip
    bits = depth * {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
    data = bytearray()
    for x0, y0, dx, dy in order:
        columns = len([x for x in range(width) if x >= x0 and (x - x0) % dx == 0])
        rows = len([y for y in range(height) if y >= y0 and (y - y0) % dy == 0])
        if columns:
            data += bytes(1 + -(-columns * bits // 8)) * rows
    palette = [chunk(b"PLTE", bytes(3))] if colour == 3 else []
    return png(header(width, height, depth, colour, 1), *palette, chunk(b"IDAT", zlib.compress(data)))


def segment(marker: int, body: bytes = b"") -> bytes:
    """Return one JPEG segment."""
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def frame_header(width: int, height: int, marker: int = 0xC0) -> bytes:
    """Return a JPEG frame header of one component."""
    return segment(marker, struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00")


SOI, EOI = b"\xff\xd8", b"\xff\xd9"
SCAN = segment(0xDA, b"\x01\x01\x00\x00\x3f\x00")


def exif(*, date: bytes = b"", offset: bytes = b"", orientation: int = 0, place: bool = False) -> bytes:
    """Return a big-endian TIFF block with these tags, as a camera would write it."""
    first = [(0x0112, 3, 1, struct.pack(">HH", orientation, 0))] if orientation else []
    inner = []
    heap_at = 8 + 2 + 12 * 3 + 4 + 2 + 12 * 2 + 4
    heap = b""
    for tag, text in ((0x9003, date), (0x9011, offset)):
        if text:
            inner.append((tag, 2, len(text) + 1, struct.pack(">I", heap_at + len(heap))))
            heap += text + b"\0"
    first.append((0x8769, 4, 1, struct.pack(">I", 8 + 2 + 12 * 3 + 4)))
    if place:
        first.append((0x8825, 4, 1, struct.pack(">I", 8)))
    blocks = (_directory(first, 3), _directory(inner, 2))
    return b"MM\0*" + struct.pack(">I", 8) + b"".join(blocks) + heap


def _directory(entries: list[tuple[int, int, int, bytes]], room: int) -> bytes:
    body = b"".join(struct.pack(">HHI", *entry[:3]) + entry[3] for entry in entries)
    return struct.pack(">H", len(entries)) + body.ljust(12 * room, b"\0") + bytes(4)
