"""The kiosk by keyboard alone: Tab goes as the eye does, and a room that comes up answers to no key by itself."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from appui.kiosk_run import Kiosk
from appui.pages.kiosk.check import CheckRoom
from appui.pages.kiosk.first import FirstPage
from fakes.qt import click, settle, wait_until

ROOMS = ("helpline", "adults", "normal", "report", "protect", "sleep", "witness")


@pytest.fixture
def page(kiosk: Kiosk) -> FirstPage:
    """Begin a visit."""
    kiosk.window.activateWindow()
    kiosk.window.begin()
    wait_until(kiosk.window.isActiveWindow)
    found = kiosk.window.page()
    assert isinstance(found, FirstPage)
    return found


def _focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def _stops(kiosk: Kiosk) -> list[QWidget]:
    """Return where Tab stops, from the start of the window to its end."""
    window = kiosk.window
    head = window.head.back if window.head.back.isVisible() else window.head.chips["fr"]
    head.setFocus()
    stops = [_focused()]
    while stops[-1] is not window.foot.wipe:
        QTest.keyClick(_focused(), Qt.Key.Key_Tab)
        assert _focused() not in stops, "the foot is never come to"
        stops.append(_focused())
    QTest.keyClick(_focused(), Qt.Key.Key_Tab)
    # Behind the foot it begins again.
    assert _focused() in {head, window.stack}
    return stops


def test_tab_goes_from_the_languages_over_the_answers_and_the_doors_to_the_way_out(
    kiosk: Kiosk, page: FirstPage
) -> None:
    window, who, when = kiosk.window, page.who.chip("me"), page.when.chip("now")
    doors = list(page.doors.values())
    head = [window.head.chips["fr"], window.head.letters]
    assert _stops(kiosk) == [*head, who, when, *doors, window.foot.wipe]
    click(who)
    click(when)
    talk = [one for one in page.talk.stops() if one.isVisible()]
    assert len(talk) == 3
    assert _stops(kiosk) == [*head, who, when, *talk, *doors, window.foot.wipe]


def test_what_comes_up_later_in_a_room_still_comes_before_the_foot(kiosk: Kiosk, page: FirstPage) -> None:
    window = kiosk.window
    click(page.doors["normal"])
    settle()
    room = window.page()
    assert isinstance(room, CheckRoom)
    for _ in range(2):
        stops = _stops(kiosk)
        assert stops[:3] == [window.head.back, window.head.chips["fr"], window.head.letters]
        assert stops[-2:] == [window.foot.reach, window.foot.wipe]
        inside = stops[3:-2]
        assert [one.objectName() for one in inside][:3] == ["answer_yes", "answer_no", "answer_skip"]
        assert all(room.isAncestorOf(one) for one in inside)
        answer = room.findChild(QAbstractButton, "answer_skip")
        assert answer is not None
        answer.click()
        settle()


@pytest.mark.parametrize("name", ROOMS)
def test_a_room_that_comes_up_has_the_keyboard_and_says_its_name(kiosk: Kiosk, page: FirstPage, name: str) -> None:
    assert page.isVisible()
    window = kiosk.window
    window.navigate(name)
    wait_until(kiosk.runner.idle)
    settle()
    assert _focused() is window.stack
    assert window.stack.accessibleName() == window.head.title.text() != ""
    # A key that was still held, or meant for the door.
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        QTest.keyClick(_focused(), key)
    settle()
    assert window.head.title.text() == window.stack.accessibleName()
    assert _focused() is window.stack


def test_one_answer_of_several_is_called_that(kiosk: Kiosk, page: FirstPage) -> None:
    for chip in (*page.who.chips(), *page.when.chips(), *kiosk.window.head.chips.values()):
        interface = QAccessible.queryAccessibleInterface(chip)
        assert interface is not None
        assert interface.role() == QAccessible.Role.RadioButton


def test_arrows_scroll_a_room_as_soon_as_it_comes_up(kiosk: Kiosk, page: FirstPage) -> None:
    kiosk.window.resize(900, 500)
    click(page.doors["sleep"])
    settle()
    room = kiosk.window.page()
    bar = room.verticalScrollBar()  # type: ignore[attr-defined]  # a scrolling page
    QTest.keyClick(_focused(), Qt.Key.Key_Down)
    assert bar.value() > 0
    QTest.keyClick(_focused(), Qt.Key.Key_Up)
    assert bar.value() == 0
