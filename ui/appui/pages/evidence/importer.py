"""Brings files and pasted pictures in: portion after portion on the vault's lane; everything else stays live.

Names and paths are held in memory while they are needed on the page and nowhere else; a lock forgets them.
"""

import gc
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from appui.pages.evidence.bringing import (
    AT_ONCE,
    Brought,
    Fate,
    PassedOver,
    Pasted,
    Portion,
    Waiting,
    keep_portion,
    new_exhibits,
    portion,
)
from appui.pages.evidence.flow import EvidenceFlow
from appui.pages.evidence.jobs import Target
from appui.pages.evidence.model import View
from appui.tasks.vault_session import State
from appui.widgets.context import PageContext
from appui_core.cases.model import Facts
from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.gather import Found, Gathered, gather


@dataclass(frozen=True, slots=True)
class CutShort:
    """How far an import was when the vault was locked; numbers alone.

    `left` is None when a folder was not looked through yet.
    """

    kept: int
    left: int | None


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a portion was begun with: whoever may stop it, its case, its series."""

    stop: Event
    target: Target
    series: int


class Importer(QObject):
    """One import at a time; more can be added while it runs. `changed` at every step, `ended` when it rests.

    `came_from` carries the files and folders that something is being brought in from, as they were given.
    """

    changed = Signal()
    ended = Signal()
    came_from = Signal(object)

    def __init__(self, ctx: PageContext, flow: EvidenceFlow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._flow = flow
        self._stop = Event()
        self._looking = self._keeping = 0
        self._this_time = 0
        self._handed_back = False
        self.waiting: list[Waiting] = []
        # Folders whose walk was stopped.
        self.unwalked: tuple[Path, ...] = ()
        self.fates: list[Fate] = []
        self.passed = PassedOver()
        # Why it rests although something waits: a failure of disk or vault, else a pause or a person's stop.
        self.stopped: AppuiError | None = None
        self.cut_short: CutShort | None = None
        ctx.vault.closing.connect(self._closing)
        flow.series_changed.connect(self._series_changed)

    @property
    def running(self) -> bool:
        """Whether folders are being walked or files kept."""
        return bool(self._looking or self._keeping)

    @property
    def looking(self) -> bool:
        """Whether folders are still being walked: how many files there are is not known yet."""
        return bool(self._looking)

    @property
    def paused(self) -> bool:
        """Whether it rests because so many were brought in at once."""
        return not self.running and self._this_time >= AT_ONCE

    @property
    def total(self) -> int:
        """How many files there are, as far as is known."""
        return len(self.fates) + len(self.waiting) + self._keeping

    @property
    def done(self) -> int:
        """How many of them have their fate."""
        return len(self.fates)

    @property
    def stopping(self) -> bool:
        """Whether a stop was asked for and the last portion is still being kept."""
        return self.running and self._stop.is_set()

    def take(self, brought: Sequence[Brought]) -> None:
        """Bring these in, behind what waits; what was handed back goes on with its sums. Returns at once."""
        if self.stopping:
            self.forget()  # left in the middle, with another series begun since: perhaps another case
        if not self.running:
            # A full collection stops every thread, this one too, for as long as there is much to walk through:
            # what is there already is left alone until the vault is locked (`CaseBook.clear`).
            gc.freeze()
            self._stop = Event()
            self.stopped, self._this_time = None, 0
            if not self._handed_back:
                self.fates, self.passed = [], PassedOver()
            self._handed_back = False
        self.waiting += [one for one in brought if isinstance(one, Pasted)]
        paths = tuple(one for one in brought if isinstance(one, Path))
        if paths:
            self.came_from.emit(paths)
            self._looking += 1
            self._ctx.runner.run(
                partial(gather, paths, cancelled=self._stop.is_set, leave_alone=_is_dossier),
                owner=self,
                done=partial(self._gathered, self._stop),
                failed=partial(self._not_gathered, self._stop, paths),
                lane="free",
            )
        if self._flow.view != View.IMPORTED:
            self._flow.show_view(View.IMPORTED)
        self._next()
        self.changed.emit()

    def hand_back(self) -> tuple[Brought, ...]:
        """Return what waits and forget it: whoever goes on gives it to `take` once the gate is open."""
        waiting, self.waiting = self.waiting, []
        unwalked, self.unwalked = self.unwalked, ()
        self._handed_back = True
        return (*(one.path if isinstance(one, Found) else one for one in waiting), *unwalked)

    def take_fates(self, fates: Sequence[Fate]) -> None:
        """Show what became of pictures that came in another way, as after an import."""
        self.forget()
        self.fates = list(fates)
        self._flow.show_view(View.IMPORTED)
        self._end()

    def note(self, facts: Facts) -> None:
        """Take notice that this was noted on all that is new."""
        self.fates = [
            replace(fate, exhibit=replace(fate.exhibit, facts=facts))
            if fate.exhibit is not None and not fate.exhibit.duplicate
            else fate
            for fate in self.fates
        ]

    def stop(self) -> None:
        """Stop after what is being kept just now; what is in stays in, the rest waits."""
        self._stop.set()
        self.changed.emit()

    def forget(self) -> None:
        """Forget names, pasted pictures and what waits. What is being kept just now ends, and the rest with it."""
        self._stop.set()
        self._stop = Event()
        self._looking = self._keeping = 0
        self._handed_back = False
        self.waiting, self.unwalked, self.fates, self.passed, self.stopped = [], (), [], PassedOver(), None

    # --- folders -----------------------------------------------------------------------------------------------

    def _gathered(self, stop: Event, found: Gathered) -> None:
        if stop is not self._stop:
            return  # forgotten meanwhile
        self._looking -= 1
        known = {one.path for one in self.waiting if isinstance(one, Found)}
        self.waiting += [one for one in found.files if one.path not in known]
        self.passed = self.passed.plus(found)
        self._next()
        self.changed.emit()

    def _not_gathered(self, stop: Event, paths: tuple[Path, ...], error: AppuiError) -> None:
        if stop is not self._stop:
            return
        self.unwalked += paths
        if error.code != ErrorCode.INTERRUPTED:
            self.stopped = error
        self._gathered(stop, Gathered())

    # --- portions ----------------------------------------------------------------------------------------------

    def _next(self) -> None:
        cases = self._ctx.vault.cases
        if self._keeping or cases is None:
            return
        if not self.waiting or self._stop.is_set() or not self._flow.series.running or self._this_time >= AT_ONCE:
            if not self._looking:
                self._end()
            return
        count = portion(self.waiting, AT_ONCE - self._this_time)
        given, self.waiting = self.waiting[:count], self.waiting[count:]
        self._keeping = len(given)
        self._this_time += len(given)
        asked = _Asked(self._stop, self._flow.target(), self._flow.series.number)
        facts, clock = self._flow.series.facts, self._ctx.clock
        self._ctx.runner.run(
            partial(keep_portion, cases, asked.target, given, facts, clock, asked.stop.is_set),
            owner=self,
            done=partial(self._kept, asked),
            failed=partial(self._failed, asked, given),
        )

    def _kept(self, asked: _Asked, done: Portion) -> None:
        if asked.stop is not self._stop:
            self._kept_late(done)
            return
        self._keeping = 0
        self.waiting = [*done.left, *self.waiting]
        self.fates += done.fates
        self._this_time -= len(done.left)
        if done.code is not None:
            self._flow.follow(asked.target, done.code)
        self._flow.count(asked.series, sum(1 for _ in new_exhibits(done.fates)))
        if done.stopped is not None:
            self.stopped = done.stopped
            self._stop.set()
        self._next()
        self.changed.emit()

    def _failed(self, asked: _Asked, given: Sequence[Waiting], error: AppuiError) -> None:
        """Take the failure of a whole portion: its case is gone, or a defect of ours."""
        self._kept(asked, Portion(None, (), tuple(given), error))

    def _end(self) -> None:
        self._flow.book.reload(self._rest)

    def _rest(self) -> None:
        if self._flow.view != View.IMPORTED and not (self.running or self._handed_back):
            self.forget()  # left in the middle: nobody goes on with it
        self.changed.emit()
        self.ended.emit()

    def _series_changed(self) -> None:
        """Bring nothing more in once the answer to the gate is over: it was given for this case."""
        if self.running and not self._flow.series.running:
            self.stop()

    # --- a lock ------------------------------------------------------------------------------------------------

    def _closing(self) -> None:
        left = len(self.waiting) + self._keeping
        unwalked = bool(self._looking or self.unwalked)
        if left or unwalked:
            kept = sum(1 for fate in self.fates if fate.exhibit is not None)
            self.cut_short = CutShort(kept, None if unwalked else left)
        self.forget()

    def _kept_late(self, done: Portion) -> None:
        """Count what was kept in the very moment of a lock: it is in the vault, and the next opening shows it."""
        kept = sum(1 for fate in done.fates if fate.exhibit is not None)
        told = self.cut_short
        if told is not None and self._ctx.vault.state != State.OPEN:
            left = None if told.left is None else max(0, told.left - len(done.fates))
            self.cut_short = CutShort(told.kept + kept, left)


def _is_dossier(names: Collection[str]) -> bool:
    """Tell whether a folder is a dossier: what was handed over is verified, and is no exhibit of a case."""
    from appui_core.dossier.received import is_dossier_folder  # noqa: PLC0415 - on the walk's own thread

    return is_dossier_folder(names)
