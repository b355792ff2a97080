"""The vault's one secret, an age X25519 identity, and the keys that derive from it.

Formats and test vectors: ARCHITECTURE.md, "Keys".
"""

import secrets
from dataclasses import dataclass, field

from appui_core.vault import bech32

IDENTITY_PREFIX = "age-secret-key-"
INDEX_INFO = b"appui/index/1"
JOURNAL_SIGN_INFO = b"appui/journal-sign/1"
VAULT_ID_BYTES = 16


@dataclass(frozen=True, slots=True)
class Identity:
    """An age identity: the secret in the text form that every age program reads, and its public recipient."""

    secret: str = field(repr=False)
    recipient: str

    def scalar(self) -> bytes:
        """Return the 32 secret bytes that the text form spells."""
        return bech32.to_bytes(bech32.decode(self.secret)[1])


def new_vault_id() -> str:
    """Return a random vault id: 16 bytes as 32 hex digits."""
    return secrets.token_hex(VAULT_ID_BYTES)


def new_identity() -> Identity:
    """Make a random identity."""
    from pyrage import x25519  # noqa: PLC0415 - a compiled library, only when a vault is made or opened

    made = x25519.Identity.generate()
    return Identity(str(made), str(made.to_public()))


def parse_identity(text: str) -> Identity:
    """Read an identity in its text form, in one case or the other.

    Raises ValueError when it is not one.
    """
    from pyrage import IdentityError, x25519  # noqa: PLC0415 - as above

    prefix, values = bech32.decode(text)
    if prefix != IDENTITY_PREFIX or len(bech32.to_bytes(values)) != 32:
        raise ValueError("not an age identity")
    try:
        made = x25519.Identity.from_str(text.upper())
    except IdentityError as error:
        raise ValueError("not an age identity") from error
    return Identity(str(made), str(made.to_public()))


def derive(identity: Identity, vault_id: str, info: bytes) -> bytes:
    """Return the 32 bytes that HKDF-SHA-256 draws from the identity's scalar.

    The salt is the 16 bytes that `vault_id` spells in hex; `info` names the use.
    """
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415 - 10 ms, only for an open vault
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415 - the same

    return HKDF(SHA256(), 32, bytes.fromhex(vault_id), info).derive(identity.scalar())
