"""How long cases are kept, and what remains to be said of those that were destroyed: on top of an open vault."""

from dataclasses import dataclass
from datetime import date

from appui_core.cases import identifiers
from appui_core.cases.destruction import Destruction, destruction
from appui_core.cases.model import Case, Mode
from appui_core.cases.retention import Retention, checked, retention
from appui_core.cases.writable import writable
from appui_core.clock import Clock
from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault import event_names as events
from appui_core.vault.facade import Vault

_CASES = (
    "SELECT c.id, c.code, c.title, c.mode, c.created_at_utc,"
    " EXISTS (SELECT 1 FROM settings s WHERE s.key = 'purged/' || c.id) FROM cases c"
)


@dataclass(frozen=True, slots=True)
class Reached:
    """A school's case whose day is reached: somebody decides what becomes of it."""

    case: str
    title: str
    until: date


class Keeping:
    """Any thread may call; each call raises VAULT_LOCKED once the vault is closed."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock

    def until(self, code: str) -> Retention | None:
        """Return until when a case is kept; None for a family's.

        Raises AppuiError: CASE_UNKNOWN, CASE_PURGED.
        """
        case_id, case = self._case(code)
        return retention(self._vault, case_id, case)

    def keep_until(self, code: str, day: date, reason: str, *, held: bool = False) -> Retention:
        """Decide until when a school's case is kept, and why; the journal has it.

        Raises AppuiError: CASE_UNKNOWN, CASE_PURGED, NOT_A_SCHOOL, RETENTION (as `retention.checked`), DISK_FULL,
        VAULT_READ_ONLY.
        """
        with self._vault.transaction():
            case_id, case = self._case(code)
            known = retention(self._vault, case_id, case)
            if known is None:
                raise AppuiError(ErrorCode.NOT_A_SCHOOL)
            wanted = Retention(day, known.longest, writable(reason.strip()), held)
            details = checked(wanted, self._clock.now().date())
            self._vault.append_event(case_id, events.RETENTION_NOTED, None, details)
            return retention(self._vault, case_id, case) or wanted

    def reached(self) -> tuple[Reached, ...]:
        """Return the cases whose day is reached, the earliest day first."""
        today = self._clock.now().date()
        found = []
        for row in self._vault.rows(f"{_CASES} WHERE c.mode = 'school'"):
            case_id, case, purged = _parsed(row)
            kept = None if purged else retention(self._vault, case_id, case)
            if kept is not None and kept.reached(today):
                found.append(Reached(case.code, case.title, kept.until))
        return tuple(sorted(found, key=lambda one: (one.until, one.case)))

    def destruction(self, code: str) -> Destruction:
        """Return the record of a case that was destroyed.

        Raises AppuiError: CASE_UNKNOWN, NOT_PURGED.
        """
        return destruction(self._vault, identifiers.tidy_code(code))

    def _case(self, code: str) -> tuple[str, Case]:
        rows = self._vault.rows(f"{_CASES} WHERE c.code = ?", (identifiers.tidy_code(code),))
        if not rows:
            raise AppuiError(ErrorCode.CASE_UNKNOWN)
        case_id, case, purged = _parsed(rows[0])
        if purged:
            raise AppuiError(ErrorCode.CASE_PURGED)
        return case_id, case


def _parsed(row: tuple[object, ...]) -> tuple[str, Case, bool]:
    case_id, code, title, mode, created_at_utc, purged = map(str, row)
    return case_id, Case(code, title, Mode(mode), created_at_utc, 0), purged == "1"
