"""No picture comes in without a clear no, said once per series and never prepared."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from appui.pages.evidence.model import View
from appui_core.cases.model import Kind
from fakes.desk import Desk, find
from fakes.evidence_room import EvidenceRoom
from fakes.pictures import png_bytes
from fakes.qt import drop, file_drag, press


def test_the_question_is_the_one_that_was_agreed(room: EvidenceRoom) -> None:
    room.click("way_capture")
    assert (
        "Voit-on un mineur nu, en sous-vêtements ou dans une scène sexuelle, même si l’image est truquée "
        "ou faite par IA ?"
    ) in room.text.replace("\u202f", " ")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_no_answer_is_prepared(room: EvidenceRoom, key: Qt.Key) -> None:
    find(room.page, "way_capture").setFocus()
    press(find(room.page, "way_capture"), Qt.Key.Key_Space)
    room.settle()
    assert room.at(View.GATE)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert not isinstance(focused, QPushButton)
    press(focused, key)
    room.settle()
    assert room.at(View.GATE)


def test_the_answers_look_alike(room: EvidenceRoom) -> None:
    room.click("way_capture")
    answers = [find(room.page, name) for name in ("gate_no", "gate_yes", "gate_unsure")]
    assert len({answer.property("tone") for answer in answers}) == 1
    assert not any(answer.isDefault() for answer in answers if isinstance(answer, QPushButton))
    assert max(answer.width() for answer in answers) - min(answer.width() for answer in answers) <= 2


@pytest.mark.parametrize("answer", ["gate_yes", "gate_unsure"])
def test_yes_or_a_doubt_leads_to_the_record_without_image_and_help(
    room: EvidenceRoom, desk: Desk, answer: str
) -> None:
    room.make_vault()
    room.click("series_stop", "way_capture", answer)
    assert room.at(View.LINK)
    for helper in ("3018", "police", "Take It Down", "Disrupt"):
        assert helper in room.text
    assert "takeitdown.ncmec.org" in room.text
    assert desk.screens.grabbed == []
    room.type("link_url", "https://exemple.test/p/1")
    room.click("link_keep")
    assert [exhibit.kind for exhibit in room.exhibits()] == [Kind.LINK]


def test_a_doubt_drops_the_files_too(room: EvidenceRoom, tmp_path: Path) -> None:
    room.make_vault()
    room.click("series_stop")
    picture = tmp_path / "a.png"
    picture.write_bytes(png_bytes())
    drop(room.page, file_drag(picture))
    room.settle()
    room.click("gate_unsure", "link_back")
    assert room.page.services.flow.brought == ()
    assert room.cases.list() == ()


def test_the_help_opens_addresses_through_the_one_door(room: EvidenceRoom, desk: Desk) -> None:
    room.make_vault()
    room.click("series_stop", "way_capture", "gate_yes", "help_3018", "help_take_it_down", "help_disrupt")
    assert desk.sheets_3018 == 1
    assert desk.urls.opened == ["https://takeitdown.ncmec.org/", "https://www.pointdecontact.net/disrupt/"]
    desk.urls.broken = True
    room.click("help_police")
    assert desk.said[-1][0] == "warn"


def test_it_is_asked_once_per_series_and_again_after_the_stop(room: EvidenceRoom) -> None:
    room.make_vault()
    room.click("ready_go", "preview_on")
    assert room.at(View.READY)
    room.click("ready_go")
    assert room.at(View.PREVIEW)
    assert find(room.page, "series_stop").isVisible()
    room.click("series_stop", "way_capture")
    assert room.at(View.GATE)


def test_the_stop_button_is_there_as_long_as_the_series(room: EvidenceRoom) -> None:
    stop = room.page.findChild(QPushButton, "series_stop")
    assert stop is not None
    assert not stop.isVisible()
    room.click("way_capture", "gate_no")
    assert stop.isVisible()
    room.click("who_alone", "recovery_noted", "ready_back")
    assert stop.isVisible()
    room.click("series_stop")
    assert not stop.isVisible()


def test_files_that_are_dropped_meet_it_as_well(room: EvidenceRoom, tmp_path: Path) -> None:
    room.make_vault()
    room.click("series_stop")
    picture = tmp_path / "a.png"
    picture.write_bytes(png_bytes())
    drop(room.page, file_drag(picture))
    room.settle()
    assert room.at(View.GATE)
    room.click("gate_no")
    room.click("ready_go")
    assert [exhibit.kind for exhibit in room.exhibits()] == [Kind.IMPORT]


def test_leaving_the_question_keeps_nothing(room: EvidenceRoom, desk: Desk) -> None:
    room.click("way_capture", "gate_back")
    assert room.at(View.HOME)
    assert not desk.places.vault.exists()


def test_another_case_ends_the_series(room: EvidenceRoom) -> None:
    room.make_vault()
    room.click("ready_go", "preview_on", "ready_back", "room_new_case")
    room.type("case_title", "Une autre")
    room.click("ready_go")
    assert not room.page.services.flow.series.running
