"""The names of what the journals record. A name never changes: it is under the hash."""

# In the vault's own chain.
VAULT_CREATED = "vault_created"
VAULT_OPENED = "vault_opened"
UNLOCK_FAILED = "unlock_failed"
RECOVERY_CONFIRMED = "recovery_confirmed"
RECOVERY_RENEWED = "recovery_renewed"
SLOT_ADDED = "slot_added"
SLOT_REMOVED = "slot_removed"
PASSPHRASE_CHANGED = "passphrase_changed"  # noqa: S105 - a name, no secret
HEADER_REPAIRED = "header_repaired"
CASE_HEAD = "case_head"
VAULT_BACKED_UP = "vault_backed_up"
VAULT_RESTORED = "vault_restored"
INDEX_MIGRATED = "index_migrated"

# In a case's chain.
CASE_CREATED = "case_created"
EXHIBIT_ADDED = "exhibit_added"
CAPTURE_NOTED = "capture_noted"
DERIVATION_NOTED = "derivation_noted"
FACTS_NOTED = "facts_noted"
PEOPLE_NOTED = "people_noted"
MASK_NOTED = "mask_noted"
EXHIBIT_VIEWED = "exhibit_viewed"
ORIGINAL_OPENED = "original_opened"
EXHIBIT_WITHDRAWN = "exhibit_withdrawn"
DOSSIER_EXPORTED = "dossier_exported"
CASE_PURGED = "case_purged"
TIME_STAMPED = "time_stamped"
REPORT_NOTED = "report_noted"
REPORT_STEP_NOTED = "report_step_noted"
REPORT_REMOVED = "report_removed"
RETENTION_NOTED = "retention_noted"

VAULT_EVENTS = frozenset(
    {
        VAULT_CREATED,
        VAULT_OPENED,
        UNLOCK_FAILED,
        RECOVERY_CONFIRMED,
        RECOVERY_RENEWED,
        SLOT_ADDED,
        SLOT_REMOVED,
        PASSPHRASE_CHANGED,
        HEADER_REPAIRED,
        INDEX_MIGRATED,
        VAULT_BACKED_UP,
        VAULT_RESTORED,
        CASE_HEAD,
    }
)
CASE_EVENTS = frozenset(
    {
        CASE_CREATED,
        EXHIBIT_ADDED,
        CAPTURE_NOTED,
        DERIVATION_NOTED,
        FACTS_NOTED,
        PEOPLE_NOTED,
        MASK_NOTED,
        EXHIBIT_VIEWED,
        ORIGINAL_OPENED,
        EXHIBIT_WITHDRAWN,
        DOSSIER_EXPORTED,
        CASE_PURGED,
        TIME_STAMPED,
        REPORT_NOTED,
        REPORT_STEP_NOTED,
        REPORT_REMOVED,
        RETENTION_NOTED,
    }
)
OF_REPORTS = frozenset({REPORT_NOTED, REPORT_STEP_NOTED})
"""What they hide names a `report`; it is destroyed when that report is removed."""
