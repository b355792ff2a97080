"""The sessions of packaging/kiosk/linux, started as systemd would, on a virtual screen, by an ordinary user.

There is no systemd here: its socket has a stand-in, which also notes which process speaks. cage draws into a
window of the X server (a back-end of wlroots' own), so that keys and pictures are those of that server.
"""

import contextlib
import os
import shlex
import shutil
import socket
import struct
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from Xlib import X, display, error

from fakes.wayland import NOBODY, as_nobody, interpreter, python_path
from fakes.x_screen import x_server

LINUX: Final = Path(__file__).resolve().parents[2] / "packaging" / "kiosk" / "linux"
_WAIT_S: Final = 120.0
_POLL_S: Final = 0.1
_OWN: Final = 50
_CREDENTIALS: Final = struct.Struct("3i")
_NEEDED: Final = {"cage": ("cage", "Xwayland"), "openbox": ("openbox",), "xorg": ("openbox", "xinit")}


def missing(session: str) -> str:
    """Return what lacks for a session on this machine; empty when nothing does."""
    lacking = [name for name in (*_NEEDED[session], "Xvfb", "xdotool", "scrot") if shutil.which(name) is None]
    if not lacking and not interpreter():
        lacking = ["a Python that an ordinary user can read"]
    return ", ".join(lacking)


class Session:
    """A running session: what its service manager hears, and what stands on its screen."""

    def __init__(self, folder: Path, screen: str, heard: socket.socket, outputs: int = 1) -> None:
        self.folder, self.screen, self._heard, self._outputs = folder, screen, heard, outputs
        self.process: subprocess.Popen[bytes] | None = None
        self._said: list[tuple[str, int]] = []

    def start(self, session: str, *words: str) -> None:
        """Start the session with the environment that its unit gives it."""
        appui = self.folder / "appui"
        appui.write_text(f'#!/bin/sh\nexec {shlex.quote(interpreter()[0])} -m appui "$@"\n', encoding="utf-8")
        appui.chmod(0o755)
        server = self.folder / "server"
        server.write_text(
            '#!/bin/sh\nexec Xvfb "$1" -screen 0 1024x768x24 -nolisten tcp -nolisten local -noreset\n'
        )
        server.chmod(0o755)
        with (self.folder / "session.log").open("wb") as log:
            self.process = subprocess.Popen(
                [str(LINUX / "appui-kiosk-session"), session, *words],
                env=self._environment(appui),
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                **as_nobody(),
            )

    def _environment(self, appui: Path) -> dict[str, str]:
        return {
            "PATH": "/usr/bin:/bin",
            "HOME": "/nonexistent",
            "LANG": "C.UTF-8",
            "TMPDIR": str(self.folder / "tmp"),
            "RUNTIME_DIRECTORY": str(self.folder / "run"),
            "NOTIFY_SOCKET": str(self.folder / "notify"),
            "APPUI": str(appui),
            "PYTHONPATH": python_path(),
            "PYTHONDONTWRITEBYTECODE": "1",
            "DISPLAY": self.screen,
            # A graphics card and a console are what the real server wants.
            "XSERVER": str(self.folder / "server"),
            "APPUI_KIOSK_SCREEN": self.screen.removeprefix(":"),
            "WLR_BACKENDS": "x11",
            "WLR_RENDERER": "pixman",
            "WLR_X11_OUTPUTS": str(self._outputs),
        }

    def log(self) -> str:
        """Return what the session has said."""
        return (self.folder / "session.log").read_text(encoding="utf-8", errors="replace")

    def until(self, condition: Callable[[], object], what: str) -> None:
        """Wait; AssertionError names what did not come."""
        deadline = time.monotonic() + _WAIT_S
        while not condition():
            assert time.monotonic() < deadline, f"not within {_WAIT_S:g} s: {what}. {self.log()[-2000:]}"
            self._listen()

    def said(self, word: str, but: frozenset[int] = frozenset()) -> int:
        """Return the last process that said a word to the service manager, 0 while none has but those."""
        self._listen()
        return next((pid for said, pid in reversed(self._said) if said == word and pid not in but), 0)

    def who_said(self, word: str) -> set[int]:
        """Return every process that said a word to the service manager."""
        self._listen()
        return {pid for said, pid in self._said if said == word}

    def _listen(self) -> None:
        with contextlib.suppress(TimeoutError):
            while True:
                data, extra, _flags, _address = self._heard.recvmsg(256, socket.CMSG_SPACE(_CREDENTIALS.size))
                pid = next(_CREDENTIALS.unpack(sent)[0] for _level, _kind, sent in extra)
                self._said += [(line, pid) for line in data.decode("ascii").splitlines()]

    def ended(self) -> int:
        """Wait for the session's end; return its exit code."""
        assert self.process is not None
        return self.process.wait(_WAIT_S)

    def key(self, *keys: str) -> None:
        """Press keys of the real keyboard."""
        self._tool("xdotool", "key", "--delay", "40", *keys)

    def click(self, x: int, y: int, button: int = 1) -> None:
        """Press a button of the real mouse."""
        self._tool("xdotool", "mousemove", str(x), str(y), "click", str(button))

    def picture(self) -> bytes:
        """Return a picture of the screen, without the pointer, once two in a row are the same."""
        before = b""
        path = self.folder / "screen.png"
        for _ in range(50):
            path.unlink(missing_ok=True)
            self._tool("scrot", "-o", str(path))
            taken = path.read_bytes()
            if taken == before:
                return taken
            before = taken
        raise AssertionError("the screen never stood still")

    def windows(self) -> list[tuple[int, int, int, int]]:
        """Return where the windows lie that the X server shows on its screen, from bottom to top."""
        server = display.Display(self.screen)
        try:
            root = server.screen().root
            wide, high = server.screen().width_in_pixels, server.screen().height_in_pixels
            found = []
            for window in root.query_tree().children:
                with contextlib.suppress(error.XError):
                    area, attributes = window.get_geometry(), window.get_attributes()
                    inside = (
                        area.x < wide and area.y < high and area.x + area.width > 0 and area.y + area.height > 0
                    )
                    if attributes.map_state == X.IsViewable and inside:
                        found.append((area.x, area.y, area.width, area.height))
            return found
        finally:
            server.close()

    def spread(self) -> None:
        """Put the windows that are cage's outputs beside each other, the first one leftmost."""
        server = display.Display(self.screen)
        try:
            left = 0
            for window in server.screen().root.query_tree().children:
                area = window.get_geometry()
                window.configure(x=left, y=0)
                left += area.width
            server.sync()
        finally:
            server.close()

    def _tool(self, *command: str) -> None:
        environment = {"PATH": "/usr/bin:/bin", "HOME": str(self.folder), "DISPLAY": self.screen}
        subprocess.run(command, env=environment, check=True, capture_output=True, timeout=30)


