"""What to offer someone who wants help now: the 3018 with its state, and who else answers at this instant.

The number is always shown, open or not, known or not: when our data fail, the advice is to call anyway.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from typing import Any

from appui_core.content.fact import is_old
from appui_core.content.lines import Channel, Helpline, in_language
from appui_core.helpline.hours import UNKNOWN, LineState, state_at
from appui_core.helpline.lines import MAIN_LINE, Lines
from appui_core.helpline.words import hours_words
from appui_core.messages import DEFAULT_LANGUAGE, Messages, load_messages

_BARE = ("15", "17", "112", "114", "3114", "119")
_BY_TEXT = "114"


@dataclass(frozen=True, slots=True)
class OfferedChannel:
    """One way to the 3018; `available` means that using it now makes sense, as far as known."""

    kind: str
    label: str
    url: str | None
    address: str | None
    available: bool
    mark: str

    def to_json(self) -> dict[str, Any]:
        """Return the keys of ARCHITECTURE.md, "Command line"."""
        found: dict[str, Any] = {"kind": self.kind, "label": self.label}
        if self.url:
            found["url"] = self.url
        return found | {"available": self.available, "mark": self.mark}


@dataclass(frozen=True, slots=True)
class Alternative:
    """Someone else to turn to; without a telephone `number` stands only where it takes a text message (`sms`).

    `always`: day and night, all year.
    """

    id: str
    number: str | None
    label: str
    why: str
    open: bool | None
    url: str | None
    sms: bool
    role: str
    channels: tuple[OfferedChannel, ...]
    note: str
    hours: str
    stale: bool
    always: bool

    def to_json(self) -> dict[str, Any]:
        """Return the keys of ARCHITECTURE.md, "Command line"."""
        found: dict[str, Any] = {"id": self.id}
        if self.number:
            found["number"] = self.number
        found |= {
            "label": self.label,
            "why": self.why,
            "open": self.open,
            "hours": self.hours,
            "stale": self.stale,
        }
        if self.url:
            found["url"] = self.url
        if self.sms:
            found["sms"] = True
        return found


@dataclass(frozen=True, slots=True)
class Offer:
    """The 3018 at one instant. Times are in the person's zone, `next_change_paris` in the line's own.

    `known` is False when the line's file is missing or unreadable: then only the number and the alternatives hold.
    """

    number: str
    open: bool | None
    now: datetime
    next_change: datetime | None
    next_change_paris: datetime | None
    closing_soon: bool
    minutes_left: int | None
    hours: str
    purpose: str
    channels: tuple[OfferedChannel, ...]
    alternatives: tuple[Alternative, ...]
    checked_on: date | None
    source: str | None
    source_date: str | None
    stale: bool
    known: bool
    can_phone: bool

    def to_json(self) -> dict[str, Any]:
        """Return the keys of ARCHITECTURE.md, "Command line", for `3018`."""
        return {
            "number": self.number,
            "open": self.open,
            "now": self.now.isoformat(),
            "next_change": _iso(self.next_change),
            "next_change_paris": _iso(self.next_change_paris),
            "closing_soon": self.closing_soon,
            "minutes_left": self.minutes_left,
            "hours": self.hours,
            "channels": [channel.to_json() for channel in self.channels],
            "alternatives": [one.to_json() for one in self.alternatives],
            "checked_on": self.checked_on.isoformat() if self.checked_on else None,
            "source": self.source,
            "source_date": self.source_date,
            "stale": self.stale,
            "known": self.known,
        }


def describe_3018(
    lines: Lines,
    instant: datetime,
    zone: tzinfo,
    *,
    can_phone: bool = True,
    real_now: datetime | None = None,
    messages: Messages | None = None,
) -> Offer:
    """Return what to offer at an aware instant, for a PC in `zone`.

    `real_now` dates our knowledge ("stale"); it is the PC's clock unless a test says otherwise, never `instant`.
    `messages` gives the language; French without it.
    Raises OverflowError for an instant that `zone` pushes over the edge of the calendar.
    """
    words = messages or load_messages(DEFAULT_LANGUAGE)
    today = (real_now or datetime.now(UTC)).astimezone(zone).date()
    line = lines.get(MAIN_LINE)
    state = state_at(line, instant) if line else UNKNOWN
    stale = line is None or is_old(line.fact, today)
    return Offer(
        number=MAIN_LINE,
        open=state.open,
        now=instant.astimezone(zone),
        next_change=state.next_change.astimezone(zone) if state.next_change else None,
        next_change_paris=state.next_change,
        closing_soon=state.closing_soon,
        minutes_left=_minutes_left(state, instant),
        hours=hours_words(words, line.hours if line else None, stale=stale and line is not None),
        purpose=in_language(line.purpose, words.language) if line else "",
        channels=_channels(line, state, words.language, can_phone=can_phone) if line else _bare_channel(can_phone),
        alternatives=_alternatives(lines, instant, today, words, can_phone=can_phone),
        checked_on=line.fact.checked_on if line else None,
        source=line.fact.source if line else None,
        source_date=line.fact.source_date if line else None,
        stale=stale,
        known=line is not None,
        can_phone=can_phone,
    )


def _iso(instant: datetime | None) -> str | None:
    return instant.isoformat() if instant else None


def _minutes_left(state: LineState, instant: datetime) -> int | None:
    """Return the whole minutes until an open line closes, rounded up: "1" in the last minute."""
    if not state.open or state.next_change is None:
        return None
    seconds = (state.next_change.astimezone(UTC) - instant.astimezone(UTC)).total_seconds()
    return int(-(-seconds // 60))


def _bare_channel(can_phone: bool) -> tuple[OfferedChannel, ...]:  # noqa: FBT001 - the only thing it depends on
    """Return what is left without our data: the number to dial."""
    return (OfferedChannel("call", MAIN_LINE, None, None, available=True, mark="likely"),) if can_phone else ()


def _channels(line: Helpline, state: LineState, language: str, *, can_phone: bool) -> tuple[OfferedChannel, ...]:
    wanted = line.channels if can_phone else line.written()
    return tuple(_channel(channel, state, language) for channel in wanted)


def _channel(channel: Channel, state: LineState, language: str) -> OfferedChannel:
    # Unknown hours count as open: better one call too many.
    usable = not channel.opens or state.open is not False
    return OfferedChannel(
        channel.kind, in_language(channel.label, language), channel.url, channel.address, usable, channel.mark
    )


def _alternatives(
    lines: Lines, instant: datetime, today: date, words: Messages, *, can_phone: bool
) -> tuple[Alternative, ...]:
    """Return everyone else, those who answer now first, each group in its own order."""
    found = [
        _alternative(line, state_at(line, instant), today, words, can_phone=can_phone)
        for line in lines.values()
        if line.id != MAIN_LINE and (can_phone or line.written())
    ]
    return tuple(sorted(found, key=lambda one: one.open is not True)) or _bare_alternatives(
        words, can_phone=can_phone
    )


def _bare_alternatives(words: Messages, *, can_phone: bool) -> tuple[Alternative, ...]:
    """Return who answers day and night without our data: national numbers that no damaged folder may hide."""
    return tuple(
        Alternative(
            id=number,
            number=number,
            label=number,
            why=words.text(f"helpline.bare.{number}"),
            open=True,
            url=None,
            sms=number == _BY_TEXT,
            role="danger",
            channels=(),
            note="",
            hours="",
            stale=True,
            always=True,
        )
        for number in _BARE
        if can_phone or number == _BY_TEXT
    )


def _alternative(
    line: Helpline, state: LineState, today: date, words: Messages, *, can_phone: bool
) -> Alternative:
    language = words.language
    channels = _channels(line, state, language, can_phone=can_phone)
    sms = any(channel.kind == "sms" for channel in channels)
    stale = is_old(line.fact, today)
    return Alternative(
        id=line.id,
        number=line.number if can_phone or sms else None,
        label=in_language(line.label, language),
        why=in_language(line.purpose, language),
        open=state.open,
        url=next((channel.url for channel in channels if channel.url), None),
        sms=sms,
        role=line.role,
        channels=channels,
        note=in_language(line.note, language),
        hours=hours_words(words, line.hours, stale=stale),
        stale=stale,
        always=line.hours.always,
    )
