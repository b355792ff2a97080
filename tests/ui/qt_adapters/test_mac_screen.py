"""macOS: what is asked of its capture tool, by a program of that name that writes a picture; the rest as it is."""

import ctypes
import errno
import os
import signal
import struct
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from appui.qt_adapters.mac_screen import MacScreenSource, permitted
from appui.qt_adapters.screen import qt_screens
from appui_core.errors import AppuiError, ErrorCode
from contracts.screen_source import ScreenSourceContract
from data.pictures import noise, saved
from fakes.clock import FixedClock

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a script stands for the tool")
Make = Callable[[str], MacScreenSource]


def _screen() -> tuple[int, int]:
    (screen,) = qt_screens()
    return screen.width_px, screen.height_px


@pytest.fixture
def make(qapp: object, clock: FixedClock, tmp_path: Path) -> Make:
    """Return a source whose tool notes its words and does what a line of shell says; `$6` is the file."""
    assert qapp is not None
    (tmp_path / "screen.png").write_bytes(saved(noise(*_screen()), "PNG"))

    def made(act: str) -> MacScreenSource:
        tool = tmp_path / "screencapture"
        folder = tmp_path
        tool.write_text(
            f'#!/bin/sh\necho "$@" > "{folder}/words"\nstat -c %a "$(dirname "$6")" > "{folder}/mode"\n'
            f'picture="{folder}/screen.png"\n{act}\n',
            encoding="utf-8",
        )
        tool.chmod(0o755)
        return MacScreenSource(clock, tmp_path / "data", str(tool), lambda: True)

    return made


class TestMac(ScreenSourceContract):
    @pytest.fixture
    def source(self, make: Make) -> MacScreenSource:
        return make('cp "$picture" "$6"')


def test_the_tool_writes_into_a_folder_that_only_we_can_read_and_nothing_stays(make: Make, tmp_path: Path) -> None:
    shot = make('cp "$picture" "$6"').grab(1)
    assert shot.data == (tmp_path / "screen.png").read_bytes()
    assert shot.leftover is None
    assert not list((tmp_path / "data").rglob("*"))
    assert (tmp_path / "words").read_text().startswith("-x -t png -D 1 ")
    assert (tmp_path / "mode").read_text() == "700\n"
    assert shot.facts["screen"] == "1/1"


def test_what_a_crash_left_there_goes_with_the_next_capture(make: Make, tmp_path: Path) -> None:
    old = tmp_path / "data" / "capturing" / "screen.png"
    old.parent.mkdir(parents=True)
    old.write_bytes(b"clear")
    assert make('cp "$picture" "$6"').grab(1).data != b"clear"
    assert not old.exists()


def test_what_a_crash_left_there_goes_at_the_start(make: Make, tmp_path: Path) -> None:
    old = tmp_path / "data" / "capturing" / "screen.png"
    old.parent.mkdir(parents=True)
    old.write_bytes(b"clear")
    make("true")
    assert not old.parent.exists()


@pytest.mark.parametrize("end", ["stop", "interrupt"])
def test_a_tool_at_work_ends_with_us_and_leaves_nothing(make: Make, tmp_path: Path, end: str) -> None:
    told = f'echo $$ > "{tmp_path}/new"; mv "{tmp_path}/new" "{tmp_path}/pid"'
    source = make(f'cp "$picture" "$6"; {told}; exec sleep 60')
    pid = tmp_path / "pid"
    seen: list[bool] = []

    def act() -> None:
        if not pid.exists():
            return
        timer.stop()
        seen.append((tmp_path / "data" / "capturing" / "screen.png").exists())
        if end == "stop":
            source.stop()
            seen.append(_runs(int(pid.read_text())))
            seen.append((tmp_path / "data" / "capturing").exists())
        else:
            # Later, when no slot of Python's runs: there it would be printed and forgotten.
            threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGINT)).start()

    timer = QTimer()
    timer.timeout.connect(act)
    timer.start(10)
    with pytest.raises(AppuiError if end == "stop" else KeyboardInterrupt):
        source.grab(1)
    assert seen == ([True, False, False] if end == "stop" else [True])
    assert not _runs(int(pid.read_text()))
    assert not (tmp_path / "data" / "capturing").exists()


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_picture_of_another_size_is_kept_and_not_said_to_be_that_screen(make: Make, tmp_path: Path) -> None:
    source = make('cp "$picture" "$6"')
    (tmp_path / "screen.png").write_bytes(saved(noise(30, 20), "PNG"))
    facts = source.grab(1).facts
    assert facts["backend"] == "screencapture"
    assert not {"screen", "screen_px", "screen_at", "ratio"} & set(facts)


@pytest.mark.parametrize(
    ("act", "detail"),
    [
        ("exit 1", "tool exit_1"),
        ("true", "handed missing"),
        ('ln -s "$picture" "$6"', f"handed {errno.ELOOP}"),
        ('mkdir "$6"', "handed kind"),
    ],
)
def test_what_goes_wrong_is_refused_and_leaves_nothing(make: Make, tmp_path: Path, act: str, detail: str) -> None:
    with pytest.raises(AppuiError) as refused:
        make(act).grab(1)
    assert (refused.value.code, refused.value.detail) == (ErrorCode.SCREEN_UNAVAILABLE, detail)
    assert type(refused.value) is AppuiError, "nothing was left behind"
    assert not (tmp_path / "data" / "capturing").exists()
    assert (tmp_path / "screen.png").exists()


def test_without_the_permission_the_tool_is_not_started(make: Make, clock: FixedClock, tmp_path: Path) -> None:
    make("true")
    source = MacScreenSource(clock, tmp_path / "data", str(tmp_path / "screencapture"), lambda: False)
    with pytest.raises(AppuiError) as refused:
        source.grab(1)
    assert refused.value.code is ErrorCode.SCREEN_FORBIDDEN
    assert not (tmp_path / "words").exists()


def test_without_the_tool_nothing_is_offered(qapp: object, clock: FixedClock, tmp_path: Path) -> None:
    assert qapp is not None
    source = MacScreenSource(clock, tmp_path, str(tmp_path / "nowhere"), lambda: True)
    assert not source.available()
    with pytest.raises(AppuiError) as refused:
        source.grab(1)
    assert refused.value.code is ErrorCode.SCREEN_UNAVAILABLE


@pytest.mark.parametrize(
    ("looks", "asks", "wanted"), [(True, False, True), (False, True, True), (False, False, False)]
)
def test_the_person_is_asked_only_where_the_permission_is_not_there(looks: bool, asks: bool, wanted: bool) -> None:  # noqa: FBT001 - parameters
    calls: list[str] = []

    def answering(name: str, *, answer: bool) -> Callable[[], bool]:
        prototype = ctypes.CFUNCTYPE(ctypes.c_bool)

        def function() -> bool:
            calls.append(name)
            return answer

        return prototype(function)

    class Graphics:
        CGPreflightScreenCaptureAccess = answering("look", answer=looks)
        CGRequestScreenCaptureAccess = answering("ask", answer=asks)

    assert permitted(Graphics()) is wanted  # type: ignore[arg-type]  # a library of our own two functions
    assert calls == (["look"] if looks else ["look", "ask"])


def test_a_header_that_is_no_pngs_has_no_size() -> None:
    from appui.qt_adapters.mac_screen import _size  # noqa: PLC0415 - the one private thing looked at

    data = saved(noise(31, 17), "PNG")
    assert _size(data) == (31, 17) == struct.unpack(">II", data[16:24])
    assert _size(data[:20]) is None
    assert _size(b"GIF89a" + data) is None