@contextlib.contextmanager
def kiosk_session(
    session: str, *words: str, size: tuple[int, int] = (1024, 768), outputs: int = 1
) -> Iterator[Session]:
    """Run a session for the length of the block, from its first frame on; `outputs`: screens that cage has."""
    with (
        tempfile.TemporaryDirectory(prefix="appui-ks-", ignore_cleanup_errors=True) as name,
        x_server(*size) as first_screen,
        socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as heard,
    ):
        folder = Path(name)
        # The session that starts a server of its own gets another number.
        screen = f":{int(first_screen[1:]) + _OWN}" if session == "xorg" else first_screen
        for inner in ("run", "tmp"):
            (folder / inner).mkdir(mode=0o700)
        heard.bind(str(folder / "notify"))
        heard.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        heard.settimeout(_POLL_S)
        if os.geteuid() == 0:
            for path in (folder, *folder.iterdir()):
                os.chown(path, NOBODY, NOBODY)
        running = Session(folder, screen, heard, outputs)
        running.start(session, *words)
        try:
            running.until(lambda: running.said("READY=1"), "the first frame")
            yield running
        finally:
            _end(running)


def _end(running: Session) -> None:
    process = running.process
    assert process is not None
    # As systemd does: every process of the group that it keeps. Ours are those that have our folder as theirs.
    for signal in (15, 9):
        for pid in _family(running.folder):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(10)
    process.wait()


def _family(folder: Path) -> list[int]:
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if f"RUNTIME_DIRECTORY={folder}/run\0".encode() in (place / "environ").read_bytes():
                found.append(int(place.name))
    return found


def children_of(pid: int) -> list[int]:
    """Return the processes that a process has started."""
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    return [int(child) for child in text.split()]


def parent_of(pid: int) -> int:
    """Return the process that started one."""
    stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    return int(stat.rpartition(")")[2].split()[1])
