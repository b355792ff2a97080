"""The words of the kiosk as data: resources/content/kiosk.toml, said to a pupil ("tu").

The sentences to say are the pupil's own words to an adult, so "vous" stands in them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from appui_core.content.fact import Fact, is_old, read_fact
from appui_core.content.lines import in_language, read_words
from appui_core.content.pack import content_dir
from appui_core.content.problems import ContentError
from appui_core.content.table import Table, read_toml

NAME = "kiosk.toml"
WHO: Final = ("me", "other", "seen")
WHEN: Final = ("now", "today", "later")
# Beside the three taps: now, today or later; the telephone put away; whom else; what to remember; what the 3018
# promises and what not; what is kept. Then danger, life, guides that differ or are old, heads of two rooms.
NOTES: Final = (
    "now",
    "today",
    "later",
    "phone_away",
    "nobody",
    "remember",
    "confidential",
    "nothing_kept",
    "danger",
    "life",
    "screen_differs",
    "old_guide",
    "sleep",
    "witness",
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to tap: its id and its label in every language."""

    id: str
    label: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Role:
    """A person of the school by their work, for where no adult is named; `where` is a place to look for them."""

    id: str
    label: Mapping[str, str]
    where: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Idea:
    """Something one can do: a title and one or two sentences."""

    id: str
    title: Mapping[str, str]
    text: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class KioskWords:
    """Everything the kiosk says that is content. `sentences` by (who, when), `notes` by name (NOTES).

    `outside` are ids of help lines, in order: the end of every list of adults. `fact` dates what is said of them.
    """

    who: tuple[Choice, ...]
    when: tuple[Choice, ...]
    sentences: Mapping[tuple[str, str], Mapping[str, str]]
    roles: tuple[Role, ...]
    outside: tuple[str, ...]
    notes: Mapping[str, Mapping[str, str]]
    sleep: tuple[Idea, ...]
    witness: tuple[Idea, ...]
    fact: Fact

    def sentence(self, who: str, when: str, language: str) -> str:
        """Return what a pupil can say to an adult; `who` is one of WHO, `when` one of WHEN."""
        return in_language(self.sentences[who, when], language)

    def note(self, name: str, language: str) -> str:
        """Return a note of NOTES."""
        return in_language(self.notes[name], language)

    def stale(self, today: date) -> bool:
        """Tell whether what is said of the lines was not compared lately: shown all the same, and said."""
        return is_old(self.fact, today)


def load_kiosk(folder: Path | None = None) -> KioskWords:
    """Read kiosk.toml.

    Raises ContentError: the first defect.
    """
    problems = list[ContentError]()
    data = parse_kiosk(Table(NAME, read_toml(content_dir(folder) / NAME, NAME), problems))
    if problems:
        raise problems[0]
    return data


def parse_kiosk(table: Table) -> KioskWords:
    """Read the tables; defects are noted in them."""
    notes = table.table("notes")
    data = KioskWords(
        who=_choices(table, "who", WHO),
        when=_choices(table, "when", WHEN),
        sentences=_sentences(table),
        roles=_roles(table),
        outside=table.texts("outside"),
        notes={name: read_words(notes.table(name)) for name in NOTES},
        sleep=_ideas(table, "sleep"),
        witness=_ideas(table, "witness"),
        fact=read_fact(table),
    )
    notes.close()
    table.close()
    return data


def _choices(table: Table, key: str, wanted: tuple[str, ...]) -> tuple[Choice, ...]:
    found: list[Choice] = []
    for one in table.tables(key):
        found.append(Choice(one.text("id"), read_words(one.table("label"))))
        one.close()
    if table.has(key) and tuple(choice.id for choice in found) != wanted:
        table.complain(key, "exactly", wanted=", ".join(wanted))
    return tuple(found)


def _sentences(table: Table) -> dict[tuple[str, str], Mapping[str, str]]:
    found: dict[tuple[str, str], Mapping[str, str]] = {}
    for one in table.tables("sentences"):
        pair = (one.choice("who", WHO), one.choice("when", WHEN))
        if pair in found:
            one.complain("when", "repeated", value=" + ".join(pair))
        found[pair] = read_words(one.table("text"))
        one.close()
    missing = [f"{who} + {when}" for who in WHO for when in WHEN if (who, when) not in found]
    if missing and table.has("sentences"):
        table.complain("sentences", "missing_choice", allowed=", ".join(missing))
    return found


def _roles(table: Table) -> tuple[Role, ...]:
    found: list[Role] = []
    for one in table.tables("roles"):
        found.append(Role(one.text("id"), read_words(one.table("label")), read_words(one.table("where"))))
        one.close()
    _want_unlike(table, "roles", [role.id for role in found])
    return tuple(found)


def _ideas(table: Table, key: str) -> tuple[Idea, ...]:
    found: list[Idea] = []
    for one in table.tables(key):
        found.append(Idea(one.text("id"), read_words(one.table("title")), read_words(one.table("text"))))
        one.close()
    _want_unlike(table, key, [idea.id for idea in found])
    return tuple(found)


def _want_unlike(table: Table, key: str, ids: list[str]) -> None:
    if len(set(ids)) != len(ids):
        table.complain(key, "repeated_id")
