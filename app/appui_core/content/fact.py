"""Where a fact comes from, how old it is, and how much hangs on it (ARCHITECTURE.md, "Content pack")."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from appui_core.content.table import Table


class Risk(StrEnum):
    """What happens to a fact when it is old."""

    LIFE = "life"  # never hidden, flagged
    PROCEDURE = "procedure"  # falls back to the official site
    LEGAL = "legal"  # hidden


_OLD_AFTER_DAYS = {Risk.LIFE: 90, Risk.PROCEDURE: 180, Risk.LEGAL: 180}


@dataclass(frozen=True, slots=True)
class Fact:
    """The dates of a fact. `tried_on` is the day someone did it on a real phone or line, else None."""

    source: str
    source_date: str
    checked_on: date
    tried_on: date | None
    risk: Risk


def is_old(fact: Fact, today: date) -> bool:
    """Tell whether the last check is over 90 days back for what lives hang on, over 180 days otherwise.

    `today` is the real clock's day, never an instant that someone asked about.
    """
    return (today - fact.checked_on).days > _OLD_AFTER_DAYS[fact.risk]


def read_fact(table: Table) -> Fact:
    """Read the five keys that every fact carries; defects are noted in the table."""
    source = table.text("source")
    source_date = table.source_date()
    checked_on = table.day("checked_on")
    tried_on = table.day("tried_on", required=False)
    risk = table.choice("risk", tuple(Risk))
    if checked_on and tried_on and tried_on > checked_on:
        table.complain("tried_on", "tried_after_checked")
    return Fact(source, source_date, checked_on or date.min, tried_on, Risk(risk) if risk else Risk.LIFE)
