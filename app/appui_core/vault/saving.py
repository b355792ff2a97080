"""An original out of the vault into a file of the person's: whole and proved, or not there at all."""

import contextlib
import errno
import os
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path

from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault import age_stream
from appui_core.vault.files import PART, create_part, fsync_file, replace, write_all
from appui_core.vault.keys import Identity

_FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})


def save_plain(
    blob: Path,
    expected_sha256: str,
    identity: Identity,
    target: Path,
    approve: Callable[[], object] = lambda: None,
    step: Callable[[int], object] = lambda _size_bytes: None,
) -> int:
    """Write a sealed file's plain bytes to `target`, which must not exist; return their number.

    `step` hears of each piece's size, and ends it all when it raises.

    They go to a file beside it, in constant memory. Once the whole is authenticated, has the expected hash and is
    on the medium, `approve` is called (the journal hears of it), and only then the file takes its name.

    Raises AppuiError: DESTINATION_EXISTS, DESTINATION_UNWRITABLE, DISK_FULL, VAULT_DAMAGED, and what `approve`
    or `step` raises. Nothing is left at `target` or beside it then.
    """
    # A name that nobody else's file can have: it is removed whatever happens.
    part = target.with_name(secrets.token_hex(16) + PART)

    def take(piece: bytes) -> None:
        write_all(handle, piece)
        step(len(piece))

    _reserve(target)
    try:
        with _destination_errors():
            handle = create_part(part)
        try:
            with _destination_errors():
                size_bytes = age_stream.open_pieces(blob, expected_sha256, identity, take)
                fsync_file(handle)
        finally:
            os.close(handle)
        approve()
        with _destination_errors():
            replace(part, target)
    except BaseException:
        for path in (part, target):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
        raise
    return size_bytes


def _reserve(target: Path) -> None:
    """Take the name, so that nothing that comes meanwhile is overwritten."""
    try:
        os.close(create_part(target))
    except FileExistsError as error:
        raise AppuiError(ErrorCode.DESTINATION_EXISTS) from error
    except OSError as error:
        raise AppuiError(ErrorCode.DESTINATION_UNWRITABLE, f"errno {error.errno}") from error


@contextlib.contextmanager
def _destination_errors() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        code = ErrorCode.DISK_FULL if error.errno in _FULL else ErrorCode.DESTINATION_UNWRITABLE
        raise AppuiError(code, f"errno {error.errno}") from error
