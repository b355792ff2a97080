"""A screen is held by one kiosk, and is free once that has ended."""

import subprocess
import sys
from uuid import uuid4

import pytest

from appui_core.kiosk.only_one import hold_screen

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="names in Linux's kernel")


def test_a_second_kiosk_on_the_same_screen_is_told() -> None:
    screen = {"DISPLAY": f":{uuid4().hex}"}
    held = hold_screen(screen)
    assert held is not None
    with pytest.raises(OSError, match="in use"):
        hold_screen(screen)
    beside = hold_screen({"DISPLAY": f":{uuid4().hex}"})
    assert beside is not None
    beside.close()
    held.close()
    again = hold_screen(screen)
    assert again is not None
    again.close()


def test_a_very_long_name_still_tells_screens_apart() -> None:
    runtime = {"XDG_RUNTIME_DIR": "/" + "x" * 300}
    one, other = ({**runtime, "WAYLAND_DISPLAY": f"wayland-{number}-{uuid4().hex}"} for number in range(2))
    held, beside = hold_screen(one), hold_screen(other)
    with pytest.raises(OSError, match="in use"):
        hold_screen(one)
    for name in (held, beside):
        assert name is not None
        name.close()


def test_without_a_screen_there_is_nothing_to_hold() -> None:
    assert hold_screen({}) is None
    assert hold_screen({"DISPLAY": ""}) is None


def test_it_is_free_when_the_process_was_killed() -> None:
    name = f":{uuid4().hex}"
    words = (
        "from appui_core.kiosk.only_one import hold_screen\n"
        f"held = hold_screen({{'DISPLAY': {name!r}}})\n"
        "print(1, flush=True)\n"
        "input()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={}
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"1\n"
        with pytest.raises(OSError, match="in use"):
            hold_screen({"DISPLAY": name})
        other.kill()
        other.wait()
    held = hold_screen({"DISPLAY": name})
    assert held is not None
    held.close()
