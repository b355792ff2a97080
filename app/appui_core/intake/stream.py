"""Streams between a foreign file and us: one hashes what the walk reads, one proves that nothing changed since.

Both turn the system's read errors into FILE_UNREADABLE, so that no OSError, which may carry a file name, gets out.
"""

import hashlib
import io
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO, Final, Protocol

from appui_core.errors import AppuiError, ErrorCode

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

BLOCK_BYTES: Final = 64 * 1024
"""The most that a walk holds of a file at any time, apart from its inflated block."""


class Readable(Protocol):
    """What a file or a socket can do at least: give its next bytes, none only at the end."""

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes."""
        ...


class WalkReader:
    """Reads a file once, front to back, in constant memory, and hashes every byte on its way."""

    def __init__(self, stream: Readable, limit_bytes: int) -> None:
        self._stream = stream
        self._limit_bytes = limit_bytes
        self._hash = hashlib.sha256()
        self._block = b""
        self._at = 0
        self.read_bytes = 0

    @property
    def sha256(self) -> str:
        """The hash of all that was read from the file so far, in lower-case hex."""
        return self._hash.hexdigest()

    @property
    def position(self) -> int:
        """How many bytes the walk has consumed."""
        return self.read_bytes - (len(self._block) - self._at)

    def limit(self, limit_bytes: int) -> None:
        """Allow no more than this many bytes in all; what was allowed before is never widened.

        Raises AppuiError: FILE_TOO_LARGE when more than that was read already.
        """
        self._limit_bytes = min(self._limit_bytes, limit_bytes)
        self._check_limit()

    def some(self, most_bytes: int = BLOCK_BYTES) -> bytes:
        """Return the next bytes, at most `most_bytes` of them; empty only at the end.

        Raises AppuiError: FILE_UNREADABLE, FILE_TOO_LARGE (the file grew past the limit while being read).
        """
        if self._at == len(self._block):
            self._block, self._at = self._fill(), 0
        part = self._block[self._at : self._at + most_bytes]
        self._at += len(part)
        return part

    def head(self, most_bytes: int) -> bytes:
        """Return the next bytes without consuming them, as many as asked for unless the file ends before.

        Raises AppuiError: as `some`.
        """
        parts = []
        while most_bytes and (part := self.some(most_bytes)):
            parts.append(part)
            most_bytes -= len(part)
        found = parts[0] if len(parts) == 1 else b"".join(parts)
        self.push_back(found)
        return found

    def push_back(self, tail: bytes) -> None:
        """Give back the unused tail of what was returned last."""
        if len(tail) <= self._at:
            self._at -= len(tail)
        else:
            self._block, self._at = tail + self._block[self._at :], 0

    def exactly(self, count_bytes: int) -> bytes:
        """Return the next `count_bytes` bytes (keep them few: they are held in memory).

        Raises AppuiError: FORMAT_BROKEN when the file ends before, and as `some`.
        """
        parts = []
        while count_bytes:
            block = self.some(min(count_bytes, BLOCK_BYTES))
            if not block:
                raise AppuiError(ErrorCode.FORMAT_BROKEN, "truncated")
            parts.append(block)
            count_bytes -= len(block)
        return b"".join(parts)

    def skip(self, count_bytes: int) -> None:
        """Pass over bytes without keeping them.

        Raises AppuiError: as `exactly`.
        """
        while count_bytes:
            block = self.some(min(count_bytes, BLOCK_BYTES))
            if not block:
                raise AppuiError(ErrorCode.FORMAT_BROKEN, "truncated")
            count_bytes -= len(block)

    def drain(self) -> int:
        """Read to the end and return how many bytes that was."""
        start = self.position
        while self.some():
            pass
        return self.position - start

    def _fill(self) -> bytes:
        try:
            block = self._stream.read(BLOCK_BYTES)
        except OSError as error:
            raise AppuiError(ErrorCode.FILE_UNREADABLE, f"errno {error.errno}") from None
        self._hash.update(block)
        self.read_bytes += len(block)
        self._check_limit()
        return block

    def _check_limit(self) -> None:
        if self.read_bytes > self._limit_bytes:
            raise AppuiError(ErrorCode.FILE_TOO_LARGE)


class HeldReader(WalkReader):
    """Walks bytes that are held already, hashed at one go: for files small enough to be read once and for all."""

    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(), len(data))
        self._block = data
        self._hash.update(data)
        self.read_bytes = len(data)


class UnchangedStream(io.RawIOBase):
    """A file read a second time: its last byte is given out only when the whole is what was examined before."""

    def __init__(self, source: BinaryIO, sha256: str, size_bytes: int) -> None:
        super().__init__()
        self._source = source
        self._sha256 = sha256
        self._left_bytes = size_bytes
        self._hash = hashlib.sha256()

    def readable(self) -> bool:
        """Tell that this stream is for reading."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill `buffer`.

        Raises AppuiError: FILE_CHANGED when size or hash differ, before the last bytes are handed over;
        FILE_UNREADABLE.
        """
        view = memoryview(buffer).cast("B")
        if not view or not self._left_bytes:
            return 0
        block = self._read(min(len(view), self._left_bytes))
        if not block:
            raise AppuiError(ErrorCode.FILE_CHANGED, "shorter")
        self._hash.update(block)
        self._left_bytes -= len(block)
        if not self._left_bytes:
            if self._read(1):
                raise AppuiError(ErrorCode.FILE_CHANGED, "longer")
            if self._hash.hexdigest() != self._sha256:
                raise AppuiError(ErrorCode.FILE_CHANGED, "other_bytes")
        view[: len(block)] = block
        return len(block)

    def close(self) -> None:
        """Close the file under this stream too."""
        self._source.close()
        super().close()

    def _read(self, most_bytes: int) -> bytes:
        try:
            return self._source.read(most_bytes)
        except OSError as error:
            raise AppuiError(ErrorCode.FILE_UNREADABLE, f"errno {error.errno}") from None


def unchanged(opener: Callable[[], BinaryIO], sha256: str, size_bytes: int) -> Callable[[], BinaryIO]:
    """Return an opener whose streams end in FILE_CHANGED unless they hold exactly the bytes of that hash."""

    def open_again() -> BinaryIO:
        return io.BufferedReader(UnchangedStream(opener(), sha256, size_bytes), BLOCK_BYTES)

    return open_again
