"""The kiosk with more than one screen: each other one is covered, whichever come and go."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from journeys.desktop import Desktop
from journeys.kiosk_outside import Kiosk
from journeys.x_watch import Top

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(sys.platform != "linux", reason="an X server whose one picture is parted into screens"),
]
_WIDE, _HIGH = 1000, 800
_LEFT, _RIGHT = (0, 0, _WIDE, _HIGH), (_WIDE, 0, _WIDE, _HIGH)
_WAIT_S = 60.0
_STRANGER = f"""
from PySide6.QtWidgets import QApplication, QWidget
program, window = QApplication([]), QWidget()
window.setStyleSheet("background: #00ff00")
window.setGeometry({_WIDE + 300}, 200, 300, 300)
window.show()
program.exec()
"""


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    """Give a desktop with two screens beside each other, whose ground is red."""
    with Desktop(tmp_path, f"{2 * _WIDE}x{_HIGH}", keyring=False) as made:
        _xrandr(made, "--setmonitor", "links", f"{_WIDE}/250x{_HIGH}/200+0+0", "screen")
        _plug_in(made)
        made.run(["xsetroot", "-solid", "#ff0000"])
        yield made


def test_every_other_screen_is_covered_as_long_as_it_is_there(desktop: Desktop) -> None:
    with Kiosk(desktop) as kiosk:
        _until(lambda: _places(kiosk) == {_LEFT, _RIGHT}, "both screens are covered")
        # Nothing shines through, and nothing is to be read there.
        assert len(_colours(desktop)) == 1
        assert "#ff0000" not in _colours(desktop)
        # The kiosk is where it was: another window has not taken the keyboard.
        reader = kiosk.begin()
        desktop.point_and_click(_WIDE + 400, 300)
        desktop.key("Tab")
        assert any("focused" in one.states for one in reader.controls() if one.name == "C’est pour moi")
        _xrandr(desktop, "--delmonitor", "rechts")
        _until(lambda: _places(kiosk) == {_LEFT}, "a screen that is gone needs no window")
        _plug_in(desktop)
        _until(lambda: _places(kiosk) == {_LEFT, _RIGHT}, "one that comes is covered")
        kiosk.leave()
        _until(lambda: _places(kiosk) == {_LEFT, _RIGHT}, "the next pupil's process covers it too")
        kiosk.end()


def test_a_window_that_opens_on_the_other_screen_stays_below(desktop: Desktop) -> None:
    with Kiosk(desktop) as kiosk:
        _until(lambda: _places(kiosk) == {_LEFT, _RIGHT}, "both screens are covered")
        stranger = desktop.start([sys.executable, "-c", _STRANGER])
        _until(lambda: stranger.pid in {one.pid for one in kiosk.watch.tops()}, "another window is there")
        desktop.wait_for_still_screen()
        assert len(_colours(desktop)) == 1
        kiosk.end()


def _plug_in(desktop: Desktop) -> None:
    _xrandr(desktop, "--setmonitor", "rechts", f"{_WIDE}/250x{_HIGH}/200+{_WIDE}+0", "none")


def _xrandr(desktop: Desktop, *words: str) -> None:
    subprocess.run(["xrandr", *words], env=desktop.env, check=True, capture_output=True, timeout=30)


def _ours(kiosk: Kiosk) -> list[Top]:
    front = kiosk.front()
    return [one for one in kiosk.tops() if one.pid == front]


def _places(kiosk: Kiosk) -> set[tuple[int, int, int, int]]:
    return {(one.left, one.top, one.width, one.height) for one in _ours(kiosk)}


def _colours(desktop: Desktop) -> set[str]:
    """Return the colours on the right screen."""
    with Image.open(desktop.picture(desktop.folder / "right.png")) as picture:
        right = picture.convert("RGB").crop((_WIDE, 0, 2 * _WIDE, _HIGH))
    found = right.getcolors(2 * _WIDE * _HIGH)
    assert found is not None
    return {f"#{colour[0]:02x}{colour[1]:02x}{colour[2]:02x}" for _, colour in found}  # type: ignore[index]  # RGB


def _until(condition: Callable[[], object], what: str) -> None:
    over = time.monotonic() + _WAIT_S
    while not condition():
        assert time.monotonic() < over, f"not within {_WAIT_S:g} s: {what}"
        time.sleep(0.05)
