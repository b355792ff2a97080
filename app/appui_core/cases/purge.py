"""Destroying a whole case: originals, facts, hashes, reports, title, and every detail and salt of its chain.

What stays: the random code and id, the mode, when it was opened, how many numbers were used, and a chain that is
whole and ends by saying that the case was purged. The reason lies in that last entry's own opening, which is kept:
it is for the one who may have to answer for the destruction, and a dossier can't be made of a purged case. With it
stands which dossiers were handed out before, to which kind of addressee: those copies are out of reach.
"""

import json
from typing import Any

from appui_core.cases import prepared, rows
from appui_core.vault import event_names as events
from appui_core.vault.facade import Vault

_SEARCH_DELETES = "INSERT INTO search (search, rank) VALUES ('secure-delete', {securely})"
MARK = "purged/"
"""Before a case's id: the key of the setting that says when it was purged."""


_HANDED_OUT = (
    "SELECT j.at_utc, o.details FROM journal j LEFT JOIN openings o USING (chain, seq)"
    " WHERE j.chain = ? AND j.event = ? ORDER BY j.seq"
)


def purge(vault: Vault, case_id: str, reason: str, at_utc: str) -> tuple[str, ...]:
    """Destroy a case; return the ids of its exhibits. What a crash leaves undone, the next opening does.

    Raises AppuiError: DISK_FULL, VAULT_READ_ONLY, VAULT_LOCKED.
    """
    with vault.transaction():
        found = vault.rows("SELECT id, blob FROM exhibits WHERE case_id = ? AND withdrawn = 0", (case_id,))
        # Word by word this takes 13 ms an exhibit among 100 000; `compact` writes the whole search anew anyway.
        vault.rows(_SEARCH_DELETES.format(securely=0))
        for exhibit, _ in found:
            rows.empty(vault, exhibit)
        vault.rows(_SEARCH_DELETES.format(securely=1))
        details = {
            "exhibits": len(found),
            "reason": reason,
            "reports": vault.rows("SELECT count(*) FROM reports WHERE case_id = ?", (case_id,))[0][0],
            "dossiers": [_handed_out(*row) for row in vault.rows(_HANDED_OUT, (case_id, events.DOSSIER_EXPORTED))],
        }
        vault.rows("DELETE FROM stamps WHERE case_id = ?", (case_id,))
        vault.rows(
            "DELETE FROM report_steps WHERE report IN (SELECT id FROM reports WHERE case_id = ?)", (case_id,)
        )
        vault.rows("DELETE FROM reports WHERE case_id = ?", (case_id,))
        prepared.forget_case(vault, case_id)
        vault.rows("UPDATE cases SET title = '' WHERE id = ?", (case_id,))
        with vault.destroying() as chains:
            chains.destroy_openings(case_id)
        vault.set_setting(MARK + case_id, at_utc)
        vault.append_event(case_id, events.CASE_PURGED, None, details)
    # From here it is purged for good.
    try:
        vault.destroy_blob(*(blob for _, blob in found))
    finally:
        vault.compact()
    return tuple(exhibit for exhibit, _ in found)


def _handed_out(at_utc: str, kept: str | None) -> dict[str, Any]:
    """Return what may stay of a dossier's entry: nothing in it tells who anyone is."""
    told = {} if kept is None else json.loads(kept)
    return {
        "at_utc": at_utc,
        "addressee": str(told.get("addressee", "")),
        "exhibits": list(told.get("exhibits", ())),
        "sealed": "sealed" in told,
    }
