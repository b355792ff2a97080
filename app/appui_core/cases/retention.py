"""How long a school keeps a case: a day, and why. Nothing is ever deleted by itself.

Proposed: one year from the opening of the case, as the ministry keeps what it is told (“Stop harcèlement”). At
most three years, as decree 2023-1027, art. 6, has it for the yearly questionnaires: no text that was found sets a
limit for a case, and a complaint is mostly possible for six years. Longer only while somebody has asked for it and
a reason is noted (a hold). The head of the school decides; Appui reminds. What was decided stands in the case's
journal (`retention_noted`), whose newest entry counts; the default is nowhere written.
"""

import json
from dataclasses import dataclass
from datetime import date

from appui_core.cases.deadlines import add_months
from appui_core.cases.model import Case, Mode
from appui_core.clock import stamped_day
from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault import event_names as events
from appui_core.vault.facade import Vault

DEFAULT_MONTHS, MOST_MONTHS = 12, 36

_NOTED = (
    "SELECT o.details, j.at_utc FROM journal j JOIN openings o USING (chain, seq)"
    " WHERE j.chain = ? AND j.event = ? AND o.details IS NOT NULL ORDER BY j.seq DESC LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class Retention:
    """Until when a case is kept. `reason` is empty and `noted_at_utc` None for the day that Appui proposes.

    `held`: somebody asked that it be kept beyond the most that is usual. `longest` is that last usual day.
    """

    until: date
    longest: date
    reason: str = ""
    held: bool = False
    noted_at_utc: str | None = None

    def reached(self, today: date) -> bool:
        """Tell whether it is time to decide."""
        return today >= self.until

    def to_json(self) -> dict[str, object]:
        """Return the object of ARCHITECTURE.md, "Retention"."""
        return {
            "until": self.until.isoformat(),
            "longest": self.longest.isoformat(),
            "reason": self.reason or None,
            "held": self.held,
            "noted_at_utc": self.noted_at_utc,
        }


def retention(vault: Vault, case_id: str, case: Case) -> Retention | None:
    """Return until when a school's case is kept; None for a family's, which is theirs.

    Raises AppuiError: VAULT_LOCKED.
    """
    if case.mode is not Mode.SCHOOL:
        return None
    opened = stamped_day(case.created_at_utc, 0)
    longest = add_months(opened, MOST_MONTHS)
    noted = vault.rows(_NOTED, (case_id, events.RETENTION_NOTED))
    if not noted:
        return Retention(add_months(opened, DEFAULT_MONTHS), longest)
    details, at_utc = json.loads(noted[0][0]), str(noted[0][1])
    return Retention(date.fromisoformat(details["until"]), longest, details["reason"], details["held"], at_utc)


def checked(wanted: Retention, today: date) -> dict[str, object]:
    """Return what the journal commits to.

    Raises AppuiError: RETENTION (detail `past`: the day is over; `long`: beyond the most without a hold; `reason`:
    none was given).
    """
    if not wanted.reason:
        raise AppuiError(ErrorCode.RETENTION, "reason")
    if wanted.until < today:
        raise AppuiError(ErrorCode.RETENTION, "past")
    if wanted.until > wanted.longest and not wanted.held:
        raise AppuiError(ErrorCode.RETENTION, "long")
    return {"until": wanted.until.isoformat(), "reason": wanted.reason, "held": wanted.held}
