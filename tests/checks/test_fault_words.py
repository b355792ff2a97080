"""Every defect of content has its sentence in every language, and every sentence a defect that says it."""

import ast
import tomllib
from collections.abc import Iterator
from string import Formatter

import pytest

from appui_core.content.problems import ContentError, Word
from appui_core.content.typography import _RULES
from appui_core.locate import resources_dir
from appui_core.messages import languages, load_messages
from checks.tree import python_files

_CALLS = {"complain": 1, "ContentError": 2, "_wrong": 1}


def _said() -> Iterator[str]:
    """Yield the code of every call that notes a defect."""
    for path in python_files("app"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            code = node.args[_CALLS[name]] if name in _CALLS and len(node.args) > _CALLS[name] else None
            if isinstance(code, ast.Constant):
                yield str(code.value)


def _sentences(language: str) -> dict[str, str]:
    raw = tomllib.loads((resources_dir() / "texts" / f"{language}.toml").read_text(encoding="utf-8"))["faults"]
    return {code: text for code, text in raw.items() if isinstance(text, str)}


def test_defects_and_sentences_match() -> None:
    for language in languages():
        assert set(_sentences(language)) == set(_said()), language
        for _, code in _RULES:
            assert load_messages(language).text(f"faults.typography.{code}", near="a")


def test_a_sentence_has_the_same_fields_in_every_language() -> None:
    def fields(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    french = {code: fields(text) for code, text in _sentences("fr").items()}
    assert {code: fields(text) for code, text in _sentences("en").items()} == french


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "il faut\u00a0: un nombre entier\u202f; il y a\u00a0: un texte"),
        ("en", "wanted a whole number, found a text"),
    ],
)
def test_the_reason_is_said_in_the_language_of_who_asks(language: str, words: str) -> None:
    error = ContentError("a.toml", "n", "kind", wanted=Word("number"), found=Word("text"))
    assert error.words(load_messages(language)) == words
    assert error.to_json(load_messages(language))["reason"] == words
