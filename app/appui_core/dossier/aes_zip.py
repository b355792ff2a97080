"""A ZIP with one entry under a passphrase, which 7-Zip and other ZIP programs open: AES-256 in WinZip's form AE-2.

The entry is stored and is itself a ZIP, so not even the names of the files can be read without the passphrase.
Format: "AES Encryption Information: Encryption Specification AE-1 and AE-2" (winzip.com), ZIP64 by APPNOTE.TXT
4.5.3. The key is drawn with PBKDF2-HMAC-SHA1 in 1000 rounds, which the format fixes: all hangs on the passphrase.
"""

import hashlib
import hmac
import os
import struct
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO, Final

from appui_core.vault.age_format import NotOursError, NotWholeError
from appui_core.vault.sealed_part import SealedPart

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers import CipherContext

SALT_BYTES: Final = 16
MAC_BYTES: Final = 10
_CHECK_BYTES: Final = 2
_AROUND: Final = SALT_BYTES + _CHECK_BYTES + MAC_BYTES
_KEY_BYTES: Final = 32
_ROUNDS: Final = 1000
_BLOCK: Final = 16
_PIECE: Final = 1 << 20
_ENCRYPTED, _AES, _VERSION, _UNIX = 1, 99, 51, 3
_LOCAL = struct.Struct("<4s5H3L2H")
_PLAIN_FILE: Final = 0o100644 << 16
# Field 0x9901: AE-2, AES-256, and that the bytes under it are stored.
_AES_FIELD: Final = struct.pack("<3H2sBH", 0x9901, 7, 2, b"AE", 3, 0)
_WIDE: Final = 0xFFFFFFFF
_WIDE_FIELD = struct.Struct("<2H2Q")
WIDE_FROM_BYTES: Final = 3 << 30
"""From here on the sizes are written in ZIP64 fields, well before the old ones end."""
_EARLIEST: Final = 1980


