"""Which pack is in use: the installed one while it is whole and newer, else the one that ships; never a mix."""

import json
import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from appui_core.clock import utc_stamp
from appui_core.content.files import digest_of
from appui_core.content.installed import (
    POINTER,
    ContentHome,
    Installed,
    Why,
    full_choice,
    read_pointer,
    write_pointer,
)
from appui_core.content.pack import (
    bundled_dir,
    content_dir,
    load_pack,
    remembered,
    version_day,
    version_key,
)
from appui_core.helpline.lines import load_line_3018
from appui_core.locate import use_content
from core.content.conftest import MADE, everything_reads
from fakes.content_repository import pack_of

Fresh = Callable[[], ContentHome]


@pytest.fixture
def installed(home: ContentHome) -> Path:
    """Put a newer pack in place, as an update leaves it; return its folder."""
    return put(home, "2026.12.1")


def put(home: ContentHome, version: str, *, expires: str = "2027-12-01", checked_with: str = "") -> Path:
    home.root.mkdir(parents=True, exist_ok=True)
    made = pack_of(home.root / "made", version, expires)
    digest = digest_of(made)
    folder = home.root / f"{version}-{digest[:12]}"
    made.rename(folder)
    pointer = Installed(
        folder.name, version, digest, "folder", utc_stamp(MADE), checked_with or home.checked_with()
    )
    write_pointer(home.root, pointer)
    return folder


def test_without_anything_installed_the_bundled_one_is_read(home: ContentHome) -> None:
    assert home.folder() == bundled_dir()
    choice = full_choice(home)
    assert (choice.bundled, choice.source, choice.why, choice.installed) == (True, "bundled", None, None)
    assert choice.pack == load_pack(bundled_dir())
    assert not home.root.exists(), "looking writes nothing"


def test_a_newer_one_is_used_everywhere(home: ContentHome, installed: Path) -> None:
    (installed / "helplines" / "3018.toml").write_text("broken", encoding="utf-8")
    assert home.folder() == bundled_dir()
    leave = use_content(home.folder)
    assert content_dir() == bundled_dir()
    leave()
    shutil.copy(bundled_dir() / "helplines" / "3018.toml", installed / "helplines" / "3018.toml")
    leave = use_content(home.folder)
    try:
        assert content_dir() == installed
        assert home.choice().source == "folder"
        assert load_line_3018()["3018"].number == "3018"
    finally:
        leave()
    assert content_dir() == bundled_dir()


@pytest.mark.parametrize("version", ["2026.11.22", "2026.11.21", "2020.1.1"])
def test_the_bundled_one_wins_when_it_is_as_new(home: ContentHome, fresh_home: Fresh, version: str) -> None:
    put(home, version, expires="2020-06-01")
    assert fresh_home().choice().why is Why.OLDER
    assert fresh_home().folder() == bundled_dir()


def test_an_expired_one_that_is_newer_is_used_and_said_to_be_old(home: ContentHome, fresh_home: Fresh) -> None:
    folder = put(home, "2026.12.1", expires="2026-12-31")
    choice = fresh_home().choice()
    assert choice.folder == folder
    assert choice.expired(date(2026, 12, 31)) is False
    assert choice.expired(date(2027, 1, 1)) is True


def _flip(folder: Path) -> None:
    path = folder / "texts" / "fr" / "tiktok.report.video.toml"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))


def _link(folder: Path) -> None:
    (folder / "life_first.toml").unlink()
    (folder / "life_first.toml").symlink_to(bundled_dir() / "life_first.toml")


def _schema(folder: Path) -> None:
    (folder / "pack.toml").write_text('schema = 2\nnew = true\nversion = "2026.12.1"\n', encoding="utf-8")


DAMAGE: dict[str, tuple[Callable[[Path], object], Why]] = {
    "a byte": (_flip, Why.DAMAGED),
    "a file gone": (lambda folder: (folder / "image_help.toml").unlink(), Why.DAMAGED),
    "a file more": (lambda folder: (folder / "guides" / "x.toml").write_text("", encoding="utf-8"), Why.DAMAGED),
    "the help line gone": (lambda folder: (folder / "helplines" / "3018.toml").unlink(), Why.DAMAGED),
    "an empty file": (lambda folder: (folder / "pack.toml").write_bytes(b""), Why.DAMAGED),
    "a link": (_link, Why.DAMAGED),
    "a later schema": (_schema, Why.NEWER_SCHEMA),
    "all gone": (shutil.rmtree, Why.UNREADABLE),
}


