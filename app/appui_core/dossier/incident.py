"""A text for the field of “Faits établissement”: built from what the case knows, for a person to complete.

Dates, platforms, numbers and initials alone: no word that somebody noted, no account, no name. What only a person
can tell stands as a visible blank.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from appui_core.cases.aliases import Alias, initials
from appui_core.cases.model import Exhibit
from appui_core.cases.report_model import Report
from appui_core.cases.report_words import told_word
from appui_core.clock import stamped_day
from appui_core.guides.model import PLATFORMS
from appui_core.messages import Messages

BLANK = "……"
KINDS = ("insults", "threats", "images", "identity", "exclusion", "other")
"""What can have happened, in the field's own neutral words (texts: `incident.kinds`)."""
_DAYS = 6


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person chose beside the text: `kind` of KINDS or empty, `level` in words or empty."""

    kind: str = ""
    level: str = ""


def incident_text(
    code: str,
    exhibits: Sequence[Exhibit],
    reports: Iterable[Report],
    aliases: Sequence[Alias],
    asked: Asked,
    messages: Messages,
) -> str:
    """Return the text, some ten lines."""
    text = messages.text
    lines = [
        ("kind", text(f"incident.kinds.{asked.kind}") if asked.kind else BLANK),
        ("level", asked.level or BLANK),
        ("when", _when(exhibits, messages)),
        ("where", _where(exhibits, messages)),
        ("who", ", ".join(_initials(aliases)) or BLANK),
        ("seen", _seen(exhibits, messages)),
        ("facts", text("incident.facts_blank", blank=BLANK)),
        ("done", _done(reports, messages)),
        ("measures", BLANK),
    ]
    told = [text(f"incident.{key}", value=value) for key, value in lines]
    return "\n".join([*told, text("incident.reference", code=code)])


def _initials(aliases: Sequence[Alias]) -> list[str]:
    """Return the initials of the listed names, each once: a first name alone says no more than the whole."""
    found = list(dict.fromkeys(short for one in aliases if (short := initials(one.name))))
    return [one for one in found if not any(other != one and other.startswith(f"{one} ") for other in found)]


def _day_of(exhibit: Exhibit) -> date:
    return stamped_day(exhibit.captured_at_utc or exhibit.added_at_utc, exhibit.utc_offset_minutes)


def _date(day: date, messages: Messages) -> str:
    return messages.text("incident.date", day=f"{day.day:02d}", month=f"{day.month:02d}", year=day.year)


def _when(exhibits: Sequence[Exhibit], messages: Messages) -> str:
    days = sorted({_day_of(one) for one in exhibits})
    if not days:
        return BLANK
    key = "one_day" if len(days) == 1 else "days"
    first, last = _date(days[0], messages), _date(days[-1], messages)
    return messages.text(f"incident.{key}", first=first, last=last, blank=BLANK)


def _where(exhibits: Sequence[Exhibit], messages: Messages) -> str:
    # A platform that is none of those Appui knows is somebody's words.
    words = [told_word(messages, key) for key in PLATFORMS]
    known = {word.casefold(): word for word in words}
    found = dict.fromkeys(known.get(one.facts.platform.strip().casefold(), "") for one in exhibits)
    names = ", ".join(name for name in found if name)
    key = "online_on" if names else "online"
    return messages.text(f"incident.{key}", platforms=names, blank=BLANK)


def _seen(exhibits: Sequence[Exhibit], messages: Messages) -> str:
    accounts = {one.facts.account.strip().lstrip("@").casefold() for one in exhibits} - {""}
    counts = Counter(_day_of(one) for one in exhibits)
    parts = [messages.text("incident.exhibits", n=len(exhibits))]
    if accounts:
        parts.append(messages.text("incident.accounts", n=len(accounts)))
    if 1 < len(counts) <= _DAYS:
        days = ", ".join(
            messages.text("incident.on_day", day=_date(day, messages), n=counts[day]) for day in sorted(counts)
        )
        parts.append(days)
    return messages.text("incident.joined").join(parts)


def _done(reports: Iterable[Report], messages: Messages) -> str:
    sent = sorted(
        (one.sent_on, told_word(messages, one.told.platform)) for one in reports if one.told.platform in PLATFORMS
    )
    told = [messages.text("incident.reported", platform=name, day=_date(day, messages)) for day, name in sent]
    return messages.text("incident.joined").join([*told, messages.text("incident.done_blank", blank=BLANK)])
