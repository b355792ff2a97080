"""A build that was killed leaves originals in clear: the next one removes them at once, and no live one's."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from appui_core.dossier import scratch
from appui_core.errors import AppuiError, ErrorCode
from appui_core.messages import load_messages
from core.dossier.conftest import Make
from fakes.case_file import FakeCaseFile

_CHILD = Path(__file__).with_name("build_in_child.py")
_TESTS = Path(__file__).parents[2]


@contextmanager
def building(into: Path, *words: str) -> Iterator[subprocess.Popen[str]]:
    """Run a build that has got to its middle."""
    env = {**os.environ, "PYTHONPATH": str(_TESTS)}
    child = subprocess.Popen([sys.executable, _CHILD, into, *words], stdout=subprocess.PIPE, text=True, env=env)
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == "waiting\n"
        yield child
    finally:
        child.kill()
        child.wait()
        if child.stdout is not None:
            child.stdout.close()


def hidden(into: Path) -> list[Path]:
    return list(into.glob(".appui-dossier-*"))


def test_a_killed_build_is_swept_at_once_and_a_live_one_never(
    make: Make, case_file: FakeCaseFile, tmp_path: Path
) -> None:
    into = tmp_path / "out"
    into.mkdir()
    with building(into) as child:
        (left,) = hidden(into)
        assert list(left.glob("*/data/001-*")), "originals lie there in clear"
        make(case_file)
        assert hidden(into) == [left], "it is alive"
        child.kill()
        child.wait()
        make(case_file)
        assert hidden(into) == []


@pytest.mark.parametrize("words", [("phrase",), ("phrase", "named")])
def test_a_killed_sealed_build_has_no_name_and_is_swept_at_once(
    make: Make, case_file: FakeCaseFile, tmp_path: Path, words: tuple[str, ...]
) -> None:
    into = tmp_path / "out"
    into.mkdir()
    with building(into, *words) as child:
        (left,) = hidden(into)
        assert [path.name for path in left.glob("*-scelle.zip")] != []
        # When it is whole and waits for its name, nothing lies in clear any more.
        assert bool(list(left.glob("*/data/001-*"))) == (len(words) == 1)
        child.kill()
        child.wait()
        assert list(into.iterdir()) == [left]
        made = make(case_file)
        assert list(into.iterdir()) == [made.path]


def test_what_another_machine_builds_on_a_shared_disk_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / f"{scratch.PREFIX}x"
    folder.mkdir()
    (folder / ".building").touch()
    (folder / ".owner").write_text("another")
    assert scratch.sweep(tmp_path) == 0
    monkeypatch.setattr(scratch, "_machine", lambda: "another")
    assert scratch.sweep(tmp_path) == 1


def test_every_damaged_exhibit_is_named_and_the_others_make_a_dossier(
    make: Make, case_file: FakeCaseFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, broken = case_file.original, {case_file.exhibits[0].id, case_file.exhibits[2].id}

    def original(exhibit_id: str) -> bytes:
        if exhibit_id in broken:
            raise AppuiError(ErrorCode.VAULT_DAMAGED, "blob altered")
        return real(exhibit_id)

    monkeypatch.setattr(case_file, "original", original)
    with pytest.raises(AppuiError) as refused:
        make(case_file)
    assert (refused.value.code, refused.value.detail) == (ErrorCode.VAULT_DAMAGED, "exhibit 1,3")
    assert not (tmp_path / "out").exists()
    for language, option in (("fr", "--exhibits"), ("en", "--exhibits")):
        sentence = load_messages(language).refusal(refused.value)
        assert "1, 3" in sentence.message
        assert option in sentence.todo
    case_file.exhibits = case_file.exhibits[1:2]
    assert make(case_file).path.is_dir()


def test_a_damaged_journal_keeps_its_own_sentence() -> None:
    messages = load_messages("fr")
    plain = messages.error(ErrorCode.VAULT_DAMAGED)
    assert messages.refusal(AppuiError(ErrorCode.VAULT_DAMAGED, "journal head")) == plain
    assert messages.refusal(AppuiError(ErrorCode.VAULT_DAMAGED)) == plain


def test_what_was_written_is_removed_by_several_at_a_time_and_nothing_else_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of 2 000 exhibits, one after the other keeps whoever pressed “stop” waiting for the medium."""
    other = tmp_path / "other"
    other.mkdir()
    (other / "stays").write_bytes(b"")
    real, two = os.unlink, threading.Barrier(2)

    def unlink(path: str, *, dir_fd: int | None = None) -> None:
        if Path(path).name.isdecimal():
            two.wait(30)
        real(path, dir_fd=dir_fd)

    monkeypatch.setattr(os, "unlink", unlink)
    with scratch.scratch_folder(tmp_path) as folder:
        (folder / "deep" / "data").mkdir(parents=True)
        for number in range(2):
            (folder / "deep" / "data" / str(number)).write_bytes(b"x")
        (folder / "link").symlink_to(other)
    assert [path.name for path in tmp_path.iterdir()] == ["other"]
    assert (other / "stays").exists()
