"""Hostile fingers, which XTEST has none of: taps, long presses, swipes and many at once, in the real window."""

import random

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from appui.kiosk_run import Kiosk
from appui.pages.kiosk.first import FirstPage
from fakes.qt import settle

_TOUCHES = 1_200
_FINGERS = 5


def _place(chance: random.Random, kiosk: Kiosk) -> QPoint:
    return QPoint(chance.randrange(kiosk.window.width()), chance.randrange(kiosk.window.height()))


def test_a_thousand_touches(kiosk: Kiosk, seed: int) -> None:
    print("seed", seed)  # noqa: T201 - shown with a failure
    chance, window = random.Random(seed), kiosk.window  # noqa: S311 - can be given again
    device = QTest.createTouchDevice()
    wiped: list[bool] = []
    window.wiped.connect(lambda: wiped.append(True))
    for number in range(_TOUCHES):
        target = QApplication.widgetAt(_place(chance, kiosk)) or window
        places = [_place(chance, kiosk) for _ in range(chance.randint(1, _FINGERS))]
        touch = QTest.touchEvent(target, device)
        for finger, at in enumerate(places):
            touch.press(finger, at, window)
        touch.commit()
        for _ in range(chance.randint(0, 4)):
            for finger in range(len(places)):
                touch.move(finger, _place(chance, kiosk), window)
            touch.commit()
        for finger, at in enumerate(places):
            touch.release(finger, at, window)
        touch.commit()
        if number % 20 == 0:
            settle()
        # As when no fresh process comes.
        if window.spent and chance.random() < 0.5:
            window.take_back()
        assert QApplication.activePopupWidget() is None
        assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [window]
        assert window.isFullScreen()
    settle()
    window.wipe()
    window.take_back()
    window.begin()
    assert isinstance(window.page(), FirstPage)
    assert kiosk.language.code == "fr"
    assert not window.bar.isVisible()
    assert wiped, "no finger met the way out"
