"""The guards of the window's tests: each must be able to fail a test."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, qWarning
from PySide6.QtWidgets import QLabel, QPushButton

from fakes.qt import WATCH, click, left_over, named, wait_until


class _Bell(QObject):
    rung = Signal()


def test_a_qt_warning_is_reported() -> None:
    qWarning("something is odd")
    assert WATCH.settle() == ["unexpected Qt message: warning default: something is odd"]


def test_an_announced_qt_warning_passes(expect_qt_message: Callable[[str], None]) -> None:
    expect_qt_message("announced")
    qWarning("it was announced")


def test_an_exception_in_a_slot_is_reported() -> None:
    bell = _Bell()

    def broken() -> None:
        raise ValueError("in a slot")

    bell.rung.connect(broken)
    bell.rung.emit()
    assert WATCH.settle() == ["unexpected exception in a slot: ValueError: in a slot"]


def test_a_window_left_open_is_reported() -> None:
    label = QLabel("left")
    label.show()
    assert left_over() == ["window still open: QLabel"]
    label.close()
    assert left_over() == []


def test_a_timer_left_running_is_reported() -> None:
    timer = QTimer()
    timer.start(60_000)
    assert left_over() == ["timer still running: 60000 ms"]
    timer.stop()
    assert left_over() == []


def test_a_click_reaches_the_button(on_screen: Callable[[QPushButton], QPushButton]) -> None:
    clicks: list[str] = []
    button = on_screen(QPushButton("&Suite"))
    button.clicked.connect(lambda: clicks.append("Suite"))
    click(named(button, "Suite", QPushButton))
    wait_until(lambda: clicks)
    assert clicks == ["Suite"]
