"""Adding, changing and removing the ways of opening a vault that stand in its header.

Each change: note inside the vault what is coming; write the older header file, read it back and open the new
slot from what it says; write the other file; record the change in the journal. An error puts the former header
back. Cut off at any step, the vault opens with what opened it before or with what was meant to, and the next
opening finishes (repair.py).
"""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from appui_core.errors import AppuiError, ErrorCode
from appui_core.ports import KeyStore
from appui_core.vault import escrow, pending, recovery, slot_state, slots
from appui_core.vault import event_names as events
from appui_core.vault.header import Header, read_headers, write_header
from appui_core.vault.keys import Identity
from appui_core.vault.slots import Slot, SlotInfo, SlotKind

if TYPE_CHECKING:
    from appui_core.vault.vault import Opened, Vault

MOST_OF_A_KIND = 4
RECOVERY_ID = "recovery"


@dataclass(frozen=True, slots=True)
class _Plan:
    """A change: the slots to come, its event and the slot it is about, the proof, and what comes first."""

    slots: tuple[Slot, ...]
    event: str
    about: Slot
    prove: Callable[[Header], None] = lambda _written: None
    before: Callable[[], None] = lambda: None


def change_passphrase(vault: "Vault", new: str) -> SlotInfo:
    """Let this passphrase open the vault, and no other one any more.

    Raises AppuiError: PASSPHRASE_EMPTY, PASSPHRASE_TOO_LONG, DISK_FULL, VAULT_READ_ONLY, VAULT_DAMAGED (the disk
    gave back something else), VAULT_LOCKED.
    """
    slots.check_new_passphrase(new)
    with vault.held() as opened:
        kept = tuple(slot for slot in opened.header.slots if slot.kind is not SlotKind.PASSPHRASE)
        event = events.SLOT_ADDED if kept == opened.header.slots else events.PASSPHRASE_CHANGED
        return _add_passphrase(vault, opened, kept, new, event)


def add_passphrase_slot(vault: "Vault", new: str) -> SlotInfo:
    """Let one more passphrase open the vault.

    Raises AppuiError: SLOTS_FULL, and as `change_passphrase`.
    """
    slots.check_new_passphrase(new)
    with vault.held() as opened:
        _want_room(opened.header, SlotKind.PASSPHRASE)
        return _add_passphrase(vault, opened, opened.header.slots, new, events.SLOT_ADDED)


def add_keystore_slot(vault: "Vault", keystore: KeyStore) -> SlotInfo:
    """Let the key store of this session open the vault; when it already does, return that slot.

    Raises AppuiError: KEYSTORE_ABSENT, KEYSTORE_LOCKED, KEYSTORE_REFUSED (it did not give back what it was given),
    SLOTS_FULL, DISK_FULL, VAULT_READ_ONLY, VAULT_DAMAGED, VAULT_LOCKED.
    """
    with vault.held() as opened:
        header, identity = opened.header, opened.identity
        already = _opening_now(header, identity, keystore, header.slots)
        if already is not None:
            return _info(already)
        _want_room(header, SlotKind.KEYRING)
        slot, secret = slots.new_keyring_slot(header.vault_id, identity)

        def prove(written: Header) -> None:
            if _opening_now(written, identity, keystore, (slot,)) is None:
                raise AppuiError(ErrorCode.KEYSTORE_REFUSED, "does not open")

        def before() -> None:
            keystore.store(slots.keystore_name(header.vault_id, slot.id), secret)

        plan = _Plan((*header.slots, slot), events.SLOT_ADDED, slot, prove, before)
        try:
            _carry_out(vault, opened, plan)
        except BaseException:
            if all(known.id != slot.id for known in vault.slots):
                forget_secret(vault, keystore, slot.id)
            raise
        return _info(slot)


def remove_slot(vault: "Vault", slot_id: str, keystore: KeyStore | None = None) -> None:
    """Take a way of opening away: what opened it opens nothing afterwards. The key store forgets its secret.

    Where the key store alone would remain, and is given, it must open the vault now.

    Raises AppuiError: SLOT_UNKNOWN, LAST_SLOT (neither passphrase nor key store would remain that opens, or it is
    the recovery key's), KEYSTORE_ABSENT, KEYSTORE_LOCKED, DISK_FULL, VAULT_READ_ONLY, VAULT_LOCKED.
    """
    if slot_id == RECOVERY_ID:
        raise AppuiError(ErrorCode.LAST_SLOT, RECOVERY_ID)
    with vault.held() as opened:
        header = opened.header
        gone = next((slot for slot in header.slots if slot.id == slot_id), None)
        if gone is None:
            escrow.remove(vault, slot_id)
            return
        left = tuple(slot for slot in header.slots if slot is not gone)
        if not left:
            raise AppuiError(ErrorCode.LAST_SLOT)
        if keystore is not None and all(slot.kind is SlotKind.KEYRING for slot in left):
            _want_opening(header, opened.identity, keystore, left)
        _carry_out(vault, opened, _Plan(left, events.SLOT_REMOVED, gone))
        if gone.kind is SlotKind.KEYRING and keystore is not None:
            forget_secret(vault, keystore, gone.id)


