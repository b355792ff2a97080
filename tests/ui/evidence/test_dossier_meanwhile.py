"""What comes in, goes wrong or is typed anew while a dossier is prepared: what goes out is what was looked at."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from appui.pages.evidence import dossiers
from appui.pages.evidence.model import View
from appui.pages.evidence.parts.dossier import DossierView
from appui.pages.evidence.parts.names_sheet import NamesSheet
from appui.widgets.sheet import SheetLayer
from appui_core.cases.aliases import Alias
from appui_core.cases.model import Facts
from appui_core.dossier.aliasing import note_aliases
from appui_core.dossier.seal import SealKey
from appui_core.dossier.verify import verify_path
from fakes.desk import find
from fakes.evidence_room import EvidenceRoom
from fakes.lane import held
from fakes.originals import screenshot
from fakes.pictures import png_bytes
from fakes.qt import click

PHRASE, OTHER = "quatre mots jamais dits ailleurs", "une tout autre phrase du soir"


@pytest.fixture
def into(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return the folder that the dialog will give."""
    folder = tmp_path / "remise"
    monkeypatch.setattr(dossiers, "pick_folder", lambda _parent, done: done((folder,)))
    return folder


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch, room: EvidenceRoom) -> EvidenceRoom:
    """Return the room at the last step, where every folder is one that OneDrive copies."""
    watch = type(room.desk.context.leaks)
    monkeypatch.setattr(watch, "copied_by", lambda _self, _path, *, owner, done: done("OneDrive"))  # noqa: ARG005 - as the real one
    room.one_capture()
    room.click("dossier_school")
    return room


def _add(room: EvidenceRoom, number: int) -> None:
    """Bring an exhibit into the case from outside the window, as the command line does."""
    room.cases.add_original(room.case().code, screenshot(png_bytes(number)), Facts(account="@venu.plus.tard"))
    room.desk.vault.added.emit()
    room.settle()


def _damage(room: EvidenceRoom, number: int) -> None:
    """Cut the end off what the vault keeps of an exhibit."""
    vault = room.desk.vault.vault
    assert vault is not None
    (blob,) = vault.rows("SELECT blob FROM exhibits WHERE number = ?", (number,))[0]
    path = vault.folder / "blobs" / blob[:2] / blob
    path.write_bytes(path.read_bytes()[:-1])


def _numbers(into: Path) -> list[int]:
    (folder,) = into.iterdir()
    listed = json.loads((folder / "data" / "exhibits.json").read_bytes())["exhibits"]
    return [one["number"] for one in listed]


def _seal(room: EvidenceRoom, phrase: str) -> None:
    room.type("dossier_phrase_first", phrase)
    room.type("dossier_phrase_again", phrase)


def _last(room: EvidenceRoom) -> DossierView:
    part = room.page._part
    assert isinstance(part, DossierView)
    return part


def test_an_exhibit_that_nobody_was_shown_does_not_go_out(room: EvidenceRoom, into: Path) -> None:
    room.one_capture()
    room.click("dossier_school")
    _add(room, 2)
    assert len(room.page.services.book.exhibits) == 2
    room.click("dossier_make")
    assert _numbers(into) == [1]


def test_it_is_listed_to_whoever_goes_back_to_the_list(room: EvidenceRoom, into: Path) -> None:
    room.one_capture()
    room.click("dossier_school")
    _add(room, 2)
    while not room.at(View.DOSSIER_PIECES):
        room.click("dossier_back")
    assert "2 pièce(s)\u00a0: toutes partent." in room.text
    room.last_step()
    room.click("dossier_make")
    assert _numbers(into) == [1, 2]


def test_the_list_is_the_whole_case_before_the_room_has_read_it(room: EvidenceRoom, into: Path) -> None:
    room.one_capture()
    _add(room, 2)
    book = room.page.services.book
    book.exhibits = book.exhibits[:1]
    room.begin_dossier("dossier_school")
    assert "2 pièce(s)\u00a0: toutes partent." in room.text
    book.reload()
    room.settle()
    room.last_step()
    room.click("dossier_make")
    assert _numbers(into) == [1, 2]


