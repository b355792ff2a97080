"""The coach reads a pasted address, knows the platforms, wants a whole date; only what is empty is filled in."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit

from appui_core.cases.model import Facts
from fakes.desk import find
from fakes.evidence_room import EvidenceRoom
from fakes.qt import press, type_text

TRACKED = "https://www.tiktok.com/@k.exemple/video/7300000000000000001?_t=8abc&_r=1"
CLEAN = "https://www.tiktok.com/@k.exemple/video/7300000000000000001"


def _capture(room: EvidenceRoom) -> None:
    room.make_vault()
    room.click("ready_go")


def _words(room: EvidenceRoom) -> str:
    return room.text.replace("\u202f", " ").replace("\u00a0", " ")


def _platform(room: EvidenceRoom) -> QComboBox:
    field = find(room.page, "coach_platform")
    assert isinstance(field, QComboBox)
    return field


def _choose(room: EvidenceRoom, words: str) -> None:
    field = _platform(room)
    index = field.findText(words)
    assert index >= 0
    field.setCurrentIndex(index)
    field.activated.emit(index)


def test_a_pasted_address_fills_what_is_empty_and_offers_the_clean_one(room: EvidenceRoom) -> None:
    _capture(room)
    room.type("coach_url", TRACKED)
    assert _platform(room).currentText() == "TikTok"
    assert room.value("coach_account") == "@k.exemple"
    assert "TikTok : vidéo" in _words(room)
    room.click("coach_clean")
    assert room.value("coach_url") == CLEAN
    room.click("preview_end")
    facts = room.exhibits()[0].facts
    assert (facts.url, facts.platform, facts.account) == (CLEAN, "TikTok", "@k.exemple")


def test_what_somebody_wrote_stays(room: EvidenceRoom) -> None:
    _capture(room)
    room.type("coach_account", "@autre")
    _choose(room, "Snapchat")
    room.type("coach_url", TRACKED)
    assert room.value("coach_account") == "@autre"
    assert _platform(room).currentText() == "Snapchat"
    assert room.value("coach_url") == TRACKED, "the address itself changes only when it is asked for"


def test_a_short_link_and_a_look_alike_are_said_and_fill_nothing_false(room: EvidenceRoom) -> None:
    _capture(room)
    room.type("coach_url", "https://vm.tiktok.com/ZMabcdef/")
    assert "C’est un lien court (TikTok)" in _words(room)
    assert room.value("coach_account") == ""
    room.type("coach_url", "https://tikt0k.com/@k.exemple")
    assert "ressemble à TikTok, mais ce n’est pas son site" in _words(room)
    assert room.value("coach_account") == ""


def test_typing_is_judged_at_its_end(room: EvidenceRoom) -> None:
    _capture(room)
    field = find(room.page, "coach_url")
    type_text(field, "voir plus tard")
    assert "Il n’y a pas d’adresse" not in _words(room)
    press(field, Qt.Key.Key_Return)
    assert "Il n’y a pas d’adresse dans ce texte" in _words(room)


def test_nothing_of_an_address_stays_on_the_page_afterwards(room: EvidenceRoom) -> None:
    _capture(room)
    room.type("coach_url", TRACKED)
    room.click("preview_end")
    room.click("open_1")
    room.click("detail_back")
    assert "Prendre l’adresse" not in _words(room)


def test_another_platform_is_written_in_words_and_an_old_word_stays_as_it_was(room: EvidenceRoom) -> None:
    _capture(room)
    _choose(room, "Autre…")
    room.type("coach_platform_other", "Forum du club")
    room.click("preview_end")
    exhibit = room.exhibits()[0]
    assert exhibit.facts.platform == "Forum du club"
    room.cases.note_facts(exhibit.case, exhibit.id, Facts(platform="tiktok"))
    room.page.services.book.reload()
    room.settle()
    room.click("open_1")
    assert _platform(room).currentText() == "TikTok"
    room.click("detail_save")
    assert room.exhibits()[0].facts.platform == "tiktok", "nobody chose anything else"


def test_who_is_shown_is_kept_and_remembered_for_the_series(room: EvidenceRoom) -> None:
    _capture(room)
    room.type("coach_people", "mon enfant, K.")
    _choose(room, "Instagram")
    room.click("preview_on", "ready_go")
    assert room.value("coach_people") == "mon enfant, K."
    assert _platform(room).currentText() == "Instagram"
    room.click("preview_end")
    assert [exhibit.facts.people for exhibit in room.exhibits()] == ["mon enfant, K."] * 2


def test_a_relative_date_is_kept_with_a_hint_and_does_not_settle_the_question(room: EvidenceRoom) -> None:
    _capture(room)
    field = find(room.page, "coach_shown_date")
    assert isinstance(field, QLineEdit)
    room.type("coach_shown_date", "hier")
    words = _words(room)
    assert "Lu le 14/11/2026, cela peut vouloir dire le 13/11/2026" in words
    assert field.text() == "hier", "nothing is written for anybody"
    room.type("coach_shown_date", "il y a 2 h")
    assert "ajoutez le jour entier si vous le savez" in _words(room)
    room.type("coach_shown_date", "hier (13/11/2026)")
    assert "cela peut vouloir dire" not in _words(room)


def test_a_day_that_could_be_a_month_is_said_to_be_neither_sorted_nor_counted(room: EvidenceRoom) -> None:
    _capture(room)
    room.type("coach_shown_date", "4/11/2026 à 20 h 10")
    assert "écrivez le mois en lettres" in _words(room)
    room.type("coach_shown_date", "4 novembre 2026 à 20 h 10")
    assert "mois en lettres" not in _words(room)


def test_the_record_without_image_reads_addresses_too(room: EvidenceRoom) -> None:
    room.make_vault()
    room.click("series_stop", "way_link")
    room.type("link_url", TRACKED)
    assert room.value("link_account") == "@k.exemple"
    assert "TikTok : vidéo" in _words(room)
