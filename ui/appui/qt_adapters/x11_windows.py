"""Where other programs' windows lie on X11: what the window manager says, asked over a connection of our own.

libxcb through ctypes, because Qt keeps its own connection to itself and has loaded that library already; its
answers carry errors as values, so that a window that goes meanwhile ends nothing. Sources: the Extended Window
Manager Hints (_NET_CLIENT_LIST_STACKING, _NET_FRAME_EXTENTS, _NET_WM_NAME) and GTK's _GTK_FRAME_EXTENTS for the
shadow that a program draws around itself. Where a window manager does not list its windows, nothing is guessed.
"""

import ctypes
import sys
from contextlib import contextmanager
from ctypes import POINTER, Structure, byref, c_char_p, c_int, c_int16, c_uint8, c_uint16, c_uint32, c_void_p
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeVar

from appui_core.ports import WindowPlace

if TYPE_CHECKING:
    from collections.abc import Iterator

_ANY_TYPE: Final = 0
_VIEWABLE: Final = 2
_MOST_WORDS: Final = 4096  # of 32 bits, per property
_MOST_TITLE: Final = 200
# These keep windows of other desktops mapped, unseen, and have one desktop over all screens; where each screen has
# a desktop of its own, as with i3, only one of them is told, and what is mapped is seen.
_KEEP_MAPPED: Final = ("GNOME Shell", "Mutter")
_EVERY_DESKTOP: Final = 0xFFFFFFFF
# Not what a person means by a window: the desktop itself, panels, and short-lived things.
_NOT_MEANT: Final = ("DESKTOP", "DOCK", "TOOLTIP", "NOTIFICATION", "POPUP_MENU", "DROPDOWN_MENU", "COMBO", "DND")


class _Cookie(Structure):
    _fields_ = (("sequence", c_uint32),)


class _Property(Structure):
    _fields_ = (
        ("response", c_uint8),
        ("format", c_uint8),
        ("sequence", c_uint16),
        ("length", c_uint32),
        ("type", c_uint32),
        ("bytes_after", c_uint32),
        ("value_len", c_uint32),
        ("pad", c_uint8 * 12),
    )


class _Geometry(Structure):
    _fields_ = (
        ("response", c_uint8),
        ("depth", c_uint8),
        ("sequence", c_uint16),
        ("length", c_uint32),
        ("root", c_uint32),
        ("x", c_int16),
        ("y", c_int16),
        ("width", c_uint16),
        ("height", c_uint16),
        ("border", c_uint16),
    )


class _Translated(Structure):
    _fields_ = (
        ("response", c_uint8),
        ("same_screen", c_uint8),
        ("sequence", c_uint16),
        ("length", c_uint32),
        ("child", c_uint32),
        ("x", c_int16),
        ("y", c_int16),
    )


class _Attributes(Structure):
    _fields_ = (
        ("response", c_uint8),
        ("backing_store", c_uint8),
        ("sequence", c_uint16),
        ("length", c_uint32),
        ("visual", c_uint32),
        ("kind", c_uint16),
        ("bit_gravity", c_uint8),
        ("win_gravity", c_uint8),
        ("planes", c_uint32),
        ("pixel", c_uint32),
        ("save_under", c_uint8),
        ("map_installed", c_uint8),
        ("map_state", c_uint8),
        ("override_redirect", c_uint8),
    )


class _Atom(Structure):
    _fields_ = (
        ("response", c_uint8),
        ("pad", c_uint8),
        ("sequence", c_uint16),
        ("length", c_uint32),
        ("atom", c_uint32),
    )


class _Screen(Structure):
    _fields_ = (("root", c_uint32),)


class _Screens(Structure):
    _fields_ = (("data", POINTER(_Screen)), ("rem", c_int), ("index", c_int))


_Reply = TypeVar("_Reply", bound=Structure)


class X11WindowFinder:
    """`ports.WindowFinder` on X11; each question opens a connection and closes it."""

    def available(self) -> bool:
        """Tell whether a window manager lists its windows on this display."""
        with _connected() as line:
            return line is not None and line.stacking() is not None

    def windows(self) -> tuple[WindowPlace, ...]:
        """Return the windows that can be seen, the front one first."""
        with _connected() as line:
            if line is None:
                return ()
            listed = reversed(line.stacking() or ())
            return tuple(place for window in listed if (place := line.place(window)) is not None)


@contextmanager
def _connected() -> "Iterator[_Line | None]":
    """Yield a line to the display of this session, or None where there is none."""
    library = _library()
    connection = library.xcb_connect(None, None) if library is not None else None
    if library is None or not connection:
        yield None
        return
    try:
        yield None if library.xcb_connection_has_error(connection) else _Line(library, connection)
    finally:
        library.xcb_disconnect(connection)


