"""Instants and zones as typed on a command line, and the PC's own zone on every system."""

from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from appui_core.clock import Clock
from appui_core.errors import AppuiError, ErrorCode


class SystemZone(tzinfo):
    """The PC's zone as its C library knows it: past and coming changes of the clock included, no name needed."""

    def utcoffset(self, dt: datetime | None) -> timedelta | None:
        """Return the offset at a wall-clock time, by `fold` where the clock shows it twice."""
        if dt is None:
            return None
        naive = dt.replace(tzinfo=None)
        return naive.astimezone().utcoffset()

    def dst(self, dt: datetime | None) -> timedelta | None:  # noqa: ARG002 - the protocol's signature
        """Return None: how much of the offset is summer time is nobody's question here."""
        return None

    def tzname(self, dt: datetime | None) -> str | None:
        """Return the abbreviation in force."""
        return None if dt is None else dt.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, dt: datetime) -> datetime:
        """Return the wall-clock time of an instant given as UTC."""
        local = dt.replace(tzinfo=UTC).astimezone()
        offset = local.utcoffset()
        shown = local.replace(tzinfo=self)
        # `astimezone` leaves `fold` at 0; in the second of two equal hours the first one's offset would come back.
        return shown if shown.utcoffset() == offset else shown.replace(fold=1)


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
