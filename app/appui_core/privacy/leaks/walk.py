"""Goes through folders without following a link, within a budget; says what it could not look at.

A dossier or a backup of ours is told as one thing: the originals in it lie there on purpose.
"""

import os
import stat
from collections.abc import Callable, Container, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from appui_core.privacy.leaks.limits import Budget
from appui_core.privacy.leaks.model import Kind, Leak, Why
from appui_core.privacy.leaks.ours import Ours, ours_among

# FILE_ATTRIBUTE_OFFLINE, RECALL_ON_OPEN, RECALL_ON_DATA_ACCESS (Windows), SF_DATALESS (macOS): only a stand-in
# lies here, and to read it would fetch the file from the Internet.
_WINDOWS_ONLINE: Final = 0x1000 | 0x40000 | 0x400000
_MACOS_ONLINE: Final = 0x40000000
MOST_GAPS: Final = 20


class Seen(NamedTuple):
    """A plain file and what the system says of it."""

    path: Path
    info: os.stat_result


class Walk:
    """One walk over several roots; a folder that is reached twice is looked at once.

    `skip`: folders left out. `sizes`: the bytes that a file must have to be told of.
    """

    def __init__(self, budget: Budget, skip: Callable[[Path], bool], sizes: Container[int]) -> None:
        self._budget, self._skip, self._sizes = budget, skip, sizes
        self._been: set[tuple[int, int]] = set()
        self.ours: list[Ours] = []
        self.gaps: list[Leak] = []

    def files(self, root: Path) -> Iterator[Seen]:
        """Yield the plain files of those sizes under a root, however deep the budget goes."""
        below = [(root, 0)]
        while below:
            folder, depth = below.pop()
            if self._skip(folder) or not self._first_time(folder):
                continue
            names, files, folders = self._read(folder)
            found = ours_among(folder, names)
            if found is not None:
                self.ours.append(found)
                # The rest is looked at: one may have unpacked a dossier among other things.
                folders = [path for path in folders if path.name not in found.inside]
            yield from files
            if self._budget.cut or self._budget.stopped:
                return
            if depth < self._budget.depth:
                # Newest last: names with dates in them are popped, and so looked at, first.
                below += [(path, depth + 1) for path in folders]
            elif folders:
                self._gap(Why.CUT_SHORT, folder)

    def _read(self, folder: Path) -> tuple[set[str], list[Seen], list[Path]]:
        names: set[str] = set()
        files: list[Seen] = []
        folders: list[Path] = []
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if not self._budget.entry():
                        break
                    names.add(entry.name)
                    self._sort(entry, files, folders)
        except OSError:
            self._gap(Why.FOLDER_CLOSED, folder)
        return names, files, sorted(folders)

    def _sort(self, entry: os.DirEntry[str], files: list[Seen], folders: list[Path]) -> None:
        try:
            info = entry.stat(follow_symlinks=False)
            if stat.S_ISDIR(info.st_mode):
                # A junction of Windows is a link to a folder, though no symbolic one.
                if getattr(info, "st_reparse_tag", 0) != getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", -1):
                    folders.append(Path(entry.path))
            elif stat.S_ISREG(info.st_mode) and info.st_size in self._sizes:
                path = Path(entry.path)
                # On Windows a folder's listing knows neither the file's number nor its device.
                files.append(Seen(path, path.stat(follow_symlinks=False) if os.name == "nt" else info))
        except OSError:
            return  # gone meanwhile

    def _first_time(self, folder: Path) -> bool:
        try:
            # The root alone may be a link, as a person's Pictures on another disk is.
            info = folder.stat()
        except OSError:
            self._gap(Why.FOLDER_CLOSED, folder)
            return False
        place = (info.st_dev, info.st_ino)
        if place in self._been:
            return False
        self._been.add(place)
        return True

    def _gap(self, why: Why, place: Path) -> None:
        if len(self.gaps) < MOST_GAPS:
            self.gaps.append(Leak(Kind.UNSEEN, why, place))


def is_online_only(info: os.stat_result) -> bool:
    """Tell whether a file's bytes lie on the Internet alone."""
    windows = getattr(info, "st_file_attributes", 0) & _WINDOWS_ONLINE
    return bool(windows) or bool(getattr(info, "st_flags", 0) & _MACOS_ONLINE)
