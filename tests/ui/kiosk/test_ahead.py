"""Rooms are built while nobody is there, one by one; a visit stops it, and another day takes them away again."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from appui.kiosk_run import Kiosk
from appui.theme.theme import Theme
from fakes.clock import FixedClock
from fakes.kiosk_visit import enter, words_on
from fakes.qt import settle, wait_until

_PUPILS = {"first", "helpline", "adults", "normal", "report", "protect", "sleep", "witness"}


def _built(kiosk: Kiosk) -> set[str]:
    return set(kiosk.window.pages)


def _all_built(kiosk: Kiosk) -> None:
    kiosk.ahead.start()
    wait_until(lambda: _built(kiosk) == _PUPILS)
    wait_until(kiosk.runner.idle)
    settle()


def test_every_room_but_that_of_the_adults_is_built_ahead(kiosk: Kiosk) -> None:
    assert _built(kiosk) == {"first"}
    kiosk.window.warm()
    _all_built(kiosk)
    assert kiosk.window.attract.isVisible()
    room = kiosk.window.pages["helpline"]
    assert room.size() == kiosk.window.stack.size()
    assert enter(kiosk, "helpline") is room
    assert "30-18" in words_on(room)


def test_a_visit_stops_it(kiosk: Kiosk) -> None:
    kiosk.ahead.start()
    wait_until(lambda: len(_built(kiosk)) >= 3)
    there = _built(kiosk)
    QTest.mouseClick(kiosk.window.attract, Qt.MouseButton.LeftButton)
    assert not kiosk.ahead._timer.isActive()
    kiosk.ahead.start()
    assert not kiosk.ahead._timer.isActive()
    assert _built(kiosk) == there != _PUPILS


def test_a_spent_process_builds_nothing_until_it_serves_again(kiosk: Kiosk) -> None:
    enter(kiosk, "sleep")
    kiosk.window.wipe()
    kiosk.ahead.start()
    assert not kiosk.ahead._timer.isActive()
    kiosk._serve_again()
    wait_until(lambda: _built(kiosk) == _PUPILS)


def test_rooms_of_another_day_are_built_anew(kiosk: Kiosk, clock: FixedClock) -> None:
    _all_built(kiosk)
    yesterday = kiosk.window.pages["adults"]
    clock.advance(timedelta(days=1).total_seconds())
    kiosk.ahead._timer.timeout.emit()
    wait_until(lambda: _built(kiosk) == _PUPILS)
    assert kiosk.window.pages["adults"] is not yesterday


def test_a_visit_on_another_day_gets_no_room_of_yesterday(kiosk: Kiosk, clock: FixedClock) -> None:
    _all_built(kiosk)
    clock.advance(timedelta(days=1).total_seconds())
    QTest.mouseClick(kiosk.window.attract, Qt.MouseButton.LeftButton)
    assert _built(kiosk) == {"first"}


def test_a_wipe_takes_the_rooms_that_nobody_saw(kiosk: Kiosk) -> None:
    _all_built(kiosk)
    gone: list[str] = []
    for name, room in kiosk.window.pages.items():
        room.destroyed.connect(lambda _=None, name=name: gone.append(name))
    enter(kiosk, "sleep")
    kiosk.window.wipe()
    assert _built(kiosk) == set()

    def all_gone() -> bool:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return set(gone) == _PUPILS

    wait_until(all_gone)


def test_a_room_is_painted_once_its_words_are_there(kiosk: Kiosk) -> None:
    QTest.mouseClick(kiosk.window.attract, Qt.MouseButton.LeftButton)
    kiosk.window.navigate("sleep")
    assert not kiosk.window.content.updatesEnabled()
    wait_until(kiosk.window.content.updatesEnabled)
    assert kiosk.window.page().isVisible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_sheet_is_tried_on_every_widget_but_scroll_bars_look_like_the_windows(
    kiosk: Kiosk, qapp: QApplication, scheme: str
) -> None:
    kiosk.theme.apply(qapp, scheme)
    assert qapp.styleSheet() == ""
    room = enter(kiosk, "helpline")
    assert isinstance(room, QScrollArea)
    edge = kiosk.theme.tokens.colour[scheme]["edge"]
    assert edge in room.verticalScrollBar().styleSheet()
    held = room.widget()
    assert held is not None
    assert not any(ground.autoFillBackground() for ground in (room.viewport(), held))


def test_the_window_keeps_its_sheet(qapp: QApplication) -> None:
    theme = Theme(qapp)
    theme.apply(qapp, "light")
    assert "QLineEdit" in qapp.styleSheet()
    assert "QScrollBar" in qapp.styleSheet()
    theme.leave()
