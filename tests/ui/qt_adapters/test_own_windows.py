"""Our windows before a picture: one that does not go ends it, and one that was there a moment ago counts."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from appui.qt_adapters import own_lately, own_windows
from appui.qt_adapters.own_windows import HiddenWindows
from appui.qt_adapters.screen import qt_screens
from appui_core.errors import AppuiError, ErrorCode
from fakes.qt import settle, wait_until


class _Stubborn(QWidget):
    """A window that comes back whenever it is hidden."""

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        QTimer.singleShot(0, self, self.show)


@pytest.fixture
def own(qapp: QApplication) -> HiddenWindows:
    """Return our own windows, on the platform of tests."""
    assert qapp is not None
    return HiddenWindows()


@pytest.fixture
def stubborn(qapp: QApplication) -> Iterator[QWidget]:
    """Return a window that does not go."""
    assert qapp is not None
    window = _Stubborn()
    window.show()
    wait_until(lambda: window.windowHandle().isExposed())
    yield window
    window.destroy()
    window.deleteLater()
    settle()


@pytest.mark.usefixtures("stubborn")
def test_while_one_of_ours_shows_no_picture_is_taken(own: HiddenWindows) -> None:
    taken: list[bool] = []
    answers: list[object] = []
    own.while_hidden(lambda: taken.append(True), answers.append)
    wait_until(lambda: bool(answers))
    (refused,) = answers
    assert isinstance(refused, AppuiError)
    assert refused.code is ErrorCode.SCREEN_COVERED
    assert taken == []
    assert not own.busy


@pytest.mark.usefixtures("stubborn")
def test_nor_while_others_wait_here(own: HiddenWindows) -> None:
    taken = False
    with pytest.raises(AppuiError) as refused, own.hidden():
        taken = True
    assert refused.value.code is ErrorCode.SCREEN_COVERED
    assert not taken
    assert not own.busy


def test_one_that_is_shown_meanwhile_is_one_of_ours_too(own: HiddenWindows) -> None:
    away = own.leave()
    answers: list[object] = []
    away.when_gone(lambda: None, answers.append)
    late = QWidget()
    late.show()
    wait_until(lambda: bool(answers))
    assert isinstance(answers[0], AppuiError)
    away.end()
    late.close()
    late.deleteLater()
    settle()


def _menu(own: HiddenWindows) -> QMenu:
    assert own is not None
    menu = QMenu()
    menu.addAction("Une ligne")
    menu.popup(QPoint(40, 40))
    wait_until(menu.isVisible)
    settle()
    return menu


def test_a_menu_that_is_open_lies_on_its_screen(own: HiddenWindows) -> None:
    (screen,) = qt_screens()
    menu = _menu(own)
    away = own.leave()
    assert not menu.isVisible()
    assert not away.spared(screen)
    away.end()
    settle()
    assert not menu.isVisible(), "menus do not come back"


def test_a_menu_that_closed_just_before_still_counts(own: HiddenWindows, monkeypatch: pytest.MonkeyPatch) -> None:
    (screen,) = qt_screens()
    menu = _menu(own)
    menu.close()
    menu.deleteLater()
    settle()
    away = own.leave()
    assert not away.spared(screen)
    away.end()
    # Once the moment is over nothing of it is on the screen.
    monkeypatch.setattr(own_lately, "MOMENT_MS", -1)
    away = own.leave()
    assert away.spared(screen)
    away.end()


def test_what_never_showed_does_not_count(own: HiddenWindows) -> None:
    (screen,) = qt_screens()
    away = own.leave()
    assert away.spared(screen)
    away.end()


def test_a_count_that_was_shown_after_we_left_is_waited_for_too(
    own: HiddenWindows, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[QRect] = []

    def look(_screen: object, area: QRect) -> tuple[()]:
        looked.append(area)
        return ()

    absence = own.leave()
    count = QWidget()
    count.setGeometry(300, 200, 120, 80)
    count.show()
    count.activateWindow()
    wait_until(count.isActiveWindow)
    count.hide()
    monkeypatch.setattr(own_windows, "_look", look)
    answers: list[object] = []
    absence.when_gone(lambda: None, answers.append)
    wait_until(lambda: bool(answers))
    absence.end()
    assert any(area.size() == count.frameGeometry().size() for area in looked)
