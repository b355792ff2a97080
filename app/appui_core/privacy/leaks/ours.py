"""Knows a dossier, a vault and its backup by what lies in their folder (ARCHITECTURE.md, section 3)."""

import os
from collections.abc import Set as AbstractSet
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from appui_core.errors import AppuiError
from appui_core.privacy.leaks.small_files import read_small
from appui_core.vault import blobs, header, index, recovery
from appui_core.vault.backup_folder import ESCROW, NOTE, PAGE, read_note

DOSSIER_LINE: Final = "Appui-Format: appui-dossier/"
VAULT_FORMAT: Final = b'"appui-vault/'

_BAG_INFO: Final = "bag-info.txt"
DOSSIER_FILES: Final = frozenset(
    {
        "dossier.pdf",
        "LISEZMOI.txt",
        "verifier.py",
        "bagit.txt",
        _BAG_INFO,
        "manifest-sha256.txt",
        "tagmanifest-sha256.txt",
    }
)
"""The files that lie at the top of a dossier (`dossier.names`); anything else there was put beside them."""

_DOSSIER_FOLDERS: Final = frozenset({"data", "lettres", "timestamps"})
_VAULT_FOLDERS: Final = frozenset({blobs.FOLDER})
_VAULT_FILES: Final = frozenset({*header.FILES, recovery.FILE, recovery.NEXT, index.FILE, NOTE, PAGE})
_TELLING: Final = (_BAG_INFO, NOTE, *header.FILES)
_SMALL: Final = 64 * 1024


class Ours(NamedTuple):
    """A folder that Appui made: a dossier, or a vault or its backup with its id ("": damaged)."""

    path: Path
    vault_id: str | None

    @property
    def is_dossier(self) -> bool:
        """Whether it is a dossier, which anyone can read."""
        return self.vault_id is None

    @property
    def inside(self) -> frozenset[str]:
        """The folders within it that are its own: originals, letters and stamps, or sealed files."""
        return _DOSSIER_FOLDERS if self.is_dossier else _VAULT_FOLDERS

    def consists_of(self, file: Path) -> bool:
        """Tell whether it would be broken without this file below it."""
        first, *below = file.relative_to(self.path).parts
        if below:
            return first in self.inside
        return first in (DOSSIER_FILES if self.is_dossier else _VAULT_FILES) or ESCROW.fullmatch(first) is not None


def ours_among(folder: Path, names: AbstractSet[str]) -> Ours | None:
    """Return what a folder with these names in it is, or None for any folder of a person's own."""
    if _BAG_INFO in names:
        told = read_small(folder / _BAG_INFO, _SMALL)
        if told is not None and DOSSIER_LINE in told.decode("utf-8", "replace"):
            return Ours(folder, None)
    # Looked at first: to open a pipe of that name would wait for its other end.
    if NOTE in names and read_small(folder / NOTE, _SMALL) is not None:
        with suppress(AppuiError):
            note = read_note(folder)
            if note is not None:
                return Ours(folder, note.vault_id)
    return _vault(folder, names)


def ours_above(file: Path) -> Ours | None:
    """Return what a file is a part of, however deep below it; by its real path, or a link would hide it."""
    for folder in file.parents:
        found = ours_among(folder, {name for name in _TELLING if os.path.lexists(folder / name)})
        if found is not None and found.consists_of(file):
            return found
    return None


def _vault(folder: Path, names: AbstractSet[str]) -> Ours | None:
    vault_id = None
    for name in header.FILES:
        data = read_small(folder / name, _SMALL) if name in names else None
        if data is not None and VAULT_FORMAT in data:
            vault_id = vault_id or ""
            with suppress(ValueError):
                vault_id = header.Header.from_bytes(data).vault_id
    return None if vault_id is None else Ours(folder, vault_id)
