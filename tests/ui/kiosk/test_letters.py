"""Larger letters: a button and three keys, in every room, laid out as if made so; gone with the visit."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

from appui.kiosk_letters import steps_from
from appui.kiosk_run import Kiosk
from appui.pages.kiosk.first import FirstPage
from appui.theme.theme import Theme
from appui.widgets.buttons import TOUCH_PX
from fakes.clock import FixedClock
from fakes.kiosk import open_kiosk
from fakes.kiosk_visit import enter, plain
from fakes.qt import click, settle, wait_until

ROOMS = ("first", "helpline", "adults", "normal", "report", "protect", "sleep", "witness")
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PAD = Qt.KeyboardModifier.KeypadModifier


class _Shown(QObject):
    """Notes how large the letters are whenever the slides are shown or painted."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.letters: list[int] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - one is watched
        """Note it."""
        if event.type() in {QEvent.Type.Show, QEvent.Type.Paint}:
            self.letters.append(self._theme.letters)
        return False


def _press(kiosk: Kiosk, times: int = 1) -> None:
    for _ in range(times):
        click(kiosk.window.head.letters)
        _rest(kiosk)


def _rest(kiosk: Kiosk) -> None:
    settle()
    wait_until(kiosk.window.content.updatesEnabled)
    settle()


def _places(root: QWidget) -> list[tuple[str, QRect]]:
    """Return where each part that is shown lies, and what it is."""
    shown = (one for one in root.findChildren(QWidget) if one.isVisibleTo(root))
    return [(type(one).__name__, QRect(one.mapTo(root, QPoint(0, 0)), one.size())) for one in shown]


def _type(kiosk: Kiosk, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or kiosk.window, key, held)
    _rest(kiosk)


def test_a_press_goes_a_step_up_and_from_the_last_one_back(kiosk: Kiosk) -> None:
    enter(kiosk, "first")
    button, theme = kiosk.window.head.letters, kiosk.theme
    seen = []
    for _ in range(3):
        seen.append((theme.letters, button.text()))
        assert button.accessibleName() in {"", button.text()}
        assert min(button.width(), button.height()) >= TOUCH_PX
        _press(kiosk)
    larger, usual = "Lettres plus grandes", "Lettres habituelles"
    assert seen == [(100, larger), (150, larger), (200, usual)]
    assert (theme.letters, button.text()) == (100, larger)
    click(kiosk.window.head.chips["en"])
    assert button.text() == "Larger letters"


@pytest.mark.parametrize(
    ("usual", "steps"),
    [
        (100, (100, 150, 200)),
        (120, (120, 150, 200)),
        (140, (140, 200)),
        (150, (150, 200)),
        (180, (180,)),
        (200, (200,)),
        (400, (400,)),
    ],
)
def test_the_steps_begin_at_what_the_system_or_the_school_gives(usual: int, steps: tuple[int, ...]) -> None:
    assert steps_from(usual) == steps


