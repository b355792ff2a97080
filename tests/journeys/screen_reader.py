"""Reads a program's windows from outside, as a screen reader does: over the accessibility bus (AT-SPI).

The program runs unchanged, without a hook of ours: a control is found by the name that a blind person would hear,
so that a journey also proves that every control it needs has one. D-Bus is spoken with jeepney, which keyring
brings along on Linux.
"""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from jeepney import DBusAddress, Message, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import DBusErrorResponse, unwrap_msg

_ACCESSIBLE = "org.a11y.atspi.Accessible"
_COMPONENT = "org.a11y.atspi.Component"
_ROOT = "/org/a11y/atspi/accessible/root"
_SCREEN_COORDINATES = 0
_CALL_S = 15.0
_MOMENT_S = 0.02

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


class _Node:
    """A place in the tree of a program. What it is called is asked first; the rest only of what is looked for."""

    def __init__(self, reader: "ScreenReader", address: tuple[str, str], inside: "_Node | None") -> None:
        self._reader = reader
        self.address = address
        self._inside = inside
        self._depth: int = 0 if inside is None else inside._depth + 1
        self.states = reader.states_of(address)

    @cached_property
    def name(self) -> str:
        """What a screen reader calls it."""
        return self._reader.name_of(self.address)

    @cached_property
    def _place(self) -> tuple[int, int, int, int]:
        return self._reader.place_of(self.address)

    @cached_property
    def _clip(self) -> tuple[int, int, int, int]:
        if self._inside is None:
            return _EVERYWHERE
        clip, (left, top, width, height) = self._inside._clip, self._inside._place
        return (
            max(clip[0], left),
            max(clip[1], top),
            min(clip[2], left + width),
            min(clip[3], top + height),
        )

    def whole(self) -> Control:
        """Return all that can be known of it; DBusErrorResponse when it went away meanwhile."""
        role = self._reader.role_of(self.address)
        return Control(self.name, role, self.states, *self._place, self._depth, *self.address, self._clip)


