"""Nothing to hold on to: whatever is pressed, dropped or asked for, only the allow-list reaches a widget."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QHelpEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from appui.kiosk_run import Kiosk
from appui.qt_adapters.kiosk_guard import KEYS, REFUSED, key_allowed
from fakes.qt import settle

_NO = Qt.KeyboardModifier.NoModifier
_HELD = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.MetaModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
)


class _Recorder(QWidget):
    """Writes down what reaches it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.seen: list[QEvent.Type] = []
        self.setAcceptDrops(True)
        self.resize(400, 300)
        self.show()
        self.setFocus()

    def event(self, event: QEvent) -> bool:
        """Write it down."""
        self.seen.append(event.type())
        return super().event(event)


@pytest.fixture
def recorder(kiosk: Kiosk) -> _Recorder:
    kiosk.window.begin()
    made = _Recorder(kiosk.window)
    made.raise_()
    settle()
    made.seen.clear()
    return made


def test_the_keys_that_pass_are_these() -> None:
    passing = sorted(key.name for key in Qt.Key if key_allowed(key, _NO))
    assert passing == sorted(key.name for key in KEYS)
    assert len(passing) == 14
    for key in Qt.Key:
        for held in _HELD:
            assert not key_allowed(key, held), (key, held)
        shifted = key_allowed(key, Qt.KeyboardModifier.ShiftModifier)
        assert shifted is (key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab})


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_F1, _NO),
        (Qt.Key.Key_F11, _NO),
        (Qt.Key.Key_Menu, _NO),
        (Qt.Key.Key_A, _NO),
        (Qt.Key.Key_1, _NO),
        (Qt.Key.Key_Print, _NO),
    ],
)
def test_a_key_that_is_not_on_the_list_reaches_nothing(
    recorder: _Recorder, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    QTest.keyClick(recorder, key, held)
    assert {QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride}.isdisjoint(recorder.seen)


@pytest.mark.parametrize("key", [Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_0])
def test_a_key_that_sizes_the_letters_is_told_and_reaches_nothing_either(
    kiosk: Kiosk, recorder: _Recorder, key: Qt.Key
) -> None:
    told: list[int] = []
    kiosk.guard.sized.connect(told.append)
    QTest.keyClick(recorder, key, Qt.KeyboardModifier.ControlModifier)
    assert told == [{Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}[key]]
    assert {QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride}.isdisjoint(recorder.seen)


def test_a_key_on_the_list_does(recorder: _Recorder) -> None:
    QTest.keyClick(recorder, Qt.Key.Key_Down)
    assert QEvent.Type.KeyPress in recorder.seen


@pytest.mark.parametrize(
    "button", [Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.BackButton]
)
def test_only_the_first_mouse_button_presses(recorder: _Recorder, button: Qt.MouseButton) -> None:
    QTest.mouseClick(recorder, button)
    assert QEvent.Type.MouseButtonPress not in recorder.seen
    QTest.mouseClick(recorder, Qt.MouseButton.LeftButton)
    assert QEvent.Type.MouseButtonPress in recorder.seen


def test_menus_drops_bubbles_and_files_reach_nothing(recorder: _Recorder) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/etc/hostname")])
    copy, left, at = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, QPoint(20, 20)
    for event in (
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, at),
        QDragEnterEvent(at, copy, data, left, _NO),
        QDropEvent(QPointF(at), copy, data, left, _NO),
        QHelpEvent(QEvent.Type.ToolTip, at, at),
        QHelpEvent(QEvent.Type.WhatsThis, at, at),
    ):
        assert event.type() in REFUSED
        QApplication.sendEvent(recorder, event)
        assert not event.isAccepted()
    assert REFUSED.isdisjoint(recorder.seen)


def test_nothing_can_be_pasted(kiosk: Kiosk, recorder: _Recorder) -> None:
    QGuiApplication.clipboard().setText("x" * 10_000_000)
    for key in (Qt.Key.Key_V, Qt.Key.Key_Insert):
        QTest.keyClick(recorder, key, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(recorder, key, Qt.KeyboardModifier.ShiftModifier)
    assert QEvent.Type.KeyPress not in recorder.seen
    kiosk.window.wipe()
    assert QGuiApplication.clipboard().text() == ""


def test_the_end_of_the_program_cannot_be_asked_for(kiosk: Kiosk) -> None:
    QApplication.quit()
    settle()
    assert kiosk.window.isVisible()


def test_a_held_key_does_not_press_for_ever(kiosk: Kiosk) -> None:
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, _NO, " ", True)
    QApplication.sendEvent(kiosk.window.attract, held)
    assert kiosk.window.attract.isVisible()


def test_a_book_on_the_keyboard_is_nobody(kiosk: Kiosk) -> None:
    kiosk.window.begin()
    touched: list[bool] = []
    kiosk.guard.touched.connect(lambda: touched.append(True))
    for again in (True, False):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, _NO, "", again)
        QApplication.sendEvent(kiosk.window.stack, event)
        assert bool(touched) is not again
