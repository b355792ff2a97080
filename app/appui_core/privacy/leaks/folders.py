"""Where a system and its people put pictures: the folders that are looked through.

Sources: xdg-user-dirs (user-dirs.dirs); Microsoft's known folders, as values of "User Shell Folders"; macOS'
`defaults` of com.apple.screencapture.
"""

import plistlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final
from xml.parsers.expat import ExpatError

from appui_core.privacy.leaks.small_files import is_folder, read_small
from appui_core.privacy.leaks.surroundings import Surroundings

_XDG: Final = ("XDG_PICTURES_DIR", "XDG_DESKTOP_DIR", "XDG_DOWNLOAD_DIR")
# Where there is no user-dirs.dirs: what the desktops' own tools make, in English and in French.
_USUAL: Final = ("Pictures", "Images", "Desktop", "Bureau", "Downloads", "Téléchargements")
_SHELL_FOLDERS: Final = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
# Screenshots and Downloads have no name there, only the number of their known folder.
_KNOWN: Final = (
    "{B7BEDE81-DF94-4682-A7D8-57A52620B86F}",
    "My Pictures",
    "Desktop",
    "{374DE290-123F-4565-9164-39C4925E467B}",
)
_ONEDRIVE: Final = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_SMALL: Final = 64 * 1024


def picture_folders(around: Surroundings) -> tuple[Path, ...]:
    """Return those that exist, each once, the likeliest first; never the whole home folder."""
    if around.system == "windows":
        found = _windows(around)
    elif around.system == "macos":
        found = _macos(around)
    else:
        found = _linux(around)
    return existing(found, around)


def existing(folders: Iterable[Path], around: Surroundings) -> tuple[Path, ...]:
    """Return the folders that exist, each once; the home folder itself is not one (its owner said "nowhere")."""
    home = around.home.resolve()
    kept: dict[Path, Path] = {}
    for folder in folders:
        try:
            real = folder.resolve()
            if real != home and real not in home.parents and is_folder(real):
                kept.setdefault(real, folder)
        except (OSError, ValueError, RuntimeError):
            continue
    return tuple(kept.values())


def _linux(around: Surroundings) -> list[Path]:
    data = read_small(around.xdg("XDG_CONFIG_HOME", ".config") / "user-dirs.dirs", _SMALL)
    named = _user_dirs(data, around.home) if data is not None else {}
    return [named[name] for name in _XDG if name in named] + [around.home / name for name in _USUAL]


def _user_dirs(data: bytes, home: Path) -> dict[str, Path]:
    """Read `NAME="$HOME/path"` or `NAME="/path"`; a backslash keeps the next character (man user-dirs.dirs)."""
    found = {}
    for line in data.decode("utf-8", "surrogateescape").splitlines():
        name, equals, value = line.strip().partition("=")
        if not equals or name.startswith("#") or len(value) < len('"/"') or value[0] != '"' or value[-1] != '"':
            continue
        inner = re.sub(r"\\(.)", r"\1", value[1:-1])
        if inner.startswith("$HOME"):
            found[name] = home / inner.removeprefix("$HOME").lstrip("/")
        elif inner.startswith("/"):
            found[name] = Path(inner)
    return found


def _windows(around: Surroundings) -> list[Path]:
    registry = around.registry
    known = [registry.value(_SHELL_FOLDERS, name) for name in _KNOWN]
    found = [around.expanded(value) for value in known if isinstance(value, str) and value]
    # Pictures/Screenshots lies within Pictures; in OneDrive it does where the registry was not told.
    drives = [path for name in _ONEDRIVE if (path := around.named(name)) is not None]
    found += [drive / "Pictures" / "Screenshots" for drive in drives]
    return found + [around.home / name for name in ("Pictures", "Desktop", "Downloads")]


def _macos(around: Surroundings) -> list[Path]:
    found = []
    data = read_small(around.home / "Library" / "Preferences" / "com.apple.screencapture.plist", _SMALL)
    if data is not None:
        try:
            told = plistlib.loads(data)
        except (plistlib.InvalidFileException, ExpatError, ValueError, OverflowError, RecursionError):
            told = {}
        location = told.get("location") if isinstance(told, dict) else None
        if isinstance(location, str) and location.startswith(("/", "~/")):
            rest = location.removeprefix("~/")
            found.append(Path(location) if rest == location else around.home / rest)
    return found + [around.home / name for name in ("Desktop", "Pictures", "Downloads")]
