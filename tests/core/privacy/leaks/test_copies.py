"""Copies of exhibits in a person's folders: known by their bytes alone, whatever their names; never guessed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from appui_core.cases.fingerprints import fingerprints
from appui_core.cases.model import Facts
from appui_core.privacy.leaks.cleaning import clean
from appui_core.privacy.leaks.copies import Comparer
from appui_core.privacy.leaks.limits import Budget, Limits
from appui_core.privacy.leaks.model import Kind, Report, Why
from appui_core.privacy.leaks.walk import Seen
from fakes.originals import original_of
from fakes.safe import Safe, some_bytes
from fakes.surroundings import Computer

Look = Callable[..., Report]


def _found(report: Report) -> list[tuple[str, int]]:
    return [
        (leak.place.name, leak.exhibit.number)
        for leak in report.leaks
        if leak.place is not None and leak.exhibit is not None
    ]


def test_nothing_is_found_on_a_clean_pc(look: Look) -> None:
    report = look()
    assert report.leaks == ()
    assert report.compared


def test_a_copy_is_known_by_its_bytes_and_nothing_else(pc: Computer, safe: Safe, look: Look) -> None:
    pc.put(".config/user-dirs.dirs", b'XDG_PICTURES_DIR="$HOME/Mes images"\nXDG_DESKTOP_DIR="$HOME/"\n')
    copy = pc.put("Mes images/Captures/d\xe9chets.txt", some_bytes(1))
    pc.put("Mes images/Capture.png", some_bytes(7))  # the right size, other bytes
    pc.put("Mes images/plus.png", some_bytes(1) + b"x")
    pc.put("Documents/other.png", some_bytes(0))  # not one of the places
    (leak,) = look().leaks
    assert (leak.kind, leak.why, leak.place) == (Kind.COPY, Why.IMPORT_ORIGINAL, copy)
    assert leak.exhibit is not None
    assert (leak.exhibit.case, leak.exhibit.number) == (safe.code, 2)
    assert leak.size_bytes == 3000
    assert leak.can_clean
    assert leak.provider is None


def test_the_usual_folders_in_both_languages(pc: Computer, look: Look) -> None:
    for number, place in enumerate(("Images", "Bureau", "Téléchargements/de l’école")):
        pc.put(f"{place}/{number}.png", some_bytes(number))
    assert sorted(_found(look())) == [("0.png", 1), ("1.png", 2), ("2.png", 3)]


def test_a_picture_that_the_system_took_is_told_apart_from_an_original(
    pc: Computer, safe: Safe, look: Look
) -> None:
    safe.cases.add_original(safe.code, original_of(b"as captured", captured=True))
    pc.put("Pictures/Screenshot from 2026-11-14 18-02-10.png", b"as captured")
    (leak,) = look().leaks
    assert leak.why is Why.CAPTURE_COPY


def test_what_was_brought_in_from_elsewhere_is_looked_for_there(pc: Computer, look: Look, tmp_path: Path) -> None:
    stick = tmp_path / "clé"
    stick.mkdir()
    (stick / "a.png").write_bytes(some_bytes(0))
    (stick / "b.png").write_bytes(some_bytes(1))
    assert _found(look(files=[stick / "a.png", stick / "gone.png"])) == [("a.png", 1)]
    assert _found(look(files=[stick])) == [("a.png", 1), ("b.png", 2)]
    # Named, and in a folder that is looked through: told once.
    twice = pc.put("Pictures/c.png", some_bytes(2))
    assert _found(look(files=[twice])) == [("c.png", 3)]


def test_a_place_that_is_gone_was_not_looked_at_and_that_is_said(look: Look, tmp_path: Path) -> None:
    stick = tmp_path / "clé"
    stick.mkdir()
    for number in range(2):
        (stick / f"{number}.png").write_bytes(some_bytes(number))
    files = [stick / "0.png", stick / "1.png", stick / "dossier"]
    assert len(look(files=files).leaks) == 2
    stick.rename(tmp_path / "unplugged")
    (leak,) = look(files=files).leaks
    assert (leak.kind, leak.why, leak.place, leak.can_clean) == (Kind.UNSEEN, Why.PLACE_GONE, stick, False)


def test_a_record_without_image_and_a_withdrawn_exhibit_are_not_sought(
    pc: Computer, safe: Safe, look: Look
) -> None:
    safe.cases.add_link(safe.code, Facts(url="https://example.org/1"))
    assert set(fingerprints(safe.vault)) == {3000}
    safe.cases.withdraw(safe.code, safe.cases.exhibits(safe.code)[0].id)
    pc.put("Pictures/a.png", some_bytes(0))
    assert look().leaks == ()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives a file away")
def test_a_copy_of_another_account_is_told_and_never_erased(pc: Computer, safe: Safe, look: Look) -> None:
    shared = pc.put("Pictures/commun.png", some_bytes(0))
    pc.put("Pictures/mien.png", some_bytes(1))
    os.chown(shared, 12345, 12345)
    told = [(leak.why, leak.place and leak.place.name, leak.can_clean) for leak in look().leaks]
    assert told == [(Why.IMPORT_ORIGINAL, "mien.png", True), (Why.OTHERS_COPY, "commun.png", False)]
    (theirs,) = [leak for leak in look().leaks if leak.why is Why.OTHERS_COPY]
    with pytest.raises(ValueError, match="others_copy"):
        clean(theirs, safe.cases, pc.around)
    assert shared.exists()


@pytest.mark.parametrize("name", ["Photos Library.photoslibrary", "Vieux.PhotoLibrary", "A.aplibrary"])
def test_what_a_photo_library_consists_of_is_told_and_never_erased(pc: Computer, look: Look, name: str) -> None:
    pc.system = "macos"
    inside = pc.put(f"Pictures/{name}/originals/0/0A.png", some_bytes(0))
    (leak,) = look().leaks
    assert (leak.why, leak.place, leak.can_clean) == (Why.LIBRARY_COPY, inside, False)
    assert leak.exhibit is not None


def test_no_link_is_followed(pc: Computer, look: Look, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    target = tmp_path / "out" / "a.png"
    target.write_bytes(some_bytes(0))
    (pc.home / "Pictures").mkdir()
    (pc.home / "Pictures" / "link.png").symlink_to(target)
    (pc.home / "Pictures" / "folder").symlink_to(target.parent)
    (pc.home / "Pictures" / "self").symlink_to(pc.home / "Pictures")
    assert look().leaks == ()
    # The pictures folder itself may be one: it is where its owner put it.
    (pc.home / "Downloads").symlink_to(target.parent)
    assert _found(look()) == [("a.png", 1)]


def test_each_name_of_one_file_is_told_and_it_is_read_once(pc: Computer, safe: Safe) -> None:
    first = pc.put("Pictures/a.png", some_bytes(0))
    second = pc.home / "Pictures" / "b.png"
    second.hardlink_to(first)
    comparer = Comparer(fingerprints(safe.vault), Budget(Limits(read_bytes=3000)))
    leaks = [comparer.look(Seen(path, path.stat())) for path in (first, second)]
    assert [leak.exhibit.number for leak in leaks if leak is not None and leak.exhibit] == [1, 1]


def test_names_of_any_bytes(pc: Computer, look: Look) -> None:
    pc.put("Pictures/" + os.fsdecode(b"caf\xe9\n\x1b[2J.png"), some_bytes(0))
    (leak,) = look().leaks
    assert os.fsencode(str(leak.to_json()["place"])).endswith(b"caf\xe9\n\x1b[2J.png")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of that kind are POSIX's")
def test_a_pipe_is_not_opened(pc: Computer, look: Look) -> None:
    (pc.home / "Pictures").mkdir()
    os.mkfifo(pc.home / "Pictures" / "a.png")
    os.mkfifo(pc.home / "Pictures" / "backup.json")
    os.mkfifo(pc.home / "Pictures" / "bag-info.txt")
    os.mkfifo(pc.temp / "out.png")
    assert look().leaks == ()


def test_a_file_that_changes_between_the_two_looks_is_not_believed(pc: Computer, safe: Safe) -> None:
    path = pc.put("Pictures/a.png", some_bytes(9))
    comparer = Comparer(fingerprints(safe.vault), Budget(Limits()))
    before = Seen(path, path.stat())
    other = pc.put("Pictures/b.png", some_bytes(0))
    other.replace(path)
    assert comparer.look(before) is None
    assert comparer.look(Seen(path, path.stat())) is not None


def test_of_thousands_of_files_the_copy_is_found(pc: Computer, look: Look) -> None:
    for number in range(40):
        folder = pc.home / "Pictures" / f"{number:02d}"
        folder.mkdir(parents=True)
        for name in range(100):
            (folder / f"{name}.jpg").write_bytes(b"x" * (name + 1))
    pc.put("Pictures/21/zz.png", some_bytes(2))
    assert _found(look()) == [("zz.png", 3)]


@pytest.mark.parametrize("limits", [Limits(entries=150), Limits(seconds=-1), Limits(read_bytes=2999)])
def test_what_was_not_looked_at_is_said(pc: Computer, look: Look, limits: Limits) -> None:
    for name in range(200):
        pc.put(f"Pictures/{name}.jpg", b"x")
    pc.put("Pictures/in/a.png", some_bytes(0))
    report = look(limits=limits)
    assert [(leak.kind, leak.why, leak.place) for leak in report.leaks] == [(Kind.UNSEEN, Why.CUT_SHORT, None)]


def test_folders_too_deep_are_named(pc: Computer, look: Look) -> None:
    pc.put("Pictures/1/2/3/a.png", some_bytes(0))
    assert _found(look(limits=Limits(depth=3))) == [("a.png", 1)]
    (leak,) = look(limits=Limits(depth=2)).leaks
    assert (leak.why, leak.place) == (Why.CUT_SHORT, pc.home / "Pictures" / "1" / "2")


def test_a_look_that_is_stopped_ends_and_blames_nobody(pc: Computer, look: Look) -> None:
    for name in range(50):
        pc.put(f"Pictures/{name}.jpg", b"x")
    pc.put("Pictures/sub/a.png", some_bytes(0))
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 10

    assert look(cancelled=cancelled).leaks == ()
    assert len(asked) < 20


def test_a_file_that_is_only_online_is_not_fetched(
    pc: Computer, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    pc.put("Pictures/a.png", some_bytes(0))
    monkeypatch.setattr("appui_core.privacy.leaks.copies.is_online_only", lambda _info: True)
    (leak,) = look().leaks
    assert (leak.kind, leak.why, leak.exhibit) == (Kind.UNSEEN, Why.ONLINE_ONLY, None)


def test_nothing_is_written_anywhere(pc: Computer, look: Look) -> None:
    pc.put("Pictures/a.png", some_bytes(0))
    pc.put(".local/share/recently-used.xbel", b"<xbel/>")

    def state() -> dict[Path, tuple[int, int]]:
        return {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in pc.home.rglob("*")}

    before = state()
    look()
    assert state() == before
