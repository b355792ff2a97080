"""`Qui verra ce dossier ?`: every name has its line, is hidden with a press, and comes back; the dossier obeys."""

import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from appui.pages.evidence import dossiers
from appui.pages.evidence.model import View
from appui.pages.evidence.parts.dossier_readers import DossierReadersView
from appui.pages.evidence.parts.reader_row import ReaderRow
from appui_core.cases.model import Addressee, Facts
from appui_core.dossier.hidden import note_hidden, read_hidden
from appui_core.dossier.verify import verify_path
from fakes.desk import Desk, find, plain_text
from fakes.evidence_room import EvidenceRoom
from fakes.mask_hands import drag, mask_view
from fakes.originals import screenshot
from fakes.pictures import png_bytes
from fakes.qt import press
from ui.evidence.test_mask_ways import lock, unlock

ADDRESS = "https://exemple.test/adresse-precise"
TOLD = Facts(account="@compte.essai", note="Note du soir", people="Prénom Inventé", platform="TikTok")


@pytest.fixture
def into(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return the folder that the dialog will give."""
    folder = tmp_path / "remise"
    monkeypatch.setattr(dossiers, "pick_folder", lambda _parent, done: done((folder,)))
    return folder


def _fill(room: EvidenceRoom, count: int = 2) -> None:
    """Keep this many exhibits with the same names beside the first, and a record without image at the end."""
    room.one_capture()
    code = room.case().code
    for number in range(count):
        room.cases.add_original(code, screenshot(png_bytes(number + 2)), TOLD)
    room.cases.add_link(code, Facts(url=ADDRESS, words="Des mots rapportés", account="@compte.essai"))
    room.page.services.book.reload()
    room.settle()


@pytest.fixture
def step(room: EvidenceRoom) -> EvidenceRoom:
    """Return the room at the step, for the school, with four exhibits."""
    _fill(room)
    room.to_readers("dossier_school")
    return room


def _view(room: EvidenceRoom) -> DossierReadersView:
    part = room.page._part
    assert isinstance(part, DossierReadersView)
    return part


def _row(room: EvidenceRoom, number: int) -> str:
    rows = [row for row in _view(room).rows.built.values() if isinstance(row, ReaderRow)]
    (row,) = [row for row in rows if row.seen.exhibit.number == number]
    return plain_text(row)


def _written(folder: Path) -> str:
    words = subprocess.run(["pdftotext", folder / "dossier.pdf", "-"], capture_output=True, check=True, timeout=60)
    return words.stdout.decode() + (folder / "data/exhibits.json").read_text("utf-8")


def test_every_name_of_every_exhibit_is_there(step: EvidenceRoom) -> None:
    assert "Qui verra ce dossier" in step.text
    assert "groupe de parents" in step.text
    for number in (2, 3):
        for text in ("@compte.essai", "Note du soir", "Prénom Inventé", "TikTok", "Part entière"):
            assert text in _row(step, number)
    assert ADDRESS not in step.text
    assert "Des mots" not in step.text
    assert _row(step, 4).count("Ne part pas.") == 3


def test_addresses_and_words_of_records_are_told_to_the_police_alone(room: EvidenceRoom) -> None:
    _fill(room)
    room.to_readers("dossier_police")
    assert ADDRESS in _row(room, 4)
    assert "Des mots rapportés" in _row(room, 4)


def test_hidden_it_does_not_go_and_shown_again_it_does(step: EvidenceRoom, into: Path) -> None:
    step.click("reader_hide_2_note", "reader_hide_3_people")
    assert "Masqué pour ce destinataire." in _row(step, 2)
    assert "Note du soir" not in _row(step, 2)
    step.click("reader_hide_3_people")
    assert "Prénom Inventé" in _row(step, 3)
    step.last_step()
    step.click("dossier_make")
    (folder,) = into.iterdir()
    written = _written(folder)
    assert written.count("Prénom Inventé") == 2 * written.count("Note du soir") > 0
    assert "Masqué pour ce destinataire" in written
    report = verify_path(folder)
    assert (report.intact, len(report.abridged)) == (True, 1)


def test_of_a_hidden_account_it_is_said_that_the_displayed_name_still_goes(room: EvidenceRoom) -> None:
    room.one_capture()
    told = Facts(account="@compte.essai", display_name="Compte d’essai")
    room.cases.add_original(room.case().code, screenshot(png_bytes(2)), told)
    room.page.services.book.reload()
    room.settle()
    room.to_readers("dossier_school")
    room.click("reader_hide_2_account")
    assert "Le nom affiché, lui, part encore." in _row(room, 2)
    room.click("reader_hide_2_display_name")
    assert "Le nom affiché, lui" not in _row(room, 2)


def test_a_caption_is_listed_and_leads_to_where_it_is_written(step: EvidenceRoom) -> None:
    step.click("dossier_back", "piece_pencil_2")
    step.type("piece_caption_2", "La vidéo de la classe")
    step.click("dossier_next")
    assert "La vidéo de la classe" in _row(step, 2)
    step.click("reader_caption_2")
    assert step.value("piece_caption_2") == "La vidéo de la classe"


def test_it_is_kept_for_the_next_version_of_this_addressee_alone(step: EvidenceRoom) -> None:
    step.click("reader_hide_2_account")
    code = step.case().code
    assert read_hidden(step.cases, code, Addressee.SCHOOL) == {2: ("account",)}
    step.leave_dossier()
    step.to_readers("dossier_platform")
    assert "Masqué pour" not in _row(step, 2)
    step.leave_dossier()
    lock(step)
    unlock(step)
    step.to_readers("dossier_school")
    assert "Masqué pour" in _row(step, 2)


def test_what_still_shows_a_hidden_text_is_pointed_at(step: EvidenceRoom) -> None:
    step.cases.note_facts(step.case().code, step.exhibits()[0].id, Facts(note="Écrit par COMPTE.ESSAI"))
    step.click("reader_hide_2_account")
    assert "On y lit encore un texte que vous avez masqué." in _row(step, 1)
    assert "On y lit encore" in _row(step, 3)
    step.click("reader_hide_2_account")
    assert "On y lit encore" not in step.text


def test_a_name_that_comes_back_is_hidden_everywhere_in_one_step(step: EvidenceRoom) -> None:
    assert "Visible dans" in step.text
    step.click("reader_often_0")
    assert _row(step, 2).count("Masqué pour") == _row(step, 3).count("Masqué pour") == 1
    button = find(step.page, "reader_often_0")
    assert isinstance(button, QAbstractButton)
    assert button.text() == "Montrer partout"
    step.click("reader_often_0")
    assert "Masqué pour" not in step.text


def test_a_picture_leads_to_its_mask_and_back(step: EvidenceRoom) -> None:
    step.click("reader_cover_2")
    assert mask_view(step).addressee is Addressee.SCHOOL
    drag(mask_view(step), [(1, 1), (20, 20)])
    step.click("mask_save", "mask_back")
    assert step.at(View.DOSSIER_READERS)
    assert "Masquée : ce qui est couvert ne part pas" in _row(step, 2).replace("\u00a0", " ")
    assert _row(step, 2).count("Ne part pas.") == 1, "who is seen on it"


def test_by_keyboard_the_focus_stays_on_the_button(step: EvidenceRoom) -> None:
    step.page.activateWindow()
    button = find(step.page, "reader_hide_3_note")
    button.setFocus()
    press(button, Qt.Key.Key_Space)
    step.settle()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "reader_hide_3_note"
    assert focused.accessibleName().replace("\u00a0", " ") == "Montrer : Note, pièce 3"


def test_a_record_of_which_something_is_hidden_stays_here_whole(room: EvidenceRoom, into: Path) -> None:
    _fill(room)
    room.to_readers("dossier_police")
    room.click("reader_hide_4_words")
    assert "Il reste donc ici en entier" in _row(room, 4)
    assert ADDRESS not in room.text
    room.last_step()
    room.click("dossier_make")
    (folder,) = into.iterdir()
    assert ADDRESS not in _written(folder)
    assert not list((folder / "data").glob("004-*"))


def test_what_can_not_be_read_is_said_and_leads_no_further(room: EvidenceRoom, desk: Desk) -> None:
    _fill(room)
    vault = desk.vault.vault
    assert vault is not None
    with vault.transaction():
        vault.rows("UPDATE journal SET at_utc = '2026-01-01T00:00:00.000Z' WHERE seq = 2")
    room.begin_dossier("dossier_school")
    while not room.at(View.DOSSIER_READERS):
        room.click("dossier_next")
    assert not find(room.page, "dossier_next").isEnabled()
    assert _view(room).refused.isVisibleTo(room.page)


def test_when_the_vault_locks_no_name_stays(step: EvidenceRoom) -> None:
    view = _view(step)
    assert "@compte.essai" in plain_text(view)
    lock(step)
    assert "@compte.essai" not in plain_text(view)


def test_many_lines_are_built_as_they_are_looked_at(room: EvidenceRoom) -> None:
    _fill(room, 60)
    code = room.case().code
    note_hidden(room.cases, code, Addressee.SCHOOL, dict.fromkeys(range(2, 60), ("note",)))
    room.to_readers("dossier_school")
    assert len(_view(room).rows.built) < 30
    assert "62 pièce" in plain_text(_view(room))
