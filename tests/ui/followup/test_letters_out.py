"""Letters offered at a report, saved in three forms, copied; gone from the screen with a lock."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from appui.pages.followup import letter_saving
from appui.tasks.vault_session import LockReason
from appui_core.cases.model import Facts
from appui_core.cases.report_model import SCHOOL, Step, Told
from appui_core.dossier.names import LETTER_STEMS
from fakes.desk import Desk, find
from fakes.followup_room import SENT, FollowupRoom
from fakes.letters import text_of, write

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def target(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path]:
    """Return the places that the dialog will give, the next one first; an empty list is a change of mind."""
    places: list[Path] = []

    def choose(
        _parent: QWidget, _title: str, name: str, done: Callable[[tuple[Path, ...]], None], *, may_replace: bool
    ) -> None:
        assert may_replace
        done((places.pop(0) / name,) if places else ())

    monkeypatch.setattr(letter_saving, "choose_new_file", choose)
    places.append(tmp_path)
    return places


# --- at a report -------------------------------------------------------------------------------------------------


def test_a_reminder_that_is_due_is_offered_at_the_letter_to_the_school(room: FollowupRoom) -> None:
    room.sent(Told(SCHOOL, "letter", SENT.replace(day=3)))
    assert find(room.page, "report_letter_reminder-school").accessibleName() == (
        "Écrire la relance, Lettre à l’établissement"
    )
    room.click("due_relaunch_letter")
    assert "3 novembre 2026" in text_of(room)
    room.click("letter_back", "letters_back", "report_letter_reminder-school")
    assert "3 novembre 2026" in text_of(room)
    report = room.reports.all()[0]
    room.reports.note(report.id, Step.RELAUNCHED, SENT)
    room.visit()
    room.click("letter_back", "letters_back")
    room.click("report_letter_academy")
    assert "3 novembre 2026" in text_of(room)


def test_what_is_not_due_yet_is_not_offered_at_the_report(room: FollowupRoom) -> None:
    room.sent(Told(SCHOOL, "letter", SENT.replace(day=13)))
    assert room.page.findChild(QWidget, "report_letter_reminder-school") is None
    assert find(room.page, "due_relaunch_letter").accessibleName() == "Lettre, Relancer l’établissement"


def test_a_refusal_offers_the_complaint_silence_a_reminder_then_the_3018(room: FollowupRoom) -> None:
    refused, silent = room.sent(), room.sent(Told("instagram", "comment", SENT, reference="IG-1"))
    room.reports.note(refused.id, Step.REFUSED, SENT)
    room.visit()
    room.click("report_letter_platform-complaint")
    assert "TikTok" in text_of(room)
    assert "TT-48213" in text_of(room)
    assert "d’après ce qui est noté : TT-48213." in room.text
    room.choose("letter_report", silent.id)
    assert "IG-1" in text_of(room)
    assert "d’après ce qui est noté : IG-1." in room.text
    room.choose("letter_report", "")
    assert "TT-48213" not in text_of(room)
    assert "IG-1" not in text_of(room)
    room.click("letter_back", "letters_back", "report_letter_reminder-platform")
    assert "Instagram" in text_of(room)
    room.reports.note(silent.id, Step.NONE, SENT)
    room.click("letter_back", "letters_back")
    room.visit()
    room.click("report_letter_line-3018")
    assert "Pour : Messages du car" in room.text


# --- out ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "start"), [("pdf", b"%PDF-"), ("docx", b"PK"), ("odt", b"PK")])
def test_it_is_saved_as_it_stands(room: FollowupRoom, target: list[Path], kind: str, start: bytes) -> None:
    place = target[0]
    room.click("followup_letters", "letter_school")
    write(room, "Une phrase inventée.")
    room.click(f"letter_{kind}")
    path = place / f"{LETTER_STEMS['school']}.{kind}"
    assert path.read_bytes().startswith(start)
    assert room.desk.said[-1][0] == "ok"
    if kind != "pdf":
        inside = "word/document.xml" if kind == "docx" else "content.xml"
        with zipfile.ZipFile(path) as packed:
            assert "Une phrase inventée." in packed.read(inside).decode()


def test_saved_again_it_takes_the_place_of_the_former_file(room: FollowupRoom, target: list[Path]) -> None:
    target.append(target[0])
    path = target[0] / f"{LETTER_STEMS['school']}.pdf"
    room.click("followup_letters", "letter_school", "letter_pdf")
    first = path.read_bytes()
    write(room, "Une phrase inventée.")
    room.click("letter_pdf")
    assert path.read_bytes() != first


def test_a_change_of_mind_and_a_place_that_can_not_be_written(room: FollowupRoom, target: list[Path]) -> None:
    place = target.pop() / "ici"
    place.mkdir()
    room.click("followup_letters", "letter_school", "letter_pdf")
    assert room.desk.said == []
    target.append(place / "nowhere")
    room.click("letter_pdf")
    assert room.desk.said[-1][0] == "warn"
    assert list(place.iterdir()) == []
    assert find(room.page, "letter_pdf").isEnabled()


def test_a_folder_that_is_copied_to_the_internet_is_said_before(room: FollowupRoom, target: list[Path]) -> None:
    synced = target[0] / "Nuage"
    synced.mkdir()
    (synced / ".dropbox").touch()
    plain = target[0]
    target[:] = [synced, synced, plain]
    room.click("followup_letters", "letter_school", "letter_odt")
    assert "Dropbox copie ce dossier sur Internet" in room.text
    name = f"{LETTER_STEMS['school']}.odt"
    assert not (synced / name).exists(), "nothing is written before the answer"
    room.click("letter_anyway")
    assert (synced / name).exists()
    assert "copie ce dossier sur Internet" not in room.text
    room.click("letter_odt", "letter_elsewhere")
    assert (plain / name).exists()
    assert "copie ce dossier sur Internet" not in room.text


def test_it_is_copied_through_the_quiet_clipboard(room: FollowupRoom) -> None:
    room.click("followup_letters", "letter_line-3018")
    write(room, "Une phrase à moi.")
    room.click("letter_copy")
    assert room.desk.clipboard.text == text_of(room)
    assert "Texte copié" in room.text
    write(room, "!")
    assert "Copier le texte" in room.text


def test_what_not_to_do_with_it_stands_beside_the_ways_out(room: FollowupRoom) -> None:
    room.click("followup_letters", "letter_school")
    assert "Ne publiez pas cette lettre, ne l’envoyez pas au groupe de parents" in room.text


# --- locked ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reason", [LockReason.ASKED, LockReason.IDLE, LockReason.SESSION])
@pytest.mark.parametrize("view", ["list", "letter"])
def test_a_lock_takes_a_letter_off_the_screen_at_once(room: FollowupRoom, view: str, reason: LockReason) -> None:
    cases = room.desk.vault.cases
    assert cases is not None
    room.desk.clock.advance(60)
    code = cases.new("Situation plantée").code
    cases.add_link(code, Facts(url="https://exemple.fr/plante", account="@plante"))
    room.visit()
    room.click("followup_letters", "letter_police")
    room.type("ask_sender", "Dominique Planté")
    write(room, "Texte planté.")
    if view == "list":
        room.click("letter_back")
    if reason == LockReason.ASKED:
        room.desk.vault.lock()
    else:
        room.desk.vault.lock_for(reason)
    # Without another turn of the event loop.
    assert "Vos démarches sont sous clé" in room.text
    for kind in (QLineEdit, QPlainTextEdit, QComboBox):
        for field in room.page.findChildren(kind):
            shown = field.toPlainText() if isinstance(field, QPlainTextEdit) else str(field.property("text"))
            assert "plant" not in shown.lower()
    words = "\n".join(str(widget.property("text")) for widget in room.page.findChildren(QWidget))
    told = "\n".join(w.accessibleName() + w.accessibleDescription() for w in room.page.findChildren(QWidget))
    assert "plant" not in (words + told).lower()
    boxes = [box.itemText(n) for box in room.page.findChildren(QComboBox) for n in range(box.count())]
    assert "plant" not in "\n".join(boxes).lower()
    edit = room.page.letters.letter.desk.panel.edit
    edit.undo()
    assert "plant" not in edit.text().lower(), "nor can it be brought back"
    room.settle()


def test_what_was_typed_just_before_a_lock_by_itself_is_kept(room: FollowupRoom) -> None:
    room.click("followup_letters", "letter_school")
    room.type("ask_sender", "Dominique Exemple")
    room.desk.vault.lock_for(LockReason.IDLE)
    room.settle()
    room.desk.vault.unlock(None, done=lambda: None, failed=lambda error: pytest.fail(str(error)))
    room.settle()
    room.click("followup_letters", "letter_school")
    assert find(room.page, "ask_sender").property("text") == "Dominique Exemple"


def test_a_letter_being_written_is_not_lost_to_a_guide_that_was_followed(desk: Desk, on_screen: Show) -> None:
    room = FollowupRoom(desk)
    on_screen(room.page)
    room.make_vault()
    room.visit()
    room.click("followup_letters")
    room.choose("letters_case", "")
    room.click("letter_school")
    write(room, "Une phrase à moi.")
    room.desk.handover.put("report", ("instagram", "comment"))
    room.visit()
    assert text_of(room).endswith("Une phrase à moi.")
    assert "Votre autre signalement" in room.text
