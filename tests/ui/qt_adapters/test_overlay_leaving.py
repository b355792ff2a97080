"""A frozen screen keeps nobody from leaving: Esc closes it, three times ends the program, a lock takes it away."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from appui import concrete
from appui.qt_adapters.overlay.frozen import Frozen
from appui.qt_adapters.overlay.service import ScreenOverlays
from appui.qt_adapters.screen import qt_screens
from appui.widgets.services import Picked, Stills
from appui_core.errors import AppuiError, ErrorCode
from appui_core.ports import Frame, WindowPlace
from fakes.program import OpenProgram
from fakes.qt import settle, wait_until
from fakes.window_finder import FakeWindowFinder

Answers = list[Picked | AppuiError | None]


class _OneScreen:
    """The offscreen platform's screen, filled with a pattern."""

    def available(self) -> bool:
        """Let it be grabbed."""
        return True

    def interactive(self) -> bool:
        """Ask nobody."""
        return False

    def screens(self) -> tuple[object, ...]:
        """Return Qt's."""
        return qt_screens()

    def grab(self, number: int) -> Frame:
        """Return the pattern."""
        info = qt_screens()[number - 1]
        row = bytes(x % 256 for x in range(3 * info.width_px))
        return Frame(
            info.width_px, info.height_px, len(row), row * info.height_px, info, datetime.now(UTC), "test"
        )


