"""The page "Copies restées ailleurs": one leak after the other, explained, and cleaned on a second press only."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from appui.pages.leaks.page import MOST, LeaksPage
from appui.pages.leaks.parts.clean_sheet import CleanSheet
from appui.texts.language import Language
from appui.theme.theme import current_theme
from appui_core.locate import Places
from fakes.clock import FixedClock
from fakes.desk import Desk, find, go, plain_text
from fakes.originals import original_of
from fakes.program import OpenProgram
from fakes.qt import describe, press, settle, tab_stops
from fakes.safe import some_bytes
from fakes.screen_source import FakeScreenSource
from fakes.surroundings import KLIPPER

Show = Callable[[QWidget], QWidget]


class Room:
    """The page on a screen, over an open vault with two exhibits."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        desk.vault.create("private", None, done=lambda _key: None, failed=lambda error: pytest.fail(str(error)))
        desk.settle()
        cases = desk.vault.cases
        assert cases is not None
        self.code = cases.new("Une", "family").code
        for number in (1, 2):
            cases.add_original(self.code, original_of(some_bytes(number), captured=number == 2))
        self.page = LeaksPage(desk.context)
        self.page.resize(1000, 800)

    def put(self, place: str, number: int = 1) -> Path:
        return self.desk.computer.put(place, some_bytes(number))

    def look(self) -> None:
        go(self.page, self.desk, "leaks_look")

    @property
    def text(self) -> str:
        return plain_text(self.page)

    def rows(self) -> list[QWidget]:
        return [row for row in self.page.findChildren(QWidget, "leak_row") if row.isVisibleTo(self.page)]


@pytest.fixture
def room(qapp: QApplication, clock: FixedClock, places: Places, on_screen: Show) -> Iterator[Room]:
    assert qapp is not None
    language = Language()
    language.use("fr")
    desk = Desk(clock, places, FakeScreenSource(clock))
    made = Room(desk)
    on_screen(made.page)
    settle()
    yield made
    language.leave()
    for sheet in desk.sheets:
        sheet.hide()
        sheet.deleteLater()
    desk.close()


@pytest.fixture
def sheet_of(room: Room, on_screen: Show) -> Callable[[QWidget], CleanSheet]:
    """Return a function that presses a row's button and returns the sheet that opens."""

    def opened(row: QWidget) -> CleanSheet:
        go(row, room.desk, "leak_clean")
        sheet = room.desk.sheets[-1]
        assert isinstance(sheet, CleanSheet)
        on_screen(sheet)
        sheet.first_focus().setFocus()
        return sheet

    return opened


def test_before_anything_is_asked_it_says_so(room: Room) -> None:
    assert "Pas encore regardé" in room.text
    assert room.rows() == []


def test_a_clean_pc(room: Room) -> None:
    room.look()
    assert "Rien n’a été trouvé, là où Appui regarde." in room.text
    assert "Regarder de nouveau" in room.text
    (room.desk.computer.home / "Images").mkdir()
    (room.desk.computer.home / "Bureau").mkdir()
    room.look()
    assert "Dossiers regardés : Images, Bureau." in room.text


def test_each_is_explained_and_says_where(room: Room) -> None:
    copy, picture = room.put("Pictures/a.png"), room.put("Images/Screenshot_1.png", 2)
    room.look()
    text = room.text
    assert "2 choses à voir" in text
    for words in (
        "Une copie de la pièce 2 est restée ici",
        str(picture),
        "L’image d’origine de la pièce 1 est toujours là",
        str(copy),
        "Le garder peut être utile ; sur un ordinateur partagé, on peut l’effacer.",
    ):
        assert words in text
    assert copy.exists()
    assert picture.exists()


def test_of_several_alike_the_meaning_is_said_once(room: Room) -> None:
    for name in "abc":
        room.put(f"Pictures/{name}.png")
    room.look()
    assert len(room.rows()) == 3
    assert room.text.count("C’est le fichier dont vient la pièce") == 1


def test_many_are_shown_a_part_at_a_time(room: Room) -> None:
    for number in range(MOST + 3):
        room.put(f"Pictures/{number:02d}.png")
    room.look()
    assert len(room.rows()) == MOST
    assert "Et 3 autres, qui viendront ensuite." in room.text


def test_a_copy_is_erased_on_the_second_press_only(room: Room, sheet_of: Callable[[QWidget], CleanSheet]) -> None:
    copy, other = room.put("Pictures/a.png"), room.put("Pictures/b.png")
    room.look()
    sheet = sheet_of(room.rows()[0])
    assert copy.exists(), "the first press only asks"
    said = plain_text(sheet)
    assert str(copy) in said
    assert "sans passer par la corbeille" in said
    assert "ne veut pas dire effacé partout" in said
    assert "Si la police vous a demandé de laisser l’appareil tel quel, ne l’effacez pas." in said
    press(sheet.first_focus(), Qt.Key.Key_Space)
    assert copy.exists(), "the key that opened it changes nothing"
    go(sheet, room.desk, "clean_act")
    assert not copy.exists()
    assert other.exists()
    assert room.desk.said[-1][0] == "ok"
    assert "des copies peuvent rester ailleurs" in room.desk.said[-1][1]
    assert len(room.rows()) == 1
    assert str(copy) not in room.text


def test_other_names_of_it_are_said(room: Room, sheet_of: Callable[[QWidget], CleanSheet]) -> None:
    copy = room.put("Pictures/a.png")
    (room.desk.computer.home / "autre").hardlink_to(copy)
    room.look()
    go(sheet_of(room.rows()[0]), room.desk, "clean_act")
    assert "encore un autre nom" in room.desk.said[-1][1]


