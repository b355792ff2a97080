"""How the making of a dossier goes: how far it is, and whether it is still wanted. One for each build."""

import threading
from collections.abc import Callable
from enum import StrEnum

from appui_core.errors import AppuiError, ErrorCode


class Stage(StrEnum):
    """What is being made."""

    EXHIBITS = "exhibits"
    PDF = "pdf"
    PACK = "pack"


Progress = Callable[[int, int, Stage], None]
"""Hears of the work done and the work in all, in units of their own, and what is being made; from any thread."""
Cancelled = Callable[[], bool]

PIECE_BYTES = 1 << 20
"""Files are copied in pieces of this size, and after each it is asked whether they are still wanted."""


class Course:
    """Adds up the work of one build; its threads share it."""

    def __init__(self, progress: Progress | None = None, cancelled: Cancelled | None = None) -> None:
        self._progress, self._cancelled = progress, cancelled
        self._lock = threading.Lock()
        self._done = self._total = 0

    def expect(self, amount: int) -> None:
        """Say how much work there will be in all."""
        self._total = amount

    def check(self) -> None:
        """Go on, or end here.

        Raises AppuiError: INTERRUPTED when it was cancelled.
        """
        if self._cancelled is not None and self._cancelled():
            raise AppuiError(ErrorCode.INTERRUPTED)

    def finish(self, stage: Stage) -> None:
        """Say that all is done but the last, which can't be stopped; raises as `check`."""
        self.step(self._total, stage)

    def step(self, amount: int, stage: Stage) -> None:
        """Say that so much more is done; raises as `check`."""
        self.check()
        if self._progress is None:
            return
        with self._lock:
            self._done = min(self._done + amount, self._total)
            self._progress(self._done, self._total, stage)
