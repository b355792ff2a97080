"""Three sentences to begin a call or a chat with, filled from what a person typed and what one case shows.

No name stands in them: whoever answers asks for none. What nobody filled stays a blank to say aloud.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from appui_core.messages import Messages

# A field holds a few words; longer texts are cut, because they would not be read aloud.
MOST_CHARACTERS = 120
_MOST_PLACES = 3
# Earlier days are no dates of what is kept here but misread numbers.
_EARLIEST = date(2005, 1, 1)
_FIGURES = re.compile(
    r"(?<![\d./])(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[/.](\d{1,2})[/.](\d{4}))(?![\d/]|\.\d)"
)
_WORDS = re.compile(r"(?<!\d)(\d{1,2})(?:er|st|nd|rd|th)?\s+([^\W\d_]+)\.?\s+(\d{4})(?!\d)")
_YEARS_OLD = re.compile(r"\s*(?:ans?|years?(?:\s+old)?)\s*$", re.IGNORECASE)
# How platforms write themselves where a plain capital is not enough.
_NAMES = {"tiktok": "TikTok", "youtube": "YouTube", "whatsapp": "WhatsApp"}


@dataclass(frozen=True, slots=True)
class Seen:
    """What one exhibit says: the platform, the date its screen showed (words of people), the day it was added."""

    platform: str
    shown_date: str
    added_on: date


@dataclass(frozen=True, slots=True)
class CallFacts:
    """What fills the sentences; an empty text is a blank.

    `since_day` is said where `since` is empty, and differently in each language; `at_least`: it began then or
    earlier. `pupil`: it is about a pupil, not about a child of one's own.
    """

    age: str = ""
    since: str = ""
    what: str = ""
    where: str = ""
    today: str = ""
    since_day: date | None = None
    at_least: bool = False
    pupil: bool = False


def facts_of(seen: Iterable[Seen], tables: Sequence[Messages], today: date, *, pupil: bool = False) -> CallFacts:
    """Return what the exhibits of one case say: since when, and where.

    The earliest date that a screen showed in full counts; without any, the day of the first addition, before which
    it must have begun. `tables` name the months.
    """
    kept = tuple(seen)
    shown = [day for one in kept if (day := shown_day(one.shown_date, tables, today))]
    since = min(shown) if shown else min((one.added_on for one in kept), default=None)
    places: dict[str, None] = {}
    for one in kept:
        name = tidy(one.platform)
        if name:
            places.setdefault(_NAMES.get(name.lower(), name if "." in name else name[:1].upper() + name[1:]))
    where = _listed(list(places)[:_MOST_PLACES], tables[0].text("call_script.and"))
    return CallFacts(where=where, since_day=since, at_least=bool(kept) and not shown, pupil=pupil)


def shown_day(text: str, tables: Sequence[Messages], today: date) -> date | None:
    """Return the day that a screen showed, None unless it names day, month and year ("hier" may mean any day)."""
    plain = unicodedata.normalize("NFC", text[: 4 * MOST_CHARACTERS])
    for found in _FIGURES.finditer(plain):
        year, month, day, day_first, month_second, year_last = found.groups()
        shown = _day(int(year or year_last), int(month or month_second), int(day or day_first), today)
        if shown is not None:
            return shown
    months = {
        name.lower(): number for one in tables for number, name in enumerate(one.lines("helpline.months"), 1)
    }
    for found in _WORDS.finditer(plain):
        number = months.get(found[2].lower())
        shown = _day(int(found[3]), number, int(found[1]), today) if number else None
        if shown is not None:
            return shown
    return None


def sentences(messages: Messages, facts: CallFacts) -> tuple[str, str, str]:
    """Return the three sentences in the language of `messages`."""
    blank = messages.text("call_script.blank")
    about = "pupil" if facts.pupil else "child"
    age = _YEARS_OLD.sub("", tidy(facts.age))
    one = age == "1"
    return (
        messages.text(f"call_script.{about}{'_one' if one else ''}", age=age or blank),
        messages.text(
            "call_script.since",
            since=tidy(facts.since) or since_words(messages, facts),
            what=tidy(facts.what) or blank,
            where=tidy(facts.where) or blank,
        ),
        messages.text("call_script.today", today=tidy(facts.today) or blank),
    )


def since_words(messages: Messages, facts: CallFacts) -> str:
    """Return the day since when, in words: "le 3 novembre 2026", "le 14 novembre 2026 au moins", or a blank."""
    day = facts.since_day
    if day is None:
        return messages.text("call_script.since_blank")
    month = messages.lines("helpline.months")[day.month - 1]
    words = messages.text("call_script.day", day=day.day, month=month, year=day.year)
    return messages.text("call_script.at_least", day=words) if facts.at_least else words


def tidy(text: str) -> str:
    """Return what was typed on one line, without characters that cannot be seen and without an end of sentence."""
    shown = "".join(
        " " if char.isspace() else char
        for char in text
        if char.isspace() or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
    )
    return " ".join(shown.split())[:MOST_CHARACTERS].strip(" .;,:…")


def _listed(names: Sequence[str], last: str) -> str:
    return last.join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _day(year: int, month: int, day: int, today: date) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if _EARLIEST <= found <= today else None