def test_a_refusal_is_said_in_the_sheet(room: Room, sheet_of: Callable[[QWidget], CleanSheet]) -> None:
    copy = room.put("Pictures/a.png")
    room.look()
    sheet = sheet_of(room.rows()[0])
    copy.write_bytes(some_bytes(9))
    go(sheet, room.desk, "clean_act")
    assert copy.exists()
    assert "n’est plus celui qui a été trouvé" in plain_text(sheet)
    assert not sheet.act.isVisible()
    assert len(room.rows()) == 1


def test_a_synchronised_folder_is_said_on_page_and_sheet(
    room: Room, sheet_of: Callable[[QWidget], CleanSheet]
) -> None:
    copy = room.put("Pictures/a.png")
    (copy.parent / ".dropbox").write_bytes(b"")
    room.look()
    words = "Ce dossier est copié ailleurs par Dropbox"
    assert words in room.text
    assert words in plain_text(sheet_of(room.rows()[0]))


def test_klipper_is_emptied(room: Room, sheet_of: Callable[[QWidget], CleanSheet]) -> None:
    room.desk.computer.bus.programs.update(KLIPPER)
    room.look()
    assert "Klipper se souvient de ce qui est copié" in room.text
    go(sheet_of(room.rows()[0]), room.desk, "clean_act")
    assert len(room.desk.computer.bus.called) == 1
    assert room.rows() == []


def test_the_place_is_copied_to_look_for_oneself(room: Room) -> None:
    copy = room.put("Pictures/a.png")
    room.look()
    go(room.rows()[0], room.desk, "leak_copy")
    assert room.desk.clipboard.text == str(copy)


def test_a_name_can_not_disturb_the_page(room: Room) -> None:
    room.put("Pictures/a\n<b>\u202egnp.png")
    room.look()
    assert "a\N{REPLACEMENT CHARACTER}<b>\N{REPLACEMENT CHARACTER}gnp.png" in room.text


def test_a_lock_takes_everything_away(room: Room) -> None:
    copy = room.put("Pictures/a.png")
    room.look()
    room.desk.vault.lock()
    room.desk.settle()
    settle()
    assert room.rows() == []
    assert str(copy) not in room.text
    assert "Le coffre est fermé" in room.text
    room.look()
    assert "aucun fichier n’a été comparé" in room.text
    go(room.page, room.desk, "leaks_evidence")
    assert room.desk.went == ["evidence"]


def test_every_control_has_a_name_that_tells_it_apart_and_the_keyboard_reaches_it(
    room: Room, sheet_of: Callable[[QWidget], CleanSheet]
) -> None:
    room.put("Pictures/a.png")
    room.put("Pictures/b.png", 2)
    room.look()
    buttons = [one for one in room.page.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled()]
    names = [describe(button) for button in buttons]
    assert len(set(names)) == len(names)
    assert tab_stops(room.page) == [
        "leaks_look",
        "leaks_evidence",
        "leak_clean",
        "leak_copy",
        "leak_clean",
        "leak_copy",
    ]
    sheet = sheet_of(room.rows()[0])
    assert {"clean_act", "clean_keep"} <= set(tab_stops(sheet))


def test_nothing_is_cut_at_twice_the_text_in_a_small_window(room: Room, qapp: QApplication) -> None:
    theme = current_theme()
    theme.apply(qapp, "light", 200)
    try:
        room.page.resize(700, 560)
        room.put(f"Pictures/{'un nom de fichier très long ' * 5}.png")
        room.look()
        assert room.page.horizontalScrollBar().maximum() == 0
        for button in room.page.findChildren(QAbstractButton):
            if button.isVisible():
                assert button.width() >= button.minimumSizeHint().width(), describe(button)
    finally:
        theme.apply(qapp, "light", 100)


def test_a_change_of_language_reaches_every_word(room: Room, qapp: QApplication) -> None:
    room.put("Pictures/a.png")
    room.look()
    language = Language()
    before = room.text
    language.use("en")
    try:
        room.desk.language = "en"
        qapp.processEvents()
        room.page.retranslate()
        settle()
        kept = set(before.splitlines()) & set(room.text.splitlines())
        assert [line for line in kept if len(line.split()) > 6] == []
        assert "The original picture of exhibit 1 is still there" in room.text
    finally:
        language.leave()
        qapp.processEvents()


def test_the_way_there_from_the_settings(program: OpenProgram) -> None:
    session = program.program.vault
    session.create("private", None, done=lambda _key: None, failed=lambda error: pytest.fail(str(error)))
    program.program.runner.wait()
    settle()
    program.window.navigate("settings")
    settle()
    look = find(program.window, "vault_leaks")
    assert isinstance(look, QAbstractButton)
    look.click()
    program.program.runner.wait()
    settle()
    page = program.window.page()
    assert isinstance(page, LeaksPage)
    assert program.window.header.title.text() == "Copies restées ailleurs"
    assert "là où Appui regarde" in plain_text(page)


@pytest.mark.parametrize("changed", [False, True])
def test_a_sheet_that_was_closed_meanwhile_still_tells_what_came_of_it(room: Room, *, changed: bool) -> None:
    copy = room.put("Pictures/a.png")
    room.look()
    report = room.desk.leaks.report
    assert report is not None
    sheet = CleanSheet(room.desk.context, report.leaks[0])
    if changed:
        copy.write_bytes(some_bytes(8))
    said = len(room.desk.said)
    sheet.act.click()
    shiboken6.delete(sheet)
    room.desk.settle()
    settle()
    ((tone, words),) = room.desk.said[said:]
    assert (tone, copy.exists()) == (("warn", True) if changed else ("ok", False))
    assert ("Rien n’a été effacé." if changed else "Effacée de ce dossier.") in words
