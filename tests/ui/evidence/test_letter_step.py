"""The step "La lettre": this addressee's letter, as it is written here, is the one in the dossier; or none."""

import json
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from appui.pages.evidence import dossiers
from appui.pages.evidence.model import View
from appui.pages.evidence.parts.room import RoomView
from appui.tasks.vault_session import LockReason, State
from appui.widgets.letter.sheet_edit import SheetEdit
from appui_core.cases.aliases import Alias
from appui_core.cases.model import Facts, Mode
from appui_core.cases.report_model import Told
from appui_core.content.letters import Template
from appui_core.dossier import letter_written
from appui_core.dossier.aliasing import note_aliases
from appui_core.dossier.names import LETTER_STEMS
from appui_core.dossier.verify import verify_path
from appui_core.errors import AppuiError, ErrorCode
from fakes.desk import find
from fakes.evidence_room import EvidenceRoom
from fakes.followup_room import SENT
from fakes.qt import click


@pytest.fixture
def into(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return the folder that the dialog will give."""
    folder = tmp_path / "remise"
    monkeypatch.setattr(dossiers, "pick_folder", lambda _parent, done: done((folder,)))
    return folder


def _to_letter(room: EvidenceRoom, button: str) -> None:
    room.begin_dossier(button)
    while not room.at(View.DOSSIER_LETTER):
        room.click("dossier_next")


def _edit(room: EvidenceRoom) -> SheetEdit:
    edit = find(room.page, "letter_text")
    assert isinstance(edit, SheetEdit)
    return edit


def _add(room: EvidenceRoom, words: str) -> None:
    _edit(room).moveCursor(QTextCursor.MoveOperation.End)
    _edit(room).insertPlainText(words)


def _choose(room: EvidenceRoom, key: str) -> None:
    box = find(room.page, "dossier_letter")
    assert isinstance(box, QComboBox)
    index = box.findData(key)
    assert index >= 0, f"{key!r} is not offered"
    box.setCurrentIndex(index)
    box.activated.emit(index)
    room.settle()


def _words(folder: Path, letter: str) -> str:
    with zipfile.ZipFile(folder / "lettres" / f"{LETTER_STEMS[letter]}.docx") as packed:
        return packed.read("word/document.xml").decode()


@pytest.mark.parametrize(
    ("button", "letter"),
    [
        ("dossier_school", "school"),
        ("dossier_police", "police"),
        ("dossier_3018", "line-3018"),
        ("dossier_platform", "platform-notice"),
    ],
)
def test_what_is_written_here_goes_with_the_dossier(
    room: EvidenceRoom, into: Path, button: str, letter: str
) -> None:
    room.one_capture()
    _to_letter(room, button)
    assert f"Étape {_step(room)}" in room.text
    _add(room, "Une phrase inventée.")
    room.last_step()
    room.click("dossier_make")
    (folder,) = into.iterdir()
    assert verify_path(folder).intact
    names = sorted(path.name for path in (folder / "lettres").iterdir())
    assert names == [f"{LETTER_STEMS[letter]}.{kind}" for kind in ("docx", "odt", "pdf")]
    assert "Une phrase inventée." in _words(folder, letter)


def _step(room: EvidenceRoom) -> str:
    from appui.pages.evidence.dossier_draft import STEPS  # noqa: PLC0415 - here alone

    assert room.at(View.DOSSIER_LETTER)
    return f"{STEPS.index(View.DOSSIER_LETTER) + 1} sur {len(STEPS)}"


def test_untouched_it_is_the_model_with_what_the_case_tells(room: EvidenceRoom, into: Path) -> None:
    room.one_capture()
    _to_letter(room, "dossier_school")
    assert "Il suit vos réponses" in room.text
    shown = _edit(room).text()
    room.last_step()
    room.click("dossier_make")
    (folder,) = into.iterdir()
    said = _words(folder, "school")
    for paragraph in shown.split("\n"):
        first = paragraph.removeprefix("– ").partition("«")[0].strip()[:30]
        assert first in said.replace("&amp;", "&"), first


def test_without_a_letter(room: EvidenceRoom, into: Path) -> None:
    room.one_capture()
    _to_letter(room, "dossier_school")
    _choose(room, "none")
    assert "Le dossier partira sans lettre" in room.text
    room.last_step()
    room.click("dossier_make")
    (folder,) = into.iterdir()
    assert verify_path(folder).intact
    assert not (folder / "lettres").exists()


def test_another_letter_to_the_same_addressee(room: EvidenceRoom, into: Path) -> None:
    room.one_capture()
    room.cases.reports.add(room.case().code, Told("tiktok", "video", SENT, reference="TT-48213"))
    _to_letter(room, "dossier_platform")
    box = find(room.page, "dossier_letter")
    assert isinstance(box, QComboBox)
    offered = [box.itemData(n) for n in range(box.count())]
    assert offered == ["platform-notice", "platform-complaint", "reminder-platform", "none"]
    _choose(room, "platform-complaint")
    assert "TT-48213" in _edit(room).text()
    room.last_step()
    room.click("dossier_make")
    (folder,) = into.iterdir()
    assert "TT-48213" in _words(folder, "platform-complaint")


def test_it_is_about_the_report_that_was_chosen_for_it(room: EvidenceRoom) -> None:
    room.one_capture()
    code = room.case().code
    chosen = room.cases.reports.add(code, Told("tiktok", "video", SENT, reference="TT-48213"))
    later = SENT + timedelta(days=1)
    newest = room.cases.reports.add(code, Told("instagram", "post", later, reference="IG-77"))
    kept: dict[str, object] = {"answers": {}, "text": None, "numbers": [], "report": chosen.id}
    room.cases.prepared.note(code, "answers/platform-complaint", kept)
    _to_letter(room, "dossier_platform")
    _choose(room, "platform-complaint")
    assert "TT-48213" in _edit(room).text()
    assert "IG-77" not in _edit(room).text()
    _choose(room, "reminder-platform")
    assert "IG-77" in _edit(room).text(), "the newest, where none was chosen"
    _add(room, "Une phrase à moi.")
    room.leave_dossier()
    assert room.cases.prepared.read(code, "answers/reminder-platform")["report"] == newest.id


def test_nobody_goes_on_before_the_letter_is_read(room: EvidenceRoom) -> None:
    room.one_capture()
    _to_letter(room, "dossier_school")
    _add(room, "Une phrase à moi.")
    room.click("dossier_back")
    click(find(room.page, "dossier_next"))
    assert room.at(View.DOSSIER_LETTER)
    on = find(room.page, "dossier_next")
    assert not on.isEnabled()
    room.settle()
    assert on.isEnabled()
    room.click("dossier_next")
    letters = room.page._dossiers.draft.letters
    assert letters is not None
    assert letters[0].text.endswith("Une phrase à moi.")


def test_without_a_letter_is_said_of_one_dossier(room: EvidenceRoom) -> None:
    room.one_capture()
    _to_letter(room, "dossier_school")
    _choose(room, "none")
    room.leave_dossier()
    room.begin_dossier("dossier_police")
    room.click("dossier_next")
    click(find(room.page, "dossier_next"))
    assert "partira sans lettre" not in room.text
    assert room.page._dossiers.letter.view.letters() is None


def test_where_the_letter_cannot_be_read_one_may_go_on(
    room: EvidenceRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> tuple[Template, ...]:
        raise AppuiError(ErrorCode.CONTENT_MISSING)

    room.one_capture()
    monkeypatch.setattr(letter_written, "letters_in_use", missing)
    _to_letter(room, "dossier_school")
    assert room.desk.said[-1][0] != "ok"
    assert find(room.page, "dossier_next").isEnabled()


def test_going_back_and_on_loses_nothing_and_it_is_there_the_next_time(room: EvidenceRoom) -> None:
    room.one_capture()
    _to_letter(room, "dossier_school")
    find(room.page, "ask_sender").setProperty("text", "Dominique Exemple")
    _add(room, "Une phrase à moi.")
    assert "est gardé dans le coffre" in room.text
    room.click("dossier_next", "dossier_back")
    assert _edit(room).text().endswith("Une phrase à moi.")
    room.leave_dossier()
    _to_letter(room, "dossier_school")
    assert _edit(room).text().endswith("Une phrase à moi.")
    assert find(room.page, "ask_sender").property("text") == "Dominique Exemple"
    kept = room.cases.prepared.read(room.case().code, "answers/school")
    assert json.loads(json.dumps(kept))["answers"] == {"sender": "Dominique Exemple"}
    room.leave_dossier()
    _to_letter(room, "dossier_police")
    assert "Une phrase à moi." not in _edit(room).text()


def test_a_name_that_the_school_reads_replaced_is_said_to_stand_in_the_text(room: EvidenceRoom) -> None:
    room.one_capture()
    cases = room.cases
    code = cases.new("Vie scolaire", Mode.SCHOOL).code
    cases.add_link(code, Facts(platform="TikTok"))
    note_aliases(cases, code, [Alias("Camille Exemple", "Élève A")])
    room.page.services.book.select(code)
    room.settle()
    _to_letter(room, "dossier_school")
    warned = "Un nom écrit ici sera remplacé dans le dossier"
    assert warned not in room.text
    find(room.page, "ask_done").setProperty("plainText", "J’en ai parlé à la mère de camille exemple.")
    assert warned in room.text
    find(room.page, "ask_done").setProperty("plainText", "")
    assert warned not in room.text
    _add(room, "Camille Exemple")
    assert warned in room.text
    room.click("letter_model")
    assert warned not in room.text
    _add(room, "un message de Camille")
    assert "se lit ici et n’est pas remplacée" in room.text


def test_an_address_that_the_school_does_not_read_is_noticed_where_somebody_typed_it(room: EvidenceRoom) -> None:
    room.one_capture()
    url = "https://www.tiktok.com/@k.exemple/video/1"
    (number,) = [room.cases.add_link(room.case().code, Facts(url=url, note="un mardi")).number]
    room.page.services.book.reload()
    room.settle()
    room.begin_dossier("dossier_school")
    room.page._dossiers.draft.unticked = [number]
    while not room.at(View.DOSSIER_LETTER):
        room.click("dossier_next")
    warned = "n’a pas à lire"
    assert warned not in room.text
    _add(room, f"Voir {url}")
    assert warned in room.text, "whether the record goes in or not"


def test_a_letter_that_spoke_of_a_withdrawn_exhibit_says_so_until_somebody_goes_on_with_it(
    room: EvidenceRoom,
) -> None:
    room.one_capture()
    code, url = room.case().code, "https://www.tiktok.com/@k.exemple/video/1"
    link = room.cases.add_link(code, Facts(url=url, account="@k.exemple")).id
    room.page.services.book.reload()
    room.settle()
    _to_letter(room, "dossier_police")
    _add(room, f"Voyez {url}.")
    room.leave_dossier()
    room.cases.withdraw(code, link)
    room.page.services.book.reload()
    room.settle()
    said = "Une pièce dont cette lettre parlait a été retirée"
    _to_letter(room, "dossier_school")
    assert said not in room.text, "it never spoke of it"
    for _ in range(2):
        room.leave_dossier()
        _to_letter(room, "dossier_police")
        assert url not in _edit(room).text()
        assert said in room.text, "until somebody goes on"
    room.click("dossier_next", "dossier_back")
    assert said not in room.text
    assert room.cases.prepared.read(code, "answers/police") is None, "there is nothing more to keep"


def test_leaving_by_the_strip_of_a_series_destroys_nothing_that_was_kept(room: EvidenceRoom) -> None:
    room.one_capture()
    _to_letter(room, "dossier_school")
    _add(room, "Une phrase à moi.")
    room.page.services.flow.home()
    room.page._dossiers.letter._keeping.flush()
    room.settle()
    _to_letter(room, "dossier_school")
    assert _edit(room).text().endswith("Une phrase à moi.")


def test_what_was_typed_just_before_a_lock_by_hand_is_kept(room: EvidenceRoom) -> None:
    room.one_capture()
    _to_letter(room, "dossier_school")
    _add(room, "Une phrase à moi.")
    view = room.page.findChild(RoomView)
    assert view is not None
    view.lock.emit()
    assert room.desk.vault.state == State.LOCKED
    room.settle()
    room.desk.vault.unlock(None, done=lambda: None, failed=lambda error: pytest.fail(str(error)))
    room.settle()
    _to_letter(room, "dossier_school")
    assert _edit(room).text().endswith("Une phrase à moi.")


@pytest.mark.parametrize("reason", [LockReason.ASKED, LockReason.IDLE])
def test_a_lock_takes_it_off_the_screen(room: EvidenceRoom, reason: LockReason) -> None:
    room.one_capture()
    _to_letter(room, "dossier_school")
    find(room.page, "ask_sender").setProperty("text", "Dominique Planté")
    _add(room, "Texte planté.")
    if reason == LockReason.ASKED:
        room.desk.vault.lock()
    else:
        room.desk.vault.lock_for(reason)
    for edit in room.page.findChildren(QPlainTextEdit):
        assert "plant" not in edit.toPlainText().lower()
    for line in room.page.findChildren(QLineEdit):
        assert "plant" not in line.text().lower()
    room.settle()
