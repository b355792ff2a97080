r"""Lists of recently opened files that name one of ours: they tell where it lay, and that it was there.

Linux: GTK's (and newer KDE's) recently-used.xbel, KDE's RecentDocuments/*.desktop. Windows: the shortcuts of
%APPDATA%\Microsoft\Windows\Recent, and the jump lists below it, which can be read but not changed from here.
"""

import os
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

from appui_core.clock import utc_stamp
from appui_core.errors import AppuiError
from appui_core.privacy.leaks.copies import mark_of, plain_file, when_of
from appui_core.privacy.leaks.model import Kind, Leak, Why
from appui_core.privacy.leaks.shell_link import target_of
from appui_core.privacy.leaks.small_files import folder_entries, read_small
from appui_core.privacy.leaks.surroundings import Surroundings
from appui_core.privacy.leaks.targets import Targets, path_of_uri
from appui_core.privacy.leaks.xbel import read_entries

XBEL: Final = "recently-used.xbel"
_URL: Final = re.compile(r"^URL(?:\[\$e\])?=(.+)$", re.MULTILINE)
_MOST_SHORTCUTS: Final = 5_000
_SMALL: Final = 64 * 1024


def find_recent(around: Surroundings, targets: Targets) -> list[Leak]:
    """Return the entries that name one of these files."""
    if not targets:
        return []
    if around.system == "windows":
        return [*_shortcuts(_recent_folder(around), ".lnk", around, targets), *_jump_lists(around, targets)]
    if around.system != "linux":
        return []
    data = around.xdg("XDG_DATA_HOME", ".local/share")
    return [*_xbel(data / XBEL, targets), *_shortcuts(data / "RecentDocuments", ".desktop", around, targets)]


def named_by(shortcut: Path, around: Surroundings) -> bytes | None:
    """Return the path that a shortcut of either desktop names, None when it names none."""
    data = read_small(shortcut, _SMALL)
    if data is None:
        return None
    if shortcut.suffix.lower() == ".lnk":
        path = target_of(data)
        return None if path is None else path.encode("utf-8", "surrogatepass")
    found = _URL.search(data.decode("utf-8", "surrogateescape"))
    return None if found is None else _kde_path(found[1].strip(), around)


def _kde_path(url: str, around: Surroundings) -> bytes | None:
    """Return the path of a KDE shortcut: an address, or `file:$HOME/x`, `file:/x`, `$HOME/x` as KConfig writes it.

    A dollar of the name itself was doubled, once for the file and once for the link.
    """
    rest = url.removeprefix("file:").removeprefix("//")
    expanded = around.home.as_posix() + rest.removeprefix("$HOME") if rest.startswith("$HOME/") else rest
    plain = expanded.replace("$$$$", "$").replace("$$", "$")
    if url.startswith("file:"):
        return path_of_uri("file://" + plain)
    return os.fsencode(plain) if plain.startswith("/") else None


def _xbel(path: Path, targets: Targets) -> Iterator[Leak]:
    data = read_small(Path(os.path.realpath(path)))
    if data is None:
        return
    try:
        entries = read_entries(data)
    except AppuiError:
        return
    # The last entry of an address stands for all: they go together.
    for entry in {entry.uri: entry for entry in entries}.values():
        about = targets.of_uri(entry.uri)
        if about is not None:
            when = _stamp(entry.modified)
            yield Leak(
                Kind.RECENT, Why.RECENT_ENTRY, path, name=entry.uri, when_utc=when, can_clean=True, about=about
            )


def _stamp(told: str) -> str | None:
    """Return a list's own date as our stamp; None when it is no date with its zone."""
    try:
        instant = datetime.fromisoformat(told)
        return utc_stamp(instant) if instant.tzinfo is not None else None
    except (ValueError, OverflowError):
        return None


def _shortcuts(folder: Path, ending: str, around: Surroundings, targets: Targets) -> Iterator[Leak]:
    for path in folder_entries(folder)[:_MOST_SHORTCUTS]:
        if path.suffix.lower() != ending:
            continue
        seen, named = plain_file(path), named_by(path, around)
        about = None if named is None else _target(named, around, targets)
        if seen is not None and about is not None:
            yield Leak(
                Kind.RECENT,
                Why.RECENT_SHORTCUT,
                path,
                when_utc=when_of(seen.info),
                size_bytes=seen.info.st_size,
                can_clean=True,
                about=about,
                mark=mark_of(seen.info),
            )


def _target(named: bytes, around: Surroundings, targets: Targets) -> Path | None:
    if around.system != "windows":
        return targets.of_path(named)
    return targets.of_any_case(named.decode("utf-8", "surrogatepass"))


def _jump_lists(around: Surroundings, targets: Targets) -> Iterator[Leak]:
    for name in ("AutomaticDestinations", "CustomDestinations"):
        for path in folder_entries(_recent_folder(around) / name):
            data = read_small(path)
            if data is None:
                continue
            about = next((one for spelling, one in targets.files() if _names(data, str(spelling))), None)
            if about is not None:
                seen = plain_file(path)
                when = None if seen is None else when_of(seen.info)
                yield Leak(Kind.RECENT, Why.JUMP_LIST, path, when_utc=when, about=about)


def _names(data: bytes, path: str) -> bool:
    return path.encode("utf-16-le", "surrogatepass") in data


def _recent_folder(around: Surroundings) -> Path:
    base = around.named("APPDATA") or around.home / "AppData" / "Roaming"
    return base / "Microsoft" / "Windows" / "Recent"
