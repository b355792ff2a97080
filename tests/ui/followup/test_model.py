"""Days and hours as people type them; what is not there is never filled in. Where a report stands."""

from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from appui.pages.followup.model import Standing, day_text, moment, moment_typed, read_day, read_hour, standing
from appui_core.cases.report_model import SCHOOL, Noted, Report, Step, Told

PARIS = ZoneInfo("Europe/Paris")


@pytest.mark.parametrize("typed", ["10/11/2026", " 10.11.2026 ", "10-11-2026", "10 11 2026", "2026-11-10"])
def test_days(typed: str) -> None:
    assert read_day(typed) == date(2026, 11, 10)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "10/11",
        "hier",
        "31/02/2026",
        "29/02/2027",
        "10/13/2026",
        "10/11/26",
        "10/11/1926",
        "10/11/9999",
        "1/1/2026x",
    ],
)
def test_no_days(typed: str) -> None:
    assert read_day(typed) is None


def test_a_leap_day() -> None:
    assert read_day("29/02/2028") == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("typed", "hour"),
    [
        ("18 h 20", (18, 20)),
        ("18h20", (18, 20)),
        ("18:20", (18, 20)),
        ("18\u00a0H\u00a020", (18, 20)),
        ("18 h", (18, 0)),
        ("9", (9, 0)),
        ("0 h 05", (0, 5)),
    ],
)
def test_hours(typed: str, hour: tuple[int, int]) -> None:
    assert read_hour(typed) == hour


@pytest.mark.parametrize("typed", ["", "le soir", "24 h", "18 h 60", "18 h 5", "-1", "118"])
def test_no_hours(typed: str) -> None:
    assert read_hour(typed) is None


def test_a_moment_carries_the_offset_that_was_in_force() -> None:
    winter, summer = moment(date(2026, 11, 10), (18, 20), PARIS), moment(date(2026, 7, 10), (18, 20), PARIS)
    assert winter == datetime(2026, 11, 10, 18, 20, tzinfo=timezone(timedelta(hours=1)))
    assert winter.isoformat() == "2026-11-10T18:20:00+01:00"
    assert summer.isoformat() == "2026-07-10T18:20:00+02:00"
    skipped = moment(date(2026, 3, 29), (2, 30), PARIS)
    assert skipped.isoformat() == "2026-03-29T02:30:00+01:00"


def test_a_day_is_written_as_it_is_read() -> None:
    assert read_day(day_text(date(2026, 1, 5))) == date(2026, 1, 5)


def test_a_moment_is_written_as_it_is_typed() -> None:
    day, hour = moment_typed(datetime(2026, 1, 5, 9, 5, tzinfo=PARIS))
    assert (read_day(day), read_hour(hour)) == (date(2026, 1, 5), (9, 5))
    assert moment_typed(None) == ("", "")


@pytest.mark.parametrize(
    ("platform", "steps", "expected"),
    [
        ("tiktok", (), Standing.WAITING),
        ("tiktok", (Step.ACKNOWLEDGED,), Standing.WAITING),
        ("tiktok", (Step.REMOVED,), Standing.REMOVED),
        ("tiktok", (Step.REFUSED,), Standing.REFUSED),
        ("tiktok", (Step.NONE,), Standing.UNANSWERED),
        ("tiktok", (Step.REFUSED, Step.COMPLAINT), Standing.WAITING),
        ("tiktok", (Step.REFUSED, Step.COMPLAINT, Step.REMOVED), Standing.REMOVED),
        ("tiktok", (Step.REFUSED, Step.FLAGGER), Standing.REFUSED),
        (SCHOOL, (Step.NONE, Step.RELAUNCHED), Standing.WAITING),
        (SCHOOL, (Step.REMOVED,), Standing.REMOVED),
    ],
)
def test_where_a_report_stands(platform: str, steps: tuple[Step, ...], expected: Standing) -> None:
    sent = datetime(2026, 11, 10, 18, 20, tzinfo=PARIS)
    noted = tuple(Noted(step, sent, "2026-11-10T17:20:00.000Z") for step in steps)
    report = Report("01", "AAAA", Told(platform, "video", sent), noted, "2026-11-10T17:20:00.000Z")
    assert standing(report) is expected
