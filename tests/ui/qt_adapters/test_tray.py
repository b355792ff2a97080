"""The icon in the tray: derived from the commands, off until wanted, out of every picture, shared with notices."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from appui.actions import catalogue
from appui.actions.command import Commands, Mode
from appui.qt_adapters.notices import TrayNotices
from appui.qt_adapters.tray import Face, Tray
from fakes.program import OpenProgram
from fakes.qt import settle, wait_until
from fakes.x_screen import appui, count, stranger, tray_bar, window_manager, x_server

OURS = bytes.fromhex("ff00ff")


class _Icon(QSystemTrayIcon):
    """An icon that needs no tray: the offscreen platform has none."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.there = False
        self.said: list[str] = []

    def show(self) -> None:
        self.there = True

    def hide(self) -> None:
        self.there = False

    def showMessage(self, title: str, text: str, *_: object) -> None:
        assert title
        self.said.append(text)


@pytest.fixture
def ran() -> list[str]:
    """Hold the ids of what was done."""
    return []


@pytest.fixture
def tray(qapp: QApplication, monkeypatch: pytest.MonkeyPatch, ran: list[str]) -> Iterator[Tray]:
    assert qapp is not None
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", staticmethod(lambda: True))
    commands = Commands(Mode.WINDOW)
    for command in catalogue.ALL:
        commands.bind(command, lambda name=command.id: ran.append(name))  # type: ignore[misc]  # a name each
    made = Tray(commands, catalogue.ALL, Face(QIcon, lambda _name: QIcon()), make=_Icon)
    made.show(wanted=True)
    yield made
    made.leave()
    made.deleteLater()
    settle()


def _menu(tray: Tray) -> dict[str, object]:
    assert tray.icon is not None
    return {action.text(): action for action in tray.icon.contextMenu().actions()}


def test_the_menu_is_the_commands_marked_for_it_and_neutral(tray: Tray) -> None:
    assert list(_menu(tray)) == [
        "Joindre le 3018", "Garder une trace de l’écran", "Ouvrir la fenêtre", "Quitter vite"
    ]  # fmt: skip
    assert tray.icon is not None
    assert tray.icon.toolTip() == "Appui"


def test_what_is_in_the_window_brings_it_forward_and_the_quick_exit_does_not(tray: Tray, ran: list[str]) -> None:
    assert tray.icon is not None
    for action in tray.icon.contextMenu().actions():
        action.trigger()
    assert ran == ["window.open", "help.3018", "window.open", "keep.screen", "window.open", "quit.now"]


def test_a_press_on_the_icon_opens_the_window(tray: Tray, ran: list[str]) -> None:
    assert tray.icon is not None
    tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)
    assert ran == ["window.open"]


def test_it_steps_aside_for_a_picture_and_comes_back(tray: Tray) -> None:
    icon = tray.icon
    assert isinstance(icon, _Icon)
    tray.step_aside()
    assert not icon.there
    tray.come_back()
    assert icon.there


def test_switched_off_there_is_nothing_and_nothing_comes_back(tray: Tray) -> None:
    tray.show(wanted=False)
    tray.come_back()
    assert tray.icon is None


def test_a_notice_uses_the_icon_that_is_there(tray: Tray) -> None:
    icon = tray.icon
    assert isinstance(icon, _Icon)
    asked: list[bool] = []
    notices = TrayNotices(QIcon, lambda: asked.append(True), make=_Icon, standing=lambda: tray.icon)
    assert notices.show("Appui", "Un rappel vous attend.")
    assert notices.show("Appui", "Un rappel vous attend.")
    assert notices.findChildren(_Icon) == []
    assert icon.said == ["Un rappel vous attend."] * 2
    icon.messageClicked.emit()
    assert asked == [True]
    assert icon.there, "it is not the notice's to take away"
    notices.leave()
    notices.deleteLater()


def test_off_until_switched_on(
    program: OpenProgram, monkeypatch: pytest.MonkeyPatch, expect_qt_message: Callable[[str], None]
) -> None:
    # The offscreen platform has no tray, and says so when a real icon asks.
    expect_qt_message("systemTrayWindowChanged")
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))
    inside = program.program
    assert inside._standing() is None
    inside.settings.set("tray_icon", value=True)
    wait_until(lambda: inside._standing() is not None)
    inside.keep_screen()
    assert program.window._current == "evidence"
    inside.settings.set("tray_icon", value=False)
    wait_until(lambda: inside._standing() is None)


@pytest.mark.tool
def test_a_real_tray_shows_it_and_no_picture_does() -> None:
    with x_server() as display, window_manager(display), tray_bar(display), appui(display) as program:
        wait_for_tray(program)
        with stranger(display, "#2fae41", (10, 10, 300, 200)):
            assert count(program.grab(1), OURS) > 100
            program.ask("show", "#13579b", (350, 100, 200, 150))
            assert count(program.ask("grab_hidden", 1), OURS) == 0
            program.ask("standing")
            assert count(program.grab(1), OURS) > 100


def wait_for_tray(program: object) -> None:
    """Ask until the bar has come: it says nothing when it has."""
    for _ in range(20):
        if program.ask("show_tray", "#ff00ff"):  # type: ignore[attr-defined]  # an Appui
            return
    raise AssertionError("no tray came")
