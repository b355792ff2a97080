"""Any part of an age file in memory alone, however large it is: a seekable view of what is sealed.

Every chunk is authenticated before a byte of it is handed out. Format: the age specification, version 1 (C2SP,
age.md).
"""

import os
from collections.abc import Callable, Iterable
from typing import BinaryIO

from appui_core.vault.age_format import (
    CHUNK_BYTES,
    NONCE_BYTES,
    TAG_BYTES,
    NotOursError,
    NotWholeError,
    chunk_nonce,
    hkdf,
)
from appui_core.vault.age_reader import MAX_HEADER_BYTES, AgeReader
from appui_core.vault.keys import Identity
from appui_core.vault.sealed_part import SealedPart

_STEP = CHUNK_BYTES + TAG_BYTES


class AgePart(SealedPart):
    """What an age file holds, as a stream to read and seek in; `sealed` stays open and is the caller's.

    Raises NotOursError when it is sealed to none of the identities, NotWholeError when its header or its length is
    not right; reading raises NotWholeError at a chunk that was altered.
    """

    def __init__(self, sealed: BinaryIO, identities: Iterable[Identity]) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import (  # noqa: PLC0415 - only for a sealed dossier
            ChaCha20Poly1305,
        )

        file_key, payload_at = _file_key(sealed, identities)
        sealed.seek(payload_at)
        nonce = sealed.read(NONCE_BYTES)
        self._cipher = ChaCha20Poly1305(hkdf(file_key, nonce, b"payload"))
        self._sealed, self._chunks_at = sealed, payload_at + NONCE_BYTES
        payload_bytes = sealed.seek(0, os.SEEK_END) - self._chunks_at
        self._last, last_bytes = divmod(payload_bytes - 1, _STEP)
        # The last chunk alone may be short, and is empty only where it is the only one.
        if payload_bytes < TAG_BYTES or last_bytes + 1 < TAG_BYTES + bool(self._last):
            raise NotWholeError("length")
        super().__init__(payload_bytes - TAG_BYTES * (self._last + 1))
        self._held: tuple[int, bytes] = (-1, b"")

    def opened(self, position: int, most_bytes: int) -> bytes:
        """Return the rest of one chunk at most."""
        number, skip = divmod(position, CHUNK_BYTES)
        return self._chunk(number)[skip : skip + most_bytes]

    def check(self, seen: Callable[[int], object] = lambda _bytes: None) -> None:
        """Open every chunk once."""
        for number in range(self._last + 1):
            seen(len(self._chunk(number)))

    def _chunk(self, number: int) -> bytes:
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - as above

        if self._held[0] != number:
            self._sealed.seek(self._chunks_at + number * _STEP)
            try:
                nonce = chunk_nonce(number, last=number == self._last)
                self._held = (number, self._cipher.decrypt(nonce, self._sealed.read(_STEP), None))
            except (InvalidTag, ValueError) as error:
                raise NotWholeError("chunk") from error
        return self._held[1]


def _file_key(sealed: BinaryIO, identities: Iterable[Identity]) -> tuple[bytes, int]:
    sealed.seek(0)
    start = sealed.read(MAX_HEADER_BYTES)
    for identity in identities:
        try:
            return AgeReader(identity.scalar()).file_key(start)
        except NotOursError:
            continue
        except ValueError as error:
            raise NotWholeError("header") from error
    raise NotOursError
