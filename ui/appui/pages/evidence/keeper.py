"""Keeps and destroys: captures, records without image, notes, withdrawals; sealing off the GUI thread."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from appui.pages.evidence import jobs
from appui.pages.evidence.flow import EvidenceFlow
from appui.pages.evidence.jobs import Grabbed, Kept, Target
from appui.pages.evidence.model import View
from appui.widgets.context import PageContext
from appui_core.cases.model import Exhibit, Facts
from appui_core.errors import AppuiError, ErrorCode
from appui_core.ports import PictureFile, Shot

_NO_PICTURE = frozenset(
    {
        ErrorCode.SCREEN_UNAVAILABLE,
        ErrorCode.SCREEN_UNKNOWN,
        ErrorCode.SCREEN_BLACK,
        ErrorCode.SCREEN_CANCELLED,
        ErrorCode.SCREEN_FORBIDDEN,
    }
)


class Keeper(QObject):
    """What the page does to the open case; every step says when it is durable, or why it is not."""

    kept = Signal(object)
    withdrawn = Signal(object)
    noted = Signal()
    refused = Signal(object)
    left_behind = Signal(object)

    def __init__(self, ctx: PageContext, flow: EvidenceFlow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._flow = flow
        self._grabbing = False
        self.last: Kept | None = None
        self.hindrance: AppuiError | None = None

    def forget(self) -> None:
        """Drop the pixels of the last capture: nothing on the page needs them."""
        self.last, self.hindrance = None, None

    # --- captures ----------------------------------------------------------------------------------------------

    def capture(self, screen: int, title: str = "") -> None:
        """Hide our windows, grab one screen, bring the windows back, seal. Returns at once."""
        if self._grabbing:
            return
        try:
            self._flow.series.gate.require()
        except AppuiError as error:
            self.refused.emit(error)
            return
        self._grabbing = True
        self.hindrance = None
        self._flow.series.screen = screen
        self._ctx.own_windows.while_hidden(
            partial(self._ctx.screens.grab, screen), partial(self._grabbed, self._flow.target(title))
        )

    def _grabbed(self, target: Target, answer: Shot | AppuiError) -> None:
        cases, ctx = self._ctx.vault.cases, self._ctx
        left = answer.leftover if isinstance(answer, PictureFile) else getattr(answer, "path", None)
        if left is not None:  # a copy in clear, whatever becomes of the picture
            self.left_behind.emit(left)
        if isinstance(answer, AppuiError) or cases is None:
            self._not_kept(answer if isinstance(answer, AppuiError) else AppuiError(ErrorCode.VAULT_LOCKED))
            return
        self._flow.show_view(View.BUSY)
        grabbed = Grabbed(answer, ctx.clock, ctx.clock_check.in_force(ctx.clock))
        work = partial(jobs.keep_shot, cases, target, grabbed, self._flow.series.facts)
        self._run(work, self._captured, self._not_kept)

    def _captured(self, kept: Kept) -> None:
        self._grabbing = False
        self._count(kept.exhibit)
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
        """Destroy the last capture and grab the same screen again."""
        if self.last is None:
            return
        exhibit, screen = self.last.exhibit, self._flow.series.screen
        self.last = None
        if exhibit.duplicate:  # it was there before this capture, and stays
            self.capture(screen)
            return
        self._flow.series.kept = max(0, self._flow.series.kept - 1)
        self._destroy(exhibit, lambda _gone: self.capture(screen))

    def count(self, exhibit: Exhibit) -> None:
        """Count a picture that came in from a phone."""
        self._count(exhibit)

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

    def new_case(self, title: str) -> None:
        """Make a case and open it."""
        cases = self._ctx.vault.cases
        if cases is None:
            return

        def done(case: object) -> None:
            self._flow.book.code = getattr(case, "code", None)
            self._flow.stop_series()
            self._reload(self._flow.home)

        self._run(partial(jobs.new_case, cases, title), done, self.refused.emit)

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

        def failed(error: AppuiError) -> None:
            self.refused.emit(error)
            self._flow.home()

        def gone(exhibits: tuple[Exhibit, ...]) -> None:
            self._reload(partial(done, exhibits))

        self._run(lambda: cases.withdraw(exhibit.case, exhibit.id), gone, failed)

    # --- helpers -----------------------------------------------------------------------------------------------

    def _count(self, exhibit: Exhibit) -> None:
        self._flow.book.code = exhibit.case
        if not exhibit.duplicate:
            self._flow.series.kept += 1
            self._flow.series_changed.emit()

    def _reload(self, done: Callable[[], None]) -> None:
        self._flow.book.reload(done)

    def _run(
        self, work: Callable[[], object], done: Callable[..., None], failed: Callable[[AppuiError], None]
    ) -> None:
        self._ctx.runner.run(work, owner=self, done=done, failed=failed)
