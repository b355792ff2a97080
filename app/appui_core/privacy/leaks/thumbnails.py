"""The desktop's small pictures of a file: they outlive the file, and show it.

Thumbnail Managing Standard of freedesktop.org: `$XDG_CACHE_HOME/thumbnails/<size>/<md5 of the address>.png`, the
file's address again inside, as the text `Thumb::URI`; `fail/<program>/` notes that none could be made.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from appui_core.privacy.leaks.copies import mark_of, plain_file, when_of
from appui_core.privacy.leaks.model import Kind, Leak, Why
from appui_core.privacy.leaks.small_files import folder_entries, read_small
from appui_core.privacy.leaks.surroundings import Surroundings
from appui_core.privacy.leaks.targets import Targets, uris_of

_SIZES: Final = ("normal", "large", "x-large", "xx-large")
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_KEY: Final = b"tEXtThumb::URI\0"


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
    return any(_inside(data, uri) for uri in uris)


def _inside(data: bytes, uri: str) -> bool:
    # A chunk is its length, `tEXt`, its data, its checksum: the length says where the address ends.
    text = uri.encode("ascii")
    length = (len(_KEY) - len(b"tEXt") + len(text)).to_bytes(4, "big")
    return length + _KEY + text in data


def _folders(around: Surroundings) -> list[Path]:
    base = around.xdg("XDG_CACHE_HOME", ".cache") / "thumbnails"
    return [base / size for size in _SIZES] + list(_failures(base / "fail"))


def _failures(base: Path) -> Iterator[Path]:
    for folder in folder_entries(base):
        if folder.is_dir() and not folder.is_symlink():
            yield folder
