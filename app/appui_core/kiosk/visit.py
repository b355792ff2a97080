"""How long a visit lasts: a pupil who has gone leaves nothing on the screen, one who reads slowly is asked first.

Only monotonic time counts: setting the PC's clock neither ends nor prolongs a visit.
"""

from enum import StrEnum
from typing import Final

from appui_core.clock import Clock

COUNTDOWN_S: Final = 20


class Phase(StrEnum):
    """Where a visit stands."""

    ATTRACT = "attract"
    VISIT = "visit"
    COUNTDOWN = "countdown"


class Visit:
    """The time of one visit after another. For one thread only.

    `idle_s` without a touch lead to a countdown of `countdown_s`, and that to the wipe. A visit whose time is over
    is not taken up again by a late touch: `phase` says ATTRACT until the shell has wiped and called `wiped`.
    """

    def __init__(self, clock: Clock, idle_s: int, countdown_s: int = COUNTDOWN_S) -> None:
        self._clock = clock
        self._idle_s = idle_s
        self._countdown_s = countdown_s
        self._touched_at_s: float | None = None

    def touched(self) -> None:
        """Begin a visit, or go on with this one ("Je suis encore là"); nothing once its time is over."""
        if not self.is_over():
            self._touched_at_s = self._clock.monotonic_s()

    def phase(self) -> Phase:
        """Return where the visit stands now."""
        idle_s = self._idle()
        if idle_s is None or idle_s >= self._idle_s + self._countdown_s:
            return Phase.ATTRACT
        return Phase.VISIT if idle_s < self._idle_s else Phase.COUNTDOWN

    def is_over(self) -> bool:
        """Tell whether a visit has run out and waits to be wiped."""
        return self._touched_at_s is not None and self.phase() is Phase.ATTRACT

    def left_s(self) -> float:
        """Return the seconds until the countdown, or in it until the wipe; 0 in ATTRACT."""
        idle_s = self._idle()
        match self.phase():
            case Phase.VISIT if idle_s is not None:
                return self._idle_s - idle_s
            case Phase.COUNTDOWN if idle_s is not None:
                return self._idle_s + self._countdown_s - idle_s
            case _:
                return 0.0

    def wiped(self) -> None:
        """Say that the screen is clean, by "Effacer et partir" or because the time was over."""
        self._touched_at_s = None

    def _idle(self) -> float | None:
        """Return the seconds since the last touch; None outside a visit."""
        return None if self._touched_at_s is None else self._clock.monotonic_s() - self._touched_at_s
