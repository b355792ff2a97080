"""What the room "Preuves" knows without any widget: what is wanted, the series, the days of a list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Literal

from appui_core.cases.model import Exhibit, Facts
from appui_core.clock import parse_utc_stamp
from appui_core.intake.gate import Gate
from appui_core.intake.region import Region

# After this many exhibits in one series, ending it leads to the page "Assez pour ce soir"...
ENOUGH_AT_LEAST = 3
# ... and after this many, so does going on.
ENOUGH_AT_MOST = 5


class Want(StrEnum):
    """What a person came to do; it is remembered through the gate, the first minute and the unlocking."""

    CAPTURE = "capture"
    FILES = "files"
    TRAY = "tray"
    LINK = "link"
    NEW_CASE = "new_case"


class View(StrEnum):
    """What the page shows. HOME is the way in, the locked door or the room, as the vault stands."""

    HOME = "home"
    WELCOME = "welcome"
    UNLOCK = "unlock"
    ROOM = "room"
    BUSY = "busy"
    PHONE = "phone"
    CABLE = "cable"
    WATCH = "watch"
    TRAY = "tray"
    GATE = "gate"
    WHO = "who"
    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a view, no secret
    CONTROLLED = "controlled"
    RECOVERY = "recovery"
    TRY_KEY = "try_key"
    FORGOT = "forgot"
    NEW_PHRASE = "new_phrase"
    RESTORE = "restore"
    READY = "ready"
    CONFIRM = "confirm"
    PREVIEW = "preview"
    IMPORTED = "imported"
    LINK = "link"
    DETAIL = "detail"
    MASK = "mask"
    STITCH_PICK = "stitch_pick"
    STITCH = "stitch"
    WITHDRAWN = "withdrawn"
    ENOUGH = "enough"
    REPETITION = "repetition"
    DOSSIER_PIECES = "dossier_pieces"
    DOSSIER_READERS = "dossier_readers"
    DOSSIER_LETTER = "dossier_letter"
    DOSSIER = "dossier"


AimKind = Literal["screen", "region", "window", "same"]


@dataclass(frozen=True, slots=True)
class Aim:
    """What the next picture shows: a whole screen, a part to choose, or (`region`) the part chosen last.

    `screen` counts from 1; `delay_s` is the count before the grab.
    """

    what: AimKind = "screen"
    screen: int = 1
    delay_s: int = 0
    region: Region | None = None


class Series:
    """A run of captures and imports behind one answer to the gate; the coach's answers last as long."""

    def __init__(self) -> None:
        self.gate = Gate()
        self.facts = Facts()
        self.kept = 0
        # Which one it is: what was begun in one is not counted in the next.
        self.number = 0
        # How the last picture was taken; the next one is meant the same way.
        self.aim: Aim | None = None

    @property
    def running(self) -> bool:
        """Whether pictures may come in without the question being asked again."""
        return self.gate.open

    def remember(self, facts: Facts) -> None:
        """Keep what stays true from one picture to the next; a date, a note and words do not."""
        self.facts = replace(facts, shown_date="", note="", words="")

    def stop(self) -> None:
        """End it: the next picture needs the question again, and nothing is remembered."""
        self.gate.stop()
        self.facts = Facts()
        self.kept = 0
        self.number += 1
        self.aim = None

    @property
    def enough(self) -> bool:
        """Whether what was kept is as much as most need."""
        return self.kept >= ENOUGH_AT_LEAST

    @property
    def more_than_enough(self) -> bool:
        """Whether it is time to say so even to one who would go on."""
        return self.kept >= ENOUGH_AT_MOST


def instant_of(stamp_utc: str, utc_offset_minutes: int) -> datetime:
    """Return a `_utc` field in the offset that the PC had then."""
    return parse_utc_stamp(stamp_utc).astimezone(timezone(timedelta(minutes=utc_offset_minutes)))


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the list, its exhibits newest first."""

    day: date
    exhibits: tuple[Exhibit, ...]


def days(exhibits: Iterable[Exhibit]) -> tuple[Day, ...]:
    """Group exhibits by the day on which they were added, newest day and newest exhibit first."""
    newest = sorted(exhibits, key=lambda exhibit: exhibit.number, reverse=True)
    groups: dict[date, list[Exhibit]] = {}
    for exhibit in newest:
        groups.setdefault(exhibit.added_on, []).append(exhibit)
    return tuple(Day(day, tuple(groups[day])) for day in sorted(groups, reverse=True))


@dataclass(frozen=True, slots=True)
class Summary:
    """The line under a case's title."""

    exhibits: int
    accounts: int
    first: date | None
    last: date | None


NOTHING = Summary(0, 0, None, None)


def summarise(exhibits: Sequence[Exhibit]) -> Summary:
    """Count what a case holds; accounts are compared without regard to case or a leading @."""
    accounts = {exhibit.facts.account.strip().lstrip("@").casefold() for exhibit in exhibits} - {""}
    dates = sorted(exhibit.added_on for exhibit in exhibits)
    return Summary(len(exhibits), len(accounts), dates[0] if dates else None, dates[-1] if dates else None)


def host_of(url: str) -> str:
    """Return the site of an address as people say it, or the start of what was typed; never an exception."""
    rest = url.strip().split("://", 1)[-1]
    host = rest.split("/", 1)[0].split("?", 1)[0].rsplit("@", 1)[-1]
    return host.removeprefix("www.")[:60]
