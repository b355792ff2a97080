"""Small files are whole or as before; what another program holds for a moment is waited for, and nothing else."""

import errno
import os
from pathlib import Path

import pytest

from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault import files


class HeldError(OSError):
    """What Windows raises while another program holds a file."""

    def __init__(self, winerror: int) -> None:
        super().__init__(errno.EACCES, "held")
        self.winerror = winerror


class Rename:
    """A rename that fails as often as it is told to."""

    def __init__(self, *failures: OSError) -> None:
        self.failures = list(failures)
        self.calls = 0

    def __call__(self, source: Path, target: Path) -> None:
        self.calls += 1
        if self.failures:
            raise self.failures.pop(0)
        os.replace(source, target)  # noqa: PTH105 - the call that is stood in for


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_waits_for_a_held_target(tmp_path: Path, winerror: int) -> None:
    (tmp_path / "new").write_bytes(b"new")
    pauses: list[float] = []
    rename = Rename(HeldError(winerror), HeldError(winerror))
    files.replace(tmp_path / "new", tmp_path / "old", rename=rename, pause=pauses.append)
    assert (tmp_path / "old").read_bytes() == b"new"
    assert len(pauses) == 2


def test_gives_up_within_a_second(tmp_path: Path) -> None:
    pauses: list[float] = []
    rename = Rename(*[HeldError(32)] * 50)
    with pytest.raises(HeldError):
        files.replace(tmp_path / "new", tmp_path / "old", rename=rename, pause=pauses.append)
    assert sum(pauses) < 1
    assert rename.calls == len(pauses) + 1


@pytest.mark.parametrize("failure", [HeldError(3), OSError(errno.EACCES, "denied"), OSError(errno.ENOSPC, "full")])
def test_does_not_wait_for_anything_else(tmp_path: Path, failure: OSError) -> None:
    rename = Rename(failure)
    with pytest.raises(OSError, match=r"held|denied|full"):
        files.replace(tmp_path / "new", tmp_path / "old", rename=rename, pause=lambda _: None)
    assert rename.calls == 1


def test_a_failed_write_leaves_the_former_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "header"
    files.write_durably(path, b"former")

    def full(_handle: int, _data: bytes) -> int:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError, match="full"):
        files.write_durably(path, b"next")
    assert path.read_bytes() == b"former"
    assert [entry.name for entry in tmp_path.iterdir()] == ["header"]


def test_a_part_from_a_crash_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "header.part").write_bytes(b"half")
    files.write_durably(tmp_path / "header", b"whole")
    assert (tmp_path / "header").read_bytes() == b"whole"
    assert not (tmp_path / "header.part").exists()


def test_writes_on_after_a_short_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, data[:3]))
    files.write_durably(tmp_path / "header", b"ten bytes.")
    assert (tmp_path / "header").read_bytes() == b"ten bytes."


def test_a_write_that_did_not_happen_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "write", lambda _handle, data: len(data))
    with pytest.raises(OSError, match="short"):
        files.write_durably(tmp_path / "header", b"ten bytes.")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such mode bits")
def test_files_are_the_persons_alone(tmp_path: Path) -> None:
    files.make_folder(tmp_path / "vault")
    files.write_durably(tmp_path / "vault" / "header", b"x")
    assert (tmp_path / "vault").stat().st_mode & 0o077 == 0
    assert (tmp_path / "vault" / "header").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, ErrorCode.DISK_FULL),
        (errno.EFBIG, ErrorCode.DISK_FULL),
        (errno.EROFS, ErrorCode.VAULT_READ_ONLY),
        (errno.EACCES, ErrorCode.VAULT_READ_ONLY),
        (errno.EPERM, ErrorCode.VAULT_READ_ONLY),
        (errno.ENOENT, ErrorCode.VAULT_DAMAGED),
    ],
)
def test_errors_are_translated_without_the_path(number: int, code: ErrorCode) -> None:
    with pytest.raises(AppuiError) as caught, files.disk_errors(ErrorCode.VAULT_DAMAGED):
        raise OSError(number, "text", "a/secret.png")
    assert caught.value.code is code
    assert "secret" not in str(caught.value)
