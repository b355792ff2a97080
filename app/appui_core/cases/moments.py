"""When an exhibit is from, as far as known, and what that rests on: three different facts, never merged.

The date that a screen showed is a person's words. It is read only when nobody could read it otherwise: a whole
date with its year, whose day and month can't be swapped, and not later than the day on which it was kept.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from appui_core.cases.model import Exhibit


class Basis(StrEnum):
    """What a moment rests on."""

    SHOWN = "shown"  # on the screen, as noted by a person
    CAPTURED = "captured"  # this PC's clock, when Appui grabbed the picture
    ADDED = "added"  # the same clock, when it came in


@dataclass(frozen=True, slots=True)
class Moment:
    """A civil day and, where known, the time, both as the screen or the PC told them then."""

    day: date
    at: time | None
    basis: Basis


_MONTHS: Final = (
    ("janvier", "janv", "january", "jan"),
    ("fevrier", "fevr", "fev", "february", "feb"),
    ("mars", "march", "mar"),
    ("avril", "avr", "april", "apr"),
    ("mai", "may"),
    ("juin", "june", "jun"),
    ("juillet", "juil", "july", "jul"),
    ("aout", "august", "aug"),
    ("septembre", "sept", "september", "sep"),
    ("octobre", "oct", "october"),
    ("novembre", "nov", "november"),
    ("decembre", "dec", "december"),
)
_NUMBER_OF: Final = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_WORD: Final = "|".join(sorted(_NUMBER_OF, key=len, reverse=True))
_DAY_NAME: Final = (
    r"(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day)?,?\s*(?:le\s+)?"
)
_DATES: Final = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"),
    re.compile(rf"{_DAY_NAME}(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?\s+(?P<word>{_WORD})\.?,?\s+(?P<year>\d{{4}})"),
    re.compile(rf"{_DAY_NAME}(?P<word>{_WORD})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})"),
)
_FIGURES: Final = re.compile(rf"{_DAY_NAME}(\d{{1,2}})([/.-])(\d{{1,2}})\2(\d{{4}})")
_TIME: Final = re.compile(
    r"(?P<hour>\d{1,2})\s*(?:[h:]\s*(?P<minute>\d{2})(?:\s*min)?(?::(?P<second>\d{2}))?|h)\s*(?P<half>[ap]m)?"
)
_BETWEEN: Final = re.compile(r"\s*(?:,|t(?=\d)|·|-|a\b|at\b)?\s*")
_YEARS: Final = range(1990, 2101)
_LONGEST: Final = 80
_MOST_MONTHS, _NOON = 12, 12


def shown_moment(text: str) -> Moment | None:
    """Return the moment that a shown date says, or None where it could mean another one, or none at all."""
    words = _plain(text)
    if len(words) > _LONGEST:
        return None
    found = _dated(words)
    if found is None:
        return None
    day, rest = found
    if not rest:
        return Moment(day, None, Basis.SHOWN)
    at = _time(rest[_BETWEEN.match(rest).end() :])  # type: ignore[union-attr]  # it matches nothing, too
    return None if at is None else Moment(day, at, Basis.SHOWN)


def swappable(text: str) -> bool:
    """Tell whether a date is whole, but its day and month can be swapped: nobody but its writer can read it."""
    figures = _FIGURES.match(_plain(text))
    if figures is None or _dated(figures[0]) is not None:
        return False
    return all(0 < int(number) <= _MOST_MONTHS for number in (figures[1], figures[3]))


def kept_moment(exhibit: Exhibit) -> Moment:
    """Return when Appui grabbed an exhibit, or else when it came in, as the PC told the time then."""
    basis = Basis.ADDED if exhibit.captured_at_utc is None else Basis.CAPTURED
    stamp = exhibit.captured_at_utc or exhibit.added_at_utc
    # Read the fast way: a case may hold thousands.
    here = datetime.fromisoformat(stamp) + timedelta(minutes=exhibit.utc_offset_minutes)
    return Moment(here.date(), here.time(), basis)


def told_moment(exhibit: Exhibit) -> Moment | None:
    """Return what the shown date of an exhibit says, None where it says nothing sure.

    A page may tell another zone's time, so one day later than it was kept is still possible; more is not.
    """
    shown = shown_moment(exhibit.facts.shown_date)
    if shown is None or shown.day > kept_moment(exhibit).day + timedelta(days=1):
        return None
    return shown


def best_moment(exhibit: Exhibit) -> Moment:
    """Return the moment nearest to what happened: the shown one where it is sure, else when it was kept."""
    return told_moment(exhibit) or kept_moment(exhibit)


def in_time(exhibits: Iterable[Exhibit]) -> tuple[Exhibit, ...]:
    """Return exhibits by their best known moment; a day without a time comes before its hours, then by number."""
    return tuple(sorted(exhibits, key=lambda one: (*time_key(best_moment(one)), one.number)))


def time_key(moment: Moment) -> tuple[date, bool, time]:
    """Return what moments are sorted by."""
    return moment.day, moment.at is not None, moment.at or time()


def _dated(words: str) -> tuple[date, str] | None:
    """Return the day that a text begins with and the rest of it."""
    for pattern in _DATES:
        found = pattern.match(words)
        if found is not None:
            parts = found.groupdict()
            month = _NUMBER_OF[parts["word"]] if parts.get("word") else int(parts["month"])
            return _checked(int(parts["year"]), month, int(parts["day"]), words[found.end() :])
    figures = _FIGURES.match(words)
    if figures is None:
        return None
    first, second = int(figures[1]), int(figures[3])
    if first > _MOST_MONTHS or first == second:
        day, month = first, second
    elif second > _MOST_MONTHS:
        day, month = second, first
    else:
        return None
    return _checked(int(figures[4]), month, day, words[figures.end() :])


def _checked(year: int, month: int, day: int, rest: str) -> tuple[date, str] | None:
    if year not in _YEARS or (rest and rest[0].isdigit()):
        return None
    try:
        return date(year, month, day), rest
    except ValueError:
        return None


def _time(text: str) -> time | None:
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    hour = int(found["hour"])
    if found["half"]:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if found["half"] == "pm" else 0)
    try:
        return datetime(2000, 1, 1, hour, int(found["minute"] or 0), int(found["second"] or 0)).time()  # noqa: DTZ001 - a wall clock
    except ValueError:
        return None


def _plain(text: str) -> str:
    """Return small letters without accents, with plain spaces."""
    words = unicodedata.normalize("NFKD", text.casefold()).strip()
    return re.sub(r"\s+", " ", "".join(sign for sign in words if not unicodedata.combining(sign)))
