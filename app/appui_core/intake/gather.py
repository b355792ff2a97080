"""Files and folders that a person gave become a list of files to examine: bounded, by name, nothing read.

Within a folder no link is followed and nothing hidden is taken: neither was chosen. What a person pointed at
itself is taken as it is, so that a refusal can name it.
"""

import os
import re
import stat
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from appui_core.errors import AppuiError, ErrorCode

MOST_FILES: Final = 10_000
"""How many files are listed at most; who gives more has taken hold of the wrong folder."""

MOST_DEPTH: Final = 12
"""How many folders may lie inside one another."""

# Looked at, whether they are taken or not: a folder of a million links ends too.
_MOST_ENTRIES: Final = 10 * MOST_FILES
# Made by systems for themselves, in folders of pictures, where they don't count as hidden everywhere.
_OF_SYSTEMS: Final = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r"})
_DIGITS: Final = re.compile("([0-9]+)")
_HIDDEN_ON_WINDOWS: Final = getattr(stat, "FILE_ATTRIBUTE_HIDDEN", 0) | getattr(stat, "FILE_ATTRIBUTE_SYSTEM", 0)


@dataclass(frozen=True, slots=True)
class Found:
    """One file to examine; `size_bytes` is what the folder says, 0 where nobody asked yet."""

    path: Path
    size_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Gathered:
    """Files in order, and what of the folders was passed over.

    `hidden`: files and folders that are hidden or a system's own. `links`: links and folders met before.
    `special`: neither file nor folder (pipes, devices). `unreadable`: folders that can't be listed. `deep`: those
    inside more than `MOST_DEPTH` others. `left_alone`: folders that the caller wanted passed over. `more`: there
    was more than is listed at all.
    """

    files: tuple[Found, ...] = ()
    hidden: int = 0
    links: int = 0
    special: int = 0
    unreadable: int = 0
    deep: int = 0
    left_alone: int = 0
    more: bool = False


def gather(
    paths: Sequence[Path],
    *,
    cancelled: Callable[[], bool] = lambda: False,
    leave_alone: Callable[[Collection[str]], bool] = lambda _names: False,
) -> Gathered:
    """List the files of what was given; each path counts once. `leave_alone` judges a folder by the names in it.

    Raises AppuiError: INTERRUPTED as soon as `cancelled` says so.
    """
    walk = _Walk(cancelled, leave_alone)
    for path in dict.fromkeys(paths):
        walk.take(path)
    return walk.result()


class _Walk:
    """One call of `gather`."""

    def __init__(self, cancelled: Callable[[], bool], leave_alone: Callable[[Collection[str]], bool]) -> None:
        self._cancelled, self._leave_alone = cancelled, leave_alone
        self._files: dict[Path, Found] = {}
        self._folders: set[tuple[int, int]] = set()
        self._entries = self._hidden = self._links = self._special = self._unreadable = self._deep = 0
        self._left_alone = 0
        self._more = False

    def result(self) -> Gathered:
        files = tuple(self._files.values())
        return Gathered(
            files,
            self._hidden,
            self._links,
            self._special,
            self._unreadable,
            self._deep,
            self._left_alone,
            more=self._more,
        )

    def take(self, path: Path) -> None:
        """Take what a person pointed at: a link leads where it leads."""
        try:
            found = path.stat()
        except (OSError, ValueError):  # a null character in the name
            self._add(path, 0)  # the examination says why not
            return
        if stat.S_ISDIR(found.st_mode):
            self._folder(path, found, 0)
        else:
            self._add(path, found.st_size)

    def _folder(self, path: Path, found: os.stat_result, depth: int) -> None:
        identity = (found.st_dev, found.st_ino)
        # Windows may give no numbers; its loops are links, which are not followed.
        if identity in self._folders and found.st_ino:
            self._links += 1
            return
        self._folders.add(identity)
        if depth > MOST_DEPTH:
            self._deep += 1
            return
        folders: list[tuple[Path, os.stat_result]] = []
        entries = list(self._entries_of(path))
        if self._leave_alone({entry.name for entry in entries}):
            self._left_alone += 1
            return
        for entry in entries:
            self._sort(entry, folders)
        for inner, inner_found in folders:
            if self._more:
                return
            self._folder(inner, inner_found, depth + 1)

    def _entries_of(self, path: Path) -> Iterator[os.DirEntry[str]]:
        """Yield what lies in a folder, by name, up to what may still be looked at."""
        entries: list[os.DirEntry[str]] = []
        try:
            with os.scandir(path) as listing:
                for entry in listing:
                    self._check()
                    if self._entries >= _MOST_ENTRIES:
                        self._more = True
                        break
                    self._entries += 1
                    entries.append(entry)
        except OSError:
            self._unreadable += 1
        yield from sorted(entries, key=lambda entry: _by_numbers(entry.name))

    def _sort(self, entry: os.DirEntry[str], folders: list[tuple[Path, os.stat_result]]) -> None:
        try:
            found = entry.stat(follow_symlinks=False)
            link = entry.is_symlink() or _is_junction(found)
        except OSError:
            return  # gone since the listing
        if _hidden(entry.name, found):
            self._hidden += 1
        elif link:
            self._links += 1
        elif stat.S_ISDIR(found.st_mode):
            folders.append((Path(entry.path), found))
        elif stat.S_ISREG(found.st_mode):
            self._add(Path(entry.path), found.st_size)
        else:
            self._special += 1

    def _add(self, path: Path, size_bytes: int) -> None:
        self._check()
        if len(self._files) >= MOST_FILES:
            self._more = True
        else:
            self._files.setdefault(path, Found(path, size_bytes))

    def _check(self) -> None:
        if self._cancelled():
            raise AppuiError(ErrorCode.INTERRUPTED)


def _hidden(name: str, found: os.stat_result) -> bool:
    attributes = getattr(found, "st_file_attributes", 0)
    return name.startswith(".") or name.lower() in _OF_SYSTEMS or bool(attributes & _HIDDEN_ON_WINDOWS)


def _is_junction(found: os.stat_result) -> bool:
    """Tell whether a folder is Windows' other kind of link."""
    return getattr(found, "st_reparse_tag", 0) == getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", -1)


def _by_numbers(name: str) -> list[str | int]:
    """Order "capture 2" before "capture 10", as people number pictures; capitals don't count."""
    parts = _DIGITS.split(name.casefold())
    return [int(part) if at % 2 else part for at, part in enumerate(parts)]
