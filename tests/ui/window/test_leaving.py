"""Esc closes a sheet; Esc three times and `Quitter vite` end everything at once, whatever a worker is doing."""

from threading import Event

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from appui.actions.catalogue import QUICK_EXIT
from appui.actions.quick_exit import LOCK_WAIT_S, QuickExit
from fakes.clock import FixedClock
from fakes.program import OpenProgram
from fakes.qt import click, settle


def _escape(program: OpenProgram) -> None:
    handle = program.window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_Escape)


@pytest.fixture
def watched(program: OpenProgram) -> OpenProgram:
    """Return a program whose window is watched, though this platform gives it no keyboard."""
    watch = program.program.escape
    assert watch is not None
    watch.watch_window(program.window.windowHandle())
    return program


def test_a_first_escape_only_closes_the_sheet(watched: OpenProgram) -> None:
    watched.window.show_3018()
    _escape(watched)
    assert watched.top_sheet() is None
    assert watched.window.isVisible()
    assert watched.ended == []


def test_escape_three_times_ends_the_program(watched: OpenProgram, clock: FixedClock) -> None:
    watched.window.show_3018()
    for _ in range(3):
        _escape(watched)
        clock.advance(0.4)
    assert watched.ended == [0]
    assert not any(widget.isVisible() for widget in QApplication.topLevelWidgets())


def test_three_slow_escapes_end_nothing(watched: OpenProgram, clock: FixedClock) -> None:
    for _ in range(4):
        _escape(watched)
        clock.advance(0.8)
    assert watched.ended == []


def test_another_key_in_between_starts_afresh(watched: OpenProgram) -> None:
    handle = watched.window.windowHandle()
    assert handle is not None
    _escape(watched)
    _escape(watched)
    QTest.keyClick(handle, Qt.Key.Key_A)
    _escape(watched)
    assert watched.ended == []


def test_a_key_held_down_counts_once(watched: OpenProgram) -> None:
    handle = watched.window.windowHandle()
    for _ in range(5):
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "", True)
        QApplication.sendEvent(handle, held)
    assert watched.ended == []


def test_the_setting_switches_it_off_but_escape_still_closes_sheets(watched: OpenProgram) -> None:
    watched.program.settings.set("triple_escape", value=False)
    watched.window.show_3018()
    for _ in range(4):
        _escape(watched)
    assert watched.ended == []
    assert watched.top_sheet() is None


def test_the_button_hides_empties_and_ends(program: OpenProgram) -> None:
    program.clipboard.copy("3018")
    click(program.window.rail.button(QUICK_EXIT.id))
    assert program.clipboard.text == ""
    assert program.ended == [0]
    assert not program.window.isVisible()


def test_a_busy_worker_does_not_hold_the_exit(qapp: QApplication) -> None:
    free, ended = Event(), list[int]()
    window = QWidget()
    window.show()

    def busy() -> None:
        free.wait(30)

    leave = QuickExit(lock_vault=busy, clear_clipboard=lambda: None, leave=ended.append)
    assert LOCK_WAIT_S < 1
    leave()
    assert ended == [0]
    assert not window.isVisible()
    free.set()
    window.deleteLater()
    settle()
    assert qapp is not None


def test_a_duty_that_fails_keeps_nobody_from_leaving(qapp: QApplication) -> None:
    ended, locked = list[int](), list[bool]()

    def fails() -> None:
        raise OSError("no clipboard here")

    QuickExit(lock_vault=lambda: locked.append(True), clear_clipboard=fails, leave=ended.append)()
    assert (ended, locked) == ([0], [True])
    assert qapp is not None
