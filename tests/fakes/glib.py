"""GLib itself, through its C functions: it writes recently-used.xbel and names thumbnails on real desktops."""

import ctypes
import ctypes.util
import os
from pathlib import Path
from typing import Any

import pytest

_NAME = ctypes.util.find_library("glib-2.0")


def glib() -> ctypes.CDLL:
    """Return the library; the test is skipped where there is none."""
    if _NAME is None:
        pytest.skip("GLib is not installed")
    return ctypes.CDLL(_NAME)


class BookmarkFile:
    """A list of recently used files as GLib reads and writes it."""

    def __init__(self) -> None:
        self._lib = lib = glib()
        pointer, text = ctypes.c_void_p, ctypes.c_char_p
        self._declare("g_bookmark_file_new", pointer)
        self._declare("g_bookmark_file_free", None, pointer)
        self._declare("g_bookmark_file_load_from_file", ctypes.c_int, pointer, text, pointer)
        self._declare("g_bookmark_file_to_file", ctypes.c_int, pointer, text, pointer)
        self._declare("g_bookmark_file_set_title", None, pointer, text, text)
        self._declare("g_bookmark_file_set_mime_type", None, pointer, text, text)
        self._declare("g_bookmark_file_add_application", None, pointer, text, text, text)
        self._declare("g_bookmark_file_add_group", None, pointer, text, text)
        self._declare("g_bookmark_file_has_item", ctypes.c_int, pointer, text)
        self._declare("g_bookmark_file_get_size", ctypes.c_int, pointer)
        self._file = lib.g_bookmark_file_new()

    def _declare(self, name: str, result: Any, *arguments: Any) -> None:  # noqa: ANN401 - ctypes' own
        function = getattr(self._lib, name)
        function.restype, function.argtypes = result, arguments

    def add(self, uri: str) -> None:
        """Add what a picture viewer would."""
        lib, name = self._lib, uri.encode()
        lib.g_bookmark_file_set_mime_type(self._file, name, b"image/png")
        lib.g_bookmark_file_add_group(self._file, name, b"Graphics & <more>")
        lib.g_bookmark_file_add_application(self._file, name, b"Visionneuse d'images", b"eog %u")

    def save(self, path: Path) -> None:
        """Write it."""
        assert self._lib.g_bookmark_file_to_file(self._file, os.fsencode(path), None)

    def load(self, path: Path) -> "BookmarkFile":
        """Read it anew."""
        assert self._lib.g_bookmark_file_load_from_file(self._file, os.fsencode(path), None), "GLib can't read it"
        return self

    def has(self, uri: str) -> bool:
        """Tell whether it has an entry."""
        return bool(self._lib.g_bookmark_file_has_item(self._file, uri.encode()))

    @property
    def size(self) -> int:
        """How many entries it has."""
        return int(self._lib.g_bookmark_file_get_size(self._file))

    def close(self) -> None:
        """Free it."""
        self._lib.g_bookmark_file_free(self._file)


def filename_to_uri(path: bytes) -> str:
    """Return a path as GLib names it."""
    function = glib().g_filename_to_uri
    function.restype, function.argtypes = ctypes.c_char_p, [ctypes.c_char_p, ctypes.c_char_p, ctypes.c_void_p]
    uri = function(path, None, None)
    assert uri is not None
    return bytes(uri).decode("ascii")
