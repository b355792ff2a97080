"""Reads a passphrase or a recovery key from where the person keeps it: a file or standard input."""

import contextlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from appui_core.errors import AppuiError, ErrorCode

STANDARD_INPUT = "-"
# No passphrase is that long; a wrong file such as /dev/zero must not fill the memory.
_LONGEST_BYTES = 64 * 1024


def read_passphrase(where: str) -> str:
    """Return the first line without its line end, as UTF-8 (a byte order mark is not part of it).

    Raises AppuiError: FILE_MISSING, NOT_A_FILE, FILE_UNREADABLE (not to be opened, or no text), PASSPHRASE_EMPTY,
    PASSPHRASE_TOO_LONG.
    """
    line = _read_from(where, lambda stream: stream.readline(_LONGEST_BYTES + 1))
    if len(line) > _LONGEST_BYTES:
        raise AppuiError(ErrorCode.PASSPHRASE_TOO_LONG, "first line of the file")
    try:
        passphrase = line.decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise AppuiError(ErrorCode.FILE_UNREADABLE, "passphrase file: not UTF-8") from error
    if not passphrase.strip():
        raise AppuiError(ErrorCode.PASSPHRASE_EMPTY)
    return passphrase


def read_identities(where: str) -> str:
    """Return the text of a file with age identities.

    Raises AppuiError: as `read_passphrase`, without those of the passphrase; IDENTITY_INVALID when it is too long
    or no text.
    """
    data = _read_from(where, lambda stream: stream.read(_LONGEST_BYTES + 1))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AppuiError(ErrorCode.IDENTITY_INVALID, "not UTF-8") from error
    if len(data) > _LONGEST_BYTES:
        raise AppuiError(ErrorCode.IDENTITY_INVALID, "too long")
    return text


def read_recovery_key(where: str) -> str:
    """Return a recovery key as a person typed it, over one line or several; lines that begin with `#` are notes.

    Raises AppuiError: as `read_passphrase`, without PASSPHRASE_EMPTY; RECOVERY_KEY_WRONG when there is nothing.
    """
    data = _read_from(where, lambda stream: stream.read(_LONGEST_BYTES + 1))
    if len(data) > _LONGEST_BYTES:
        raise AppuiError(ErrorCode.FILE_UNREADABLE, "recovery key file: too long")
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise AppuiError(ErrorCode.FILE_UNREADABLE, "recovery key file: not UTF-8") from error
    key = "".join(line for line in lines if not line.lstrip().startswith("#"))
    if not key.strip():
        raise AppuiError(ErrorCode.RECOVERY_KEY_WRONG, "recovery key file: empty")
    return key


def _read_from(where: str, read: Callable[[BinaryIO], bytes]) -> bytes:
    if where == STANDARD_INPUT:
        if sys.stdin is None:
            raise AppuiError(ErrorCode.PASSPHRASE_MISSING, "no standard input")
        return read(sys.stdin.buffer)
    try:
        with Path(where).open("rb") as stream:
            return read(stream)
    except FileNotFoundError as error:
        raise AppuiError(ErrorCode.FILE_MISSING, "secret file") from error
    except IsADirectoryError as error:
        raise AppuiError(ErrorCode.NOT_A_FILE, "secret file") from error
    except (OSError, ValueError) as error:
        # Windows answers PermissionError for a folder.
        code = ErrorCode.NOT_A_FILE if _is_folder(where) else ErrorCode.FILE_UNREADABLE
        raise AppuiError(code, "secret file") from error


def _is_folder(where: str) -> bool:
    """Tell whether a name is a folder's; one that can't even be looked at is not."""
    with contextlib.suppress(OSError, ValueError):
        return Path(where).is_dir()
    return False
