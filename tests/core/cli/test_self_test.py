"""`self-test`: every piece is looked at, what is broken is found, what the machine lacks is no failure."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from appui_core.locate import resources_dir
from fakes.command_line import Answer, Verbs
from fakes.key_store import FakeKeyStore


def _states(told: Answer) -> dict[str, str]:
    return {check["name"]: check["state"] for check in told.json["checks"]}


def test_this_installation_is_whole(verbs: Verbs) -> None:
    told = verbs("self-test", "--json")
    assert (told.code, told.json["ok"]) == (0, True), told.out
    states = _states(told)
    # The test session has no display: saying so is the right answer.
    assert states.pop("screen") == ("not run" if sys.platform not in {"win32", "darwin"} else "ok")
    assert set(states) == {"zones", "key_store", "image_codecs", "fonts", "texts", "content", "vault_engine"}
    assert set(states.values()) == {"ok"}


def test_each_line_is_words(verbs: Verbs) -> None:
    told = verbs("self-test", "--lang", "en")
    assert told.out == ""
    assert "good: time zones (tzdata " in told.err
    assert "(SQLCipher 4." in told.err


def test_without_a_key_store_the_installation_is_still_whole(verbs: Verbs) -> None:
    verbs.keystore = FakeKeyStore("absent")
    told = verbs("self-test", "--json")
    assert (told.code, _states(told)["key_store"]) == (0, "absent")


@pytest.mark.parametrize(
    ("path", "check"),
    [
        ("fonts/Inter-Regular.ttf", "fonts"),
        ("texts/en.toml", "texts"),
        ("content/pack.toml", "content"),
        ("content/helplines/3018.toml", "content"),
    ],
)
def test_a_broken_piece_is_found(
    verbs: Verbs, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, path: str, check: str
) -> None:
    broken = tmp_path / "resources"
    for name in ("fonts", "texts", "content"):
        shutil.copytree(resources_dir() / name, broken / name)
    (broken / path).write_text("[broken", encoding="utf-8")
    for module in ("appui_core.cli.verbs.self_test", "appui_core.messages", "appui_core.content.pack"):
        monkeypatch.setattr(f"{module}.resources_dir", lambda: broken)
    told = verbs("self-test", "--json")
    assert (told.code, told.json["ok"]) == (1, False)
    assert [name for name, state in _states(told).items() if state == "failed"] == [check]


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="there a display is always there")
def test_a_display_that_does_not_answer_is_found(verbs: Verbs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":99999")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    assert "DISPLAY" in os.environ
    told = verbs("self-test", "--json")
    assert (told.code, _states(told)["screen"]) == (1, "failed")


def test_the_screen_check_counts_screens_in_a_child(verbs: Verbs, monkeypatch: pytest.MonkeyPatch) -> None:
    # A display is named so that the child starts; Qt is told to paint to memory in it.
    monkeypatch.setenv("DISPLAY", ":99999")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    told = verbs("self-test", "--json")
    (screen,) = [check for check in told.json["checks"] if check["name"] == "screen"]
    assert screen["state"] == "ok"
    assert screen["detail"].startswith("offscreen ")
