"""Opening hours: both nights on which the clock changes, midnight, exceptions, an oracle that counts minutes."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from appui_core.content.lines import Hours, Range
from appui_core.helpline.hours import LineState, state_at, state_of
from appui_core.helpline.lines import load_lines

PARIS = ZoneInfo("Europe/Paris")
DAILY = (Range(9 * 60, 23 * 60),)
MINUTE = timedelta(minutes=1)


def hours(
    *ranges: Range,
    exceptions: dict[date, tuple[Range, ...]] | None = None,
    zone: ZoneInfo = PARIS,
    always: bool = False,
) -> Hours:
    return Hours(zone, (tuple(ranges),) * 7, always=always, exceptions=exceptions or {})


def paris(text: str, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS, fold=fold)


@pytest.mark.parametrize(
    ("at", "is_open", "change", "soon"),
    [
        ("2026-11-22T08:59:59", False, "2026-11-22T09:00", False),
        ("2026-11-22T09:00:00", True, "2026-11-22T23:00", False),
        ("2026-11-22T22:29:59", True, "2026-11-22T23:00", False),
        ("2026-11-22T22:30:00", True, "2026-11-22T23:00", True),
        ("2026-11-22T22:59:59", True, "2026-11-22T23:00", True),
        ("2026-11-22T23:00:00", False, "2026-11-23T09:00", False),
        ("2026-12-25T12:00:00", True, "2026-12-25T23:00", False),
        ("2026-12-31T23:59:59", False, "2027-01-01T09:00", False),
        ("2028-02-29T10:00:00", True, "2028-02-29T23:00", False),
        # The night of March has 23 hours, the night of October 25: the hour on the clock does not care.
        ("2026-03-28T23:30:00", False, "2026-03-29T09:00", False),
        ("2026-03-29T03:00:00", False, "2026-03-29T09:00", False),
        ("2026-10-24T23:30:00", False, "2026-10-25T09:00", False),
    ],
)
def test_the_3018_through_a_day_and_the_calendar(at: str, *, is_open: bool, change: str, soon: bool) -> None:
    state = state_at(load_lines()["3018"], paris(at))
    assert state == LineState(open=is_open, next_change=paris(change), closing_soon=soon)


@pytest.mark.parametrize(("fold", "hours_left"), [(0, 7.5), (1, 6.5)])
def test_half_past_two_happens_twice_in_october(fold: int, hours_left: float) -> None:
    at = paris("2026-10-25T02:30", fold)
    state = state_at(load_lines()["3018"], at)
    assert state.next_change is not None
    assert state.next_change.astimezone(UTC) - at.astimezone(UTC) == timedelta(hours=hours_left)


@pytest.mark.parametrize(
    ("at_utc", "is_open", "change_utc"),
    [
        # 22:00-02:30, in October: 02:30 comes at 00:30 and at 01:30 UTC, the line stays open until the second.
        ("2026-10-25T00:29", True, "2026-10-25T01:30"),
        ("2026-10-25T00:31", True, "2026-10-25T01:30"),
        ("2026-10-25T01:30", False, "2026-10-25T21:00"),
        # In March 02:30 never comes: the clock jumps from 02:00 to 03:00 at 01:00 UTC, and the line closes there.
        ("2026-03-29T00:59", True, "2026-03-29T01:00"),
        ("2026-03-29T01:00", False, "2026-03-29T20:00"),
    ],
)
def test_a_night_line_on_the_nights_the_clock_changes(at_utc: str, *, is_open: bool, change_utc: str) -> None:
    state = state_of(hours(Range(22 * 60, 26 * 60 + 30)), datetime.fromisoformat(at_utc).replace(tzinfo=UTC))
    assert state.open is is_open
    assert state.next_change is not None
    assert state.next_change.astimezone(UTC) == datetime.fromisoformat(change_utc).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("at_utc", "is_open", "change_utc"),
    [
        # 02:30-04:00: opens at the first 02:30 of October, and at the jump of March.
        ("2026-10-25T00:30", True, "2026-10-25T03:00"),
        ("2026-03-29T00:59", False, "2026-03-29T01:00"),
        ("2026-03-29T01:00", True, "2026-03-29T02:00"),
    ],
)
def test_a_line_that_opens_in_the_changed_hour(at_utc: str, *, is_open: bool, change_utc: str) -> None:
    state = state_of(hours(Range(150, 240)), datetime.fromisoformat(at_utc).replace(tzinfo=UTC))
    assert state.open is is_open
    assert state.next_change is not None
    assert state.next_change.astimezone(UTC) == datetime.fromisoformat(change_utc).replace(tzinfo=UTC)


def test_hours_that_lie_in_the_skipped_hour_do_not_open_that_night() -> None:
    state = state_of(hours(Range(125, 170)), datetime(2026, 3, 29, 0, 30, tzinfo=UTC))
    assert state == LineState(open=False, next_change=paris("2026-03-30T02:05"), closing_soon=False)


def test_across_midnight_and_without_a_seam() -> None:
    across = hours(Range(20 * 60, 26 * 60))
    assert state_of(across, paris("2026-11-22T23:30")).next_change == paris("2026-11-23T02:00")
    assert state_of(across, paris("2026-11-23T01:45")).closing_soon
    assert state_of(across, paris("2026-11-23T02:00")).open is False
    touching = hours(Range(0, 120), Range(20 * 60, 24 * 60))
    assert state_of(touching, paris("2026-11-22T23:30")).next_change == paris("2026-11-23T02:00")


def test_day_and_night_never_changes_unless_an_exception_says_so() -> None:
    always = hours(always=True)
    assert state_of(always, paris("2026-10-25T02:30")) == LineState(
        open=True, next_change=None, closing_soon=False
    )
    strike = hours(always=True, exceptions={date(2026, 12, 25): (Range(540, 1080),)})
    assert state_of(strike, paris("2026-12-24T23:45")).closing_soon
    assert state_of(strike, paris("2026-12-25T08:00")).next_change == paris("2026-12-25T09:00")
    assert state_of(strike, paris("2026-12-26T00:00")) == LineState(
        open=True, next_change=None, closing_soon=False
    )


def test_an_exception_replaces_the_day_it_names() -> None:
    week = hours(*DAILY, exceptions={date(2026, 12, 25): (), date(2026, 12, 31): (Range(600, 1080),)})
    assert state_of(week, paris("2026-12-24T23:30")).next_change == paris("2026-12-26T09:00")
    assert state_of(week, paris("2026-12-25T12:00")).open is False
    assert state_of(week, paris("2026-12-31T09:30")).next_change == paris("2026-12-31T10:00")
    assert state_of(week, paris("2026-12-31T17:45")).closing_soon


def test_unknown_hours_and_the_edges_of_the_calendar_are_unknown() -> None:
    unknown = LineState(open=None, next_change=None, closing_soon=False)
    assert state_of(Hours(PARIS, None, always=False, exceptions={}), paris("2026-11-22T12:00")) == unknown
    assert state_of(hours(*DAILY), datetime.max.replace(tzinfo=UTC)) == unknown
    assert state_of(hours(*DAILY), datetime.min.replace(tzinfo=UTC)) == unknown


def test_a_week_without_any_hour_is_closed_for_good() -> None:
    assert state_of(hours(), paris("2026-11-22T12:00")) == LineState(
        open=False, next_change=None, closing_soon=False
    )


# --- The oracle: walk the local clock minute by minute and mark what each range covers

WINDOW_DAYS = 8


def oracle(week: Hours, first: date) -> tuple[datetime, list[bool]]:
    """Return the first minute (UTC) of a window from `first` on, and for each of its minutes open or not."""
    begin = datetime.combine(first, time(), UTC)
    count = WINDOW_DAYS * 24 * 60
    walls = [(begin + index * MINUTE).astimezone(week.zone).replace(tzinfo=None) for index in range(count)]
    is_open = [False] * count
    for offset in range(-1, WINDOW_DAYS + 1):
        day = first + timedelta(days=offset)
        midnight = datetime.combine(day, time())
        for piece in week.starting_on(day):
            start, end = midnight + piece.start * MINUTE, midnight + piece.end * MINUTE
            reached = next((index for index, wall in enumerate(walls) if wall >= start), count)
            last = next((index for index in range(count - 1, -1, -1) if walls[index] < end), -1)
            for index in range(reached, last + 1):
                is_open[index] = True
    return begin, is_open


@st.composite
def days(draw: st.DrawFn) -> tuple[Range, ...]:
    cuts = sorted(draw(st.lists(st.integers(0, 1440), max_size=6, unique=True)))
    ranges = [Range(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    past_midnight: bool = draw(st.booleans())
    if ranges and past_midnight:
        last = ranges.pop()
        ranges.append(Range(last.start, last.end + draw(st.integers(0, 1440 + last.start - last.end))))
    return tuple(ranges)


ZONES = (
    "Europe/Paris",
    "Indian/Reunion",
    "America/Martinique",
    "Pacific/Noumea",
    "Pacific/Tahiti",
    "Australia/Lord_Howe",
)
NIGHTS = (date(2026, 3, 29), date(2026, 10, 25), date(2026, 4, 5), date(2026, 10, 4), date(2026, 12, 31))


@settings(max_examples=60)
@given(
    week=st.lists(days(), min_size=7, max_size=7),
    exceptions=st.dictionaries(st.integers(0, WINDOW_DAYS), days(), max_size=2),
    zone=st.sampled_from(ZONES),
    night=st.sampled_from(NIGHTS),
    at_minute=st.integers(2 * 1440, 4 * 1440),
    at_second=st.integers(0, 59),
)
@example(
    week=[(Range(0, 1440),)] * 7, exceptions={}, zone="Europe/Paris", night=NIGHTS[1], at_minute=2880, at_second=0
)
@example(
    week=[(Range(0, 120), Range(150, 1560))] * 7,
    exceptions={},
    zone="Europe/Paris",
    night=NIGHTS[0],
    at_minute=3000,
    at_second=1,
)
def test_against_a_walk_through_every_minute(  # the numbers are minutes from the start of the oracle's window
    week: list[tuple[Range, ...]],
    exceptions: dict[int, tuple[Range, ...]],
    zone: str,
    night: date,
    at_minute: int,
    at_second: int,
) -> None:
    first = night - timedelta(days=3)
    dated = {first + timedelta(days=offset): ranges for offset, ranges in exceptions.items()}
    drawn = Hours(ZoneInfo(zone), tuple(week), always=False, exceptions=dated)
    begin, is_open = oracle(drawn, first)
    now = begin + at_minute * MINUTE + timedelta(seconds=at_second)

    state = state_of(drawn, now)

    assert state.open is is_open[at_minute]
    change = next((i for i in range(at_minute + 1, len(is_open)) if is_open[i] != is_open[at_minute]), None)
    if change is None:
        assert state.next_change is None or state.next_change >= begin + (len(is_open) - 1440) * MINUTE
    else:
        assert state.next_change is not None
        assert state.next_change.astimezone(UTC) == begin + change * MINUTE
        left = state.next_change.astimezone(UTC) - now
        assert state.closing_soon is (state.open is True and left <= timedelta(minutes=30))
