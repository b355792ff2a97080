"""The search in the room: results as one types, over all cases, with words for how many and for none."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from appui.pages.evidence.finder import DEBOUNCE_MS
from appui.pages.evidence.parts.exhibit_row import ExhibitRow
from appui.pages.evidence.parts.room import RoomView
from appui_core.cases.derived import Derivation, Method
from appui_core.cases.model import Facts
from appui_core.intake.encode import derived_original
from appui_core.intake.pixels import Pixels
from fakes.desk import find
from fakes.evidence_room import EvidenceRoom
from fakes.originals import original_of
from fakes.pictures import png_bytes
from fakes.qt import wait_until


@pytest.fixture
def filled(room: EvidenceRoom) -> EvidenceRoom:
    """Return a room with two cases and three records."""
    room.make_vault()
    first = room.cases.new("Groupe de la classe").code
    room.cases.add_link(
        first, Facts(url="https://www.tiktok.com/@nom.invente", account="@nom.invente", note="Été")
    )
    room.cases.add_link(first, Facts(note="autre chose", words="rien de tel"))
    room.desk.clock.advance(days=10)
    second = room.cases.new("Messages du soir").code
    room.cases.add_link(second, Facts(url="https://www.instagram.com/p/1", note="pendant l’été encore"))
    room.page.services.book.select(second)
    room.page.services.flow.home()
    room.settle()
    return room


def _search(room: EvidenceRoom, words: str) -> None:
    room.type("search_words", words)
    _answered(room)


def _answered(room: EvidenceRoom) -> None:
    QTest.qWait(DEBOUNCE_MS + 30)
    room.settle()


def _found(room: EvidenceRoom) -> list[tuple[str, int]]:
    built = [row for row in room.page.findChildren(ExhibitRow) if row.isVisibleTo(room.page)]
    return sorted((row.exhibit.facts.note, row.exhibit.number) for row in built)


def _shown(room: EvidenceRoom, name: str) -> bool:
    widget = room.page.findChild(QWidget, name)
    return isinstance(widget, QWidget) and widget.isVisibleTo(room.page)


def test_finds_in_every_case_and_names_it(filled: EvidenceRoom) -> None:
    _search(filled, "ete")
    assert _found(filled) == [("pendant l’été encore", 1), ("Été", 1)]
    assert "2 pièce(s) trouvée(s)" in filled.text
    assert "Situation\u00a0: Groupe de la classe" in filled.text
    assert "Situation\u00a0: Messages du soir" in filled.text


def test_what_is_noted_on_the_way_to_the_masks_stays_on_an_exhibit_of_another_case(filled: EvidenceRoom) -> None:
    first = next(case for case in filled.cases.list() if case.title == "Groupe de la classe")
    original = original_of(png_bytes())
    exhibit = filled.cases.add_original(first.code, original, Facts(note="Été en image"))
    _search(filled, "image")
    filled.click(f"open_{exhibit.number}")
    filled.type("coach_note", "À ne pas perdre")
    filled.click("detail_mask", "mask_back")
    filled.type("coach_account", "@compte.essai")
    filled.click("detail_save")
    facts = filled.cases.exhibit(first.code, exhibit.id).facts
    assert (facts.note, facts.account) == ("À ne pas perdre", "@compte.essai")


def test_what_appui_made_is_called_so_in_other_cases_too(filled: EvidenceRoom) -> None:
    first = next(case for case in filled.cases.list() if case.title == "Groupe de la classe")
    source = filled.cases.add_original(first.code, original_of(png_bytes()))
    for method, edge, title in ((Method.CROP, 20, "Été à part"), (Method.STITCH, 30, "Été en bande")):
        filled.cases.add_derived(
            first.code,
            derived_original(Pixels(edge, edge, bytes(3 * edge * edge)), filled.desk.clock),
            Derivation(method, (source.id,)),
            Facts(note=title),
        )
    _search(filled, "été")
    assert filled.page.services.book.code != first.code
    assert len(_found(filled)) == 4
    assert "Découpée par Appui" in filled.text
    assert "Assemblée par Appui" in filled.text


def test_nothing_found_is_a_calm_sentence(filled: EvidenceRoom) -> None:
    _search(filled, "introuvable")
    assert _found(filled) == []
    assert "Aucune pièce ne correspond" in filled.text


def test_clearing_leads_back_to_the_case(filled: EvidenceRoom) -> None:
    _search(filled, "autre")
    assert "Messages du soir" not in filled.text
    filled.click("search_clear")
    assert filled.value("search_words") == ""
    assert _found(filled) == [("pendant l’été encore", 1)]
    assert "Messages du soir" in filled.text


def test_the_filters_narrow(filled: EvidenceRoom) -> None:
    assert not _shown(filled, "search_platform")
    filled.click("search_filters")
    platform = find(filled.page, "search_platform")
    assert isinstance(platform, QComboBox)
    assert [platform.itemText(index) for index in range(platform.count())] == ["Tous", "instagram", "tiktok"]
    _choose(filled, "search_platform", "tiktok")
    assert _found(filled) == [("Été", 1)]
    _choose(filled, "search_day", "week")
    assert _found(filled) == []
    _choose(filled, "search_platform", "")
    assert _found(filled) == [("pendant l’été encore", 1)]
    _choose(filled, "search_day", "")
    _choose(filled, "search_account", "@nom.invente")
    assert _found(filled) == [("Été", 1)]


def _choose(room: EvidenceRoom, name: str, key: str) -> None:
    combo = find(room.page, name)
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(combo.findData(key))
    combo.activated.emit(combo.currentIndex())
    _answered(room)


def test_only_the_latest_question_is_answered(filled: EvidenceRoom) -> None:
    asked: list[str] = []
    real = filled.cases.search

    def slow(words: str, **more: object) -> object:
        asked.append(words)
        return real(words, **more)  # type: ignore[arg-type]  # by name

    filled.cases.search = slow  # type: ignore[method-assign, assignment]  # counts the questions
    for words in ("a", "au", "aut", "ete"):
        filled.type("search_words", words)
    _answered(filled)
    assert asked == ["ete"]
    assert len(_found(filled)) == 2


def test_a_result_opens_and_is_still_there_on_the_way_back(filled: EvidenceRoom) -> None:
    _search(filled, "tiktok")
    filled.click("open_1")
    assert "@nom.invente" in filled.text
    filled.type("coach_note", "Été, à la plage")
    filled.click("detail_save", "detail_back")
    _answered(filled)
    assert _found(filled) == [("Été, à la plage", 1)]


def test_what_was_withdrawn_leaves_the_results(filled: EvidenceRoom) -> None:
    _search(filled, "ete")
    filled.click("remove_1", "withdrawn_back")
    _answered(filled)
    assert len(_found(filled)) == 1


def test_locking_forgets_the_words(filled: EvidenceRoom) -> None:
    _search(filled, "ete")
    filled.click("search_filters")
    accounts = find(filled.page, "search_account")
    assert isinstance(accounts, QComboBox)
    assert accounts.count() == 2
    filled.desk.vault.lock()
    filled.settle()
    field = filled.page.findChild(QLineEdit, "search_words")
    assert isinstance(field, QLineEdit)
    assert field.text() == ""
    assert accounts.count() == 1


def test_the_keyboard_gets_there(filled: EvidenceRoom) -> None:
    filled.page.activateWindow()
    view = filled.page.findChild(RoomView)
    assert isinstance(view, RoomView)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    wait_until(lambda: QApplication.focusWidget() is find(filled.page, "search_words"))


def test_an_empty_vault_has_nothing_to_search(room: EvidenceRoom) -> None:
    room.make_vault()
    room.page.services.flow.home()
    room.settle()
    assert not _shown(room, "search_words")
