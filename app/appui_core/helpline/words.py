"""The words for a line's state and hours, from the [helpline] texts, with times as each language writes them."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Protocol

from appui_core.content.lines import Hours, Range
from appui_core.messages import Messages

_DAY_MINUTES = 24 * 60


class Spoken(Protocol):
    """The part of an offer that its words depend on."""

    @property
    def open(self) -> bool | None:
        """Open, closed, or unknown."""

    @property
    def now(self) -> datetime:
        """The instant, in the person's zone."""

    @property
    def next_change(self) -> datetime | None:
        """The next change, in the person's zone."""

    @property
    def next_change_paris(self) -> datetime | None:
        """The next change, in the line's zone."""

    @property
    def closing_soon(self) -> bool:
        """Less than half an hour left."""

    @property
    def minutes_left(self) -> int | None:
        """Minutes until it closes."""


def state_words(messages: Messages, offer: Spoken) -> str:
    """Return the whole state, such as "Fermé, ouvre à 9 h (heure de Paris) · 12 h chez vous".

    Paris is named only where the PC's own clock shows another time.
    """
    if offer.closing_soon and offer.minutes_left is not None:
        return messages.text("helpline.closing_soon", minutes=offer.minutes_left)
    return _state(messages, offer, "helpline.paris_and_here")


def header_words(messages: Messages, offer: Spoken) -> str:
    """Return the state in the few words that fit under the number on the header's button."""
    if offer.closing_soon and offer.minutes_left is not None:
        return messages.text("helpline.closing_soon_short", minutes=offer.minutes_left)
    return _state(messages, offer, "helpline.paris_and_here_short")


def _state(messages: Messages, offer: Spoken, elsewhere_key: str) -> str:
    if offer.open is None:
        return messages.text("helpline.unknown")
    if offer.next_change is None or offer.next_change_paris is None:
        return messages.text("helpline.open_always" if offer.open else "helpline.closed_long")
    when = _when(messages, offer.next_change_paris, offer.now, closing=offer.open)
    text = messages.text("helpline.open_until" if offer.open else "helpline.closed_until", when=when)
    if offer.next_change.utcoffset() == offer.next_change_paris.utcoffset():
        return text
    return messages.text(elsewhere_key, state=text, here=time_words(messages, offer.next_change))


def _when(messages: Messages, change: datetime, now: datetime, *, closing: bool) -> str:
    """Return the hour of a change, with its day when it is more than a day away."""
    hour = messages.text("helpline.midnight") if closing and _is_midnight(change) else time_words(messages, change)
    if change.astimezone(UTC) - now.astimezone(UTC) <= timedelta(hours=24):
        return messages.text("helpline.until_hour" if closing else "helpline.at_hour", hour=hour)
    day = date_words(messages, change)
    return messages.text("helpline.until_day" if closing else "helpline.at_day", day=day, hour=hour)


def _is_midnight(change: datetime) -> bool:
    return change.hour == 0 and change.minute == 0


def time_words(messages: Messages, instant: datetime) -> str:
    """Return an hour of the day in the instant's own zone: "9 h", "9 h 30"; "09:00" in English."""
    return _clock_words(messages, instant.hour * 60 + instant.minute)


def date_words(messages: Messages, instant: datetime) -> str:
    """Return a day of the week with its date in the instant's own zone: "vendredi 25 décembre"."""
    return messages.text(
        "helpline.date",
        weekday=messages.lines("helpline.weekdays")[instant.weekday()],
        day=instant.day,
        month=messages.lines("helpline.months")[instant.month - 1],
    )


def hours_words(messages: Messages, hours: Hours | None, *, stale: bool) -> str:
    """Return a line's week in words, such as "tous les jours, de 9 h à 23 h (heure de Paris)"."""
    if hours is None or not hours.known:
        return messages.text("helpline.hours_unknown")
    text = messages.text("helpline.hours_always") if hours.always else _week(messages, hours)
    return messages.text("helpline.to_confirm", hours=text) if stale else text


def _week(messages: Messages, hours: Hours) -> str:
    week = hours.week or ()
    parts: list[str] = []
    first = 0
    while first < len(week):
        last = first
        while last + 1 < len(week) and week[last + 1] == week[first]:
            last += 1
        if week[first]:
            parts.append(_days(messages, first, last, week[first]))
        first = last + 1
    if not parts:
        return messages.text("helpline.hours_unknown")
    text = messages.text("helpline.next_days").join(parts)
    return messages.text("helpline.hours_paris", hours=text) if hours.zone.key == "Europe/Paris" else text


def _days(messages: Messages, first: int, last: int, ranges: Sequence[Range]) -> str:
    names = messages.lines("helpline.weekdays")
    if (first, last) == (0, 6):
        days = messages.text("helpline.every_day")
    elif first == last:
        days = names[first]
    else:
        days = messages.text("helpline.day_to_day", first=names[first], last=names[last])
    hours = messages.text("helpline.and_hours").join(
        messages.text(
            "helpline.hour_to_hour",
            start=_clock_words(messages, piece.start),
            end=messages.text("helpline.midnight")
            if piece.end == _DAY_MINUTES
            else _clock_words(messages, piece.end % _DAY_MINUTES),
        )
        for piece in ranges
    )
    return messages.text("helpline.days_and_hours", days=days, hours=hours)


def _clock_words(messages: Messages, minutes: int) -> str:
    hour, minute = divmod(minutes, 60)
    key = "helpline.time_and_minutes" if minute else "helpline.time"
    return messages.text(key, hour=hour, minute=f"{minute:02d}")
