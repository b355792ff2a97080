"""An instant in figures, in the zone of this PC."""

from datetime import datetime, tzinfo

from appui.texts.translate import translate
from appui_core.clock import parse_utc_stamp


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
