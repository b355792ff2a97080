"""A day or an instant in figures; an instant in the zone of this PC."""

from datetime import date, datetime, tzinfo

from appui.texts.translate import translate
from appui_core.clock import parse_utc_stamp


def day_figures(day: date) -> str:
    """Return a day as 07/11/2025."""
    return f"{day:%d/%m/%Y}"


def source_figures(text: str) -> str:
    """Return a source's date: an ISO day as 07/11/2025, a month as 11/2025; a year or words stay as they are."""
    try:
        return day_figures(date.fromisoformat(text))
    except ValueError:
        year, _, month = text.partition("-")
        return f"{month}/{year}" if len(month) == 2 and (year + month).isdecimal() else text


def stamp_words(stamp_utc: str, zone: tzinfo) -> str:
    """Return a `_utc` field as a date and an hour."""
    return moment_words(parse_utc_stamp(stamp_utc).astimezone(zone))


def moment_words(instant: datetime) -> str:
    """Return a date and an hour."""
    return translate("Dates", "{day}/{month}/{year} à {hour} h {minute}").format(
        day=f"{instant.day:02d}",
        month=f"{instant.month:02d}",
        year=instant.year,
        hour=instant.hour,
        minute=f"{instant.minute:02d}",
    )