def file_slots(folder: Path) -> tuple[SlotInfo, ...]:
    """Return the slots that are files: the recovery key's, under the id `recovery`, and the escrows.

    Raises AppuiError: VAULT_READ_ONLY when the folder lets nobody look.
    """
    found = escrow.slots_in(folder)
    if (folder / recovery.FILE).is_file():
        return (SlotInfo(RECOVERY_ID, SlotKind.RECOVERY), *found)
    return found


def forget_secret(vault: "Vault", keystore: KeyStore, slot_id: str) -> None:
    """Take a secret that opens nothing out of the key store; one that refuses now is asked again at an opening."""
    with contextlib.suppress(AppuiError):
        keystore.forget(slots.keystore_name(vault.vault_id, slot_id))
        with vault.transaction():
            pending.drop(vault, pending.KEYRING, slot_id)


def _add_passphrase(vault: "Vault", opened: "Opened", kept: tuple[Slot, ...], new: str, event: str) -> SlotInfo:
    header = opened.header
    slot = slots.new_passphrase_slot(header.vault_id, opened.identity, new)

    def prove(written: Header) -> None:
        for found in written.slots:
            if found.id == slot.id and slots.open_with_passphrase(header.vault_id, found, new) == opened.identity:
                return
        raise AppuiError(ErrorCode.VAULT_DAMAGED, "slot")

    _carry_out(vault, opened, _Plan((*kept, slot), event, slot, prove))
    return _info(slot)


def _carry_out(vault: "Vault", opened: "Opened", plan: _Plan) -> None:
    """Take the header from what it is to the wanted slots; an error leaves it as it was, or puts it back."""
    about = {"id": plan.about.id, "kind": str(plan.about.kind)}
    with vault.transaction():
        slot_state.begin(vault, slot_state.Change(slot_state.hashes(plan.slots), plan.event, about))
        if plan.about.kind is SlotKind.KEYRING:
            pending.note(vault, pending.KEYRING, plan.about.id)
    try:
        plan.before()
        header = write_header(vault.folder, replace(opened.header, slots=plan.slots), plan.prove)
    except BaseException:
        _put_back(vault, opened.header)
        raise
    vault.adopt(header)

    def done() -> None:
        with vault.transaction():
            vault.append_event(None, plan.event, None, about)
            slot_state.settle(vault, plan.slots)
            if plan.event == events.SLOT_ADDED:
                pending.drop(vault, pending.KEYRING, plan.about.id)

    vault.record(done)


def _put_back(vault: "Vault", former: Header) -> None:
    """Undo a change as far as the disk lets us; where it does not, the next opening goes by the note."""
    with contextlib.suppress(AppuiError):
        if any(header.slots != former.slots for header in read_headers(vault.folder)):
            vault.adopt(write_header(vault.folder, former))
        with vault.transaction():
            slot_state.give_up(vault)
        return
    with contextlib.suppress(AppuiError):
        vault.adopt(read_headers(vault.folder)[0])


def _info(slot: Slot) -> SlotInfo:
    return SlotInfo(slot.id, slot.kind)


def _want_room(header: Header, kind: SlotKind) -> None:
    if sum(slot.kind is kind for slot in header.slots) >= MOST_OF_A_KIND:
        raise AppuiError(ErrorCode.SLOTS_FULL, kind)


def _want_opening(header: Header, identity: Identity, keystore: KeyStore, left: tuple[Slot, ...]) -> None:
    if _opening_now(header, identity, keystore, left) is None:
        raise AppuiError(ErrorCode.LAST_SLOT, "the key store does not open")


def _opening_now(header: Header, identity: Identity, keystore: KeyStore, among: tuple[Slot, ...]) -> Slot | None:
    """Return the slot among these that the header has and the key store opens now.

    Raises AppuiError: KEYSTORE_ABSENT, KEYSTORE_LOCKED.
    """
    for slot in among:
        if slot.kind is not SlotKind.KEYRING or slot not in header.slots:
            continue
        try:
            if slots.open_with_keystore(header.vault_id, slot, keystore) == identity:
                return slot
        except AppuiError as error:
            if error.code is not ErrorCode.KEYSTORE_REFUSED:
                raise
    return None
