"""Erasing a copy: only the file that was found, only with the exhibit's bytes, only while the exhibit is whole."""

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from appui_core.errors import AppuiError, ErrorCode
from appui_core.privacy.leaks.cleaning import clean
from appui_core.privacy.leaks.copies import mark_of, sha256_of
from appui_core.privacy.leaks.model import Leak
from fakes.safe import Safe, some_bytes
from fakes.surroundings import Computer

Only = Callable[[], Leak]


@pytest.fixture
def copy(pc: Computer) -> Path:
    return pc.put("Pictures/a.png", some_bytes(0))


def _code(pc: Computer, safe: Safe, leak: Leak) -> ErrorCode:
    with pytest.raises(AppuiError) as caught:
        clean(leak, safe.cases, pc.around)
    assert "/" not in caught.value.detail, "the detail may reach a log"
    return caught.value.code


def test_a_copy_is_erased_and_the_exhibit_stays(pc: Computer, safe: Safe, copy: Path, only: Only) -> None:
    beside = pc.put("Pictures/b.png", b"another")
    assert clean(only(), safe.cases, pc.around) == 0
    assert not copy.exists()
    assert beside.read_bytes() == b"another"
    assert safe.vault.check(full=True).intact


def test_a_copy_that_is_gone_is_what_was_wanted(pc: Computer, safe: Safe, copy: Path, only: Only) -> None:
    leak = only()
    copy.unlink()
    assert clean(leak, safe.cases, pc.around) == 0


@pytest.mark.parametrize("held", [True, False])
@pytest.mark.parametrize("gone", ["folder", "disk", "another disk"])
def test_a_copy_on_a_drive_that_was_unplugged_is_not_called_erased(
    pc: Computer,
    safe: Safe,
    copy: Path,
    only: Only,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    held: bool,
    gone: str,
) -> None:
    leak = only()
    away = copy.parent.rename(tmp_path / "unplugged")
    if gone == "another disk":
        # Its mount point stays, as a folder of the disk below.
        copy.parent.mkdir()
        assert leak.mark is not None
        leak = replace(leak, mark=leak.mark._replace(device=leak.mark.device + 1))
    elif gone == "disk":
        copy.parent.write_bytes(b"")
    if not held:
        monkeypatch.setattr("os.supports_dir_fd", set())  # Windows
    assert _code(pc, safe, leak) is ErrorCode.LEAK_OUT_OF_REACH
    assert (away / copy.name).read_bytes() == some_bytes(0)


@pytest.mark.parametrize("harm", ["damaged", "missing"])
def test_the_only_copy_left_is_kept(pc: Computer, safe: Safe, copy: Path, only: Only, harm: str) -> None:
    leak = only()
    blob = safe.folder / safe.blob_of(safe.cases.exhibits(safe.code)[0])
    if harm == "damaged":
        data = bytearray(blob.read_bytes())
        data[len(data) // 2] ^= 1
        blob.write_bytes(data)
    else:
        blob.unlink()
    assert _code(pc, safe, leak) is ErrorCode.LEAK_ONLY_COPY
    assert copy.read_bytes() == some_bytes(0)


def test_without_an_open_vault_nothing_is_erased(pc: Computer, copy: Path, only: Only) -> None:
    with pytest.raises(AppuiError) as caught:
        clean(only(), None, pc.around)
    assert caught.value.code is ErrorCode.VAULT_LOCKED
    assert copy.exists()


def test_nor_once_the_vault_is_closed_or_the_exhibit_withdrawn(
    pc: Computer, safe: Safe, copy: Path, only: Only
) -> None:
    leak = only()
    safe.cases.withdraw(safe.code, safe.cases.exhibits(safe.code)[0].id)
    assert _code(pc, safe, leak) is ErrorCode.EXHIBIT_WITHDRAWN
    safe.vault.close()
    assert _code(pc, safe, leak) is ErrorCode.VAULT_LOCKED
    assert copy.exists()


def test_other_bytes_are_never_erased(pc: Computer, safe: Safe, copy: Path, only: Only) -> None:
    leak = only()
    copy.write_bytes(some_bytes(8))
    assert _code(pc, safe, leak) is ErrorCode.LEAK_CHANGED
    # Not even when everything but the bytes is as it was.
    info = copy.stat()
    forged = Leak(leak.kind, leak.why, copy, can_clean=True, exhibit=leak.exhibit, mark=mark_of(info))
    assert _code(pc, safe, forged) is ErrorCode.LEAK_CHANGED
    assert copy.read_bytes() == some_bytes(8)


def test_the_same_bytes_in_another_file_are_looked_at_anew(
    pc: Computer, safe: Safe, copy: Path, only: Only
) -> None:
    leak = only()
    other = pc.put("Pictures/new", some_bytes(0))
    other.replace(copy)
    assert _code(pc, safe, leak) is ErrorCode.LEAK_CHANGED
    assert clean(only(), safe.cases, pc.around) == 0


def test_no_link_is_followed(pc: Computer, safe: Safe, copy: Path, only: Only, tmp_path: Path) -> None:
    leak = only()
    away = tmp_path / "away"
    shutil.move(copy, away)
    copy.symlink_to(away)
    assert _code(pc, safe, leak) is ErrorCode.LEAK_CHANGED
    assert away.read_bytes() == some_bytes(0)
    assert copy.is_symlink()


def test_another_folder_in_its_place_is_not_reached(
    pc: Computer, safe: Safe, copy: Path, only: Only, tmp_path: Path
) -> None:
    leak = only()
    shutil.move(copy.parent, tmp_path / "moved")
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "a.png").write_bytes(some_bytes(0))
    copy.parent.symlink_to(theirs)
    assert _code(pc, safe, leak) is ErrorCode.LEAK_CHANGED
    assert (theirs / "a.png").exists()
    assert (tmp_path / "moved" / "a.png").exists()