class ScreenReader:
    """A connection to the accessibility bus of one session."""

    def __init__(self, session_address: str) -> None:
        with open_dbus_connection(session_address) as session:
            asked = new_method_call(DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus"), "GetAddress")
            (address,) = unwrap_msg(session.send_and_get_reply(asked, timeout=_CALL_S))
        self._bus: DBusConnection = open_dbus_connection(address)
        self._pids: dict[str, int] = {}

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
        for node in self._shown(pid):
            with suppress(DBusErrorResponse):  # it went away meanwhile
                yield node.whole()

    def first(self, pid: int, matches: Matcher) -> Control | None:
        """Return the first control that matches, None when there is none."""
        fits = matches.fits if isinstance(matches, Named) else None
        for node in self._shown(pid):
            with suppress(DBusErrorResponse):  # it went away meanwhile
                if fits is None or fits(node.name):
                    control = node.whole()
                    if matches(control):
                        return control
        return None

    def look(self, pid: int, matches: Matcher) -> Control | None:
        """Return the first control that matches; None also when nothing can be asked at this moment."""
        try:
            return self.first(pid, matches)
        except (DBusErrorResponse, TimeoutError):
            return None

    def rests(self, control: Control) -> bool:
        """Tell whether a control is, a moment later, where it was found."""
        time.sleep(_MOMENT_S)
        try:
            place = self.place_of((control.bus_name, control.path))
        except (DBusErrorResponse, TimeoutError):
            return False  # it went away meanwhile
        return place == (control.left, control.top, control.width, control.height)

    def text_of(self, control: Control) -> str:
        """Return the text that a field holds."""
        address = DBusAddress(control.path, control.bus_name, "org.a11y.atspi.Text")
        (count,) = self._call(Properties(address).get("CharacterCount"))
        (text,) = self._call(address, "GetText", ("i", 0), ("i", count[1]))
        return str(text)

    def states_of(self, address: tuple[str, str]) -> frozenset[str]:
        """Return the states that journeys look at."""
        ((low, high),) = self._call(_accessible(address), "GetState")
        bits = low | high << 32
        return frozenset(name for name, bit in _STATES.items() if bits >> bit & 1)

    def name_of(self, address: tuple[str, str]) -> str:
        """Return what a control is called."""
        ((_, name),) = self._call(Properties(_accessible(address)).get("Name"))
        return str(name)

    def role_of(self, address: tuple[str, str]) -> str:
        """Return what a control is."""
        (role,) = self._call(_accessible(address), "GetRoleName")
        return str(role)

    def place_of(self, address: tuple[str, str]) -> tuple[int, int, int, int]:
        """Return left, top, width and height of a control, in pixels of the screen."""
        bus_name, path = address
        component = DBusAddress(path, bus_name, _COMPONENT)
        ((left, top, width, height),) = self._call(component, "GetExtents", ("u", _SCREEN_COORDINATES))
        return left, top, width, height

    def _shown(self, pid: int) -> Iterator[_Node]:
        for name, path, owner in self.programs():
            if owner == pid:
                for window in self._children(name, path):
                    yield from self._walk(window, None)

    def _walk(self, address: tuple[str, str], inside: _Node | None) -> Iterator[_Node]:
        try:
            node = _Node(self, address, inside)
        except DBusErrorResponse:
            return  # it went away meanwhile
        if "showing" in node.states:
            yield node
            for child in self._children(*address):
                yield from self._walk(child, node)

    def _children(self, bus_name: str, path: str) -> list[tuple[str, str]]:
        try:
            (children,) = self._call(DBusAddress(path, bus_name, _ACCESSIBLE), "GetChildren")
        except DBusErrorResponse:
            return []
        return list(children)

    def _pid(self, bus_name: str) -> int:
        if bus_name not in self._pids:  # a bus gives no name twice
            bus = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
            try:
                (pid,) = self._call(bus, "GetConnectionUnixProcessID", ("s", bus_name))
            except DBusErrorResponse:
                return -1
            self._pids[bus_name] = int(pid)
        return self._pids[bus_name]

    def _call(self, target: DBusAddress | Message, method: str = "", *body: tuple[str, Any]) -> tuple[Any, ...]:
        """Send a message, or call a method with (signature, value) pairs; return what came back."""
        message = target
        if method:
            signature = "".join(kind for kind, _ in body) or None
            message = new_method_call(target, method, signature, tuple(value for _, value in body))
        return tuple(unwrap_msg(self._bus.send_and_get_reply(message, timeout=_CALL_S)))


def _accessible(address: tuple[str, str]) -> DBusAddress:
    bus_name, path = address
    return DBusAddress(path, bus_name, _ACCESSIBLE)


_SPOKEN_ONLY = frozenset({"label", "filler", "heading", "frame", "window"})


@dataclass(frozen=True)
class Named:
    """Matches a usable control by its name and the end of its role."""

    pattern: re.Pattern[str]
    role: str
    actionable: bool

    def fits(self, name: str) -> bool:
        """Tell whether something of that name is worth a closer look."""
        return bool(self.pattern.match(plain(name)))

    def __call__(self, control: Control) -> bool:
        """Tell whether it is what is looked for."""
        if not control.usable or (self.actionable and control.role in _SPOKEN_ONLY):
            return False
        return self.fits(control.name) and control.role.endswith(self.role)


def named(name: str, role: str = "", *, actionable: bool = False) -> Named:
    """Match a usable control by its name (`*` stands for anything) and the end of its role.

    `actionable` leaves out what is only read.
    """
    pattern = re.compile(re.escape(plain(name)).replace(r"\*", ".*") + r"\Z", re.DOTALL)
    return Named(pattern, role, actionable)


def plain(text: str) -> str:
    """Return a text with ordinary spaces, so that a journey can be written without French typography."""
    return text.replace("\u202f", " ").replace("\u00a0", " ").replace("’", "'")
