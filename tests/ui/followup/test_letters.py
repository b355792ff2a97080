"""Letters: with and without a case, their text follows the answers, is theirs once changed, kept, forgotten."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from appui.pages.followup.parts.letter_about import read_numbers
from appui_core.cases.aliases import Alias
from appui_core.cases.model import Addressee, Mode
from appui_core.cases.report_model import Told
from appui_core.content.letters import IDS, load_letters
from appui_core.dossier.aliasing import note_aliases
from appui_core.dossier.export import export
from appui_core.dossier.hidden import note_hidden
from appui_core.dossier.order import Order
from appui_core.messages import load_messages
from fakes.desk import Desk, find
from fakes.followup_room import SENT, FollowupRoom
from fakes.letters import edit_of, kept_of, text_of, write
from fakes.qt import press

Show = Callable[[QWidget], QWidget]


def _pause(room: FollowupRoom) -> None:
    """Let the moment after the last key be over."""
    room.page.letters.keeping.flush()
    room.settle()


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
    assert "……" in text_of(room)
    room.type("ask_sender", "Dominique Exemple")
    assert "Dominique Exemple" in text_of(room)
    write(room, "Une phrase à moi.")
    assert "jusqu’à ce que vous quittiez cette page" in room.text
    room.visit()
    assert text_of(room).endswith("Une phrase à moi."), "coming back to the room loses nothing"
    room.click("letter_back", "letter_school")
    assert "Dominique" not in text_of(room)
    assert "Une phrase à moi" not in text_of(room)
    assert find(room.page, "ask_sender").property("text") == ""


def test_with_a_vault_that_is_locked_they_work_too(room: FollowupRoom) -> None:
    room.desk.vault.lock()
    room.settle()
    room.click("closed_letters", "letter_platform-notice")
    assert "@k.exemple" not in text_of(room)
    room.click("letter_back", "letters_evidence")
    assert room.desk.went == ["evidence"]


def test_for_no_case_although_there_is_one(room: FollowupRoom) -> None:
    room.click("followup_letters")
    room.choose("letters_case", "")
    room.click("letter_platform-notice")
    assert "tiktok.com" not in text_of(room)
    assert "Sans situation" in room.text
    write(room, "à moi")
    _pause(room)
    assert kept_of(room, "platform-notice") is None


# --- for a case --------------------------------------------------------------------------------------------------


def test_the_text_follows_the_answers_until_somebody_changes_it(room: FollowupRoom) -> None:
    room.click("followup_letters", "letter_school")
    assert "Pour : Messages du car" in room.text
    assert "J’ai gardé des pièces (n° 1 à 3," in text_of(room).replace("\u00a0", " ")
    model = text_of(room)
    assert "Il suit vos réponses" in room.text
    room.type("ask_sender", "Dominique Exemple")
    room.choose("ask_parents", "alone")
    assert "J’exerce l’autorité parentale sans autre personne" in text_of(room)
    write(room, "Une phrase à moi.")
    room.type("ask_class", "4e B")
    assert "4e B" not in text_of(room), "what somebody changed is theirs"
    assert "Vos nouvelles réponses n’y entrent plus d’elles-mêmes" in room.text
    mine = text_of(room)
    room.click("letter_model")
    assert "4e B" in text_of(room)
    assert "Une phrase à moi." not in text_of(room)
    room.click("letter_mine")
    assert text_of(room) == mine
    room.click("letter_model")
    room.type("ask_sender", "")
    room.type("ask_class", "")
    room.choose("ask_parents", "")
    assert text_of(room) == model


def test_a_no_break_space_of_the_model_is_no_change_and_leaves_with_it(room: FollowupRoom) -> None:
    room.click("followup_letters", "letter_school")
    assert "\u202f" in text_of(room) or "\u00a0" in text_of(room)
    assert not find_hidden(room, "letter_model").isVisible()


def find_hidden(room: FollowupRoom, name: str) -> QWidget:
    """Return the widget of that name, seen or not."""
    found = room.page.findChild(QWidget, name)
    assert found is not None
    return found


def test_blanks_are_counted(room: FollowupRoom) -> None:
    room.click("followup_letters", "letter_school")
    before = text_of(room).count("……")
    assert f"{before} blanc(s) (……) à compléter" in room.text
    room.type("ask_sender", "Dominique Exemple")
    assert text_of(room).count("……") < before
    assert f"{text_of(room).count('……')} blanc(s)" in room.text
    edit_of(room).selectAll()
    edit_of(room).insertPlainText("Bonjour ……")
    assert "1 blanc(s) (……)" in room.text
    edit_of(room).selectAll()
    QTest.keyClicks(edit_of(room), "Bonjour")
    assert "(……)" not in room.text


def test_what_was_written_is_kept_with_the_case_and_can_be_forgotten(room: FollowupRoom) -> None:
    room.click("followup_letters", "letter_school")
    room.type("ask_sender", "Dominique Exemple")
    write(room, "Une phrase à moi.")
    assert "est gardé dans le coffre" in room.text
    room.click("letter_back")
    assert "Commencée." in room.text
    room.click("letters_back", "followup_letters", "letter_school")
    assert find(room.page, "ask_sender").property("text") == "Dominique Exemple"
    assert text_of(room).endswith("Une phrase à moi.")
    room.click("letter_forget")
    assert kept_of(room, "school") is not None, "one press destroys nothing"
    room.click("letter_sure")
    assert kept_of(room, "school") is None
    assert "Dominique" not in text_of(room)
    assert "Une phrase à moi" not in text_of(room)
    assert find(room.page, "ask_sender").property("text") == ""
    assert room.desk.said[-1][0] == "ok"
    room.click("letter_back")
    assert "Commencée." not in room.text


def test_it_is_written_a_moment_after_the_last_key(room: FollowupRoom) -> None:
    room.click("followup_letters", "letter_school")
    room.type("ask_sender", "Dominique Exemple")
    assert kept_of(room, "school") is None
    QTest.qWait(1)
    timer = room.page.letters.keeping._pause
    timer.start(0)
    room.settle()
    assert kept_of(room, "school") == {
        "answers": {"sender": "Dominique Exemple"},
        "text": None,
        "numbers": [],
        "report": "",
        "handed": "",
    }


def test_a_letter_about_another_report_begins_from_the_model(room: FollowupRoom) -> None:
    first = room.sent(Told("tiktok", "video", SENT, reference="TT-48213"))
    room.page.letters.open("platform-complaint", first)
    room.settle()
    room.type("ask_mail", "d@exemple.test")
    room.type("ask_reference", "TT-48213 bis")
    room.type("ask_why", "Ce n’est pas une blague.")
    write(room, "Une phrase à moi.")
    mine = text_of(room)
    room.click("letter_back")
    second = room.sent(Told("instagram", "post", SENT, reference="IG-77"))
    room.page.letters.open("platform-complaint", second)
    room.settle()
    assert find(room.page, "letter_report").property("currentData") == second.id
    assert "IG-77" in text_of(room)
    for of_first in ("TT-48213", "une blague", "Une phrase à moi"):
        assert of_first not in text_of(room)
    assert "d@exemple.test" in text_of(room), "who writes is the same"
    room.click("letter_mine")
    assert text_of(room) == mine
    room.click("letter_model", "letter_back")
    room.page.letters.open("platform-complaint", second)
    room.settle()
    assert "IG-77" in text_of(room)


def test_a_letter_that_was_only_answered_is_laid_aside_as_it_stood(room: FollowupRoom) -> None:
    first = room.sent(Told("tiktok", "video", SENT, reference="TT-48213"))
    room.page.letters.open("platform-complaint", first)
    room.settle()
    room.type("ask_why", "Ce n’est pas une blague.")
    stood = text_of(room)
    room.click("letter_back")
    room.page.letters.open("platform-complaint", room.sent(Told("instagram", "post", SENT, reference="IG-77")))
    room.settle()
    assert "une blague" not in text_of(room)
    room.click("letter_mine")
    assert text_of(room) == stood


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
    write(room, "camille exemple")
    assert warned in room.text
    room.click("letter_model")
    assert warned not in room.text
    room.click("letter_mine", "letter_back", "letter_police")
    write(room, "camille exemple")
    assert warned not in room.text, "the police read names as they are"


def test_what_is_hidden_from_an_addressee_is_not_in_its_letters(room: FollowupRoom) -> None:
    cases = room.desk.vault.cases
    assert cases is not None
    note_hidden(cases, room.code, Addressee.LINE_3018, {2: ("url",)})
    room.click("followup_letters", "letter_line-3018")
    assert "video/0" in text_of(room)
    assert "video/1" not in text_of(room)
    write(room, "https://www.tiktok.com/@k.exemple/video/1")
    warned = "dit ce que ce destinataire n’a pas à lire (n° 2)"
    assert warned in room.text
    room.click("letter_model")
    assert warned not in room.text
    room.click("letter_back", "letter_school")
    write(room, "https://www.tiktok.com/@k.exemple/video/1")
    assert warned in room.text, "nobody hid it: the school reads no address of a record without image"


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
    assert "tiktok.com/@k.exemple/video/0" in text_of(room)
    room.click("letter_back", "letter_platform-notice")
    assert "tiktok.com" not in text_of(room)


def test_it_can_be_about_some_exhibits_only(room: FollowupRoom) -> None:
    room.click("followup_letters", "letter_line-3018")
    room.type("letter_exhibits", "1 et 3")
    assert "video/0" in text_of(room)
    assert "video/1" not in text_of(room)
    field = find(room.page, "letter_exhibits")
    assert isinstance(field, QLineEdit)
    field.insert(", 9")
    assert "Écrivez des numéros de pièces de cette situation." in room.text
    assert "video/1" not in text_of(room), "the last list that could be read stands"
    room.click("letter_back", "letter_line-3018")
    assert find(room.page, "letter_exhibits").property("text") == "1, 3"
    room.type("letter_exhibits", "")
    assert "video/1" in text_of(room)


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


# --- by keyboard, in another language ----------------------------------------------------------------------------


def test_what_a_platform_is_not_told_is_said_to_be_added_by_hand(room: FollowupRoom) -> None:
    room.click("followup_letters")
    for letter in ("platform-notice", "platform-complaint"):
        room.click(f"letter_{letter}")
        assert "adresse non communiquée" in text_of(room)
        assert "ajoutez-la vous-même sur son formulaire. Pas pour une image intime d’un mineur" in room.text
        room.click("letter_back")
    room.click("letter_police")
    assert "son formulaire" not in room.text


def test_a_receipt_is_for_the_dossier_that_was_chosen(room: FollowupRoom, tmp_path: Path) -> None:
    cases, french = room.desk.vault.cases, load_messages("fr")
    assert cases is not None
    police, platform = [
        export(cases, Order(room.code, one, tmp_path), room.desk.clock, french)
        for one in (Addressee.POLICE, Addressee.PLATFORM)
    ]
    room.click("followup_letters", "letter_receipt")
    assert "pour\u00a0: plateforme." in text_of(room)
    assert platform.manifest_sha256 in text_of(room)
    room.choose("letter_dossier", police.manifest_sha256)
    assert "pour\u00a0: police, gendarmerie, parquet." in text_of(room)
    assert police.manifest_sha256 in text_of(room)
    room.type("ask_receiver", "Camille Exemple")
    room.click("letter_back", "letter_receipt")
    assert police.manifest_sha256 in text_of(room), "it is kept with the letter"
    room.click("letter_back", "letter_school")
    assert not find_hidden(room, "letter_dossier").isVisible()


def test_the_keyboard_goes_from_question_to_question_to_the_text_and_out(room: FollowupRoom) -> None:
    room.click("followup_letters", "letter_line-3018")
    stops = [*room.page.letters.letter.desk.questions.stops(), edit_of(room), find(room.page, "letter_pdf")]
    stops[0].setFocus()
    for here, after in pairwise(stops):
        press(here, Qt.Key.Key_Tab)
        assert after.hasFocus(), after.objectName()


def test_every_field_has_a_name_for_screen_readers(room: FollowupRoom) -> None:
    room.click("followup_letters", "letter_police")
    for widget in room.page.letters.letter.findChildren(QWidget):
        if isinstance(widget, QLineEdit | QPlainTextEdit | QComboBox) and widget.isVisible():
            assert widget.accessibleName(), widget.objectName()
    assert edit_of(room).accessibleDescription().startswith("Il suit vos réponses")


def test_another_language_asks_in_it_and_writes_in_french(room: FollowupRoom) -> None:
    room.click("followup_letters", "letter_school")
    room.type("ask_sender", "Dominique Exemple")
    room.desk.language = "en"
    room.page.retranslate()
    room.settle()
    room.click("letter_reading")
    assert "I am writing about" in room.text
    room.type("ask_class", "4e B")
    assert "4e B" in find(room.page, "letter_translation").property("text"), "it follows the answers too"
    room.click("letter_reading")
    assert "I am writing about" not in room.text
    assert find(room.page, "ask_sender").property("text") == "Dominique Exemple"
    (asked,) = (one.words_in("en").fields["sender"].label for one in load_letters() if one.id == "school")
    assert find(room.page, "ask_sender").accessibleName() == asked
    assert "Madame, Monsieur" in text_of(room)
