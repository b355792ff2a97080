"""A dossier that comes in with other files, or alone, is never taken into a case."""

from pathlib import Path

from appui.tasks.received import FOR_VERIFYING
from appui_core.cases.model import Addressee
from appui_core.dossier.build import build_dossier
from appui_core.messages import load_messages
from core.dossier.conftest import sample_case
from fakes.clock import FixedClock
from fakes.desk import Desk
from fakes.evidence_room import EvidenceRoom
from fakes.many_files import begin, importer, pictures, words
from fakes.qt import drop, file_drag


def made(into: Path) -> Path:
    return build_dossier(
        sample_case(), Addressee.SCHOOL, into, clock=FixedClock(), messages=load_messages("fr")
    ).path


def test_dropped_on_the_open_room_it_goes_to_be_verified(room: EvidenceRoom, desk: Desk, tmp_path: Path) -> None:
    dossier = made(tmp_path / "d")
    room.one_capture()
    before = len(room.exhibits())
    drop(room.page, file_drag(dossier, *sorted(pictures(tmp_path / "f", 2).iterdir())))
    room.settle()
    assert desk.went == ["verify"]
    assert desk.handover.take(FOR_VERIFYING) == dossier
    assert not importer(room).running
    assert len(room.exhibits()) == before


def test_inside_a_folder_it_is_left_alone_and_counted(room: EvidenceRoom, desk: Desk, tmp_path: Path) -> None:
    folder = pictures(tmp_path / "f", 3)
    made(folder)
    begin(room, folder)
    room.settle()
    assert len(room.exhibits()) == 1 + 3, "a capture was there before"
    assert "3 pièce(s) ajoutée(s)" in words(room)
    assert "1 dossier(s) fait(s) par Appui" in words(room)
    assert desk.went == []
