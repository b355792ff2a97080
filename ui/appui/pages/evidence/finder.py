"""Searches the vault while a person types: off the GUI thread, after a short rest, the latest question only."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from appui.pages.evidence import jobs
from appui.widgets.context import PageContext
from appui_core.cases.derived import Method
from appui_core.cases.model import Exhibit
from appui_core.errors import AppuiError

if TYPE_CHECKING:
    from appui_core.cases.service import Cases

DEBOUNCE_MS = 80
MOST = 200


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for, in all cases; empty and None do not narrow."""

    words: str = ""
    platform: str | None = None
    account: str | None = None
    since: date | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is looked for."""
        return self == Question()


@dataclass(frozen=True, slots=True)
class Found:
    """At most MOST exhibits; `more` when there are others. `made`: how Appui made some of them, by id."""

    exhibits: tuple[Exhibit, ...]
    more: bool
    made: Mapping[str, Method]


class Finder(QObject):
    """`found` carries the answer to the latest question, None when nothing is looked for."""

    found = Signal(object)
    choices = Signal(object)

    def __init__(self, ctx: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._question = Question()
        self._busy = False
        self._stale = False
        self._rest = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._rest.timeout.connect(self._run)

    def ask(self, question: Question) -> None:
        """Look for this from now on."""
        self._question = question
        if question.empty:
            self._rest.stop()
            self.found.emit(None)
        else:
            self._rest.start()

    def again(self) -> None:
        """Look once more: what the vault holds has changed."""
        if not self._question.empty:
            self._rest.start()

    def forget(self) -> None:
        """Look for nothing: the vault was locked."""
        self._question = Question()
        self._rest.stop()

    def read_choices(self) -> None:
        """Give `choices`: what the filters can be set to."""
        cases = self._ctx.vault.cases
        if cases is not None:
            self._ctx.runner.run(
                cases.search_choices,
                owner=self,
                done=self.choices.emit,
                failed=lambda _error: None,
                lane="free",
            )

    def _run(self) -> None:
        cases, question = self._ctx.vault.cases, self._question
        if cases is None or question.empty:
            return
        if self._busy:
            self._stale = True
            return
        self._busy = True

        def arrived(found: Found) -> None:
            self._over()
            if self._question == question and self._ctx.vault.cases is cases:
                self.found.emit(found)

        def failed(_error: AppuiError) -> None:
            self._over()

        self._ctx.runner.run(partial(_find, cases, question), owner=self, done=arrived, failed=failed, lane="free")

    def _over(self) -> None:
        self._busy = False
        if self._stale:
            self._stale = False
            self._run()


def _find(cases: "Cases", asked: Question) -> Found:
    exhibits = cases.search(
        asked.words, platform=asked.platform, account=asked.account, since=asked.since, limit=MOST + 1
    )
    shown = exhibits[:MOST]
    return Found(shown, len(exhibits) > MOST, jobs.methods(cases, shown))
