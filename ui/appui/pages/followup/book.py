"""The ledger as the room shows it: read and changed off the GUI thread, forgotten when the vault is locked."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from appui.widgets.context import PageContext
from appui_core.cases.model import Case, Exhibit
from appui_core.errors import AppuiError, ErrorCode

if TYPE_CHECKING:
    from appui_core.cases.deadlines import Due
    from appui_core.cases.exports import Export
    from appui_core.cases.keeping import Reached
    from appui_core.cases.report_model import Report, Step, Told
    from appui_core.cases.service import Cases
    from appui_core.vault.facade import Vault

T = TypeVar("T")

# The exhibits that can be ticked: the newest, because a report goes with what was just kept.
TICKS = 24
# The dossiers that are listed, the newest ones; the card shows some of them at first.
EXPORTS = 60


@dataclass(frozen=True, slots=True)
class Ledger:
    """What one reading found. `hidden`: some limits are not shown, our information about them is old."""

    cases: tuple[Case, ...] = ()
    reports: "tuple[Report, ...]" = ()
    due: "tuple[Due, ...]" = ()
    exports: "tuple[Export, ...]" = ()
    hidden: bool = False
    checked_on: date | None = None
    # Cases of a school whose retention day is reached.
    reached: "tuple[Reached, ...]" = ()

    def case_title(self, code: str) -> str:
        """Return the title of a case."""
        return next((case.title for case in self.cases if case.code == code), "")


class Book(QObject):
    """`changed` after each reading; `refused` carries an AppuiError. Answers of a locked vault are dropped.

    One change at a time: while one is written (`writing`) a second press does nothing. `landed`: what the form
    asked for was written although the vault was locked meanwhile.
    """

    changed = Signal()
    refused = Signal(object)
    writing_changed = Signal(bool)
    landed = Signal()

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ctx = context
        self.ledger = Ledger()
        self.loaded = False
        self.writing = False

    def forget(self) -> None:
        """Hold nothing any more."""
        self.ledger, self.loaded = Ledger(), False
        self._set_writing(False)

    def reload(
        self, done: Callable[[], None] | None = None, failed: Callable[[AppuiError], None] | None = None
    ) -> None:
        """Read everything again."""
        clock = self._ctx.clock

        def work(vault: "Vault", cases: "Cases") -> Ledger:
            return _read(vault, cases, clock.now())

        def arrived(ledger: Ledger) -> None:
            self.ledger, self.loaded = ledger, True
            self.changed.emit()
            if done is not None:
                done()

        self._run(work, arrived, failed)

    def save(self, code: str, title: str, told: "Told", report_id: str, done: Callable[[], None]) -> None:
        """Note a report, or correct the one with this id; without a code a case of this title is begun for it."""

        def work(_vault: "Vault", cases: "Cases") -> None:
            if report_id:
                cases.reports.correct(report_id, told)
            else:
                cases.reports.add(code or cases.new(title).code, told)

        self._change(work, done, self.landed.emit)

    def note(self, report_id: str, step: "Step", at: datetime, done: Callable[[], None]) -> None:
        """Note what became of a report."""
        self._change(lambda _vault, cases: cases.reports.note(report_id, step, at), done)

    def take_back(self, report_id: str, done: Callable[[], None]) -> None:
        """Take the last step back."""
        self._change(lambda _vault, cases: cases.reports.take_back(report_id), done)

    def remove(self, report_id: str, done: Callable[[], None]) -> None:
        """Destroy a report."""
        self._change(lambda _vault, cases: cases.reports.remove(report_id), done, self.landed.emit)

    def exhibits(self, code: str, done: "Callable[[tuple[Exhibit, ...]], None]") -> None:
        """Read the newest exhibits of a case."""
        self._run(lambda _vault, cases: cases.exhibits_page(code, 0, TICKS), done)

    def write_calendar(self, target: Path, done: Callable[[int], None]) -> None:
        """Write the days to come into a new file; `done` gets their number, and 0 means: no file."""
        now, words = self._ctx.clock.now(), self._ctx.messages().text("reports.calendar")

        def work(vault: "Vault", cases: "Cases") -> int:
            from appui_core.cases.deadlines import reminder_days  # noqa: PLC0415 - comes with the vault
            from appui_core.cases.ics import calendar, write_calendar  # noqa: PLC0415 - for this button alone
            from appui_core.content.deadlines import load_deadlines  # noqa: PLC0415 - the same

            days = reminder_days(cases.reports.due(now, load_deadlines()), now.date())
            if days:
                write_calendar(target, calendar(days, words, vault.vault_id, now))
            return len(days)

        vault, cases = self._ctx.vault.vault, self._ctx.vault.cases
        if vault is None or cases is None:
            # It was locked while the person chose a place: nothing is written, and that is said.
            self.refused.emit(AppuiError(ErrorCode.VAULT_LOCKED))
            return
        # The file stands outside the vault: what became of it is said even where the vault was locked meanwhile.
        self._ctx.runner.run(lambda: work(vault, cases), owner=self, done=done, failed=self.refused.emit)

    def _change(
        self,
        work: "Callable[[Vault, Cases], object]",
        done: Callable[[], None],
        late: Callable[[], None] | None = None,
    ) -> None:
        if self.writing:
            return

        def ended() -> None:
            self._set_writing(False)
            done()

        def unread(error: AppuiError) -> None:
            # It is written all the same: to stay where it can be pressed again would do it twice.
            ended()
            self.refused.emit(error)

        def failed(error: AppuiError) -> None:
            self._set_writing(False)
            self.refused.emit(error)

        if self._run(work, lambda _result: self.reload(ended, unread), failed, late):
            self._set_writing(True)

    def _set_writing(self, writing: bool) -> None:  # noqa: FBT001 - carried by a signal of one value
        if self.writing != writing:
            self.writing = writing
            self.writing_changed.emit(writing)

    def _run(
        self,
        work: "Callable[[Vault, Cases], T]",
        done: Callable[[T], None],
        failed: Callable[[AppuiError], None] | None = None,
        late: Callable[[], None] | None = None,
    ) -> bool:
        """Begin, and tell whether the vault was open for it; `late` instead of `done` once it was locked."""
        vault, cases = self._ctx.vault.vault, self._ctx.vault.cases
        if vault is None or cases is None:
            return False

        def arrived(result: T) -> None:
            if self._ctx.vault.cases is cases:
                done(result)
            elif late is not None:
                late()

        def refused(error: AppuiError) -> None:
            if self._ctx.vault.cases is cases:
                (failed or self.refused.emit)(error)

        self._ctx.runner.run(lambda: work(vault, cases), owner=self, done=arrived, failed=refused)
        return True


def _read(vault: "Vault", cases: "Cases", now: datetime) -> Ledger:
    from appui_core.cases.deadlines import dues, gathered, hidden_rules  # noqa: PLC0415 - comes with the vault
    from appui_core.cases.exports import exports  # noqa: PLC0415 - the same
    from appui_core.content.deadlines import load_deadlines  # noqa: PLC0415 - the same

    rules = load_deadlines()
    reports = cases.reports.all()
    due = gathered(dues(reports, rules, now))
    return Ledger(
        cases=tuple(sorted(cases.list(), key=lambda case: case.created_at_utc, reverse=True)),
        reports=reports,
        due=due,
        exports=exports(vault, EXPORTS),
        hidden=bool(hidden_rules(rules, now.date())),
        checked_on=min((one.rule.fact.checked_on for one in due), default=None),
        reached=cases.keeping.reached(),
    )
