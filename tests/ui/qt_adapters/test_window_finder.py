"""Where other programs' windows lie: a real X server with a real window manager, and the fake that tests use."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from appui.qt_adapters.win32_windows import Win32WindowFinder, to_people
from appui.qt_adapters.x11_windows import X11WindowFinder, _connected
from appui_core.ports import Frame, WindowPlace
from contracts.window_finder import WindowFinderContract
from fakes.window_finder import FakeWindowFinder
from fakes.x_screen import appui, pixel, stranger, window_manager, x_server

_BACK, _FRONT = "#2fae41", "#c03a86"


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Yield a display with a window manager on it, which this process may ask."""
    with x_server() as display, window_manager(display):
        monkeypatch.setenv("DISPLAY", display)
        yield display


@pytest.mark.tool
class TestX11(WindowFinderContract):
    @pytest.fixture
    def expected(self, desktop: str) -> Iterator[tuple[WindowPlace, ...]]:
        """Show two windows that overlap and look at the screen for where each ends, its frame included."""
        with ExitStack() as stack:
            stack.enter_context(stranger(desktop, _BACK, (40, 60, 300, 200)))
            stack.enter_context(stranger(desktop, _FRONT, (200, 150, 320, 240)))
            program = stack.enter_context(appui(desktop))
            frame = program.grab(1)
            yield _outline(frame, (500, 380)), _outline(frame, (60, 100))

    @pytest.fixture
    def finder(self, expected: object) -> X11WindowFinder:
        assert expected
        return X11WindowFinder()

    def test_a_hidden_window_is_none(self, desktop: str) -> None:
        with appui(desktop) as program:
            program.ask("show", _BACK, (40, 60, 300, 200))
            assert len(X11WindowFinder().windows()) == 1
            program.ask("hide")
            program.ask("standing")
            assert X11WindowFinder().windows() == ()

    def test_a_shadow_larger_than_its_window_is_not_believed(self, desktop: str) -> None:
        with stranger(desktop, _BACK, (40, 60, 300, 200)):
            (before,) = X11WindowFinder().windows()
            for extents in ("500,500,0,0", "0,0,150,50", "4294967295,0,0,0"):
                _note(desktop, _listed(desktop)[0], "_GTK_FRAME_EXTENTS", "32c", extents)
                (found,) = X11WindowFinder().windows()
                assert found == before, extents

    def test_what_goes_meanwhile_ends_nothing(self, desktop: str) -> None:
        with stranger(desktop, _BACK, (40, 60, 300, 200)), _connected() as line:
            assert line is not None
            (window,) = line.stacking() or ()
            assert line.place(window) is not None
            assert line.place(window + 0x100000) is None
            assert line.place(window) is not None


def _listed(display: str) -> list[str]:
    """Return the windows that the manager lists, as xprop has them."""
    done = subprocess.run(
        ["xprop", "-display", display, "-root", "_NET_CLIENT_LIST_STACKING"],
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    return done.stdout.partition("#")[2].replace(" ", "").strip().split(",")


def _note(display: str, window: str, name: str, kind: str, value: str) -> None:
    """Set a property of a window, or of the `root`, as a window manager or the window's program does."""
    which = ["-root"] if window == "root" else ["-id", window]
    command = ["xprop", "-display", display, *which, "-f", name, kind, "-set", name, value]
    subprocess.run(command, check=True, timeout=30)


@pytest.mark.tool
@pytest.mark.parametrize(
    ("manager", "seen"), [("Mutter (Muffin)", [0, 2]), ("GNOME Shell", [0, 2]), ("i3", [0, 1, 2]), ("", [0, 1, 2])]
)
def test_what_lies_on_another_desktop_is_not_seen(
    monkeypatch: pytest.MonkeyPatch, manager: str, seen: list[int]
) -> None:
    """Windows stay mapped here, as with the managers that only stop drawing them."""
    with x_server() as display, ExitStack() as stack:
        monkeypatch.setenv("DISPLAY", display)
        with window_manager(display):
            for number in range(3):
                stack.enter_context(stranger(display, _BACK, (10 + 100 * number, 50, 90, 90)))
            windows = sorted(_listed(display), key=lambda window: _left(display, window))
        _note(display, "root", "_NET_CLIENT_LIST_STACKING", "32x", ",".join(windows))
        _note(display, "root", "_NET_CURRENT_DESKTOP", "32c", "0")
        if manager:
            _note(display, "root", "_NET_SUPPORTING_WM_CHECK", "32x", windows[0])
            _note(display, windows[0], "_NET_WM_NAME", "8u", manager)
        for window, on in zip(windows, ("0", "1", "4294967295"), strict=True):
            _note(display, window, "_NET_WM_DESKTOP", "32c", on)
        found = sorted(place.left // 100 for place in X11WindowFinder().windows())
        assert found == seen


def _left(display: str, window: str) -> int:
    command = ["xdotool", "getwindowgeometry", "--shell", window]
    done = subprocess.run(
        command, env=os.environ | {"DISPLAY": display}, capture_output=True, text=True, check=True, timeout=30
    )
    return int(next(line for line in done.stdout.splitlines() if line.startswith("X=")).removeprefix("X="))


def _outline(frame: Frame, inside: tuple[int, int]) -> WindowPlace:
    """Go from a pixel of a window in the four directions until the bare ground of the desktop."""
    x, y = inside
    ground = pixel(frame, 0, 0)
    left = next(n for n in range(x, -1, -1) if pixel(frame, n, y) == ground) + 1
    right = next(n for n in range(x, frame.width) if pixel(frame, n, y) == ground)
    top = next(n for n in range(y, -1, -1) if pixel(frame, x, n) == ground) + 1
    bottom = next(n for n in range(y, frame.height) if pixel(frame, x, n) == ground)
    return WindowPlace(left, top, right - left, bottom - top, "x_stranger.py")


class TestFake(WindowFinderContract):
    @pytest.fixture
    def expected(self) -> tuple[WindowPlace, ...]:
        return WindowPlace(10, 10, 50, 40, "Devant"), WindowPlace(0, 0, 100, 80, "Derrière")

    @pytest.fixture
    def finder(self, expected: tuple[WindowPlace, ...]) -> FakeWindowFinder:
        return FakeWindowFinder(*expected)


@pytest.mark.tool
def test_without_a_window_manager_nothing_is_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    with x_server() as display, stranger(display, _BACK, (0, 0, 100, 100)):
        monkeypatch.setenv("DISPLAY", display)
        assert not X11WindowFinder().available()
        assert X11WindowFinder().windows() == ()


@pytest.mark.parametrize(
    ("style", "meant"),
    [
        (0x00000100, True),  # an ordinary window
        (0x00000080, True),  # a palette
        (0x08080080, False),  # a video card's overlay over the whole screen, always in front, never seen
        (0x000800A8, False),  # one that the pointer goes through
    ],
)
def test_on_windows_an_overlay_of_a_driver_is_no_window(style: int, *, meant: bool) -> None:
    assert to_people(style) is meant


@pytest.mark.parametrize("finder", [X11WindowFinder(), Win32WindowFinder()])
def test_without_its_system_it_is_not_there(finder: X11WindowFinder | Win32WindowFinder) -> None:
    assert not finder.available()
    assert finder.windows() == ()
