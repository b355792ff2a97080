"""A desktop of its own for a journey: virtual screen, window manager, session bus, key store, screen reader bus.

Every program is started by us and ended by its own process id. Clicks and keys are real X events (xdotool) at the
place where the screen reader bus says a control is; pictures are taken of the whole screen.
"""

import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from jeepney.wrappers import DBusErrorResponse

from fakes.x_screen import wait_for_manager
from journeys.screen_reader import Control, ScreenReader, named

T = TypeVar("T")

ROOT = Path(__file__).resolve().parents[2]
# The environment that runs the journey is the one whose Appui is driven.
PYTHON = Path(sys.executable)
APPUI = PYTHON.with_name("appui")
_START_S = 30.0
_STOP_S = 5.0
# What a loaded machine delays comes late, and what does not come is no question of seconds.
PATIENCE_S = 30.0
_WHEEL_DOWN, _WHEEL_UP = "5", "4"
_MOST_NOTCHES = 80
_POLL_S, _LONGEST_POLL_S = 0.05, 0.25
# Longer than two presses of a double click lie apart.
_READ_S = 0.5
_ASKED_LATE = "qt.accessibility.atspi: Could not find accessible on path"


class Desktop:
    """Use it with `with`; everything is gone at the end."""

    def __init__(
        self, folder: Path, size: str = "1920x1080", *, keyring: bool = True, manager: bool = True
    ) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.width, self.height = (int(part) for part in size.split("x"))
        self._keyring = keyring
        self._manager = manager
        self._running: list[subprocess.Popen[bytes]] = []
        self.env: dict[str, str] = {}
        self.clicks = 0
        self._pressed: tuple[int, int] | None = None
        self.logs: dict[int, Path] = {}

    def __enter__(self) -> Self:
        """Start the screen, the bus, the window manager and the key store."""
        self.home.mkdir(parents=True, mode=0o700)
        # Short, because a socket's path may hold some hundred characters only.
        self.runtime = Path(tempfile.mkdtemp(prefix="appui-run-"))
        (self.home / "Documents").mkdir()
        (self.runtime / "tmp").mkdir()
        self.env = _clean_environment(self.home, self.runtime)
        try:
            self.env["DISPLAY"] = self._start_screen()
            self.env["DBUS_SESSION_BUS_ADDRESS"] = self._start_bus()
            if self._keyring:
                self._start_key_store()
            if self._manager:
                self.start_manager()
            # The accessibility bus is started by the session bus when it is asked for, and ends with it.
            self.reader = self._connect_reader()
        except BaseException:
            self._stop_all()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End every program that was started here, the last one first."""
        if kind is not None:
            self.picture(self.folder / "at-failure.png")
        self.reader.close()
        self._stop_all()

    def start(self, command: Sequence[str], extra: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
        """Start a program on this desktop; its output goes to `<name>.log` in the folder."""
        log = self.folder / f"{len(self._running)}-{Path(command[0]).name}.log"
        with log.open("wb") as output:
            started = subprocess.Popen(
                list(command),
                env={**self.env, **(extra or {})},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=self.home,
                start_new_session=True,
            )
        self._running.append(started)
        self.logs[started.pid] = log
        return started

    def start_manager(self, *arguments: str, extra: Mapping[str, str] | None = None) -> None:
        """Start the window manager and wait for it: a window that comes while it starts may never be shown."""
        self.start(["openbox", "--sm-disable", *arguments], extra)
        wait_for_manager(self.env["DISPLAY"])

    def log_of(self, pid: int) -> str:
        """Return what a program that was started here has said."""
        return self.logs[pid].read_text(encoding="utf-8", errors="replace")

    def run(self, command: Sequence[str], *, timeout_s: float = 60.0) -> subprocess.CompletedProcess[str]:
        """Run a program on this desktop to its end and return what it said."""
        return subprocess.run(
            list(command), env=self.env, capture_output=True, text=True, check=False, timeout=timeout_s
        )

    def program(self, *arguments: str, extra: Mapping[str, str] | None = None) -> "Program":
        """Start Appui as a person does."""
        return Program(self, self.start([str(APPUI), *arguments], extra))

    def picture(self, path: Path) -> Path:
        """Take a picture of the whole screen, without the pointer."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        self._tool("scrot", "-o", str(path))
        return path

    def wait_for_still_screen(self, timeout_s: float = PATIENCE_S) -> None:
        """Wait until two pictures in a row are the same, and show something."""
        deadline = time.monotonic() + timeout_s
        path = self.folder / "still.png"
        previous = b""
        while time.monotonic() < deadline:
            taken = self.picture(path).read_bytes()
            if taken == previous and len(taken) > 50_000:  # a flat screen makes a tiny PNG
                return
            previous = taken
            time.sleep(0.1)
        raise AssertionError("the screen never stood still")

    def point_and_click(self, x: int, y: int) -> None:
        """Move the pointer there and press its first button."""
        self.clicks += 1
        if self._pressed == (x, y):
            # Where a button gives way to another, a person reads first; a double click would be refused.
            time.sleep(_READ_S)
        self._pressed = (x, y)
        self._tool("xdotool", "mousemove", str(x), str(y), "click", "1")

    def key(self, *keys: str) -> None:
        """Press keys one after the other, by their X names (`F1`, `Escape`, `ctrl+a`)."""
        self._tool("xdotool", "key", "--clearmodifiers", "--delay", "30", *keys)

    def type_text(self, text: str) -> None:
        """Type a text of plain letters where the focus is (an accent would change the keyboard map under way)."""
        self._tool("xdotool", "type", "--delay", "8", text)

    def wheel(self, x: int, y: int, *, down: bool) -> None:
        """Turn the wheel by one notch over a point."""
        self._tool("xdotool", "mousemove", str(x), str(y), "click", _WHEEL_DOWN if down else _WHEEL_UP)

    def window_titles(self, pid: int) -> list[str]:
        """Return the titles of the windows of a process that the X server shows."""
        found = self.run(["xdotool", "search", "--all", "--onlyvisible", "--pid", str(pid), "--name", "."])
        return [self.run(["xdotool", "getwindowname", window]).stdout.strip() for window in found.stdout.split()]

    def _tool(self, *command: str) -> None:
        subprocess.run(command, env=self.env, check=True, capture_output=True, timeout=30)

    def _start_screen(self) -> str:
        read_end, write_end = os.pipe()
        screen = f"{self.width}x{self.height}x24"
        command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", screen, "-nolisten", "tcp", "-noreset"]
        with (self.folder / "xvfb.log").open("wb") as log:
            started = subprocess.Popen(
                command, pass_fds=(write_end,), stdout=log, stderr=log, start_new_session=True, env=self.env
            )
        self._running.append(started)
        os.close(write_end)
        try:
            return f":{_read_line(read_end)}"
        finally:
            os.close(read_end)

    def _start_bus(self) -> str:
        command = [
            "dbus-daemon",
            "--session",
            "--nofork",
            "--print-address=1",
            f"--address=unix:dir={self.runtime}",
        ]
        with (self.folder / "bus.log").open("wb") as log:
            started = subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=log, start_new_session=True, env=self.env
            )
        self._running.append(started)
        assert started.stdout is not None
        return _read_line(started.stdout.fileno())

    def _start_key_store(self) -> None:
        """Start gnome-keyring with an unlocked login keyring, as a desktop has after logging in."""
        with (self.folder / "keyring.log").open("wb") as log:
            started = subprocess.Popen(
                ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                start_new_session=True,
                env=self.env,
            )
        self._running.append(started)
        assert started.stdin is not None
        started.stdin.write(b"journey")
        started.stdin.close()

    def _connect_reader(self) -> ScreenReader:
        deadline = time.monotonic() + _START_S
        while True:
            try:
                return ScreenReader(self.env["DBUS_SESSION_BUS_ADDRESS"])
            except (OSError, DBusErrorResponse, TimeoutError):  # the bus is still starting
                if time.monotonic() > deadline:
                    raise
                time.sleep(_POLL_S)

    def _stop_all(self) -> None:
        for started in reversed(self._running):
            _stop(started)
            if started.stdout is not None:
                started.stdout.close()
        self._running.clear()
        shutil.rmtree(self.runtime, ignore_errors=True)


