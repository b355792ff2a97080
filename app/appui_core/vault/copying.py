"""Copies between a vault and another disk: proved on the way, flushed, read back from the medium, then renamed.

The other disk may be a USB stick, a network folder or a synced one: no rights, no links, coarse times.
"""

import contextlib
import errno
import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault.files import PART, create_part, disk_error, finish_part, fsync_folder, replace, write_all
from appui_core.vault.keys import Identity

PIECE_BYTES = 1024 * 1024
# What network and user-space file systems answer to a folder's fsync, which they do not know.
_NO_FOLDER_SYNC = {errno.EINVAL, errno.EBADF, errno.EACCES, errno.EPERM, errno.ENOTSUP, errno.ENOSYS}
# Beyond this Windows wants the long form; a name of ours below a folder takes up to 60 more.
_LONG_PATH = 180

Tick = Callable[[int], None]
"""Told how many bytes went by; raises AppuiError INTERRUPTED to stop."""


class SpoiltError(Exception):
    """The source is not what the index says, or can't be read to its end."""


class Writer:
    """A file that is being written: counts and hashes what it is given."""

    def __init__(self, handle: int) -> None:
        self._handle = handle
        self.digest = hashlib.sha256()
        self.size_bytes = 0

    def write(self, piece: bytes) -> None:
        """Write a piece.

        Raises OSError.
        """
        write_all(self._handle, piece)
        self.digest.update(piece)
        self.size_bytes += len(piece)


def long_path(path: Path, *, windows: bool = os.name == "nt") -> Path:
    """Return a path that may be of any length: on Windows a long one gets the prefix that lifts the limit."""
    full = path.absolute()
    text = str(full)
    if not windows or len(text) < _LONG_PATH or text.startswith("\\\\?\\"):
        return full
    return Path("\\\\?\\UNC\\" + text[2:]) if text.startswith("\\\\") else Path("\\\\?\\" + text)


def place_error(error: OSError) -> AppuiError:
    """Return our error for one of a disk that is not the vault's: full, or not writable for whatever reason."""
    known = disk_error(error, ErrorCode.DESTINATION_UNWRITABLE)
    code = ErrorCode.DESTINATION_UNWRITABLE if known.code is ErrorCode.VAULT_READ_ONLY else known.code
    # The first word chooses the sentence: it is the backup's disk that is full, not the vault's.
    return AppuiError(code, f"backup {known.detail}")


@contextlib.contextmanager
def place_errors() -> Iterator[None]:
    """Translate every OSError of the block, which works on a disk that is not the vault's.

    Raises AppuiError: DISK_FULL, DESTINATION_UNWRITABLE.
    """
    try:
        yield
    except OSError as error:
        raise place_error(error) from error


def settle_folder(folder: Path) -> None:
    """Return when the names in a folder are on the medium, where the file system can be asked for that.

    Raises OSError: the medium failed or went.
    """
    try:
        fsync_folder(folder)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise


@contextlib.contextmanager
def replacing(target: Path) -> Iterator[Writer]:
    """Write a file aside; when the block ends well: flush it, read it back from the medium, put it in place.

    Whatever fails, the former file stays.

    Raises OSError, and what the block raises.
    """
    part = target.with_name(target.name + PART)
    part.unlink(missing_ok=True)
    try:
        handle = create_part(part)
        try:
            writer = Writer(handle)
            yield writer
            finish_part(handle, writer.size_bytes)
        finally:
            os.close(handle)
        _read_back(part, writer)
        replace(part, target)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    settle_folder(target.parent)


def put(target: Path, data: bytes) -> None:
    """Put a small file in place.

    Raises OSError.
    """
    with replacing(target) as writer:
        writer.write(data)


def copy_proved(
    source: Path, target: Path, sha256: str, stored_bytes: int, identity: Identity, tick: Tick
) -> None:
    """Copy a sealed original while proving it: what is put in place decrypts to the bytes with this hash.

    Raises SpoiltError (nothing was put in place), OSError (the target's), and what `tick` raises.
    """
    import pyrage  # noqa: PLC0415 - a compiled library, only for an open vault

    try:
        stream = source.open("rb")
    except OSError as error:
        raise SpoiltError("unreadable") from error
    with stream, replacing(target) as writer:
        tee, plain = _Tee(stream, writer, tick), _Plain()
        try:
            pyrage.decrypt_io(tee, plain, [pyrage.x25519.Identity.from_str(identity.secret)])
            while tee.read(PIECE_BYTES):
                pass
        except Exception as error:
            # pyrage turns whatever a reader raises into text of its own.
            raise tee.failure or SpoiltError("altered") from error
        if writer.size_bytes != stored_bytes or plain.digest.hexdigest() != sha256:
            raise SpoiltError("another one")


def copy_raw(source: Path, target: Path, tick: Tick) -> None:
    """Copy a file as it is.

    Raises SpoiltError: the source can't be read. OSError: the target's. And what `tick` raises.
    """
    with contextlib.ExitStack() as stack:
        try:
            stream = stack.enter_context(source.open("rb"))
        except OSError as error:
            raise SpoiltError("unreadable") from error
        tee = _Tee(stream, stack.enter_context(replacing(target)), tick)
        while tee.read(PIECE_BYTES):
            pass


class _Tee:
    """What is read goes on to the copy; the first failure is kept."""

    def __init__(self, stream: BinaryIO, writer: Writer, tick: Tick) -> None:
        self._stream = stream
        self._writer = writer
        self._tick = tick
        self.failure: Exception | None = None

    def read(self, size: int) -> bytes:
        try:
            try:
                piece = self._stream.read(size)
            except OSError as error:
                raise SpoiltError("unreadable") from error
            self._writer.write(piece)
            self._tick(len(piece))
        except Exception as error:
            self.failure = self.failure or error
            raise
        return piece


class _Plain:
    """Where the decrypted bytes end: hashed, and kept nowhere."""

    def __init__(self) -> None:
        self.digest = hashlib.sha256()

    def write(self, piece: bytes) -> int:
        self.digest.update(piece)
        return len(piece)

    def flush(self) -> None:
        """Nothing is held back here."""


def _read_back(part: Path, writer: Writer) -> None:
    """Compare what lies on the medium with what was written.

    Raises OSError (EIO) when it differs.
    """
    handle = os.open(part, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0))
    try:
        if hasattr(os, "posix_fadvise"):
            # Out of the memory cache, so that the answer comes from the medium.
            with contextlib.suppress(OSError):
                os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        digest, size_bytes = hashlib.sha256(), 0
        while piece := os.read(handle, PIECE_BYTES):
            digest.update(piece)
            size_bytes += len(piece)
    finally:
        os.close(handle)
    if (size_bytes, digest.digest()) != (writer.size_bytes, writer.digest.digest()):
        raise OSError(errno.EIO, "read back differs")
