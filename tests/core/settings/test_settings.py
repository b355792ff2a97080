"""The settings file: defaults, wrong values, unknown keys, and a folder that can't be written."""

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


@pytest.mark.parametrize("content", [b"\xff\xfe", b"language = ", b""])
def test_a_broken_file_is_no_obstacle(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(content)
    assert Settings(path).text("language") == "auto"


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
