"""A folder that receives pictures: what is new in it is counted and offered, never taken by itself.

No widget here. Looked at every two seconds, off this thread: a network folder may be slow, and no system tells of
every change there.
"""

import os
import stat
from collections.abc import Container
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from appui.widgets.context import PageContext
from appui_core.errors import AppuiError

EVERY_MS: Final = 2_000
MOST: Final = 20_000
"""Among more entries nothing is counted: every two seconds would be too often to look through them all."""
_PICTURES: Final = frozenset({".png", ".jpg", ".jpeg", ".heic", ".heif", ".webp", ".avif", ".gif"})


@dataclass(frozen=True, slots=True)
class Seen:
    """A picture as it lay there: one whose size or date still changes is being written."""

    path: Path
    size_bytes: int
    modified_ns: int


def pictures_in(folder: Path, known: Container[Path] = ()) -> frozenset[Seen] | None:
    """Return the pictures in a folder that are not known, by the endings of their names, without links.

    Empty when the folder is gone, None when it holds too many entries to say.
    """
    try:
        with os.scandir(folder) as entries:
            found = list(islice(entries, MOST + 1))
    except OSError:  # taken away
        return frozenset()
    if len(found) > MOST:
        return None
    return frozenset(filter(None, (_seen(entry) for entry in found if Path(entry.path) not in known)))


def _seen(entry: "os.DirEntry[str]") -> Seen | None:
    """Return what lies there, if it is a picture and still there."""
    if entry.name.startswith(".") or Path(entry.name).suffix.lower() not in _PICTURES:
        return None
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:  # gone since the listing
        return None
    return Seen(Path(entry.path), status.st_size, status.st_mtime_ns) if stat.S_ISREG(status.st_mode) else None


class FolderWatch(QObject):
    """`changed` when there is something else to show."""

    changed = Signal()

    def __init__(self, ctx: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.folder: Path | None = None
        self.before = 0
        self.new: tuple[Path, ...] = ()
        # More lies there than can be counted.
        self.crowded = False
        self._known: frozenset[Path] | None = None
        self._last: frozenset[Seen] = frozenset()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._looking = False
        # Which watching a look belongs to: the same folder may be chosen again while one is under way.
        self._watching = 0

    def watch(self, folder: Path) -> None:
        """Watch a folder; what lies there already is not new."""
        self.stop()
        self.folder = folder
        self._look()
        self._timer.start()

    def stop(self) -> None:
        """Watch nothing any more, and forget the folder and every name in it."""
        self._timer.stop()
        self._watching += 1
        self.folder, self._known, self._last = None, None, frozenset()
        self.before, self.new, self.crowded = 0, (), False

    def _look(self) -> None:
        folder = self.folder
        if folder is None or self._looking:
            return
        self._looking = True
        known, watching = self._known or frozenset(), self._watching
        self._ctx.runner.run(
            lambda: (watching, pictures_in(folder, known)),
            owner=self,
            done=self._seen,
            failed=self._failed,
            lane="free",
        )

    def _failed(self, _error: AppuiError) -> None:
        self._looking = False

    def _seen(self, answer: tuple[int, frozenset[Seen] | None]) -> None:
        self._looking = False
        watching, found = answer
        if watching != self._watching:  # another folder meanwhile, or the same one anew
            self._look()
            return
        self.crowded = found is None
        if found is None:
            self.new = ()
            self.changed.emit()
            return
        if self._known is None:
            self._known = frozenset(one.path for one in found)
            self.before = len(self._known)
        settled = found & self._last
        self._last = found
        new = sorted((one for one in settled if one.path not in self._known), key=lambda one: one.modified_ns)
        self.new = tuple(one.path for one in new)
        self.changed.emit()
