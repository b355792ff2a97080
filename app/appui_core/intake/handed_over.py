"""A file that a tool of the desktop wrote for us, in clear: read once, deleted, and the deletion verified."""

import os
import stat
from pathlib import Path
from typing import Final

from appui_core.errors import AppuiError, ErrorCode, LeftBehindError
from appui_core.intake.media_type import MAX_PICTURE_BYTES

# Never through a link, never waiting for the other end of a pipe, never handed to child processes.
_FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


def take_file(path: Path) -> tuple[bytes, Path | None]:
    """Return the file's bytes, and its path where it could not be deleted (None: it is gone).

    Only a regular file of this user is touched: what a link points to, or what belongs to somebody else, is
    neither read nor deleted.

    Raises AppuiError: SCREEN_UNAVAILABLE when there is no such file; LeftBehindError with that code when something
    is there that was not taken.
    """
    try:
        descriptor = os.open(path, _FLAGS)
    except FileNotFoundError:
        raise AppuiError(ErrorCode.SCREEN_UNAVAILABLE, "handed missing") from None
    except (OSError, ValueError) as error:
        raise _left(f"handed {getattr(error, 'errno', 'name')}", path) from None
    found = os.fstat(descriptor)
    reason = _refused(found)
    if reason:
        os.close(descriptor)
        raise _left(reason, path)
    with os.fdopen(descriptor, "rb") as stream:
        try:
            data = stream.read(MAX_PICTURE_BYTES + 1)
        except OSError as error:
            raise _left(f"handed {error.errno}", path) from None
        if len(data) > MAX_PICTURE_BYTES:
            raise _left("handed size", path)
        return data, None if _delete(path, found) else path


def _left(reason: str, path: Path) -> LeftBehindError:
    return LeftBehindError(ErrorCode.SCREEN_UNAVAILABLE, reason, path)


def _refused(found: os.stat_result) -> str:
    if not stat.S_ISREG(found.st_mode):
        return "handed kind"
    own = getattr(os, "geteuid", lambda: found.st_uid)()
    return "" if found.st_uid == own else "handed owner"


def _delete(path: Path, read: os.stat_result) -> bool:
    """Delete the very file that was read; tell whether it is gone."""
    if not _still(path, read):
        return True
    try:
        path.unlink()
    except OSError:
        return False
    return not _still(path, read)


def _still(path: Path, read: os.stat_result) -> bool:
    """Tell whether what was read still has this name; where nobody can tell, it counts as being there."""
    try:
        now = path.lstat()
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return (now.st_dev, now.st_ino) == (read.st_dev, read.st_ino)
