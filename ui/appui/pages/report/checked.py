"""Which protecting settings were done: in the open vault where there is one, else for this run of the program."""

from collections.abc import Callable, Mapping
from typing import Protocol

from appui_core.clock import Clock, utc_stamp


class Checked(Protocol):
    """Remembers what was done. Either call may read a disk: not for the GUI thread."""

    def done(self) -> Mapping[str, str]:
        """Return when each guide was done (`YYYY-MM-DDTHH:MM:SS.mmmZ`), by the guide's id."""
        ...

    def mark(self, guide_id: str, done: bool) -> None:  # noqa: FBT001 - one thing with two states
        """Note that a guide is done now, or take that back."""
        ...


# Gives the memory that lasts, None while the vault is not open.
Kept = Callable[[], Checked | None]


class MemoryChecked:
    """Remembers until the program ends, and leaves nothing behind."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._done: dict[str, str] = {}

    def done(self) -> Mapping[str, str]:
        """Return when each guide was done, by the guide's id."""
        return dict(self._done)

    def mark(self, guide_id: str, done: bool) -> None:  # noqa: FBT001 - one thing with two states
        """Note that a guide is done now, or take that back."""
        self._done.pop(guide_id, None)
        if done:
            self._done[guide_id] = utc_stamp(self._clock.now())