class Program:
    """A running Appui, seen and used from outside."""

    def __init__(self, desktop: Desktop, process: subprocess.Popen[bytes]) -> None:
        self.desktop = desktop
        self.process = process

    def find(
        self, name: str, *, role: str = "", timeout_s: float = PATIENCE_S, actionable: bool = False
    ) -> Control:
        """Return the control of that name (`*` stands for anything); AssertionError when it does not come."""
        matches = named(name, role, actionable=actionable)
        began = time.monotonic()
        while True:
            # Asked before looking: what a program showed at its end is no answer.
            over = self.process.poll() is not None or time.monotonic() > began + timeout_s
            found = self.desktop.reader.look(self.process.pid, matches)
            if found is not None:
                return found
            if over:
                raise AssertionError(f"{name!r} is not on the screen. {self._state()}")
            nap(began)

    def _state(self) -> str:
        code = self.process.poll()
        seen: list[Control] = []
        with suppress(DBusErrorResponse, TimeoutError):  # the tree changes while it is read
            seen += self.desktop.reader.controls(self.process.pid)
        shown = sorted({f"{control.role}: {control.name}" for control in seen if control.name})
        said = self.desktop.log_of(self.process.pid)[-2000:]
        return f"Appui {'runs' if code is None else f'ended with {code}'}, shows {shown} and said: {said}"

    def shows(self, name: str) -> bool:
        """Tell whether a control of that name can be used right now."""
        return self.desktop.reader.first(self.process.pid, named(name)) is not None

    def controls(self) -> list[Control]:
        """Return everything that the program shows."""
        return list(self.desktop.reader.controls(self.process.pid))

    def click(self, name: str, *, role: str = "", timeout_s: float = PATIENCE_S) -> Control:
        """Click in the middle of a control, scrolling its page with the wheel when it lies outside."""
        deadline = time.monotonic() + timeout_s
        control = self._in_view(name, role, timeout_s)
        # A page that was just built may lay itself out once more; a person does not point that fast.
        while not self.desktop.reader.rests(control) and time.monotonic() < deadline:
            control = self._in_view(name, role, timeout_s)
        self.desktop.point_and_click(*control.centre)
        return control

    def fill(self, name: str, text: str) -> None:
        """Click into a field, replace what it holds, and make sure that the text arrived."""
        control = self.click(name, role="text")
        self.desktop.key("ctrl+a")
        self.desktop.type_text(text)
        self.wait_until(lambda: self._holds(control, text), f"{name} holds the text typed")

    def text(self, name: str) -> str:
        """Return what a field holds."""
        return self.desktop.reader.text_of(self.find(name, role="text"))

    def _holds(self, control: Control, text: str) -> bool:
        held = self.desktop.reader.text_of(control)
        hidden = len(held) == len(text) and len(set(held)) == 1  # a row of dots
        return hidden or held == text

    def wait_until(self, condition: Callable[[], T], what: str, timeout_s: float = PATIENCE_S) -> T:
        """Wait for a condition and return what it then was; AssertionError names what did not come."""
        began = time.monotonic()
        while not (found := condition()):
            assert time.monotonic() < began + timeout_s, f"not within {timeout_s:g} s: {what}. {self._state()}"
            nap(began)
        return found

    def gone(self, name: str, timeout_s: float = PATIENCE_S) -> None:
        """Wait until nothing of that name is shown."""
        self.wait_until(lambda: not self.shows(name), f"{name!r} goes away", timeout_s)

    def ended(self, timeout_s: float = PATIENCE_S) -> int:
        """Wait for the program's end and return its exit code; AssertionError when it said something."""
        code = self.process.wait(timeout=timeout_s)
        # Qt notes when somebody asks about a control that has just gone; here that is our own reader.
        said = [
            line for line in self.desktop.log_of(self.process.pid).splitlines() if not line.startswith(_ASKED_LATE)
        ]
        assert said == []
        return code

    def kill(self) -> None:
        """End the program as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(timeout=_STOP_S)

    def _in_view(self, name: str, role: str, timeout_s: float) -> Control:
        control = self.find(name, role=role, timeout_s=timeout_s, actionable=True)
        for _ in range(_MOST_NOTCHES):
            if control.in_view:
                return control
            left, top, right, bottom = control.clip
            down = control.centre[1] >= bottom - 2
            # What it stands in may lie out of sight as a whole: then only one edge of the clip is the page's.
            middle = (top + bottom) // 2 if top < bottom else bottom - 5 if down else top + 5
            self.desktop.wheel((left + right) // 2, middle, down=down)
            control = self.find(name, role=role, actionable=True)
        raise AssertionError(f"{name!r} can't be scrolled into view")


def nap(began: float) -> None:
    """Rest between two looks, the longer the longer it takes: a look at a window is work for three programs."""
    time.sleep(min(_POLL_S + (time.monotonic() - began) / 20, _LONGEST_POLL_S))


def _clean_environment(home: Path, runtime: Path) -> dict[str, str]:
    """Return what a person's session would have, and nothing of ours."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(runtime),
        "TMPDIR": str(runtime / "tmp"),
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "LANGUAGE": "fr",
        "TZ": "Europe/Paris",
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "QT_NO_XDG_DESKTOP_PORTAL": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def _read_line(descriptor: int) -> str:
    """Read one line from a program that is starting; AssertionError when it does not come."""
    line = b""
    deadline = time.monotonic() + _START_S
    while not line.endswith(b"\n"):
        ready, _, _ = select.select([descriptor], [], [], max(0.0, deadline - time.monotonic()))
        assert ready, "a program of the desktop did not start"
        chunk = os.read(descriptor, 1)
        assert chunk, "a program of the desktop ended at once"
        line += chunk
    return line.decode().strip()


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(timeout=_STOP_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(timeout=_STOP_S)
