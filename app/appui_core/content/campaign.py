"""What is shown and printed, as data: slides, poster and pocket card, from resources/content/campaign.toml.

Words may hold {number}, {hours} and {dated}: filled from the help line's own file, so that an hour is never
written down twice.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from appui_core.content.lines import LANGUAGES, read_words
from appui_core.content.pack import content_dir
from appui_core.content.problems import ContentError
from appui_core.content.table import Table, read_toml

NAME = "campaign.toml"
DRAWINGS = ("bubbles", "crowd", "hands", "phone", "lock", "mute", "flag", "number")
FIELDS = ("number", "hours", "dated")
# What fits on a slide, in letters and lines; a test paints the longest of each.
MOST_TITLE, MOST_LINE, MOST_LINES = 64, 110, 4
_FIELD = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: a drawing of ours, a title, up to four lines."""

    id: str
    drawing: str
    title: Mapping[str, str]
    lines: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Poster:
    """The words of the poster and of the pocket card, which share their number, hours and code."""

    title: Mapping[str, str]
    lead: Mapping[str, str]
    scan: Mapping[str, str]
    free: Mapping[str, str]
    night: Mapping[str, str]
    pocket: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Campaign:
    """Everything to show and to print; `foot` says whose work it is not."""

    slides: tuple[Slide, ...]
    poster: Poster
    foot: Mapping[str, str]


def load_campaign(folder: Path | None = None) -> Campaign:
    """Read campaign.toml.

    Raises ContentError: the first defect.
    """
    problems = list[ContentError]()
    data = parse_campaign(Table(NAME, read_toml(content_dir(folder) / NAME, NAME), problems))
    if problems:
        raise problems[0]
    return data


def parse_campaign(table: Table) -> Campaign:
    """Read the table; defects are noted in it."""
    slides = tuple(_slide(one) for one in table.tables("slides"))
    names = [slide.id for slide in slides]
    if len(set(names)) != len(names):
        table.complain("slides", "repeated_id")
    if not 6 <= len(slides) <= 8 and table.has("slides"):
        table.complain("slides", "slides", count=len(slides))
    inner = table.table("poster")
    parts = {key: _filled(inner, key) for key in ("title", "lead", "scan", "free", "night", "pocket")}
    inner.close()
    data = Campaign(slides, Poster(**parts), _filled(table, "foot"))
    table.close()
    return data


def _slide(table: Table) -> Slide:
    title = _filled(table, "title", MOST_TITLE)
    lines: dict[str, tuple[str, ...]] = {}
    inner = table.table("lines")
    for language in LANGUAGES:
        lines[language] = inner.texts(language)
        for line in lines[language]:
            _judge(inner, language, line, MOST_LINE)
        if len(lines[language]) > MOST_LINES:
            inner.complain(language, "lines_fit", count=len(lines[language]), most=MOST_LINES)
    inner.close()
    slide = Slide(table.text("id"), table.choice("drawing", DRAWINGS), title, lines)
    table.close()
    return slide


def _filled(table: Table, key: str, most: int = 0) -> dict[str, str]:
    inner = table.table(key)
    words = read_words(inner)
    for language, text in words.items():
        _judge(inner, language, text, most)
    return words


def _judge(table: Table, key: str, text: str, most: int) -> None:
    if most and len(text) > most:
        table.complain(key, "letters_fit", count=len(text), most=most)
    for name in _FIELD.findall(text):
        if name not in FIELDS:
            table.complain(key, "unknown", value=f"{{{name}}}", allowed=", ".join(FIELDS))
    if text.count("{") != text.count("}") or "{" in _FIELD.sub("", text):
        table.complain(key, "brace")