class _Line:
    """One connection to the X server."""

    def __init__(self, library: ctypes.CDLL, connection: int) -> None:
        self._xcb, self._connection = library, c_void_p(connection)
        self._atoms: dict[str, int] = {}
        setup = library.xcb_get_setup(self._connection)
        self._root = int(library.xcb_setup_roots_iterator(setup).data.contents.root)

    def stacking(self) -> tuple[int, ...] | None:
        """Return the windows as the manager stacks them, the lowest first; None when it does not say."""
        return self._cardinals(self._root, "_NET_CLIENT_LIST_STACKING")

    def place(self, window: int) -> WindowPlace | None:
        """Return where a window lies with its frame; None when it can't be seen, or is no window to people."""
        attributes = self._ask(_Attributes, "get_window_attributes", c_uint32(window))
        geometry = self._ask(_Geometry, "get_geometry", c_uint32(window))
        if attributes is None or geometry is None or attributes.map_state != _VIEWABLE or not self._meant(window):
            return None
        at = self._ask(
            _Translated, "translate_coordinates", c_uint32(window), c_uint32(self._root), c_int16(0), c_int16(0)
        )
        if at is None:
            return None
        left, right, top, bottom = self._around(window, geometry)
        return WindowPlace(
            left=at.x - left,
            top=at.y - top,
            width=geometry.width + left + right,
            height=geometry.height + top + bottom,
            title=self._text(window, "_NET_WM_NAME") or self._text(window, "WM_NAME"),
        )

    def _meant(self, window: int) -> bool:
        kinds = self._cardinals(window, "_NET_WM_WINDOW_TYPE") or ()
        hidden = self._atom("_NET_WM_STATE_HIDDEN") in (self._cardinals(window, "_NET_WM_STATE") or ())
        if hidden or not self._on_this_desktop(window):
            return False
        return not any(self._atom(f"_NET_WM_WINDOW_TYPE_{name}") in kinds for name in _NOT_MEANT)

    def _on_this_desktop(self, window: int) -> bool:
        desktop, here = self._cardinals(window, "_NET_WM_DESKTOP"), self._desktop
        return not desktop or here is None or desktop[0] in {here, _EVERY_DESKTOP}

    @cached_property
    def _desktop(self) -> int | None:
        """Return the desktop that is seen; None when its manager unmaps the others, or does not say."""
        manager = self._cardinals(self._root, "_NET_SUPPORTING_WM_CHECK")
        here = self._cardinals(self._root, "_NET_CURRENT_DESKTOP")
        if not manager or not here or not self._text(manager[0], "_NET_WM_NAME").startswith(_KEEP_MAPPED):
            return None
        return here[0]

    def _around(self, window: int, size: _Geometry) -> tuple[int, int, int, int]:
        """Return what the manager's frame adds at the left, right, top and bottom; less than 0: a drawn shadow."""
        frame = self._cardinals(window, "_NET_FRAME_EXTENTS")
        shadow = self._cardinals(window, "_GTK_FRAME_EXTENTS")
        # A program says how large its shadow is; it leaves something of the window.
        if (
            shadow is not None
            and len(shadow) == 4
            and shadow[0] + shadow[1] < size.width
            and shadow[2] + shadow[3] < size.height
        ):
            return -shadow[0], -shadow[1], -shadow[2], -shadow[3]
        if frame is not None and len(frame) == 4:
            return frame[0], frame[1], frame[2], frame[3]
        return 0, 0, 0, 0

    def _text(self, window: int, name: str) -> str:
        _format, value = self._property(window, name)
        return value.decode("utf-8", "replace")[:_MOST_TITLE]

    def _cardinals(self, window: int, name: str) -> tuple[int, ...] | None:
        size, value = self._property(window, name)
        return tuple(memoryview(value).cast("I")) if size == 32 else None

    def _property(self, window: int, name: str) -> tuple[int, bytes]:
        """Return the bits of an item and the bytes of a property; 0 when the window has none of that name."""
        wanted = (c_uint8(0), c_uint32(window), c_uint32(self._atom(name)), c_uint32(_ANY_TYPE))
        reply = self._reply("get_property", *wanted, c_uint32(0), c_uint32(_MOST_WORDS))
        if not reply:
            return 0, b""
        try:
            found = ctypes.cast(reply, POINTER(_Property)).contents
            length = found.value_len * found.format // 8
            return found.format, ctypes.string_at(reply + ctypes.sizeof(_Property), length)
        finally:
            _free(reply)

    def _atom(self, name: str) -> int:
        if name not in self._atoms:
            raw = name.encode()
            found = self._ask(_Atom, "intern_atom", c_uint8(0), c_uint16(len(raw)), c_char_p(raw))
            self._atoms[name] = found.atom if found is not None else 0
        return self._atoms[name]

    def _ask(self, kind: type[_Reply], request: str, *arguments: object) -> _Reply | None:
        reply = self._reply(request, *arguments)
        if not reply:
            return None
        try:
            return kind.from_buffer_copy(ctypes.string_at(reply, ctypes.sizeof(kind)))
        finally:
            _free(reply)

    def _reply(self, request: str, *arguments: object) -> int:
        """Send a request and return the address of its reply, 0 when there is none; the caller frees it."""
        send = getattr(self._xcb, f"xcb_{request}")
        receive = getattr(self._xcb, f"xcb_{request}_reply")
        send.restype, receive.restype = _Cookie, c_void_p
        error = c_void_p()
        reply = receive(self._connection, send(self._connection, *arguments), byref(error))
        if error.value:
            _free(error.value)
        return int(reply or 0)


def _library() -> ctypes.CDLL | None:
    """Return an instance of our own of libxcb: types set on a shared one would be everyone's."""
    if sys.platform in {"win32", "darwin"}:
        return None
    try:
        library = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return None
    library.xcb_connect.restype = c_void_p
    library.xcb_disconnect.argtypes = [c_void_p]
    library.xcb_connection_has_error.argtypes = [c_void_p]
    library.xcb_get_setup.argtypes = [c_void_p]
    library.xcb_get_setup.restype = c_void_p
    library.xcb_setup_roots_iterator.argtypes = [c_void_p]
    library.xcb_setup_roots_iterator.restype = _Screens
    return library


def _free(address: int) -> None:
    free = ctypes.CDLL(None).free
    free.argtypes = [c_void_p]
    free(address)
