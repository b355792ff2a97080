"""How the making of a dossier goes: how far it is, and whether it is still wanted. One for each build."""

import threading
from collections.abc import Callable
from enum import IntEnum, StrEnum
from typing import Final

from appui_core.errors import AppuiError, ErrorCode


class Stage(StrEnum):
    """What is being made."""

    EXHIBITS = "exhibits"
    PDF = "pdf"
    PACK = "pack"


class Prepared(IntEnum):
    """What is through before it is known how much work there is, in its order."""

    NOTHING = 0
    CASE = 1
    LETTER = 2
    SELECTION = 3


Progress = Callable[[int, int, Stage], None]
"""Hears of the work done, `WHOLE`, and what is being made; from any thread."""
Cancelled = Callable[[], bool]

WHOLE: Final = 100_000
"""The work in all, as those who watch are told of it."""
# What comes before takes about so much of a dossier of 500 exhibits.
_BEFORE = WHOLE // 20

PIECE_BYTES = 1 << 20
"""Files are copied in pieces of this size, and after each it is asked whether they are still wanted."""


class Course:
    """Adds up the work of one build, in bytes copied or what takes as long; its threads share it."""

    def __init__(self, progress: Progress | None = None, cancelled: Cancelled | None = None) -> None:
        self._progress, self._cancelled = progress, cancelled
        self._lock = threading.Lock()
        self._done = self._total = 0

    def check(self) -> None:
        """Go on, or end here.

        Raises AppuiError: INTERRUPTED when it was cancelled.
        """
        if self._cancelled is not None and self._cancelled():
            raise AppuiError(ErrorCode.INTERRUPTED)

    def prepared(self, what: Prepared) -> None:
        """Say what is through before `expect`; raises as `check`."""
        self.check()
        self._tell(_BEFORE * what // len(Prepared), Stage.EXHIBITS)

    def towards(self, what: Prepared, of: int) -> Callable[[], None]:
        """Return what is asked at each of `of` things on the way to `what`; it raises as `check`.

        Asked more often, it tells nothing more.
        """
        asked = 0

        def one_more() -> None:
            nonlocal asked
            self.check()
            asked = min(asked + 1, of)
            share = what - 1 + asked / max(1, of)
            self._tell(int(_BEFORE * share / len(Prepared)), Stage.EXHIBITS)

        return one_more

    def expect(self, amount: int) -> None:
        """Say how much work there will be from now on, and that none of it is done; raises as `check`."""
        self._total = amount
        self.step(0, Stage.EXHIBITS)

    def step(self, amount: int, stage: Stage) -> None:
        """Say that so much more is done; raises as `check`."""
        self.check()
        with self._lock:
            self._done = min(self._done + amount, self._total)
            self._tell(_BEFORE + (WHOLE - _BEFORE) * self._done // max(1, self._total), stage)

    def part(self, amount: int, stage: Stage) -> Callable[[int, int], None]:
        """Return what is told how many of how many things are done whose work is `amount` in all.

        It raises as `check`. Fewer than before, and more than all, are no news to it.
        """
        told = 0

        def done(things: int, of: int) -> None:
            nonlocal told
            now = max(told, amount * min(things, of) // max(1, of))
            self.step(now - told, stage)
            told = now

        return done

    def finish(self, stage: Stage) -> None:
        """Say that all is done but the last, which can't be stopped; raises as `check`."""
        self.step(self._total, stage)

    def _tell(self, share: int, stage: Stage) -> None:
        if self._progress is not None:
            self._progress(share, WHOLE, stage)
