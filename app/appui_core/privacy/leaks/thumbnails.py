"""The desktop's small pictures of a file: they outlive the file, and show it.

Thumbnail Managing Standard of freedesktop.org: `$XDG_CACHE_HOME/thumbnails/<size>/<md5 of the address>.png`, the
file's address again inside, as the text `Thumb::URI`; `fail/<program>/` notes that none could be made.
"""

import hashlib
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from appui_core.privacy.leaks.copies import mark_of, plain_file, when_of
from appui_core.privacy.leaks.model import Kind, Leak, Why
from appui_core.privacy.leaks.small_files import folder_entries, is_folder, read_small
from appui_core.privacy.leaks.surroundings import Surroundings
from appui_core.privacy.leaks.targets import Targets, uris_of

_SIZES: Final = ("normal", "large", "x-large", "xx-large")
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_KEY: Final = b"Thumb::URI\0"
# Qt packs a long text and GLib none, so that KDE's thumbnails have zTXt and GNOME's tEXt.
_TEXTS: Final = frozenset({b"tEXt", b"zTXt", b"iTXt"})
_CHUNK: Final = struct.Struct(">I4s")


def find_thumbnails(around: Surroundings, targets: Targets) -> list[Leak]:
    """Return the thumbnails of these files."""
    if around.system != "linux" or not targets:
        return []
    folders = _folders(around)
    found: dict[Path, Leak] = {}
    for spelling, path in targets.files():
        for uri in uris_of(spelling):
            for folder in folders:
                thumbnail = folder / thumbnail_name(uri)
                seen = plain_file(thumbnail)
                if seen is None or thumbnail in found or not tells_of(thumbnail, (uri,)):
                    continue
                found[thumbnail] = Leak(
                    Kind.THUMBNAIL,
                    Why.THUMBNAIL,
                    thumbnail,
                    when_utc=when_of(seen.info),
                    size_bytes=seen.info.st_size,
                    can_clean=True,
                    about=path,
                    mark=mark_of(seen.info),
                )
    return list(found.values())


def thumbnail_name(uri: str) -> str:
    """Return the name of a thumbnail: the standard's MD5 of the address, which protects nothing."""
    return hashlib.md5(uri.encode("ascii"), usedforsecurity=False).hexdigest() + ".png"


def tells_of(thumbnail: Path, uris: tuple[str, ...]) -> bool:
    """Tell whether a thumbnail says inside that it is of one of these addresses."""
    data = read_small(thumbnail)
    if data is None or not data.startswith(_PNG):
        return False
    wanted = {uri.encode("ascii") for uri in uris}
    longest = max(map(len, wanted), default=0)
    return any(_text(kind, body, longest + 1) in wanted for kind, body in _chunks(data))


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield kind and body of each chunk that is about the file's address (PNG specification, 5.3 and 11.3.3)."""
    at = len(_PNG)
    while at + _CHUNK.size <= len(data):
        size, kind = _CHUNK.unpack_from(data, at)
        at += _CHUNK.size
        if kind in _TEXTS and data.startswith(_KEY, at):
            yield kind, data[at + len(_KEY) : at + size]
        at += size + 4


def _text(kind: bytes, body: bytes, most_bytes: int) -> bytes | None:
    """Return a chunk's text, not more of it than that; None when it is not one that is packed as PNG packs."""
    if kind == b"tEXt":
        return body
    way, text = body[:1], body[1:]
    if kind == b"iTXt":
        # Packed or not, the way of packing, a language and the keyword in it, the text.
        *_, text = body[2:].split(b"\0", 2)
        if body[:1] == b"\0":
            return text
        way = body[1:2]
    try:
        return zlib.decompressobj().decompress(text, most_bytes) if way == b"\0" else None
    except zlib.error:
        return None


def _folders(around: Surroundings) -> list[Path]:
    base = around.xdg("XDG_CACHE_HOME", ".cache") / "thumbnails"
    return [base / size for size in _SIZES] + list(_failures(base / "fail"))


def _failures(base: Path) -> Iterator[Path]:
    for folder in folder_entries(base):
        if is_folder(folder) and not folder.is_symlink():
            yield folder
