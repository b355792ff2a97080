r"""Is a folder copied to the Internet? By what the sync programs say of themselves, and by the marks they leave.

Roots: OneDrive's environment variables; Windows' SyncRootManager, where every program of the cloud files API
registers (OneDrive, Dropbox, Nextcloud, iCloud…: `UserSyncRoots`, values are paths); Dropbox's info.json
(`{"personal": {"path": …}}`); `localPath` lines of nextcloud.cfg and owncloud.cfg; macOS' Library/CloudStorage and
Mobile Documents. Marks: files and folders that these programs keep at the top of what they copy.
"""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from appui_core.privacy.leaks.small_files import folder_entries, is_folder, read_small
from appui_core.privacy.leaks.surroundings import Surroundings

_ONEDRIVE, _DROPBOX, _GOOGLE, _ICLOUD = "OneDrive", "Dropbox", "Google Drive", "iCloud"
_NEXTCLOUD, _OWNCLOUD, _SYNCTHING = "Nextcloud", "ownCloud", "Syncthing"
_SYNC_ROOTS: Final = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\SyncRootManager"
_MARKS: Final = {
    ".dropbox": _DROPBOX,
    ".dropbox.cache": _DROPBOX,
    ".tmp.drivedownload": _GOOGLE,
    ".tmp.driveupload": _GOOGLE,
    ".shortcut-targets-by-id": _GOOGLE,
    ".owncloudsync.log": _OWNCLOUD,
    ".nextcloudsync.log": _NEXTCLOUD,
    ".stfolder": _SYNCTHING,
}
# The journal of Nextcloud, ownCloud and the clients that grew out of them.
_JOURNAL: Final = re.compile(r"\._?sync_[0-9a-f]{6,}\.db")
_BY_NAME: Final = {
    "onedrive": _ONEDRIVE,
    "dropbox": _DROPBOX,
    "googledrive": _GOOGLE,
    "google drive": _GOOGLE,
    "icloud": _ICLOUD,
    "nextcloud": _NEXTCLOUD,
    "owncloud": _OWNCLOUD,
}
_CLOUD_CFG: Final = re.compile(rb"^\d+\\Folders\\\d+\\localPath=(.+)$", re.MULTILINE)
_SMALL: Final = 256 * 1024


def synced(path: Path, around: Surroundings) -> str | None:
    """Return the name of what copies a file or folder to other machines, None when nothing is known to.

    A path that does not exist yet is judged by the folders above it.
    """
    return SyncedRoots(around).provider(path)


class SyncedRoots:
    """The roots of one account, read once; `provider` then only looks for marks."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._home = _real(around.home)
        self._marked: dict[Path, str | None] = {}
        self.roots: dict[Path, str] = {}
        for root, provider in _roots(around):
            real = _real(root)
            # Nobody copies a whole disk, or the homes of all: such a line is damage.
            if is_folder(real) and len(real.parts) > 1 and real not in self._home.parents:
                self.roots.setdefault(real, provider)

    def provider(self, path: Path) -> str | None:
        """Return the name of what copies this file or folder, or None."""
        real = _real(path)
        chain = (real, *real.parents)
        known = {self._around.same_case(str(root)): name for root, name in self.roots.items()}
        for folder in chain:
            name = known.get(self._around.same_case(str(folder)))
            if name is not None:
                return name
        return next((name for folder in chain if (name := self._mark(folder)) is not None), None)

    def _mark(self, folder: Path) -> str | None:
        # The top of a disk and the home folder are nobody's: programs keep their settings there.
        if len(folder.parts) <= 1 or folder == self._home or folder in self._home.parents:
            return None
        if folder not in self._marked:
            self._marked[folder] = _mark_of(folder)
        return self._marked[folder]


def _mark_of(folder: Path) -> str | None:
    for mark, provider in _MARKS.items():
        if os.path.lexists(folder / mark):
            return provider
    try:
        with os.scandir(folder) as entries:
            if any(_JOURNAL.fullmatch(entry.name) for entry in entries if entry.name.startswith(".")):
                return _NEXTCLOUD
    except OSError:
        return None
    return None


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, ValueError, RuntimeError):
        return path.absolute()


def _roots(around: Surroundings) -> Iterator[tuple[Path, str]]:
    for name in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial"):
        if around.system == "windows" and (folder := around.named(name)) is not None:
            yield folder, _ONEDRIVE
    yield from _registered(around)
    yield from _dropbox(around)
    yield from _cloud_cfg(around)
    if around.system == "macos":
        library = around.home / "Library"
        for folder in folder_entries(library / "CloudStorage"):
            yield folder, _provider_named(folder.name)
        yield library / "Mobile Documents", _ICLOUD
        # With "Desktop & Documents" on, iCloud holds both and the home folder shows them.
        for name in ("Desktop", "Documents"):
            if os.path.lexists(library / "Mobile Documents" / "com~apple~CloudDocs" / name):
                yield around.home / name, _ICLOUD


def _registered(around: Surroundings) -> Iterator[tuple[Path, str]]:
    registry = around.registry
    for key in registry.subkeys(_SYNC_ROOTS):
        # Written as provider!user!account.
        for path in registry.values(rf"{_SYNC_ROOTS}\{key}\UserSyncRoots").values():
            if isinstance(path, str) and path and not _in_another_home(around.expanded(path), around):
                yield around.expanded(path), _provider_named(key.partition("!")[0])


def _in_another_home(folder: Path, around: Surroundings) -> bool:
    """Tell whether a folder lies in the home of another account: the registry names those of all."""
    home, real = _real(around.home), _real(folder)
    return home.parent in real.parents and home not in (real, *real.parents)


def _dropbox(around: Surroundings) -> Iterator[tuple[Path, str]]:
    folders = [around.home / ".dropbox"]
    if around.system == "windows":
        named = (around.named(name) for name in ("LOCALAPPDATA", "APPDATA"))
        folders = [folder / "Dropbox" for folder in named if folder is not None]
    for folder in folders:
        data = read_small(folder / "info.json", _SMALL)
        try:
            told = {} if data is None else json.loads(data)
        except (ValueError, RecursionError):
            continue
        for account in told.values() if isinstance(told, dict) else ():
            path = account.get("path") if isinstance(account, dict) else None
            if isinstance(path, str) and path:
                yield Path(path), _DROPBOX


def _cloud_cfg(around: Surroundings) -> Iterator[tuple[Path, str]]:
    if around.system == "windows":
        base = around.named("APPDATA") or around.home / "AppData" / "Roaming"
    elif around.system == "macos":
        base = around.home / "Library" / "Preferences"
    else:
        base = around.xdg("XDG_CONFIG_HOME", ".config")
    for folder, file, provider in (
        ("Nextcloud", "nextcloud.cfg", _NEXTCLOUD),
        ("ownCloud", "owncloud.cfg", _OWNCLOUD),
    ):
        data = read_small(base / folder / file, _SMALL)
        for found in _CLOUD_CFG.findall(data or b""):
            # Qt writes what is not Latin as \x escapes, and puts quotes around some characters.
            text = re.sub(
                r"\\x([0-9a-f]{1,4})", lambda hit: chr(int(hit[1], 16)), found.decode("utf-8", "surrogateescape")
            )
            yield Path(text.strip().strip('"')), provider


def _provider_named(name: str) -> str:
    """Return a provider's name for one that a system gave it; an unknown one keeps its own."""
    lowered = name.casefold()
    return next((known for start, known in _BY_NAME.items() if lowered.startswith(start)), name)
