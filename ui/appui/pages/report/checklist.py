"""The settings done, read and noted off the GUI thread; in the open vault, else only while Appui runs."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from appui.pages.report.checked import Checked, Kept, MemoryChecked
from appui.widgets.context import PageContext
from appui_core.errors import AppuiError

if TYPE_CHECKING:
    from appui.tasks.runner import Lane


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
            self._ctx.vault.changed.connect(self._vault_changed)
        self._run(lambda source: source.done())

    def mark(self, guide_id: str, *, done: bool) -> None:
        """Note that a setting is done, or is not any more."""

        def work(source: Checked) -> Mapping[str, str]:
            source.mark(guide_id, done)
            return source.done()

        self._run(work)

    def _vault_changed(self) -> None:
        # Nothing of a vault stays in sight while its answer, or that of the memory, is on its way.
        if self.done:
            self._take({})
        self.read()

    def _run(self, work: Callable[[Checked], Mapping[str, str]]) -> None:
        """Ask what remembers now; its answer counts only while that is still so."""
        kept = self._kept()
        source = self._memory if kept is None else kept
        lane: Lane = "free" if kept is None else "vault"
        self.lasting = kept is not None

        def arrived(done: Mapping[str, str]) -> None:
            if self._kept() is kept:
                self._take(done)

        def failed(error: AppuiError) -> None:
            # A vault that was locked meanwhile is no news: whoever locked it knows.
            if self._kept() is kept:
                self._ctx.say("warn", self._ctx.messages().error(error.code).spoken())

        self._ctx.runner.run(lambda: work(source), owner=self, done=arrived, failed=failed, lane=lane)

    def _take(self, done: Mapping[str, str]) -> None:
        self.done = dict(done)
        self.changed.emit()
