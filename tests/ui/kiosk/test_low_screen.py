"""Large letters on a low screen: what stands around a room gives way to it, and no number is lost."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from appui.kiosk_run import Kiosk
from appui.widgets.danger_line import NUMBERS
from fakes.qt import settle

ROOMS = ("first", "helpline", "normal", "report", "witness", "adults")
# What is left to a room, of the height: the first page of 1024 by 700 also says what is kept.
SHARES = {(1024, 700): 0.56, (800, 600): 0.52}


def _area(kiosk: Kiosk, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(kiosk.window, QPoint(0, 0)), widget.size())


@pytest.mark.parametrize("size", SHARES)
@pytest.mark.parametrize("room", ROOMS)
def test_a_room_keeps_its_share_of_the_screen_at_200_per_cent(
    kiosk: Kiosk, room: str, size: tuple[int, int]
) -> None:
    window = kiosk.window
    # The only screen of a test has another size.
    window.showNormal()
    window.resize(*size)
    window.begin()
    window.navigate(room)
    kiosk.theme.apply(kiosk.application, "light", 200)
    settle()
    foot, stack = window.foot, window.stack
    assert window.size().toTuple() == size
    assert stack.height() >= size[1] * SHARES[size]
    # All of it can be read: each number whole, inside the foot, and the foot inside the window.
    pairs = foot.danger.findChildren(QWidget)
    shown = [one for one in pairs if one.isVisible() and one.property("text")]
    assert len(shown) == len(NUMBERS) + 1
    for one in shown:
        assert one.width() >= one.sizeHint().width()
        assert _area(kiosk, foot).contains(_area(kiosk, one))
    assert window.rect().contains(_area(kiosk, foot))
    assert window.head.title.height() >= window.head.title.heightForWidth(window.head.title.width())
    kiosk.set_language("en")
    settle()
    # One title takes two lines.
    assert stack.height() >= size[1] * (SHARES[size] - 0.07)


def test_letters_that_grow_while_the_window_stands_are_taken_notice_of(kiosk: Kiosk) -> None:
    window = kiosk.window
    window.showNormal()
    window.resize(1024, 700)
    window.begin()
    window.navigate("normal")
    settle()
    usual = window.foot.height()
    assert window.head.chips["fr"].isVisible()
    kiosk.theme.apply(kiosk.application, "light", 200)
    settle()
    # Languages are chosen on the first page, where they stay.
    assert not window.head.chips["fr"].isVisible()
    window.navigate("first")
    assert window.head.chips["fr"].isVisible()
    assert window.foot.kept.isVisible()
    window.navigate("normal")
    kiosk.theme.apply(kiosk.application, "light", 100)
    settle()
    assert window.head.chips["fr"].isVisible()
    assert window.foot.height() == usual


def test_words_are_whole_in_a_window_that_was_made_before_the_letters_grew(kiosk: Kiosk) -> None:
    title = kiosk.window.foot.danger.findChildren(QWidget)[0]
    kiosk.window.hide()
    kiosk.theme.apply(kiosk.application, "light", 200)
    kiosk.window.begin()
    kiosk.window.show()
    settle()
    assert title.width() >= title.sizeHint().width()
