"""Letters: with and without a case, their text kept and forgotten, saved and copied; gone with a lock."""

import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from appui.pages.followup import letter_saving
from appui.pages.followup.parts.letter_about import read_numbers
from appui.tasks.vault_session import LockReason
from appui.widgets.letter.sheet_edit import SheetEdit
from appui_core.cases.aliases import Alias
from appui_core.cases.model import Facts, Mode
from appui_core.cases.report_model import SCHOOL, Step, Told
from appui_core.content.letters import IDS, load_letters
from appui_core.dossier.aliasing import note_aliases
from appui_core.dossier.names import LETTER_STEMS
from fakes.desk import Desk, find
from fakes.followup_room import SENT, FollowupRoom
from fakes.qt import press

Show = Callable[[QWidget], QWidget]
SCHOOL_TEXT = "Madame, Monsieur"


def _edit(room: FollowupRoom) -> SheetEdit:
    edit = find(room.page, "letter_text")
    assert isinstance(edit, SheetEdit)
    return edit


def _text(room: FollowupRoom) -> str:
    return _edit(room).text()


def _add(room: FollowupRoom, words: str) -> None:
    """Write at the end of the text."""
    edit = _edit(room)
    edit.moveCursor(QTextCursor.MoveOperation.End)
    edit.insertPlainText(words)


def _kept(room: FollowupRoom, letter: str) -> object:
    cases = room.desk.vault.cases
    assert cases is not None
    return cases.prepared.read(room.code, f"answers/{letter}")


def _pause(room: FollowupRoom) -> None:
    """Let the moment after the last key be over."""
    room.page.letters.keeping.flush()
    room.settle()


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


# --- without a case ----------------------------------------------------------------------------------------------


def test_without_a_vault_letters_have_blanks_and_nothing_is_kept(desk: Desk, on_screen: Show) -> None:
    room = FollowupRoom(desk)
    on_screen(room.page)
    room.visit()
    room.click("closed_letters")
    assert "Le coffre n’est pas ouvert" in room.text
    for letter in IDS:
        assert find(room.page, f"letter_{letter}").isVisible()
    room.click("letter_school")
    assert "Sans situation : rien de ce que vous écrivez ici n’est gardé" in room.text
    assert "……" in _text(room)
    room.type("ask_sender", "Dominique Exemple")
    assert "Dominique Exemple" in _text(room)
    _add(room, "Une phrase à moi.")
    assert "jusqu’à ce que vous quittiez cette page" in room.text
    room.visit()
    assert _text(room).endswith("Une phrase à moi."), "coming back to the room loses nothing"
    room.click("letter_back", "letter_school")
    assert "Dominique" not in _text(room)
    assert "Une phrase à moi" not in _text(room)
    assert find(room.page, "ask_sender").property("text") == ""


def test_with_a_vault_that_is_locked_they_work_too(room: FollowupRoom) -> None:
    room.desk.vault.lock()
    room.settle()
    room.click("closed_letters", "letter_platform-notice")
    assert "@k.exemple" not in _text(room)
    room.click("letter_back", "letters_evidence")
    assert room.desk.went == ["evidence"]


def test_for_no_case_although_there_is_one(room: FollowupRoom) -> None:
    room.click("followup_letters")
    room.choose("letters_case", "")
    room.click("letter_platform-notice")
    assert "tiktok.com" not in _text(room)
    assert "Sans situation" in room.text
    _add(room, "à moi")
    _pause(room)
    assert _kept(room, "platform-notice") is None


# --- for a case --------------------------------------------------------------------------------------------------


def test_the_text_follows_the_answers_until_somebody_changes_it(room: FollowupRoom) -> None:
    room.click("followup_letters", "letter_school")
    assert "Pour : Messages du car" in room.text
    assert "pièces n° 1 à 3" in _text(room).replace("\u00a0", " ")
    model = _text(room)
    assert "Il suit vos réponses" in room.text
    room.type("ask_sender", "Dominique Exemple")
    room.choose("ask_parents", "alone")
    assert "J’exerce l’autorité parentale sans autre personne" in _text(room)
    _add(room, "Une phrase à moi.")
    room.type("ask_class", "4e B")
    assert "4e B" not in _text(room), "what somebody changed is theirs"
    assert "Vos nouvelles réponses n’y entrent plus d’elles-mêmes" in room.text
    mine = _text(room)
    room.click("letter_model")
    assert "4e B" in _text(room)
    assert "Une phrase à moi." not in _text(room)
    room.click("letter_mine")
    assert _text(room) == mine
    room.click("letter_model")
    room.type("ask_sender", "")
    room.type("ask_class", "")
    room.choose("ask_parents", "")
    assert _text(room) == model


def test_a_no_break_space_of_the_model_is_no_change_and_leaves_with_it(room: FollowupRoom) -> None:
    room.click("followup_letters", "letter_school")
    assert "\u202f" in _text(room) or "\u00a0" in _text(room)
    assert not find_hidden(room, "letter_model").isVisible()


