"""Small pictures for dossier tests, made by code: every kind that a PDF takes as it is, and those it doesn't."""

import io
import struct
import zlib
from collections.abc import Iterator

from PIL import Image


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">L", len(body)) + kind + body + struct.pack(">L", zlib.crc32(kind + body))


def _rows(width: int, height: int, colours: int, seed: int) -> Iterator[bytes]:
    for y in range(height):
        row = bytes((x * 5 + y * 3 + seed * 40 + c * 80) % 256 for x in range(width) for c in range(colours))
        yield b"\x00" + row


def png(width: int = 48, height: int = 32, *, colours: int = 3, seed: int = 0, parts: int = 2) -> bytes:
    """Return an 8-bit RGB or grey PNG whose IDAT is in several chunks, as encoders write it."""
    header = struct.pack(">2L5B", width, height, 8, 2 if colours == 3 else 0, 0, 0, 0)
    stream = zlib.compress(b"".join(_rows(width, height, colours, seed)))
    step = max(1, len(stream) // parts)
    idat = b"".join(_chunk(b"IDAT", stream[at : at + step]) for at in range(0, len(stream), step))
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + idat + _chunk(b"IEND", b"")


def png_lying(width: int = 48, height: int = 32) -> bytes:
    """Return a PNG that is well formed but whose pixels are fewer than it says."""
    header = struct.pack(">2L5B", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\x00" * 40)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _picture(width: int, height: int, mode: str) -> Image.Image:
    pixels = b"".join(row[1:] for row in _rows(width, height, 3, 1))
    return Image.frombytes("RGB", (width, height), pixels).convert(mode)


def encoded(
    format_name: str, *, mode: str = "RGB", size: tuple[int, int] = (48, 32), orientation: int = 0
) -> bytes:
    """Return what Pillow writes: palette or transparent PNG, JPEG with an EXIF orientation, and so on."""
    target = io.BytesIO()
    exif = Image.Exif()
    if orientation:
        exif[0x0112] = orientation
    _picture(*size, mode).save(target, format_name, exif=exif.tobytes() if orientation else b"")
    return target.getvalue()


def jpeg(size: tuple[int, int] = (48, 32), orientation: int = 0) -> bytes:
    """Return a small baseline JPEG."""
    return encoded("JPEG", size=size, orientation=orientation)
