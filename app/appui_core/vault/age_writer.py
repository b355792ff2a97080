"""Seals bytes as an age file with OpenSSL's ciphers: several times as fast as pyrage, which holds Python's lock.

For what is held in memory anyway (`seal`), and for what comes in pieces that nobody can ask for (`Sealer`); long
streams stay with pyrage. The result is an ordinary age file to one X25519
recipient: tests open it with the `age` program and with pyrage at every size that the format makes special.
Format: the age specification, version 1 (C2SP, age.md).
"""

import base64
import os
from collections.abc import Callable
from functools import lru_cache

from appui_core.vault.age_format import (
    CHUNK_BYTES,
    FILE_KEY_BYTES,
    NONCE_BYTES,
    TAG_BYTES,
    VERSION,
    WRAP_NONCE,
    X25519_INFO,
    chunk_nonce,
    header_mac,
    hkdf,
)
from appui_core.vault.bech32 import decode, to_bytes


def seal(data: bytes, recipient: str) -> bytearray:
    """Return `data` sealed to an age recipient (`age1…`), under keys that are used for nothing else.

    Raises ValueError when that is no recipient.
    """
    from cryptography.hazmat.primitives.ciphers.aead import (  # noqa: PLC0415 - only for an open vault
        ChaCha20Poly1305,
    )

    file_key, nonce = os.urandom(FILE_KEY_BYTES), os.urandom(NONCE_BYTES)
    cipher = ChaCha20Poly1305(hkdf(file_key, nonce, b"payload"))
    start, plain = _header(file_key, recipient) + nonce, memoryview(data)
    chunks = max(1, -(-len(plain) // CHUNK_BYTES))
    sealed = bytearray(len(start) + len(plain) + chunks * TAG_BYTES)
    sealed[: len(start)] = start
    room = memoryview(sealed)[len(start) :]
    for number in range(chunks):
        chunk = plain[number * CHUNK_BYTES : (number + 1) * CHUNK_BYTES]
        at = number * (CHUNK_BYTES + TAG_BYTES)
        cipher.encrypt_into(
            chunk_nonce(number, last=number == chunks - 1), chunk, None, room[at : at + len(chunk) + TAG_BYTES]
        )
    return sealed


class Sealer:
    """Seals bytes as they come: each call of `add` hands sealed chunks to `write`, `finish` the last one.

    Holds 64 KiB at most. Raises ValueError when `recipient` is none.
    """

    def __init__(self, recipient: str, write: Callable[[bytes], object]) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import (  # noqa: PLC0415 - only for an open vault
            ChaCha20Poly1305,
        )

        file_key, nonce = os.urandom(FILE_KEY_BYTES), os.urandom(NONCE_BYTES)
        self._cipher = ChaCha20Poly1305(hkdf(file_key, nonce, b"payload"))
        self._write = write
        self._number = 0
        self._rest = bytearray()
        write(_header(file_key, recipient) + nonce)

    def add(self, piece: bytes) -> None:
        """Take the next bytes."""
        self._rest += piece
        # A full chunk waits until more comes: only then it is known not to be the last.
        while len(self._rest) > CHUNK_BYTES:
            chunk = bytes(self._rest[:CHUNK_BYTES])
            del self._rest[:CHUNK_BYTES]
            self._seal(chunk, last=False)

    def finish(self) -> None:
        """Seal what is left; an age file without this is known to be cut off."""
        self._seal(bytes(self._rest), last=True)
        self._rest.clear()

    def _seal(self, chunk: bytes, *, last: bool) -> None:
        self._write(self._cipher.encrypt(chunk_nonce(self._number, last=last), chunk, None))
        self._number += 1


def _header(file_key: bytes, recipient: str) -> bytes:
    """Return the header: the file's key wrapped to the recipient, and the MAC under that key."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import (  # noqa: PLC0415 - as above
        X25519PrivateKey,
        X25519PublicKey,
    )
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305  # noqa: PLC0415 - as above

    public = _public_key(recipient)
    ephemeral = X25519PrivateKey.generate()
    share = ephemeral.public_key().public_bytes_raw()
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(public))
    wrapping = ChaCha20Poly1305(hkdf(shared, share + public, X25519_INFO))
    body = wrapping.encrypt(WRAP_NONCE, file_key, None)
    signed = b"%s\n-> X25519 %s\n%s\n---" % (VERSION, _unpadded(share), _unpadded(body))
    return b"%s %s\n" % (signed, _unpadded(header_mac(file_key, signed)))


@lru_cache(maxsize=4)
def _public_key(recipient: str) -> bytes:
    prefix, values = decode(recipient)
    key = to_bytes(values)
    if prefix != "age" or len(key) != 32:
        raise ValueError("no age recipient")
    return key


def _unpadded(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")
