"""The bars of a repetition over time, for paper and window: one a day, longer spans when days are many."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from appui_core.cases.repetition import Day

# More bars than this can't be told apart on a page.
MOST_BARS = 62


class Unit(StrEnum):
    """How long a bar's span is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Bar:
    """One span, its first and last day, and how many exhibits have a shown day, or only one of keeping, in it."""

    first: date
    last: date
    shown: int = 0
    kept: int = 0

    @property
    def count(self) -> int:
        """Return how high the bar is."""
        return self.shown + self.kept


@dataclass(frozen=True, slots=True)
class Bars:
    """All spans from the first to the last day, the empty ones too: time is drawn as it passed."""

    unit: Unit
    bars: tuple[Bar, ...]

    @property
    def highest(self) -> int:
        """Return the highest count, at least 1."""
        return max((bar.count for bar in self.bars), default=1) or 1

    def labelled(self, most: int) -> tuple[int, ...]:
        """Return which bars, at most `most`, evenly spaced, get a date; the first always does."""
        step = max(1, -(-len(self.bars) // max(1, most)))
        return tuple(range(0, len(self.bars), step))


def bars(days: Sequence[Day]) -> Bars:
    """Return the spans that hold these days, which come in order; the shortest unit that gives few enough."""
    if not days:
        return Bars(Unit.DAY, ())
    first, last = days[0].day, days[-1].day
    unit = next((one for one in Unit if _spans(one, first, last) <= MOST_BARS), Unit.YEAR)
    found: list[Bar] = []
    start, place = _start(unit, first), 0
    while start <= last:
        end = _next(unit, start) - timedelta(days=1)
        shown = kept = 0
        while place < len(days) and days[place].day <= end:
            shown += len(days[place].shown)
            kept += len(days[place].kept)
            place += 1
        found.append(Bar(start, end, shown, kept))
        start = _next(unit, start)
    return Bars(unit, tuple(found))


def ticks(highest: int) -> tuple[int, ...]:
    """Return the whole numbers, from 0, that the scale of a count shows: at most six."""
    step = next(
        step for base in range(12) for step in (10**base, 2 * 10**base, 5 * 10**base) if highest / step <= 5
    )
    return tuple(range(0, highest + step, step))


def _spans(unit: Unit, first: date, last: date) -> int:
    if unit is Unit.YEAR:
        return last.year - first.year + 1
    if unit is Unit.MONTH:
        return (last.year - first.year) * 12 + last.month - first.month + 1
    return (_start(unit, last) - _start(unit, first)).days // (7 if unit is Unit.WEEK else 1) + 1


def _start(unit: Unit, day: date) -> date:
    if unit is Unit.WEEK:
        return day - timedelta(days=day.weekday())
    if unit is Unit.MONTH:
        return day.replace(day=1)
    return day.replace(month=1, day=1) if unit is Unit.YEAR else day


def _next(unit: Unit, start: date) -> date:
    if unit is Unit.MONTH:
        return (start + timedelta(days=31)).replace(day=1)
    if unit is Unit.YEAR:
        return start.replace(year=start.year + 1)
    return start + timedelta(days=7 if unit is Unit.WEEK else 1)
