"""What `vault status` prints: slots, counts and sizes of an open vault."""

from typing import TYPE_CHECKING, Any

from appui_core.clock import utc_stamp
from appui_core.vault.chains import Chains

if TYPE_CHECKING:
    from appui_core.vault.vault import Vault


def status_of(vault: "Vault") -> dict[str, Any]:
    """Return slots, counts and sizes in bytes.

    Raises AppuiError: VAULT_LOCKED, VAULT_DAMAGED.
    """
    with vault.held() as opened:
        ((cases,),) = vault.rows(
            "SELECT (SELECT count(*) FROM cases) - (SELECT count(*) FROM settings WHERE key GLOB 'purged/*')"
        )
        ((exhibits, plain, stored),) = vault.rows(
            "SELECT count(*), coalesce(sum(size_bytes), 0), coalesce(sum(stored_bytes), 0)"
            " FROM exhibits WHERE withdrawn = 0"
        )
        due = vault.recovery_due_utc
        return {
            "vault_id": vault.vault_id,
            "preset": vault.preset,
            "slots": [{"id": slot.id, "kind": str(slot.kind)} for slot in (*vault.slots, *vault.file_slots)],
            "cases": cases,
            "exhibits": exhibits,
            "size_bytes": plain,
            "stored_bytes": stored,
            "recovery": {"confirmed": vault.recovery_confirmed, "due_utc": utc_stamp(due) if due else None},
            "journal_head": Chains(opened.index).head(vault.vault_id)[0],
        }
