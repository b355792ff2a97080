"""Key slots: each wraps the vault identity for one way of opening, a passphrase or the system's key store.

AES-256-GCM throughout, over the identity's text form; the additional data is the ASCII text `vault_id|slot id`, so
that a slot taken to another vault, or under another id, opens nothing. A passphrase is NFC, in UTF-8, through
Argon2id. The key store holds 32 random bytes in base64, which need no stretching: their `kdf` is `none`, all its
numbers are 0 and its salt is empty.
"""

import base64
import secrets
import threading
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from appui_core.errors import AppuiError, ErrorCode
from appui_core.ports import KeyStore
from appui_core.vault.keys import Identity, parse_identity

ARGON2ID = "argon2id"
NO_KDF = "none"
NONCE_BYTES = 12
SALT_BYTES = 16
LONGEST_PASSPHRASE = 1024
_KEY_BYTES = 32
# OpenSSL shares its helper threads among derivations: two at once, with four lanes each, may wait for ever.
_ONE_AT_A_TIME = threading.Lock()


class SlotKind(StrEnum):
    """The ways of opening a vault (ARCHITECTURE.md, "Vault folder"); the last two are files, never in a header."""

    KEYRING = "keyring"
    PASSPHRASE = "passphrase"  # noqa: S105 - a name, no secret
    RECOVERY = "recovery"
    ESCROW = "escrow"


HEADER_KINDS = frozenset({SlotKind.KEYRING, SlotKind.PASSPHRASE})


@dataclass(frozen=True, slots=True)
class Cost:
    """What stretching a passphrase takes: memory in KiB, passes over it, and lanes side by side."""

    memory_kib: int
    passes: int
    lanes: int


COST = Cost(memory_kib=64 * 1024, passes=3, lanes=4)
"""The cost of every new passphrase slot. Tests put a light one here; no option or environment reaches it."""


@dataclass(frozen=True, slots=True)
class Kdf:
    """How a slot's key is made from what a person has: Argon2id with its costs, or nothing at all."""

    name: str
    memory_kib: int
    passes: int
    lanes: int
    salt: bytes


@dataclass(frozen=True, slots=True)
class SlotInfo:
    """A way of opening the vault, as shown to people."""

    id: str
    kind: SlotKind


@dataclass(frozen=True, slots=True)
class Slot:
    """One wrapped copy of the vault identity."""

    id: str
    kind: SlotKind
    kdf: Kdf
    nonce: bytes
    wrapped: bytes


Stretch = Callable[[str, Kdf], bytes]
"""A way to a slot's key from a passphrase."""


def keystore_name(vault_id: str, slot_id: str) -> str:
    """Return the name under which the system's key store keeps this slot's secret."""
    return f"appui-vault/{vault_id}/{slot_id}"


def passphrase_bytes(passphrase: str) -> bytes:
    """Return the bytes that a passphrase stands for: NFC, so that every keyboard's accents agree.

    Raises AppuiError: PASSPHRASE_EMPTY when it is blank, PASSPHRASE_WRONG when no UTF-8 can hold it.
    """
    normal = unicodedata.normalize("NFC", passphrase)
    if not normal.strip():
        raise AppuiError(ErrorCode.PASSPHRASE_EMPTY)
    try:
        return normal.encode("utf-8")
    except UnicodeEncodeError as error:
        raise AppuiError(ErrorCode.PASSPHRASE_WRONG, "surrogate") from error


def check_new_passphrase(passphrase: str) -> None:
    """Make sure that a passphrase can be one; opening takes any length, as it always did.

    Raises AppuiError: PASSPHRASE_EMPTY, PASSPHRASE_TOO_LONG (over 1024 characters), PASSPHRASE_WRONG (no UTF-8).
    """
    if len(passphrase) > LONGEST_PASSPHRASE:
        raise AppuiError(ErrorCode.PASSPHRASE_TOO_LONG)
    passphrase_bytes(passphrase)


def new_passphrase_slot(vault_id: str, identity: Identity, passphrase: str) -> Slot:
    """Wrap the identity under a passphrase (about 0.2 s and 64 MiB, on purpose).

    Raises AppuiError: PASSPHRASE_EMPTY, PASSPHRASE_TOO_LONG.
    """
    check_new_passphrase(passphrase)
    kdf = Kdf(ARGON2ID, COST.memory_kib, COST.passes, COST.lanes, secrets.token_bytes(SALT_BYTES))
    return _wrap(vault_id, SlotKind.PASSPHRASE, kdf, identity, stretch(passphrase, kdf))


def new_keyring_slot(vault_id: str, identity: Identity) -> tuple[Slot, str]:
    """Wrap the identity under 32 random bytes; return the slot and, in base64, what the key store must keep."""
    key = secrets.token_bytes(_KEY_BYTES)
    slot = _wrap(vault_id, SlotKind.KEYRING, Kdf(NO_KDF, 0, 0, 0, b""), identity, key)
    return slot, base64.b64encode(key).decode("ascii")


def open_with_passphrase(
    vault_id: str, slot: Slot, passphrase: str, stretched: Stretch | None = None
) -> Identity | None:
    """Return the identity, or None when this passphrase does not open this slot; `stretched`: a way ahead of time.

    Raises AppuiError: PASSPHRASE_EMPTY.
    """
    return _unwrap(vault_id, slot, (stretched or stretch)(passphrase, slot.kdf))


def open_with_keystore(vault_id: str, slot: Slot, keystore: KeyStore) -> Identity | None:
    """Return the identity, or None when the key store has no secret for this slot.

    Raises AppuiError: KEYSTORE_ABSENT, KEYSTORE_LOCKED, KEYSTORE_REFUSED (also when the secret is not the slot's).
    """
    secret = keystore.fetch(keystore_name(vault_id, slot.id))
    if secret is None:
        return None
    try:
        key = base64.b64decode(secret, validate=True)
    except ValueError:
        key = b""
    identity = _unwrap(vault_id, slot, key) if len(key) == _KEY_BYTES else None
    if identity is None:
        raise AppuiError(ErrorCode.KEYSTORE_REFUSED, "not this slot's secret")
    return identity


def stretch(passphrase: str, kdf: Kdf) -> bytes:
    """Return a slot's key from a passphrase.

    Raises AppuiError: PASSPHRASE_EMPTY, PASSPHRASE_WRONG (no UTF-8).
    """
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # noqa: PLC0415 - only when opening

    secret = passphrase_bytes(passphrase)
    stretcher = Argon2id(
        salt=kdf.salt, length=_KEY_BYTES, iterations=kdf.passes, lanes=kdf.lanes, memory_cost=kdf.memory_kib
    )
    with _ONE_AT_A_TIME:
        return stretcher.derive(secret)


def _bound(vault_id: str, slot_id: str) -> bytes:
    return f"{vault_id}|{slot_id}".encode("ascii")


def _wrap(vault_id: str, kind: SlotKind, kdf: Kdf, identity: Identity, key: bytes) -> Slot:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - only when making a slot

    slot_id, nonce = secrets.token_hex(8), secrets.token_bytes(NONCE_BYTES)
    wrapped = AESGCM(key).encrypt(nonce, identity.secret.encode("ascii"), _bound(vault_id, slot_id))
    return Slot(slot_id, kind, kdf, nonce, wrapped)


def _unwrap(vault_id: str, slot: Slot, key: bytes) -> Identity | None:
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - only when opening
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - the same

    try:
        secret = AESGCM(key).decrypt(slot.nonce, slot.wrapped, _bound(vault_id, slot.id))
        return parse_identity(secret.decode("ascii"))
    except (InvalidTag, ValueError):
        return None
