"""What becomes of an import that is left, locked, refused or unsaid, and that its list costs the window little."""

import gc
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from appui.pages.evidence.model import Want
from appui.pages.evidence.parts.fates import Fates
from appui.tasks.vault_session import LockReason
from appui_core.cases.model import Mode
from appui_core.errors import ErrorCode
from appui_core.intake import files
from appui_core.intake.gather import Gathered, gather
from fakes.desk import Desk, find
from fakes.evidence_room import EvidenceRoom
from fakes.many_files import BAD, bad_files, begin, importer, pictures, words
from fakes.pictures import jpeg_bytes
from fakes.qt import drop, file_drag, settle, wait_until


def _another_case(room: EvidenceRoom) -> str:
    """Leave the import where it is and open another situation, as the chooser of the room does."""
    code = room.cases.new("Une autre", Mode.FAMILY).code
    room.page.services.flow.home()
    room.page._reading._choose_case(code)
    return code


def test_an_import_under_way_does_not_jump_back_to_its_case(room: EvidenceRoom, tmp_path: Path) -> None:
    begin(room, pictures(tmp_path / "f", 200))
    wait_until(lambda: importer(room).fates)
    first, other = room.case().code, _another_case(room)
    room.settle()
    assert room.page.services.book.code == other
    assert 1 < room.cases.count(first) < 201, "the portion that was under way is kept, and no other"
    assert room.cases.count(other) == 0


def test_what_one_case_left_waiting_never_goes_into_another(room: EvidenceRoom, tmp_path: Path) -> None:
    begin(room, pictures(tmp_path / "f", 200))
    wait_until(lambda: importer(room).fates)
    other = _another_case(room)
    more = tmp_path / "autre.jpg"
    more.write_bytes(jpeg_bytes(9))
    room.page.services.flow.start(Want.FILES, (more,))
    room.click("gate_no")
    assert [fate.name for fate in importer(room).fates] == ["autre.jpg"]
    assert importer(room).waiting == []
    assert room.cases.count(other) == 1
    assert room.page.services.flow.series.kept == 1


def test_nothing_waits_once_the_page_was_left(room: EvidenceRoom, tmp_path: Path) -> None:
    begin(room, pictures(tmp_path / "f", 200))
    wait_until(lambda: importer(room).fates)
    _another_case(room)
    room.settle()
    brought = importer(room)
    assert (brought.running, brought.waiting, brought.fates) == (False, [], [])


def test_a_refusal_holds_nothing_of_what_was_being_read(room: EvidenceRoom, tmp_path: Path) -> None:
    bad_files(tmp_path)
    room.make_vault()
    room.click("ready_go", "preview_on")
    drop(room.page, file_drag(*sorted(tmp_path / name for name in BAD)))
    room.settle()
    errors = [fate.error for fate in importer(room).fates if fate.error is not None]
    assert len(errors) == len(BAD)
    assert {(error.__traceback__, error.__context__, error.__cause__) for error in errors} == {(None, None, None)}


@pytest.mark.usefixtures("freezing")
def test_what_was_there_before_is_left_alone_by_the_collector_until_the_vault_is_locked(
    room: EvidenceRoom, desk: Desk, tmp_path: Path
) -> None:
    begin(room, pictures(tmp_path / "f", 3))
    assert gc.get_freeze_count() > 10_000, "a collection would stop every thread for all of it"
    room.settle()
    desk.vault.lock()
    room.settle()
    assert gc.get_freeze_count() == 0


def test_no_turn_of_the_window_builds_the_whole_list(room: EvidenceRoom, tmp_path: Path) -> None:
    bad_files(pictures(tmp_path / "f", 40))
    made: list[int] = []
    turn = [0]
    begin(room, tmp_path / "f")
    fates = find(room.page, "evidence_imported").findChild(Fates)
    assert fates is not None
    real = fates._make

    def make(place: int) -> QWidget:
        made.append(turn[0])
        return real(place)

    def next_turn() -> None:
        turn[0] += 1

    fates._make = make
    clock = QTimer(interval=0)
    clock.timeout.connect(next_turn)
    clock.start()
    wait_until(lambda: len(fates.built) > 12)
    clock.stop()
    assert max(made.count(one) for one in set(made)) <= 4


def test_a_defect_at_the_first_file_costs_that_file_alone(
    room: EvidenceRoom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = files.examine_file

    def examine(path: Path, *given: object, **more: object) -> object:
        if path.name == "capture 0.png":
            raise ValueError
        return real(path, *given, **more)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(files, "examine_file", examine)
    drop(room.page, file_drag(pictures(tmp_path / "f", 3)))
    room.settle()
    room.click("gate_no", "who_alone", "recovery_noted", "ready_go")
    fates = importer(room).fates
    assert [fate.error.code if fate.error else None for fate in fates] == [ErrorCode.INTERNAL, None, None]


def test_a_lock_while_a_folder_is_looked_through_is_told(
    room: EvidenceRoom, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(paths: tuple[Path, ...], *, cancelled: Callable[[], bool], **_: object) -> Gathered:
        while not cancelled():
            time.sleep(0)
        return gather(paths, cancelled=cancelled)

    monkeypatch.setattr("appui.pages.evidence.importer.gather", slow)
    begin(room, pictures(tmp_path / "f", 3))
    settle()
    desk.vault.lock_for(LockReason.SESSION)
    room.settle()
    room.click("unlock_session")
    said = words(room)
    assert "Le verrouillage a arrêté l’ajout : 0 gardés. Un dossier n’a pas été regardé en entier." in said
    assert "non apportés" not in said


def test_what_is_unsaid_again_after_looking_for_more_is_not_kept(
    room: EvidenceRoom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("appui.pages.evidence.page.pick_files", lambda _parent, done: done(()))
    begin(room, pictures(tmp_path / "f", 1))
    room.settle()
    room.type("coach_account", "@premier")
    room.click("imported_more")  # and nothing was chosen
    assert room.exhibits()[-1].facts.account == "@premier"
    room.type("coach_account", "")
    room.click("imported_end")
    assert room.exhibits()[-1].facts.account == ""
