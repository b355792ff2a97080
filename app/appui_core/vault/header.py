"""The header: which slots open the vault. Two files carry it, so that no single write or bad sector can lose it.

The valid file with the highest generation wins. Every change rewrites both, the older one first, so that a slot
that was removed opens nothing any more. Format: ARCHITECTURE.md, "Vault folder".
"""

import base64
import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault.files import disk_errors, write_durably
from appui_core.vault.slots import ARGON2ID, HEADER_KINDS, NO_KDF, NONCE_BYTES, Kdf, Slot, SlotKind

FORMAT = "appui-vault/1"
FILES = ("header-a.json", "header-b.json")
_MAX_BYTES = 64 * 1024
_KEYS = {"format", "vault_id", "generation", "recipient", "slots"}
_SLOT_KEYS = {"id", "kind", "kdf", "nonce", "wrapped"}
_KDF_KEYS = {"name", "memory_kib", "passes", "lanes", "salt"}
# A header that asks for more than this would only keep the PC busy.
_MAX_MEMORY_KIB, _MAX_PASSES, _MAX_LANES, _MAX_SLOTS = 1024 * 1024, 16, 16, 16


@dataclass(frozen=True, slots=True)
class Header:
    """What a header file says; `vault_id` is 32 hex digits."""

    vault_id: str
    generation: int
    recipient: str
    slots: tuple[Slot, ...]

    def to_bytes(self) -> bytes:
        """Return the file's content."""
        raw = {
            "format": FORMAT,
            "vault_id": self.vault_id,
            "generation": self.generation,
            "recipient": self.recipient,
            "slots": [_slot_to_json(slot) for slot in self.slots],
        }
        return json.dumps(raw, indent=1).encode("ascii") + b"\n"

    @classmethod
    def from_bytes(cls, data: bytes) -> "Header":
        """Read a file's content.

        Raises ValueError for anything but exactly this format.
        """
        if len(data) > _MAX_BYTES:
            raise ValueError("header too long")
        try:
            raw = json.loads(data, object_pairs_hook=_no_twins)
        except RecursionError as error:
            raise ValueError("nested too deep") from error
        _want(isinstance(raw, dict) and set(raw) == _KEYS and raw["format"] == FORMAT, "header keys or format")
        _want(_is_hex(raw["vault_id"], 32), "vault_id")
        _want(_is_count(raw["generation"], 2**53), "generation")
        _want(
            isinstance(raw["recipient"], str) and re.fullmatch(r"age1[0-9a-z]{58}", raw["recipient"]), "recipient"
        )
        _want(isinstance(raw["slots"], list) and 1 <= len(raw["slots"]) <= _MAX_SLOTS, "slots")
        slots = tuple(_slot_from_json(slot) for slot in raw["slots"])
        _want(len({slot.id for slot in slots}) == len(slots), "slot ids")
        return cls(raw["vault_id"], raw["generation"], raw["recipient"], slots)


def read_headers(folder: Path) -> tuple[Header, ...]:
    """Return the valid headers of a vault, the one in force first.

    Raises AppuiError: VAULT_DAMAGED when neither file is valid, VAULT_READ_ONLY when they may not be read.
    """
    found = [header for header in (read_header(folder / name) for name in FILES) if header is not None]
    if not found:
        raise AppuiError(ErrorCode.VAULT_DAMAGED, "header")
    return tuple(sorted(found, key=lambda header: header.generation, reverse=True))


def read_header(path: Path) -> Header | None:
    """Return the header in one file, or None when it is missing or not valid."""
    try:
        with disk_errors(ErrorCode.VAULT_DAMAGED):
            return Header.from_bytes(path.read_bytes())
    except ValueError:
        return None
    except AppuiError as error:
        if error.code is ErrorCode.VAULT_DAMAGED:
            return None
        raise


