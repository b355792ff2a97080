"""Three hundred files at once, folders, a stop, going on, a lock: the good ones go in, the others are told why."""

import gc
import io
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from appui.pages.evidence import bringing
from appui.pages.evidence.importer import Importer
from appui.pages.evidence.model import View, Want
from appui.pages.evidence.parts.fates import Fates
from appui.tasks.vault_session import LockReason
from appui_core.cases.model import Kind, Mode
from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake import files
from appui_core.intake.gather import Found, Gathered, gather
from fakes.desk import Desk, find
from fakes.evidence_room import EvidenceRoom
from fakes.pictures import jpeg_bytes, png_bytes
from fakes.qt import click, drop, file_drag, settle, wait_until

BAD = {
    "vide.png": b"",
    "mots.png": b"pas une image",
    "coupee.jpg": jpeg_bytes(3)[:-40],
    "fausse.png": b"\x89PNG\r\n\x1a\n" + bytes(40),
}


def _pictures(folder: Path, count: int) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"capture {number}.png").write_bytes(_picture(number))
    return folder


def _picture(number: int) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (20 + number % 7, 20), (number % 251, number // 251, 7)).save(stream, "PNG")
    return stream.getvalue()


def _bad(folder: Path) -> None:
    for name, data in BAD.items():
        (folder / name).write_bytes(data)


def _words(room: EvidenceRoom) -> str:
    return room.text.replace("\u202f", " ").replace("\u00a0", " ")


def _importer(room: EvidenceRoom) -> Importer:
    return room.page.services.importer


def _begin(room: EvidenceRoom, *paths: Path) -> None:
    """Drop files in a series that runs, in a case that is there already."""
    room.make_vault()
    room.click("ready_go", "preview_on")
    assert drop(room.page, file_drag(*paths)) is not None


def _stop_after_first_portion(room: EvidenceRoom) -> None:
    wait_until(lambda: _importer(room).fates)
    click(find(room.page, "imported_stop"))
    room.settle()


def test_three_hundred_dropped_at_once(room: EvidenceRoom, tmp_path: Path) -> None:
    folder = _pictures(tmp_path / "téléphone", 296)
    _bad(folder)
    room.make_vault()
    room.click("series_stop")
    drop(room.page, file_drag(folder))
    room.settle()
    assert room.at(View.GATE)
    assert _importer(room).fates == []
    room.click("gate_no", "ready_go")
    assert room.at(View.IMPORTED)
    words = _words(room)
    assert "296 pièce(s) ajoutée(s), 4 fichier(s) refusé(s)" in words
    assert [exhibit.number for exhibit in room.exhibits()] == list(range(1, 297))
    assert {exhibit.kind for exhibit in room.exhibits()} == {Kind.IMPORT}
    # Refusals come first, by reason, and not every file is a widget.
    for name in BAD:
        assert name in words
    view = find(room.page, "evidence_imported")
    assert len(view.findChildren(QPushButton)) < 30
    assert len([fate for fate in _importer(room).fates if fate.error is None]) == 296
    assert words.count("Gardée : pièce") == 8
    room.click("fates_more_kept")
    assert 8 < _words(room).count("Gardée : pièce") < 60


def test_numbers_follow_the_order_of_the_folder(room: EvidenceRoom, tmp_path: Path) -> None:
    folder = _pictures(tmp_path / "f", 40)
    _begin(room, folder)
    room.settle()
    names = [fate.name for fate in _importer(room).fates]
    assert names == [f"capture {number}.png" for number in range(40)]
    assert [fate.exhibit.number for fate in _importer(room).fates if fate.exhibit] == list(range(2, 42))


def test_a_stop_keeps_what_is_in_and_going_on_brings_the_rest(room: EvidenceRoom, tmp_path: Path) -> None:
    _begin(room, _pictures(tmp_path / "f", 200))
    _stop_after_first_portion(room)
    importer = _importer(room)
    done = importer.done
    assert 0 < done < 200
    assert not importer.running
    assert len(room.exhibits()) == done + 1
    words = _words(room)
    assert f"Reprendre : {200 - done} fichier(s) restent" in words
    assert "Ce qui est gardé reste dans le coffre" in words
    room.click("imported_resume")
    assert importer.done == 200
    assert "200 pièce(s) ajoutée(s)" in room.text
    assert len(room.exhibits()) == 201
    with pytest.raises(AssertionError):
        find(room.page, "imported_resume")


def test_the_stop_of_the_series_stops_the_import_and_the_gate_is_asked_before_it_goes_on(
    room: EvidenceRoom, tmp_path: Path
) -> None:
    _begin(room, _pictures(tmp_path / "f", 200))
    wait_until(lambda: _importer(room).fates)
    click(find(room.page, "series_stop"))
    room.settle()
    assert room.at(View.IMPORTED)
    done = _importer(room).done
    assert done < 200
    room.click("imported_resume")
    assert room.at(View.GATE)
    assert _importer(room).waiting == []
    room.click("gate_no")
    assert _importer(room).done == 200


def test_a_yes_before_it_goes_on_forgets_the_rest(room: EvidenceRoom, tmp_path: Path) -> None:
    _begin(room, _pictures(tmp_path / "f", 200))
    wait_until(lambda: _importer(room).fates)
    click(find(room.page, "series_stop"))
    room.settle()
    kept = len(room.exhibits())
    room.click("imported_resume", "gate_yes")
    assert room.at(View.LINK)
    assert room.page.services.flow.brought == ()
    assert _importer(room).waiting == []
    assert len(room.exhibits()) == kept


def test_a_lock_ends_it_cleanly_and_says_so_afterwards(room: EvidenceRoom, desk: Desk, tmp_path: Path) -> None:
    _begin(room, _pictures(tmp_path / "f", 200))
    wait_until(lambda: _importer(room).fates)
    desk.vault.lock_for(LockReason.SESSION)
    room.settle()
    assert room.at(View.HOME)
    assert (_importer(room).waiting, _importer(room).fates) == ([], [])
    assert "capture " not in room.text
    room.click("unlock_session")
    kept = len(room.exhibits()) - 1
    assert 0 < kept < 200
    words = _words(room)
    assert f"{kept} gardés, {200 - kept} non apportés" in words
    assert room.cases.count(room.case().code) == kept + 1
    # Said once; and the same files again are known.
    room.click("way_link", "link_back")
    assert "non apportés" not in room.text
    drop(room.page, file_drag(tmp_path / "f"))
    room.click("gate_no")
    assert f"{200 - kept} pièce(s) ajoutée(s), {kept} déjà là" in _words(room)


def test_a_lock_while_the_gate_is_asked_forgets_what_was_dropped(
    room: EvidenceRoom, desk: Desk, tmp_path: Path
) -> None:
    room.one_capture()
    drop(room.page, file_drag(_pictures(tmp_path / "f", 1)))
    room.settle()
    assert room.at(View.GATE)
    assert room.page.services.flow.brought
    desk.vault.lock()
    assert room.page.services.flow.brought == ()


def test_the_way_to_stop_stays_from_portion_to_portion(room: EvidenceRoom, tmp_path: Path) -> None:
    _begin(room, _pictures(tmp_path / "f", 130))
    importer = _importer(room)
    shown: list[bool] = []
    stop = find(room.page, "evidence_imported").findChild(QPushButton, "imported_stop")
    assert stop is not None
    importer.changed.connect(lambda: shown.append(stop.isVisible() == importer.running))
    room.settle()
    assert importer.done == 130
    assert len(shown) > 4
    assert all(shown)


def test_more_can_be_dropped_while_it_runs(room: EvidenceRoom, tmp_path: Path) -> None:
    _begin(room, _pictures(tmp_path / "f", 100))
    wait_until(lambda: _importer(room).fates)
    more = tmp_path / "autre.jpg"
    more.write_bytes(jpeg_bytes(9))
    drop(room.page, file_drag(more))
    room.settle()
    assert [fate.name for fate in _importer(room).fates][-1] == "autre.jpg"
    assert _importer(room).done == 101


def test_the_window_lives_meanwhile_and_other_steps_come_in_between(
    room: EvidenceRoom, desk: Desk, tmp_path: Path
) -> None:
    _begin(room, _pictures(tmp_path / "f", 200))
    importer = _importer(room)
    wait_until(lambda: importer.fates)
    done: list[int] = []
    desk.runner.run(lambda: None, owner=room.page, done=lambda _none: done.append(importer.done))
    wait_until(lambda: done)
    assert done[0] < 200, "a step asked for in between waits for one portion, not for all"
    room.settle()
    assert importer.done == 200


def test_a_full_disk_stops_it_once_and_the_rest_waits(
    room: EvidenceRoom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.make_vault()
    room.click("ready_go", "preview_on")
    vault = room.desk.vault.vault
    assert vault is not None
    real = vault.settle_blobs
    full = [True]

    def settle_blobs(blobs: object) -> None:
        if full[0]:
            raise AppuiError(ErrorCode.DISK_FULL)
        real(blobs)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(vault, "settle_blobs", settle_blobs)
    drop(room.page, file_drag(_pictures(tmp_path / "f", 50)))
    room.settle()
    importer = _importer(room)
    assert (importer.done, len(importer.waiting)) == (0, 50)
    assert importer.stopped is not None
    assert importer.stopped.code == ErrorCode.DISK_FULL
    assert "50 fichier(s) restent" in _words(room)
    full[0] = False
    room.click("imported_resume")
    assert importer.done == 50
    assert importer.stopped is None


def test_so_many_at_once_make_a_pause(room: EvidenceRoom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("appui.pages.evidence.importer", "appui.pages.evidence.parts.import_words"):
        monkeypatch.setattr(f"{module}.AT_ONCE", 40)
    _begin(room, _pictures(tmp_path / "f", 60))
    room.settle()
    assert _importer(room).done == 40
    assert "Pause après 40 fichiers" in _words(room)
    room.click("imported_resume")
    assert _importer(room).done == 60


def test_what_of_a_folder_is_passed_over_is_said(room: EvidenceRoom, tmp_path: Path) -> None:
    folder = _pictures(tmp_path / "f", 2)
    (folder / ".cache").write_bytes(png_bytes())
    (folder / "lien").symlink_to(folder)
    os.mkfifo(folder / "tube.png")
    _begin(room, folder)
    room.settle()
    words = _words(room)
    assert "2 pièce(s) ajoutée(s)" in words
    assert "1 élément(s) caché(s), 1 raccourci(s), 1 élément(s) du système" in words


def test_a_file_that_goes_in_between_is_refused_and_the_others_go_in(room: EvidenceRoom, tmp_path: Path) -> None:
    folder = _pictures(tmp_path / "f", 3)
    room.one_capture()
    drop(room.page, file_drag(*sorted(folder.iterdir())))
    (folder / "capture 1.png").unlink()
    room.click("gate_no")
    fates = _importer(room).fates
    assert [fate.error.code if fate.error else None for fate in fates] == [None, ErrorCode.FILE_MISSING, None]


def test_names_are_gone_when_it_is_over(room: EvidenceRoom, tmp_path: Path) -> None:
    _begin(room, _pictures(tmp_path / "nom planté", 3))
    room.settle()
    assert "capture 1.png" in room.text
    room.click("imported_end", "enough_done")
    assert _importer(room).fates == []
    assert "capture 1.png" not in room.text


def test_a_portion_is_bounded_by_bytes_too() -> None:
    big = Found(Path("a"), bringing.PORTION_BYTES)
    small = Found(Path("b"), 10)
    assert bringing.portion([big, small, small]) == 1
    assert bringing.portion([small, big, small]) == 1
    assert bringing.portion([small] * 100) == bringing.PORTION
    assert bringing.portion([small] * 100, 5) == 5


def test_a_stop_during_the_walk_leaves_the_folder_for_later(
    room: EvidenceRoom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(paths: tuple[Path, ...], *, cancelled: Callable[[], bool]) -> Gathered:
        while not cancelled():
            time.sleep(0)
        return gather(paths, cancelled=cancelled)

    monkeypatch.setattr("appui.pages.evidence.importer.gather", slow)
    folder = _pictures(tmp_path / "f", 3)
    _begin(room, folder)
    settle()
    assert "Appui regarde ce que contient le dossier" in room.text
    click(find(room.page, "imported_stop"))
    room.settle()
    assert _importer(room).unwalked == (folder,)
    monkeypatch.setattr("appui.pages.evidence.importer.gather", gather)
    room.click("imported_resume")
    assert _importer(room).done == 3


def _another_case(room: EvidenceRoom) -> str:
    """Leave the import where it is and open another situation, as the chooser of the room does."""
    code = room.cases.new("Une autre", Mode.FAMILY).code
    room.page.services.flow.home()
    room.page._reading._choose_case(code)
    return code


def test_an_import_under_way_does_not_jump_back_to_its_case(room: EvidenceRoom, tmp_path: Path) -> None:
    _begin(room, _pictures(tmp_path / "f", 200))
    wait_until(lambda: _importer(room).fates)
    first, other = room.case().code, _another_case(room)
    room.settle()
    assert room.page.services.book.code == other
    assert 1 < room.cases.count(first) < 201, "the portion that was under way is kept, and no other"
    assert room.cases.count(other) == 0


def test_what_one_case_left_waiting_never_goes_into_another(room: EvidenceRoom, tmp_path: Path) -> None:
    _begin(room, _pictures(tmp_path / "f", 200))
    wait_until(lambda: _importer(room).fates)
    other = _another_case(room)
    more = tmp_path / "autre.jpg"
    more.write_bytes(jpeg_bytes(9))
    room.page.services.flow.start(Want.FILES, (more,))
    room.click("gate_no")
    assert [fate.name for fate in _importer(room).fates] == ["autre.jpg"]
    assert _importer(room).waiting == []
    assert room.cases.count(other) == 1
    assert room.page.services.flow.series.kept == 1


def test_nothing_waits_once_the_page_was_left(room: EvidenceRoom, tmp_path: Path) -> None:
    _begin(room, _pictures(tmp_path / "f", 200))
    wait_until(lambda: _importer(room).fates)
    _another_case(room)
    room.settle()
    importer = _importer(room)
    assert (importer.running, importer.waiting, importer.fates) == (False, [], [])


def test_a_refusal_holds_nothing_of_what_was_being_read(room: EvidenceRoom, tmp_path: Path) -> None:
    _bad(tmp_path)
    room.make_vault()
    room.click("ready_go", "preview_on")
    drop(room.page, file_drag(*sorted(tmp_path / name for name in BAD)))
    room.settle()
    errors = [fate.error for fate in _importer(room).fates if fate.error is not None]
    assert len(errors) == len(BAD)
    assert {(error.__traceback__, error.__context__, error.__cause__) for error in errors} == {(None, None, None)}


def test_what_was_there_before_is_left_alone_by_the_collector_until_the_vault_is_locked(
    room: EvidenceRoom, desk: Desk, tmp_path: Path
) -> None:
    gc.unfreeze()
    _begin(room, _pictures(tmp_path / "f", 3))
    assert gc.get_freeze_count() > 10_000, "a collection would stop every thread for all of it"
    room.settle()
    desk.vault.lock()
    room.settle()
    assert gc.get_freeze_count() == 0


def test_no_turn_of_the_window_builds_the_whole_list(room: EvidenceRoom, tmp_path: Path) -> None:
    _bad(_pictures(tmp_path / "f", 40))
    made: list[int] = []
    turn = [0]
    _begin(room, tmp_path / "f")
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
    drop(room.page, file_drag(_pictures(tmp_path / "f", 3)))
    room.settle()
    room.click("gate_no", "who_alone", "recovery_noted", "ready_go")
    fates = _importer(room).fates
    assert [fate.error.code if fate.error else None for fate in fates] == [ErrorCode.INTERNAL, None, None]


def test_a_lock_while_a_folder_is_looked_through_is_told(
    room: EvidenceRoom, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(paths: tuple[Path, ...], *, cancelled: Callable[[], bool]) -> Gathered:
        while not cancelled():
            time.sleep(0)
        return gather(paths, cancelled=cancelled)

    monkeypatch.setattr("appui.pages.evidence.importer.gather", slow)
    _begin(room, _pictures(tmp_path / "f", 3))
    settle()
    desk.vault.lock_for(LockReason.SESSION)
    room.settle()
    room.click("unlock_session")
    words = _words(room)
    assert "Le verrouillage a arrêté l’ajout : 0 gardés. Un dossier n’a pas été regardé en entier." in words
    assert "non apportés" not in words


def test_what_is_unsaid_again_after_looking_for_more_is_not_kept(
    room: EvidenceRoom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("appui.pages.evidence.page.pick_files", lambda _parent, done: done(()))
    _begin(room, _pictures(tmp_path / "f", 1))
    room.settle()
    room.type("coach_account", "@premier")
    room.click("imported_more")  # and nothing was chosen
    assert room.exhibits()[-1].facts.account == "@premier"
    room.type("coach_account", "")
    room.click("imported_end")
    assert room.exhibits()[-1].facts.account == ""
