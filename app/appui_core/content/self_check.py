"""The ten questions of the self-check as data: resources/content/self_check.toml.

There is no score in the format and no verdict: a question may lead to help at once, and nothing else is counted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from appui_core.content.fact import Fact, read_fact
from appui_core.content.lines import read_words
from appui_core.content.pack import content_dir
from appui_core.content.problems import ContentError
from appui_core.content.table import Table, read_toml

NAME = "self_check.toml"
COUNT = 10
# Death or self-harm in thought; harm done; fear at home.
ROUTES = ("thoughts", "now", "home")
READERS = ("young", "adult")


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence for a young person ("tu") and one for an adult who asks about a child, in every language."""

    young: Mapping[str, str]
    adult: Mapping[str, str]

    def to(self, reader: str) -> Mapping[str, str]:
        """Return the sentence for a reader of READERS."""
        return self.young if reader == "young" else self.adult


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `route` names the help to show at once unless the answer is no.

    After the last question an adult is led to `card`, and a young person reads `hint`; either may be empty.
    """

    id: str
    route: str
    card: str
    text: Said
    hint: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Route:
    """Whom to reach at once. `lines` are ids of help lines in their order, `lines_written` those without voice."""

    lines: tuple[str, ...]
    lines_written: tuple[str, ...]
    text: Said
    text_written: Said


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """The questions in order, the routes, and the two open sentences at the end."""

    questions: tuple[Question, ...]
    routes: Mapping[str, Route]
    some: Said
    none: Said
    fact: Fact


def load_self_check(folder: Path | None = None) -> SelfCheck:
    """Read self_check.toml.

    Raises ContentError: the first defect.
    """
    problems = list[ContentError]()
    data = parse_self_check(Table(NAME, read_toml(content_dir(folder) / NAME, NAME), problems))
    if problems:
        raise problems[0]
    return data


def parse_self_check(table: Table) -> SelfCheck:
    """Read the table; defects are noted in it."""
    questions = tuple(_question(one) for one in table.tables("questions"))
    names = [question.id for question in questions]
    if len(set(names)) != len(names):
        table.complain("questions", "repeated_id")
    if len(questions) != COUNT and table.has("questions"):
        table.complain("questions", "questions", count=len(questions), wanted=COUNT)
    for route in ROUTES:
        if route not in {question.route for question in questions}:
            table.complain("questions", "route_unused", value=route)
    outer = table.table("routes")
    routes = {name: _route(outer.table(name)) for name in ROUTES}
    outer.close()
    end = table.table("end")
    data = SelfCheck(questions, routes, _said(end, "some"), _said(end, "none"), read_fact(table))
    end.close()
    table.close()
    return data


def _question(table: Table) -> Question:
    question = Question(
        table.text("id"),
        table.choice("route", ROUTES, required=False),
        table.text("card", required=False),
        Said(read_words(table.table("young")), read_words(table.table("adult"))),
        read_words(table.table("hint", required=False), required=table.has("hint")),
    )
    table.close()
    return question


def _route(table: Table) -> Route:
    route = Route(
        table.texts("lines"), table.texts("lines_written"), _said(table, "text"), _said(table, "text_written")
    )
    table.close()
    return route


def _said(table: Table, key: str) -> Said:
    inner = table.table(key)
    said = Said(read_words(inner.table("young")), read_words(inner.table("adult")))
    inner.close()
    return said