def write_header(folder: Path, header: Header, prove: Callable[[Header], object] | None = None) -> Header:
    """Put a header in force in both files, the older one first; return it with its new generation.

    Each file is read back before it takes its place; the second is touched only when the first is on the medium,
    and when `prove`, given what the first then says, raises nothing.

    Raises AppuiError: DISK_FULL, VAULT_READ_ONLY, VAULT_DAMAGED (the first does not say what was written), and
    what `prove` raises.
    """
    present = {name: read_header(folder / name) for name in FILES}
    generation = max((known.generation for known in present.values() if known), default=0)
    oldest_first = sorted(FILES, key=lambda name: known.generation if (known := present[name]) else -1)
    for name in oldest_first:
        generation += 1
        header = replace(header, generation=generation)
        with disk_errors():
            write_durably(folder / name, header.to_bytes())
        if prove is not None and name == oldest_first[0]:
            written = read_header(folder / name)
            if written != header:
                raise AppuiError(ErrorCode.VAULT_DAMAGED, name)
            prove(written)
    return header


def slot_sha256(slot: Slot) -> str:
    """Return the hash by which the vault knows a slot of its header again: of its JSON, keys sorted, no spaces."""
    raw = json.dumps(_slot_to_json(slot), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(raw.encode("ascii")).hexdigest()


def _slot_to_json(slot: Slot) -> dict[str, Any]:
    return {
        "id": slot.id,
        "kind": str(slot.kind),
        "kdf": {
            "name": slot.kdf.name,
            "memory_kib": slot.kdf.memory_kib,
            "passes": slot.kdf.passes,
            "lanes": slot.kdf.lanes,
            "salt": base64.b64encode(slot.kdf.salt).decode("ascii"),
        },
        "nonce": base64.b64encode(slot.nonce).decode("ascii"),
        "wrapped": base64.b64encode(slot.wrapped).decode("ascii"),
    }


def _slot_from_json(raw: Any) -> Slot:  # noqa: ANN401 - foreign bytes
    _want(isinstance(raw, dict) and set(raw) == _SLOT_KEYS, "slot keys")
    _want(_is_hex(raw["id"], 16), "slot id")
    kind = SlotKind(raw["kind"])
    _want(kind in HEADER_KINDS, "slot kind")
    kdf = _kdf_from_json(raw["kdf"])
    _want((kdf.name == ARGON2ID) is (kind is SlotKind.PASSPHRASE), "slot kdf")
    nonce, wrapped = _binary(raw["nonce"]), _binary(raw["wrapped"])
    _want(len(nonce) == NONCE_BYTES and 16 < len(wrapped) <= 1024, "slot lengths")
    return Slot(raw["id"], kind, kdf, nonce, wrapped)


def _kdf_from_json(raw: Any) -> Kdf:  # noqa: ANN401 - foreign bytes
    _want(isinstance(raw, dict) and set(raw) == _KDF_KEYS, "kdf keys")
    kdf = Kdf(raw["name"], raw["memory_kib"], raw["passes"], raw["lanes"], _binary(raw["salt"]))
    if kdf.name == NO_KDF:
        costs = [type(cost) is int and cost == 0 for cost in (kdf.memory_kib, kdf.passes, kdf.lanes)]
        _want(all(costs) and not kdf.salt, "kdf none")
        return kdf
    _want(kdf.name == ARGON2ID, "kdf name")
    _want(_is_count(kdf.memory_kib, _MAX_MEMORY_KIB) and _is_count(kdf.passes, _MAX_PASSES), "kdf costs")
    _want(_is_count(kdf.lanes, _MAX_LANES) and kdf.memory_kib >= 8 * kdf.lanes, "kdf lanes")
    _want(8 <= len(kdf.salt) <= 64, "kdf salt")
    return kdf


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    _want(len(found) == len(pairs), "a key twice")
    return found


def _binary(value: Any) -> bytes:  # noqa: ANN401 - foreign bytes
    _want(isinstance(value, str), "binary value")
    return base64.b64decode(value, validate=True)


def _is_hex(value: Any, digits: int) -> bool:  # noqa: ANN401 - foreign bytes
    return isinstance(value, str) and re.fullmatch(f"[0-9a-f]{{{digits}}}", value) is not None


def _is_count(value: Any, highest: int) -> bool:  # noqa: ANN401 - foreign bytes
    return type(value) is int and 1 <= value <= highest


def _want(holds: object, what: str) -> None:
    if not holds:
        raise ValueError(what)
