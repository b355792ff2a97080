"""The cases of the open vault as the room shows them: which there are, which one is open, what it holds."""

import gc
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from appui.pages.evidence.jobs import methods
from appui.pages.evidence.model import NOTHING, Day, Summary, days, summarise
from appui.tasks.runner import TaskRunner
from appui.tasks.vault_session import VaultSession
from appui_core.cases.derived import Method
from appui_core.cases.model import Case, Exhibit
from appui_core.cases.retention import Retention
from appui_core.errors import AppuiError

if TYPE_CHECKING:
    from appui_core.cases.service import Cases
    from appui_core.vault.facade import Vault

# What is read before the rest of a long case, so that the vault's door opens on a list at once.
_AT_FIRST = 60
# From here on the collector leaves what was read alone until the vault is locked: a walk through 10 000 exhibits
# would stop a scrolling list for two frames, and none of them is ever garbage by a cycle.
_MANY = 1_000


@dataclass(frozen=True, slots=True)
class Listing:
    """What one reading found; `recovery_due_utc` is None once the recovery key was typed back."""

    cases: tuple[Case, ...] = ()
    code: str | None = None
    exhibits: tuple[Exhibit, ...] = ()
    recovery_due_utc: datetime | None = None
    days: tuple[Day, ...] = ()
    summary: Summary = NOTHING
    whole: bool = True
    made: Mapping[str, Method] = field(default_factory=dict)
    kept: Retention | None = None


class CaseBook(QObject):
    """A copy, read off the GUI thread, of what the window needs of the cases."""

    changed = Signal()
    refused = Signal(object)

    def __init__(self, session: VaultSession, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._runner = runner
        self.cases: tuple[Case, ...] = ()
        self.code: str | None = None
        self.exhibits: tuple[Exhibit, ...] = ()
        self.days: tuple[Day, ...] = ()
        self.summary = NOTHING
        self.made: Mapping[str, Method] = {}
        # Until when the open case is kept; None for a family's.
        self.kept: Retention | None = None
        self.recovery_due_utc: datetime | None = None
        self.loaded = False

    @property
    def current(self) -> Case | None:
        """The case that is open on the page."""
        return next((case for case in self.cases if case.code == self.code), None)

    def exhibit(self, exhibit_id: str) -> Exhibit | None:
        """Return an exhibit of the open case."""
        return next((exhibit for exhibit in self.exhibits if exhibit.id == exhibit_id), None)

    def select(self, code: str) -> None:
        """Open another case."""
        self.code = code
        self.reload()

    def clear(self) -> None:
        """Forget everything: the vault was locked."""
        self._take(Listing())
        gc.unfreeze()
        self.loaded = False
        self.changed.emit()

    def _take(self, listing: Listing) -> None:
        self.cases, self.code, self.exhibits = listing.cases, listing.code, listing.exhibits
        self.recovery_due_utc = listing.recovery_due_utc
        self.days, self.summary, self.made = listing.days, listing.summary, listing.made
        self.kept = listing.kept

    def reload(self, done: Callable[[], None] | None = None) -> None:
        """Read the list again; the case that was open stays open, else the newest is."""
        cases, vault = self._session.cases, self._session.vault
        if cases is None or vault is None:
            self.clear()
            return
        wanted = self.code

        def arrived(listing: Listing) -> None:
            if self._session.cases is not cases:
                return  # locked meanwhile
            self._take(listing)
            if len(listing.exhibits) >= _MANY:
                gc.freeze()
            self.loaded = True
            self.changed.emit()
            if not listing.whole:
                self._runner.run(
                    lambda: _read(vault, cases, listing.code), owner=self, done=arrived, failed=self._failed
                )
            elif done is not None:
                done()

        first = None if self.loaded else _AT_FIRST
        self._runner.run(lambda: _read(vault, cases, wanted, first), owner=self, done=arrived, failed=self._failed)

    def _failed(self, error: AppuiError) -> None:
        if self._session.cases is not None:
            self.refused.emit(error)


def _read(vault: "Vault", cases: "Cases", wanted: str | None, first: int | None = None) -> Listing:
    """Read the cases and the exhibits of one; of a long case only the `first` newest, when that is given."""
    listing = tuple(sorted(cases.list(), key=lambda case: case.created_at_utc, reverse=True))
    codes = [case.code for case in listing]
    code = wanted if wanted in codes else next(iter(codes), None)
    count = next((case.exhibits for case in listing if case.code == code), 0)
    whole = first is None or count <= first
    exhibits: tuple[Exhibit, ...] = ()
    if code is not None:
        exhibits = tuple(cases.exhibits(code) if first is None or whole else cases.exhibits_page(code, 0, first))
    summary = replace(summarise(exhibits), exhibits=count if not whole else len(exhibits))
    made = methods(cases, exhibits)
    kept = None if code is None else cases.keeping.until(code)
    return Listing(listing, code, exhibits, vault.recovery_due_utc, days(exhibits), summary, whole, made, kept)
