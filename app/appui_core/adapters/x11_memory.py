"""`ports.ScreenMemory` on X11: the pixels that Qt gets, in a third of the time."""

from collections.abc import Sequence

from appui_core.adapters.warm_memory import warm
from appui_core.adapters.x11_screen import XServer
from appui_core.adapters.x11_shared import SharedMemory, SharedRoom
from appui_core.ports import ScreenInfo, SharedPixels, Span


class XScreenMemory:
    """Of the X server of DISPLAY, over one connection from the first time it is asked."""

    def __init__(self) -> None:
        self._server: XServer | None = None

    def room(self, name: str, width_px: int, height_px: int) -> "XScreenRoom | None":
        """Make room for a picture of the monitor with that name and size, or return None."""
        try:
            server = self._server = self._server or XServer()
        except (OSError, AttributeError):
            return None
        at = server.monitor(name)
        # Screens are set anew this very moment, or have other pixels than Qt knows.
        if server.memory is None or at is None or (at.width_px, at.height_px) != (width_px, height_px):
            return None
        room = server.memory.room(width_px, height_px)
        return XScreenRoom(server, server.memory, room, at) if room is not None else None

    def warm(self, spans: Sequence[Span]) -> None:
        """Return at once; have memory made before it is written to, if it is still there by then."""
        warm(spans)


class XScreenRoom:
    """`ports.ScreenRoom`."""

    def __init__(self, server: XServer, memory: SharedMemory, room: SharedRoom, at: ScreenInfo) -> None:
        self._server, self._memory, self._at = server, memory, at
        self._room: SharedRoom | None = room
        self.span = room.span

    def take(self) -> SharedPixels | None:
        """Return the screen as it is now, or None if it is another one by now."""
        if self._room is None or self._server.monitor(self._at.name) != self._at:
            return None
        room, self._room = self._room, None
        return self._memory.take(room, self._at.left, self._at.top)

    def drop(self) -> None:
        """Give it back if it was not taken."""
        room, self._room = self._room, None
        if room is not None:
            self._memory.drop(room)
