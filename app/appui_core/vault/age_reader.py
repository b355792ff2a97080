"""Is a sealed file whole? Answered with OpenSSL's ciphers, faster than pyrage by half and more.

The full check uses it, and it never hands bytes out: "whole" means that the header's MAC and every chunk's
tag hold and that the plain bytes have the hash that the index keeps. Whatever it does not find whole is opened by
pyrage before anyone calls it damaged. Format: the age specification, version 1 (C2SP, age.md).
"""

import binascii
import hashlib
import hmac
from typing import Final

from appui_core.vault.age_format import (
    CHUNK_BYTES,
    NONCE_BYTES,
    TAG_BYTES,
    VERSION,
    WRAP_NONCE,
    X25519_INFO,
    NotOursError,
    chunk_nonce,
    header_mac,
    hkdf,
)

_COLUMNS: Final = 64
# Ours take 200 bytes; one with more than thirty recipients is opened by pyrage.
MAX_HEADER_BYTES: Final = 4 * 1024


class AgeReader:
    """Reads files that were sealed to one identity, given by its 32 secret bytes."""

    def __init__(self, scalar: bytes) -> None:
        from cryptography.hazmat.primitives.asymmetric.x25519 import (  # noqa: PLC0415 - only for a full check
            X25519PrivateKey,
        )

        self._private = X25519PrivateKey.from_private_bytes(scalar)
        self._public = self._private.public_key().public_bytes_raw()

    @staticmethod
    def load() -> None:
        """Load OpenSSL's ciphers ahead of the first file."""
        from cryptography.hazmat.primitives.asymmetric import x25519  # noqa: F401, PLC0415 - as above
        from cryptography.hazmat.primitives.ciphers import aead  # noqa: F401, PLC0415 - as above

    def is_whole(self, sealed: bytes | memoryview, expected_sha256: str) -> bool:
        """Tell whether a file is whole and holds the bytes with this hash; False also where we can't read it."""
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - as above

        try:
            file_key, start = self.file_key(bytes(sealed[:MAX_HEADER_BYTES]))
            return _payload_sha256(memoryview(sealed)[start:], file_key) == expected_sha256
        except (ValueError, InvalidTag):
            return False

    def file_key(self, start: bytes) -> tuple[bytes, int]:
        """Return the file's key and where the payload begins; `start` are the first MAX_HEADER_BYTES, or all.

        Raises NotOursError when it is sealed to others, ValueError when the header is none or was altered.
        """
        header, payload_at = _header(start)
        file_key = self._unwrapped(header.stanzas)
        if not hmac.compare_digest(header_mac(file_key, header.signed), header.mac):
            raise ValueError("header altered")
        return file_key, payload_at

    def _unwrapped(self, stanzas: list[tuple[bytes, bytes]]) -> bytes:
        """Return the file's key from the stanza that is ours.

        Raises NotOursError when there is none.
        """
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - as above
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey  # noqa: PLC0415 - as above
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305  # noqa: PLC0415 - as above

        for words, body in stanzas:
            kind, _, share = words.partition(b" ")
            if kind != b"X25519" or len(body) != 32:
                continue
            ephemeral = _decoded(share)
            shared = self._private.exchange(X25519PublicKey.from_public_bytes(ephemeral))
            key = hkdf(shared, ephemeral + self._public, X25519_INFO)
            try:
                return ChaCha20Poly1305(key).decrypt(WRAP_NONCE, body, None)
            except InvalidTag:
                continue
        raise NotOursError("not sealed to us")


class _Header:
    """What stands before the payload: `signed` is what the MAC covers."""

    __slots__ = ("mac", "signed", "stanzas")

    def __init__(self, stanzas: list[tuple[bytes, bytes]], signed: bytes, mac: bytes) -> None:
        self.stanzas, self.signed, self.mac = stanzas, signed, mac


def _header(sealed: bytes) -> tuple[_Header, int]:
    """Return the header and where the payload starts.

    Raises ValueError for anything but the canonical form.
    """
    end = sealed.find(b"\n--- ", 0, MAX_HEADER_BYTES)
    stop = sealed.find(b"\n", end + 1) if end >= 0 else -1
    if stop < 0:
        raise ValueError("no header")
    lines = sealed[:end].split(b"\n")
    if lines[0] != VERSION:
        raise ValueError("version")
    stanzas: list[tuple[bytes, bytes]] = []
    rest = iter(lines[1:])
    for line in rest:
        if not line.startswith(b"-> "):
            raise ValueError("stanza")
        body = b""
        for part in rest:
            body += part
            if len(part) < _COLUMNS:
                break
        else:
            raise ValueError("stanza without end")
        stanzas.append((line[3:], _decoded(body)))
    return _Header(stanzas, sealed[: end + 4], _decoded(sealed[end + 5 : stop])), stop + 1


def _payload_sha256(payload: memoryview, file_key: bytes) -> str:
    """Return the hash of the plain bytes, every chunk authenticated.

    Raises ValueError or InvalidTag when a chunk is missing, altered, or one too many.
    """
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305  # noqa: PLC0415 - as above

    nonce, payload = bytes(payload[:NONCE_BYTES]), payload[NONCE_BYTES:]
    cipher = ChaCha20Poly1305(hkdf(file_key, nonce, b"payload"))
    digest, step = hashlib.sha256(), CHUNK_BYTES + TAG_BYTES
    # One buffer for all chunks: fresh memory costs more than it seems, and the hash finds it in the cache.
    plain = memoryview(bytearray(CHUNK_BYTES))
    last = max(0, (len(payload) - 1) // step)
    for number in range(last + 1):
        chunk = payload[number * step : (number + 1) * step]
        size_bytes = len(chunk) - TAG_BYTES
        if size_bytes < 0 or (not size_bytes and number):
            raise ValueError("a chunk without a tag, or an empty last chunk")
        cipher.decrypt_into(chunk_nonce(number, last=number == last), chunk, None, plain[:size_bytes])
        digest.update(plain[:size_bytes])
    return digest.hexdigest()


def _decoded(text: bytes) -> bytes:
    """Return what unpadded canonical base64 spells.

    Raises ValueError for any other spelling of the same bytes.
    """
    data = binascii.a2b_base64(text + b"=" * (-len(text) % 4), strict_mode=True)
    if binascii.b2a_base64(data, newline=False).rstrip(b"=") != text:
        raise ValueError("not canonical")
    return data
