"""What was found outside the vault: one `Leak` each, with the reason that explains it. Only ever in memory."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from appui_core.cases.fingerprints import Fingerprint


class Kind(StrEnum):
    """What a leak is, for programs."""

    COPY = "copy"
    PORTAL = "portal"
    DOSSIER = "dossier"
    SYNCED = "synced"
    CLIPBOARD = "clipboard"
    RECENT = "recent"
    THUMBNAIL = "thumbnail"
    UNSEEN = "unseen"


class Why(StrEnum):
    """Why it matters: each has its sentences under `leaks` in the texts. In the order in which they are shown."""

    # The system's own picture of a capture, what a portal left, or an exhibit that was taken out of the vault.
    CAPTURE_COPY = "capture_copy"
    # The file that an exhibit was brought in from.
    IMPORT_ORIGINAL = "import_original"
    # A file with an exhibit's bytes that is not this account's to erase, or that its program's library would miss.
    OTHERS_COPY = "others_copy"
    LIBRARY_COPY = "library_copy"
    # A portal's picture that equals no exhibit: it may show anything.
    PORTAL_PICTURE = "portal_picture"
    # The vault, a backup of it, a dossier: in a folder that is copied to the Internet.
    VAULT_SYNCED = "vault_synced"
    BACKUP_SYNCED = "backup_synced"
    DOSSIER_SYNCED = "dossier_synced"
    DOSSIER_THERE = "dossier_there"
    # A list of recently opened files names one of these.
    RECENT_ENTRY = "recent_entry"
    RECENT_SHORTCUT = "recent_shortcut"
    JUMP_LIST = "jump_list"
    THUMBNAIL = "thumbnail"
    CLIPBOARD_HISTORY = "clipboard_history"
    CLIPBOARD_CLOUD = "clipboard_cloud"
    # Not leaks: what could not be looked at.
    PLACE_GONE = "place_gone"
    FOLDER_CLOSED = "folder_closed"
    FILE_CLOSED = "file_closed"
    ONLINE_ONLY = "online_only"
    CUT_SHORT = "cut_short"


class Mark(NamedTuple):
    """What a file was when it was found; another one is another file."""

    device: int
    inode: int
    size_bytes: int
    modified_ns: int


@dataclass(frozen=True, slots=True)
class Leak:
    """One thing outside the vault.

    `place` is a file or folder of this PC, None for a program, which `name` names; `about` is the file that a list
    or a thumbnail tells of; `provider` copies the place to the Internet; `exhibit` has the very bytes of the file.
    """

    kind: Kind
    why: Why
    place: Path | None = None
    name: str = ""
    when_utc: str | None = None
    size_bytes: int | None = None
    can_clean: bool = False
    provider: str | None = None
    exhibit: Fingerprint | None = None
    about: Path | None = None
    mark: Mark | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the object that `appui leaks --json` prints (ARCHITECTURE.md, "Command line")."""
        exhibit = self.exhibit
        return {
            "kind": str(self.kind),
            "why": str(self.why),
            "place": None if self.place is None else str(self.place),
            "name": self.name or None,
            "when_utc": self.when_utc,
            "size_bytes": self.size_bytes,
            "can_clean": self.can_clean,
            "provider": self.provider,
            "case": None if exhibit is None else exhibit.case,
            "exhibit": None if exhibit is None else exhibit.number,
            "about": None if self.about is None else str(self.about),
        }


@dataclass(frozen=True, slots=True)
class Report:
    """What one look found. `compared`: an open vault said what to look for; `looked`: folders that were walked."""

    leaks: tuple[Leak, ...]
    compared: bool
    looked: tuple[Path, ...]

    @property
    def copies(self) -> tuple[Leak, ...]:
        """The files that equal an exhibit."""
        return tuple(leak for leak in self.leaks if leak.exhibit is not None)
