"""The kiosk as somebody beside it sees it: processes, windows, sign of life, and what it must never do."""

import os
import select
import socket
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TypeVar

from appui_core.kiosk.traces import Snapshot, changes, snapshot
from journeys.desktop import APPUI, Desktop, Program, nap
from journeys.kiosk_program import reader_of
from journeys.x_watch import Top, Watch

WIPE: Final = ("Effacer et partir", "Erase and leave")
# What opens files, addresses, pictures and printers: nothing may start one of them.
TRAPS: Final = (
    *("xdg-open", "gio", "gvfs-open", "kde-open", "kde-open5", "exo-open", "sensible-browser", "x-www-browser"),
    *("firefox", "chromium", "kfmclient", "nautilus", "thunar", "xterm", "x-terminal-emulator", "gnome-terminal"),
    *(
        "scrot",
        "gnome-screenshot",
        "spectacle",
        "flameshot",
        "lp",
        "lpr",
        "zenity",
        "kdialog",
        "onboard",
        "notify-send",
    ),
)
T = TypeVar("T")

_START_S = 60.0
_CHANGE_S = 60.0
_AGAIN_S = 5.0
_BEAT_S = 30.0


class Kiosk:
    """`appui kiosk` on a desktop, for the length of a `with`.

    `before` are words that start a program with some others after them (`unshare -n --`); `program` is another way
    to start Appui. Traps stand first on its path; they write into a folder that is none of the kiosk's.
    """

    def __init__(
        self,
        desktop: Desktop,
        *arguments: str,
        before: Sequence[str] = (),
        program: Sequence[str] = (str(APPUI),),
        extra: Mapping[str, str] | None = None,
    ) -> None:
        self.desktop = desktop
        self.traps = desktop.folder / "traps"
        self._beats = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        address = desktop.runtime / "notify"
        address.unlink(missing_ok=True)
        self._beats.bind(str(address))
        self.watch = Watch(desktop.env["DISPLAY"])
        set_traps(self.traps)
        path = f"{self.traps}:{desktop.env['PATH']}"
        env = {"NOTIFY_SOCKET": str(address), "PATH": path, **(extra or {})}
        self.program = Program(desktop, desktop.start([*before, *program, "kiosk", *arguments], env))
        self._before: Snapshot | None = None

    def __enter__(self) -> Self:
        """Wait until one process is in front and one behind it, at the attract page."""
        self.settled()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Hang up; the desktop ends what it started."""
        self.watch.close()
        self._beats.close()

    def children(self) -> list[int]:
        """Return the processes that the supervisor keeps."""
        return children_of(self.program.process.pid)

    def tops(self) -> list[Top]:
        """Return this kiosk's windows on the screen, the lowest first."""
        ours = set(self.children())
        return [one for one in self.watch.tops() if one.pid in ours]

    def front(self) -> int:
        """Return the process whose window alone is on the screen; 0 while there is none or two."""
        there = {one.pid for one in self.tops()}
        return there.pop() if len(there) == 1 else 0

    def settled(self) -> int:
        """Return the process in front, once another one stands behind it."""
        return self._until(
            lambda: self.front() if len(self.children()) == 2 else 0, "one in front, one behind", _START_S
        )

    def instead_of(self, pid: int) -> int:
        """Return the process in front once it is another one, and the old one is gone."""
        self._until(lambda: self.front() not in {0, pid}, "another process in front", _CHANGE_S)
        self._until(lambda: not Path(f"/proc/{pid}").exists(), "the old one is gone", _CHANGE_S)
        return self._until(self.front, "a process in front", _CHANGE_S)

    def reader(self) -> Program:
        """Return the process in front, as somebody with a screen reader uses it."""
        return reader_of(self.desktop, self.program, self.front())

    def wait_for_beats(self, wanted: int = 3) -> None:
        """Wait for that many signs of life of the thread that paints; AssertionError when they do not come."""
        self._drain()
        for _ in range(wanted):
            ready, _, _ = select.select([self._beats], [], [], _BEAT_S)
            assert ready, f"no sign of life for {_BEAT_S:g} s"
            self._beats.recv(64)

    def begin(self) -> Program:
        """Begin a visit with a key, where none is shown, and return who shows it."""
        pressed = -_AGAIN_S

        def begun() -> bool:
            nonlocal pressed
            if wipe_button(self.reader()):
                return True
            # As anybody does it: a key that came before the window had the keyboard is pressed again. One just
            # after a wipe belongs to the process that comes instead.
            if time.monotonic() > pressed + _AGAIN_S:
                self.desktop.key("space")
                pressed = time.monotonic()
            return False

        self._until(begun, "a visit has begun", _START_S)
        return self.reader()

    def leave(self) -> int:
        """End the visit by its button (begin one, if there is none) and return the process that comes instead."""
        self.settled()
        reader = self.begin()
        place = wipe_button(reader)
        assert place
        self.desktop.point_and_click(*place)
        return self.instead_of(reader.process.pid)

    def first_page(self) -> list[tuple[object, ...]]:
        """Begin a visit, and return everything that the first page shows and where."""
        reader = self.begin()
        return [
            (one.role, one.name, sorted(one.states), one.left, one.top, one.width, one.height)
            for one in reader.controls()
        ]

    def remember(self) -> None:
        """Note what this user's folders hold, and who runs; `left` and `strangers` compare with it."""
        self._before = snapshot(self._roots())
        self._known = running(self.desktop)

    def left(self) -> list[str]:
        """Return what has changed in this user's folders since."""
        assert self._before is not None
        found = changes(self._before, snapshot(self._roots()))
        return [path for path in found if not path.startswith(str(self.desktop.runtime / "at-spi"))]

    def strangers(self) -> list[str]:
        """Return the names of programs on this desktop that ran at no time before, and are none of the kiosk's."""
        ours = {self.program.process.pid, *self.children()}
        return sorted(name for pid, name in running(self.desktop).items() if pid not in {*ours, *self._known})

    def trapped(self) -> list[str]:
        """Return what was started of the programs that nothing may start."""
        told = self.traps / "started"
        return told.read_text(encoding="utf-8").splitlines() if told.exists() else []

    def end(self, *, whole: bool = True) -> None:
        """Have the service manager stop it: all of it goes, with 0; a whole program has not complained."""
        children = self.children()
        self.program.process.terminate()
        code = self.program.process.wait(60)
        assert code == 0, (code, self.said()[-2000:])
        assert [pid for pid in children if Path(f"/proc/{pid}").exists()] == []
        assert not whole or "Traceback" not in self.said(), self.said()[-3000:]

    def said(self) -> str:
        """Return what its processes have written to the outputs."""
        return self.desktop.log_of(self.program.process.pid)

    def _seen(self) -> str:
        return f"{self.tops()}, active {self.watch.active():#x}, {self.children()}. {self.said()[-2000:]}"

    def _roots(self) -> list[Path]:
        return [self.desktop.home, self.desktop.runtime]

    def _drain(self) -> None:
        while select.select([self._beats], [], [], 0)[0]:
            self._beats.recv(64)

    def _until(self, condition: Callable[[], T], what: str, timeout_s: float) -> T:
        began = time.monotonic()
        while not (found := condition()):
            assert self.program.process.poll() is None, f"the kiosk has ended: {self.said()[-2000:]}"
            assert time.monotonic() < began + timeout_s, f"not within {timeout_s:g} s: {what}. {self._seen()}"
            nap(began)
        return found


def wipe_button(reader: Program) -> tuple[int, int] | None:
    """Return where the way out of a visit is; None where no visit is shown."""
    found = reader.desktop.reader.look(reader.process.pid, lambda one: one.name in WIPE and one.usable)
    return found.centre if found else None


def set_traps(folder: Path) -> None:
    """Make programs of the names of `TRAPS` that write down when they are started."""
    folder.mkdir(exist_ok=True)
    for name in TRAPS:
        trap = folder / name
        trap.write_text(f'#!/bin/sh\necho "{name} $*" >>"{folder}/started"\n', encoding="utf-8")
        trap.chmod(0o755)


def children_of(pid: int) -> list[int]:
    """Return the processes that a process has started and that still run."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [int(child) for child in task.read_text(encoding="ascii").split()]
        except OSError:
            continue
    return found


def running(desktop: Desktop) -> dict[int, str]:
    """Return the programs of a desktop by their ids: those with its folder for sockets in their environment."""
    mark = f"XDG_RUNTIME_DIR={desktop.runtime}\0".encode()
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (process / "environ").read_bytes() and int(process.name) != os.getpid():
                found[int(process.name)] = (process / "comm").read_text(encoding="utf-8").strip()
        except OSError:
            continue
    return found