@pytest.fixture
def overlays(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> ScreenOverlays:
    """Return overlays that work on the platform of tests, for the program too."""
    assert qapp is not None
    made = ScreenOverlays(FakeWindowFinder(), platforms=frozenset({"offscreen"}))
    monkeypatch.setattr(concrete, "overlays", lambda: made)
    return made


def _freeze(overlays: ScreenOverlays) -> tuple[Frozen, Answers]:
    answers: Answers = []
    stills = overlays.look(_OneScreen())  # type: ignore[arg-type]  # a ScreenSource in all that is asked of it
    assert isinstance(stills, Stills)
    overlays.pick(stills, "region", answers.append)
    (frozen,) = overlays._frozen
    wait_until(frozen.isActiveWindow)
    return frozen, answers


def _escape() -> None:
    focused = QGuiApplication.focusWindow()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    settle()


def test_esc_closes_it_and_three_times_ends_the_program(program: OpenProgram, overlays: ScreenOverlays) -> None:
    _frozen, answers = _freeze(overlays)
    _escape()
    assert answers == [None]
    assert program.ended == []
    # As the end of the absence does.
    program.window.activateWindow()
    wait_until(program.window.isActiveWindow)
    _escape()
    _escape()
    assert program.ended == [0]


def test_the_keyboard_alone_chooses_and_a_name_is_there_for_the_ear(overlays: ScreenOverlays) -> None:
    frozen, answers = _freeze(overlays)
    assert "écran 1" in frozen.accessibleName()
    assert "Entrée" in frozen.accessibleDescription()
    QTest.keyClick(frozen, Qt.Key.Key_Down)
    QTest.keyClick(frozen, Qt.Key.Key_Return)
    (picked,) = answers
    assert isinstance(picked, Picked)
    assert picked.region.width == picked.frame.width // 2
    settle()


def test_only_the_left_button_keeps_a_part_by_a_double_click(overlays: ScreenOverlays) -> None:
    frozen, answers = _freeze(overlays)
    QTest.keyClick(frozen, Qt.Key.Key_Down)
    inside = frozen.rect().center()
    QTest.mouseDClick(frozen, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, inside)
    assert answers == []
    QTest.mouseDClick(frozen, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, inside)
    assert len(answers) == 1
    settle()


def test_a_window_without_a_title_is_still_told(overlays: ScreenOverlays, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr("appui.qt_adapters.overlay.frozen.announce", lambda _place, words: told.append(words))
    answers: Answers = []
    stills = overlays.look(_OneScreen())  # type: ignore[arg-type]  # a ScreenSource in all that is asked of it
    places = (WindowPlace(10, 10, 50, 40, "Devant"), WindowPlace(0, 0, 100, 80))
    overlays.pick(replace(stills, windows=places), "window", answers.append)
    (frozen,) = overlays._frozen
    QTest.keyClick(frozen, Qt.Key.Key_Tab)
    QTest.keyClick(frozen, Qt.Key.Key_Tab)
    assert told == ["Devant", "Fenêtre sans titre"]
    overlays.close()
    settle()


def test_closing_from_outside_tells_whoever_waits_once(overlays: ScreenOverlays) -> None:
    _frozen, answers = _freeze(overlays)
    overlays.close()
    overlays.close()
    assert answers == [None]
    settle()


def test_windows_made_ready_are_the_ones_that_show_and_go_with_a_refusal(overlays: ScreenOverlays) -> None:
    list(overlays.look_ahead(_OneScreen(), _NothingSpared(), []))  # type: ignore[arg-type]  # as above
    (ready,) = overlays._ready.values()
    assert not ready.isVisible()
    frozen, _answers = _freeze(overlays)
    assert frozen is ready
    assert not overlays._ready
    list(overlays.look_ahead(_OneScreen(), _NothingSpared(), []))  # type: ignore[arg-type]  # as above
    (unused,) = overlays._ready.values()
    overlays.close()
    settle()
    assert not overlays._ready
    assert not shiboken6.isValid(unused)


def test_a_window_made_ready_before_its_screen_changed_lies_over_the_screen_as_it_is(
    overlays: ScreenOverlays,
) -> None:
    list(overlays.look_ahead(_OneScreen(), _NothingSpared(), []))  # type: ignore[arg-type]  # as above
    (ready,) = overlays._ready.values()
    ready.setGeometry(0, 0, 320, 200)  # as large as the screen was then
    frozen, _answers = _freeze(overlays)
    assert frozen is ready
    assert frozen.geometry() == QGuiApplication.primaryScreen().geometry()
    overlays.close()
    settle()


def test_the_keyboard_comes_and_goes_without_painting_all_again(overlays: ScreenOverlays) -> None:
    frozen, _answers = _freeze(overlays)
    settle()
    painted: list[QPaintEvent] = []
    frozen.paintEvent = painted.append  # type: ignore[assignment]  # seen as Qt calls it
    other = QWidget()
    other.show()
    other.activateWindow()
    wait_until(other.isActiveWindow)
    frozen.activateWindow()
    wait_until(frozen.isActiveWindow)
    settle()
    assert painted == []
    overlays.close()


class _NothingSpared:
    """`widgets.services.Away` with a window of ours on every screen."""

    def spared(self, _screen: object) -> bool:
        """Tell so."""
        return False


def test_a_frozen_screen_that_the_desktop_closes_is_left_as_by_esc(overlays: ScreenOverlays) -> None:
    frozen, answers = _freeze(overlays)
    frozen.close()  # as Alt+F4 does
    assert answers == [None]
    assert overlays._frozen == []
    settle()


def test_a_count_that_the_desktop_closes_is_stopped(overlays: ScreenOverlays) -> None:
    heard: list[str] = []
    overlays.count_down(3, qt_screens()[0], lambda: heard.append("over"), lambda: heard.append("stopped"))
    count = overlays._count
    assert count is not None
    count.close()
    assert heard == ["stopped"]
    assert overlays._count is None
    settle()


def test_a_screen_whose_size_changed_since_its_picture_is_another_one(overlays: ScreenOverlays) -> None:
    stills = overlays.look(_OneScreen())  # type: ignore[arg-type]  # a ScreenSource in all that is asked of it
    (still,) = stills.screens
    still.screen = replace(still.screen, width_px=still.screen.width_px + 8)  # type: ignore[misc]  # ours: no property
    answers: Answers = []
    overlays.pick(stills, "region", answers.append)
    (refused,) = answers
    assert isinstance(refused, AppuiError)
    assert refused.code is ErrorCode.SCREEN_CHANGED
    settle()


def test_screens_that_are_others_by_now_are_refused(overlays: ScreenOverlays) -> None:
    _frozen, answers = _freeze(overlays)
    overlays._screens_changed()
    (refused,) = answers
    assert isinstance(refused, AppuiError)
    assert refused.code is ErrorCode.SCREEN_CHANGED
    assert overlays._frozen == []
    settle()
