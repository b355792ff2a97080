"""What to think of after a report, and when: resources/content/deadlines.toml."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from appui_core.content.fact import Fact, read_fact
from appui_core.content.lines import read_words
from appui_core.content.pack import content_dir
from appui_core.content.problems import ContentError
from appui_core.content.table import Table, read_toml

NAME = "deadlines.toml"
RULES = ("look", "flagger", "complaint", "body", "criminal", "relaunch", "cnil")
"""When each applies is a matter of `cases/deadlines.py`; how long and in which words, of the file."""
_MOST = {"days": 3650, "weeks": 520, "months": 120}


class Unit(StrEnum):
    """What `after` counts."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `until`: its day is the last one that is sure, and a reminder comes `remind_before_days` earlier.

    `custom`: good practice and no law. `why` holds once its day is near, `past` once it is over.
    """

    id: str
    unit: Unit
    after: tuple[int, ...]
    until: bool
    remind_before_days: int
    custom: bool
    what: Mapping[str, str]
    why: Mapping[str, str]
    past: Mapping[str, str]
    fact: Fact


def load_deadlines(folder: Path | None = None) -> Mapping[str, Rule]:
    """Read deadlines.toml.

    Raises ContentError: the first defect.
    """
    problems = list[ContentError]()
    rules = parse_deadlines(Table(NAME, read_toml(content_dir(folder) / NAME, NAME), problems))
    if problems:
        raise problems[0]
    return rules


def parse_deadlines(table: Table) -> Mapping[str, Rule]:
    """Read the tables; defects are noted in them."""
    rules = {name: _rule(name, table.table(name)) for name in RULES}
    table.close()
    return rules


def _rule(name: str, table: Table) -> Rule:
    unit = Unit(table.choice("unit", tuple(Unit)) or Unit.DAYS)
    rule = Rule(
        id=name,
        unit=unit,
        after=table.numbers("after", 0, _MOST[unit]),
        until=table.flag("until", default=False),
        remind_before_days=table.number("remind_before_days", required=False),
        custom=table.flag("custom", default=False),
        what=read_words(table.table("what")),
        why=read_words(table.table("why")),
        past=read_words(table.table("past")),
        fact=read_fact(table),
    )
    if not 0 <= rule.remind_before_days <= _MOST["days"]:
        table.complain("remind_before_days", "bounds", low=0, high=_MOST["days"])
    table.close()
    return rule
