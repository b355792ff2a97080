"""The zone this PC lives in, as its C library knows it, on every system.

A PC set to a wrong zone still knows the instant, and hours are computed from the instant in the line's own zone:
a wrong answer here changes only the time shown as "chez vous".
"""

from datetime import UTC, datetime, timedelta, tzinfo


class SystemZone(tzinfo):
    """The PC's zone: past and coming changes of the clock included, no name needed."""

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
