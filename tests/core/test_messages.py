"""The texts: a sentence for every error code, and the same keys and fields in every language."""

import string
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from appui_core.cli.parsed import Parsed
from appui_core.cli.table import COMMON, VERBS
from appui_core.errors import AppuiError, ErrorCode
from appui_core.locate import resources_dir
from appui_core.messages import DEFAULT_LANGUAGE, choose_language, languages, load_messages
from appui_core.vault.event_names import CASE_EVENTS, VAULT_EVENTS

_OTHERS = [language for language in languages() if language != DEFAULT_LANGUAGE]


def _table(language: str) -> Mapping[str, Any]:
    return tomllib.loads((resources_dir() / "texts" / f"{language}.toml").read_text(encoding="utf-8"))


def _leaves(node: Any, key: str = "") -> Iterator[tuple[str, str | list[str]]]:  # noqa: ANN401 - a TOML value
    if isinstance(node, dict):
        for name, inner in node.items():
            yield from _leaves(inner, f"{key}.{name}" if key else name)
    else:
        yield key, node


def _fields(text: str | list[str]) -> set[str]:
    texts = [text] if isinstance(text, str) else text
    return {name for one in texts for _, name, _, _ in string.Formatter().parse(one) if name is not None}


def test_french_is_the_source_and_english_is_there() -> None:
    assert languages()[0] == "fr"
    assert "en" in languages()


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("code", list(ErrorCode))
def test_every_code_has_its_sentence(language: str, code: ErrorCode) -> None:
    sentence = load_messages(language).error(code)
    for part in (sentence.message, sentence.safe, sentence.todo):
        assert part.endswith((".", "…")), part
        assert not _fields(part), "a sentence of an error has no fields"
    assert sentence.spoken() == f"{sentence.message} {sentence.safe} {sentence.todo}"


@pytest.mark.parametrize("language", languages())
def test_no_sentence_for_a_code_that_is_gone(language: str) -> None:
    assert set(_table(language)["errors"]) == {code.value for code in ErrorCode}


@pytest.mark.parametrize("language", languages())
def test_two_codes_never_say_the_same(language: str) -> None:
    messages = load_messages(language)
    said = [messages.error(code).message for code in ErrorCode]
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("language", languages())
def test_no_sentence_blames(language: str) -> None:
    blaming = {
        "fr": ("faute", "erreur", "invalide", "interdit", "échec"),
        "en": ("fault", "error", "invalid", "illegal"),
    }
    said = " ".join(load_messages(language).error(code).spoken().lower() for code in ErrorCode)
    assert [word for word in blaming.get(language, ()) if word in said] == []


@pytest.mark.parametrize("language", _OTHERS)
def test_each_language_has_the_keys_of_the_source(language: str) -> None:
    source, other = (dict(_leaves(_table(name))) for name in (DEFAULT_LANGUAGE, language))
    assert set(other) == set(source)


@pytest.mark.parametrize("language", _OTHERS)
def test_each_text_has_the_fields_of_the_source(language: str) -> None:
    source, other = (dict(_leaves(_table(name))) for name in (DEFAULT_LANGUAGE, language))
    assert {key for key, text in other.items() if _fields(text) != _fields(source[key])} == set()


@pytest.mark.parametrize("language", _OTHERS)
def test_lists_are_as_long_as_in_the_source(language: str) -> None:
    source, other = (dict(_leaves(_table(name))) for name in (DEFAULT_LANGUAGE, language))
    lengths = {key: len(text) for key, text in source.items() if isinstance(text, list)}
    assert {key: len(text) for key, text in other.items() if isinstance(text, list)} == lengths


@pytest.mark.parametrize("language", languages())
def test_no_text_is_blank(language: str) -> None:
    assert [key for key, text in _leaves(_table(language)) if not text or not str(text).strip()] == []


@pytest.mark.parametrize("language", languages())
def test_what_the_command_line_takes_has_its_words(language: str) -> None:
    messages = load_messages(language)
    for verb in VERBS:
        assert messages.text(f"cli.verbs.{verb.help_key}")
        assert verb.argument is None or messages.text(f"cli.arguments.{verb.argument.help}")
    for option in (*COMMON, *(option for verb in VERBS for option in verb.options)):
        assert messages.text(f"cli.options.{option.help_key}")


@pytest.mark.parametrize("language", languages())
def test_every_journal_event_has_its_words(language: str) -> None:
    messages = load_messages(language)
    assert all(messages.text(f"cli.event.{event}") for event in VAULT_EVENTS)
    assert all(messages.text(f"dossier.event.{event}") for event in CASE_EVENTS)


def test_a_missing_text_is_a_defect_and_not_a_blank() -> None:
    with pytest.raises(KeyError):
        load_messages("fr").text("cli.nothing")
    with pytest.raises(KeyError):
        load_messages("fr").text("cli")


def test_a_language_we_do_not_have_reads_as_french(tmp_path: Path) -> None:
    assert load_messages("xx").language == "fr"
    with pytest.raises(OSError, match=r"fr\.toml"):
        load_messages("fr", tmp_path)


@pytest.mark.parametrize(
    ("wanted", "system", "chosen"),
    [
        ("en", "fr_FR.UTF-8", "en"),
        ("EN-us", "", "en"),
        ("uk", "en_US.UTF-8", "en"),
        (None, "en_GB.UTF-8", "en"),
        (None, "fr_CA", "fr"),
        (None, "C.UTF-8", "fr"),
        ("", "", "fr"),
    ],
)
def test_the_language_to_speak(
    monkeypatch: pytest.MonkeyPatch, wanted: str | None, system: str, chosen: str
) -> None:
    monkeypatch.setenv("LC_ALL", system)
    for name in ("LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    assert choose_language(wanted) == chosen


def test_the_exit_code_says_whose_turn_it_is() -> None:
    assert AppuiError(ErrorCode.USAGE).exit_code == 2
    assert AppuiError(ErrorCode.CASE_UNKNOWN).exit_code == 2
    assert AppuiError(ErrorCode.PASSPHRASE_WRONG).exit_code == 1
    assert str(AppuiError(ErrorCode.VAULT_BUSY, "errno 11")) == "vault_busy: errno 11"


def test_an_empty_command_line_is_the_window() -> None:
    assert not Parsed().headless
