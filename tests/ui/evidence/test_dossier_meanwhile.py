"""What comes in, goes wrong or is typed anew while a dossier is prepared: what goes out is what was looked at."""

import json
from pathlib import Path

import pytest

from appui.pages.evidence import dossiers
from appui.pages.evidence.model import View
from appui_core.cases.model import Facts
from fakes.evidence_room import EvidenceRoom
from fakes.originals import screenshot
from fakes.pictures import png_bytes


@pytest.fixture
def into(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return the folder that the dialog will give."""
    folder = tmp_path / "remise"
    monkeypatch.setattr(dossiers, "pick_folder", lambda _parent, done: done((folder,)))
    return folder


def _add(room: EvidenceRoom, number: int) -> None:
    """Bring an exhibit into the case from outside the window, as the command line does."""
    room.cases.add_original(room.case().code, screenshot(png_bytes(number)), Facts(account="@venu.plus.tard"))
    room.desk.vault.added.emit()
    room.settle()


def _numbers(into: Path) -> list[int]:
    (folder,) = into.iterdir()
    listed = json.loads((folder / "data" / "exhibits.json").read_bytes())["exhibits"]
    return [one["number"] for one in listed]


def test_an_exhibit_that_nobody_was_shown_does_not_go_out(room: EvidenceRoom, into: Path) -> None:
    room.one_capture()
    room.click("dossier_school")
    _add(room, 2)
    assert len(room.page.services.book.exhibits) == 2
    room.click("dossier_make")
    assert _numbers(into) == [1]


def test_it_is_listed_to_whoever_goes_back_to_the_list(room: EvidenceRoom, into: Path) -> None:
    room.one_capture()
    room.click("dossier_school")
    _add(room, 2)
    while not room.at(View.DOSSIER_PIECES):
        room.click("dossier_back")
    assert "2 pièce(s)\u00a0: toutes partent." in room.text
    room.last_step()
    room.click("dossier_make")
    assert _numbers(into) == [1, 2]


def test_the_list_is_the_whole_case_before_the_room_has_read_it(room: EvidenceRoom, into: Path) -> None:
    room.one_capture()
    _add(room, 2)
    book = room.page.services.book
    book.exhibits = book.exhibits[:1]
    room.begin_dossier("dossier_school")
    assert "2 pièce(s)\u00a0: toutes partent." in room.text
    book.reload()
    room.settle()
    room.last_step()
    room.click("dossier_make")
    assert _numbers(into) == [1, 2]
