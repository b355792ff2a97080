"""Our windows left out of pictures: told to the system for each window, lifted for some minutes, then again."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from appui.qt_adapters import display_affinity, own_windows
from appui.qt_adapters.own_windows import HiddenWindows
from appui.qt_adapters.screen_privacy import WindowsPrivacy
from fakes.clock import FixedClock
from fakes.qt import wait_until

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Record what the system is told, in the place of Windows."""
    heard: list[str] = []
    monkeypatch.setattr(display_affinity, "leave_out", lambda _window: heard.append("out"))
    monkeypatch.setattr(display_affinity, "take_in", lambda _window: heard.append("in"))
    return heard


@pytest.fixture
def privacy(qapp: QApplication, clock: FixedClock) -> Iterator[WindowsPrivacy]:
    assert qapp is not None
    made = WindowsPrivacy(clock, works=True)
    yield made
    made.stop()


def test_out_from_the_start_seen_for_a_while_and_out_again(
    privacy: WindowsPrivacy, told: list[str], on_screen: Show, clock: FixedClock, qapp: QApplication
) -> None:
    on_screen(QWidget())
    privacy.start(qapp)
    assert set(told) == {"out"}
    assert not privacy.seen()
    told.clear()
    privacy.let_be_seen(10)
    assert set(told) == {"in"}
    assert privacy.left_s() == 600
    told.clear()
    clock.advance(599)
    privacy.apply()
    assert set(told) == {"in"}
    told.clear()
    clock.advance(1)
    privacy.apply()
    assert set(told) == {"out"}


def test_it_can_be_ended_early(privacy: WindowsPrivacy, told: list[str], on_screen: Show) -> None:
    on_screen(QWidget())
    privacy.let_be_seen(10)
    told.clear()
    privacy.leave_out()
    assert set(told) == {"out"}
    assert privacy.left_s() == 0


def test_a_window_that_opens_later_is_met(
    privacy: WindowsPrivacy, told: list[str], on_screen: Show, qapp: QApplication
) -> None:
    privacy.start(qapp)
    told.clear()
    window = on_screen(QWidget())
    window.activateWindow()
    wait_until(lambda: QGuiApplication.focusWindow() is not None)
    assert "out" in told


def test_elsewhere_it_rests(qapp: QApplication, clock: FixedClock, told: list[str], on_screen: Show) -> None:
    on_screen(QWidget())
    resting = WindowsPrivacy(clock, works=False)
    resting.start(qapp)
    assert told == []
    assert resting.seen()


@pytest.mark.parametrize(("seen", "last"), [(False, "out"), (True, "in")])
def test_a_capture_brings_windows_back_as_they_were_to_others(
    told: list[str], on_screen: Show, monkeypatch: pytest.MonkeyPatch, *, seen: bool, last: str
) -> None:
    monkeypatch.setattr(own_windows, "SETTLE_MS", 0)
    on_screen(QWidget())
    hidden = HiddenWindows(lambda: seen)
    done: list[object] = []
    hidden.while_hidden(lambda: None, done.append)
    busy = [hidden.busy]
    wait_until(lambda: done)
    assert [*busy, hidden.busy] == [True, False]
    assert told[-1] == last
