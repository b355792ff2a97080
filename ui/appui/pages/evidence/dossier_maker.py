"""Makes a dossier and checks it at once, off the GUI thread; tells which of the two is under way."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from appui.pages.evidence import jobs
from appui.pages.evidence.casebook import CaseBook
from appui.pages.evidence.dossier_draft import DossierDraft
from appui.tasks.long_task import LongTask
from appui.widgets.context import PageContext
from appui_core.dossier.order import Dating, Order
from appui_core.errors import AppuiError, ErrorCode
from appui_core.settings.authorities import authorities, wanted

if TYPE_CHECKING:
    from appui_core.dossier.build import DossierResult
    from appui_core.dossier.seal import Seal


class DossierMaker(QObject):
    """One dossier at a time, of the case that is open on the page.

    `progress`: the work done and the work in all, while it is being written.
    """

    progress = Signal(object, object)
    verifying = Signal()
    made = Signal(object)
    refused = Signal(object)
    stopped = Signal()

    def __init__(self, ctx: PageContext, book: CaseBook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._book = book
        self._task: LongTask | None = None

    def make(self, draft: DossierDraft, into: Path) -> bool:
        """Begin; return False when there is no open case. A date is asked for only if the settings allow it."""
        cases, code = self._ctx.vault.cases, self._book.code
        if cases is None or code is None:
            return False
        order = Order(
            code,
            draft.addressee,
            into,
            draft.numbers(self._book.exhibits),
            draft.choice(),
            zip_it=draft.zip_it,
            dating=self._dating() if draft.dated else None,
            seal=draft.seal,
        )
        task = self._task = LongTask(self)
        task.progress.connect(self.progress)
        words = self._ctx.messages()
        self._ctx.runner.run(
            partial(jobs.build, cases, order, self._ctx.clock, words, task.tell, task.cancelled),
            owner=self,
            done=partial(self._verify, draft.seal),
            failed=self._failed,
        )
        return True

    def stop(self) -> None:
        """Ask what is being made to end; `stopped` says that nothing of it is left."""
        if self._task is not None:
            self._task.cancel()

    def _failed(self, error: AppuiError) -> None:
        if error.code is ErrorCode.INTERRUPTED:
            self.stopped.emit()
        else:
            self.refused.emit(error)

    def _dating(self) -> Dating | None:
        settings = self._ctx.settings
        return Dating(self._ctx.time_stamper(), authorities(settings)) if wanted(settings) else None

    def _verify(self, seal: "Seal | None", result: "DossierResult") -> None:
        self.verifying.emit()
        self._ctx.runner.run(
            partial(jobs.verify, result, seal),
            owner=self,
            done=self.made.emit,
            failed=self.refused.emit,
            lane="free",
        )
