"""The settings done, read and noted off the GUI thread; in the open vault, else only while Appui runs."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from appui.pages.report.checked import Checked, Kept, MemoryChecked
from appui.tasks.runner import Lane
from appui.widgets.context import PageContext
from appui_core.errors import AppuiError


class Checklist(QObject):
    """`done` is what is known now; `changed` when that became different. `lasting`: the vault remembers."""

    changed = Signal()

    def __init__(self, context: PageContext, kept: Kept, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx, self._kept = context, kept
        self._memory = MemoryChecked(context.clock)
        self._watched = False
        self.done: Mapping[str, str] = {}
        self.lasting = False

    def read(self) -> None:
        """Ask what was done."""
        if not self._watched:
            self._watched = True
            self._ctx.vault.changed.connect(self.read)
        source = self._source()
        self._ctx.runner.run(source.done, owner=self, done=self._take, failed=self._failed, lane=self._lane())

    def mark(self, guide_id: str, *, done: bool) -> None:
        """Note that a setting is done, or is not any more."""
        source = self._source()

        def work() -> Mapping[str, str]:
            source.mark(guide_id, done)
            return source.done()

        self._ctx.runner.run(work, owner=self, done=self._take, failed=self._failed, lane=self._lane())

    def _source(self) -> Checked:
        kept = self._kept()
        self.lasting = kept is not None
        return self._memory if kept is None else kept

    def _lane(self) -> Lane:
        return "vault" if self.lasting else "free"

    def _take(self, done: Mapping[str, str]) -> None:
        # A vault that was locked meanwhile takes its answer with it.
        if self.lasting and self._kept() is None:
            self.read()
            return
        self.done = dict(done)
        self.changed.emit()

    def _failed(self, error: AppuiError) -> None:
        self._ctx.say("warn", self._ctx.messages().error(error.code).spoken())
