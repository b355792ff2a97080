"""Reads a program's windows from outside, as a screen reader does: over the accessibility bus (AT-SPI).

The program runs unchanged, without a hook of ours: a control is found by the name that a blind person would hear,
so that a journey also proves that every control it needs has one. D-Bus is spoken with jeepney, which keyring
brings along on Linux.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, Message, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import DBusErrorResponse, unwrap_msg

_ACCESSIBLE = "org.a11y.atspi.Accessible"
_COMPONENT = "org.a11y.atspi.Component"
_ROOT = "/org/a11y/atspi/accessible/root"
_SCREEN_COORDINATES = 0
_CALL_S = 5.0

# Bits of an AT-SPI state set that journeys look at.
_STATES = {
    "checked": 4,
    "enabled": 8,
    "focused": 12,
    "selected": 23,
    "sensitive": 24,
    "showing": 25,
    "visible": 30,
}


@dataclass(frozen=True)
class Control:
    """One thing on the screen: what it is called, what it is, and where (pixels of the screen)."""

    name: str
    role: str
    states: frozenset[str]
    left: int
    top: int
    width: int
    height: int
    depth: int
    bus_name: str
    path: str
    # What its surroundings let through: left, top, right, bottom. A control outside is scrolled away.
    clip: tuple[int, int, int, int]

    @property
    def centre(self) -> tuple[int, int]:
        """Where to point at it."""
        return self.left + self.width // 2, self.top + self.height // 2

    @property
    def in_view(self) -> bool:
        """Whether its middle can be pointed at."""
        x, y = self.centre
        return self.clip[0] <= x < self.clip[2] and self.clip[1] + 2 <= y < self.clip[3] - 2

    @property
    def usable(self) -> bool:
        """Whether it is on the screen and not greyed out."""
        return {"showing", "enabled"} <= self.states and self.width > 0 and self.height > 0


Matcher = Callable[[Control], bool]


_EVERYWHERE = (-100_000, -100_000, 100_000, 100_000)


class ScreenReader:
    """A connection to the accessibility bus of one session."""

    def __init__(self, session_address: str) -> None:
        with open_dbus_connection(session_address) as session:
            asked = new_method_call(DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus"), "GetAddress")
            (address,) = unwrap_msg(session.send_and_get_reply(asked, timeout=_CALL_S))
        self._bus: DBusConnection = open_dbus_connection(address)

    def close(self) -> None:
        """Hang up."""
        self._bus.close()

    def programs(self) -> list[tuple[str, str, int]]:
        """Return (bus name, path, process id) of every program that publishes its windows."""
        registry = DBusAddress(_ROOT, "org.a11y.atspi.Registry", _ACCESSIBLE)
        (children,) = self._call(registry, "GetChildren")
        return [(name, path, self._pid(name)) for name, path in children]

    def controls(self, pid: int) -> Iterator[Control]:
        """Yield what one program shows, windows first, each before its contents; nothing that is hidden."""
        for name, path, owner in self.programs():
            if owner == pid:
                for window_name, window_path in self._children(name, path):
                    yield from self._walk(window_name, window_path, 0, _EVERYWHERE)

    def look(self, pid: int, matches: Matcher) -> tuple[Control | None, list[Control]]:
        """Return the first control that matches, and what was seen until then."""
        seen: list[Control] = []
        try:
            for control in self.controls(pid):
                seen.append(control)
                if matches(control):
                    return control, seen
        except (DBusErrorResponse, TimeoutError):
            pass  # the tree changed while it was read
        return None, seen

    def text_of(self, control: Control) -> str:
        """Return the text that a field holds."""
        address = DBusAddress(control.path, control.bus_name, "org.a11y.atspi.Text")
        (count,) = self._call(Properties(address).get("CharacterCount"))
        (text,) = self._call(address, "GetText", ("i", 0), ("i", count[1]))
        return str(text)

    def _walk(self, bus_name: str, path: str, depth: int, clip: tuple[int, int, int, int]) -> Iterator[Control]:
        control = self._look(bus_name, path, depth, clip)
        if control is None or "showing" not in control.states:
            return
        yield control
        inner = (
            max(clip[0], control.left),
            max(clip[1], control.top),
            min(clip[2], control.left + control.width),
            min(clip[3], control.top + control.height),
        )
        for child_name, child_path in self._children(bus_name, path):
            yield from self._walk(child_name, child_path, depth + 1, inner)

    def _look(self, bus_name: str, path: str, depth: int, clip: tuple[int, int, int, int]) -> Control | None:
        accessible = DBusAddress(path, bus_name, _ACCESSIBLE)
        try:
            ((low, high),) = self._call(accessible, "GetState")
            bits = low | high << 32
            states = frozenset(name for name, bit in _STATES.items() if bits >> bit & 1)
            (role,) = self._call(accessible, "GetRoleName")
            ((_, name),) = self._call(Properties(accessible).get("Name"))
            component = DBusAddress(path, bus_name, _COMPONENT)
            ((left, top, width, height),) = self._call(component, "GetExtents", ("u", _SCREEN_COORDINATES))
        except DBusErrorResponse:
            return None  # it went away meanwhile
        return Control(name, role, states, left, top, width, height, depth, bus_name, path, clip)

    def _children(self, bus_name: str, path: str) -> list[tuple[str, str]]:
        try:
            (children,) = self._call(DBusAddress(path, bus_name, _ACCESSIBLE), "GetChildren")
        except DBusErrorResponse:
            return []
        return list(children)

    def _pid(self, bus_name: str) -> int:
        bus = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
        try:
            (pid,) = self._call(bus, "GetConnectionUnixProcessID", ("s", bus_name))
        except DBusErrorResponse:
            return -1
        return int(pid)

    def _call(self, target: DBusAddress | Message, method: str = "", *body: tuple[str, Any]) -> tuple[Any, ...]:
        """Send a message, or call a method with (signature, value) pairs; return what came back."""
        message = target
        if method:
            signature = "".join(kind for kind, _ in body) or None
            message = new_method_call(target, method, signature, tuple(value for _, value in body))
        return tuple(unwrap_msg(self._bus.send_and_get_reply(message, timeout=_CALL_S)))


_SPOKEN_ONLY = frozenset({"label", "filler", "heading", "frame", "window"})


def named(name: str, role: str = "", *, actionable: bool = False) -> Matcher:
    """Match a usable control by its name (`*` stands for anything) and the end of its role.

    `actionable` leaves out what is only read.
    """
    pattern = re.compile(re.escape(plain(name)).replace(r"\*", ".*") + r"\Z", re.DOTALL)

    def matches(control: Control) -> bool:
        if not control.usable or (actionable and control.role in _SPOKEN_ONLY):
            return False
        return bool(pattern.match(plain(control.name))) and control.role.endswith(role)

    return matches


def plain(text: str) -> str:
    """Return a text with ordinary spaces, so that a journey can be written without French typography."""
    return text.replace("\u202f", " ").replace("\u00a0", " ").replace("’", "'")
