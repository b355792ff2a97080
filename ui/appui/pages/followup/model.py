"""What the room knows without any widget: days and hours as people type them, and where a report stands."""

import re
from datetime import date, datetime, timedelta, timezone, tzinfo
from enum import StrEnum

from appui_core.cases.ladder import Reached, ladder
from appui_core.cases.report_model import Report, Step

_DAY = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_HOUR = re.compile(r"(\d{1,2})(?:\s*(?:h|:|\.)\s*(\d{2})?)?(?:\s*(?:min|mn))?")
# Beyond these a year is a slip of the finger.
_YEARS = range(1990, 2101)


def read_day(typed: str) -> date | None:
    """Return a day typed as 10/11/2026 (day first) or 2026-11-10, else None; a year is never filled in."""
    text = typed.strip()
    found = _DAY.fullmatch(text)
    numbers = [int(part) for part in found.groups()[::-1]] if found else []
    if not numbers and (iso := _ISO.fullmatch(text)):
        numbers = [int(part) for part in iso.groups()]
    if not numbers or numbers[0] not in _YEARS:
        return None
    try:
        return date(*numbers)
    except ValueError:
        return None


def read_hour(typed: str) -> tuple[int, int] | None:
    """Return an hour typed as 18 h 20, 18h20, 18:20 or 18 h, else None."""
    found = _HOUR.fullmatch(typed.strip().lower().replace("\u202f", " ").replace("\u00a0", " "))
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return (hour, minute) if hour < 24 and minute < 60 else None


def moment(day: date, hour: tuple[int, int], zone: tzinfo) -> datetime:
    """Return a moment in a zone, with the offset in force there then.

    An hour that the clocks skip in spring is the one before they do, as everywhere else in Appui.
    """
    local = datetime(day.year, day.month, day.day, *hour, tzinfo=zone)
    offset = local.utcoffset() or timedelta()
    return local.replace(tzinfo=timezone(offset))


def day_text(day: date) -> str:
    """Return a day as the form writes it."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def moment_typed(at: datetime | None) -> tuple[str, str]:
    """Return the day and the hour of a moment as a person would have typed them; nothing for None."""
    return ("", "") if at is None else (day_text(at.date()), f"{at.hour} h {at.minute:02d}")


class Standing(StrEnum):
    """Where a report stands, for its tag and its buttons."""

    WAITING = "waiting"  # for a first answer, or for one to what was sent after the last
    UNANSWERED = "unanswered"
    REMOVED = "removed"
    REFUSED = "refused"


def standing(report: Report) -> Standing:
    """Return where a report stands."""
    decision = report.decision
    current = next((rung for rung in ladder(report) if rung.reached is Reached.CURRENT), None)
    # A current rung with a day of its own was reached: it is its answer that is waited for.
    if decision is None or (current is not None and current.on is not None):
        return Standing.WAITING
    return {Step.NONE: Standing.UNANSWERED, Step.REMOVED: Standing.REMOVED}.get(decision.step, Standing.REFUSED)
