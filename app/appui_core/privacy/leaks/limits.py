"""How far one look goes: a family's pictures take a moment, and an endless disk ends it in time, which is said."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

MIB: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Folders within folders, entries looked at, bytes read to compare, and seconds, for all of one look."""

    depth: int = 8
    entries: int = 200_000
    read_bytes: int = 4096 * MIB
    seconds: float = 30.0


def never() -> bool:
    """Go on: nobody asks this look to stop."""
    return False


class Budget:
    """What is left of the limits; `cut` once one of them, or the person, ended the look."""

    def __init__(
        self,
        limits: Limits,
        cancelled: Callable[[], bool] = never,
        monotonic_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self.depth = limits.depth
        self._entries, self._bytes = limits.entries, limits.read_bytes
        self._cancelled, self._monotonic_s = cancelled, monotonic_s
        self._until_s = monotonic_s() + limits.seconds
        self.cut = False
        self.stopped = False

    def entry(self) -> bool:
        """Take one entry; return whether the look goes on."""
        self._entries -= 1
        return self._on(left=self._entries >= 0)

    def read(self, size_bytes: int) -> bool:
        """Take bytes to read; return whether the look goes on."""
        self._bytes -= size_bytes
        return self._on(left=self._bytes >= 0)

    def _on(self, *, left: bool) -> bool:
        if self._cancelled():
            self.stopped = True
        if not left or self._monotonic_s() > self._until_s:
            self.cut = True
        return not self.cut and not self.stopped
