"""An X server looked at from outside: its windows, whether their threads answer, who has the clipboard.

It also takes the screen away and makes it smaller, as pulling its plug and turning a projector on do.
"""

import contextlib
import select
import time
from collections.abc import Iterator
from typing import Any, NamedTuple

from Xlib import X, display, error
from Xlib.protocol.event import ClientMessage

_ANSWER_S = 10.0
# Helpers of a window manager lie outside the screen, or are a few pixels.
_SMALLEST_PX = 16
_DEEPEST = 3


class Top(NamedTuple):
    """A window on the screen; `pid` is 0 when it does not say whose it is."""

    window: int
    pid: int
    left: int
    top: int
    width: int
    height: int


class Watch:
    """A connection of its own to the X server. For one thread only."""

    def __init__(self, name: str) -> None:
        self._display: Any = display.Display(name)
        self._root = self._display.screen().root
        # The second is where Qt sends its answers to.
        self._root.change_attributes(event_mask=X.SubstructureNotifyMask | X.StructureNotifyMask)
        self._display.set_error_handler(lambda *_: None)  # a window that has gone meanwhile
        self._asked = 0
        self.longest_ms = 0.0

    def close(self) -> None:
        """Hang up."""
        self._display.close()

    def size(self) -> tuple[int, int]:
        """Return the width and height of the whole screen."""
        place = self._root.get_geometry()
        return place.width, place.height

    def tops(self) -> list[Top]:
        """Return what stands on the screen, the lowest first, all at one instant."""
        self._display.grab_server()
        try:
            return self._tops()
        finally:
            self._display.ungrab_server()
            self._display.flush()

    def _tops(self) -> list[Top]:
        found = []
        wide, high = self.size()
        for frame in self._root.query_tree().children:
            with contextlib.suppress(error.XError):
                attributes, place = frame.get_attributes(), frame.get_geometry()
                seen = attributes.map_state == X.IsViewable and attributes.win_class == X.InputOutput
                outside = place.x >= wide or place.y >= high or place.x + place.width <= 0
                if seen and not outside and min(place.width, place.height) >= _SMALLEST_PX:
                    client, pid = self._owner(frame)
                    found.append(Top(client, pid, place.x, place.y, place.width, place.height))
        return found

    def ping_ms(self, window: int) -> float | None:
        """Ask a window's thread for a sign of life (_NET_WM_PING); milliseconds, None when none came or it went.

        It is asked behind all events that were sent before: once it answers, it has dealt with them.
        """
        self._asked += 1
        target = self._display.create_resource_object("window", window)
        words = [self._atom("_NET_WM_PING"), self._asked, window, 0, 0]
        asked = ClientMessage(window=window, client_type=self._atom("WM_PROTOCOLS"), data=(32, words))
        target.send_event(asked, event_mask=0)
        began = time.perf_counter()
        for event in self._events(began + _ANSWER_S):
            if event.type == X.ClientMessage and list(event.data[1][:3]) == words[:3]:
                taken_ms = (time.perf_counter() - began) * 1000
                self.longest_ms = max(self.longest_ms, taken_ms)
                return taken_ms
            if event.type in {X.DestroyNotify, X.UnmapNotify} and not self._shown(window):
                return None
        return None

    def active(self) -> int:
        """Return the window that the window manager calls active; 0 when it calls none so."""
        found = self._root.get_full_property(self._atom("_NET_ACTIVE_WINDOW"), X.AnyPropertyType)
        return int(found.value[0]) if found else 0

    def owner_of(self, selection: str) -> int:
        """Return the window that has a selection (`CLIPBOARD`, `PRIMARY`, `XdndSelection`); 0: nobody."""
        owner = self._display.get_selection_owner(self._atom(selection))
        return int(getattr(owner, "id", owner))

    def resize(self, width: int, height: int) -> None:
        """Give the screen another resolution; not larger than the one it was made with."""
        resources = self._root.xrandr_get_screen_resources()
        output, crtc = resources.outputs[0], resources.crtcs[0]
        known = {(mode.width, mode.height): mode.id for mode in resources.modes}
        mode = known.get((width, height))
        if mode is None:
            name = f"{width}x{height}"
            made = self._root.xrandr_create_mode((0, width, height, *[0] * 8, len(name), 0), name)
            mode = made.mode
            self._display.xrandr_add_output_mode(output, mode)
        wide, high = self.size()
        # First large enough for both, as RandR wants it.
        self._root.xrandr_set_screen_size(max(wide, width), max(high, height), 300, 200)
        self._display.xrandr_set_crtc_config(crtc, resources.config_timestamp, 0, 0, mode, 1, [output])
        self._root.xrandr_set_screen_size(width, height, 300, 200)
        self._display.sync()

    def unplug(self) -> None:
        """Take the monitor away: no picture goes anywhere."""
        resources = self._root.xrandr_get_screen_resources()
        self._display.xrandr_set_crtc_config(resources.crtcs[0], resources.config_timestamp, 0, 0, 0, 1, [])
        self._display.sync()

    def _shown(self, window: int) -> bool:
        try:
            attributes = self._display.create_resource_object("window", window).get_attributes()
        except error.XError:
            return False
        return bool(attributes.map_state == X.IsViewable)

    def _owner(self, frame: Any, depth: int = 0) -> tuple[int, int]:  # noqa: ANN401 - python-xlib has no types
        """Return the window in a frame that says its process, and the process."""
        told = frame.get_full_property(self._atom("_NET_WM_PID"), X.AnyPropertyType)
        if told:
            return int(frame.id), int(told.value[0])
        if depth < _DEEPEST:
            for inner in frame.query_tree().children:
                window, pid = self._owner(inner, depth + 1)
                if pid:
                    return window, pid
        return int(frame.id), 0

    def _events(self, until_s: float) -> Iterator[Any]:
        while time.perf_counter() < until_s:
            if not self._display.pending_events():
                select.select([self._display.fileno()], [], [], 0.02)
            while self._display.pending_events():
                yield self._display.next_event()

    def _atom(self, name: str) -> int:
        return int(self._display.get_atom(name))