@pytest.mark.parametrize("what", DAMAGE)
def test_damage_falls_back_to_the_whole_bundled_pack(
    home: ContentHome, fresh_home: Fresh, installed: Path, what: str
) -> None:
    assert home.folder() == installed
    harm, why = DAMAGE[what]
    harm(installed)
    choice = fresh_home().choice()
    assert (choice.folder, choice.why) == (bundled_dir(), why)
    assert choice.installed is not None
    assert choice.installed.version == "2026.12.1"
    everything_reads(fresh_home())


@pytest.mark.parametrize("what", ["the help line gone", "an empty file", "all gone"])
def test_damage_to_what_matters_is_seen_while_the_program_runs(
    home: ContentHome, installed: Path, what: str
) -> None:
    assert home.folder() == installed
    DAMAGE[what][0](installed)
    assert home.folder() == bundled_dir()


@pytest.mark.parametrize(
    "pointer",
    [
        b"",
        b"{}",
        b"[1]",
        b"[" * 60_000,
        b"\xff",
        b'{"format": "appui-content/1"}',
        b'{"format": "appui-content/2", "folder": "x"}',
        b" " * 70_000,
    ],
)
def test_a_broken_pointer_hides_nothing(
    home: ContentHome, fresh_home: Fresh, installed: Path, pointer: bytes
) -> None:
    (home.root / POINTER).write_bytes(pointer)
    assert fresh_home().choice().why is Why.UNREADABLE
    assert home.folder() == bundled_dir()
    assert installed.is_dir()
    everything_reads(fresh_home())


@pytest.mark.parametrize("field", ["folder", "version", "digest"])
@pytest.mark.parametrize("value", ["../../elsewhere", "", 7, None, "/etc"])
def test_a_pointer_can_not_lead_elsewhere(
    home: ContentHome, fresh_home: Fresh, installed: Path, field: str, value: object
) -> None:
    raw = json.loads((home.root / POINTER).read_text(encoding="utf-8"))
    raw[field] = value
    (home.root / POINTER).write_text(json.dumps(raw), encoding="utf-8")
    assert fresh_home().choice().bundled
    assert installed.is_dir()
    everything_reads(fresh_home())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without named pipes")
def test_a_pipe_in_the_pointers_place_keeps_nobody_waiting(home: ContentHome) -> None:
    home.root.mkdir(parents=True)
    os.mkfifo(home.root / POINTER)
    assert home.choice().why is Why.UNREADABLE


def test_a_pack_that_lacks_what_this_appui_reads_is_not_used(home: ContentHome, fresh_home: Fresh) -> None:
    folder = put(home, "2026.12.1")
    (folder / "image_help.toml").unlink()
    digest = digest_of(folder)
    old = read_pointer(home.root)
    write_pointer(
        home.root,
        Installed(old.folder, old.version, digest, old.source, old.installed_at_utc, old.checked_with),
    )
    assert fresh_home().choice().why is Why.INCOMPLETE


def test_another_appui_does_not_trust_the_check_of_the_former(home: ContentHome, installed: Path) -> None:
    assert ContentHome(home.root, lambda: "0.1.0").folder() == installed
    assert ContentHome(home.root, lambda: "0.2.0").choice().why is Why.UNCHECKED


def test_a_new_pointer_is_seen_at_once(home: ContentHome, installed: Path) -> None:
    assert home.folder() == installed
    newer = put(home, "2026.12.2")
    assert home.folder() == newer
    (home.root / POINTER).unlink()
    assert home.folder() == bundled_dir()


def test_a_cut_while_the_pointer_is_written_leaves_the_former(
    home: ContentHome, installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read_pointer(home.root)

    def full(_descriptor: int) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="full"):
        write_pointer(home.root, Installed("x", "2027.1.1", "", "", "", ""))
    assert read_pointer(home.root) == before
    assert home.folder() == installed
    assert not list(home.root.glob(".active-*"))


def test_what_was_made_from_content_is_made_anew_with_another_pack(home: ContentHome) -> None:
    asked: list[Path] = []

    def make() -> int:
        asked.append(content_dir())
        return len(asked)

    get = remembered(make)
    leave = use_content(home.folder)
    try:
        assert [get(), get()] == [1, 1]
        folder = put(home, "2026.12.1")
        assert [get(), get()] == [2, 2]
        assert asked == [bundled_dir(), folder]
    finally:
        leave()


def test_versions_are_days_and_order_as_days_do() -> None:
    wanted = ["2026.9.30", "2026.11.22", "2026.11.22.1", "2026.11.22.12", "2026.12.1", "2027.1.1"]
    assert sorted([*wanted[3:], *wanted[:3]], key=version_key) == wanted
    assert version_day("2026.11.22.3") == date(2026, 11, 22)
    for wrong in ("", "1", "2026.13.1", "2026.2.30", "2026.11", "2026.11.22-rc", "9.9.9", "../2026.1.1"):
        with pytest.raises(ValueError, match=r"."):
            version_key(wrong)
