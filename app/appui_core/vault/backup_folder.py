"""The folder of a backup: is it ours, what does it hold, and what our small file in it says.

A backup is a plain copy of the vault folder, beside `backup.json` and a page to read. Nothing else in the folder
is ever touched: it may be the root of a USB stick.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault import blobs, header, index, recovery
from appui_core.vault.copying import place_errors, settle_folder
from appui_core.vault.files import PART

NOTE = "backup.json"
PAGE = "LISEZMOI.txt"
FORMAT = "appui-backup/1"
ESCROW = re.compile(r"escrow-[0-9a-f]{16}\.age")
_MAX_BYTES = 16 * 1024
_HEX32, _HEX64 = re.compile("[0-9a-f]{32}"), re.compile("[0-9a-f]{64}")
_STATES = ("begun", "whole")


@dataclass(frozen=True, slots=True)
class Note:
    """What backup.json says: whose backup this is, and of which state of the vault. No key, nobody's words."""

    vault_id: str
    state: str
    at_utc: str = ""
    exhibits: int = 0
    stored_bytes: int = 0
    journal_entries: int = 0
    journal_head: str = ""

    def to_bytes(self) -> bytes:
        """Return the file's content."""
        return json.dumps({"format": FORMAT, **asdict(self)}, indent=1).encode("ascii") + b"\n"


def read_note(folder: Path) -> Note | None:
    """Return what a backup says of itself, or None where there is no backup.

    Raises AppuiError: BACKUP_DAMAGED when the file is there and is not exactly ours.
    """
    try:
        with (folder / NOTE).open("rb") as stream:
            raw = json.loads(stream.read(_MAX_BYTES))
        return _note(raw)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, RecursionError) as error:
        raise AppuiError(ErrorCode.BACKUP_DAMAGED, NOTE) from error


def _note(raw: Any) -> Note:  # noqa: ANN401 - foreign bytes
    if not isinstance(raw, Mapping) or raw.get("format") != FORMAT:
        raise ValueError("format")
    note = Note(**{name: value for name, value in raw.items() if name != "format"})
    texts = (note.vault_id, note.state, note.at_utc, note.journal_head)
    numbers = (note.exhibits, note.stored_bytes, note.journal_entries)
    if not all(isinstance(text, str) for text in texts) or not all(type(number) is int for number in numbers):
        raise ValueError("kinds")
    if not _HEX32.fullmatch(note.vault_id) or note.state not in _STATES:
        raise ValueError("vault_id or state")
    if note.journal_head and not _HEX64.fullmatch(note.journal_head):
        raise ValueError("journal_head")
    return note


def refuse_nested(vault_folder: Path, target: Path) -> None:
    """Make sure that neither folder lies in the other, by whatever name they are reached.

    Raises AppuiError: BACKUP_INSIDE, DESTINATION_UNWRITABLE (a link that leads to itself).
    """
    try:
        inner, outer = target.resolve(), vault_folder.resolve()
    except (OSError, RuntimeError) as error:
        raise AppuiError(ErrorCode.DESTINATION_UNWRITABLE, "folder") from error
    for one, other in ((inner, outer), (outer, inner)):
        if any(_same(place, other) for place in (one, *one.parents)):
            raise AppuiError(ErrorCode.BACKUP_INSIDE)


def _same(first: Path, second: Path) -> bool:
    try:
        return first.samefile(second)
    except OSError:
        return first == second


def claim(folder: Path, vault_id: str) -> Note | None:
    """Make sure that this folder is, or may become, the backup of this vault; return what the backup there says.

    Raises AppuiError: BACKUP_FOREIGN (another vault's, or a vault folder that is no backup of ours),
    BACKUP_DAMAGED (its backup.json can't be read), DESTINATION_UNWRITABLE, DISK_FULL.
    """
    with place_errors():
        if folder.exists() and not folder.is_dir():
            raise AppuiError(ErrorCode.DESTINATION_UNWRITABLE, "folder")
    note = read_note(folder)
    if note is not None and note.vault_id != vault_id:
        raise AppuiError(ErrorCode.BACKUP_FOREIGN, "vault_id")
    if note is None and any((folder / name).exists() for name in (*header.FILES, recovery.FILE, index.FILE)):
        # A vault in use, perhaps: only what says that it is a backup is written over.
        raise AppuiError(ErrorCode.BACKUP_FOREIGN, "no note")
    return note


def sealed_sizes(folder: Path) -> dict[str, int]:
    """Return the sizes of the sealed originals in a backup, by name.

    Raises OSError.
    """
    found: dict[str, int] = {}
    for path in _blob_files(folder):
        if _HEX32.fullmatch(path.name):
            found[path.name] = path.stat().st_size
    return found


def remove_stale(folder: Path, wanted: frozenset[str], escrows: frozenset[str]) -> int:
    """Remove originals that the vault destroyed, and what an interrupted run left; return how many originals.

    Only names of our own making, in a folder that says it is ours, are touched.

    Raises OSError.
    """
    gone = 0
    for path in tuple(_blob_files(folder)):
        whole = _HEX32.fullmatch(path.name) is not None
        unfinished = not whole and _HEX32.fullmatch(path.name.removesuffix(PART)) is not None
        if unfinished or (whole and path.name not in wanted):
            path.unlink(missing_ok=True)
            gone += whole
    for path in tuple(folder.iterdir()):
        name = path.name.removesuffix(PART)
        ours = name in {*header.FILES, recovery.FILE, index.FILE, NOTE, PAGE} or ESCROW.fullmatch(name)
        if (ours and path.name != name) or (ESCROW.fullmatch(path.name) and path.name not in escrows):
            path.unlink(missing_ok=True)
    settle_folder(folder)
    return gone


def _blob_files(folder: Path) -> Iterator[Path]:
    root = folder / blobs.FOLDER
    if not root.is_dir():
        return
    for inner in sorted(root.iterdir()):
        if re.fullmatch("[0-9a-f]{2}", inner.name) and inner.is_dir() and not inner.is_symlink():
            yield from (path for path in sorted(inner.iterdir()) if path.name[:2] == inner.name)
