"""A folder that receives the phone's pictures: counted, offered, never taken by itself."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from appui.pages.evidence import phoning
from appui.pages.evidence.folder_watch import pictures_in
from appui.pages.evidence.model import View
from fakes.desk import Desk, find, plain_text
from fakes.evidence_room import EvidenceRoom
from fakes.pictures import png_bytes


def _words(room: EvidenceRoom) -> str:
    return plain_text(room.page)


@pytest.fixture
def received(room: EvidenceRoom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with one picture in it, which is watched."""
    folder = tmp_path / "received"
    folder.mkdir()
    (folder / "old.png").write_bytes(png_bytes(9))
    monkeypatch.setattr(phoning, "pick_received", lambda _parent, done: done((folder,)))
    room.one_capture()
    room.click("way_phone", "phone_watch", "watch_choose")
    return folder


Look = Callable[[], None]


@pytest.fixture
def look(room: EvidenceRoom) -> Look:
    """Return a function that lets the watch look twice, as two seconds would."""

    def twice() -> None:
        for _ in range(2):
            room.page.phoning.watch._look()
            room.settle()

    return twice


def test_what_is_new_is_counted_and_not_taken(room: EvidenceRoom, received: Path, look: Look) -> None:
    assert "Aucune nouvelle image pour l’instant" in _words(room)
    assert "1 image(s) y étai(en)t déjà" in _words(room)
    assert not find(room.page, "watch_add").isEnabled()
    for number in range(3):
        (received / f"{number}.PNG").write_bytes(png_bytes(number))
    (received / "notes.txt").write_text("words")
    (received / ".hidden.png").write_bytes(png_bytes(7))
    (received / "linked.png").symlink_to(received / "notes.txt")
    look()
    assert "3 nouvelle(s) image(s)" in _words(room)
    assert len(room.exhibits()) == 1
    room.click("watch_add", "gate_no")
    assert room.at(View.IMPORTED)
    assert len(room.exhibits()) == 4
    assert (received / "0.PNG").exists()


def test_a_picture_that_is_still_being_written_waits(room: EvidenceRoom, received: Path, look: Look) -> None:
    whole = png_bytes(1)
    (received / "a.png").write_bytes(whole[:50])
    room.page.phoning.watch._look()
    room.settle()
    (received / "a.png").write_bytes(whole)
    room.page.phoning.watch._look()
    room.settle()
    assert "Aucune nouvelle image" in _words(room)
    look()
    assert "1 nouvelle(s) image(s)" in _words(room)


def test_a_folder_that_goes_away_is_no_trouble(room: EvidenceRoom, received: Path, look: Look) -> None:
    (received / "a.png").write_bytes(png_bytes(1))
    look()
    for path in received.iterdir():
        path.unlink()
    received.rmdir()
    look()
    assert "Aucune nouvelle image" in _words(room)


def test_leaving_forgets_the_folder(room: EvidenceRoom, received: Path, desk: Desk) -> None:
    watch = room.page.phoning.watch
    assert str(watch.folder) == str(received)
    assert received.name in _words(room)
    desk.vault.lock()
    room.settle()
    assert watch.folder is None
    assert not watch._timer.isActive()
    assert received.name not in _words(room)


def test_a_picture_that_goes_during_a_look_hides_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(4):
        (tmp_path / f"{number}.png").write_bytes(png_bytes(number))
    real = os.scandir

    @contextmanager
    def listing(folder: Path) -> Iterator[Iterator["os.DirEntry[str]"]]:
        with real(folder) as entries:
            found = list(entries)
        Path(found[1].path).unlink()
        yield iter(found)

    monkeypatch.setattr(os, "scandir", listing)
    assert len(pictures_in(tmp_path) or ()) == 3


def test_of_thousands_only_what_is_not_known_is_asked_for(tmp_path: Path) -> None:
    for number in range(6_000):
        (tmp_path / f"{number}.png").touch()
    found = pictures_in(tmp_path)
    assert found is not None
    assert len(found) == 6_000
    (tmp_path / "new.png").touch()
    new = pictures_in(tmp_path, {one.path for one in found})
    assert [one.path.name for one in new or ()] == ["new.png"]
    assert pictures_in(tmp_path / "missing") == frozenset()


def test_among_too_many_nothing_is_called_new(
    room: EvidenceRoom, received: Path, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("appui.pages.evidence.folder_watch.MOST", 3)
    for number in range(3):
        (received / f"{number}.png").write_bytes(png_bytes(number))
    look()
    assert "Trop de fichiers ici pour compter les nouvelles" in _words(room)
    assert not find(room.page, "watch_add").isEnabled()
    (received / "2.png").unlink()
    look()
    assert "2 nouvelle(s) image(s)" in _words(room)


def test_the_same_folder_chosen_again_during_a_look_makes_nothing_new(
    room: EvidenceRoom, received: Path, look: Look
) -> None:
    watch = room.page.phoning.watch
    watch._look()
    assert watch._looking
    watch.watch(received)
    room.settle()
    look()
    assert "1 image(s) y étai(en)t déjà" in _words(room)
    assert "Aucune nouvelle image" in _words(room)
