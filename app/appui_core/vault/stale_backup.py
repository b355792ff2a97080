"""Is the vault behind its own backup? Then the backup holds what the vault lost, and is not written over."""

from pathlib import Path

from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault import index as indexes
from appui_core.vault import keys
from appui_core.vault.backup_folder import Note
from appui_core.vault.vault import Vault


def refuse_newer(vault: Vault, folder: Path, note: Note | None) -> None:
    """Make sure that the vault's journal goes on from where the backup's ends.

    It does not when an older index was put back into the vault, or when the backup itself, or another copy of the
    vault, went its own way.

    Raises AppuiError: BACKUP_NEWER.
    """
    last = _last_entry(vault, folder)
    if last is None and note is not None and note.journal_head:
        last = (note.journal_entries, note.journal_head)
    if last is None:
        return
    sql = "SELECT 1 FROM journal WHERE chain = ? AND seq = ? AND hash = ?"
    if not vault.rows(sql, (vault.vault_id, *last)):
        raise AppuiError(ErrorCode.BACKUP_NEWER)


def _last_entry(vault: Vault, folder: Path) -> tuple[int, str] | None:
    """Return where the journal in a backup ends, or None when its index is missing or can't be read."""
    from sqlcipher3 import dbapi2  # noqa: PLC0415 - a compiled library, only for an open vault

    path = folder / indexes.FILE
    if not path.is_file():
        return None
    with vault.held() as opened:
        key = keys.derive(opened.identity, vault.vault_id, keys.INDEX_INFO)
    connection = None
    try:
        # Immutable: nothing is locked or written on a disk that may know neither.
        connection = dbapi2.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        sql = "SELECT seq, hash FROM journal WHERE chain = ? ORDER BY seq DESC LIMIT 1"
        found = connection.execute(sql, (vault.vault_id,)).fetchone()
    except (dbapi2.Error, ValueError):
        return None
    finally:
        if connection is not None:
            connection.close()
    return None if found is None else (int(found[0]), str(found[1]))
