"""Who could change a file: asked with real users, modes, links and folders."""

import os
import sys
from pathlib import Path

import pytest

from appui_core.kiosk.machine_owned import is_machine_owned
from core.kiosk.conftest import NOBODY, pupil

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="owners and modes of POSIX")
needs_root = pytest.mark.skipif(sys.platform != "win32" and os.geteuid() != 0, reason="only root gives files away")


def _file(folder: Path, name: str = "policy.toml") -> Path:
    path = folder / name
    path.write_text("", encoding="utf-8")
    path.chmod(0o644)
    return path


def test_what_is_missing_is_nobodys(tmp_path: Path) -> None:
    assert not is_machine_owned(tmp_path / "none" / "policy.toml")


@pytest.mark.skipif(sys.platform != "win32" and os.geteuid() == 0, reason="root's own files are the machine's")
def test_ones_own_file_is_not_the_machines(open_folder: Path) -> None:
    mine = _file(open_folder)
    mine.chmod(0o444)
    assert not is_machine_owned(mine), "an owner can change the mode"


def test_the_systems_own_file_is_the_machines() -> None:
    assert is_machine_owned(Path("/etc/passwd"))


@needs_root
class TestForAPupil:
    def test_roots_file_in_roots_folder(self, open_folder: Path) -> None:
        path = _file(open_folder)
        with pupil():
            assert is_machine_owned(path), "the folder above is sticky, and this one is root's"

    def test_a_file_that_all_may_write(self, open_folder: Path) -> None:
        path = _file(open_folder)
        path.chmod(0o666)
        with pupil():
            assert not is_machine_owned(path)

    def test_a_file_of_the_pupils_group(self, open_folder: Path) -> None:
        path = _file(open_folder)
        os.chown(path, 0, NOBODY)
        path.chmod(0o664)
        with pupil():
            assert not is_machine_owned(path)
        os.chown(path, 0, 12345)
        with pupil():
            assert is_machine_owned(path), "a group that the pupil is not in"

    def test_a_folder_that_all_may_write(self, open_folder: Path) -> None:
        path = _file(open_folder)
        open_folder.chmod(0o777)
        with pupil():
            assert not is_machine_owned(path), "the file can be renamed away and another put in its place"
        open_folder.chmod(0o1777)
        with pupil():
            assert is_machine_owned(path), "in a sticky folder nobody touches root's file"

    def test_the_pupils_own_file_in_a_sticky_folder(self, open_folder: Path) -> None:
        path = _file(open_folder)
        os.chown(path, NOBODY, NOBODY)
        path.chmod(0o444)
        open_folder.chmod(0o1777)
        with pupil():
            assert not is_machine_owned(path)

    def test_a_folder_further_up_that_is_the_pupils(self, open_folder: Path) -> None:
        (open_folder / "theirs" / "appui").mkdir(parents=True)
        path = _file(open_folder / "theirs" / "appui")
        os.chown(open_folder / "theirs", NOBODY, NOBODY)
        with pupil():
            assert not is_machine_owned(path)

    def test_a_link_to_what_the_pupil_may_write(self, open_folder: Path) -> None:
        target = _file(open_folder, "theirs.toml")
        target.chmod(0o666)
        link = open_folder / "policy.toml"
        link.symlink_to(target)
        with pupil():
            assert not is_machine_owned(link)

    def test_a_link_that_passes_through_the_pupils_folder(self, open_folder: Path) -> None:
        _file(open_folder, "real.toml")
        theirs = open_folder / "theirs"
        theirs.mkdir()
        (theirs / "hop").symlink_to("../real.toml")
        os.chown(theirs, NOBODY, NOBODY)
        link = open_folder / "policy.toml"
        link.symlink_to("theirs/hop")
        assert link.resolve() == open_folder / "real.toml"
        with pupil():
            assert not is_machine_owned(link), "the hop can be turned elsewhere"

    def test_a_link_that_is_roots_all_the_way(self, open_folder: Path) -> None:
        _file(open_folder, "real.toml")
        (open_folder / "policy.toml").symlink_to("real.toml")
        with pupil():
            assert is_machine_owned(open_folder / "policy.toml")

    def test_links_in_a_circle(self, open_folder: Path) -> None:
        (open_folder / "a").symlink_to("b")
        (open_folder / "b").symlink_to("a")
        assert not is_machine_owned(open_folder / "a")

    def test_root_asks_for_everybody_else(self, open_folder: Path) -> None:
        path = _file(open_folder)
        assert is_machine_owned(path)
        path.chmod(0o646)
        assert not is_machine_owned(path)
        path.chmod(0o644)
        os.chown(path, NOBODY, 0)
        assert not is_machine_owned(path)
