"""Exhibits without a picture to show, what was noticed about files, and a copy of an original out of the vault."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QWidget

from appui.pages.evidence import copy_out
from appui.pages.evidence.parts.detail import DetailView
from appui.pages.evidence.parts.exhibit_row import ExhibitRow
from appui.pages.evidence.parts.file_card import FileCard
from appui.pages.evidence.parts.noticed import Noticed
from appui_core.cases.model import Exhibit, Kind
from data.formats import samples
from fakes.desk import Desk, plain_text
from fakes.evidence_room import EvidenceRoom
from fakes.pictures import jpeg_bytes, png_bytes
from fakes.qt import drop, file_drag

Show = Callable[[QWidget], QWidget]
PICTURE = Exhibit(
    id="01JCW4ZT0000000000000000AA",
    number=3,
    case="ABC234",
    kind=Kind.IMPORT,
    sha256="ab" * 32,
    size_bytes=12_345_678,
    media_type="image/jpeg",
    width=40,
    height=20,
    preview=True,
    captured_at_utc=None,
    added_at_utc="2026-11-14T17:02:00.000Z",
    utc_offset_minutes=60,
    claimed_date=None,
)
VIDEO = replace(PICTURE, media_type="video/mp4", preview=False, width=None, height=None)


def _kinds() -> list[tuple[str, str]]:
    return [
        ("video/mp4", "Vidéo · 12,3 Mo"),
        ("video/quicktime", "Vidéo · 12,3 Mo"),
        ("audio/mp4", "Enregistrement sonore · 12,3 Mo"),
        ("application/pdf", "Document PDF · 12,3 Mo"),
        ("text/plain", "Texte · 12,3 Mo"),
        ("text/csv", "Texte · 12,3 Mo"),
        ("text/html", "Page web enregistrée · 12,3 Mo"),
        ("application/json", "Données (JSON) · 12,3 Mo"),
        ("image/heic", "Image · 12,3 Mo"),
        ("application/x-other", "Fichier · 12,3 Mo"),
    ]


@pytest.mark.parametrize(("media_type", "words"), _kinds())
def test_without_a_picture_there_is_a_plain_card_and_a_tag(
    media_type: str, words: str, desk: Desk, on_screen: Show
) -> None:
    exhibit = replace(VIDEO, media_type=media_type)
    card = FileCard()
    card.show_exhibit(exhibit)
    row = ExhibitRow(exhibit, blurred=True)
    detail = DetailView(desk.context)
    detail.show_exhibit(exhibit)
    for widget in (card, row, detail):
        on_screen(widget)
        assert words in plain_text(widget).replace("12.3", "12,3")  # the decimal sign is the system's
    assert not detail.picture.isVisible()
    image = media_type.startswith("image/")
    for widget in (row, detail):
        assert ("Retirer cette image" if image else "Retirer cette pièce") in plain_text(widget)


def test_a_film_has_its_length(desk: Desk, on_screen: Show) -> None:
    detail = DetailView(desk.context)
    detail.show_exhibit(replace(VIDEO, capture={"duration_s": "75"}))
    on_screen(detail)
    assert "video/mp4 · 1 min 15 s · " in plain_text(detail)


def test_a_record_without_image_says_what_it_is(on_screen: Show) -> None:
    card = FileCard()
    card.show_exhibit(replace(VIDEO, kind=Kind.LINK, media_type="application/json"))
    on_screen(card)
    assert "Adresse notée, sans image" in plain_text(card)


def test_beside_a_video_stands_what_may_not_be_done_with_it_and_the_law_while_it_is_fresh(
    desk: Desk, on_screen: Show
) -> None:
    noticed = Noticed(desk.context)
    noticed.show_exhibits((PICTURE, VIDEO))
    on_screen(noticed)
    words = plain_text(noticed)
    assert "Ne la publiez pas" in words
    assert "222-33-3" in words
    desk.clock.advance(days=400)
    noticed.retranslate()
    words = plain_text(noticed)
    assert "Ne la publiez pas" in words
    assert "222-33-3" not in words


def test_pictures_alone_say_nothing_of_videos(desk: Desk) -> None:
    noticed = Noticed(desk.context)
    noticed.show_exhibits((PICTURE,))
    assert noticed.isHidden()


@pytest.mark.parametrize(
    ("exhibits", "words"),
    [
        (
            (replace(PICTURE, capture={"holds_place": "yes"}),),
            "Cette photo contient l’endroit où elle a été prise.",
        ),
        (
            (replace(VIDEO, capture={"holds_place": "yes"}),),
            "Cette vidéo contient l’endroit où elle a été filmée.",
        ),
        ((replace(PICTURE, capture={"holds_place": "yes"}), PICTURE), "1 photo(s) contiennent l’endroit"),
        ((replace(PICTURE, capture={"animated": "yes"}),), "Appui montre la première image seulement"),
        ((replace(PICTURE, capture={"trailing_bytes": "9"}),), "portent d’autres données après l’image"),
    ],
)
def test_what_was_noticed_is_said(exhibits: tuple[Exhibit, ...], words: str, desk: Desk, on_screen: Show) -> None:
    noticed = Noticed(desk.context)
    noticed.show_exhibits(exhibits)
    on_screen(noticed)
    assert words in plain_text(noticed)


def test_a_place_in_a_real_photo_is_said_at_the_import_and_on_its_page_and_dates_stay_apart(
    room: EvidenceRoom, tmp_path: Path
) -> None:
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (48.0, 51.0, 0.0), 3: "E", 4: (2.0, 17.0, 0.0)}
    exif[0x8769] = {0x9003: "2026:11:13 17:02:11"}
    Image.new("RGB", (40, 20)).save(tmp_path / "photo.jpg", "JPEG", exif=exif)
    (tmp_path / "suite.jpg").write_bytes(jpeg_bytes() + b"profondeur")
    room.one_capture()
    drop(room.page, file_drag(tmp_path / "photo.jpg", tmp_path / "suite.jpg"))
    room.click("gate_no")
    words = plain_text(room.page)
    assert "1 photo(s) contiennent l’endroit" in words
    assert "portent d’autres données après l’image" in words
    room.click("imported_end", "open_2")
    words = plain_text(room.page)
    assert "Cette photo contient l’endroit où elle a été prise." in words
    assert "Date que le fichier dit de lui-même (non vérifiée)\n2026:11:13 17:02:11" in words
    assert "48" not in words.split("Cette photo contient")[1].split("Enregistrer")[0], (
        "the place itself is not shown"
    )


def test_a_copy_of_the_original_comes_out_and_the_journal_knows(
    room: EvidenceRoom, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = png_bytes(9)
    (tmp_path / "a.png").write_bytes(picture)
    room.one_capture()
    drop(room.page, file_drag(tmp_path / "a.png"))
    room.click("gate_no", "imported_end", "open_2")
    target = tmp_path / "copie.png"
    proposed: list[str] = []

    def choose(_parent: QWidget, _title: str, name: str, done: Callable[[tuple[Path, ...]], None]) -> None:
        proposed.append(name)
        done((target,))

    monkeypatch.setattr(copy_out, "choose_new_file", choose)
    room.click("detail_copy")
    assert target.read_bytes() == picture
    assert room.events()[-1] == "original_opened"
    assert proposed == [f"002-{hashlib.sha256(picture).hexdigest()[:12]}.png"]
    assert "Hors du coffre, elle n’est plus chiffrée" in plain_text(room.page)
    room.click("detail_copy")
    assert desk.said[-1][0] == "warn", "nothing is written over"
    monkeypatch.setattr(copy_out, "choose_new_file", lambda *given: given[-1](()))
    before = room.events()
    room.click("detail_copy")
    assert room.events() == before


def test_every_kind_of_file_comes_in_is_listed_and_opens(room: EvidenceRoom, tmp_path: Path) -> None:
    folder = tmp_path / "f"
    folder.mkdir()
    for name, data in samples().items():
        (folder / name).write_bytes(data)
    room.one_capture()
    drop(room.page, file_drag(folder))
    room.settle()
    room.click("gate_no")
    words = plain_text(room.page)
    assert f"{len(samples())} pièce(s) ajoutée(s)" in words
    assert "Ne la publiez pas" in words, "there are videos among them"
    assert "photo(s) contiennent l’endroit" in words
    assert "image(s) animées" in words
    room.click("imported_end", "enough_done")
    for exhibit in room.exhibits():
        room.page._reading._open(exhibit, False)
        room.settle()
        shown = plain_text(room.page)
        assert f"Pièce {exhibit.number} · " in shown
        assert ("Gardée telle quelle. Appui ne l’ouvre pas" in shown) is not exhibit.preview
        assert ("Ne la publiez pas" in shown) is exhibit.media_type.startswith("video/")
