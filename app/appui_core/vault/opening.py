"""Unlocking: which header and which slot give the identity, and what is written down about it."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from appui_core.clock import Clock, utc_stamp
from appui_core.errors import AppuiError, ErrorCode
from appui_core.ports import KeyStore
from appui_core.vault import attempts, delay, migration, recovery, repair, slots
from appui_core.vault import event_names as events
from appui_core.vault import folder as places
from appui_core.vault.header import Header
from appui_core.vault.keys import Identity
from appui_core.vault.slots import SlotKind
from appui_core.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Means:
    """What a person has to open with; of what is given, recovery key goes before passphrase before key store.

    `stretch`: what has begun on the passphrase already (ahead.py).
    """

    keystore: KeyStore | None = None
    passphrase: str | None = field(default=None, repr=False)
    recovery_key: str | None = field(default=None, repr=False)
    stretch: slots.Stretch | None = None


@dataclass(frozen=True, slots=True)
class Unlocked:
    """What unlocking gave: the header in force, the identity, and which slot did it (None: the recovery file)."""

    header: Header
    identity: Identity
    kind: SlotKind
    slot: slots.Slot | None


def unlock(folder: Path, clock: Clock, known: tuple[Header, ...], means: Means) -> Unlocked:
    """Return what opens; a failure is counted, and a passphrase or recovery key waits after wrong ones.

    A slot damaged in the header in force may still be whole in the other one: every distinct slot is tried.

    Raises AppuiError: UNLOCK_DELAYED, PASSPHRASE_WRONG, PASSPHRASE_EMPTY, RECOVERY_KEY_WRONG, VAULT_LOCKED
    (nothing given that could open it), VAULT_DAMAGED (no header belongs to the identity), KEYSTORE_ABSENT,
    KEYSTORE_LOCKED, KEYSTORE_REFUSED.
    """
    if means.recovery_key is not None:
        return _unlock_with_recovery(folder, clock, known, means.recovery_key)
    kind = SlotKind.KEYRING if means.passphrase is None else SlotKind.PASSPHRASE
    if means.keystore is None and means.passphrase is None:
        raise AppuiError(ErrorCode.VAULT_LOCKED, "nothing given")
    tries = dict.fromkeys(
        (header.vault_id, slot) for header in known for slot in header.slots if slot.kind is kind
    )
    if not tries:
        raise AppuiError(ErrorCode.VAULT_LOCKED, f"no {kind} slot")
    if means.passphrase is not None:
        delay.refuse_early(folder, clock)
    refusal = None
    for vault_id, slot in tries:
        try:
            identity = _try(vault_id, slot, means)
        except AppuiError as error:
            if error.code is not ErrorCode.KEYSTORE_REFUSED:
                raise
            refusal = error
            continue
        if identity is not None:
            return Unlocked(_header_of(identity, known, vault_id), identity, kind, slot)
    if means.passphrase is None and refusal is None:
        raise AppuiError(ErrorCode.VAULT_LOCKED, "no secret in the key store")
    _count(folder, clock, guess=means.passphrase is not None)
    raise refusal or AppuiError(ErrorCode.PASSPHRASE_WRONG)


def welcome(vault: Vault, unlocked: Unlocked, clock: Clock, keystore: KeyStore | None) -> None:
    """Finish what was cut off, journal what failed and then this opening, and remove what a cut-off write left.

    On a full or read-only disk the vault opens all the same: what there is to write is owed to the first write
    that succeeds, and the leftovers wait for another opening.

    Raises AppuiError: VAULT_DAMAGED.
    """
    failed, opened_at_utc = attempts.read_attempts(vault.folder), utc_stamp(clock.now())
    mended = repair.settle(vault, unlocked.slot)

    def journal() -> None:
        if failed is not None and vault.setting("attempts_batch") != failed.batch:
            _journal_failed(vault, failed)
        migration.note_migration(vault)
        mended()
        # An entry says when it was written: one that is written late says when the opening was.
        late = {"opened_at_utc": opened_at_utc} if vault.owes_entries else {}
        vault.append_event(None, events.VAULT_OPENED, None, {"slot": str(unlocked.kind), **late})

    vault.record(journal)
    if vault.owes_entries:
        return
    for tidy in _tidying(vault, failed, keystore):
        try:
            tidy()
        except AppuiError as error:
            if error.code not in {ErrorCode.DISK_FULL, ErrorCode.VAULT_READ_ONLY}:
                raise


def _tidying(
    vault: Vault, failed: attempts.Attempts | None, keystore: KeyStore | None
) -> Iterator[Callable[[], object]]:
    """Yield what an opening removes; each can wait for another one."""
    if failed is not None:
        yield lambda: attempts.clear_attempts(vault.folder)
    if keystore is not None:
        yield lambda: repair.settle_secrets(vault, keystore)
    yield lambda: places.sweep_parts(vault.folder)
    yield vault.sweep
    yield vault.compact


def _journal_failed(vault: Vault, failed: attempts.Attempts) -> None:
    details = {"count": failed.count, "first_at_utc": failed.first_at_utc, "last_at_utc": failed.last_at_utc}
    vault.append_event(None, events.UNLOCK_FAILED, None, details)
    vault.set_setting("attempts_batch", failed.batch)


def _unlock_with_recovery(folder: Path, clock: Clock, known: tuple[Header, ...], typed: str) -> Unlocked:
    delay.refuse_early(folder, clock)
    try:
        identity = recovery.read_recovery(folder, typed)
    except AppuiError as error:
        if error.code is ErrorCode.RECOVERY_KEY_WRONG:
            _count(folder, clock, guess=True)
        raise
    return Unlocked(_header_of(identity, known), identity, SlotKind.RECOVERY, None)


def _count(folder: Path, clock: Clock, *, guess: bool) -> None:
    """Count a failure; where the disk takes no count, it is as for one who tries on a copy of the folder."""
    with contextlib.suppress(AppuiError):
        attempts.add_attempt(folder, utc_stamp(clock.now()), guess=guess)


def _try(vault_id: str, slot: slots.Slot, means: Means) -> Identity | None:
    if means.passphrase is not None:
        return slots.open_with_passphrase(vault_id, slot, means.passphrase, means.stretch)
    return None if means.keystore is None else slots.open_with_keystore(vault_id, slot, means.keystore)


def _header_of(identity: Identity, known: tuple[Header, ...], vault_id: str | None = None) -> Header:
    for header in known:
        if header.recipient == identity.recipient and vault_id in {None, header.vault_id}:
            return header
    raise AppuiError(ErrorCode.VAULT_DAMAGED, "recipient")
