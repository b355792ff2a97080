"""Files with the very bytes of an exhibit: told apart by size, and only those of a known size are read."""

import hashlib
import os
import stat
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from appui_core.cases.fingerprints import Fingerprint, Fingerprints
from appui_core.cases.model import Kind as ExhibitKind
from appui_core.clock import utc_stamp
from appui_core.privacy.leaks.limits import MIB, Budget
from appui_core.privacy.leaks.model import Kind, Leak, Mark, Why
from appui_core.privacy.leaks.small_files import FLAGS
from appui_core.privacy.leaks.walk import Seen, is_online_only

_PIECE: Final = MIB


class Comparer:
    """Compares files with what the vault holds; two names of one file are read once."""

    def __init__(self, wanted: Fingerprints, budget: Budget) -> None:
        self._wanted, self._budget = wanted, budget
        self._known: dict[Mark, str | None] = {}

    def look(self, seen: Seen) -> Leak | None:
        """Return the leak that a file is, or what kept it from being looked at; None for any other file."""
        same_size = self._wanted.get(seen.info.st_size)
        if same_size is None:
            return None
        if is_online_only(seen.info):
            return Leak(Kind.UNSEEN, Why.ONLINE_ONLY, seen.path)
        mark = mark_of(seen.info)
        if mark not in self._known:
            if not self._budget.read(mark.size_bytes):
                return None
            try:
                self._known[mark] = self._digest(seen.path, mark)
            except PermissionError:
                return Leak(Kind.UNSEEN, Why.FILE_CLOSED, seen.path)
            except OSError:
                return None  # gone, or another thing by now
        exhibit = same_size.get(self._known[mark] or "")
        return None if exhibit is None else copy_of(seen, exhibit)

    def _digest(self, path: Path, mark: Mark) -> str | None:
        """Return the SHA-256; None when it is not the file that was seen, or the look ended meanwhile."""
        handle = os.open(path, FLAGS)
        try:
            if mark_of(os.fstat(handle)) != mark:
                return None
            digest = sha256_of(handle, going=lambda: self._budget.read(0))
            return digest if mark_of(os.fstat(handle)) == mark else None
        finally:
            os.close(handle)


def sha256_of(handle: int, going: Callable[[], bool] = lambda: True) -> str | None:
    """Return the SHA-256 of an open file, in lower-case hex; None when `going` says to stop.

    Raises OSError.
    """
    digest = hashlib.sha256()
    while going():
        piece = os.read(handle, _PIECE)
        if not piece:
            return digest.hexdigest()
        digest.update(piece)
    return None


def mark_of(info: os.stat_result) -> Mark:
    """Return what tells a file from another one in its place."""
    return Mark(info.st_dev, info.st_ino, info.st_size, info.st_mtime_ns)


def when_of(info: os.stat_result) -> str | None:
    """Return when a file was last written, as a `_utc` stamp; None where its date is no date."""
    try:
        return utc_stamp(datetime.fromtimestamp(info.st_mtime, UTC))
    except (OverflowError, ValueError, OSError):
        return None


def copy_of(seen: Seen, exhibit: Fingerprint) -> Leak:
    """Return the leak that a copy of an exhibit is."""
    why = Why.IMPORT_ORIGINAL if exhibit.kind is ExhibitKind.IMPORT else Why.CAPTURE_COPY
    return Leak(
        Kind.COPY,
        why,
        seen.path,
        when_utc=when_of(seen.info),
        size_bytes=seen.info.st_size,
        can_clean=True,
        exhibit=exhibit,
        mark=mark_of(seen.info),
    )


def plain_file(path: Path) -> Seen | None:
    """Return a plain file, not a link to one; None for anything else."""
    try:
        info = path.stat(follow_symlinks=False)
    except (OSError, ValueError):
        return None
    return Seen(path, info) if stat.S_ISREG(info.st_mode) else None
