"""The shell: rooms, sheets, banner, the 3018 one click and one key away from everywhere, names on everything."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from appui.actions import catalogue
from appui.pages.helpline_sheet.page import HelplineSheet
from appui.widgets.labels import Body
from appui.widgets.rail import RailButton
from appui.widgets.sheet import Sheet
from appui.window import MainWindow
from appui_core.locate import Places
from fakes.clock import FixedClock
from fakes.program import OpenProgram, open_program
from fakes.qt import click, describe, named, press, settle

_ROOMS = ["home", "triage", "report", "evidence", "followup", "learn", "settings", "leaks", "verify"]
_PARIS = ZoneInfo("Europe/Paris")


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def _nameless(root: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in root.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not describe(widget)
    ]


def test_the_rail_shows_the_rooms_that_work(program: OpenProgram) -> None:
    assert list(program.window.rooms()) == _ROOMS
    words = [button.text() for button in program.window.rail.findChildren(RailButton)]
    assert words == ["Accueil", "Signaler", "Preuves", "Démarches", "S’informer", "Réglages", "Quitter vite"]


def test_the_quick_exit_lies_on_the_screen(
    qapp: QApplication,  # noqa: ARG001 - it must exist first
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class SmallScreen:
        def availableSize(self) -> QSize:
            return QSize(1366, 720)

    monkeypatch.setattr(MainWindow, "screen", lambda _self: SmallScreen())
    window = MainWindow(QWidget, lambda: None)
    assert window.height() <= 720 - 32, "the title bar takes its part"
    window.deleteLater()


def test_a_room_within_another_has_no_button_and_marks_the_other_ones(program: OpenProgram) -> None:
    program.window.navigate("report")
    program.window.navigate("triage")
    assert program.window.header.title.text() == "Par où commencer"
    marked = [b.text() for b in program.window.rail.findChildren(RailButton) if b.accessibleDescription()]
    assert marked == ["Accueil"]


@pytest.mark.parametrize("page", _ROOMS)
def test_from_every_page_the_3018_is_one_click_and_one_key_away(program: OpenProgram, page: str) -> None:
    window = program.window
    window.navigate(page)
    settle()
    click(window.header.call)
    assert isinstance(program.top_sheet(), HelplineSheet)
    assert window.escape()
    assert program.top_sheet() is None
    press(window, Qt.Key.Key_F1)
    assert isinstance(program.top_sheet(), HelplineSheet)
    # And from a sheet that something else opened.
    window.open_sheet(Sheet("Une autre fiche"))
    click(window.header.call)
    assert isinstance(program.top_sheet(), HelplineSheet)
    assert len(window.layer.sheets()) == 2, "the 3018 is never opened twice"


@pytest.mark.parametrize("page", _ROOMS)
def test_every_control_of_every_page_has_a_name(program: OpenProgram, page: str) -> None:
    program.window.navigate(page)
    settle()
    assert _nameless(program.window) == []


def test_every_control_of_the_3018_sheet_has_a_name(program: OpenProgram) -> None:
    program.window.show_3018()
    settle()
    assert _nameless(program.window) == []


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("page", ["home", "settings"])
def test_no_page_is_wider_than_a_small_window(program: OpenProgram, page: str, scale: int) -> None:
    program.program.settings.set("text_scale", scale)
    program.window.resize(1024, 700)
    program.window.navigate(page)
    settle()
    bar = program.window.page().horizontalScrollBar()  # type: ignore[attr-defined]  # these pages scroll
    assert bar.maximum() == 0


def test_the_tab_key_reaches_every_control_of_the_first_page(program: OpenProgram) -> None:
    window = program.window
    wanted = {
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    met: set[QWidget] = set()
    for _ in range(3 * len(wanted)):
        QTest.keyClick(window, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is not None:
            met.add(focused)
    assert {describe(widget) for widget in wanted - met} == set()


@pytest.mark.parametrize(
    ("key", "page"),
    [
        (Qt.Key.Key_1, "home"),
        (Qt.Key.Key_2, "report"),
        (Qt.Key.Key_3, "evidence"),
        (Qt.Key.Key_5, "learn"),
        (Qt.Key.Key_Comma, "settings"),
    ],
)
def test_each_room_has_its_key(program: OpenProgram, key: Qt.Key, page: str) -> None:
    program.window.navigate("settings" if page == "home" else "home")
    press(program.window, key, Qt.KeyboardModifier.ControlModifier)
    assert getattr(program.window.page(), "page_id", "") == page


def test_no_two_commands_share_a_key_or_an_id() -> None:
    keys = [QKeySequence(command.shortcut).toString() for command in catalogue.ALL if command.shortcut]
    assert len(set(keys)) == len(keys)
    assert len({command.id for command in catalogue.ALL}) == len(catalogue.ALL)


def test_going_elsewhere_closes_the_sheet(program: OpenProgram) -> None:
    program.window.show_3018()
    click(program.window.rail.button(catalogue.SETTINGS.id))
    assert program.top_sheet() is None
    assert program.window.header.title.text() == "Réglages"


def test_the_current_room_is_said_in_words(program: OpenProgram) -> None:
    rail = program.window.rail
    assert rail.button(catalogue.HOME.id).accessibleDescription() == "Page ouverte"
    program.window.navigate("settings")
    assert rail.button(catalogue.HOME.id).accessibleDescription() == ""


def test_a_message_stays_until_it_is_closed_or_the_page_changes(program: OpenProgram) -> None:
    window = program.window
    window.say("warn", "Le disque est presque plein.")
    settle()
    assert named(window, "Attention. Le disque est presque plein.", QWidget).isVisible()
    click(named(window, "Fermer ce message"))
    assert window.banner is None
    window.say("ok", "C’est fait.")
    window.navigate("settings")
    assert window.banner is None


@pytest.mark.parametrize(
    ("hour", "minute", "words"),
    [
        (18, 2, "Ouvert jusqu’à 23 h"),
        (22, 48, "Ferme dans 12 min"),
        (23, 30, "Fermé, ouvre à 9 h"),
        (3, 0, "Fermé, ouvre à 9 h"),
    ],
)
def test_the_button_says_the_state_and_follows_the_minute(
    program: OpenProgram, clock: FixedClock, hour: int, minute: int, words: str
) -> None:
    clock.set(datetime(2026, 11, 14, hour, minute, tzinfo=_PARIS))
    minutes = program.program.minute
    assert minutes is not None
    minutes.passed.emit()
    assert _plain(program.window.header.call.state()) == words
    assert _plain(program.window.header.call.accessibleName()) == f"Joindre le 3018. {words}"


def test_a_pc_elsewhere_reads_both_times(
    qapp: QApplication, places: Places, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_program(qapp, places, clock, monkeypatch, zone="Indian/Reunion") as opened:
        assert _plain(opened.window.header.call.state()) == "Ouvert jusqu’à 23 h (Paris) · 2 h ici"


def test_f1_can_be_switched_off(program: OpenProgram) -> None:
    program.program.settings.set("f1_opens_3018", value=False)
    press(program.window, Qt.Key.Key_F1)
    assert program.top_sheet() is None
    program.program.settings.set("f1_opens_3018", value=True)
    press(program.window, Qt.Key.Key_F1)
    assert program.top_sheet() is not None


def test_a_mirrored_window_keeps_its_parts_apart(program: OpenProgram, qapp: QApplication) -> None:
    window = program.window
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    settle()
    assert window.rail.x() > window.header.x()
    assert window.header.call.x() < window.header.title.x()
    window.show_3018()
    settle()
    assert not window.grab().isNull()
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_a_sheet_that_grows_gets_the_room(program: OpenProgram) -> None:
    sheet = Sheet("Une fiche", 500)
    program.window.open_sheet(sheet)
    settle()
    before = sheet.height()
    for _ in range(4):
        sheet.body.addWidget(Body("Une phrase de plus."))
    settle()
    assert sheet.height() > before
