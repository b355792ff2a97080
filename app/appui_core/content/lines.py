"""A helpline as data: one file per line in resources/content/helplines/, its week, its channels, its words.

Hours are wall-clock hours in the line's own zone. A range may run past midnight ("20:00-02:00"); it belongs to the
day on which it starts. A dated exception replaces every range that starts on that day.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from appui_core.content.fact import Fact, read_fact
from appui_core.content.pack import content_dir
from appui_core.content.problems import ContentError
from appui_core.content.table import Table, read_toml

LANGUAGES = ("fr", "en")
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
KINDS = ("call", "chat", "form", "app", "messenger", "sms", "web", "sign", "email")
ROLES = ("danger", "thoughts", "child", "night", "rights", "youth", "main")
# How sure a channel is; what is doubtful is shown with a word, what is unknown is not in the files at all.
MARKS = ("sure", "likely")
_RANGE = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)")
_DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Range:
    """Minutes from midnight of the day it starts on; `end` is over 1440 when it runs past midnight."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hours:
    """A week from Monday on, dated exceptions, or `always`; `week` None means that nobody knows."""

    zone: ZoneInfo
    week: tuple[tuple[Range, ...], ...] | None
    always: bool
    exceptions: Mapping[date, tuple[Range, ...]]

    @property
    def known(self) -> bool:
        """Tell whether there are hours at all."""
        return self.always or self.week is not None

    def starting_on(self, day: date) -> tuple[Range, ...]:
        """Return the ranges that start on a day of the line's own calendar, in order."""
        if day in self.exceptions:
            return self.exceptions[day]
        if self.always:
            return (Range(0, _DAY_MINUTES),)
        return self.week[day.weekday()] if self.week else ()


@dataclass(frozen=True, slots=True)
class Channel:
    """One way to reach a line. `voice` needs a telephone voice; `opens` follows the line's hours."""

    kind: str
    label: Mapping[str, str]
    url: str | None
    address: str | None
    voice: bool
    opens: bool
    mark: str


@dataclass(frozen=True, slots=True)
class Helpline:
    """One line. `rank` orders the lines in a list, lowest first; `role` says which need it answers."""

    id: str
    number: str | None
    role: str
    rank: int
    label: Mapping[str, str]
    purpose: Mapping[str, str]
    note: Mapping[str, str]
    hours: Hours
    channels: tuple[Channel, ...]
    fact: Fact

    def written(self) -> tuple[Channel, ...]:
        """Return the channels that need no voice and that can be reached from what we know."""
        return tuple(c for c in self.channels if not c.voice and (c.url or c.address or c.kind == "app"))


def in_language(words: Mapping[str, str], language: str) -> str:
    """Return the words in a language, else in French."""
    return words.get(language) or words.get("fr", "")


def load_line(path: Path) -> Helpline:
    """Read one line.

    Raises ContentError: the first defect.
    """
    problems: list[ContentError] = []
    name = f"helplines/{path.name}"
    line = parse_line(Table(name, read_toml(path, name), problems))
    if problems or line is None:
        raise problems[0] if problems else ContentError(name, "", "no_line")
    return line


def line_paths(folder: Path | None = None) -> tuple[Path, ...]:
    """Return the files of all lines, by name."""
    return tuple(sorted((content_dir(folder) / "helplines").glob("*.toml")))


def parse_line(table: Table) -> Helpline | None:
    """Read a line's table; defects are noted in it, and None comes back when there was one."""
    before = len(table.problems)
    line_id = table.text("id")
    if line_id and f"helplines/{line_id}.toml" != table.file:
        table.complain("id", "wrong_file", value=line_id, file=f"helplines/{line_id}.toml")
    number = table.text("number", required=False) or None
    if number and not re.fullmatch(r"[0-9]{2,10}", number):
        table.complain("number", "telephone", value=number)
    role = table.choice("role", ROLES)
    rank = table.number("rank")
    label, purpose = (read_words(table.table(key)) for key in ("label", "purpose"))
    note = read_words(table.table("note", required=False), required=table.has("note"))
    hours = _hours(table)
    channels = tuple(_channel(one) for one in table.tables("channels"))
    fact = read_fact(table)
    table.close()
    if len(table.problems) > before:
        return None
    return Helpline(line_id, number, role, rank, label, purpose, note, hours, channels, fact)


def read_words(table: Table, *, required: bool = True) -> dict[str, str]:
    """Read one text per language; defects are noted in the table."""
    words = {language: table.text(language, required=required) for language in LANGUAGES}
    table.close()
    return words


def _channel(table: Table) -> Channel:
    channel = Channel(
        kind=table.choice("kind", KINDS),
        label=read_words(table.table("label")),
        url=table.url(),
        address=table.text("address", required=False) or None,
        voice=table.flag("voice", default=False),
        opens=table.flag("opens", default=True),
        mark=table.choice("mark", MARKS),
    )
    table.close()
    return channel


def _hours(table: Table) -> Hours:
    zone_name = table.text("zone")
    try:
        zone = ZoneInfo(zone_name or "Europe/Paris")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        table.complain("zone", "zone", value=zone_name)
        zone = ZoneInfo("Europe/Paris")
    inner = table.table("hours")
    always = inner.flag("always", default=False)
    week = None if always or inner.flag("unknown", default=False) else _week(inner)
    inner.close()
    exceptions: dict[date, tuple[Range, ...]] = {}
    for one in table.tables("exceptions", required=False):
        day = one.day("date")
        ranges = _ranges(one, "ranges", may_be_empty=True)
        one.text("source")
        one.close()
        if day in exceptions:
            one.complain("date", "repeated", value=str(day))
        if day:
            exceptions[day] = ranges
    return Hours(zone, week, always, exceptions)


def _week(inner: Table) -> tuple[tuple[Range, ...], ...]:
    if inner.has("daily"):
        return (_ranges(inner, "daily"),) * len(DAYS)
    return tuple(_ranges(inner, day, may_be_empty=True) for day in DAYS)


def _ranges(table: Table, key: str, *, may_be_empty: bool = False) -> tuple[Range, ...]:
    found: list[Range] = []
    for text in table.texts(key, may_be_empty=may_be_empty):
        match = _RANGE.fullmatch(text)
        start, end = (0, 0) if match is None else _minutes(match)
        if match is None or end > 2 * _DAY_MINUTES or text.split("-")[1] > "24:00":
            table.complain(key, "hours", value=text)
            continue
        if found and start < found[-1].end:
            table.complain(key, "hours_overlap", value=text)
        found.append(Range(start, end))
    return tuple(found)


def _minutes(match: re.Match[str]) -> tuple[int, int]:
    hour, minute, end_hour, end_minute = (int(part) for part in match.groups())
    start, end = hour * 60 + minute, end_hour * 60 + end_minute
    return start, end if end > start else end + _DAY_MINUTES
