"""The list, one exhibit, several cases: blurred until asked, every look in the journal, dates never merged."""

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from appui.pages.evidence.model import View
from appui.pages.evidence.parts.detail import DetailView
from appui.pages.evidence.parts.exhibit_row import ExhibitRow
from appui.pages.evidence.parts.large_picture import LargePicture
from appui.widgets.picture import BlurredPicture
from appui_core.cases.derived import Derivation, Method
from appui_core.cases.model import Facts
from appui_core.errors import ErrorCode
from appui_core.intake.encode import derived_original
from appui_core.intake.pixels import Pixels
from appui_core.messages import load_messages
from fakes.desk import Desk, find
from fakes.evidence_room import EvidenceRoom
from fakes.pictures import png_bytes
from fakes.qt import click

WidgetT = TypeVar("WidgetT", bound=QWidget)


def _named(room: EvidenceRoom, kind: type[WidgetT], name: str) -> WidgetT:
    found = room.page.findChild(kind, name)
    assert isinstance(found, kind)
    return found


def _row(room: EvidenceRoom, number: int) -> ExhibitRow:
    row = find(room.page, f"exhibit_{number}")
    assert isinstance(row, ExhibitRow)
    return row


def _picture(room: EvidenceRoom, number: int) -> BlurredPicture:
    picture = _row(room, number).picture
    assert picture is not None
    return picture


def test_days_newest_first_with_the_state_in_words(room: EvidenceRoom, desk: Desk) -> None:
    room.make_vault()
    room.click("ready_go", "preview_end")
    desk.clock.advance(days=2)
    room.click("way_capture", "gate_no", "ready_go", "preview_end")
    text = room.text
    assert text.index("Lundi 16 novembre 2026") < text.index("Samedi 14 novembre 2026")
    assert text.index("Pièce 2") < text.index("Pièce 1")
    plain = text.replace("\u00a0", " ")
    assert "Inchangée depuis l’ajout (14/11/2026 18 h 02)" in plain
    assert "capturée à 18 h 02 (UTC+1)" in plain
    assert "Écran entier" in text


def test_the_list_is_blurred_and_looking_at_it_is_no_view(room: EvidenceRoom) -> None:
    room.one_capture()
    assert _picture(room, 1).is_blurred()
    assert "exhibit_viewed" not in room.events()


def test_a_click_on_the_picture_shows_it_and_the_journal_knows(room: EvidenceRoom) -> None:
    room.one_capture()
    click(_picture(room, 1))
    room.settle()
    assert room.at(View.DETAIL)
    picture = find(room.page, "detail_picture")
    assert isinstance(picture, LargePicture)
    assert not picture.is_blurred()
    assert room.events().count("exhibit_viewed") == 1


def test_opening_the_facts_alone_shows_nothing(room: EvidenceRoom) -> None:
    room.one_capture()
    room.click("open_1")
    picture = find(room.page, "detail_picture")
    assert isinstance(picture, LargePicture)
    assert picture.is_blurred()
    assert "exhibit_viewed" not in room.events()
    room.click("detail_picture")
    assert not picture.is_blurred()
    assert room.events().count("exhibit_viewed") == 1
    # Blurring again and looking again is the same look.
    room.click("detail_picture", "detail_picture")
    assert room.events().count("exhibit_viewed") == 1


def test_the_setting_lifts_the_blur(room: EvidenceRoom, desk: Desk) -> None:
    room.one_capture()
    desk.settings.set("blur_exhibits", value=False)
    room.settle()
    assert not _picture(room, 1).is_blurred()


def test_the_three_dates_stay_apart(room: EvidenceRoom) -> None:
    room.make_vault()
    room.click("ready_go")
    room.type("coach_shown_date", "hier à 17 h 40")
    room.click("preview_end", "open_1")
    text = room.text.replace("\u00a0", " ")
    for words in ("Date affichée à l’écran", "hier à 17 h 40", "Capturée par Appui", "Ajoutée au coffre"):
        assert words in text
    assert "non vérifiée" not in text, "a capture claims no date of its own"
    assert room.exhibits()[0].sha256[:8] in text


def test_facts_are_noted_and_the_journal_keeps_both(room: EvidenceRoom) -> None:
    room.one_capture()
    room.click("open_1")
    room.type("coach_note", "Commentaires sous une vidéo\nsuite")
    room.click("detail_save")
    assert "Pièce 1 · Commentaires sous une vidéo" in room.text
    assert room.events().count("facts_noted") == 1
    room.click("detail_back")
    assert "Pièce 1 · Commentaires sous une vidéo" in room.text


def test_a_damaged_original_is_named(room: EvidenceRoom, desk: Desk) -> None:
    room.one_capture()
    for blob in (desk.places.vault / "blobs").rglob("*"):
        if blob.is_file():
            blob.chmod(0o600)
            data = bytearray(blob.read_bytes())
            data[-1] ^= 1
            blob.write_bytes(bytes(data))
    desk.vault.lock()
    room.settle()
    room.click("unlock_session")
    assert "Abîmée" in room.text
    assert "Inchangée" not in room.text
    room.click("open_1", "detail_picture")
    assert load_messages("fr").error(ErrorCode.VAULT_DAMAGED).message in room.text


