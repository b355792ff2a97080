"""Pasting: by key and by button, behind the gate, as it was copied; and after a yes nothing of it is anywhere."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from appui.pages.evidence.model import View
from appui_core.cases.model import Exhibit, Kind
from fakes.desk import Desk, find
from fakes.evidence_room import EvidenceRoom
from fakes.pictures import png_bytes
from fakes.qt import drop, file_drag

PICTURE = png_bytes(77)


@pytest.fixture(autouse=True)
def _clean(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.clipboard().clear()


def _copy(qapp: QApplication, picture: bytes = PICTURE) -> None:
    data = QMimeData()
    data.setData("image/png", picture)
    qapp.clipboard().setMimeData(data)


def _press_paste(room: EvidenceRoom, widget: QWidget) -> None:
    window = room.page.window()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    widget.setFocus()
    QTest.keySequence(widget, QKeySequence(QKeySequence.StandardKey.Paste))
    room.settle()


def _words(room: EvidenceRoom) -> str:
    return room.text.replace("\u202f", " ").replace("\u00a0", " ")


def _kept(room: EvidenceRoom) -> Exhibit:
    (exhibit,) = room.exhibits()
    return exhibit


def test_ctrl_v_brings_a_picture_in_behind_the_gate(room: EvidenceRoom, qapp: QApplication) -> None:
    _copy(qapp)
    _press_paste(room, room.page)
    assert room.at(View.GATE)
    room.click("gate_no", "who_alone", "recovery_noted", "ready_go")
    assert room.at(View.IMPORTED)
    assert "Image collée" in _words(room)
    exhibit = _kept(room)
    assert exhibit.kind == Kind.IMPORT
    assert exhibit.sha256 == hashlib.sha256(PICTURE).hexdigest()
    assert exhibit.capture == {"pasted": "yes"}
    room.click("imported_end", "open_1")
    assert "Image collée" in _words(room)


def test_the_button_does_the_same_and_says_when_there_is_nothing(
    room: EvidenceRoom, desk: Desk, qapp: QApplication
) -> None:
    room.click("way_paste")
    assert room.at(View.HOME)
    assert "ni image ni fichier" in desk.said[-1][1]
    _copy(qapp)
    room.click("way_paste")
    assert room.at(View.GATE)


def test_files_that_were_copied_come_as_dropped_ones(
    room: EvidenceRoom, qapp: QApplication, tmp_path: Path
) -> None:
    room.one_capture()
    folder = tmp_path / "f"
    folder.mkdir()
    (folder / "a.png").write_bytes(png_bytes(3))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    qapp.clipboard().setMimeData(data)
    room.click("way_paste", "gate_no")
    assert "a.png" in room.text
    assert len(room.exhibits()) == 2


def test_what_is_no_picture_is_refused_like_a_file(room: EvidenceRoom, qapp: QApplication) -> None:
    room.one_capture()
    _copy(qapp, b"rien de tel")
    room.click("way_paste", "gate_no")
    assert "1 fichier(s) refusé(s)" in _words(room)
    assert len(room.exhibits()) == 1


def test_in_a_field_the_key_belongs_to_the_field(room: EvidenceRoom, qapp: QApplication) -> None:
    room.make_vault()
    room.click("ready_go")
    data = QMimeData()
    data.setText("https://exemple.test/p/1")
    data.setData("image/png", PICTURE)
    qapp.clipboard().setMimeData(data)
    _press_paste(room, find(room.page, "coach_url"))
    assert room.at(View.PREVIEW)
    assert room.value("coach_url") == "https://exemple.test/p/1"


def test_nothing_pushes_aside_what_is_under_way(room: EvidenceRoom, desk: Desk, qapp: QApplication) -> None:
    room.make_vault()
    room.click("ready_go")
    room.type("coach_note", "à ne pas perdre")
    _copy(qapp)
    _press_paste(room, find(room.page, "preview_on"))
    assert room.at(View.PREVIEW)
    assert room.value("coach_note") == "à ne pas perdre"
    assert "Terminez d’abord" in desk.said[-1][1]


@pytest.mark.parametrize("answer", ["gate_yes", "gate_unsure"])
@pytest.mark.parametrize("way", ["paste", "drop"])
def test_after_a_yes_or_a_doubt_nothing_of_it_is_anywhere(
    room: EvidenceRoom, desk: Desk, qapp: QApplication, tmp_path: Path, answer: str, way: str
) -> None:
    room.one_capture()
    vault = desk.vault.vault
    assert vault is not None
    before = {path for path in desk.places.vault.rglob("*") if path.is_file()}
    events = room.events()
    if way == "paste":
        _copy(qapp)
        room.click("way_paste")
    else:
        (tmp_path / "planté.png").write_bytes(PICTURE)
        drop(room.page, file_drag(tmp_path / "planté.png"))
        room.settle()
    room.click(answer)
    assert room.at(View.LINK)
    assert room.page.services.flow.brought == ()
    assert room.page.services.importer.waiting == []
    room.type("link_url", "https://exemple.test/p/1")
    room.click("link_keep")
    assert [exhibit.kind for exhibit in room.exhibits()] == [Kind.CAPTURE, Kind.LINK]
    assert room.events()[: len(events)] == events
    assert room.events()[len(events) :] == ["exhibit_added", "facts_noted"]
    new = {path for path in desk.places.vault.rglob("*") if path.is_file()} - before
    assert len(new) == 1, "the record without image, and no original, thumbnail or hash beside it"
    digest = hashlib.sha256(PICTURE).hexdigest()
    assert vault.rows("SELECT count(*) FROM exhibits WHERE sha256 = ?", (digest,)) == [(0,)]
    told = vault.rows("SELECT group_concat(details) FROM openings")[0][0]
    assert digest not in told
    assert digest[:12] not in told
    assert "planté" not in told
