"""Where to begin, as data: the four questions, the table of situations and their steps (content/triage.toml)."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from appui_core.content.fact import Fact, read_fact
from appui_core.content.image_help import load_image_help
from appui_core.content.lines import read_words
from appui_core.content.pack import content_dir
from appui_core.content.problems import ContentError
from appui_core.content.table import Table, read_toml

NAME = "triage.toml"
# The order in which they are asked: life before everything, then danger.
QUESTIONS = ("life", "danger", "who", "what")
STEP_KINDS = ("line", "write", "site", "guide", "evidence", "person", "advice")
IMAGE_SITES = ("take_it_down", "disrupt")
# A person with a room has a button too: what to prepare before speaking to them.
ROOMS = ("evidence",)
# A screen of answers, a list of situations and a page of steps stay readable; the file stays small.
_MOST_ANSWERS, _MOST_ROWS, _MOST_STEPS = 12, 60, 120

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. `note` is said with the result that follows from it; `note_written` to who can't phone."""

    id: str
    label: Words
    help: Words
    note: Words
    note_written: Words


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its answers, in the order in which they stand on the page."""

    id: str
    ask: Words
    help: Words
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class StepShape:
    """Something to do, before anyone looked at the hour. `fact` is None where nothing but the line is named."""

    id: str
    kind: str
    lines: tuple[str, ...]
    url: str
    goal: str
    object: str
    room: str
    minor: bool
    night: bool
    text: Words
    text_written: Words
    fact: Fact | None


@dataclass(frozen=True, slots=True)
class Situation:
    """A row of the table. `when`: question -> the answers it fits; a question that is not named fits any."""

    id: str
    label: Words
    when: Mapping[str, tuple[str, ...]]
    first: tuple[str, ...]
    then: tuple[str, ...]
    avoid: Words
    fact: Fact


@dataclass(frozen=True, slots=True)
class TriageData:
    """The whole file. `doors` are the steps for whoever trusts none of the persons named."""

    questions: tuple[Question, ...]
    situations: tuple[Situation, ...]
    steps: Mapping[str, StepShape]
    doors: tuple[str, ...]
    fact: Fact


def load_triage(folder: Path | None = None) -> TriageData:
    """Read triage.toml, with the addresses it takes from image_help.toml.

    Raises ContentError: the first defect.
    """
    problems = list[ContentError]()
    sites = load_image_help(folder)
    table = Table(NAME, read_toml(content_dir(folder) / NAME, NAME), problems)
    data = parse_triage(table, {name: getattr(sites, name).url for name in IMAGE_SITES})
    if problems:
        raise problems[0]
    return data


def parse_triage(table: Table, sites: Mapping[str, str] | None = None) -> TriageData:
    """Read the table; defects are noted in it. `sites`: the addresses of image_help.toml by name."""
    data = TriageData(
        questions=tuple(_question(one) for one in _few(table, "questions", len(QUESTIONS))),
        situations=tuple(_situation(one) for one in _few(table, "situations", _MOST_ROWS)),
        steps=_steps(table.table("steps"), sites or {}),
        doors=table.texts("doors"),
        fact=read_fact(table),
    )
    asked = tuple(question.id for question in data.questions)
    if asked != QUESTIONS:
        table.complain("questions", "exactly", wanted=", ".join(QUESTIONS))
    table.close()
    return data


def _few(table: Table, key: str, most: int) -> tuple[Table, ...]:
    found = table.tables(key)
    if len(found) > most:
        table.complain(key, "too_many", count=len(found), most=most)
    return found[:most]


def _optional(table: Table, key: str) -> Words:
    return read_words(table.table(key)) if table.has(key) else {}


def _question(table: Table) -> Question:
    question = Question(
        id=table.choice("id", QUESTIONS),
        ask=read_words(table.table("ask")),
        help=read_words(table.table("help")),
        answers=tuple(_answer(one) for one in _few(table, "answers", _MOST_ANSWERS)),
    )
    table.close()
    return question


def _answer(table: Table) -> Answer:
    answer = Answer(
        id=table.text("id"),
        label=read_words(table.table("label")),
        help=_optional(table, "help"),
        note=_optional(table, "note"),
        note_written=_optional(table, "note_written"),
    )
    table.close()
    return answer


def _situation(table: Table) -> Situation:
    when = table.table("when", required=False)
    situation = Situation(
        id=table.text("id"),
        label=read_words(table.table("label")),
        when={name: when.texts(name) for name in QUESTIONS if when.has(name)},
        first=table.texts("first"),
        then=table.texts("then"),
        avoid=read_words(table.table("avoid")),
        fact=read_fact(table),
    )
    when.close()
    table.close()
    return situation


def _steps(table: Table, sites: Mapping[str, str]) -> dict[str, StepShape]:
    names = table.keys()
    if len(names) > _MOST_STEPS:
        table.complain("", "too_many", count=len(names), most=_MOST_STEPS)
    return {name: _step(name, table.table(name), sites) for name in names[:_MOST_STEPS]}


def _step(name: str, table: Table, sites: Mapping[str, str]) -> StepShape:
    kind = table.choice("kind", STEP_KINDS)
    help_site = table.choice("image_help", IMAGE_SITES, required=False)
    url = table.url(required=kind == "site" and not help_site)
    step = StepShape(
        id=name,
        kind=kind,
        lines=table.texts("lines", required=kind in {"line", "write"}),
        url=sites.get(help_site, "") if help_site else url or "",
        goal=table.text("goal", required=kind == "guide"),
        object=table.text("object", required=False),
        room=table.choice("room", ROOMS, required=False),
        minor=table.flag("minor", default=False),
        night=table.flag("night", default=False),
        text=read_words(table.table("text")),
        text_written=_optional(table, "text_written"),
        # An address of ours is a fact wherever it stands; help lines and image_help.toml carry their own.
        fact=read_fact(table) if table.has("source") or (kind == "site" and not help_site) else None,
    )
    table.close()
    return step
