"""The screens of an X server, seen without Qt: for `appui capture`, where loading Qt would be a third of the time.

Memory shared with the server, else Xlib's XGetImage, and RandR's list of monitors (X.Org: the libraries Xlib and
Xrandr, RandR 1.5). Only what every screen of today has is taken: 32 bits a pixel, blue first; for all else
`available` is False and Qt does it. Where the screens lie is told in device pixels; the scale of the desktop is
not known here, so none is noted.
"""

import ctypes

from appui_core.adapters.x11_image import ALL_PLANES, Z_PIXMAP, XImage, library, usual
from appui_core.adapters.x11_shared import SharedMemory
from appui_core.clock import Clock
from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.flat import is_flat
from appui_core.ports import Frame, ScreenInfo


class _Monitor(ctypes.Structure):
    """XRRMonitorInfo."""

    _fields_ = (
        ("name", ctypes.c_ulong),
        *((name, ctypes.c_int) for name in ("primary", "automatic", "noutput")),
        *((name, ctypes.c_int) for name in ("x", "y", "width", "height", "mwidth", "mheight")),
        ("outputs", ctypes.c_void_p),
    )


# Xlib's own handler ends the process; this one lets the call answer with nothing. It lasts as the process does.
_QUIET = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(lambda _display, _error: 0)


class XScreenSource:
    """`ports.ScreenSource` on the X server of DISPLAY; for one thread."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._server: XServer | None = None

    def available(self) -> bool:
        """Tell whether there is such a server, and its pixels are of the usual kind."""
        try:
            self._server = self._server or XServer()
            return bool(self._server.monitors()) and self._server.pixels(0, 0, 1, 1) is not None
        except (OSError, AttributeError):
            return False

    def interactive(self) -> bool:
        """Tell that nobody is asked: the screen with that number is taken."""
        return False

    def screens(self) -> tuple[ScreenInfo, ...]:
        """Return the screens, the primary one first, numbered from 1."""
        if not self.available() or self._server is None:
            return ()
        found = sorted(self._server.monitors(), key=lambda one: not one.primary)
        return tuple(
            ScreenInfo(number, one.name, one.left, one.top, one.width_px, one.height_px, 1.0, primary=number == 1)
            for number, one in enumerate(found, start=1)
        )

    def grab(self, number: int) -> Frame:
        """Grab one screen.

        Raises AppuiError: SCREEN_UNAVAILABLE, SCREEN_UNKNOWN, SCREEN_BLACK.
        """
        screens = self.screens()
        if not screens or self._server is None:
            raise AppuiError(ErrorCode.SCREEN_UNAVAILABLE, "x11")
        if not 1 <= number <= len(screens):
            raise AppuiError(ErrorCode.SCREEN_UNKNOWN, str(number))
        screen = screens[number - 1]
        grabbed_at = self._clock.now()
        rgb = self._server.pixels(screen.left, screen.top, screen.width_px, screen.height_px)
        if rgb is None:  # the screens changed this very moment
            raise AppuiError(ErrorCode.SCREEN_UNAVAILABLE, "x11_image")
        if is_flat(rgb, screen.width_px, screen.height_px, 3 * screen.width_px):
            raise AppuiError(ErrorCode.SCREEN_BLACK)
        return Frame(
            width=screen.width_px,
            height=screen.height_px,
            stride_bytes=3 * screen.width_px,
            rgb=rgb,
            screen=screen,
            grabbed_at=grabbed_at,
            backend="x11",
            facts={
                "backend": "x11",
                "screen": f"{number}/{len(screens)}",
                "screen_px": f"{screen.width_px}x{screen.height_px}",
                "screen_at": f"{screen.left},{screen.top}",
            },
        )


class XServer:
    """One connection; a request that the server refuses gives None instead of ending the process.

    `memory`: a quicker way to its pixels, where the system has one.
    """

    def __init__(self) -> None:
        """Connect; OSError where there is no library or no server."""
        self._x11, self._randr = library("X11", "libX11.so.6"), library("Xrandr", "libXrandr.so.2")
        for function, kind in (("XOpenDisplay", ctypes.c_void_p), ("XDefaultRootWindow", ctypes.c_ulong)):
            getattr(self._x11, function).restype = kind
        self._x11.XGetImage.restype = ctypes.POINTER(XImage)
        self._x11.XGetAtomName.restype = ctypes.c_void_p
        self._randr.XRRGetMonitors.restype = ctypes.POINTER(_Monitor)
        self._x11.XSetErrorHandler(_QUIET)
        display = self._x11.XOpenDisplay(None)
        if not display:
            raise OSError("no X server")
        self._display = ctypes.c_void_p(display)
        self._root = ctypes.c_ulong(self._x11.XDefaultRootWindow(self._display))
        try:
            self.memory: SharedMemory | None = SharedMemory(self._x11, self._display)
        except OSError:
            self.memory = None

    def monitors(self) -> list[ScreenInfo]:
        """Return the monitors in RandR's order, without numbers."""
        count = ctypes.c_int(0)
        found = self._randr.XRRGetMonitors(self._display, self._root, 1, ctypes.byref(count))
        if not found:
            return []
        try:
            return [self._info(found[at]) for at in range(count.value)]
        finally:
            self._randr.XRRFreeMonitors(found)

    def monitor(self, name: str) -> ScreenInfo | None:
        """Return the monitor with that name, if there is one now."""
        return next((one for one in self.monitors() if one.name == name), None)

    def _info(self, one: _Monitor) -> ScreenInfo:
        text = self._x11.XGetAtomName(self._display, ctypes.c_ulong(one.name))
        name = ctypes.string_at(text).decode("utf-8", "replace") if text else ""
        if text:
            self._x11.XFree(ctypes.c_void_p(text))
        return ScreenInfo(0, name, one.x, one.y, one.width, one.height, 1.0, primary=bool(one.primary))

    def pixels(self, left: int, top: int, width: int, height: int) -> bytes | None:
        """Return tight rows of RGB, or None where the server gives no picture, or one of another kind."""
        room = self.memory.room(width, height) if self.memory is not None else None
        shared = self.memory.take(room, left, top) if self.memory is not None and room is not None else None
        bgrx = bytes(shared.pixels) if shared is not None else self._sent(left, top, width, height)
        if bgrx is None:
            return None
        rgb = bytearray(3 * width * height)
        rgb[0::3], rgb[1::3], rgb[2::3] = bgrx[2::4], bgrx[1::4], bgrx[0::4]
        return bytes(rgb)

    def _sent(self, left: int, top: int, width: int, height: int) -> bytes | None:
        size = (ctypes.c_uint(width), ctypes.c_uint(height))
        image = self._x11.XGetImage(
            self._display, self._root, left, top, *size, ctypes.c_ulong(ALL_PLANES), Z_PIXMAP
        )
        if not image:
            return None
        try:
            head = image.contents
            return ctypes.string_at(head.data, 4 * width * height) if usual(head, width) else None
        finally:
            self._x11.XDestroyImage(image)
