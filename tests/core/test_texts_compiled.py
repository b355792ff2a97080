"""Compiled texts are the same texts, and never outlive the file they were made from."""

import shutil
import tomllib
from pathlib import Path

import pytest

from appui_core import texts_compiled
from appui_core.locate import resources_dir
from appui_core.messages import load_messages

LANGUAGES = ("fr", "en")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "texts"
    shutil.copytree(resources_dir() / "texts", copy, ignore=shutil.ignore_patterns(texts_compiled.FOLDER))
    return copy


@pytest.mark.parametrize("language", LANGUAGES)
def test_they_are_the_same_texts(folder: Path, language: str) -> None:
    source = (folder / f"{language}.toml").read_bytes()
    assert texts_compiled.read(folder, language, source) is None
    made = texts_compiled.write(folder, language)
    assert made == folder / texts_compiled.FOLDER / f"{language}.json"
    assert texts_compiled.read(folder, language, source) == tomllib.loads(source.decode("utf-8"))


def test_they_are_what_is_read(folder: Path) -> None:
    made = texts_compiled.write(folder, "fr")
    before = load_messages("fr", folder).text("errors.usage.message")
    words = made.read_text(encoding="utf-8").replace(before, "autre chose")
    made.write_text(words, encoding="utf-8")
    assert load_messages("fr", folder).text("errors.usage.message") == "autre chose"


def test_a_changed_file_is_read_itself(folder: Path) -> None:
    texts_compiled.write(folder, "fr")
    path = folder / "fr.toml"
    path.write_text(path.read_text(encoding="utf-8") + '\n[extra]\nword = "relu"\n', encoding="utf-8")
    assert load_messages("fr", folder).text("extra.word") == "relu"


@pytest.mark.parametrize(
    "spoilt",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"format": "appui-compiled-texts/1"}',
        b'{"format": "appui-compiled/1"}',
        b"\xff",
    ],
)
def test_a_spoilt_one_counts_for_nothing(folder: Path, spoilt: bytes) -> None:
    before = load_messages("fr", folder)
    texts_compiled.write(folder, "fr").write_bytes(spoilt)
    assert load_messages("fr", folder).text("errors.usage.safe") == before.text("errors.usage.safe")


def test_languages_are_those_of_the_files(folder: Path) -> None:
    texts_compiled.write(folder, "fr")
    (folder / "fr.toml").unlink()
    (folder / "en.toml").rename(folder / "fr.toml")
    # English words under the French name: not what was compiled.
    assert texts_compiled.read(folder, "fr", (folder / "fr.toml").read_bytes()) is None