def find_hidden(room: FollowupRoom, name: str) -> QWidget:
    """Return the widget of that name, seen or not."""
    found = room.page.findChild(QWidget, name)
    assert found is not None
    return found


def test_blanks_are_counted(room: FollowupRoom) -> None:
    room.click("followup_letters", "letter_school")
    before = _text(room).count("……")
    assert f"{before} blanc(s) (……) à compléter" in room.text
    room.type("ask_sender", "Dominique Exemple")
    assert _text(room).count("……") < before
    assert f"{_text(room).count('……')} blanc(s)" in room.text
    _edit(room).selectAll()
    _edit(room).insertPlainText("Bonjour ……")
    assert "1 blanc(s) (……)" in room.text
    _edit(room).selectAll()
    QTest.keyClicks(_edit(room), "Bonjour")
    assert "(……)" not in room.text


def test_what_was_written_is_kept_with_the_case_and_can_be_forgotten(room: FollowupRoom) -> None:
    room.click("followup_letters", "letter_school")
    room.type("ask_sender", "Dominique Exemple")
    _add(room, "Une phrase à moi.")
    assert "est gardé dans le coffre" in room.text
    room.click("letter_back")
    assert "Commencée." in room.text
    room.click("letters_back", "followup_letters", "letter_school")
    assert find(room.page, "ask_sender").property("text") == "Dominique Exemple"
    assert _text(room).endswith("Une phrase à moi.")
    room.click("letter_forget")
    assert _kept(room, "school") is not None, "one press destroys nothing"
    room.click("letter_sure")
    assert _kept(room, "school") is None
    assert "Dominique" not in _text(room)
    assert "Une phrase à moi" not in _text(room)
    assert find(room.page, "ask_sender").property("text") == ""
    assert room.desk.said[-1][0] == "ok"
    room.click("letter_back")
    assert "Commencée." not in room.text


def test_it_is_written_a_moment_after_the_last_key(room: FollowupRoom) -> None:
    room.click("followup_letters", "letter_school")
    room.type("ask_sender", "Dominique Exemple")
    assert _kept(room, "school") is None
    QTest.qWait(1)
    timer = room.page.letters.keeping._pause
    timer.start(0)
    room.settle()
    assert _kept(room, "school") == {
        "answers": {"sender": "Dominique Exemple"},
        "text": None,
        "numbers": [],
        "report": "",
    }


def test_which_exhibits_is_asked_where_the_letter_speaks_of_them(room: FollowupRoom) -> None:
    room.click("followup_letters", "letter_meeting-sheet")
    assert not find_hidden(room, "letter_exhibits").isVisible()
    room.click("letter_back", "letter_school")
    assert find_hidden(room, "letter_exhibits").isVisible()


def test_a_name_that_the_school_reads_replaced_is_said_to_stand_in_the_text(room: FollowupRoom) -> None:
    cases = room.desk.vault.cases
    assert cases is not None
    room.desk.clock.advance(60)
    code = cases.new("Vie scolaire", Mode.SCHOOL).code
    note_aliases(cases, code, [Alias("Camille Exemple", "Élève A")])
    room.visit()
    room.click("followup_letters", "letter_school")
    warned = "dit un nom que vous remplacez"
    assert warned not in room.text
    _add(room, "camille exemple")
    assert warned in room.text
    room.click("letter_model")
    assert warned not in room.text
    room.click("letter_mine", "letter_back", "letter_police")
    _add(room, "camille exemple")
    assert warned not in room.text, "the police read names as they are"


def test_each_case_has_its_own(room: FollowupRoom) -> None:
    cases = room.desk.vault.cases
    assert cases is not None
    room.desk.clock.advance(60)
    other = cases.new("Plus récente").code
    room.visit()
    room.click("followup_letters", "letter_school")
    assert "Pour : Plus récente" in room.text
    room.type("ask_sender", "Dominique Exemple")
    room.click("letter_back")
    room.choose("letters_case", room.code)
    assert "Commencée." not in room.text
    room.click("letter_school")
    assert find(room.page, "ask_sender").property("text") == ""
    assert cases.prepared.read(other, "answers/school") is not None


def test_an_address_without_picture_stays_with_the_police_and_the_3018(room: FollowupRoom) -> None:
    room.click("followup_letters", "letter_line-3018")
    assert "tiktok.com/@k.exemple/video/0" in _text(room)
    room.click("letter_back", "letter_platform-notice")
    assert "tiktok.com" not in _text(room)


