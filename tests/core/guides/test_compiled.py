"""Compiled guides are the same guides, and never outlive the files they were made from."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from appui_core.content.pack import content_dir
from appui_core.guides import compiled
from appui_core.guides.check import check
from appui_core.guides.load import compile_guides, load_guides, read_guides

TODAY = date(2026, 11, 28)
FRENCH = "texts/fr/tiktok.report.video.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "content"
    shutil.copytree(content_dir(), copy, ignore=shutil.ignore_patterns(compiled.FOLDER))
    return copy


@pytest.mark.parametrize("language", ["fr", "en"])
def test_they_are_the_same_guides(folder: Path, language: str) -> None:
    assert compiled.read(folder, language) is None
    read = read_guides(language, folder)
    assert {path.name for path in compile_guides(folder)} == {"fr.json", "en.json"}
    assert compiled.read(folder, language) == read
    assert check(folder) == []


@pytest.mark.parametrize("name", [FRENCH, "guides/tiktok/tiktok.report.video.toml"])
def test_a_changed_file_is_read_itself(folder: Path, name: str) -> None:
    compile_guides(folder)
    path = folder / name
    path.write_text(path.read_text(encoding="utf-8") + "\n# relu\n", encoding="utf-8")
    assert compiled.read(folder, "fr") is None
    assert load_guides("fr", folder, today=TODAY) == read_guides("fr", folder)


def test_a_guide_that_came_or_went_is_noticed(folder: Path) -> None:
    compile_guides(folder)
    (folder / FRENCH).rename(folder / "texts" / "fr" / "tiktok.report.film.toml")
    assert compiled.read(folder, "fr") is None


@pytest.mark.parametrize("spoilt", [b"", b"{", b"[]", b"null", b'{"format": "appui-compiled/1"}', b"\xff"])
def test_a_spoilt_one_counts_for_nothing(folder: Path, spoilt: bytes) -> None:
    (compile_guides(folder)[-1].parent / "fr.json").write_bytes(spoilt)
    assert compiled.read(folder, "fr") is None
    assert load_guides("fr", folder, today=TODAY)


def test_age_is_counted_from_the_day_of_reading(folder: Path) -> None:
    compile_guides(folder)
    assert not any(guide.stale for guide in load_guides("fr", folder, today=TODAY))
    assert all(guide.stale for guide in load_guides("fr", folder, today=date(2028, 1, 1)))


def test_an_unknown_language_reads_as_french(folder: Path) -> None:
    compile_guides(folder)
    assert [guide.language for guide in load_guides("uk", folder, today=TODAY)][:1] == ["fr"]
