"""The last step: a folder, a ZIP, a sealed file; a copied folder is warned of; what follows is said."""

import json
import subprocess
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton

from appui.pages.evidence import dossiers
from appui.pages.evidence.model import View
from appui_core.cases.model import Addressee, Facts
from appui_core.dossier.seal import SealKey
from appui_core.dossier.verify import verify_path
from appui_core.vault.keys import new_identity
from fakes.desk import find, plain_text
from fakes.evidence_room import EvidenceRoom
from fakes.originals import screenshot
from fakes.pictures import png_bytes

PHRASE = "quatre mots jamais dits ailleurs"


@pytest.fixture
def into(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return the folder that the dialog will give."""
    folder = tmp_path / "remise"
    monkeypatch.setattr(dossiers, "pick_folder", lambda _parent, done: done((folder,)))
    return folder


@pytest.fixture
def last(room: EvidenceRoom, into: Path) -> EvidenceRoom:
    """Return the room at the last step of a dossier for the school."""
    assert not into.exists()
    room.one_capture()
    room.click("dossier_school")
    return room


def _text(room: EvidenceRoom) -> str:
    return plain_text(room.page).replace("\u00a0", " ").replace("\u202f", " ")


def _seal(room: EvidenceRoom, phrase: str, again: str | None = None) -> None:
    room.click("dossier_form_phrase")
    room.type("dossier_phrase_first", phrase)
    room.type("dossier_phrase_again", phrase if again is None else again)
    room.click("dossier_make")


def _checked(room: EvidenceRoom, name: str) -> bool:
    card = find(room.page, name)
    assert isinstance(card, QAbstractButton)
    return card.isChecked()


def test_a_zip_is_one_file(last: EvidenceRoom, into: Path) -> None:
    assert _checked(last, "dossier_form_folder")
    last.click("dossier_form_zip")
    assert _checked(last, "dossier_form_zip")
    assert not _checked(last, "dossier_form_folder")
    last.click("dossier_make")
    (path,) = into.iterdir()
    assert path.suffix == ".zip"
    assert verify_path(path).intact
    assert "Vérifié : rien n’a changé" in _text(last)


def test_sealed_it_is_opened_by_its_phrase_alone_and_was_checked_through_its_seal(
    last: EvidenceRoom, into: Path, tmp_path: Path
) -> None:
    last.click("dossier_form_phrase")
    text = _text(last)
    for words in ("7-Zip", "Phrase perdue, fichier perdu", "de vive voix ou au téléphone"):
        assert words in text
    _seal(last, PHRASE)
    (path,) = into.iterdir()
    assert path.name.endswith("-scelle.zip")
    assert verify_path(path, key=SealKey(passphrase=PHRASE)).intact
    text = _text(last)
    assert "Vérifié : rien n’a changé" in text
    assert "Scellé sous votre phrase" in text
    assert PHRASE not in text
    opened = subprocess.run(
        ["7zz", "x", "-y", f"-p{PHRASE}", str(path)], cwd=tmp_path, capture_output=True, check=False
    )
    assert opened.returncode == 0


@pytest.mark.parametrize(
    ("phrase", "again", "said"),
    [
        ("", "", "Écrivez au moins quelques mots"),
        (PHRASE, PHRASE + " ", "ne sont pas les mêmes"),
        ("quatre mots très accentués", "quatre mots très accentués", "sans accent ni emoji"),
    ],
)
def test_a_phrase_that_would_not_open_it_is_refused_beside_its_field(
    last: EvidenceRoom, into: Path, phrase: str, again: str, said: str
) -> None:
    _seal(last, phrase, again)
    assert said in _text(last)
    assert not into.exists()


def test_a_short_phrase_is_called_short(last: EvidenceRoom) -> None:
    last.click("dossier_form_phrase")
    last.type("dossier_phrase_first", "azerty")
    assert "Courte" in _text(last)
    last.type("dossier_phrase_first", PHRASE)
    assert "Assez longue" in _text(last)


def test_another_form_forgets_the_phrase(last: EvidenceRoom) -> None:
    last.click("dossier_form_phrase")
    last.type("dossier_phrase_first", PHRASE)
    last.click("dossier_form_zip", "dossier_form_phrase")
    assert last.value("dossier_phrase_first") == ""
    last.type("dossier_phrase_first", PHRASE)
    last.click("dossier_back")
    last.last_step()
    assert _checked(last, "dossier_form_folder")
    last.click("dossier_form_phrase")
    assert last.value("dossier_phrase_first") == ""


def test_for_an_age_key_only_its_owner_opens_it_and_that_is_said(last: EvidenceRoom, into: Path) -> None:
    identity = new_identity()
    last.click("dossier_more_forms", "dossier_form_age")
    last.type("dossier_age_key", "age1rien")
    last.click("dossier_make")
    assert not into.exists()
    assert find(last.page, "dossier_age_key").property("wrong") == "true"
    last.type("dossier_age_key", identity.recipient)
    last.click("dossier_make")
    (path,) = into.iterdir()
    assert path.name.endswith(".zip.age")
    assert verify_path(path, key=SealKey((identity,))).intact
    text = _text(last)
    assert "Scellé, non relu" in text
    assert "Vérifié" not in text


def test_a_copied_folder_is_warned_of_before_anything_is_written(last: EvidenceRoom, into: Path) -> None:
    into.mkdir()
    (into / ".dropbox").write_text("")
    last.click("dossier_make")
    assert [path.name for path in into.iterdir()] == [".dropbox"]
    assert "copié sur Internet par Dropbox" in _text(last)
    last.click("dossier_elsewhere")
    assert [path.name for path in into.iterdir()] == [".dropbox"]
    last.click("dossier_here")
    assert len(list(into.iterdir())) == 2
    assert "Vérifié : rien n’a changé" in _text(last)


def test_of_a_sealed_file_in_a_copied_folder_the_clear_parts_are_told(last: EvidenceRoom, into: Path) -> None:
    into.mkdir()
    (into / ".stfolder").mkdir()
    _seal(last, PHRASE)
    assert "ses parties y passent en clair" in _text(last)
    last.click("dossier_form_folder")
    assert "Syncthing" not in _text(last), "another form is another question"


def test_changing_ones_mind_forgets_the_seal(last: EvidenceRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dossiers, "pick_folder", lambda _parent, done: done(()))
    _seal(last, PHRASE)
    assert last.at(View.DOSSIER)
    assert last.page._dossiers.draft.seal is None


def test_what_changed_since_the_last_version_is_said_before_and_after(last: EvidenceRoom, into: Path) -> None:
    assert "Depuis la version" not in _text(last)
    last.click("dossier_make", "dossier_done")
    last.click("dossier_school")
    assert "Mêmes pièces, mêmes masques que dans la version du" in _text(last)
    last.leave_dossier()
    code = last.case().code
    last.cases.add_original(code, screenshot(png_bytes(9)), Facts(account="@compte.essai"))
    first = last.exhibits()[0]
    last.cases.note_facts(code, first.id, Facts(note="Une note"))
    last.page.services.book.reload()
    last.settle()
    last.to_readers("dossier_school")
    last.click("reader_hide_1_note")
    last.last_step()
    told = ("Pièces qui n’y figuraient pas : 2.", "Textes masqués ou remplacés autrement : 1.")
    assert [words for words in told if words not in _text(last)] == []
    last.click("dossier_make")
    assert [words for words in told if words not in _text(last)] == []
    last.click("dossier_done")
    last.click("dossier_police")
    assert "la version du" not in _text(last), "another addressee's is none of it"
    assert len(list(into.iterdir())) == 2


def test_what_is_to_be_signed_is_said_where_there_is_a_line_for_it(last: EvidenceRoom) -> None:
    last.click("dossier_make")
    text = _text(last)
    assert "« Remis par »" in text
    assert "voyez Démarches" in text
    assert "groupe de parents" in text
    last.click("dossier_done", "dossier_3018", "dossier_make")
    assert "« Remis par »" not in _text(last)


def test_the_ledger_notes_the_seal_and_never_the_phrase(last: EvidenceRoom) -> None:
    _seal(last, PHRASE)
    vault = last.desk.vault.vault
    assert vault is not None
    (details,) = vault.rows(
        "SELECT o.details FROM journal j JOIN openings o USING (chain, seq) WHERE j.event = 'dossier_exported'"
    )[0]
    told = json.loads(details)
    assert (told["sealed"], told["addressee"], told["exhibits"]) == ("passphrase", Addressee.SCHOOL, [1])
    assert {"journal_head", "manifest_sha256"} <= set(told)
    assert PHRASE not in details
