"""After a series the room says in one calm line what was left outside the vault, and takes no for an answer."""

from collections.abc import Callable
from pathlib import Path

import pytest

from appui.pages.evidence import dossiers as dossiers_module
from appui.pages.evidence import page as page_module
from appui.pages.evidence.bringing import Pasted
from fakes.evidence_room import EvidenceRoom
from fakes.pictures import png_bytes
from fakes.qt import wait_until

Bring = Callable[..., None]


@pytest.fixture
def bring(room: EvidenceRoom, monkeypatch: pytest.MonkeyPatch) -> Bring:
    """Return a function that brings files in; the first time it makes the vault on the way."""
    made: list[int] = []

    def files(*paths: Path) -> None:
        monkeypatch.setattr(page_module, "pick_files", lambda _parent, done: done(paths))
        room.click("way_files", "gate_no")
        if not made:
            room.click("who_alone", "recovery_noted", "ready_go")
            made.append(1)
        room.click("imported_end")
        wait_until(lambda: not room.desk.leaks.searching)

    return files


def _plain(room: EvidenceRoom) -> str:
    return room.text.replace("\u00a0", " ").replace("\u202f", " ")


def _picture(room: EvidenceRoom, place: str, shade: int) -> Path:
    return room.desk.computer.put(place, png_bytes(shade))


def test_the_original_is_mentioned_softly_with_its_folder(room: EvidenceRoom, bring: Bring) -> None:
    path = _picture(room, "Quelque part/a.png", 1)
    bring(path)
    assert "L’image d’origine est toujours dans « Quelque part ». La garder peut être utile" in _plain(room)
    assert path.exists()
    room.click("room_outside")
    assert room.desk.went == ["leaks"]


def test_several_are_counted(room: EvidenceRoom, bring: Bring) -> None:
    bring(*(_picture(room, f"Images/{shade}.png", shade) for shade in (1, 2)))
    assert "Des copies sont restées hors du coffre : 2." in _plain(room)


def test_a_no_is_remembered_until_there_is_something_new(room: EvidenceRoom, bring: Bring) -> None:
    bring(_picture(room, "Images/a.png", 1))
    room.click("room_outside_later")
    assert "L’image d’origine" not in _plain(room)
    second = _picture(room, "clé/b.png", 2)
    bring(second)
    assert "toujours dans « clé »" in _plain(room), "only of what is new"
    second.unlink()


def test_nothing_left_nothing_said(room: EvidenceRoom, bring: Bring, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(png_bytes(1))
    room.page.services.importer.ended.connect(lambda: path.unlink(missing_ok=True))
    bring(path)
    assert "hors du coffre" not in _plain(room)
    assert "toujours dans" not in _plain(room)


def test_what_was_pasted_comes_from_nowhere_and_what_was_added_counts_too(
    room: EvidenceRoom, bring: Bring
) -> None:
    first, folder = _picture(room, "Images/a.png", 1), room.desk.computer.home / "lot"
    _picture(room, "lot/b.png", 2)
    importer = room.page.services.importer

    def more() -> None:
        importer.came_from.disconnect(more)
        importer.take((Pasted(png_bytes(3)), folder))

    importer.came_from.connect(more)
    bring(first)
    report = room.desk.leaks.report
    assert report is not None
    assert len(room.exhibits()) == 3
    assert sorted(leak.place.name for leak in report.copies if leak.place is not None) == ["a.png", "b.png"]


def test_a_capture_looks_too_and_a_change_of_mind_does_not(room: EvidenceRoom) -> None:
    room.click("way_capture", "gate_no", "who_alone", "recovery_noted", "ready_back")
    assert room.desk.leaks.report is None
    room.click("way_capture", "ready_go", "preview_end")
    wait_until(lambda: not room.desk.leaks.searching)
    assert room.desk.leaks.report is not None


def test_a_lock_takes_the_line_away(room: EvidenceRoom, bring: Bring) -> None:
    bring(_picture(room, "Images/a.png", 1))
    room.click("room_lock")
    assert "L’image d’origine" not in _plain(room)
    room.click("unlock_session")
    assert "L’image d’origine" not in _plain(room), "nothing of it was kept"


def test_where_a_dossier_was_put_is_known_until_the_lock(
    room: EvidenceRoom, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    room.one_capture()
    monkeypatch.setattr(dossiers_module, "pick_folder", lambda _parent, done: done((tmp_path,)))
    room.click("dossier_school", "dossier_make")
    wait_until(lambda: any(tmp_path.glob("appui-*/bag-info.txt")))
    room.settle()
    room.desk.leaks.look()
    wait_until(lambda: not room.desk.leaks.searching)
    report = room.desk.leaks.report
    assert report is not None
    (leak,) = report.leaks
    assert (leak.kind, leak.place and leak.place.parent) == ("dossier", tmp_path)