def passphrase_bytes(passphrase: str) -> bytes:
    """Return what the key is drawn from: UTF-8 of the NFC form."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8")


@dataclass(frozen=True, slots=True)
class _Frame:
    """All bytes around the sealed ones: a file that differs in one of them is not as it was sealed."""

    name: bytes
    time: int
    date: int
    wide: bool

    def local(self, size_bytes: int) -> bytes:
        return b"PK\x03\x04" + self._common(size_bytes) + self.name + self._fields(size_bytes)

    def end(self, size_bytes: int) -> bytes:
        """Return what follows the sealed bytes: the list of the one entry, and the end records."""
        at = len(self.local(size_bytes)) + size_bytes + _AROUND
        made_by = struct.pack("<4sBB", b"PK\x01\x02", _VERSION, _UNIX)
        rest = struct.pack("<3H2L", 0, 0, 0, _PLAIN_FILE, 0)
        entry = made_by + self._common(size_bytes) + rest + self.name + self._fields(size_bytes)
        end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, len(entry), _WIDE if self.wide else at, 0)
        if not self.wide:
            return entry + end
        wide = struct.pack(
            "<4sQ2H2L4Q", b"PK\x06\x06", 44, _VERSION, _VERSION, 0, 0, 1, 1, len(entry), at
        )  # fmt: skip
        locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, at + len(entry), 1)
        return entry + wide + locator + end

    def _common(self, size_bytes: int) -> bytes:
        sealed, plain = (_WIDE, _WIDE) if self.wide else (size_bytes + _AROUND, size_bytes)
        # AE-2 keeps no checksum: it would tell something of what is sealed.
        fields = len(self._fields(size_bytes))
        return struct.pack(
            "<5H3L2H",
            _VERSION, _ENCRYPTED, _AES, self.time, self.date, 0, sealed, plain, len(self.name), fields,
        )  # fmt: skip

    def _fields(self, size_bytes: int) -> bytes:
        wide = _WIDE_FIELD.pack(1, 16, size_bytes, size_bytes + _AROUND) if self.wide else b""
        return wide + _AES_FIELD


class _Keys:
    """The keys that a passphrase and a salt give, and AES in the counter mode of the format."""

    def __init__(self, passphrase: str, salt: bytes) -> None:
        from cryptography.hazmat.primitives.ciphers import (  # noqa: PLC0415 - only for a sealed dossier
            Cipher,
            algorithms,
            modes,
        )

        drawn = hashlib.pbkdf2_hmac(
            "sha1", passphrase_bytes(passphrase), salt, _ROUNDS, 2 * _KEY_BYTES + _CHECK_BYTES
        )
        self.check = drawn[2 * _KEY_BYTES :]
        self.mac = hmac.new(drawn[_KEY_BYTES : 2 * _KEY_BYTES], digestmod="sha1")
        # The format counts little-endian, which no library's counter mode does: only the counters go through AES.
        cipher = Cipher(algorithms.AES(drawn[:_KEY_BYTES]), modes.ECB())  # noqa: S305 - never over what is sealed
        self._aes: CipherContext = cipher.encryptor()

    def crossed(self, data: bytes, block: int) -> bytes:
        """Return bytes sealed, or sealed ones opened; `block` is the number, from 0, that they begin with."""
        import numpy as np  # noqa: PLC0415 - about 80 ms, never at start-up

        counters = np.zeros((-(-len(data) // _BLOCK), 2), "<u8")
        counters[:, 0] = np.arange(block + 1, block + 1 + len(counters), dtype="<u8")
        stream = self._aes.update(counters.tobytes())
        return bytes(np.bitwise_xor(np.frombuffer(data, np.uint8), np.frombuffer(stream, np.uint8)[: len(data)]))


class AesZipWriter:
    """Seals bytes as they come: `add` them, then `finish`. `target` is empty and can be gone back in.

    `expected_bytes` is how much will come, more or less: what is large gets ZIP64 fields from the start.
    """

    def __init__(
        self, target: BinaryIO, name: str, passphrase: str, made_at: datetime, expected_bytes: int
    ) -> None:
        date = (max(made_at.year, _EARLIEST) - _EARLIEST) << 9 | made_at.month << 5 | made_at.day
        wide = expected_bytes >= WIDE_FROM_BYTES
        self._frame = _Frame(name.encode("ascii"), made_at.hour << 11 | made_at.minute << 5, date, wide)
        salt = os.urandom(SALT_BYTES)
        self._keys, self._target = _Keys(passphrase, salt), target
        self._size, self._rest = 0, bytearray()
        target.write(self._frame.local(0) + salt + self._keys.check)

    def add(self, piece: bytes) -> None:
        """Take the next bytes."""
        self._rest += piece
        if len(self._rest) >= _PIECE:
            self._seal(len(self._rest) // _BLOCK * _BLOCK)

    def finish(self) -> None:
        """Seal what is left and close the ZIP; without this, no program finds an end."""
        self._seal(len(self._rest))
        self._target.write(self._keys.mac.digest()[:MAC_BYTES] + self._frame.end(self._size))
        self._target.seek(0)
        self._target.write(self._frame.local(self._size))

    def _seal(self, size_bytes: int) -> None:
        sealed = self._keys.crossed(bytes(self._rest[:size_bytes]), self._size // _BLOCK)
        self._keys.mac.update(sealed)
        self._target.write(sealed)
        del self._rest[:size_bytes]
        self._size += size_bytes


def is_aes_zip(start: bytes) -> bool:
    """Tell whether a file that begins like this is one that AesZipWriter has written, or was."""
    if len(start) < _LOCAL.size:
        return False
    sign, _, flags, method, *_ = _LOCAL.unpack_from(start)
    return bool((sign, flags, method) == (b"PK\x03\x04", _ENCRYPTED, _AES)) and start[30:36] == b"appui-"


class AesZipPart(SealedPart):
    """What such a ZIP holds, as a stream to read and seek in; `sealed` stays open and is the caller's.

    Nothing is handed out before `check`. Raises NotWholeError when the bytes around the sealed ones are not what
    we write, NotOursError when the passphrase is not its own (or its salt was altered, which looks the same).
    """

    def __init__(self, sealed: BinaryIO, passphrase: str) -> None:
        start, size_bytes = _measured(sealed)
        super().__init__(size_bytes)
        sealed.seek(start)
        salt, check = sealed.read(SALT_BYTES), sealed.read(_CHECK_BYTES)
        self._keys = _Keys(passphrase, salt)
        if not hmac.compare_digest(check, self._keys.check):
            raise NotOursError
        self._sealed, self._start = sealed, start + SALT_BYTES + _CHECK_BYTES
        self._checked = False

    def opened(self, position: int, most_bytes: int) -> bytes:
        """Return what was asked for, a MiB at most."""
        if not self._checked:
            raise NotWholeError("not checked")
        block, skip = divmod(position, _BLOCK)
        self._sealed.seek(self._start + block * _BLOCK)
        wanted = skip + min(most_bytes, _PIECE)
        sealed = self._sealed.read(wanted)
        if len(sealed) != wanted:
            raise NotWholeError("cut off")
        return self._keys.crossed(sealed, block)[skip:]

    def check(self, seen: Callable[[int], object] = lambda _bytes: None) -> None:
        """Hold every sealed byte against the code that the passphrase gives."""
        self._sealed.seek(self._start)
        left = self._size
        mac = self._keys.mac.copy()
        while left and (piece := self._sealed.read(min(left, _PIECE))):
            mac.update(piece)
            left -= len(piece)
            seen(len(piece))
        if left or not hmac.compare_digest(self._sealed.read(MAC_BYTES), mac.digest()[:MAC_BYTES]):
            raise NotWholeError("authentication code")
        self._checked = True


def _measured(sealed: BinaryIO) -> tuple[int, int]:
    """Return where the salt begins and how many bytes are sealed.

    Raises NotWholeError when one byte around them is not what we write.
    """
    total = sealed.seek(0, os.SEEK_END)
    sealed.seek(0)
    start = sealed.read(_LOCAL.size + (1 << 16))
    _, _, _, _, time, date, _, claimed, plain, name_bytes, _ = _LOCAL.unpack_from(start)
    wide = claimed == _WIDE
    frame = _Frame(start[_LOCAL.size : _LOCAL.size + name_bytes], time, date, wide)
    if wide:
        field = start[_LOCAL.size + name_bytes :][: _WIDE_FIELD.size]
        plain = _WIDE_FIELD.unpack(field)[2] if len(field) == _WIDE_FIELD.size else 0
    try:
        local, end = frame.local(plain), frame.end(plain)
    except struct.error as error:
        raise NotWholeError("sizes") from error
    if start[: len(local)] != local or total != len(local) + plain + _AROUND + len(end):
        raise NotWholeError("around")
    sealed.seek(total - len(end))
    if sealed.read() != end:
        raise NotWholeError("around")
    return len(local), plain
