"""The record of a case's destruction: what went, what stays and where copies are, out of the chain that remains.

All of it stands in the last entry of the purged case's chain and its opening, so that it can be asked for again.
It names nobody: the reason, which a person wrote, is not in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from appui_core.cases.model import Mode
from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault import event_names as events
from appui_core.vault.facade import Vault
from appui_core.vault.journal import Entry, SignedHead

if TYPE_CHECKING:
    from appui_core.cases.service import Cases


@dataclass(frozen=True, slots=True)
class HandedOut:
    """A dossier that left before: its copy was not destroyed.

    What is not known any more: `addressee` is empty then, `exhibits` too, `sealed` None.
    """

    at_utc: str
    addressee: str
    exhibits: tuple[int, ...]
    sealed: bool | None


@dataclass(frozen=True, slots=True)
class Destruction:
    """What can be said of a case that is no more. `numbers`: how many exhibits it ever had.

    `reports` is None where that is not known any more: the last entry of cases purged before 28 November 2026, in
    the evening, says it neither of the reports nor, but for the dates, of the `dossiers`.

    `entry` is the chain's last one; `signed_head` covers it and all before it.
    """

    case: str
    mode: Mode
    created_at_utc: str
    purged_at_utc: str
    exhibits: int
    numbers: int
    reports: int | None
    dossiers: tuple[HandedOut, ...]
    entry: Entry
    signed_head: SignedHead

    def to_json(self) -> dict[str, Any]:
        """Return the object of ARCHITECTURE.md, "Record of a destruction"."""
        return {
            "case": self.case,
            "mode": str(self.mode),
            "created_at_utc": self.created_at_utc,
            "purged_at_utc": self.purged_at_utc,
            "exhibits": self.exhibits,
            "exhibits_withdrawn": self.numbers - self.exhibits,
            "reports": self.reports,
            "dossiers": [
                {
                    "at_utc": one.at_utc,
                    "addressee": one.addressee or None,
                    "exhibits": list(one.exhibits),
                    "sealed": one.sealed,
                }
                for one in self.dossiers
            ],
            "last_entry": self.entry.to_json(),
            "signed_head": self.signed_head.to_json(),
        }


def destroy(cases: "Cases", code: str, reason: str) -> "tuple[Destruction, AppuiError | None]":
    """Destroy a case; return its record, and what kept the cleaning up from its end: the next opening does that.

    Raises AppuiError: what stopped it before anything was destroyed, as `Cases.purge` names it.
    """
    try:
        cases.purge(code, reason)
    except AppuiError as error:
        if error.code is ErrorCode.CASE_PURGED:
            raise
        # It may have come when the case was already gone: then a second try has nothing to destroy.
        try:
            return cases.keeping.destruction(code), error
        except AppuiError:
            raise error from None
    return cases.keeping.destruction(code), None


def destruction(vault: Vault, code: str) -> Destruction:
    """Return the record of a purged case.

    Raises AppuiError: CASE_UNKNOWN, NOT_PURGED, VAULT_LOCKED.
    """
    with vault.transaction():
        found = vault.rows(
            "SELECT id, mode, created_at_utc, next_number FROM cases WHERE code = ?",
            (code,),
        )
        if not found:
            raise AppuiError(ErrorCode.CASE_UNKNOWN)
        case_id, mode, created_at_utc, next_number = found[0]
        chain = vault.opened_entries(case_id)
        last = chain[-1]
        if last.entry.event != events.CASE_PURGED:
            raise AppuiError(ErrorCode.NOT_PURGED)
        details = last.details or {}
        return Destruction(
            case=code,
            mode=Mode(mode),
            created_at_utc=created_at_utc,
            purged_at_utc=last.entry.at_utc,
            exhibits=int(details.get("exhibits", 0)),
            numbers=int(next_number) - 1,
            reports=int(details["reports"]) if "reports" in details else None,
            dossiers=tuple(_handed_out(one) for one in details["dossiers"])
            if "dossiers" in details
            else tuple(_left(one.entry) for one in chain if one.entry.event == events.DOSSIER_EXPORTED),
            entry=last.entry,
            signed_head=vault.signed_head(case_id),
        )


def _left(entry: Entry) -> HandedOut:
    """Return what a dossier's entry says once its opening is gone: when."""
    return HandedOut(entry.at_utc, "", (), None)


def _handed_out(one: Mapping[str, Any]) -> HandedOut:
    return HandedOut(one["at_utc"], one["addressee"], tuple(one["exhibits"]), one["sealed"])
