"""Is what somebody was handed a dossier? Told by names and first bytes alone, before anything is done with it."""

import os
from collections.abc import Collection, Sequence
from itertools import islice
from pathlib import Path

from appui_core.dossier.aes_zip import is_aes_zip
from appui_core.dossier.names import BAG_INFO, BAGIT, DATA, EXHIBITS, JOURNAL, MANIFEST, PDF, TAG_MANIFEST
from appui_core.dossier.seal import parse_identities
from appui_core.dossier.source import ZipSource, is_dossier
from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault.age_format import VERSION
from appui_core.vault.keys import Identity

_START_BYTES = 64
_MOST_NAMES = 1000
_IDENTITY_FILE_BYTES = 64 << 10
_BESIDE = {BAGIT, BAG_INFO, MANIFEST, TAG_MANIFEST, PDF}
_INSIDE = {name.removeprefix(f"{DATA}/") for name in (EXHIBITS, JOURNAL)}


def first_dossier(paths: Sequence[Path]) -> Path | None:
    """Return the first dossier among files and folders, None when none of them is one."""
    return next((found for path in paths if (found := recognise(path)) is not None), None)


def recognise(path: Path) -> Path | None:
    """Return the dossier that a path is, or the one that alone lies in it, as unpacking a ZIP often leaves it.

    One that was altered, cut short or sealed is a dossier too; None for anything else, and for what can't be read.
    """
    try:
        if not path.is_dir():
            return path if path.is_file() and _is_file_of_ours(path) else None
        names = _names(path)
        if is_dossier_folder(names):
            return path
        inner = path / names[0] if len(names) == 1 else None
        return inner if inner is not None and inner.is_dir() and is_dossier_folder(_names(inner)) else None
    except (OSError, ValueError):
        return None


def is_dossier_folder(names: Collection[str]) -> bool:
    """Tell by the names in a folder whether it is a dossier, or a dossier's data/."""
    return len(_BESIDE.intersection(names)) > 1 or set(names) >= _INSIDE


def read_identities(path: Path) -> tuple[Identity, ...]:
    """Return the age identities in a file that a person chose.

    Raises AppuiError: FILE_UNREADABLE, IDENTITY_INVALID.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_IDENTITY_FILE_BYTES + 1)
    except (OSError, ValueError) as error:
        raise AppuiError(ErrorCode.FILE_UNREADABLE) from error
    if len(content) > _IDENTITY_FILE_BYTES:
        raise AppuiError(ErrorCode.IDENTITY_INVALID, "too long")
    try:
        return parse_identities(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise AppuiError(ErrorCode.IDENTITY_INVALID, "not UTF-8") from error


def _names(folder: Path) -> list[str]:
    with os.scandir(folder) as entries:
        return [entry.name for entry in islice(entries, _MOST_NAMES)]


def _is_file_of_ours(path: Path) -> bool:
    with path.open("rb") as file:
        start = file.read(_START_BYTES)
        if start.startswith(VERSION) or is_aes_zip(start):
            return True
        if b"PK" not in start:
            return False
        try:
            with ZipSource(path.name, file) as source:
                return is_dossier(source.sizes) or (bool(source.problems) and not source.sizes)
        except AppuiError:
            return False
