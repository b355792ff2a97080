"""The life-first line as data: resources/content/life_first.toml."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from appui_core.content.fact import Fact, read_fact
from appui_core.content.lines import read_words
from appui_core.content.pack import content_dir
from appui_core.content.problems import ContentError
from appui_core.content.table import Table, read_toml

NAME = "life_first.toml"


@dataclass(frozen=True, slots=True)
class Answer:
    """Whom to reach, and the sentence with and without a telephone."""

    lines: tuple[str, ...]
    text: Mapping[str, str]
    text_written: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LifeFirstData:
    """The question and its two answers, in every language."""

    question: Mapping[str, str]
    now: Answer
    thoughts: Answer
    fact: Fact


def load_life_data(folder: Path | None = None) -> LifeFirstData:
    """Read life_first.toml.

    Raises ContentError: the first defect.
    """
    problems = list[ContentError]()
    data = parse_life(Table(NAME, read_toml(content_dir(folder) / NAME, NAME), problems))
    if problems:
        raise problems[0]
    return data


def parse_life(table: Table) -> LifeFirstData:
    """Read the table; defects are noted in it."""
    data = LifeFirstData(
        question=read_words(table.table("question")),
        now=_answer(table.table("now")),
        thoughts=_answer(table.table("thoughts")),
        fact=read_fact(table),
    )
    table.close()
    return data


def _answer(table: Table) -> Answer:
    answer = Answer(table.texts("lines"), read_words(table.table("text")), read_words(table.table("text_written")))
    table.close()
    return answer
