"""Knows a dossier and a backup of the vault by what lies in their folder (ARCHITECTURE.md, section 3)."""

from collections.abc import Set as AbstractSet
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from appui_core.errors import AppuiError
from appui_core.privacy.leaks.small_files import read_small
from appui_core.vault.backup_folder import NOTE, read_note

DOSSIER_LINE: Final = "Appui-Format: appui-dossier/"
INSIDE: Final = frozenset({"data", "timestamps", "blobs"})
"""The folders within them that hold originals, stamps and sealed files."""

_BAG_INFO: Final = "bag-info.txt"
_SMALL: Final = 64 * 1024


class Ours(NamedTuple):
    """A folder that Appui made: a dossier, or a backup with the id of its vault."""

    path: Path
    vault_id: str | None

    @property
    def is_dossier(self) -> bool:
        """Whether it is a dossier, which anyone can read."""
        return self.vault_id is None


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
            return None if note is None else Ours(folder, note.vault_id)
    return None
