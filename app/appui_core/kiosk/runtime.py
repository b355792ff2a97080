"""Where something may be kept until the PC is switched off: a folder in memory that belongs to this user alone."""

import os
import stat
import sys
import tempfile
from pathlib import Path


def runtime_folder() -> Path:
    """Return the folder, which need not exist: in memory on Linux, the user's own temporary folder elsewhere."""
    if not sys.platform.startswith("linux"):
        return Path(tempfile.gettempdir()) / "Appui"
    user = os.getuid()
    for session in (Path(os.environ.get("XDG_RUNTIME_DIR") or "/nowhere"), Path(f"/run/user/{user}")):
        if _is_ours(session):
            return session / "appui"
    shared = Path("/dev/shm")  # noqa: S108 - a folder of ours inside, looked at before it is used (`make_folder`)
    return (shared if shared.is_dir() else Path(tempfile.gettempdir())) / f"appui-{user}"


def make_folder(folder: Path) -> bool:
    """Make the folder for this user alone; tell whether it is there and nobody else's."""
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError:
        return False
    return _is_ours(folder)


def _is_ours(folder: Path) -> bool:
    """Tell whether a path is a real folder (no link that somebody laid there) of this user."""
    try:
        status = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(status.st_mode) and (sys.platform == "win32" or status.st_uid == os.getuid())
