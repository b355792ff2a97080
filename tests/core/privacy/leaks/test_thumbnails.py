"""Thumbnails of a copy: where the standard puts them, by the names of GLib and Qt, and only the right ones."""

import hashlib
import io
import os
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from appui_core.privacy.leaks.cleaning import clean
from appui_core.privacy.leaks.model import Kind, Leak, Report, Why
from appui_core.privacy.leaks.targets import uris_of
from appui_core.privacy.leaks.thumbnails import tells_of
from fakes.glib import filename_to_uri
from fakes.safe import Safe, some_bytes
from fakes.surroundings import Computer

Look = Callable[..., Report]
NAMES = (
    "plain.png",
    "with space.png",
    "Été & « nous » <1>; (50%).png",
    "a'b!$*+,=:@~_-.png",
    '[1]{2}|3^4`5\\6"7#8?9.png',
    "ligne\nretour.png",
)


def thumbnail(uri: str) -> bytes:
    """Return a small PNG with the texts that the standard wants."""
    told = PngInfo()
    told.add_text("Thumb::URI", uri)
    told.add_text("Thumb::MTime", "1794672130")
    stream = io.BytesIO()
    Image.new("RGB", (8, 8)).save(stream, "PNG", pnginfo=told)
    return stream.getvalue()


def _put(pc: Computer, folder: str, uri: str, inside: str = "") -> Path:
    name = hashlib.md5(uri.encode(), usedforsecurity=False).hexdigest()
    return pc.put(f".cache/thumbnails/{folder}/{name}.png", thumbnail(inside or uri))


def _thumbnails(report: Report) -> list[Leak]:
    return [leak for leak in report.leaks if leak.kind is Kind.THUMBNAIL]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_has_the_address_that_glib_gives_it(name: str) -> None:
    path = Path("/srv/léa") / name
    assert uris_of(path)[0] == filename_to_uri(os.fsencode(path))


def test_and_one_of_bytes_that_are_no_text() -> None:
    raw = b"/srv/caf\xe9.png"
    assert uris_of(Path(os.fsdecode(raw))) == (filename_to_uri(raw),)


def test_they_are_found_in_every_size_and_erased_alone(pc: Computer, safe: Safe, look: Look) -> None:
    copy = pc.put(f"Images/{NAMES[2]}", some_bytes(0))
    uri = filename_to_uri(os.fsencode(copy))
    folders = ("normal", "large", "x-large", "xx-large", "fail/gnome-thumbnail-factory")
    theirs = {_put(pc, folder, uri) for folder in folders}
    others = [_put(pc, "normal", "file:///srv/x/autre.png"), _put(pc, "other", uri)]
    found = _thumbnails(look())
    assert {leak.place for leak in found} == theirs
    assert {(leak.why, leak.about, leak.can_clean) for leak in found} == {(Why.THUMBNAIL, copy, True)}
    for leak in found:
        clean(leak, safe.cases, pc.around)
    assert not any(path.exists() for path in theirs)
    assert all(path.exists() for path in (*others, copy))


def test_the_spelling_of_qt_is_known_too(pc: Computer, look: Look) -> None:
    from PySide6.QtCore import QUrl  # noqa: PLC0415 - to ask Qt itself

    for number, name in enumerate(NAMES[:4]):
        copy = pc.put(f"Images/{number}/{name}", some_bytes(number % 3))
        uri = bytes(QUrl.fromLocalFile(str(copy)).toEncoded().data()).decode()
        _put(pc, "large", uri)
    assert len(_thumbnails(look())) == len(NAMES[:4])


def test_the_desktops_own_programs_may_pack_the_address(pc: Computer, look: Look) -> None:
    from PySide6.QtGui import QImage  # noqa: PLC0415 - KDE's thumbnails are written by Qt

    copy = pc.put("Images/un dossier au nom assez long/Été.png", some_bytes(0))
    uri = filename_to_uri(os.fsencode(copy))
    kept = _put(pc, "normal", uri)
    small = QImage(8, 8, QImage.Format.Format_RGB32)
    small.fill(0)
    small.setText("Thumb::URI", uri)
    assert small.save(str(kept))
    assert b"zTXtThumb::URI" in kept.read_bytes(), "Qt packs what is long"
    assert [leak.place for leak in _thumbnails(look())] == [kept]


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


@pytest.mark.parametrize(
    ("kind", "body", "tells"),
    [
        (b"tEXt", b"Thumb::URI\0{uri}", True),
        (b"iTXt", b"Thumb::URI\0\0\0\0\0{uri}", True),
        (b"iTXt", b"Thumb::URI\0\1\0fr\0Adresse\0{packed}", True),
        (b"zTXt", b"Thumb::URI\0\0{packed}", True),
        (b"zTXt", b"Thumb::URI\0\0{packed}x", True),
        (b"zTXt", b"Thumb::URI\0\1{packed}", False),
        (b"zTXt", b"Thumb::URI\0\0{bomb}", False),
        (b"zTXt", b"Thumb::URI\0\0nothing packed", False),
        (b"zTXt", b"Thumb::URI\0", False),
        (b"iTXt", b"Thumb::URI\0\1\0", False),
        (b"tEXt", b"Thumb::MTime\0{uri}", False),
        (b"IDAT", b"Thumb::URI\0{uri}", False),
    ],
)
def test_where_a_thumbnail_tells_its_file(tmp_path: Path, kind: bytes, body: bytes, *, tells: bool) -> None:
    uri = "file:///srv/a.png"
    told = body.replace(b"{uri}", uri.encode()).replace(b"{packed}", zlib.compress(uri.encode()))
    told = told.replace(b"{bomb}", zlib.compress(uri.encode() + bytes(10_000_000)))
    whole = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", bytes(13)) + _chunk(kind, told) + _chunk(b"IEND", b"")
    path = tmp_path / "t.png"
    path.write_bytes(whole)
    assert tells_of(path, (uri,)) is tells
    for length in range(len(whole) - 13 if kind == b"IDAT" else 60):
        path.write_bytes(whole[:length])
        assert not tells_of(path, ("file:///autre",))


def test_a_name_alone_proves_nothing(pc: Computer, look: Look) -> None:
    copy = pc.put("Images/a.png", some_bytes(0))
    uri = filename_to_uri(os.fsencode(copy))
    _put(pc, "normal", uri, inside=uri + "x")
    _put(pc, "large", uri, inside="file:///elsewhere")
    pc.put(f".cache/thumbnails/x-large/{hashlib.md5(uri.encode(), usedforsecurity=False).hexdigest()}.png", b"x")
    assert _thumbnails(look()) == []


def test_where_the_cache_is_said_to_be(pc: Computer, look: Look, tmp_path: Path) -> None:
    copy = pc.put("Images/a.png", some_bytes(0))
    kept = _put(pc, "normal", filename_to_uri(os.fsencode(copy)))
    moved = tmp_path / "cache"
    (pc.home / ".cache").rename(moved)
    assert _thumbnails(look()) == []
    pc.environ["XDG_CACHE_HOME"] = str(moved)
    (leak,) = _thumbnails(look())
    assert leak.place is not None
    assert leak.place.name == kept.name
