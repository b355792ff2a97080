"""What a visit left behind is found: real files, links and folders, made, changed, replaced and removed."""

import os
import sys
from pathlib import Path

import pytest

from appui_core.kiosk.traces import changes, registry_values, snapshot, writable_roots
from fakes.surroundings import FakeRegistry


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    (home / "config").mkdir(parents=True)
    (home / "config" / "settings.toml").write_bytes(b"a = 1")
    (home / "link").symlink_to(home / "config")
    return home


def _names(home: Path, found: tuple[str, ...]) -> list[str]:
    return [Path(path).relative_to(home).as_posix() for path in found]


def test_nothing_changed_is_nothing(home: Path) -> None:
    before = snapshot([home])
    assert set(_names(home, tuple(before.traces))) == {".", "config", "config/settings.toml", "link"}
    assert (home / "config" / "settings.toml").read_bytes() == b"a = 1"
    assert changes(before, snapshot([home])) == ()


def test_what_is_new_gone_grown_or_replaced(home: Path) -> None:
    for name in ("gone", "grown", "replaced", "touched"):
        (home / "config" / name).write_bytes(b"12345")
    before = snapshot([home])
    (home / "config" / "gone").unlink()
    (home / "config" / "grown").write_bytes(b"123456")
    (home / "other").write_bytes(b"12345")
    (home / "other").replace(home / "config" / "replaced")
    os.utime(home / "config" / "touched", ns=(1, 1))
    (home / "new").mkdir()
    (home / "new" / "file").write_bytes(b"")
    found = _names(home, changes(before, snapshot([home])))
    assert found == sorted(
        ["config/gone", "config/grown", "config/replaced", "config/touched", "new", "new/file"]
    ), "folders are told only where nothing in them tells it"


def test_what_came_and_went_shows_in_its_folder(home: Path) -> None:
    os.utime(home / "config", ns=(1, 1))
    before = snapshot([home])
    (home / "config" / "passing").write_bytes(b"")
    (home / "config" / "passing").unlink()
    assert _names(home, changes(before, snapshot([home]))) == ["config"]


def test_a_link_that_was_turned_is_told_and_never_followed(home: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    before = snapshot([home])
    (tmp_path / "elsewhere" / "file").write_bytes(b"")
    (home / "link").unlink()
    (home / "link").symlink_to(tmp_path / "elsewhere")
    assert _names(home, changes(before, snapshot([home]))) == ["link"]


def test_what_is_not_there_is_said(home: Path) -> None:
    assert snapshot([home / "none"]).closed == (str(home / "none"),)


def test_what_is_left_out_is_said_and_not_looked_into(home: Path) -> None:
    (home / "mount").mkdir()
    (home / "mount" / "file").write_bytes(b"")
    found = snapshot([home], [home / "mount"])
    assert found.closed == (str(home / "mount"),)
    assert not [path for path in found.traces if "mount" in path]


def test_of_the_registry_each_key_tells_when_a_value_of_it_changes() -> None:
    keys: dict[str, dict[str, str | int]] = {
        "HKCU\\Software": {},
        "HKCU\\Software\\QtProject": {"qtconfig": 1},
        "HKCU\\Software\\Other\\Deep": {"a": "b"},
    }
    before = registry_values(FakeRegistry(keys), "HKCU\\Software")
    assert set(before) == {*keys, "HKCU\\Software\\Other"}
    keys["HKCU\\Software\\QtProject"]["qtconfig"] = 2
    after = registry_values(FakeRegistry(keys), "HKCU\\Software")
    assert [key for key in after if after[key] != before[key]] == ["HKCU\\Software\\QtProject"]


def test_the_roots_are_those_of_this_user_and_none_lies_in_another(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = tmp_path / "runtime"
    outside.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(outside))
    roots = writable_roots()
    assert all(any(path.resolve().is_relative_to(root) for root in roots) for path in (home, outside))
    assert not any(one != other and one.is_relative_to(other) for one in roots for other in roots)
    if sys.platform.startswith("linux"):
        for name in ("/var/tmp", "/dev/shm"):  # noqa: S108 - only looked for
            assert any(Path(name).resolve().is_relative_to(root) for root in roots)
    monkeypatch.setenv("HOME", "/")
    monkeypatch.setenv("USERPROFILE", "/")
    assert Path("/") not in writable_roots()