def test_a_folder_or_a_pipe_in_its_place_is_left_alone(pc: Computer, safe: Safe, copy: Path, only: Only) -> None:
    leak = only()
    copy.unlink()
    copy.mkdir()
    assert _code(pc, safe, leak) is ErrorCode.LEAK_CHANGED
    copy.rmdir()
    os.mkfifo(copy)
    assert _code(pc, safe, leak) is ErrorCode.LEAK_CHANGED
    assert copy.exists()


def test_a_file_put_there_while_it_is_being_proved_stays(
    pc: Computer, safe: Safe, copy: Path, only: Only, monkeypatch: pytest.MonkeyPatch
) -> None:
    leak, real = only(), sha256_of

    def meanwhile(handle: int) -> str | None:
        found = real(handle)
        pc.put("Pictures/theirs", b"theirs").replace(copy)
        return found

    monkeypatch.setattr("appui_core.privacy.leaks.erase.sha256_of", meanwhile)
    assert _code(pc, safe, leak) is ErrorCode.LEAK_CHANGED
    assert copy.read_bytes() == b"theirs"


def test_other_names_of_it_are_counted(pc: Computer, safe: Safe, copy: Path, only: Only) -> None:
    leak = only()
    kept = pc.home / "other name"
    kept.hardlink_to(copy)
    assert clean(leak, safe.cases, pc.around) == 1
    assert not copy.exists()
    assert kept.read_bytes() == some_bytes(0)


def test_it_is_gone_from_the_medium_when_it_is_said_so(
    pc: Computer, safe: Safe, copy: Path, only: Only, monkeypatch: pytest.MonkeyPatch
) -> None:
    leak, real = only(), os.fsync
    settled: list[tuple[Path, bool]] = []

    def fsync(handle: int) -> None:
        settled.append((Path(f"/proc/self/fd/{handle}").readlink(), copy.exists()))
        real(handle)

    monkeypatch.setattr("os.fsync", fsync)
    assert clean(leak, safe.cases, pc.around) == 0
    assert (copy.parent, False) in settled, "a stick may be pulled out the next moment"


def test_a_file_system_that_knows_no_such_call_is_no_failure(
    pc: Computer, safe: Safe, copy: Path, only: Only, monkeypatch: pytest.MonkeyPatch
) -> None:
    leak, real = only(), os.fsync

    def fsync(handle: int) -> None:
        if not copy.exists():
            raise OSError(22, "not here")
        real(handle)

    monkeypatch.setattr("os.fsync", fsync)
    assert clean(leak, safe.cases, pc.around) == 0


def test_names_of_any_bytes(pc: Computer, safe: Safe, only: Only) -> None:
    path = pc.put("Pictures/" + os.fsdecode(b"caf\xe9\n.png"), some_bytes(0))
    assert clean(only(), safe.cases, pc.around) == 0
    assert list(path.parent.iterdir()) == []


def test_what_the_system_refuses_is_said(
    pc: Computer, safe: Safe, copy: Path, only: Only, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "held")

    monkeypatch.setattr("os.unlink", refuse)
    monkeypatch.setattr("os.supports_dir_fd", {os.open, refuse})
    assert _code(pc, safe, only()) is ErrorCode.LEAK_NOT_REMOVED
    assert copy.exists()


def test_where_folders_can_not_be_held_open_it_works_by_the_path(
    pc: Computer, safe: Safe, copy: Path, only: Only, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.supports_dir_fd", set())  # Windows
    assert clean(only(), safe.cases, pc.around) == 0
    assert not copy.exists()


def test_what_can_not_be_cleaned_is_a_defect_to_ask_for(pc: Computer, safe: Safe) -> None:
    (pc.temp / "out.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    from appui_core.privacy.leaks.portal import find_portal_pictures  # noqa: PLC0415 - its only use here

    (leak,) = find_portal_pictures(pc.around, None)
    with pytest.raises(ValueError, match="portal_picture"):
        clean(leak, safe.cases, pc.around)
