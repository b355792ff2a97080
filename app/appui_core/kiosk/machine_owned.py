"""Tells whether this user could change a file: by writing it, or by replacing it or one of its folders.

POSIX: each step of the path is asked, links and their targets too, since whoever may rename a folder decides what
is read. An owner counts as one who may write: it is for him to change the mode. Root may write anywhere, so for
root the question is whether anybody else may. Windows: access lists are not read; only what lies in the machine's
own folders, which Windows keeps from its users, counts as the machine's.
"""

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_MOST_LINKS: Final = 40
_EFFECTIVE: Final = os.access in os.supports_effective_ids


def is_machine_owned(path: Path) -> bool:
    """Tell whether this user can neither write an existing file or folder nor replace it; in doubt, no."""
    try:
        return _is_by_place(path) if sys.platform == "win32" else _is_by_rights(path)
    except (OSError, ValueError):
        return False


def _is_by_rights(path: Path) -> bool:
    folder: Path | None = None
    for step in _steps(path):
        status = step.lstat()
        if folder is not None and _can_replace(folder, status):
            return False
        if not stat.S_ISLNK(status.st_mode):
            folder = step
    # The last step: the file itself.
    return folder is not None and not _can_write(folder, folder.lstat())


def _steps(path: Path) -> Iterator[Path]:
    """Yield every folder, link and file that is passed on the way to a file, each below one that came before.

    Raises OSError: a step is missing, or links lead round in a circle.
    """
    links = 0
    at = Path("/")
    rest = list(reversed(path.absolute().parts[1:]))
    yield at
    while rest:
        name = rest.pop()
        if name == "..":
            at = at.parent
            yield at
            continue
        entry = at / name
        yield entry
        if not entry.is_symlink():
            entry.lstat()
            at = entry
            continue
        links += 1
        if links > _MOST_LINKS:
            raise OSError("links in a circle")
        target = entry.readlink()
        if target.is_absolute():
            at = Path("/")
            yield at
        rest.extend(reversed(target.parts[1:] if target.is_absolute() else target.parts))


def _can_replace(folder: Path, entry: os.stat_result) -> bool:
    """Tell whether this user may rename or remove an entry of a folder."""
    status = folder.lstat()
    if not _can_write(folder, status):
        return False
    # In a folder such as /tmp each may only touch what is his.
    return not status.st_mode & stat.S_ISVTX or _is_theirs(status) or _is_theirs(entry)


def _can_write(path: Path, status: os.stat_result) -> bool:
    if _is_theirs(status):
        return True
    if os.geteuid() != 0:
        return os.access(path, os.W_OK, effective_ids=_EFFECTIVE)
    by_group = status.st_mode & stat.S_IWGRP and status.st_gid != 0
    return bool(by_group or status.st_mode & stat.S_IWOTH)


def _is_theirs(status: os.stat_result) -> bool:
    """Tell whether it belongs to this user; for root, to anybody else."""
    user = os.geteuid()
    return status.st_uid == user if user else status.st_uid != 0


def _is_by_place(path: Path) -> bool:
    import platformdirs  # noqa: PLC0415 - asks Windows itself; %ProgramData% could be set by a user

    machine = Path(platformdirs.site_config_dir("Appui", appauthor=False)).resolve()
    return path.resolve(strict=True).is_relative_to(machine)
