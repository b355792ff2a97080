"""Three hundred files at once, folders, a stop, going on, a lock: the good ones go in, the others are told why."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from appui.pages.evidence import bringing
from appui.pages.evidence.model import View
from appui.tasks.vault_session import LockReason
from appui_core.cases.model import Kind
from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.gather import Found, Gathered, gather
from fakes.desk import Desk, find
from fakes.evidence_room import EvidenceRoom
from fakes.many_files import BAD, bad_files, begin, importer, pictures, words
from fakes.pictures import jpeg_bytes, png_bytes
from fakes.qt import click, drop, file_drag, settle, wait_until


def _stop_after_first_portion(room: EvidenceRoom) -> None:
    wait_until(lambda: importer(room).fates)
    click(find(room.page, "imported_stop"))
    room.settle()


def test_three_hundred_dropped_at_once(room: EvidenceRoom, tmp_path: Path) -> None:
    folder = pictures(tmp_path / "téléphone", 296)
    bad_files(folder)
    room.make_vault()
    room.click("series_stop")
    drop(room.page, file_drag(folder))
    room.settle()
    assert room.at(View.GATE)
    assert importer(room).fates == []
    room.click("gate_no", "ready_go")
    assert room.at(View.IMPORTED)
    said = words(room)
    assert "296 pièce(s) ajoutée(s), 4 fichier(s) refusé(s)" in said
    assert [exhibit.number for exhibit in room.exhibits()] == list(range(1, 297))
    assert {exhibit.kind for exhibit in room.exhibits()} == {Kind.IMPORT}
    # Refusals come first, by reason, and not every file is a widget.
    for name in BAD:
        assert name in said
    view = find(room.page, "evidence_imported")
    assert len(view.findChildren(QPushButton)) < 30
    assert len([fate for fate in importer(room).fates if fate.error is None]) == 296
    assert said.count("Gardée : pièce") == 8
    room.click("fates_more_kept")
    wait_until(lambda: words(room).count("Gardée : pièce") > 8)
    room.settle()
    assert words(room).count("Gardée : pièce") < 60


def test_numbers_follow_the_order_of_the_folder(room: EvidenceRoom, tmp_path: Path) -> None:
    folder = pictures(tmp_path / "f", 40)
    begin(room, folder)
    room.settle()
    names = [fate.name for fate in importer(room).fates]
    assert names == [f"capture {number}.png" for number in range(40)]
    assert [fate.exhibit.number for fate in importer(room).fates if fate.exhibit] == list(range(2, 42))


def test_a_stop_keeps_what_is_in_and_going_on_brings_the_rest(room: EvidenceRoom, tmp_path: Path) -> None:
    begin(room, pictures(tmp_path / "f", 200))
    _stop_after_first_portion(room)
    brought = importer(room)
    done = brought.done
    assert 0 < done < 200
    assert not brought.running
    assert len(room.exhibits()) == done + 1
    said = words(room)
    assert f"Reprendre : {200 - done} fichier(s) restent" in said
    assert "Ce qui est gardé reste dans le coffre" in said
    room.click("imported_resume")
    assert brought.done == 200
    assert "200 pièce(s) ajoutée(s)" in room.text
    assert len(room.exhibits()) == 201
    with pytest.raises(AssertionError):
        find(room.page, "imported_resume")


def test_the_stop_of_the_series_stops_the_import_and_the_gate_is_asked_before_it_goes_on(
    room: EvidenceRoom, tmp_path: Path
) -> None:
    begin(room, pictures(tmp_path / "f", 200))
    wait_until(lambda: importer(room).fates)
    click(find(room.page, "series_stop"))
    room.settle()
    assert room.at(View.IMPORTED)
    done = importer(room).done
    assert done < 200
    room.click("imported_resume")
    assert room.at(View.GATE)
    assert importer(room).waiting == []
    room.click("gate_no")
    assert importer(room).done == 200


def test_a_yes_before_it_goes_on_forgets_the_rest(room: EvidenceRoom, tmp_path: Path) -> None:
    begin(room, pictures(tmp_path / "f", 200))
    wait_until(lambda: importer(room).fates)
    click(find(room.page, "series_stop"))
    room.settle()
    kept = len(room.exhibits())
    room.click("imported_resume", "gate_yes")
    assert room.at(View.LINK)
    assert room.page.services.flow.brought == ()
    assert importer(room).waiting == []
    assert len(room.exhibits()) == kept


def test_a_lock_ends_it_cleanly_and_says_so_afterwards(room: EvidenceRoom, desk: Desk, tmp_path: Path) -> None:
    begin(room, pictures(tmp_path / "f", 200))
    wait_until(lambda: importer(room).fates)
    desk.vault.lock_for(LockReason.SESSION)
    room.settle()
    assert room.at(View.HOME)
    assert (importer(room).waiting, importer(room).fates) == ([], [])
    assert "capture " not in room.text
    room.click("unlock_session")
    kept = len(room.exhibits()) - 1
    assert 0 < kept < 200
    said = words(room)
    assert f"{kept} gardés, {200 - kept} non apportés" in said
    assert room.cases.count(room.case().code) == kept + 1
    # Said once; and the same files again are known.
    room.click("way_link", "link_back")
    assert "non apportés" not in room.text
    drop(room.page, file_drag(tmp_path / "f"))
    room.settle()
    room.click("gate_no")
    assert f"{200 - kept} pièce(s) ajoutée(s), {kept} déjà là" in words(room)


def test_a_lock_while_the_gate_is_asked_forgets_what_was_dropped(
    room: EvidenceRoom, desk: Desk, tmp_path: Path
) -> None:
    room.one_capture()
    drop(room.page, file_drag(pictures(tmp_path / "f", 1)))
    room.settle()
    assert room.at(View.GATE)
    assert room.page.services.flow.brought
    desk.vault.lock()
    assert room.page.services.flow.brought == ()


def test_the_way_to_stop_stays_from_portion_to_portion(room: EvidenceRoom, tmp_path: Path) -> None:
    begin(room, pictures(tmp_path / "f", 130))
    brought = importer(room)
    shown: list[bool] = []
    stop = find(room.page, "evidence_imported").findChild(QPushButton, "imported_stop")
    assert stop is not None
    brought.changed.connect(lambda: shown.append(stop.isVisible() == brought.running))
    room.settle()
    assert brought.done == 130
    assert len(shown) > 4
    assert all(shown)


def test_more_can_be_dropped_while_it_runs(room: EvidenceRoom, tmp_path: Path) -> None:
    begin(room, pictures(tmp_path / "f", 100))
    wait_until(lambda: importer(room).fates)
    more = tmp_path / "autre.jpg"
    more.write_bytes(jpeg_bytes(9))
    drop(room.page, file_drag(more))
    room.settle()
    assert [fate.name for fate in importer(room).fates][-1] == "autre.jpg"
    assert importer(room).done == 101


def test_the_window_lives_meanwhile_and_other_steps_come_in_between(
    room: EvidenceRoom, desk: Desk, tmp_path: Path
) -> None:
    begin(room, pictures(tmp_path / "f", 200))
    brought = importer(room)
    wait_until(lambda: brought.fates)
    done: list[int] = []
    desk.runner.run(lambda: None, owner=room.page, done=lambda _none: done.append(brought.done))
    wait_until(lambda: done)
    assert done[0] < 200, "a step asked for in between waits for one portion, not for all"
    room.settle()
    assert brought.done == 200


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
    drop(room.page, file_drag(pictures(tmp_path / "f", 50)))
    room.settle()
    brought = importer(room)
    assert (brought.done, len(brought.waiting)) == (0, 50)
    assert brought.stopped is not None
    assert brought.stopped.code == ErrorCode.DISK_FULL
    assert "50 fichier(s) restent" in words(room)
    full[0] = False
    room.click("imported_resume")
    assert brought.done == 50
    assert brought.stopped is None


def test_so_many_at_once_make_a_pause(room: EvidenceRoom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("appui.pages.evidence.importer", "appui.pages.evidence.parts.import_words"):
        monkeypatch.setattr(f"{module}.AT_ONCE", 40)
    begin(room, pictures(tmp_path / "f", 60))
    room.settle()
    assert importer(room).done == 40
    assert "Pause après 40 fichiers" in words(room)
    room.click("imported_resume")
    assert importer(room).done == 60


def test_what_of_a_folder_is_passed_over_is_said(room: EvidenceRoom, tmp_path: Path) -> None:
    folder = pictures(tmp_path / "f", 2)
    (folder / ".cache").write_bytes(png_bytes())
    (folder / "lien").symlink_to(folder)
    os.mkfifo(folder / "tube.png")
    begin(room, folder)
    room.settle()
    said = words(room)
    assert "2 pièce(s) ajoutée(s)" in said
    assert "1 élément(s) caché(s), 1 raccourci(s), 1 élément(s) du système" in said


def test_a_file_that_goes_in_between_is_refused_and_the_others_go_in(room: EvidenceRoom, tmp_path: Path) -> None:
    folder = pictures(tmp_path / "f", 3)
    room.one_capture()
    drop(room.page, file_drag(*sorted(folder.iterdir())))
    (folder / "capture 1.png").unlink()
    room.click("gate_no")
    fates = importer(room).fates
    assert [fate.error.code if fate.error else None for fate in fates] == [None, ErrorCode.FILE_MISSING, None]


def test_names_are_gone_when_it_is_over(room: EvidenceRoom, tmp_path: Path) -> None:
    begin(room, pictures(tmp_path / "nom planté", 3))
    room.settle()
    assert "capture 1.png" in room.text
    room.click("imported_end", "enough_done")
    assert importer(room).fates == []
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
    def slow(paths: tuple[Path, ...], *, cancelled: Callable[[], bool], **_: object) -> Gathered:
        while not cancelled():
            time.sleep(0)
        return gather(paths, cancelled=cancelled)

    monkeypatch.setattr("appui.pages.evidence.importer.gather", slow)
    folder = pictures(tmp_path / "f", 3)
    begin(room, folder)
    settle()
    assert "Appui regarde ce que contient le dossier" in room.text
    click(find(room.page, "imported_stop"))
    room.settle()
    assert importer(room).unwalked == (folder,)
    monkeypatch.setattr("appui.pages.evidence.importer.gather", gather)
    room.click("imported_resume")
    assert importer(room).done == 3
