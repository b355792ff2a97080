"""Where other programs' windows lie: a real X server with a real window manager, and the fake that tests use."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from appui.qt_adapters.win32_windows import Win32WindowFinder
from appui.qt_adapters.x11_windows import X11WindowFinder
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


@pytest.mark.parametrize("finder", [X11WindowFinder(), Win32WindowFinder()])
def test_without_its_system_it_is_not_there(finder: X11WindowFinder | Win32WindowFinder) -> None:
    assert not finder.available()
    assert finder.windows() == ()
