"""Grabbing a real X screen: the contract, several monitors, what is refused, and our own windows never in it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from appui.qt_adapters.screen import QtScreenSource
from appui_core.adapters.x11_screen import XScreenSource
from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.flat import is_flat
from contracts.screen_source import ScreenSourceContract
from fakes.clock import FixedClock
from fakes.screen_source import FakeScreenSource
from fakes.x_screen import Appui, appui, count, pixel, split_in_two, stranger, window_manager, x_server

OURS, THEIRS = bytes.fromhex("13579b"), bytes.fromhex("2fae41")
_BEHIND = (0, 0, 790, 600)


def _hex(colour: bytes) -> str:
    return f"#{colour.hex()}"


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    with x_server() as name:
        yield name


@pytest.fixture
def program(display: str) -> Iterator[Appui]:
    with appui(display) as running:
        yield running


@pytest.fixture(scope="module")
def painted_display() -> Iterator[str]:
    """Start a display with two monitors, 500 and 300 pixels wide, and a window across both."""
    with x_server() as display:
        split_in_two(display, left_px=500, width=800, height=600)
        with stranger(display, _hex(THEIRS), (400, 10, 300, 200)):
            yield display


@pytest.fixture(scope="module")
def painted_screen(painted_display: str) -> Iterator[Appui]:
    with appui(painted_display) as running:
        yield running


@pytest.mark.tool
class TestRealScreen(ScreenSourceContract):
    @pytest.fixture
    def source(self, painted_screen: Appui) -> Appui:
        return painted_screen

    def test_the_facts_name_the_way_and_nothing_else(self, source: Appui) -> None:
        facts = source.grab(1).facts
        assert set(facts) == {"backend", "screen", "screen_px", "screen_at", "ratio", "qt"}
        assert facts["backend"] == "qt-xcb"
        assert facts["screen"] == "1/2"
        assert facts["screen_px"] == "500x600"


@pytest.mark.tool
class TestDirectScreen(ScreenSourceContract):
    """The back-end of `appui capture` on X11, which does without Qt."""

    @pytest.fixture
    def source(self, painted_display: str, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> XScreenSource:
        monkeypatch.setenv("DISPLAY", painted_display)
        return XScreenSource(clock)

    def test_its_pixels_are_those_that_qt_sees(self, source: XScreenSource, painted_screen: Appui) -> None:
        for number, theirs in ((1, 100 * 200), (2, 200 * 200)):
            direct, through_qt = source.grab(number), painted_screen.grab(number)
            assert (direct.width, direct.height) == (through_qt.width, through_qt.height)
            assert direct.rgb == through_qt.rgb
            assert count(direct, THEIRS) == theirs


@pytest.mark.tool
def test_monitors_are_grabbed_one_by_one_without_qt_too(
    clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with x_server() as display:
        split_in_two(display, left_px=500, width=800, height=600)
        monkeypatch.setenv("DISPLAY", display)
        source = XScreenSource(clock)
        with stranger(display, _hex(THEIRS), (490, 0, 20, 600)):
            first, second = source.grab(1), source.grab(2)
            assert [(s.left, s.width_px) for s in source.screens()] == [(0, 500), (500, 300)]
            assert (count(first, THEIRS), count(second, THEIRS)) == (10 * 600, 10 * 600)
            assert (first.facts["screen"], second.facts["screen_at"]) == ("1/2", "500,0")
        assert _refusal(source, 2) is ErrorCode.SCREEN_BLACK
        assert source._server is not None
        assert source._server.pixels(700, 0, 200, 10) is None, "beyond the screen the server refuses; nobody dies"


@pytest.mark.tool
def test_the_command_line_captures_a_plain_x_screen_without_qt_and_numpy(
    painted_display: str, tmp_path: Path
) -> None:
    phrase, data = tmp_path / "phrase", ["--data", str(tmp_path / "data"), "--json"]
    phrase.write_text("quatre mots bien choisis\n", encoding="utf-8")
    data += ["--passphrase-file", str(phrase)]
    _verb(painted_display, "vault", "init", *data)
    case = _verb(painted_display, "case", "new", "--title", "t", *data)
    kept = _verb(painted_display, "capture", "--case", case["code"], "--no-intimate-minor", *data)
    assert (kept["width"], kept["height"]) == (500, 600)
    assert kept["loaded"] == []


def _verb(display: str, *words: str) -> dict[str, Any]:
    """Run a verb in a process of its own; `loaded`: what it should do without."""
    code = (
        "import atexit, json, sys\n"
        "from appui.__main__ import main\n"
        "heavy = ('numpy', 'PySide6', 'PySide6.QtCore')\n"
        "atexit.register(lambda: print(json.dumps([n for n in heavy if n in sys.modules]), file=sys.stderr))\n"
        f"sys.argv = ['appui', *{list(words)!r}]\n"
        "sys.exit(main())\n"
    )
    environment = dict(os.environ, DISPLAY=display)
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY"):
        environment.pop(name, None)
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer | {"loaded": json.loads(done.stderr.splitlines()[-1])}


def test_without_an_x_server_the_direct_way_is_not_taken(
    clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":7777")
    source = XScreenSource(clock)
    assert not source.available()
    assert source.screens() == ()
    assert _refusal(source, 1) is ErrorCode.SCREEN_UNAVAILABLE


class TestFakeScreen(ScreenSourceContract):
    @pytest.fixture
    def source(self, clock: FixedClock) -> FakeScreenSource:
        return FakeScreenSource(clock, screens=2, width=70, height=30)

    def test_a_flat_screen_and_a_closed_desktop_are_refused(self, source: FakeScreenSource) -> None:
        source.paint(2, b"\0\0\0")
        assert _refusal(source, 2) is ErrorCode.SCREEN_BLACK
        source.forbid()
        assert not source.available()
        assert _refusal(source, 1) is ErrorCode.SCREEN_UNAVAILABLE


def _refusal(source: FakeScreenSource | Appui | QtScreenSource | XScreenSource, number: int) -> ErrorCode:
    with pytest.raises(AppuiError) as refused:
        source.grab(number)
    return refused.value.code


@pytest.mark.tool
def test_a_screen_of_one_flat_colour_is_refused(display: str, program: Appui) -> None:
    assert _refusal(program, 1) is ErrorCode.SCREEN_BLACK
    with stranger(display, _hex(THEIRS), (790, 590, 10, 10)):
        assert count(program.grab(1), THEIRS) == 100


@pytest.mark.tool
def test_each_monitor_is_grabbed_by_itself() -> None:
    with x_server() as display:
        split_in_two(display, left_px=500, width=800, height=600)
        with stranger(display, _hex(THEIRS), (500, 0, 300, 600)), appui(display) as program:
            left, right = program.screens()
            assert [(s.left, s.width_px, s.height_px) for s in (left, right)] == [(0, 500, 600), (500, 300, 600)]
            assert _refusal(program, 1) is ErrorCode.SCREEN_BLACK
        with stranger(display, _hex(THEIRS), (490, 0, 20, 600)), appui(display) as program:
            first, second = program.grab(1), program.grab(2)
            assert (count(first, THEIRS), count(second, THEIRS)) == (10 * 600, 10 * 600)
            assert pixel(first, 499, 0) == pixel(second, 0, 0) == THEIRS
            assert (first.facts["screen"], second.facts["screen_at"]) == ("1/2", "500,0")


@pytest.mark.parametrize("way", ["grab_hidden", "grab_hidden_in_context"])
@pytest.mark.tool
def test_our_windows_are_not_in_the_picture_and_what_is_behind_them_is(
    display: str, program: Appui, way: str
) -> None:
    with stranger(display, _hex(THEIRS), _BEHIND):
        program.ask("show", _hex(OURS), (100, 100, 400, 300))
        program.ask("show", _hex(OURS), (450, 350, 200, 200))
        assert count(program.grab(1), OURS) > 100_000
        hidden = program.ask(way, 1)
        assert count(hidden, OURS) == 0
        assert count(hidden, THEIRS) == 790 * 600
        assert program.ask("standing") == [
            (True, (100, 100, 400, 300), False),
            (True, (450, 350, 200, 200), False),
        ]
        assert count(program.grab(1), OURS) > 100_000


@pytest.mark.tool
def test_a_screen_that_changes_late_is_waited_for(display: str, program: Appui) -> None:
    with stranger(display, _hex(THEIRS), _BEHIND, slow_ms=250):
        program.ask("show", _hex(OURS), (100, 100, 400, 300))
        assert count(program.ask("grab_hidden", 1), OURS) == 0


@pytest.mark.tool
def test_frames_of_a_window_manager_are_gone_too_and_every_window_comes_back_as_it_was() -> None:
    with x_server() as display, window_manager(display), stranger(display, _hex(THEIRS), (0, 0, 300, 200)):
        _frames_gone(display)


def _frames_gone(display: str) -> None:
    with appui(display) as program:
        bare = program.grab(1)
        program.ask("show", _hex(OURS), (330, 250, 300, 200))
        program.ask("show", _hex(OURS), (350, 150, 200, 100), {"maximised": True})
        before = program.ask("standing")
        hidden = program.ask("grab_hidden", 1)
        assert count(hidden, OURS) == 0
        assert hidden.rgb == bare.rgb
        assert before == program.ask("standing")
        assert before[1][2]


@pytest.mark.parametrize(("ours", "code"), [(True, ErrorCode.SCREEN_BLACK), (False, ErrorCode.INTERNAL)])
@pytest.mark.tool
def test_windows_come_back_when_the_work_fails(program: Appui, ours: bool, code: ErrorCode) -> None:  # noqa: FBT001 - a parameter
    program.ask("show", _hex(OURS), (100, 100, 200, 100))
    with pytest.raises(AppuiError) as refused:
        program.ask("fail_hidden", {"ours": ours})
    assert refused.value.code is code
    assert program.ask("standing") == [(True, (100, 100, 200, 100), False)]


@pytest.mark.tool
def test_hidden_windows_stay_hidden_and_dead_ones_are_forgotten(display: str, program: Appui) -> None:
    with stranger(display, _hex(THEIRS), (0, 0, 30, 30)):
        program.ask("show", _hex(OURS), (100, 100, 200, 100))
        program.ask("show", _hex(OURS), (100, 300, 200, 100))
        program.ask("die_hidden")
        program.ask("hide")
        program.ask("grab_hidden", 1)
        assert program.ask("standing") == [(False, (100, 100, 200, 100), False)]


@pytest.mark.tool
def test_where_no_memory_is_shared_the_picture_is_the_same(painted_screen: Appui) -> None:
    with x_server(800, 600, "-extension", "MIT-SHM") as display:
        split_in_two(display, left_px=500, width=800, height=600)
        with stranger(display, _hex(THEIRS), (400, 10, 300, 200)), appui(display) as program:
            for number in (1, 2):
                assert program.grab(number).rgb == painted_screen.grab(number).rgb


def test_without_a_screen_of_the_system_nothing_is_grabbed(qapp: object, clock: FixedClock) -> None:
    assert qapp
    source = QtScreenSource(clock)
    assert not source.available()
    assert source.screens()[0].primary
    assert _refusal(source, 1) is ErrorCode.SCREEN_UNAVAILABLE


def test_flat_means_every_pixel_and_padding_does_not_count() -> None:
    row = b"\x10\x20\x30" * 4
    assert is_flat((row + b"ab") * 3, 4, 3, 14)
    assert not is_flat((row + b"ab") * 2 + row[:-1] + b"\x31" + b"ab", 4, 3, 14)
    assert not is_flat(row[:-3] + b"\x10\x20\x31", 4, 1, 12)


def test_sizes_are_device_pixels_of_each_screen_at_its_own_ratio(tmp_path: Path) -> None:
    screens = [
        {"name": "laptop", "x": 0, "y": 0, "width": 1280, "height": 720, "dpr": 1.5},
        {"name": "desk", "x": 1280, "y": 0, "width": 1920, "height": 1080, "dpr": 1},
    ]
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    with appui("", platform=f"offscreen:configfile={config}") as program:
        found = program.screens()
    assert [(s.name, s.number, s.primary, s.left) for s in found] == [
        ("desk", 1, True, 1280),
        ("laptop", 2, False, 0),
    ]
    assert [(s.width_px, s.height_px, s.ratio) for s in found] == [(1920, 1080, 1.0), (1920, 1080, 1.5)]
