"""The files whose traces are looked for in lists and caches, in every spelling in which these may name them."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote_to_bytes

# What GLib's g_filename_to_uri and Qt's QUrl leave as it is in a path, beside letters, digits and "-._~".
_GLIB: Final = "/!$&'()*+,:=@"
_QT: Final = "/!$&'()*+,:=@;"
_FILE: Final = b"file://"


class Targets:
    """Files by their own path and by the real one, and whole folders (a dossier and all that is in it)."""

    def __init__(self, files: Iterable[Path], folders: Iterable[Path] = ()) -> None:
        self._files: dict[bytes, Path] = {}
        self._folders: dict[bytes, Path] = {}
        for known, paths in ((self._files, files), (self._folders, folders)):
            for path in paths:
                for spelling in (path.absolute(), Path(os.path.realpath(path))):
                    known.setdefault(os.fsencode(spelling), path)

    def __bool__(self) -> bool:
        return bool(self._files or self._folders)

    def files(self) -> tuple[tuple[Path, Path], ...]:
        """Return each file in each spelling, with the path it was given by."""
        return tuple((Path(os.fsdecode(spelling)), path) for spelling, path in self._files.items())

    def of_path(self, spelling: bytes) -> Path | None:
        """Return the target that this path is, or lies in."""
        found = self._files.get(spelling)
        if found is not None:
            return found
        for folder, path in self._folders.items():
            if spelling == folder or spelling.startswith(folder + os.fsencode(os.sep)):
                return path
        return None

    def of_any_case(self, spelling: str) -> Path | None:
        """Return what `of_path` does, on a system that does not tell capitals apart."""
        wanted = spelling.casefold()
        for known, inside in ((self._files, False), (self._folders, True)):
            for one, path in known.items():
                folded = os.fsdecode(one).casefold()
                if wanted == folded or (inside and wanted.startswith(folded + os.sep)):
                    return path
        return None

    def of_uri(self, uri: str) -> Path | None:
        """Return the target that a file: address names."""
        path = path_of_uri(uri)
        return None if path is None else self.of_path(path)


def path_of_uri(uri: str) -> bytes | None:
    """Return the path in a `file:///` address, its escapes undone; None for any other address."""
    raw = uri.encode("utf-8", "surrogateescape")
    if not raw.startswith(_FILE):
        return None
    host, slash, path = raw.removeprefix(_FILE).partition(b"/")
    if not slash or host not in {b"", b"localhost"}:
        return None
    return b"/" + unquote_to_bytes(path)


def uris_of(path: Path) -> tuple[str, ...]:
    """Return a path as the address that GLib, and the one that Qt, would name it by; one where both agree."""
    raw = os.fsencode(path)
    return tuple(dict.fromkeys("file://" + quote(raw, safe) for safe in (_GLIB, _QT)))
