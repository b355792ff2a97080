"""Reads exhibits back for the page, one at a time: small pictures, checks, pictures to look at."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from appui.pages.evidence import jobs
from appui.pages.evidence.jobs import Glance, Picture
from appui.widgets.context import PageContext
from appui_core.cases.model import Exhibit
from appui_core.errors import AppuiError

# The list asks again at every change; what was checked in this session need not be read once more.
_REMEMBERED = 200


class Looker(QObject):
    """All reading happens off the GUI thread and beside the lane that seals, so a capture never waits for it."""

    glanced = Signal(str, object)
    pictured = Signal(str, object)
    refused = Signal(str, object)

    def __init__(self, ctx: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._known: dict[str, Glance] = {}
        self._gone: set[str] = set()
        self._waiting: list[Exhibit] = []
        self._busy = False

    def glance_at(self, exhibits: tuple[Exhibit, ...]) -> None:
        """Give `glanced` for each of these exhibits; a new call replaces what was still waiting."""
        self._waiting = []
        for exhibit in exhibits:
            known = self._known.get(exhibit.id)
            if known is not None:
                self.glanced.emit(exhibit.id, known)
            else:
                self._waiting.append(exhibit)
        self._next()

    def forget(self) -> None:
        """Drop everything: the vault was locked."""
        self._known.clear()
        self._gone.clear()
        self._waiting = []

    def drop_all(self, gone: Sequence[Exhibit]) -> None:
        """Drop exhibits, and what is on its way of them: they are being withdrawn."""
        for exhibit in gone:
            self._known.pop(exhibit.id, None)
            self._gone.add(exhibit.id)
        self._waiting = [exhibit for exhibit in self._waiting if exhibit.id not in self._gone]

    def look(self, exhibit: Exhibit) -> None:
        """Open a picture; the journal notes it. Answers with `pictured` or `refused`."""
        cases = self._ctx.vault.cases
        if cases is None:
            return

        def arrived(picture: Picture) -> None:
            if exhibit.id not in self._gone:
                self.pictured.emit(exhibit.id, picture)

        self._ctx.runner.run(
            partial(jobs.open_picture, cases, exhibit),
            owner=self,
            done=arrived,
            failed=lambda error: self.refused.emit(exhibit.id, error),
            lane="free",
        )

    def _next(self) -> None:
        cases = self._ctx.vault.cases
        if self._busy or not self._waiting or cases is None:
            return
        exhibit = self._waiting.pop(0)
        self._busy = True

        def arrived(glance: Glance) -> None:
            self._busy = False
            # A vault that was locked meanwhile, or an exhibit that went, is not remembered.
            if self._ctx.vault.cases is cases and exhibit.id not in self._gone:
                if len(self._known) >= _REMEMBERED:
                    self._known.pop(next(iter(self._known)))
                self._known[exhibit.id] = glance
                self.glanced.emit(exhibit.id, glance)
            self._next()

        def failed(_error: AppuiError) -> None:
            self._busy = False
            self._next()

        self._ctx.runner.run(
            partial(jobs.glance, cases, exhibit), owner=self, done=arrived, failed=failed, lane="free"
        )
