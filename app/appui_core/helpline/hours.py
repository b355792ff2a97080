"""Opening hours as arithmetic: a line's week and an instant give its state and next change. No files, no clock.

Wall-clock hours become instants like this. A range starts at the first instant whose local clock shows its start
or later, and ends after the last instant whose local clock shows less than its end. So a clock that shows an hour
twice (the night of October) gives the longer opening, and one that skips it (March) opens or closes at the jump.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from appui_core.content.lines import Helpline, Hours

CLOSING_SOON = timedelta(minutes=30)
# A change further away than this is told as "no change known".
HORIZON_DAYS = 400
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class LineState:
    """`open` is None when the hours are unknown; `next_change` is in the line's zone, None when there is none."""

    open: bool | None
    next_change: datetime | None
    closing_soon: bool


UNKNOWN = LineState(open=None, next_change=None, closing_soon=False)


def state_at(line: Helpline, instant: datetime) -> LineState:
    """Return a line's state at an aware instant; an instant at the edge of the calendar is unknown."""
    return state_of(line.hours, instant)


def state_of(hours: Hours, instant: datetime) -> LineState:
    """Return the state that hours give at an aware instant."""
    if not hours.known:
        return UNKNOWN
    if hours.always and not hours.exceptions:
        return LineState(open=True, next_change=None, closing_soon=False)
    try:
        return _state(hours, instant.astimezone(UTC))
    except (OverflowError, ValueError):
        return UNKNOWN


def _state(hours: Hours, now: datetime) -> LineState:
    first = now.astimezone(hours.zone).date() - timedelta(days=2)
    horizon = _start_of(first + timedelta(days=HORIZON_DAYS), 0, hours.zone)
    for start, end in _spans(hours, first):
        if now < start:
            return LineState(open=False, next_change=start.astimezone(hours.zone), closing_soon=False)
        if now < end:
            change = end.astimezone(hours.zone) if end < horizon else None
            return LineState(open=True, next_change=change, closing_soon=end - now <= CLOSING_SOON)
    return LineState(open=False, next_change=None, closing_soon=False)


def _spans(hours: Hours, first: date) -> Iterator[tuple[datetime, datetime]]:
    """Yield the open spans in order, in UTC, those that touch joined into one."""
    held: tuple[datetime, datetime] | None = None
    for offset in range(HORIZON_DAYS):
        day = first + timedelta(days=offset)
        for piece in hours.starting_on(day):
            start, end = _start_of(day, piece.start, hours.zone), _end_of(day, piece.end, hours.zone)
            if end <= start:
                continue  # the whole range lies in an hour that the clock skipped
            if held is not None and start <= held[1]:
                held = (held[0], max(held[1], end))
                continue
            if held is not None:
                yield held
            held = (start, end)
    if held is not None:
        yield held


def _start_of(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """Return the first instant whose local clock shows `minutes` after midnight of `day`, or later."""
    early, late = _both(day, minutes, zone)
    return early if early <= late else _jump_between(late, early, zone)


def _end_of(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """Return the end of the last minute whose local clock shows less than `minutes` after midnight of `day`."""
    early, late = _both(day, minutes - 1, zone)
    return late + _MINUTE if early <= late else _jump_between(late, early, zone)


def _both(day: date, minutes: int, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return the instant of a wall-clock time twice: read before and after a change of the clock.

    The two are equal on most days; the second is later where the clock shows the time twice, earlier where it
    never shows it.
    """
    wall = datetime.combine(day, time()) + timedelta(minutes=minutes)
    before, after = (wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    return before, after


def _jump_between(low: datetime, high: datetime, zone: ZoneInfo) -> datetime:
    """Return the instant, to the minute, at which the zone's offset changes between two instants."""
    old = low.astimezone(zone).utcoffset()
    while high - low > _MINUTE:
        middle = low + (high - low) // 2
        middle = middle.replace(second=0, microsecond=0)
        if middle <= low:
            break
        if middle.astimezone(zone).utcoffset() == old:
            low = middle
        else:
            high = middle
    return high
