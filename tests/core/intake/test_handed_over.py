"""A file in clear that a tool of the desktop wrote: read once, gone afterwards, and nothing else ever touched."""

import os
import sys
from pathlib import Path

import pytest

from appui_core.errors import AppuiError, ErrorCode, LeftBehindError
from appui_core.intake import handed_over
from appui_core.intake.handed_over import take_file

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and owners as POSIX has them")


def test_it_is_read_and_gone(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"pixels")
    assert take_file(path) == (b"pixels", None)
    assert not os.path.lexists(path)


def test_a_file_that_is_not_there_leaves_nothing_to_tell(tmp_path: Path) -> None:
    with pytest.raises(AppuiError) as refused:
        take_file(tmp_path / "a.png")
    assert refused.value.code is ErrorCode.SCREEN_UNAVAILABLE
    assert not isinstance(refused.value, LeftBehindError)


@pytest.mark.parametrize("kind", ["link", "dangling", "folder", "pipe", "large"])
def test_what_is_no_picture_of_ours_is_neither_read_nor_deleted(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handed_over, "MAX_PICTURE_BYTES", 10)
    path, other = tmp_path / "a.png", tmp_path / "other"
    if kind == "link":
        other.write_bytes(b"precious")
        path.symlink_to(other)
    elif kind == "dangling":
        path.symlink_to(other)
    elif kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.write_bytes(bytes(11))
    with pytest.raises(LeftBehindError) as refused:
        take_file(path)
    assert (refused.value.code, refused.value.path) == (ErrorCode.SCREEN_UNAVAILABLE, path)
    assert str(path) not in str(refused.value), "a log never has the path"
    assert os.path.lexists(path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a file away")
def test_another_users_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"theirs")
    os.chown(path, 65534, 65534)
    with pytest.raises(LeftBehindError) as refused:
        take_file(path)
    assert refused.value.detail == "handed owner"
    assert path.read_bytes() == b"theirs"


def test_what_took_its_place_meanwhile_is_not_deleted(tmp_path: Path) -> None:
    path, next_one = tmp_path / "out.png", tmp_path / "next.png"
    path.write_bytes(b"first")
    next_one.write_bytes(b"second")
    first = path.stat()
    next_one.replace(path)  # as a portal does that always takes the same name
    assert handed_over._delete(path, first)
    assert path.read_bytes() == b"second"
