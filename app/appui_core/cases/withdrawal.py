"""Destroying exhibits that were added by mistake: original, facts, hash, and every detail and salt about them."""

from appui_core.cases import derived, prepared, rows
from appui_core.cases.rows import Held
from appui_core.vault import event_names as events
from appui_core.vault.facade import Vault


def withdraw(vault: Vault, case_id: str, exhibit_id: str) -> tuple[Held, ...]:
    """Destroy an exhibit and whatever was made out of it; return what went, the asked one first.

    The chain keeps that there was something under these numbers. Once the transaction is over they are gone for
    good; `finish` does the rest, and what a crash leaves undone the next opening does.

    Raises AppuiError: EXHIBIT_UNKNOWN, EXHIBIT_WITHDRAWN, DISK_FULL, VAULT_READ_ONLY.
    """
    with vault.transaction():
        wanted = rows.held(vault, case_id, exhibit_id)
        also = derived.made_of(vault, case_id, wanted.exhibit.id)
        gone = (wanted, *(rows.held(vault, case_id, other) for other in also))
        for one in gone:
            rows.empty(vault, one.exhibit.id)
        prepared.forget_exhibits(vault, case_id, [one.exhibit for one in gone])
        with vault.destroying() as chains:
            for one in gone:
                chains.destroy_exhibit(case_id, one.exhibit.id, one.exhibit.short_hash)
        for one in gone:
            vault.append_event(case_id, events.EXHIBIT_WITHDRAWN, one.exhibit.id, {"number": one.exhibit.number})
    return gone


def finish(vault: Vault, gone: tuple[Held, ...]) -> None:
    """Remove the sealed originals and what the index's free pages still hold.

    Raises AppuiError: DISK_FULL, VAULT_READ_ONLY.
    """
    vault.destroy_blob(*(one.blob for one in gone))
    vault.compact()
