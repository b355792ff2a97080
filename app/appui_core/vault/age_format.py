"""What reading and writing an age file have in common. Format: the age specification, version 1 (C2SP, age.md)."""

import hmac
from typing import Final

VERSION: Final = b"age-encryption.org/v1"
X25519_INFO: Final = b"age-encryption.org/v1/X25519"
ONE_PIECE_BYTES: Final = 4 * 1024 * 1024
"""Up to here a file is sealed, opened or checked in one piece."""
CHUNK_BYTES: Final = 64 * 1024
TAG_BYTES: Final = 16
NONCE_BYTES: Final = 16
FILE_KEY_BYTES: Final = 16
# The file's key is wrapped once under a key of its own, so its nonce never differs.
WRAP_NONCE: Final = bytes(12)


class NotOursError(ValueError):
    """The file is sealed, and not to the key at hand."""


class NotWholeError(OSError):
    """A sealed file is not, byte for byte, as it was sealed: cut off, altered, or something follows it."""


def hkdf(secret: bytes, salt: bytes, info: bytes) -> bytes:
    """HKDF-SHA-256 of 32 bytes (RFC 5869): one block of output."""
    return hmac.digest(hmac.digest(salt or bytes(32), secret, "sha256"), info + b"\x01", "sha256")


def header_mac(file_key: bytes, signed: bytes) -> bytes:
    """Return the MAC of a header, from its first byte to the `---` that ends it."""
    return hmac.digest(hkdf(file_key, b"", b"header"), signed, "sha256")


def chunk_nonce(number: int, *, last: bool) -> bytes:
    """Return the nonce of a chunk of the payload, counted from 0."""
    return number.to_bytes(11, "big") + bytes((last,))
