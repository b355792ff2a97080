"""The first step of a dossier: what goes, in which order, with which captions; and what stays for the next one."""

import json
import re
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from appui.pages.evidence import dossiers
from appui.pages.evidence.model import View
from appui.pages.evidence.parts.dossier_pieces import MANY_FOR_SCHOOL, PiecesView
from appui.pages.evidence.parts.piece_row import PieceRow
from appui.tasks.vault_session import LockReason
from appui_core.cases.mask_plan import MaskPlan, Shape, ShapeKind
from appui_core.cases.model import Addressee, Facts
from fakes.desk import find
from fakes.evidence_room import EvidenceRoom
from fakes.originals import screenshot
from fakes.pictures import png_bytes
from ui.evidence.test_mask_ways import crop, lock, unlock


@pytest.fixture
def into(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return the folder that the dialog will give."""
    folder = tmp_path / "remise"
    monkeypatch.setattr(dossiers, "pick_folder", lambda _parent, done: done((folder,)))
    return folder


def _fill(room: EvidenceRoom, count: int) -> None:
    """Keep this many exhibits beside the first one, the later the older by their shown date."""
    room.one_capture()
    code = room.case().code
    for number in range(count):
        facts = Facts(account="@un", shown_date=f"{28 - number % 27} octobre 2026", note=f"Note {number + 2}")
        room.cases.add_original(code, screenshot(png_bytes(number + 2)), facts)
    room.page.services.book.reload()
    room.settle()


@pytest.fixture
def step(room: EvidenceRoom) -> EvidenceRoom:
    """Return the room at the first step of a dossier for the school, with three exhibits."""
    _fill(room, 2)
    room.begin_dossier("dossier_school")
    assert room.at(View.DOSSIER_PIECES)
    return room


def _view(room: EvidenceRoom) -> PiecesView:
    part = room.page._part
    assert isinstance(part, PiecesView)
    return part


def _row(room: EvidenceRoom, place: int) -> PieceRow:
    row = _view(room).rows.built[place]
    assert isinstance(row, PieceRow)
    return row


def _made(into: Path) -> tuple[list[int], dict[int, str | None]]:
    """Return the exhibits of the one dossier in the order of their pages, and their captions."""
    (folder,) = into.iterdir()
    with pikepdf.open(folder / "dossier.pdf") as document, document.open_outline() as outline:
        titles = [child.title for top in outline.root for child in top.children]
    pages = [int(found[1]) for title in titles if (found := re.match(r"Pièce n°\s(\d+)$", title))]
    listed = json.loads((folder / "data" / "exhibits.json").read_bytes())["exhibits"]
    return pages, {one["number"]: one["caption"] for one in listed}


def test_everything_goes_by_number_unless_somebody_decides_otherwise(step: EvidenceRoom, into: Path) -> None:
    assert "3 pièce(s)\u00a0: toutes partent." in step.text
    step.last_step()
    step.click("dossier_make")
    assert _made(into) == ([1, 2, 3], {1: None, 2: None, 3: None})


def test_what_is_unticked_stays_here(step: EvidenceRoom, into: Path) -> None:
    step.click("piece_2")
    assert "2 pièce(s) partent, sur 3." in step.text
    step.last_step()
    assert "2 pièce(s), mêmes numéros pour tous les destinataires." in step.text
    step.click("dossier_make")
    assert _made(into)[0] == [1, 3]


def test_nothing_ticked_leads_nowhere(step: EvidenceRoom) -> None:
    step.click("pieces_none")
    assert "Rien n’est coché" in step.text
    assert not find(step.page, "dossier_next").isEnabled()
    step.click("pieces_all")
    assert find(step.page, "dossier_next").isEnabled()


def test_order_and_captions_are_printed(step: EvidenceRoom, into: Path) -> None:
    step.click("piece_up_3", "piece_up_3", "piece_pencil_2")
    step.type("piece_caption_2", "La vidéo")
    step.last_step()
    step.click("dossier_make")
    assert _made(into) == ([3, 1, 2], {1: None, 2: "La vidéo", 3: None})


def test_in_order_of_time_and_back_by_number(step: EvidenceRoom) -> None:
    step.click("pieces_in_time")
    assert _view(step).order == [3, 2, 1]
    step.click("pieces_by_number")
    assert _view(step).order == [1, 2, 3]


def test_the_keyboard_moves_an_exhibit_and_goes_with_it(step: EvidenceRoom) -> None:
    _row(step, 2).tick.setFocus()
    for order in ([1, 3, 2], [3, 1, 2], [3, 1, 2]):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        step.settle()
        assert _view(step).order == order
    # At the top there is no way up: the other button has the keyboard.
    assert QApplication.focusWidget() is _row(step, 0).down
    QTest.keyClick(_row(step, 0).down, Qt.Key.Key_Space)
    step.settle()
    assert _view(step).order == [1, 3, 2]
    assert QApplication.focusWidget() is _row(step, 1).down


def test_order_and_captions_are_there_for_the_next_dossier_and_ticks_are_not(step: EvidenceRoom) -> None:
    step.click("piece_down_1", "piece_pencil_3", "piece_1")
    step.type("piece_caption_3", "Le groupe")
    step.leave_dossier()
    step.begin_dossier("dossier_police")
    assert _view(step).order == [2, 1, 3]
    assert step.value("piece_caption_3") == "Le groupe"
    assert "3 pièce(s)\u00a0: toutes partent." in step.text


def test_they_survive_a_lock(step: EvidenceRoom) -> None:
    step.click("piece_down_1", "piece_pencil_3")
    step.type("piece_caption_3", "Le groupe")
    step.last_step()
    lock(step)
    assert "Le groupe" not in step.text
    unlock(step)
    step.begin_dossier("dossier_police")
    assert (_view(step).order, step.value("piece_caption_3")) == ([2, 1, 3], "Le groupe")


def test_so_does_a_caption_written_just_before(step: EvidenceRoom) -> None:
    step.click("piece_pencil_3")
    step.type("piece_caption_3", "Le groupe")
    step.desk.vault.lock_for(LockReason.IDLE)
    step.settle()
    unlock(step)
    assert step.cases.prepared.read(step.case().code, "captions") == {"3": "Le groupe"}


def test_what_is_withdrawn_takes_its_caption_along(step: EvidenceRoom) -> None:
    step.click("piece_pencil_3")
    step.type("piece_caption_3", "Le groupe")
    step.leave_dossier()
    step.click("remove_3", "withdrawn_back")
    assert step.cases.prepared.read(step.case().code, "captions") in (None, {})


def test_coming_back_to_the_step_keeps_what_was_decided(step: EvidenceRoom) -> None:
    step.click("piece_2", "piece_down_1")
    step.last_step()
    step.click("dossier_back")
    while not step.at(View.DOSSIER_PIECES):
        step.click("dossier_back")
    assert (_view(step).order, _view(step).unticked) == ([2, 1, 3], {2})


def test_what_this_addressee_does_not_see_is_said(room: EvidenceRoom) -> None:
    _fill(room, 1)
    code = room.case().code
    room.cases.add_link(code, Facts(url="https://exemple.test/x", words="mots"))
    second = room.exhibits()[1]
    box = MaskPlan((Shape(ShapeKind.RECT, ((1, 1), (4, 4))),))
    room.cases.masks.note(code, second.id, Addressee.SCHOOL, box)
    room.page.services.book.reload()
    room.settle()
    room.begin_dossier("dossier_school")
    assert "seule la copie masquée part" in room.text
    assert "ni son adresse ni les mots notés ne partent" in room.text
    room.leave_dossier()
    room.begin_dossier("dossier_police")
    assert "seule la copie masquée part" not in room.text
    assert "ni son adresse" not in room.text


@pytest.mark.parametrize(
    ("button", "many"), [("dossier_school", True), ("dossier_police", False), ("dossier_3018", False)]
)
def test_a_word_when_a_school_would_get_too_many(room: EvidenceRoom, button: str, *, many: bool) -> None:
    _fill(room, MANY_FOR_SCHOOL)
    room.begin_dossier(button)
    assert find(room.page, "pieces_count").isVisible()
    assert ("Trois à cinq captures" in room.text) is many
    room.click("piece_1")
    assert "Trois à cinq captures" not in room.text


def test_only_the_rows_near_the_eye_exist(room: EvidenceRoom) -> None:
    _fill(room, 120)
    room.begin_dossier("dossier_school")
    assert len(_view(room).order) == 121
    assert len(_view(room).rows.built) < 40


def test_a_twin_that_stays_here_needs_no_decision(room: EvidenceRoom, into: Path) -> None:
    """What is not in the dossier can show nothing uncovered in it."""
    room.one_capture()
    crop(room, 100)
    source = room.exhibits()[0]
    box = MaskPlan((Shape(ShapeKind.RECT, ((10, 20), (29, 39))),))
    room.cases.masks.note(source.case, source.id, Addressee.SCHOOL, box)
    room.page.services.book.reload()
    room.settle()
    room.begin_dossier("dossier_school")
    room.click("piece_2")
    room.last_step()
    assert find(room.page, "dossier_make").isEnabled()
    room.click("dossier_make")
    assert _made(into)[0] == [1]
