"""Unlocking: which header and which slot give the identity, and what is written down about it."""

from pathlib import Path

from appui_core.clock import Clock, utc_stamp
from appui_core.errors import AppuiError, ErrorCode
from appui_core.ports import KeyStore
from appui_core.vault import attempts, slots
from appui_core.vault import event_names as events
from appui_core.vault import folder as places
from appui_core.vault.header import Header
from appui_core.vault.keys import Identity
from appui_core.vault.slots import SlotKind
from appui_core.vault.vault import Vault


def unlock(
    folder: Path, clock: Clock, known: tuple[Header, ...], keystore: KeyStore | None, passphrase: str | None
) -> tuple[Header, Identity, SlotKind]:
    """Return the header in force, the identity, and the kind of slot that gave it; a failure is counted.

    A slot damaged in the header in force may still be whole in the other one: every distinct slot is tried.

    Raises AppuiError: PASSPHRASE_WRONG, PASSPHRASE_EMPTY, VAULT_LOCKED (nothing given that could open it),
    VAULT_DAMAGED (no header belongs to the identity), KEYSTORE_ABSENT, KEYSTORE_LOCKED, KEYSTORE_REFUSED.
    """
    kind = SlotKind.KEYRING if passphrase is None else SlotKind.PASSPHRASE
    if keystore is None and passphrase is None:
        raise AppuiError(ErrorCode.VAULT_LOCKED, "nothing given")
    tries = dict.fromkeys(
        (header.vault_id, slot) for header in known for slot in header.slots if slot.kind is kind
    )
    if not tries:
        raise AppuiError(ErrorCode.VAULT_LOCKED, f"no {kind} slot")
    refusal = None
    for vault_id, slot in tries:
        try:
            identity = _try(vault_id, slot, keystore, passphrase)
        except AppuiError as error:
            if error.code is not ErrorCode.KEYSTORE_REFUSED:
                raise
            refusal = error
            continue
        if identity is not None:
            return _header_of(identity, vault_id, known), identity, kind
    if passphrase is None and refusal is None:
        raise AppuiError(ErrorCode.VAULT_LOCKED, "no secret in the key store")
    attempts.add_attempt(folder, utc_stamp(clock.now()))
    raise refusal or AppuiError(ErrorCode.PASSPHRASE_WRONG)


def welcome(vault: Vault, kind: SlotKind) -> None:
    """Journal the opening, and before it what failed; then remove what an interrupted write left.

    Raises AppuiError: DISK_FULL, VAULT_READ_ONLY, VAULT_DAMAGED.
    """
    failed = attempts.read_attempts(vault.folder)
    with vault.transaction():
        if failed is not None and vault.setting("attempts_batch") != failed.batch:
            details = {
                "count": failed.count,
                "first_at_utc": failed.first_at_utc,
                "last_at_utc": failed.last_at_utc,
            }
            vault.append_event(None, events.UNLOCK_FAILED, None, details)
            vault.set_setting("attempts_batch", failed.batch)
        vault.append_event(None, events.VAULT_OPENED, None, {"slot": str(kind)})
    if failed is not None:
        attempts.clear_attempts(vault.folder)
    places.sweep_parts(vault.folder)
    vault.sweep()
    vault.compact()


def _try(vault_id: str, slot: slots.Slot, keystore: KeyStore | None, passphrase: str | None) -> Identity | None:
    if passphrase is not None:
        return slots.open_with_passphrase(vault_id, slot, passphrase)
    return None if keystore is None else slots.open_with_keystore(vault_id, slot, keystore)


def _header_of(identity: Identity, vault_id: str, known: tuple[Header, ...]) -> Header:
    for header in known:
        if (header.vault_id, header.recipient) == (vault_id, identity.recipient):
            return header
    raise AppuiError(ErrorCode.VAULT_DAMAGED, "recipient")
