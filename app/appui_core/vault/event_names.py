"""The names of what the journals record. A name never changes: it is under the hash."""

# In the vault's own chain.
VAULT_CREATED = "vault_created"
VAULT_OPENED = "vault_opened"
UNLOCK_FAILED = "unlock_failed"
RECOVERY_CONFIRMED = "recovery_confirmed"
CASE_HEAD = "case_head"

# In a case's chain.
CASE_CREATED = "case_created"
EXHIBIT_ADDED = "exhibit_added"
CAPTURE_NOTED = "capture_noted"
FACTS_NOTED = "facts_noted"
EXHIBIT_VIEWED = "exhibit_viewed"
ORIGINAL_OPENED = "original_opened"
EXHIBIT_WITHDRAWN = "exhibit_withdrawn"
DOSSIER_EXPORTED = "dossier_exported"

VAULT_EVENTS = frozenset({VAULT_CREATED, VAULT_OPENED, UNLOCK_FAILED, RECOVERY_CONFIRMED, CASE_HEAD})
CASE_EVENTS = frozenset(
    {
        CASE_CREATED,
        EXHIBIT_ADDED,
        CAPTURE_NOTED,
        FACTS_NOTED,
        EXHIBIT_VIEWED,
        ORIGINAL_OPENED,
        EXHIBIT_WITHDRAWN,
        DOSSIER_EXPORTED,
    }
)