def test_withdrawing_from_the_list_is_one_click_and_final(room: EvidenceRoom, desk: Desk) -> None:
    room.one_capture()
    code = room.case().code
    room.click("remove_1")
    assert room.at(View.WITHDRAWN)
    assert "La pièce 1 est retirée" in room.text
    assert "journal" in room.text
    blobs = [path for path in (desk.places.vault / "blobs").rglob("*") if path.is_file()]
    assert blobs == []
    entries = room.cases.journal(code)
    assert entries[-1].event == "exhibit_withdrawn"
    room.click("withdrawn_back")
    assert "Pièce 1" not in room.text


def test_what_was_made_of_a_withdrawn_exhibit_goes_and_is_said(room: EvidenceRoom, desk: Desk) -> None:
    room.one_capture()
    (shown,) = room.exhibits()
    pixels = Pixels(2, 1, b"abcdef")
    made = room.cases.add_derived(
        shown.case, derived_original(pixels, desk.clock), Derivation(Method.CROP, (shown.id,), {"x": 0})
    )
    room.click("remove_1")
    assert "\u00a0: 2)" in room.text
    assert room.exhibits() == ()
    assert {blob for blob in (desk.places.vault / "blobs").rglob("*") if blob.is_file()} == set()
    looker = room.page.services.looker
    seen: list[str] = []
    looker.glanced.connect(lambda exhibit, _glance: seen.append(exhibit))
    looker.glance_at((made,))
    room.settle()
    assert seen == []


def test_a_record_without_image_says_so(room: EvidenceRoom) -> None:
    room.click("way_link", "who_alone", "recovery_noted", "link_keep")
    assert "au moins" in room.text, "an empty record is no record"
    room.type("link_url", "https://www.instagram.com/p/C1a?igsh=x")
    room.type("link_date", "vendredi 13 vers 21 h")
    room.type("link_words", "les mots lus")
    room.click("link_keep")
    (exhibit,) = room.exhibits()
    assert exhibit.facts == Facts(
        url="https://www.instagram.com/p/C1a?igsh=x", shown_date="vendredi 13 vers 21 h", words="les mots lus"
    )
    assert "Sans image" in room.text
    assert "instagram.com" in room.text
    assert "Noté sans image" in room.text
    room.click("open_1")
    assert "les mots lus" in room.text
    assert not _named(room, LargePicture, "detail_picture").isVisible()


def test_facts_of_a_record_keep_its_words(room: EvidenceRoom) -> None:
    room.click("way_link", "who_alone", "recovery_noted")
    room.type("link_url", "https://exemple.test/1")
    room.type("link_words", "les mots lus")
    room.click("link_keep", "open_1")
    room.type("coach_account", "@k")
    room.click("detail_save")
    assert room.exhibits()[0].facts.words == "les mots lus"


def test_several_cases_never_mix(room: EvidenceRoom) -> None:
    room.one_capture()
    room.click("room_new_case")
    room.type("case_title", "")
    room.click("ready_go")
    assert room.at(View.READY), "a case needs a name"
    room.type("case_title", "Une autre")
    room.click("ready_go")
    assert "Une autre" in room.text
    assert "Pièce 1" not in room.text
    old = room.cases.list()[0]
    room.page.services.book.select(old.code)
    room.settle()
    assert "Pièce 1" in room.text


def test_pixels_go_with_the_view(room: EvidenceRoom) -> None:
    room.one_capture()
    click(_picture(room, 1))
    room.settle()
    room.click("detail_back")
    detail = _named(room, DetailView, "evidence_detail")
    assert detail.exhibit is None
    assert detail.picture._image.isNull()


def test_a_file_decodes_in_its_own_proportions(room: EvidenceRoom, tmp_path: Path) -> None:
    picture = tmp_path / "tall.png"
    image = QImage(40, 400, QImage.Format.Format_RGB888)
    image.fill(7)
    assert image.save(str(picture))
    (tmp_path / "b.png").write_bytes(png_bytes())
    room.make_vault()
    room.page.services.flow.title = "Une"
    room.page.services.importer.take((picture,))
    room.settle()
    room.click("imported_end", "open_1", "detail_picture")
    shown = find(room.page, "detail_picture")
    assert isinstance(shown, LargePicture)
    assert not shown.is_blurred()
    assert shown.height() > shown.width() / 2


@pytest.mark.parametrize("way", ["detail_back", "detail_mask", "series_stop"])
def test_what_was_typed_about_an_exhibit_is_noted_whichever_way_one_goes(room: EvidenceRoom, way: str) -> None:
    room.make_vault()
    room.click("ready_go", "preview_on", "ready_back", "open_1")
    room.type("coach_note", "À ne pas perdre")
    room.click(way)
    assert room.exhibits()[0].facts.note == "À ne pas perdre"
    assert "Noté." in room.text
