"""What is known of the application “Faits établissement”: resources/content/incident.toml, each with its date."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from appui_core.content.fact import Fact, Risk, is_old, read_fact
from appui_core.content.lines import in_language, read_words
from appui_core.content.pack import content_dir
from appui_core.content.problems import ContentError
from appui_core.content.table import Table, read_toml

NAME = "incident.toml"
LEVELS: Final = ("one", "two", "three")
_SAID: Final = ("form", "bullying", "duty")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence in each language, and where it comes from."""

    text: Mapping[str, str]
    fact: Fact


@dataclass(frozen=True, slots=True)
class Incident:
    """`levels` by `LEVELS`; `said` by name: form, bullying, duty."""

    levels: Mapping[str, Mapping[str, str]]
    levels_fact: Fact
    said: Mapping[str, Said]

    def level(self, name: str, language: str) -> str:
        """Return a level as the application names it, or nothing for none of them."""
        return in_language(self.levels[name], language) if name in self.levels else ""

    def sentences(self, language: str, today: date) -> tuple[str, ...]:
        """Return what is said beside the text; law that was not compared lately is left out.

        `today` is the real clock's day.
        """
        return tuple(
            in_language(one.text, language)
            for one in self.said.values()
            if one.fact.risk is not Risk.LEGAL or not is_old(one.fact, today)
        )

    @property
    def checked_on(self) -> date:
        """The earliest day on which one of its facts was compared with its source."""
        return min(fact.checked_on for fact in (self.levels_fact, *(one.fact for one in self.said.values())))

    def stale(self, today: date) -> bool:
        """Tell whether one of the facts was not compared lately."""
        return any(is_old(fact, today) for fact in (self.levels_fact, *(one.fact for one in self.said.values())))


def load_incident(folder: Path | None = None) -> Incident:
    """Read incident.toml.

    Raises ContentError: the first defect.
    """
    problems = list[ContentError]()
    data = parse_incident(Table(NAME, read_toml(content_dir(folder) / NAME, NAME), problems))
    if problems:
        raise problems[0]
    return data


def parse_incident(table: Table) -> Incident:
    """Read the tables; defects are noted in them."""
    levels = table.table("levels")
    data = Incident(
        levels={name: read_words(levels.table(name)) for name in LEVELS},
        levels_fact=read_fact(levels),
        said={name: _said(table.table(name)) for name in _SAID},
    )
    levels.close()
    table.close()
    return data


def _said(table: Table) -> Said:
    said = Said(read_words(table.table("text")), read_fact(table))
    table.close()
    return said
