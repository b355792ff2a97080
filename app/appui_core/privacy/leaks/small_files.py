"""Reads foreign settings and lists whole, when they are small plain files; anything else counts as absent."""

import os
import stat
from pathlib import Path
from typing import Final

MOST_BYTES: Final = 16 * 1024 * 1024

# Not to wait for the other end of a pipe, not to follow a link, not to hand the file to child processes.
FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


def read_small(path: Path, most_bytes: int = MOST_BYTES) -> bytes | None:
    """Return a file's bytes; None when it is absent, no plain file, unreadable, or larger than that."""
    try:
        if not stat.S_ISREG(path.stat(follow_symlinks=False).st_mode):
            return None
        handle = os.open(path, FLAGS)
    except (OSError, ValueError):
        return None
    with os.fdopen(handle, "rb") as stream:
        try:
            data = stream.read(most_bytes + 1)
        except OSError:
            return None
    return data if len(data) <= most_bytes else None


def folder_entries(folder: Path) -> list[Path]:
    """Return what a folder holds, by name; nothing when it can't be read."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def is_folder(path: Path) -> bool:
    """Tell whether a folder answers there: a drive that was pulled out does not, and its error is no defect."""
    try:
        return path.is_dir()
    except OSError:
        return False
