"""One small sound file of every kind that is taken, and blocks to build hostile ones from; nothing is stored."""

import io
import struct
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from PIL import Image

from data.films import film
from data.heif import grid, heic
from data.pictures import exif, noise, saved, small_png

ONE_CONVERSATION = (
    '{"participants": [{"name": "Camille"}, {"name": "Sacha"}], "messages": [{"content": "Bonjour"}]}'
)


def riff(*chunks: bytes, size: int | None = None) -> bytes:
    """Return a WebP of these chunks."""
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body) if size is None else size) + body


def webp_chunk(name: bytes, body: bytes, size: int | None = None) -> bytes:
    """Return a chunk, made even."""
    return name + struct.pack("<I", len(body) if size is None else size) + body + b"\0" * (len(body) % 2)


def canvas(width: int, height: int, flags: int = 0) -> bytes:
    """Return the chunk that says how large a WebP is."""
    return webp_chunk(
        b"VP8X", bytes((flags, 0, 0, 0)) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    )


def lossless(width: int, height: int, body: bytes = b"\0" * 9) -> bytes:
    """Return a VP8L chunk that says it is so large."""
    return webp_chunk(b"VP8L", b"\x2f" + struct.pack("<I", (width - 1) | (height - 1) << 14) + body)


def gif_picture(width: int, height: int, left: int = 0, data: bytes = b"\x02\x02\x4c\x01\0") -> bytes:
    """Return a picture block."""
    return b"\x2c" + struct.pack("<HHHHB", left, 0, width, height, 0) + data


def gif(*blocks: bytes, size: tuple[int, int] = (1, 1), trailer: bytes = b"\x3b") -> bytes:
    """Return a GIF of two colours with these blocks."""
    return (
        b"GIF89a" + struct.pack("<HHBBB", *size, 0x80, 0, 0) + bytes(3) + b"\xff" * 3 + b"".join(blocks) + trailer
    )


def pdf(date: str = "D:20261114180211+01'00'", *, body: bytes = b"") -> bytes:
    """Return a PDF of one empty page, written by hand; readers rebuild its table."""
    told = f"<< /CreationDate ({date}) >>".encode()
    return (
        b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n2 0 obj "
        + told
        + b" endobj\n"
        + body
        + (b"trailer << /Root 1 0 R /Info 2 0 R >>\nstartxref\n0\n%%EOF\n")
    )


def _moving(kind: str) -> bytes:
    frames = [noise(40, 30), noise(40, 30).rotate(90), noise(40, 30).rotate(180)]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:])


@cache
def samples() -> Mapping[str, bytes]:
    """Return a sound file of each kind, by what it is called: its name ends as people's files do."""
    block = exif(date=b"2026:11:14 18:02:11", offset=b"+01:00", orientation=6, place=True)
    tags = Image.Exif()
    tags.load(b"Exif\0\0" + block)
    return MappingProxyType(
        {
            "a.png": small_png(),
            "b.png": saved(noise(60, 40, "RGBA"), "PNG"),
            "a.jpg": saved(noise(60, 40), "JPEG", exif=b"Exif\0\0" + block),
            "progressive.jpg": saved(noise(60, 40), "JPEG", progressive=True),
            "lossy.webp": saved(noise(60, 40), "WEBP", exif=b"Exif\0\0" + block),
            "lossless.webp": saved(noise(60, 40, "RGBA"), "WEBP", lossless=True),
            "moving.webp": _moving("WEBP"),
            "a.gif": saved(noise(60, 40), "GIF"),
            "moving.gif": _moving("GIF"),
            "a.heic": heic(exif=block),
            "tiles.heic": grid(),
            "a.avif": saved(noise(60, 40), "AVIF", exif=b"Exif\0\0" + block),
            "moving.avif": _moving("AVIF"),
            "a.pdf": pdf(),
            "a.mp4": film(),
            "a.mov": film(brand=b"qt  "),
            "a.txt": "Camille : « Bonjour, ça va ? »\r\nSacha : « Non. »\r\n".encode(),
            "wide.txt": "Camille : « Bonjour »\r\n".encode("utf-16"),
            "a.csv": b"date,auteur,message\r\n2026-11-14,Camille,Bonjour\r\n",
            "a.json": ONE_CONVERSATION.encode(),
            "a.html": b"<!doctype html><title>Conversation</title><p>Bonjour</p>",
        }
    )


def picture(data: bytes) -> Image.Image:
    """Open a picture with Pillow, our independent reader."""
    return Image.open(io.BytesIO(data))
