"""What an older vault went through when it was opened: the journal says so once."""

from appui_core.vault import event_names as events
from appui_core.vault.index import MIGRATED_FROM
from appui_core.vault.schema import USER_VERSION
from appui_core.vault.vault import Vault


def note_migration(vault: Vault) -> None:
    """Journal that the index came from an older version, if it did since the last entry; within a transaction.

    Raises AppuiError: as `Vault.append_event`.
    """
    before = vault.setting(MIGRATED_FROM)
    if before is not None:
        vault.append_event(None, events.INDEX_MIGRATED, None, {"from": int(before), "to": USER_VERSION})
        vault.rows("DELETE FROM settings WHERE key = ?", (MIGRATED_FROM,))
