"""A clock that stands still until a test moves it."""

from datetime import UTC, datetime, timedelta, timezone

# A Saturday evening in Paris, while the 3018 is open: what most tests want when they do not care.
EVENING = datetime(2026, 11, 14, 18, 2, 11, 250_000, tzinfo=timezone(timedelta(hours=1)))


class FixedClock:
    """Behaves as `appui_core.clock.Clock`; `set` and `advance` move it, nothing else does."""

    def __init__(self, instant: datetime = EVENING) -> None:
        self._instant = instant
        self._monotonic_s = 1000.0
        self.set(instant)

    def now(self) -> datetime:
        """Return the instant that the test chose, with its own UTC offset."""
        return self._instant

    def monotonic_s(self) -> float:
        """Return seconds that follow `advance`, and that `set` never turns back."""
        return self._monotonic_s

    def set(self, instant: datetime) -> None:
        """Stand at `instant` from now on, earlier or later.

        Raises ValueError when it has no UTC offset.
        """
        if instant.tzinfo is None:
            raise ValueError("a clock needs an aware instant")
        self._instant = instant

    def advance(self, seconds: float = 0.0, *, days: int = 0) -> None:
        """Let time pass: both the wall clock and the monotonic one."""
        step = timedelta(seconds=seconds, days=days)
        self._instant += step
        self._monotonic_s += step.total_seconds()

    def utc(self) -> datetime:
        """Return the same instant in UTC, for comparisons that read well."""
        return self._instant.astimezone(UTC)
