"""Archives that want out, want much, or are no archives: refused before a byte lies where it should not."""

import contextlib
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from appui_core.content import archive as archives
from appui_core.content import files
from appui_core.content.archive import pack_archive, unpack_archive
from appui_core.content.files import copy_pack, digest_of, files_in, fit_name, tops
from appui_core.content.pack import bundled_dir
from appui_core.content.problems import ContentError
from appui_core.errors import AppuiError, ErrorCode

KNOWN = tops(files_in(bundled_dir()))
Fill = Callable[[zipfile.ZipFile], object]


def made(path: Path, fill: Fill) -> Path:
    with zipfile.ZipFile(path, "x", zipfile.ZIP_DEFLATED) as opened:
        fill(opened)
    return path


def refused(archive: Path, to: Path) -> str:
    to.mkdir()
    with pytest.raises(AppuiError) as error:
        unpack_archive(archive, to, KNOWN)
    assert error.value.code is ErrorCode.CONTENT_ARCHIVE
    assert {path.name for path in to.parent.iterdir()} <= {archive.name, to.name}
    return error.value.detail


def test_a_pack_comes_out_as_it_went_in_and_always_the_same(tmp_path: Path) -> None:
    first, second = tmp_path / "a.zip", tmp_path / "b.zip"
    pack_archive(bundled_dir(), first, KNOWN)
    pack_archive(bundled_dir(), second, KNOWN)
    assert first.read_bytes() == second.read_bytes()
    (tmp_path / "out").mkdir()
    unpack_archive(first, tmp_path / "out", KNOWN)
    assert digest_of(tmp_path / "out") == digest_of(bundled_dir())


BAD_NAMES = [
    "../pack.toml",
    "guides/../../x.toml",
    "/etc/x.toml",
    "C:/x.toml",
    "C:x.toml",
    "guides\\x.toml",
    "guides/con.toml",
    "aux/x.toml",
    "guides/a/b/c.toml",
    "pack.py",
    "pack.toml.exe",
    ".hidden.toml",
    "guides/.toml",
    "guides/",
    "guides//x.toml",
    "guides/é.toml",
    "guides/x .toml",
    "guides/\u202ex.toml",
    "elsewhere/x.toml",
    "unknown.toml",
    "guides/" + "x" * 200 + ".toml",
    "guides/x\n.toml",
]


@pytest.mark.parametrize("name", BAD_NAMES)
def test_names(tmp_path: Path, name: str) -> None:
    assert refused(made(tmp_path / "a.zip", lambda opened: opened.writestr(name, "x = 1")), tmp_path / "out")
    assert not list((tmp_path / "out").iterdir())


def test_a_name_cut_by_a_zero_byte(tmp_path: Path) -> None:
    path = made(tmp_path / "a.zip", lambda opened: opened.writestr("pack.tomlZ.exe", ""))
    path.write_bytes(path.read_bytes().replace(b"pack.tomlZ.exe", b"pack.toml\0.exe"))
    assert refused(path, tmp_path / "out")


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("other", ["guides/x/y.toml", "guides/X/y.toml", "guides/x/Y.toml"])
def test_the_same_name_twice(tmp_path: Path, other: str) -> None:
    def fill(opened: zipfile.ZipFile) -> None:
        opened.writestr("guides/x/y.toml", "a = 1")
        opened.writestr(other, "b = 1")

    assert refused(made(tmp_path / "a.zip", fill), tmp_path / "out") == "name"


@pytest.mark.parametrize(
    "kind", [stat.S_IFLNK, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFIFO, stat.S_IFSOCK, stat.S_IFDIR]
)
def test_links_and_devices(tmp_path: Path, kind: int) -> None:
    def fill(opened: zipfile.ZipFile) -> None:
        entry = zipfile.ZipInfo("pack.toml")
        entry.external_attr = (kind | 0o777) << 16
        opened.writestr(entry, "../../../etc/passwd")

    assert refused(made(tmp_path / "a.zip", fill), tmp_path / "out") == "kind"


def test_a_bomb(tmp_path: Path) -> None:
    path = made(
        tmp_path / "a.zip", lambda opened: opened.writestr("pack.toml", b"#" * (files.MOST_FILE_BYTES + 1))
    )
    assert path.stat().st_size < 10_000
    assert refused(path, tmp_path / "out") == "size"