def test_from_150_per_cent_there_is_one_step_and_from_200_none(
    qapp: QApplication, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("APPUI_TEXT_SCALE", "150")
    with open_kiosk(qapp, clock, monkeypatch) as kiosk:
        enter(kiosk, "first")
        _press(kiosk)
        assert (kiosk.theme.letters, kiosk.window.head.letters.text()) == (200, "Lettres habituelles")
        _type(kiosk, Qt.Key.Key_Minus, CTRL)
        assert kiosk.theme.letters == 150
        _type(kiosk, Qt.Key.Key_Minus, CTRL)
        assert kiosk.theme.letters == 150
    monkeypatch.setenv("APPUI_TEXT_SCALE", "200")
    with open_kiosk(qapp, clock, monkeypatch) as kiosk:
        enter(kiosk, "first")
        assert not kiosk.window.head.letters.isVisible()
        _type(kiosk, Qt.Key.Key_Plus, CTRL)
        assert kiosk.theme.letters == 200


def test_the_keys_of_every_keyboard_do_the_same(kiosk: Kiosk) -> None:
    enter(kiosk, "first")
    key = Qt.Key
    for larger, held in ((key.Key_Plus, CTRL), (key.Key_Plus, CTRL | SHIFT), (key.Key_Equal, CTRL)):
        _type(kiosk, larger, held)
        assert kiosk.theme.letters == 150
        _type(kiosk, larger, held | PAD)
        _type(kiosk, larger, held)
        assert kiosk.theme.letters == 200
        _type(kiosk, key.Key_Minus, CTRL | PAD)
        assert kiosk.theme.letters == 150
        for usual, with_it in ((key.Key_0, CTRL), (key.Key_0, CTRL | SHIFT), (key.Key_Agrave, CTRL)):
            _type(kiosk, larger, held)
            _type(kiosk, usual, with_it)
            assert kiosk.theme.letters == 100
    for typed, none in ((key.Key_Plus, SHIFT), (key.Key_Plus, CTRL | Qt.KeyboardModifier.AltModifier)):
        _type(kiosk, typed, none)
        assert kiosk.theme.letters == 100
    held_down = QKeyEvent(QEvent.Type.KeyPress, key.Key_Plus, CTRL, "", True)
    QApplication.sendEvent(kiosk.window.stack, held_down)
    assert kiosk.theme.letters == 100


def test_a_room_looks_as_if_it_had_been_made_in_that_size(kiosk: Kiosk) -> None:
    window = kiosk.window
    window.showNormal()
    window.resize(1024, 700)
    enter(kiosk, "first")
    usual = {}
    for name in ROOMS:
        enter(kiosk, name)
        usual[name] = _places(window)
    # From another room each: all but one of them are out of sight when the letters grow.
    _press(kiosk, 2)
    for name in ROOMS:
        enter(kiosk, name)
        _rest(kiosk)
        grown = _places(window)
        enter(kiosk, "sleep" if name == "first" else "first")
        window.pages.take_away(but=getattr(window.page(), "page_id", ""))
        enter(kiosk, name)
        _rest(kiosk)
        assert _places(window) == grown, name
    _press(kiosk)
    for name in ROOMS:
        enter(kiosk, name)
        _rest(kiosk)
        assert _places(window) == usual[name], name


@pytest.mark.parametrize(
    ("size", "direction"),
    [
        ((1920, 1080), Qt.LayoutDirection.LeftToRight),
        ((1024, 700), Qt.LayoutDirection.LeftToRight),
        ((800, 600), Qt.LayoutDirection.RightToLeft),
    ],
)
def test_in_every_room_at_each_step_nothing_is_cut(
    kiosk: Kiosk, qapp: QApplication, size: tuple[int, int], direction: Qt.LayoutDirection
) -> None:
    window = kiosk.window
    window.showNormal()
    window.resize(*size)
    enter(kiosk, "first")
    qapp.setLayoutDirection(direction)
    try:
        for _ in range(3):
            for name in ROOMS:
                page = enter(kiosk, name)
                assert isinstance(page, QScrollArea)
                where = (name, kiosk.theme.letters)
                assert window.size().toTuple() == size, where
                assert page.horizontalScrollBar().maximum() == 0, where
                for button in window.content.findChildren(QAbstractButton):
                    if not button.isVisible():
                        continue
                    assert button.width() >= button.minimumSizeHint().width(), (where, button.text())
                    assert min(button.width(), button.height()) >= TOUCH_PX, (where, button.text())
                    if not page.isAncestorOf(button):
                        corner = QRect(button.mapTo(window, QPoint(0, 0)), button.size())
                        assert window.rect().contains(corner), (where, button.text())
            _press(kiosk)
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_rooms_out_of_sight_are_laid_out_before_their_doors_are_pressed(kiosk: Kiosk) -> None:
    pages, stack = kiosk.window.pages, kiosk.window.stack
    for name in ROOMS:
        enter(kiosk, name)
    _press(kiosk, 2)
    assert {page.size() for page in pages.values()} != {stack.size()}
    wait_until(lambda: {page.size() for page in pages.values()} == {stack.size()})
    kiosk.letters.usual()
    kiosk.window.wipe()
    # Nothing of it goes on behind the slides.
    assert not kiosk.letters._turn.isActive()


def test_what_is_read_stays_in_sight(kiosk: Kiosk) -> None:
    window = kiosk.window
    window.showNormal()
    window.resize(1024, 700)
    page = enter(kiosk, "helpline")
    assert isinstance(page, QScrollArea)
    bar = page.verticalScrollBar()
    bar.setValue(bar.maximum())
    _press(kiosk)
    assert bar.value() == bar.maximum()
    bar.setValue(0)
    _press(kiosk)
    assert bar.value() == 0


def test_answers_stay(kiosk: Kiosk) -> None:
    page = enter(kiosk, "first")
    assert isinstance(page, FirstPage)
    page.who.chip("me").click()
    _press(kiosk)
    assert page is kiosk.window.page()
    assert page.who.chosen() == "me"


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 700), (800, 600)])
@pytest.mark.parametrize("room", ["first", "adults"])
def test_the_way_out_is_at_its_place_before_the_next_event(kiosk: Kiosk, room: str, size: tuple[int, int]) -> None:
    window = kiosk.window
    window.showNormal()
    window.resize(*size)
    enter(kiosk, room)

    def places() -> list[tuple[QPoint, QRect]]:
        ways = (window.foot.wipe, window.head.letters, window.head, window.foot)
        return [(one.mapTo(window, QPoint(0, 0)), one.geometry()) for one in ways]

    for act in (kiosk.letters.larger, kiosk.letters.larger, kiosk.letters.usual):
        act()
        at_once = places()
        _rest(kiosk)
        assert places() == at_once


def test_the_countdown_keeps_its_place_over_the_foot(kiosk: Kiosk, clock: FixedClock) -> None:
    enter(kiosk, "first")
    clock.advance(80)
    kiosk.window.tick()
    bar = kiosk.window.bar
    kiosk.letters.larger()
    _rest(kiosk)
    assert bar.geometry().bottom() < kiosk.window.foot.geometry().top()
    assert bar.height() == bar.heightForWidth(bar.width())


def test_the_visit_takes_its_letters_along(kiosk: Kiosk) -> None:
    window, theme = kiosk.window, kiosk.theme
    enter(kiosk, "first")
    before = _places(window)
    _press(kiosk, 2)
    shown = _Shown(theme)
    window.attract.installEventFilter(shown)
    click(window.foot.wipe)
    assert set(shown.letters) == {100}
    # As a tool may press it, while the slides hide the button.
    window.head.letters.click()
    kiosk.letters.larger()
    assert theme.letters == 100
    window.take_back()
    enter(kiosk, "first")
    _rest(kiosk)
    assert theme.letters == 100
    assert _places(window) == before
    assert plain(window.head.letters.text()) == "Lettres plus grandes"


def test_a_press_and_a_wipe_in_one_turn_do_no_harm(kiosk: Kiosk) -> None:
    for _ in range(3):
        enter(kiosk, "helpline")
        kiosk.letters.larger()
        kiosk.window.wipe()
        settle()
        kiosk.window.take_back()
    assert kiosk.theme.letters == 100
