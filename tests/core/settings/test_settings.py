"""The settings file: defaults, wrong values, unknown keys, and a folder that can't be written."""

import os
from pathlib import Path

import pytest

from appui_core.errors import AppuiError, ErrorCode
from appui_core.settings.store import Settings
from appui_core.settings.table import TABLE


def test_without_a_file_every_setting_has_its_default(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.toml")
    assert {setting.key: settings.get(setting.key) for setting in TABLE} == {
        setting.key: setting.default for setting in TABLE
    }


def test_a_change_is_told_and_found_again(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.toml"
    settings, told = Settings(path), list[str]()
    settings.changed.subscribe(told.append)
    settings.set("language", "en")
    settings.set("language", "en")
    settings.set("text_scale", 150)
    assert told == ["language", "text_scale"]
    again = Settings(path)
    assert (again.text("language"), again.number("text_scale")) == ("en", 150)
    assert [item.name for item in path.parent.iterdir()] == ["settings.toml"]


@pytest.mark.parametrize(
    "line", ['language = "klingon"', "can_phone = 1", "text_scale = 900", "text_scale = true", "can_phone = []"]
)
def test_a_wrong_value_falls_back_alone(tmp_path: Path, line: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(f'{line}\nappearance = "dark"\n', encoding="utf-8")
    settings = Settings(path)
    assert settings.text("appearance") == "dark"
    key = line.split(" ", maxsplit=1)[0]
    assert settings.get(key) == next(setting.default for setting in TABLE if setting.key == key)


def test_a_key_of_a_later_version_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('version = 7\nlater = "\\"oui\\" \\\\"\n', encoding="utf-8")
    Settings(path).set("can_phone", False)
    assert 'later = "\\"oui\\" \\\\"' in path.read_text(encoding="utf-8")
    assert Settings(path).flag("can_phone") is False


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe", b"language = ", b"", b"version = " + b"9" * 5000, b"version = " + b"[" * 5000 + b"]" * 5000],
)
def test_a_broken_file_is_no_obstacle(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(content)
    assert Settings(path).text("language") == "auto"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without named pipes")
def test_a_pipe_in_the_files_place_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    os.mkfifo(path)
    settings = Settings(path)
    assert settings.text("language") == "auto"
    settings.set("language", "en")
    assert Settings(path).text("language") == "en"


@pytest.mark.parametrize("stranger", ["folder", "device", "long"])
def test_what_is_no_settings_file_is_not_read(tmp_path: Path, stranger: str) -> None:
    path = tmp_path / "settings.toml"
    if stranger == "folder":
        path.mkdir()
    elif stranger == "device":
        path.symlink_to("/dev/zero")
    else:
        path.write_bytes(b"#" * 300_000 + b'\nlanguage = "en"\n')
    settings = Settings(path)
    assert settings.text("language") == "auto"
    settings.set("appearance", "dark")
    assert Settings(path).text("appearance") == "dark"


def test_a_file_with_the_line_ends_of_windows(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b'version = 1\r\nlanguage = "en"\r\n')
    assert Settings(path).text("language") == "en"


def test_what_cannot_be_written_still_holds_and_says_so(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    settings, told = Settings(blocked / "settings.toml"), list[str]()
    settings.changed.subscribe(told.append)
    with pytest.raises(AppuiError) as refused:
        settings.set("appearance", "dark")
    assert refused.value.code is ErrorCode.DESTINATION_UNWRITABLE
    assert (settings.text("appearance"), told) == ("dark", ["appearance"])


def test_a_value_outside_the_table_is_refused(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.toml")
    with pytest.raises(ValueError, match="appearance"):
        settings.set("appearance", "pink")
    with pytest.raises(KeyError):
        settings.get("nothing")
