"""Instants and zones as typed on a command line."""

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from appui_core.clock import Clock
from appui_core.errors import AppuiError, ErrorCode
from appui_core.helpline.zone import SystemZone


def read_zone(name: str | None) -> tzinfo:
    """Return a zone by its IANA name, the PC's own without one.

    Raises AppuiError: ZONE_UNKNOWN.
    """
    if name is None:
        return SystemZone()
    try:
        # The library takes the empty name for a folder, and some relative paths for zones.
        if name and "." not in name:
            return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise AppuiError(ErrorCode.ZONE_UNKNOWN) from error
    raise AppuiError(ErrorCode.ZONE_UNKNOWN)


def read_instant(text: str | None, zone: tzinfo, clock: Clock) -> datetime:
    """Return an instant as typed (without an offset it is read in `zone`), now without one.

    In the hour that the clock skips in spring the offset before the change is meant, as ever since PEP 495; the
    instant comes back as the clock shows it then.

    Raises AppuiError: INSTANT_INVALID when it is no ISO 8601 date, or one at the edge of the calendar.
    """
    if text is None:
        return clock.now()
    try:
        instant = datetime.fromisoformat(text)
        if instant.tzinfo is None:
            instant = instant.replace(tzinfo=zone)
        # What no clock can show as UTC or in the zone is refused here, not in the middle of the arithmetic.
        return instant.astimezone(UTC).astimezone(zone)
    except (ValueError, OverflowError, OSError) as error:
        raise AppuiError(ErrorCode.INSTANT_INVALID) from error
