"""Erases a copy of an exhibit for good, once the exhibit is proved whole and the file proved to be its copy.

Not into the trash: that would only move the leak. The bytes may remain on the medium (a solid-state disk keeps
what it no longer names), in backups and with whoever synchronised them; the window and ARCHITECTURE.md say so.
"""

import contextlib
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from appui_core.errors import AppuiError, ErrorCode
from appui_core.privacy.leaks.copies import mark_of, sha256_of
from appui_core.privacy.leaks.model import Leak, Mark
from appui_core.privacy.leaks.small_files import FLAGS

if TYPE_CHECKING:
    from appui_core.cases.service import Cases


def erase_copy(cases: "Cases", leak: Leak) -> int:
    """Erase one file; return how many other names (hard links) still lead to its bytes.

    A file that is gone already, from a folder that is still there, is what was wanted: 0.

    Raises AppuiError: LEAK_ONLY_COPY (the exhibit in the vault is not whole, so nothing was erased), LEAK_CHANGED
    (no longer the file that was found, or not the exhibit's bytes), LEAK_OUT_OF_REACH (its folder is gone too, or
    lies on another disk by now: it may be on an unplugged one), LEAK_NOT_REMOVED (the system refused), and
    EXHIBIT_UNKNOWN, EXHIBIT_WITHDRAWN, VAULT_LOCKED.
    """
    exhibit, place, mark = leak.exhibit, leak.place, leak.mark
    if exhibit is None or place is None or mark is None:
        raise AppuiError(ErrorCode.LEAK_CHANGED, "no copy")
    if cases.integrity(exhibit.case, exhibit.id).state != "unchanged":
        raise AppuiError(ErrorCode.LEAK_ONLY_COPY)
    return remove_file(place, mark, exhibit.sha256)


def remove_file(place: Path, mark: Mark, sha256: str | None = None) -> int:
    """Remove the plain file that was seen, if it is still that one and, where a hash is given, has those bytes.

    The file is opened without following a link and removed by its name in the folder that was opened with it, so
    that no folder put in its place meanwhile is reached. Between the last look and the removal lie microseconds in
    which another program may still put another file there: no system removes a file only while it is a given one.

    Raises AppuiError: LEAK_CHANGED, LEAK_OUT_OF_REACH, LEAK_NOT_REMOVED.
    """
    try:
        return _remove(place, mark, sha256)
    except (FileNotFoundError, NotADirectoryError) as error:
        if not _on_that_disk(place.parent, mark):
            raise AppuiError(ErrorCode.LEAK_OUT_OF_REACH) from error
        return 0
    except OSError as error:
        # ELOOP: a link has taken the file's place.
        code = ErrorCode.LEAK_CHANGED if place.is_symlink() else ErrorCode.LEAK_NOT_REMOVED
        raise AppuiError(code, f"errno {error.errno}") from error


def _remove(place: Path, mark: Mark, sha256: str | None) -> int:
    folder = _Folder(place)
    try:
        handle = folder.open()
        try:
            _prove(handle, mark, sha256)
            if os.name != "nt":
                return folder.remove(mark)
        finally:
            os.close(handle)
        # Windows removes no file that is open.
        return folder.remove(mark)
    finally:
        folder.close()


def _on_that_disk(folder: Path, mark: Mark) -> bool:
    """Tell whether a folder is there and on the disk of the file: an empty mount point is on another one."""
    try:
        info = folder.stat()
    except OSError:
        return False
    return stat.S_ISDIR(info.st_mode) and info.st_dev == mark.device


def _prove(handle: int, mark: Mark, sha256: str | None) -> None:
    info = os.fstat(handle)
    if not stat.S_ISREG(info.st_mode) or mark_of(info) != mark:
        raise AppuiError(ErrorCode.LEAK_CHANGED, "another file")
    if sha256 is not None and sha256_of(handle) != sha256:
        raise AppuiError(ErrorCode.LEAK_CHANGED, "other bytes")
    if mark_of(os.fstat(handle)) != mark:
        raise AppuiError(ErrorCode.LEAK_CHANGED, "written to")


class _Folder:
    """The folder of a file, held open where the system can name a file by it."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._held: int | None = None
        if os.open in os.supports_dir_fd and os.unlink in os.supports_dir_fd:
            self._held = os.open(place.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)

    def open(self) -> int:
        """Open the file, not what a link of its name leads to."""
        if self._held is None:
            return os.open(self._place, FLAGS)
        return os.open(self._place.name, FLAGS, dir_fd=self._held)

    def remove(self, mark: Mark) -> int:
        """Remove it, if the name still stands for it; return its other names."""
        name: str | Path = self._place.name if self._held is not None else self._place
        info = os.stat(name, dir_fd=self._held, follow_symlinks=False)
        if mark_of(info) != mark:
            raise AppuiError(ErrorCode.LEAK_CHANGED, "another file")
        os.unlink(name, dir_fd=self._held)
        if self._held is not None:
            # A stick may be pulled out the next moment; where there is no such call, the system writes by itself.
            with contextlib.suppress(OSError):
                os.fsync(self._held)
        return max(0, info.st_nlink - 1)

    def close(self) -> None:
        """Let go of the folder."""
        if self._held is not None:
            os.close(self._held)
