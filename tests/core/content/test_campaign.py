"""Slides, poster and pocket card as data: hours are never written down twice, and every text fits."""

import re
from pathlib import Path

import pytest

from appui_core.content.campaign import DRAWINGS, NAME, load_campaign
from appui_core.content.lines import LANGUAGES
from appui_core.content.pack import content_dir
from appui_core.content.problems import ContentError


def test_eight_slides_with_a_drawing_of_their_own() -> None:
    slides = load_campaign().slides
    assert len(slides) == 8
    assert {slide.drawing for slide in slides} == set(DRAWINGS)
    for slide in slides:
        assert all(slide.title[language] and slide.lines[language] for language in LANGUAGES)
        assert len({len(lines) for lines in slide.lines.values()}) == 1


def test_no_hour_and_no_date_is_written_in_it() -> None:
    text = (content_dir() / NAME).read_text(encoding="utf-8")
    assert not re.search(r"\d\s?h\b|\d:\d\d|\b20\d\d\b", text)
    assert "{hours}" in text
    assert "{dated}" in text


def test_it_says_whose_work_it_is_not() -> None:
    foot = load_campaign().foot["fr"]
    assert all(name in foot for name in ("Appui", "e-Enfance", "ministère", "plateformes"))


def test_five_lines_and_five_slides_are_refused(folder: Path) -> None:
    path = folder / NAME
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('  "Trois à cinq suffisent.",\n', '  "a",\n  "b",\n  "c",\n', 1), encoding="utf-8"
    )
    with pytest.raises(ContentError, match="5 lines; at most 4 fit"):
        load_campaign(folder)
    parts = text.split("[[slides]]")
    path.write_text("[[slides]]".join(parts[:6]), encoding="utf-8")
    with pytest.raises(ContentError, match="5 slides; wanted 6 to 8"):
        load_campaign(folder)
