"""Which dossiers were made, out of the journals of the cases; where they were put is written nowhere."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from appui_core.cases import rows
from appui_core.vault import event_names as events
from appui_core.vault.facade import Vault


@dataclass(frozen=True, slots=True)
class Export:
    """A dossier that was made: for whom, with which exhibits; both empty when that was destroyed on purpose."""

    at_utc: str
    case: str
    addressee: str
    exhibits: tuple[int, ...]


def exports(vault: Vault, limit: int = 20) -> tuple[Export, ...]:
    """Return the dossiers made last, of every case but purged ones, the newest first.

    Raises AppuiError: VAULT_LOCKED.
    """
    found = vault.rows(
        "SELECT j.at_utc, c.code, o.details FROM journal j JOIN cases c ON c.id = j.chain"
        " LEFT JOIN openings o USING (chain, seq)"
        " WHERE j.event = ? AND NOT EXISTS (SELECT 1 FROM settings s WHERE s.key = 'purged/' || c.id)"
        " ORDER BY j.at_utc DESC, j.seq DESC LIMIT ?",
        (events.DOSSIER_EXPORTED, limit),
    )
    return tuple(_export(*row) for row in found)


def _export(at_utc: str, case: str, details: str | None) -> Export:
    told = {} if details is None else json.loads(details)
    return Export(at_utc, case, str(told.get("addressee", "")), tuple(told.get("exhibits", ())))


@dataclass(frozen=True, slots=True)
class Version:
    """A dossier as its addressee has it: its exhibits, those masked (a hash of what is covered) or cut (facts).

    `whole` is False for one made before 28 November 2026, in the evening: what was covered was not noted then.
    `letters`: a hash of each letter's text by its id; None where it is not known. `pages`: of dossier.pdf; 0 where
    that was not noted, before the night of 28 November 2026.
    """

    at_utc: str
    manifest_sha256: str
    exhibits: tuple[int, ...]
    masked: Mapping[int, str] = field(default_factory=dict)
    abridged: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    whole: bool = True
    journal_head: str = ""
    letters: Mapping[str, str] | None = None
    pages: int = 0

    def to_json(self) -> dict[str, Any]:
        """Return what the journal commits to of it."""
        return {
            "exhibits": list(self.exhibits),
            "manifest_sha256": self.manifest_sha256,
            "masked": {str(number): covered for number, covered in self.masked.items()},
            "abridged": {str(number): list(names) for number, names in self.abridged.items()},
            **({} if self.letters is None else {"letters": dict(self.letters)}),
            **({"pages": self.pages} if self.pages else {}),
        }


def versions(vault: Vault, code: str) -> tuple[tuple[str, Version], ...]:
    """Return the dossiers made of a case, each with its addressee, the newest first.

    Raises AppuiError: CASE_UNKNOWN, CASE_PURGED, VAULT_LOCKED.
    """
    found = vault.rows(
        "SELECT j.at_utc, o.details FROM journal j JOIN openings o USING (chain, seq)"
        " WHERE j.chain = ? AND j.event = ? ORDER BY j.seq DESC",
        (rows.case_id(vault, code), events.DOSSIER_EXPORTED),
    )
    read = ((at_utc, json.loads(details)) for at_utc, details in found)
    return tuple((str(told.get("addressee", "")), _version(at_utc, told)) for at_utc, told in read)


def last_version(vault: Vault, code: str, addressee: str = "") -> Version | None:
    """Return the dossier of a case that was made last, for an addressee where one is named, or None.

    Raises AppuiError: CASE_UNKNOWN, CASE_PURGED, VAULT_LOCKED.
    """
    made = versions(vault, code)
    return next((version for told, version in made if told == addressee or not addressee), None)


def _version(at_utc: str, told: Mapping[str, Any]) -> Version:
    return Version(
        at_utc,
        told["manifest_sha256"],
        tuple(told["exhibits"]),
        {int(number): covered for number, covered in told.get("masked", {}).items()},
        {int(number): tuple(names) for number, names in told.get("abridged", {}).items()},
        whole="masked" in told,
        journal_head=str(told.get("journal_head", "")),
        letters=told.get("letters"),
        pages=int(told.get("pages", 0)),
    )
