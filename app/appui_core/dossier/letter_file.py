"""Writes a letter where a person wants it, outside the vault: whole, or not at all."""

from pathlib import Path

from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault.files import disk_error, write_durably


def write_letter(target: Path, data: bytes) -> None:
    """Write the file, in place of one of that name that the person agreed to replace.

    Raises AppuiError: DESTINATION_UNWRITABLE, DISK_FULL; a former file is then as it was.
    """
    try:
        write_durably(target, data)
    except OSError as error:
        found = disk_error(error, ErrorCode.DESTINATION_UNWRITABLE)
        code = ErrorCode.DISK_FULL if found.code is ErrorCode.DISK_FULL else ErrorCode.DESTINATION_UNWRITABLE
        raise AppuiError(code, found.detail) from error
