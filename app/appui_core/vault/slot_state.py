"""Which slots the header should have, noted inside the vault where nobody without a key can change it.

`header_slots` is what is in force; `header_slots_next`, while a change is under way, is what it leads to and how
the journal will call it. An opening can so tell a change that was cut off from a damaged file, and take each slot
from whichever of the two files still has it whole.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from appui_core.vault.header import Header, slot_sha256
from appui_core.vault.slots import Slot

if TYPE_CHECKING:
    from appui_core.vault.vault import Vault

_IN_FORCE = "header_slots"
_NEXT = "header_slots_next"


@dataclass(frozen=True, slots=True)
class Change:
    """A change of the header's slots: where it leads, and its journal entry."""

    slots: tuple[str, ...]
    event: str
    details: Mapping[str, str]


def hashes(slots: Iterable[Slot]) -> tuple[str, ...]:
    """Return the hash of each slot, in their order."""
    return tuple(slot_sha256(slot) for slot in slots)


def in_force(vault: "Vault") -> tuple[str, ...] | None:
    """Return the hashes of the slots that were last recorded; None in a vault of before this was noted."""
    text = vault.setting(_IN_FORCE)
    return None if text is None else tuple(json.loads(text))


def coming(vault: "Vault") -> Change | None:
    """Return the change that began and was not recorded as done, or None."""
    text = vault.setting(_NEXT)
    if text is None:
        return None
    raw = json.loads(text)
    return Change(tuple(raw["slots"]), raw["event"], raw["details"])


def begin(vault: "Vault", change: Change) -> None:
    """Note a change before the first file is touched; durable with the transaction around it."""
    raw = {"slots": change.slots, "event": change.event, "details": dict(change.details)}
    vault.set_setting(_NEXT, json.dumps(raw))


def give_up(vault: "Vault") -> None:
    """Forget the change that was under way."""
    vault.drop_setting(_NEXT)


def settle(vault: "Vault", slots: Iterable[Slot]) -> None:
    """Record what is in force now, no change being under way."""
    vault.set_setting(_IN_FORCE, json.dumps(hashes(slots)))
    vault.drop_setting(_NEXT)


def assemble(wanted: tuple[str, ...], headers: Iterable[Header]) -> tuple[Slot, ...] | None:
    """Return the wanted slots, each from whichever header has it whole; None when one is in none of them."""
    found = {slot_sha256(slot): slot for header in headers for slot in header.slots}
    return tuple(found[one] for one in wanted) if wanted and all(one in found for one in wanted) else None