def test_it_can_be_about_some_exhibits_only(room: FollowupRoom) -> None:
    room.click("followup_letters", "letter_line-3018")
    room.type("letter_exhibits", "1 et 3")
    assert "video/0" in _text(room)
    assert "video/1" not in _text(room)
    field = find(room.page, "letter_exhibits")
    assert isinstance(field, QLineEdit)
    field.insert(", 9")
    assert "Écrivez des numéros de pièces de cette situation." in room.text
    assert "video/1" not in _text(room), "the last list that could be read stands"
    room.click("letter_back", "letter_line-3018")
    assert find(room.page, "letter_exhibits").property("text") == "1, 3"
    room.type("letter_exhibits", "")
    assert "video/1" in _text(room)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", ()),
        ("3", (3,)),
        ("3, 1", (1, 3)),
        ("1 2;3", (1, 2, 3)),
        ("1 et 3", (1, 3)),
        ("1, 3 à 5", (1, 3, 4)),
        ("3-9", (3, 4)),
        ("2–3", (2, 3)),
        ("8", None),
        ("5 à 9", None),
        ("la une", None),
        ("-2", None),
        ("2-", None),
    ],
)
def test_numbers_as_people_type_them(typed: str, meant: tuple[int, ...] | None) -> None:
    assert read_numbers(typed, {1, 2, 3, 4}) == meant


# --- at a report -------------------------------------------------------------------------------------------------


def test_a_reminder_that_is_due_is_offered_at_the_letter_to_the_school(room: FollowupRoom) -> None:
    room.sent(Told(SCHOOL, "letter", SENT.replace(day=3)))
    assert find(room.page, "report_letter_reminder-school").accessibleName() == (
        "Écrire la relance, Lettre à l’établissement"
    )
    room.click("due_relaunch_letter")
    assert "3 novembre 2026" in _text(room)
    room.click("letter_back", "letters_back", "report_letter_reminder-school")
    assert "3 novembre 2026" in _text(room)
    report = room.reports.all()[0]
    room.reports.note(report.id, Step.RELAUNCHED, SENT)
    room.visit()
    room.click("letter_back", "letters_back")
    room.click("report_letter_academy")
    assert "3 novembre 2026" in _text(room)


def test_what_is_not_due_yet_is_not_offered_at_the_report(room: FollowupRoom) -> None:
    room.sent(Told(SCHOOL, "letter", SENT.replace(day=13)))
    assert room.page.findChild(QWidget, "report_letter_reminder-school") is None
    assert find(room.page, "due_relaunch_letter").accessibleName() == "Lettre, Relancer l’établissement"


def test_a_refusal_offers_the_complaint_silence_a_reminder_then_the_3018(room: FollowupRoom) -> None:
    refused, silent = room.sent(), room.sent(Told("instagram", "comment", SENT, reference="IG-1"))
    room.reports.note(refused.id, Step.REFUSED, SENT)
    room.visit()
    room.click("report_letter_platform-complaint")
    assert "TikTok" in _text(room)
    assert "TT-48213" in _text(room)
    assert "d’après ce qui est noté : TT-48213." in room.text
    room.choose("letter_report", silent.id)
    assert "IG-1" in _text(room)
    assert "d’après ce qui est noté : IG-1." in room.text
    room.choose("letter_report", "")
    assert "TT-48213" not in _text(room)
    assert "IG-1" not in _text(room)
    room.click("letter_back", "letters_back", "report_letter_reminder-platform")
    assert "Instagram" in _text(room)
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
    _add(room, "Une phrase inventée.")
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
    _add(room, "Une phrase inventée.")
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
    _add(room, "Une phrase à moi.")
    room.click("letter_copy")
    assert room.desk.clipboard.text == _text(room)
    assert "Texte copié" in room.text
    _add(room, "!")
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
    _add(room, "Texte planté.")
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
    _add(room, "Une phrase à moi.")
    room.desk.handover.put("report", ("instagram", "comment"))
    room.visit()
    assert _text(room).endswith("Une phrase à moi.")
    assert "Votre autre signalement" in room.text


# --- by keyboard, in another language ----------------------------------------------------------------------------


def test_the_keyboard_goes_from_question_to_question_to_the_text_and_out(room: FollowupRoom) -> None:
    room.click("followup_letters", "letter_line-3018")
    stops = [*room.page.letters.letter.desk.questions.stops(), _edit(room), find(room.page, "letter_pdf")]
    stops[0].setFocus()
    for here, after in pairwise(stops):
        press(here, Qt.Key.Key_Tab)
        assert after.hasFocus(), after.objectName()


def test_every_field_has_a_name_for_screen_readers(room: FollowupRoom) -> None:
    room.click("followup_letters", "letter_police")
    for widget in room.page.letters.letter.findChildren(QWidget):
        if isinstance(widget, QLineEdit | QPlainTextEdit | QComboBox) and widget.isVisible():
            assert widget.accessibleName(), widget.objectName()
    assert _edit(room).accessibleDescription().startswith("Il suit vos réponses")


def test_another_language_asks_in_it_and_writes_in_french(room: FollowupRoom) -> None:
    room.click("followup_letters", "letter_school")
    room.type("ask_sender", "Dominique Exemple")
    room.desk.language = "en"
    room.page.retranslate()
    room.settle()
    assert find(room.page, "ask_sender").property("text") == "Dominique Exemple"
    (asked,) = (one.words_in("en").fields["sender"].label for one in load_letters() if one.id == "school")
    assert find(room.page, "ask_sender").accessibleName() == asked
    assert SCHOOL_TEXT in _text(room)