def test_a_bomb_that_lies_about_its_size(tmp_path: Path) -> None:
    path = made(tmp_path / "a.zip", lambda opened: opened.writestr("pack.toml", b"#" * 50_000))
    data = path.read_bytes()
    path.write_bytes(data.replace((50_000).to_bytes(4, "little"), (5).to_bytes(4, "little")))
    assert refused(path, tmp_path / "out")
    assert not list((tmp_path / "out").iterdir())


def test_much_in_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_BYTES", 50_000)
    path = tmp_path / "a.zip"
    pack_archive(bundled_dir(), path, KNOWN)
    assert refused(path, tmp_path / "out") == "size"


def test_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.zip"
    pack_archive(bundled_dir(), path, KNOWN)
    monkeypatch.setattr(files, "MOST_FILES", 20)
    assert refused(path, tmp_path / "out") == "name"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_methods(tmp_path: Path, method: int) -> None:
    path = made(tmp_path / "a.zip", lambda opened: opened.writestr("pack.toml", "x", compress_type=method))
    assert refused(path, tmp_path / "out") == "method"


def test_an_encrypted_entry(tmp_path: Path) -> None:
    path = made(tmp_path / "a.zip", lambda opened: opened.writestr("pack.toml", "x"))
    data = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    path.write_bytes(bytes(data))
    assert refused(path, tmp_path / "out") == "method"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_broken_archives_raise_nothing_else(tmp_path: Path, data: st.DataObject) -> None:
    whole = tmp_path / "whole.zip"
    if not whole.exists():
        pack_archive(bundled_dir(), whole, KNOWN)
    raw = bytearray(whole.read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(raw)))
    bad = tmp_path / "bad.zip"
    bad.write_bytes(bytes(raw) if data.draw(st.booleans()) else bytes(raw[:cut]))
    out = tmp_path / f"out-{len(list(tmp_path.iterdir()))}"
    out.mkdir()
    with contextlib.suppress(AppuiError):
        unpack_archive(bad, out, KNOWN)
    assert all(fit_name(name) for name in files_in(out))


# --- folders -----------------------------------------------------------------------------------------------------


def test_a_folder_is_copied_without_what_file_managers_leave(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    copy_pack(bundled_dir(), stick, KNOWN)
    for litter in (".DS_Store", "Thumbs.db", "guides/._x.toml", "desktop.ini"):
        (stick / litter).write_bytes(b"\0")
    (stick / ".Trash").mkdir()
    copy_pack(stick, tmp_path / "out", KNOWN)
    assert digest_of(tmp_path / "out") == digest_of(bundled_dir())
    assert not (tmp_path / "out" / ".DS_Store").exists()


@pytest.mark.parametrize("name", ["programme.exe", "guides/lisez.txt", "elsewhere/x.toml"])
def test_a_folder_with_something_else_is_refused(tmp_path: Path, name: str) -> None:
    copy_pack(bundled_dir(), tmp_path / "stick", KNOWN)
    (tmp_path / "stick" / name).parent.mkdir(exist_ok=True)
    (tmp_path / "stick" / name).write_bytes(b"")
    with pytest.raises(ContentError):
        copy_pack(tmp_path / "stick", tmp_path / "out", KNOWN)


def test_links_in_a_folder_are_refused(tmp_path: Path) -> None:
    copy_pack(bundled_dir(), tmp_path / "stick", KNOWN)
    (tmp_path / "stick" / "guides" / "far").symlink_to("/")
    with pytest.raises(ContentError, match="not a plain file"):
        copy_pack(tmp_path / "stick", tmp_path / "out", KNOWN)


def test_a_large_file_in_a_folder_is_refused(tmp_path: Path) -> None:
    copy_pack(bundled_dir(), tmp_path / "stick", KNOWN)
    with (tmp_path / "stick" / "pack.toml").open("ab") as stream:
        stream.truncate(files.MOST_FILE_BYTES + 1)
    with pytest.raises(ContentError, match="too large"):
        copy_pack(tmp_path / "stick", tmp_path / "out", KNOWN)