def test_a_name_added_just_before_the_list_is_closed_is_replaced(room: EvidenceRoom) -> None:
    room.one_capture()
    note_aliases(room.cases, room.case().code, (Alias("Zoé", "Élève A"),))
    room.to_readers("dossier_school")
    room.click("dossier_names_on", "dossier_names")
    sheet = room.desk.sheets[-1]
    assert isinstance(sheet, NamesSheet)
    layer = SheetLayer(room.page)
    layer.open_sheet(sheet)
    room.settle()
    name = find(sheet, "names_name")
    assert isinstance(name, QLineEdit)
    name.insert("Noa")
    with held(room.desk.context.runner, room.page):
        click(find(sheet, "names_add"))
        sheet.request_close()
        QApplication.sendPostedEvents(sheet, QEvent.Type.DeferredDelete)
        assert not find(room.page, "dossier_next").isEnabled(), "not before the list is read again"
    room.settle()
    assert find(room.page, "dossier_next").isEnabled()
    room.click("dossier_next")
    assert [alias.name for alias in room.page._dossiers.draft.aliases] == ["Zoé", "Noa"]
    layer.hide()
    layer.deleteLater()


def test_another_phrase_is_asked_about_anew(copied: EvidenceRoom, into: Path) -> None:
    copied.click("dossier_form_phrase")
    _seal(copied, PHRASE)
    copied.click("dossier_make")
    assert find(copied.page, "dossier_here").isVisible()
    _seal(copied, OTHER)
    with pytest.raises(AssertionError):
        find(copied.page, "dossier_here")
    copied.click("dossier_make", "dossier_here")
    (path,) = into.iterdir()
    assert verify_path(path, key=SealKey(passphrase=OTHER)).intact


def test_a_phrase_that_faded_while_the_folder_was_looked_for_stands(copied: EvidenceRoom, into: Path) -> None:
    copied.click("dossier_form_phrase")
    _seal(copied, PHRASE)
    copied.click("dossier_make")
    for field in (_last(copied).how.first, _last(copied).how.again):
        field.forget()
    copied.click("dossier_here")
    (path,) = into.iterdir()
    assert verify_path(path, key=SealKey(passphrase=PHRASE)).intact


def test_what_was_not_written_is_asked_about_anew(copied: EvidenceRoom, into: Path) -> None:
    _damage(copied, 1)
    copied.click("dossier_form_phrase")
    _seal(copied, PHRASE)
    copied.click("dossier_make", "dossier_here")
    assert not into.exists()
    with pytest.raises(AssertionError):
        find(copied.page, "dossier_here")


def test_another_age_key_is_asked_about_anew(copied: EvidenceRoom) -> None:
    copied.click("dossier_more_forms", "dossier_form_age")
    _last(copied).ask_elsewhere("OneDrive")
    copied.type("dossier_age_key", "age1autre")
    with pytest.raises(AssertionError):
        find(copied.page, "dossier_here")


def test_whether_it_is_dated_is_what_the_switch_says_when_it_is_written(
    room: EvidenceRoom, copied: EvidenceRoom, into: Path
) -> None:
    view = _last(copied)
    view.dated.show()
    view.dated.setChecked(True)
    copied.click("dossier_make", "dossier_dated", "dossier_here")
    assert not room.page._dossiers.draft.dated
    assert _numbers(into) == [1]


def test_without_a_damaged_exhibit_the_letter_is_read_again_first(room: EvidenceRoom, into: Path) -> None:
    room.one_capture()
    _add(room, 2)
    _damage(room, 2)
    room.click("dossier_police", "dossier_make", "dossier_without")
    assert room.at(View.DOSSIER_LETTER)
    assert not into.exists()
    assert "@venu.plus.tard" not in room.value("letter_text")
    assert "sans les pièces abîmées (n°\u00a02)" in room.desk.said[-1][1]
    assert "Relisez la lettre" in room.desk.said[-1][1]
    assert "Votre texte" not in room.desk.said[-1][1]
    room.click("dossier_next", "dossier_make")
    assert _numbers(into) == [1]


def test_a_letter_of_ones_own_is_kept_and_said_to_be(room: EvidenceRoom, into: Path) -> None:
    room.one_capture()
    _add(room, 2)
    _damage(room, 2)
    room.begin_dossier("dossier_police")
    while not room.at(View.DOSSIER_LETTER):
        room.click("dossier_next")
    text = find(room.page, "letter_text")
    assert isinstance(text, QPlainTextEdit)
    text.insertPlainText("La pièce 2 le montre. ")
    room.click("dossier_next", "dossier_make", "dossier_without")
    assert "La pièce 2 le montre." in room.value("letter_text")
    assert "Votre texte n’est pas changé" in room.desk.said[-1][1]
    assert not into.exists()
    while not room.at(View.DOSSIER_PIECES):
        room.click("dossier_back")
    assert "1 pièce(s) partent, sur 2" in room.text.replace("\u00a0", " ")
