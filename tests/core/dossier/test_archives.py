"""Hostile ZIPs: escapes, doubles, bombs, broken or changed containers."""

import io
import shutil
import struct
import subprocess
import tracemalloc
import warnings
import zipfile
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from appui_core.dossier.problems import Code, Problem
from appui_core.dossier.verify import verify_path
from core.dossier.conftest import Make
from core.dossier.tampering import packed
from fakes.case_file import FakeCaseFile


@pytest.fixture
def archive(ready: Make, case_file: FakeCaseFile) -> Path:
    return ready(case_file, zip_it=True).path


def append(path: Path, name: str, content: bytes = b"x", mode: int = 0o100644) -> None:
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    with warnings.catch_warnings(), zipfile.ZipFile(path, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(info, content)


@pytest.mark.parametrize(
    ("name", "file", "code"),
    [
        ("{top}/../../evil.txt", "{top}/../../evil.txt", Code.UNSAFE_NAME),
        ("/etc/evil", "/etc/evil", Code.UNSAFE_NAME),
        ("C:/evil", "C:/evil", Code.UNSAFE_NAME),
        ("{top}/data/./001.png", "{top}/data/./001.png", Code.UNSAFE_NAME),
        ("{top}//x", "{top}//x", Code.UNSAFE_NAME),
        ("beside.txt", "beside.txt", Code.ADDED),
        ("other/beside.txt", "other/beside.txt", Code.ADDED),
        ("{top}/{top}/bagit.txt", "{top}/bagit.txt", Code.ADDED),
        ("{top}/vide/", "vide/", Code.ADDED),
        ("{top}/dossier.pdf", "dossier.pdf", Code.DUPLICATE_NAME),
        ("{top}/dossier.pdf.", "{top}/dossier.pdf.", Code.UNSAFE_NAME),
        ("{top}/dossier.pdf ", "{top}/dossier.pdf ", Code.UNSAFE_NAME),
        ("{top}/data./x", "{top}/data./x", Code.UNSAFE_NAME),
        ("{top}/dossier.pdf:autre", "{top}/dossier.pdf:autre", Code.UNSAFE_NAME),
        ("{top}/NUL", "{top}/NUL", Code.UNSAFE_NAME),
        ("{top}/Com1.txt", "{top}/Com1.txt", Code.UNSAFE_NAME),
        ("{top}/a?b", "{top}/a?b", Code.UNSAFE_NAME),
        ("{top}/a\nb", "{top}/a\\nb", Code.UNSAFE_NAME),
        ("{top}/constat.txt", "constat.txt", Code.ADDED),
        ("{top}/DOSSIER.PDF", "DOSSIER.PDF", Code.ADDED),
    ],
)
def test_a_strange_entry_is_named(archive: Path, name: str, file: str, code: Code) -> None:
    append(archive, name.format(top=archive.stem))
    assert Problem(file.format(top=archive.stem), code) in verify_path(archive).problems


def test_backslashes_are_an_escape(archive: Path) -> None:
    append(archive, f"{archive.stem}/data/x")
    old, new = b"/data/x", b"\\..\\..x"
    archive.write_bytes(archive.read_bytes().replace(old, new))
    problems = verify_path(archive).problems
    assert Code.UNSAFE_NAME in {problem.code for problem in problems}


def test_a_link_in_a_zip_is_no_file(archive: Path) -> None:
    append(archive, f"{archive.stem}/lien", b"/etc/passwd", 0o120777)
    assert Problem("lien", Code.NOT_A_FILE) in verify_path(archive).problems


def test_a_bomb_is_refused_before_it_is_read(ready: Make, case_file: FakeCaseFile, tmp_path: Path) -> None:
    folder = ready(case_file).path
    bomb = folder / "data/bombe.png"
    with bomb.open("wb") as file:
        file.truncate(200 << 20)
    path = packed(folder, tmp_path / "bombe.zip")
    bomb.unlink()
    tracemalloc.start()
    report = verify_path(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert Problem("data/bombe.png", Code.TOO_LARGE) in report.problems
    assert peak < 16 << 20


def test_memory_does_not_grow_with_the_files(ready: Make, case_file: FakeCaseFile) -> None:
    folder = ready(case_file).path
    with (folder / "dossier.pdf").open("r+b") as file:
        file.truncate(128 << 20)
    tracemalloc.start()
    report = verify_path(folder)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert Problem("dossier.pdf", Code.CHANGED) in report.problems
    assert peak < 16 << 20


def test_entries_that_share_their_bytes_are_not_unpacked(
    ready: Make, case_file: FakeCaseFile, tmp_path: Path
) -> None:
    folder = ready(case_file).path
    kernel = b"0" * (1 << 20)
    names = [f"data/{number:05d}.txt" for number in range(4000)]
    path = tmp_path / "recouverts.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name in ("bagit.txt", "bag-info.txt"):
            file.write(folder / name, f"top/{name}")
        file.writestr("top/data/00000.txt", kernel)
        shared = file.getinfo("top/data/00000.txt")
        for name in names[1:]:
            info = zipfile.ZipInfo(f"top/{name}")
            info.header_offset, info.CRC, info.compress_type = (
                shared.header_offset,
                shared.CRC,
                shared.compress_type,
            )
            info.compress_size, info.file_size = shared.compress_size, shared.file_size
            file.filelist.append(info)
    assert path.stat().st_size < 1 << 20, "and it says that it holds four gigabytes"
    assert verify_path(path).problems == (Problem(path.name, Code.ARCHIVE_ALTERED),)


_LOCAL_FIELDS = {"flags": 6, "method": 8, "checksum": 14, "packed": 18, "size": 22}


@pytest.mark.parametrize("what", list(_LOCAL_FIELDS))
def test_what_stands_before_an_entry_is_what_the_list_says(
    ready: Make, case_file: FakeCaseFile, tmp_path: Path, what: str
) -> None:
    path = packed(ready(case_file).path, tmp_path / "theirs.zip")
    assert verify_path(path).intact
    content = bytearray(path.read_bytes())
    content[_LOCAL_FIELDS[what]] ^= 0x10
    path.write_bytes(bytes(content))
    assert Problem(path.name, Code.ARCHIVE_ALTERED) in verify_path(path).problems


def test_zips_that_other_programs_make_are_intact(ready: Make, case_file: FakeCaseFile, tmp_path: Path) -> None:
    folder = ready(case_file).path
    streamed = tmp_path / "streamed.zip"
    with streamed.open("wb") as target:
        # As a program writes to a pipe: sizes and checksums behind each file.
        forward = io.BufferedWriter(_Onward(target))
        with zipfile.ZipFile(forward, "w", zipfile.ZIP_DEFLATED) as archive:
            for one in sorted(folder.rglob("*")):
                archive.write(one, f"{folder.name}/{one.relative_to(folder).as_posix()}")
        forward.flush()
    assert verify_path(streamed).problems == ()
    for number, command in enumerate((["zip", "-qr"], ["7zz", "a", "-bso0", "-tzip"])):
        if shutil.which(command[0]):
            path = tmp_path / f"made-{number}.zip"
            subprocess.run([*command, path, folder.name], cwd=folder.parent, check=True)
            assert verify_path(path).problems == ()


class _Onward(io.RawIOBase):
    """A file that can't be gone back in."""

    def __init__(self, target: BinaryIO) -> None:
        super().__init__()
        self._target = target

    def writable(self) -> bool:
        return True

    def write(self, piece: Any, /) -> int:  # noqa: ANN401 - as io declares it
        return self._target.write(bytes(piece))


def test_a_huge_list_of_entries_is_refused_before_it_is_read(archive: Path) -> None:
    content = bytearray(archive.read_bytes())
    end = content.rindex(b"PK\x05\x06")
    struct.pack_into("<L", content, end + 12, 1 << 30)
    archive.write_bytes(bytes(content))
    assert verify_path(archive).problems == (Problem(archive.name, Code.TOO_LARGE),)


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
def test_a_cut_off_zip_is_broken_and_not_a_stranger(archive: Path, kept: float) -> None:
    content = archive.read_bytes()
    archive.write_bytes(content[: int(len(content) * kept)])
    assert verify_path(archive).problems == (Problem(archive.name, Code.ARCHIVE_BROKEN),)


def test_something_before_the_first_entry_is_found(ready: Make, case_file: FakeCaseFile, tmp_path: Path) -> None:
    ours = ready(case_file, zip_it=True).path
    theirs = packed(ready(case_file).path, tmp_path / "theirs.zip")
    for path in (ours, theirs):
        path.write_bytes(b"MZ hidden" * 10 + path.read_bytes())
        assert Problem(path.name, Code.ARCHIVE_ALTERED) in verify_path(path).problems


@pytest.mark.parametrize("zip_it", [True, False])
def test_a_comment_or_bytes_behind_the_end_are_additions(
    ready: Make,
    case_file: FakeCaseFile,
    tmp_path: Path,
    zip_it: bool,  # noqa: FBT001 - pytest passes it by name
) -> None:
    path = ready(case_file, zip_it=zip_it).path
    if not zip_it:
        path = packed(path, tmp_path / "theirs.zip")
    whole = path.read_bytes()
    with zipfile.ZipFile(path, "a") as file:
        file.comment = b"hello"
    assert verify_path(path).problems == (Problem(path.name, Code.ARCHIVE_ALTERED),)
    path.write_bytes(whole + b"\x00 behind")
    assert not verify_path(path).intact


def test_an_encrypted_entry_can_not_be_read(archive: Path) -> None:
    content = bytearray(archive.read_bytes())
    central = content.index(b"PK\x01\x02")
    content[central + 8] |= 1
    archive.write_bytes(bytes(content))
    assert Problem("LISEZMOI.txt", Code.UNREADABLE) in verify_path(archive).problems


def test_too_many_entries(tmp_path: Path) -> None:
    path = tmp_path / "many.zip"
    with zipfile.ZipFile(path, "w") as file:
        for name in ("bagit.txt", "bag-info.txt", *(f"data/{number}" for number in range(20_001))):
            file.writestr(name, b"")
    assert verify_path(path).problems == (Problem("many.zip", Code.TOO_LARGE),)
