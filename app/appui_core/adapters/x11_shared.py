"""An X server's pixels through memory shared with it: a screen of 3840×2160 comes in a third of the time.

The MIT Shared Memory Extension (X.Org: MIT-SHM, protocol 1.2; libXext), on a connection that somebody else opened.
A server that is elsewhere, or one kept apart from our memory (a sandbox), refuses; the answer is then None and the
pixels are asked for through the connection.
"""

import ctypes
import weakref
from dataclasses import dataclass
from typing import Any, Final

from appui_core.adapters.x11_image import ALL_PLANES, Z_PIXMAP, XImage, library, usual
from appui_core.ports import SharedPixels, Span

_PRIVATE: Final = 0  # IPC_PRIVATE
_CREATE: Final = 0o1000  # IPC_CREAT
_OURS_ONLY: Final = 0o600
_REMOVE: Final = 0  # IPC_RMID
_NO_ADDRESS: Final = ctypes.c_void_p(-1).value


class _Segment(ctypes.Structure):
    """XShmSegmentInfo."""

    _fields_ = (
        ("shmseg", ctypes.c_ulong),
        ("shmid", ctypes.c_int),
        ("shmaddr", ctypes.c_void_p),
        ("read_only", ctypes.c_int),
    )


@dataclass(slots=True)
class SharedRoom:
    """Memory that both sides have, for one picture of that size; it is taken or dropped, once."""

    width: int
    height: int
    segment: _Segment
    image: Any

    @property
    def span(self) -> Span:
        """Where it lies."""
        return Span(int(self.segment.shmaddr or 0), 4 * self.width * self.height)


class SharedMemory:
    """Pictures of the root window of one connection; for the thread that owns it. OSError: no such library."""

    def __init__(self, x11: ctypes.CDLL, display: ctypes.c_void_p) -> None:
        self._x11, self._display = x11, display
        self._ext, self._c = library("Xext", "libXext.so.6"), ctypes.CDLL(None)
        self._ext.XShmCreateImage.restype = ctypes.POINTER(XImage)
        self._x11.XDefaultVisual.restype = ctypes.c_void_p
        self._x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self._c.shmat.restype = ctypes.c_void_p
        number = self._x11.XDefaultScreen(display)
        self._visual = ctypes.c_void_p(self._x11.XDefaultVisual(display, number))
        self._depth = ctypes.c_uint(self._x11.XDefaultDepth(display, number))
        self._root = ctypes.c_ulong(self._x11.XDefaultRootWindow(display))
        self._spoken = bool(self._ext.XShmQueryExtension(display))

    def room(self, width: int, height: int) -> SharedRoom | None:
        """Make room for a picture, or return None: no memory is shared, or pixels are of an unusual kind."""
        if not self._spoken:
            return None
        segment, size = _Segment(), (ctypes.c_uint(width), ctypes.c_uint(height))
        image = self._ext.XShmCreateImage(
            self._display, self._visual, self._depth, Z_PIXMAP, None, ctypes.byref(segment), *size
        )
        if not image:
            return None
        if not usual(image.contents, width) or not self._attach(segment, 4 * width * height):
            self._x11.XDestroyImage(image)
            return None
        return SharedRoom(width, height, segment, image)

    def take(self, room: SharedRoom, left: int, top: int) -> SharedPixels | None:
        """Fill a room with what the root window shows there; None where the server can't after all."""
        shared = _keep(room)
        room.image.contents.data = room.segment.shmaddr
        planes = ctypes.c_ulong(ALL_PLANES)
        taken = self._ext.XShmGetImage(self._display, self._root, room.image, left, top, planes)
        self._let_go(room)
        return shared if taken else None

    def drop(self, room: SharedRoom) -> None:
        """Give back a room that is not needed."""
        self._let_go(room)
        self._c.shmdt(ctypes.c_void_p(room.span.address))

    def _let_go(self, room: SharedRoom) -> None:
        """Let the server forget it: what is left is ours alone."""
        self._ext.XShmDetach(self._display, ctypes.byref(room.segment))
        self._x11.XSync(self._display, 0)
        room.image.contents.data = None
        self._x11.XDestroyImage(room.image)

    def _attach(self, segment: _Segment, size: int) -> bool:
        """Make a segment that both sides have; nobody else can open it, and nothing of it outlives us."""
        segment.shmid = self._c.shmget(_PRIVATE, ctypes.c_size_t(size), _CREATE | _OURS_ONLY)
        if segment.shmid < 0:
            return False
        segment.shmaddr = self._c.shmat(segment.shmid, None, 0)
        try:
            if segment.shmaddr in {None, _NO_ADDRESS}:
                return False
            # A server that can't is told by the picture that does not come.
            self._ext.XShmAttach(self._display, ctypes.byref(segment))
            self._x11.XSync(self._display, 0)
            return True
        finally:
            # Removed now, it goes with the last of the two that lets go, killed or not.
            self._c.shmctl(segment.shmid, _REMOVE, None)


def _keep(room: SharedRoom) -> SharedPixels:
    address, size = room.span
    # Nobody writes to it: a picture that is changed makes its own.
    view = memoryview((ctypes.c_ubyte * size).from_address(address)).cast("B").toreadonly()
    shared = SharedPixels(room.width, room.height, 4 * room.width, view)
    weakref.finalize(shared, ctypes.CDLL(None).shmdt, ctypes.c_void_p(address))
    return shared
