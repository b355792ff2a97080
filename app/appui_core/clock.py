"""The one place that asks what time it is, so that tests can answer; and the one way to write an instant."""

import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final, Protocol


class Clock(Protocol):
    """Where every module takes its time from."""

    def now(self) -> datetime:
        """Return the present instant with the PC's own UTC offset."""
        ...

    def monotonic_s(self) -> float:
        """Return seconds that never run backwards, for measuring a wait."""
        ...


class SystemClock:
    """The PC's clock."""

    def now(self) -> datetime:
        """Return the present instant with the PC's own UTC offset."""
        return datetime.now(UTC).astimezone()

    def monotonic_s(self) -> float:
        """Return seconds that never run backwards, for measuring a wait."""
        return time.monotonic()


@dataclass(frozen=True, slots=True)
class ClockCheck:
    """One comparison of this PC's clock with a server's Date header, which tells whole seconds.

    `off_s` is the server's time minus the PC's; `monotonic_s` was read with `at`.
    """

    host: str
    at: datetime
    off_s: int
    monotonic_s: float


class LastClockCheck:
    """The last comparison of this run, in memory alone; it is made only when a person asks for it."""

    def __init__(self) -> None:
        self.check: ClockCheck | None = None

    def in_force(self, clock: Clock) -> ClockCheck | None:
        """Return it while it still says something: within a day, and while nobody has set the clock since.

        Where the PC slept meanwhile the two clocks part too, and nothing is said: better than to guess.
        """
        check = self.check
        if check is None:
            return None
        wall_s = (clock.now() - check.at).total_seconds()
        drift_s = wall_s - (clock.monotonic_s() - check.monotonic_s)
        return check if 0 <= wall_s <= _CHECK_HOLDS_S and abs(drift_s) <= _SET_ANEW_S else None


_CHECK_HOLDS_S: Final = 24 * 3600
_SET_ANEW_S: Final = 2


def utc_stamp(instant: datetime) -> str:
    """Write an aware instant as `YYYY-MM-DDTHH:MM:SS.mmmZ` (ARCHITECTURE.md: all `_utc` fields)."""
    utc = instant.astimezone(UTC)
    return f"{utc:%Y-%m-%dT%H:%M:%S}.{utc.microsecond // 1000:03d}Z"


def parse_utc_stamp(text: str) -> datetime:
    """Read what `utc_stamp` wrote.

    Raises ValueError when the text is anything else.
    """
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)


def offset_minutes(instant: datetime) -> int:
    """Return the UTC offset of an aware instant, in minutes east of Greenwich."""
    offset = instant.utcoffset()
    return 0 if offset is None else int(offset / timedelta(minutes=1))


def stamped_day(text: str, minutes: int) -> date:
    """Return the civil day of what `utc_stamp` wrote, where the UTC offset was `minutes` then."""
    # Read the fast way: a case may hold thousands.
    return (datetime.fromisoformat(text) + timedelta(minutes=minutes)).date()
