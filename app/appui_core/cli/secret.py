"""Reads a passphrase from where the person keeps it: the first line of a file or of standard input."""

import sys
from pathlib import Path
from typing import BinaryIO

from appui_core.errors import AppuiError, ErrorCode

STANDARD_INPUT = "-"
# No passphrase is that long; a wrong file such as /dev/zero must not fill the memory.
_LONGEST_BYTES = 64 * 1024


def read_passphrase(where: str) -> str:
    """Return the first line without its line end, as UTF-8 (a byte order mark is not part of it).

    Raises AppuiError: FILE_MISSING, NOT_A_FILE, FILE_UNREADABLE (not to be opened, too long, or no text),
    PASSPHRASE_EMPTY.
    """
    line = _first_line(where)
    if len(line) > _LONGEST_BYTES:
        raise AppuiError(ErrorCode.FILE_UNREADABLE, "passphrase file: first line too long")
    try:
        passphrase = line.decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise AppuiError(ErrorCode.FILE_UNREADABLE, "passphrase file: not UTF-8") from error
    if not passphrase.strip():
        raise AppuiError(ErrorCode.PASSPHRASE_EMPTY)
    return passphrase


def _first_line(where: str) -> bytes:
    if where == STANDARD_INPUT:
        if sys.stdin is None:
            raise AppuiError(ErrorCode.PASSPHRASE_MISSING, "no standard input")
        return _read(sys.stdin.buffer)
    try:
        with Path(where).open("rb") as stream:
            return _read(stream)
    except FileNotFoundError as error:
        raise AppuiError(ErrorCode.FILE_MISSING, "passphrase file") from error
    except IsADirectoryError as error:
        raise AppuiError(ErrorCode.NOT_A_FILE, "passphrase file") from error
    except (OSError, ValueError) as error:
        # Windows answers PermissionError for a folder.
        code = ErrorCode.NOT_A_FILE if Path(where).is_dir() else ErrorCode.FILE_UNREADABLE
        raise AppuiError(code, "passphrase file") from error


def _read(stream: BinaryIO) -> bytes:
    return stream.readline(_LONGEST_BYTES + 1)
