"""A real X server without a monitor, and programs on it that a test talks to: each Qt lives in its own process."""

import ctypes
import os
import pickle
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from appui_core.errors import AppuiError, ErrorCode
from appui_core.ports import Frame, ScreenInfo, Shot

_HERE = Path(__file__).parent
_START_S, _END_S = 60, 10


@contextmanager
def x_server(width: int = 800, height: int = 600, *words: str) -> Iterator[str]:
    """Run an X server, with more words on its command line, for the length of the block; yield its DISPLAY."""
    read_end, write_end = os.pipe()
    command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"]
    with subprocess.Popen(
        [*command, "-noreset", *words], pass_fds=(write_end,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        os.close(write_end)
        try:
            with os.fdopen(read_end) as told:
                yield f":{told.readline().strip()}"
        finally:
            _end(server)


def split_in_two(display: str, left_px: int, width: int, height: int) -> None:
    """Tell the X server that it has two monitors side by side, through RandR 1.5 as `xrandr --setmonitor` does."""

    class MonitorInfo(ctypes.Structure):
        _fields_ = (
            ("name", ctypes.c_ulong),
            ("primary", ctypes.c_int),
            ("automatic", ctypes.c_int),
            ("noutput", ctypes.c_int),
            *((field, ctypes.c_int) for field in ("x", "y", "width", "height", "mwidth", "mheight")),
            ("outputs", ctypes.POINTER(ctypes.c_ulong)),
        )

    x11, randr = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXrandr.so.2")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XDefaultRootWindow.restype = ctypes.c_ulong
    x11.XInternAtom.restype = ctypes.c_ulong
    randr.XRRGetScreenResourcesCurrent.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(x11.XOpenDisplay(display.encode()))
    assert connection.value
    root = ctypes.c_ulong(x11.XDefaultRootWindow(connection))
    # The one real output goes to the first monitor, or the server would make a third one for it.
    outputs = _outputs(randr, connection, root)
    for name, at, wide in ((b"LEFT", 0, left_px), (b"RIGHT", left_px, width - left_px)):
        of = outputs if at == 0 else []
        list_of = (ctypes.c_ulong * max(1, len(of)))(*of)
        info = MonitorInfo(
            x11.XInternAtom(connection, name, 0), at == 0, 0, len(of), at, 0, wide, height, wide // 4, height // 4
        )
        info.outputs = ctypes.cast(list_of, ctypes.POINTER(ctypes.c_ulong))
        randr.XRRSetMonitor(connection, root, ctypes.byref(info))
    x11.XSync(connection, 0)
    x11.XCloseDisplay(connection)


def forget_monitor(display: str, name: bytes) -> None:
    """Take a monitor away that `split_in_two` made, as pulling its plug does."""
    x11, randr = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXrandr.so.2")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XDefaultRootWindow.restype = ctypes.c_ulong
    x11.XInternAtom.restype = ctypes.c_ulong
    connection = ctypes.c_void_p(x11.XOpenDisplay(display.encode()))
    root = ctypes.c_ulong(x11.XDefaultRootWindow(connection))
    randr.XRRDeleteMonitor(connection, root, ctypes.c_ulong(x11.XInternAtom(connection, name, 0)))
    x11.XSync(connection, 0)
    x11.XCloseDisplay(connection)


def hand(display: str, *words: str) -> None:
    """Move the pointer and press keys as xdotool's words say: real events of the X server."""
    subprocess.run(["xdotool", *words], env=_environment(display), check=True, capture_output=True, timeout=30)


def draw(display: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    """Press at one pixel of the X server's screen, go to another by way of a third, and let go there."""
    away = ((first[0] + last[0]) // 2 + 5, (first[1] + last[1]) // 2 + 3)
    steps = [word for at in (away, last) for word in ("mousemove", str(at[0]), str(at[1]))]
    hand(display, "mousemove", str(first[0]), str(first[1]), "mousedown", "1", *steps, "mouseup", "1")


def _outputs(randr: ctypes.CDLL, connection: ctypes.c_void_p, root: ctypes.c_ulong) -> list[int]:
    class Resources(ctypes.Structure):
        _fields_ = (
            ("timestamp", ctypes.c_ulong),
            ("config_timestamp", ctypes.c_ulong),
            ("ncrtc", ctypes.c_int),
            ("crtcs", ctypes.POINTER(ctypes.c_ulong)),
            ("noutput", ctypes.c_int),
            ("outputs", ctypes.POINTER(ctypes.c_ulong)),
        )

    found = ctypes.cast(randr.XRRGetScreenResourcesCurrent(connection, root), ctypes.POINTER(Resources))
    return [int(found.contents.outputs[n]) for n in range(found.contents.noutput)]


@contextmanager
def window_manager(display: str) -> Iterator[None]:
    """Run openbox, which puts frames around windows and takes them away in its own time."""
    with subprocess.Popen(
        ["openbox", "--sm-disable"],
        env=_environment(display),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as manager:
        try:
            # A window that is mapped while it starts may be seen by neither of the two.
            wait_for_manager(display)
            yield
        finally:
            _end(manager)


def wait_for_manager(display: str) -> None:
    """Wait until somebody has the selection that a window manager owns (ICCCM 4.3)."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.restype = x11.XGetSelectionOwner.restype = ctypes.c_ulong
    connection = ctypes.c_void_p(x11.XOpenDisplay(display.encode()))
    over = time.monotonic() + _START_S
    try:
        selection = ctypes.c_ulong(x11.XInternAtom(connection, b"WM_S0", 0))
        while not x11.XGetSelectionOwner(connection, selection):
            assert time.monotonic() < over, "no window manager"
            time.sleep(0.01)
    finally:
        x11.XCloseDisplay(connection)


@contextmanager
def tray_bar(display: str) -> Iterator[None]:
    """Run a system tray at the lower edge, until icons have a place."""
    with subprocess.Popen(
        ["trayer", "--edge", "bottom", "--height", "40", "--width", "120", "--widthtype", "pixel"],
        env=_environment(display),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as bar:
        try:
            yield
        finally:
            _end(bar)


@contextmanager
def stranger(display: str, colour: str, place: tuple[int, int, int, int], slow_ms: int = 0) -> Iterator[None]:
    """Show another program's window, painted in one colour, from its first painting to the end of the block."""
    command = [sys.executable, str(_HERE / "x_stranger.py"), colour, *(str(n) for n in (*place, slow_ms))]
    with subprocess.Popen(command, env=_environment(display), stdout=subprocess.PIPE, text=True) as program:
        try:
            assert program.stdout is not None
            assert program.stdout.readline() == "painted\n"
            yield
        finally:
            _end(program)


class Appui:
    """Our adapters at work in a process of their own; every method is one message there and one back."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    def ask(self, what: str, *arguments: Any) -> Any:  # noqa: ANN401 - whatever that method returns
        """Call a method of `fakes.x_appui.Program`; its AppuiError is raised here."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        pickle.dump((what, arguments), self._process.stdin)
        self._process.stdin.flush()
        kind, value = pickle.load(self._process.stdout)  # noqa: S301 - from the child that we started
        if kind == "error":
            raise AppuiError(ErrorCode(value[0]), value[1])
        return value

    def available(self) -> bool:
        """As `ports.ScreenSource`."""
        return bool(self.ask("available"))

    def interactive(self) -> bool:
        """As `ports.ScreenSource`."""
        return bool(self.ask("interactive"))

    def screens(self) -> tuple[ScreenInfo, ...]:
        """As `ports.ScreenSource`."""
        screens: tuple[ScreenInfo, ...] = self.ask("screens")
        return screens

    def grab(self, number: int) -> Frame:
        """As `ports.ScreenSource`, on X11."""
        frame: Frame = self.ask("grab", number)
        return frame

    def shot(self, number: int) -> Shot:
        """As `ports.ScreenSource.grab`, on any desktop."""
        shot: Shot = self.ask("grab", number)
        return shot


@contextmanager
def appui(display: str, platform: str = "xcb", extra: Mapping[str, str] | None = None) -> Iterator[Appui]:
    """Start our adapters on a display; `extra` goes to their environment."""
    environment = _environment(display) | {"QT_QPA_PLATFORM": platform} | dict(extra or {})
    with subprocess.Popen(
        [sys.executable, str(_HERE / "x_appui.py")],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        try:
            yield Appui(process)
        finally:
            _end(process)


def _environment(display: str) -> dict[str, str]:
    return os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "XDG_CURRENT_DESKTOP": "Test"}


def _end(process: subprocess.Popen[Any]) -> None:
    process.terminate()
    try:
        process.wait(_END_S)
    except subprocess.TimeoutExpired:
        process.kill()


def pixel(frame: Frame, x: int, y: int) -> bytes:
    """Return the three bytes of one pixel."""
    start = y * frame.stride_bytes + 3 * x
    return frame.rgb[start : start + 3]


def count(frame: Frame, colour: bytes) -> int:
    """Return how many pixels have exactly this colour."""
    import numpy as np  # noqa: PLC0415 - only where pixels are counted

    rows = np.frombuffer(frame.rgb, np.uint8).reshape(-1, frame.stride_bytes)[: frame.height, : 3 * frame.width]
    return int((rows.reshape(-1, 3) == np.frombuffer(colour, np.uint8)).all(axis=1).sum())
