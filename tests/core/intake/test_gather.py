"""Folders become a bounded list of files: no loop, no link, nothing hidden; what was passed over is counted."""

import os
from pathlib import Path

import pytest

from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake import gather as gathering
from appui_core.intake.gather import gather


def _file(path: Path, data: bytes = b"x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_files_come_in_the_order_given_and_folders_in_the_order_of_numbers(tmp_path: Path) -> None:
    folder = tmp_path / "captures"
    names = ["Capture 10.png", "capture 2.png", "capture 1.png", "b.png"]
    for name in names:
        _file(folder / name)
    inner = _file(folder / "suite" / "c.png", b"xyz")
    last = _file(tmp_path / "a.png")
    found = gather([folder, last, folder])
    assert [one.path.name for one in found.files] == [
        "b.png",
        "capture 1.png",
        "capture 2.png",
        "Capture 10.png",
        "c.png",
        "a.png",
    ]
    assert next(one.size_bytes for one in found.files if one.path == inner) == 3


def test_what_is_hidden_or_a_link_or_a_pipe_is_passed_over_and_counted(tmp_path: Path) -> None:
    folder = tmp_path / "f"
    kept = _file(folder / "a.png")
    for name in (".cachee.png", "Thumbs.db", ".git/objets"):
        _file(folder / name)
    outside = _file(tmp_path / "dehors" / "secret.png")
    (folder / "lien.png").symlink_to(outside)
    (folder / "lien").symlink_to(outside.parent)
    os.mkfifo(folder / "tube.png")
    found = gather([folder])
    assert [one.path for one in found.files] == [kept]
    assert (found.hidden, found.links, found.special) == (3, 2, 1)


def test_a_loop_ends(tmp_path: Path) -> None:
    folder = tmp_path / "f"
    _file(folder / "a.png")
    (folder / "encore").symlink_to(folder)
    (folder / "cassé").symlink_to(folder / "cassé")
    found = gather([folder, folder / "encore"])
    assert len(found.files) == 1
    assert found.links == 3


def test_a_link_that_was_pointed_at_leads_where_it_leads(tmp_path: Path) -> None:
    folder = tmp_path / "f"
    _file(folder / "a.png")
    link = tmp_path / "lien"
    link.symlink_to(folder)
    assert [one.path for one in gather([link]).files] == [link / "a.png"]


def test_what_is_not_there_or_no_file_is_left_to_the_examination(tmp_path: Path) -> None:
    pipe, missing, odd = tmp_path / "tube", tmp_path / "absent.png", Path("a\0b")
    os.mkfifo(pipe)
    assert [one.path for one in gather([pipe, missing, odd]).files] == [pipe, missing, odd]


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 0)() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_counted(tmp_path: Path) -> None:
    closed = tmp_path / "f" / "fermé"
    _file(closed / "a.png")
    closed.chmod(0)
    try:
        assert gather([tmp_path / "f"]).unreadable == 1
    finally:
        closed.chmod(0o700)


def test_a_folder_that_goes_during_the_walk_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "f"
    _file(folder / "a.png")
    (folder / "parti").mkdir()
    real = os.scandir

    def scan(path: Path) -> object:
        if path == folder / "parti":
            path.rmdir()
        return real(path)

    monkeypatch.setattr(os, "scandir", scan)
    found = gather([folder])
    assert (len(found.files), found.unreadable) == (1, 1)


def test_depth_and_number_are_bounded_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "f"
    deep = folder
    for _ in range(gathering.MOST_DEPTH + 1):
        deep /= "d"
    _file(deep / "trop.png")
    for number in range(30):
        _file(folder / f"{number}.png")
    found = gather([folder])
    assert (len(found.files), found.deep, found.more) == (30, 1, False)
    monkeypatch.setattr(gathering, "MOST_FILES", 20)
    found = gather([folder])
    assert (len(found.files), found.more) == (20, True)
    monkeypatch.setattr(gathering, "_MOST_ENTRIES", 10)
    found = gather([folder])
    assert len(found.files) <= 10
    assert found.more


def test_it_can_be_stopped(tmp_path: Path) -> None:
    _file(tmp_path / "a.png")
    with pytest.raises(AppuiError) as refused:
        gather([tmp_path], cancelled=lambda: True)
    assert refused.value.code == ErrorCode.INTERRUPTED
