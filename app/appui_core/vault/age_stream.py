"""age files as streams: sealed and opened in constant memory, hashed on the way, their failures told apart.

What is small enough to be held is sealed by age_writer.py; pyrage seals what is larger, and opens everything. It
holds the interpreter's lock while it works, and gives it back between pieces.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault import age_writer
from appui_core.vault.age_format import ONE_PIECE_BYTES
from appui_core.vault.files import disk_error, disk_errors, write_all
from appui_core.vault.keys import Identity

# What an age file adds to the plain bytes at most: its header, and 16 bytes for each 64 KiB.
_OVERHEAD_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Measured:
    """What went through: the SHA-256 and size of the plain bytes, and the size of the sealed file."""

    sha256: str
    size_bytes: int
    stored_bytes: int


class _Source:
    """What pyrage reads from: it hashes and counts, and keeps the first failure, which pyrage turns to text."""

    def __init__(self, first: bytes, stream: BinaryIO) -> None:
        self._first = first
        self._stream = stream
        self.digest = hashlib.sha256()
        self.size_bytes = 0
        self.failure: OSError | AppuiError | None = None

    def read(self, size: int) -> bytes:
        piece, self._first = self._first[:size], self._first[size:]
        try:
            piece = piece or self._stream.read(size)
        except (OSError, AppuiError) as error:
            self.failure = error
            raise
        self.digest.update(piece)
        self.size_bytes += len(piece)
        return piece


class _Sink:
    """What pyrage writes to: it loops over short writes, counts, and keeps the first failure."""

    def __init__(self, write: Callable[[bytes], object]) -> None:
        self._write = write
        self.size_bytes = 0
        self.failure: Exception | None = None

    def write(self, piece: bytes) -> int:
        try:
            self._write(piece)
        except Exception as error:
            self.failure = error
            raise
        self.size_bytes += len(piece)
        return len(piece)

    def flush(self) -> None:
        """Nothing is held back here."""


def seal_into(handle: int, stream: BinaryIO, recipient: str) -> Measured:
    """Seal a stream from where it stands to its end into an open file; not flushed yet.

    Raises AppuiError: DISK_FULL, VAULT_READ_ONLY, FILE_UNREADABLE (the stream failed), or what the stream raised.
    """
    import pyrage  # noqa: PLC0415 - a compiled library, only for an open vault

    first = _read_first(stream)
    if len(first) <= ONE_PIECE_BYTES:
        return seal_bytes(handle, first, hashlib.sha256(first).hexdigest(), recipient)
    to = [pyrage.x25519.Recipient.from_str(recipient)]
    source, sink = _Source(first, stream), _Sink(lambda piece: write_all(handle, piece))
    del first
    try:
        pyrage.encrypt_io(source, sink, to)
    except (pyrage.EncryptError, OSError) as error:
        if isinstance(source.failure, AppuiError):
            raise source.failure from error
        if source.failure is not None:
            raise AppuiError(ErrorCode.FILE_UNREADABLE, "stream") from error
        if isinstance(sink.failure, OSError):
            raise disk_error(sink.failure, ErrorCode.VAULT_READ_ONLY) from error
        raise
    return Measured(source.digest.hexdigest(), source.size_bytes, sink.size_bytes)


class Passing:
    """Seals bytes into an open file as they pass, and measures them; not flushed at the end."""

    def __init__(self, handle: int, recipient: str) -> None:
        self._handle = handle
        self._digest = hashlib.sha256()
        self._size_bytes = self._stored_bytes = 0
        self._sealer = age_writer.Sealer(recipient, self._store)

    def add(self, piece: bytes) -> None:
        """Take the next plain bytes.

        Raises AppuiError: DISK_FULL, VAULT_READ_ONLY.
        """
        self._digest.update(piece)
        self._size_bytes += len(piece)
        self._sealer.add(piece)

    def finish(self) -> Measured:
        """End the file; raises as `add`."""
        self._sealer.finish()
        return Measured(self._digest.hexdigest(), self._size_bytes, self._stored_bytes)

    def _store(self, sealed: bytes) -> None:
        with disk_errors():
            write_all(self._handle, sealed)
        self._stored_bytes += len(sealed)


def seal_bytes(handle: int, data: bytes, sha256: str, recipient: str) -> Measured:
    """Seal bytes whose hash was taken already into an open file; not flushed yet.

    Raises AppuiError: DISK_FULL, VAULT_READ_ONLY.
    """
    sealed = age_writer.seal(data, recipient)
    with disk_errors():
        write_all(handle, memoryview(sealed))
    return Measured(sha256, len(data), len(sealed))


def open_whole(path: Path, expected_sha256: str, identity: Identity) -> bytes:
    """Return a sealed file's plain bytes, only once all of it is authenticated and its hash is the expected one.

    Raises AppuiError: VAULT_DAMAGED when the file is missing, altered or another one.
    """
    import pyrage  # noqa: PLC0415 - as above

    with disk_errors(ErrorCode.VAULT_DAMAGED):
        sealed = path.read_bytes()
    try:
        plain: bytes = pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(identity.secret)])
    except pyrage.DecryptError as error:
        raise AppuiError(ErrorCode.VAULT_DAMAGED, "blob altered") from error
    if hashlib.sha256(plain).hexdigest() != expected_sha256:
        raise AppuiError(ErrorCode.VAULT_DAMAGED, "blob hash")
    return plain


def open_pieces(path: Path, expected_sha256: str, identity: Identity, write: Callable[[bytes], object]) -> int:
    """Hand the plain bytes of a sealed file to `write` piece by piece; return how many there were.

    Each piece is authenticated, but only the end of this call without an exception proves the whole: until then
    whoever takes the pieces shows them to nobody.

    Raises AppuiError: VAULT_DAMAGED as `open_whole`; whatever `write` raises.
    """
    import pyrage  # noqa: PLC0415 - as above

    digest = hashlib.sha256()

    def take(piece: bytes) -> None:
        digest.update(piece)
        write(piece)

    sink = _Sink(take)
    with disk_errors(ErrorCode.VAULT_DAMAGED):
        stream = path.open("rb", buffering=0)
    with stream:
        try:
            pyrage.decrypt_io(stream, sink, [pyrage.x25519.Identity.from_str(identity.secret)])
        except (pyrage.DecryptError, OSError) as error:
            if sink.failure is not None:
                raise sink.failure from error
            raise AppuiError(ErrorCode.VAULT_DAMAGED, "blob altered") from error
    if digest.hexdigest() != expected_sha256:
        raise AppuiError(ErrorCode.VAULT_DAMAGED, "blob hash")
    return sink.size_bytes


def opens(path: Path, expected_sha256: str, identity: Identity) -> bool:
    """Tell whether a sealed file is whole and the expected one, without keeping any of it."""
    try:
        if _stored_bytes(path) <= ONE_PIECE_BYTES + _OVERHEAD_BYTES:
            open_whole(path, expected_sha256, identity)
        else:
            open_pieces(path, expected_sha256, identity, len)
    except AppuiError:
        return False
    return True


def _stored_bytes(path: Path) -> int:
    with disk_errors(ErrorCode.VAULT_DAMAGED):
        return path.stat().st_size


def _read_first(stream: BinaryIO) -> bytes:
    """Return the whole stream when it is small, else its first piece, which is one byte longer than that."""
    pieces: list[bytes] = []
    missing = ONE_PIECE_BYTES + 1
    try:
        while missing and (piece := stream.read(missing)):
            pieces.append(piece)
            missing -= len(piece)
    except OSError as error:
        raise AppuiError(ErrorCode.FILE_UNREADABLE, "stream") from error
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)
