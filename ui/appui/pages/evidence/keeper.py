"""Keeps and destroys: captures, records without image, notes, withdrawals; sealing off the GUI thread."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from appui.pages.evidence import jobs
from appui.pages.evidence.flow import EvidenceFlow
from appui.pages.evidence.jobs import Kept, Picture, Target
from appui.pages.evidence.model import Aim, AimKind, View
from appui.pages.evidence.shooter import Outcome, Shooter
from appui.pages.evidence.shooting import Grabbed, Shooting, keep_shooting, look_at
from appui.widgets.context import PageContext
from appui_core.cases.model import Exhibit, Facts, Mode
from appui_core.errors import AppuiError, ErrorCode
from appui_core.ports import Frame, PictureFile

_NO_PICTURE = frozenset(
    {
        ErrorCode.SCREEN_UNAVAILABLE,
        ErrorCode.SCREEN_UNKNOWN,
        ErrorCode.SCREEN_BLACK,
        ErrorCode.SCREEN_CHANGED,
        ErrorCode.SCREEN_COVERED,
        ErrorCode.SCREEN_CANCELLED,
        ErrorCode.SCREEN_FORBIDDEN,
    }
)


@dataclass(frozen=True, slots=True)
class Pending:
    """A picture that nobody has sealed yet, where it would go, and what to look at."""

    target: Target
    shooting: Shooting
    picture: Picture


class Keeper(QObject):
    """What the page does to the open case; every step says when it is durable, or why it is not.

    `gone`: no pixel of these exhibits may stay anywhere, from the press on, whatever becomes of their destruction.
    """

    kept = Signal(object)
    gone = Signal(object)
    withdrawn = Signal(object)
    noted = Signal()
    refused = Signal(object)
    left_behind = Signal(object)

    def __init__(self, ctx: PageContext, flow: EvidenceFlow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._flow = flow
        self._shooter = Shooter(ctx)
        self._grabbing = False
        # Stands for the picture that is made ready to be looked at.
        self._looking: object | None = None
        self.last: Kept | None = None
        self.pending: Pending | None = None
        self.hindrance: AppuiError | None = None
        ctx.vault.closing.connect(self._close_overlays)

    def forget(self) -> None:
        """Drop the pixels of the last capture: nothing on the page needs them."""
        self.drop_pending()
        self.last, self.hindrance = None, None

    # --- captures ----------------------------------------------------------------------------------------------

    def capture(self, aim: Aim, title: str = "") -> None:
        """Take a picture and seal it; in a school, show it first. Returns at once."""
        if self._grabbing:
            return
        try:
            self._flow.series.gate.require()
        except AppuiError as error:
            self.refused.emit(error)
            return
        self._grabbing = True
        self.hindrance = None
        self._flow.series.aim = aim
        self._shooter.shoot(aim, partial(self._shot, self._flow.target(title)))

    def _shot(self, target: Target, outcome: Outcome) -> None:
        shot = outcome.shot if isinstance(outcome, Shooting) else outcome
        left = shot.leftover if isinstance(shot, PictureFile) else getattr(shot, "path", None)
        if left is not None:  # a copy in clear, whatever becomes of the picture
            self.left_behind.emit(left)
        if outcome is None:
            self._grabbing = False
            self._flow.go_on()
        elif isinstance(outcome, AppuiError) or self._ctx.vault.cases is None:
            self._not_kept(outcome if isinstance(outcome, AppuiError) else AppuiError(ErrorCode.VAULT_LOCKED))
        elif self.school:
            self._remember(outcome)
            self._look(target, outcome)
        else:
            self._remember(outcome)
            self._seal(target, outcome)

    def _look(self, target: Target, shooting: Shooting) -> None:
        """Make a picture ready to be looked at before anything of it is kept; it can be called off until then."""
        looking = self._looking = object()

        def ready(looked: tuple[Shooting, Picture]) -> None:
            if self._looking is looking:
                self.drop_pending()
                self.pending = Pending(target, *looked)
                self._flow.show_view(View.CONFIRM)

        def refused(error: AppuiError) -> None:
            if self._looking is looking:
                self.drop_pending()
                self._not_kept(error)

        self._flow.show_view(View.BUSY)
        work = partial(look_at, shooting)
        self._ctx.runner.run(work, owner=self, done=ready, failed=refused, lane="free")

    def _remember(self, shooting: Shooting) -> None:
        """Mean the next picture of the series as this one: the same screen, the same part of it."""
        aim = self._flow.series.aim or Aim()
        what: AimKind = "screen" if shooting.region is None else "same"
        number = shooting.shot.screen.number if isinstance(shooting.shot, Frame) else aim.screen
        self._flow.series.aim = replace(aim, what=what, screen=number, region=shooting.region)

    def keep_pending(self) -> None:
        """Seal the picture that was looked at."""
        pending, self.pending = self.pending, None
        if pending is not None:
            self._grabbing = True
            self._seal(pending.target, pending.shooting)

    def drop_pending(self) -> None:
        """Let go of the picture that was, or was going to be, looked at: nothing of it was kept."""
        self.pending = None
        if self._looking is not None:
            self._looking, self._grabbing = None, False

    def shoot_again(self) -> None:
        """Let go of the picture that was looked at and take another in the same way."""
        title = self.pending.target.title if self.pending is not None else ""
        self.drop_pending()
        self.capture(self._same_way(), title)

    @property
    def school(self) -> bool:
        """Whether the open case is a school's."""
        case = self._flow.book.current
        return case is not None and case.mode == Mode.SCHOOL

    def _seal(self, target: Target, shooting: Shooting) -> None:
        cases = self._ctx.vault.cases
        if cases is None:
            self._not_kept(AppuiError(ErrorCode.VAULT_LOCKED))
            return
        self._flow.show_view(View.BUSY)
        clock = self._ctx.clock
        grabbed = Grabbed(shooting, clock, self._ctx.clock_check.in_force(clock))
        work = partial(keep_shooting, cases, target, grabbed, self._flow.series.facts)
        self._run(work, partial(self._captured, target, self._flow.series.number), self._not_kept)

    def _captured(self, target: Target, series: int, kept: Kept) -> None:
        self._grabbing = False
        if self._ctx.vault.cases is None:
            return  # locked while it was sealed: it is kept, and nothing of it is shown
        self._flow.follow(target, kept.exhibit.case)
        self._flow.count(series, int(kept.fresh))
        self.last = kept
        self._reload(lambda: self.kept.emit(kept))

    def _not_kept(self, error: AppuiError) -> None:
        self._grabbing = False
        if error.code in _NO_PICTURE:  # told where the next try begins, with a file as the other way
            self.hindrance = error
        else:
            self.refused.emit(error)
        self._flow.go_on()

    def retake(self) -> None:
        """Destroy the last capture and grab again in the same way: a part is chosen anew."""
        if self.last is None:
            return
        kept, aim = self.last, self._same_way()
        self.last = None
        # What was there before this capture stays; what was made of a destroyed screen goes with it.
        doomed = next((exhibit for exhibit in kept.exhibits if not exhibit.duplicate), None)
        if doomed is None:
            self.capture(aim)
            return
        self._flow.series.kept = max(0, self._flow.series.kept - 1)
        self._destroy(doomed, lambda _gone: self.capture(aim))

    def _same_way(self) -> Aim:
        aim = self._flow.series.aim or Aim()
        return replace(aim, what="region", region=None) if aim.what == "same" else aim

    def _close_overlays(self) -> None:
        """Before the vault locks: nothing of a frozen screen stays, and no picture waits."""
        self.drop_pending()
        if self._shooter.busy:
            self._ctx.overlays.close()

    # --- records without image, notes, withdrawals -------------------------------------------------------------

    def keep_link(self, facts: Facts, title: str = "") -> None:
        """Keep an address and words without any picture."""
        cases = self._ctx.vault.cases
        if cases is None:
            return

        def done(kept: Kept) -> None:
            self._flow.book.code = kept.exhibit.case
            self.last = kept
            self._reload(lambda: self.kept.emit(kept))

        self._run(partial(jobs.keep_link, cases, self._flow.target(title), facts), done, self.refused.emit)

    def new_case(self, title: str, *, school: bool = False) -> None:
        """Make a case and open it; `school`: an establishment follows it."""
        cases = self._ctx.vault.cases
        if cases is None:
            return

        def done(case: object) -> None:
            self._flow.book.code = getattr(case, "code", None)
            self._flow.stop_series()
            self._reload(self._flow.home)

        self._run(
            partial(jobs.new_case, cases, title, Mode.SCHOOL if school else Mode.FAMILY), done, self.refused.emit
        )

    def note(self, exhibits: list[Exhibit], facts: Facts, done: Callable[[], None]) -> None:
        """Write down what a person said about exhibits; nothing is written when nothing changed."""
        cases = self._ctx.vault.cases
        changed = [exhibit for exhibit in exhibits if exhibit.facts != facts]
        if cases is None:
            return
        if not changed:
            done()
            return

        def work() -> None:
            for code in {exhibit.case for exhibit in changed}:
                cases.note_facts_of(code, [each.id for each in changed if each.case == code], facts)

        def noted(_none: object) -> None:
            self.noted.emit()
            self._reload(done)

        self._run(work, noted, self.refused.emit)

    def withdraw(self, exhibit: Exhibit) -> None:
        """Destroy an exhibit and end the series: the question of the gate is open again.

        `withdrawn` tells all that went, this one first: what was made out of it goes too.
        """
        self.last = None
        self._flow.stop_series()
        self._destroy(exhibit, self.withdrawn.emit)

    def _destroy(self, exhibit: Exhibit, done: Callable[[tuple[Exhibit, ...]], None]) -> None:
        cases = self._ctx.vault.cases
        if cases is None:
            return
        self.gone.emit((exhibit,))

        def failed(error: AppuiError) -> None:
            self.refused.emit(error)
            self._reload(self._flow.home)

        def gone(exhibits: tuple[Exhibit, ...]) -> None:
            self.gone.emit(exhibits)
            self._reload(partial(done, exhibits))

        self._run(lambda: cases.withdraw(exhibit.case, exhibit.id), gone, failed)

    # --- helpers -----------------------------------------------------------------------------------------------

    def _reload(self, done: Callable[[], None]) -> None:
        self._flow.book.reload(done)

    def _run(
        self, work: Callable[[], object], done: Callable[..., None], failed: Callable[[AppuiError], None]
    ) -> None:
        self._ctx.runner.run(work, owner=self, done=done, failed=failed)
