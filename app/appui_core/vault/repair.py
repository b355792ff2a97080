"""At every opening: finish or drop the change of a way in that was cut off, and mend a damaged header file.

Which slots the header should have is noted inside the vault (slot_state.py), so each is taken from whichever file
has it whole. The slot that has just opened the vault is among them, or nothing is touched: what is in force is
never something that might open nothing.
"""

import contextlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from appui_core.errors import AppuiError, ErrorCode
from appui_core.ports import KeyStore
from appui_core.vault import escrow, pending, recovery, renewal, slot_changes, slot_state
from appui_core.vault import event_names as events
from appui_core.vault.check import Problem
from appui_core.vault.header import FILES, Header, read_header, write_header
from appui_core.vault.header_faults import header_faults
from appui_core.vault.slots import Slot

if TYPE_CHECKING:
    from appui_core.vault.vault import Vault

_CUT_OFF = {"interrupted": "yes"}
_OWABLE = frozenset({ErrorCode.DISK_FULL, ErrorCode.VAULT_READ_ONLY})


@dataclass(frozen=True, slots=True)
class _Target:
    """What the header should be, and whether that is the end of a change that was cut off."""

    slots: tuple[Slot, ...]
    finished: slot_state.Change | None


def settle(vault: "Vault", used: Slot | None) -> Callable[[], None]:
    """Put the files right, and return what writes it down; a disk that takes no writing is left for another time.

    `used` is the header's slot that opened the vault; None when it was the recovery key.
    """
    writes = [*_settle_header(vault, used), *_settle_recovery(vault), *_settle_escrows(vault)]

    def write() -> None:
        for one in writes:
            one()

    return write


def settle_secrets(vault: "Vault", keystore: KeyStore) -> None:
    """Take secrets out of the key store that no slot wants; a note about one that a slot wants goes."""
    wanted = {slot.id for slot in vault.slots}
    for slot_id in pending.noted(vault, pending.KEYRING):
        if slot_id in wanted:
            pending.drop(vault, pending.KEYRING, slot_id)
        else:
            slot_changes.forget_secret(vault, keystore, slot_id)


def _settle_header(vault: "Vault", used: Slot | None) -> list[Callable[[], None]]:
    with vault.held() as opened:
        found = {name: read_header(vault.folder / name) for name in FILES}
        valid = sorted(
            (header for header in found.values() if header), key=lambda one: one.generation, reverse=True
        )
        target = _target(vault, valid, used, opened.header)
        if target is None:
            return []
        wanted = replace(opened.header, slots=target.slots)
        told = header_faults(vault.folder, wanted.vault_id, wanted.recipient, slot_state.hashes(target.slots))
        faults = [Problem(*fault) for fault in told]
        if faults:
            try:
                vault.adopt(write_header(vault.folder, wanted))
            except AppuiError as error:
                if error.code not in _OWABLE:
                    raise
                return []
        else:
            vault.adopt(replace(wanted, generation=valid[0].generation))
        vault.repaired = tuple(fault for fault in faults if not _meant(vault, found[fault.what]))
    return [partial(_write_down, vault, target)]


def _target(vault: "Vault", valid: list[Header], used: Slot | None, opened: Header) -> _Target | None:
    """Return what should be in force; None where nobody can tell, and both files had better stay as they are."""
    change, known = slot_state.coming(vault), slot_state.in_force(vault)
    if change is not None:
        slots = slot_state.assemble(change.slots, valid)
        if slots is not None and _has(slots, used):
            return _Target(slots, change)
    if known is not None:
        slots = slot_state.assemble(known, valid)
        if slots is not None and _has(slots, used):
            return _Target(slots, None)
    # Nothing noted yet, or both files were put back from an older copy: what they agree on is in force.
    ours = [one for one in valid if (one.vault_id, one.recipient) == (opened.vault_id, opened.recipient)]
    if ours and all(one.slots == ours[0].slots for one in ours) and _has(ours[0].slots, used):
        return _Target(ours[0].slots, None)
    return None


def _has(slots: tuple[Slot, ...], used: Slot | None) -> bool:
    return used is None or used in slots


def _meant(vault: "Vault", header: Header | None) -> bool:
    """Tell whether a file is but a stage of the change that was cut off."""
    change = slot_state.coming(vault)
    if change is None or header is None:
        return False
    return slot_state.hashes(header.slots) in {change.slots, slot_state.in_force(vault)}


def _write_down(vault: "Vault", target: _Target) -> None:
    known, now = slot_state.in_force(vault), slot_state.hashes(target.slots)
    if target.finished is not None:
        vault.append_event(None, target.finished.event, None, {**target.finished.details, **_CUT_OFF})
    elif known is not None and known != now:
        # Not a change of ours: both files were put back from an older copy.
        vault.append_event(None, events.HEADER_REPAIRED, None, {"file": "both", "fault": "header_differs"})
    for fault in vault.repaired:
        vault.append_event(None, events.HEADER_REPAIRED, None, {"file": fault.what, "fault": fault.code})
    if known != now or slot_state.coming(vault) is not None:
        slot_state.settle(vault, target.slots)


def _settle_recovery(vault: "Vault") -> Iterable[Callable[[], None]]:
    for stamp, sha256 in pending.noted(vault, pending.RECOVERY).items():
        if _recovery_sha256(vault.folder) == sha256:
            yield partial(renewal.journal_renewed, vault, stamp, sha256, _CUT_OFF)
        else:
            yield partial(pending.drop, vault, pending.RECOVERY, stamp)


def _recovery_sha256(folder: Path) -> str | None:
    try:
        return recovery.file_sha256(folder)
    except AppuiError:
        return None


def _settle_escrows(vault: "Vault") -> Iterable[Callable[[], None]]:
    """Record an escrow file that stands, remove one that was to go."""
    for slot_id, value in pending.noted(vault, pending.ESCROW_ADDED).items():
        if escrow.file_sha256(vault.folder, slot_id) == value.partition(" ")[0]:
            yield partial(escrow.journal_added, vault, slot_id, value, _CUT_OFF)
        else:
            yield partial(pending.drop, vault, pending.ESCROW_ADDED, slot_id)
    for slot_id in pending.noted(vault, pending.ESCROW_REMOVED):
        with contextlib.suppress(AppuiError):
            escrow.unlink(vault.folder, slot_id)
            yield partial(escrow.journal_removed, vault, slot_id, _CUT_OFF)
