"""Which dossiers were made, out of the journals of the cases; where they were put is written nowhere."""

import json
from dataclasses import dataclass

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
