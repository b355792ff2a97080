"""Tells what changed through somebody else while a visit was watched: files have no author, but they have signs.

What changed last before the first process of the visit started is not the visit's: the time of change (ctime) is
the kernel's and nobody can set it. Nor is a file of another user that this one may not write, one that another
program holds open for writing, or one that goes on changing when no process of the visit is left. What has none
of these signs counts as left behind: in doubt against the kiosk. The file to which somebody sent the answer of the
proof itself is told as that.
"""

import contextlib
import os
import stat
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Final, NamedTuple

# File times are those of the last tick of the kernel's clock, up to 10 ms ago.
_TICK_NS: Final = 20_000_000
# How long the second look waits: programs that write all the time do so every few seconds.
_STILL_S: Final = 3.0
_ACCESS: Final = 3
_EFFECTIVE: Final = os.access in os.supports_effective_ids


class Why(StrEnum):
    """Why a change is somebody else's; the words are in the texts, `cli.kiosk.why`."""

    TIME = "time"
    OWNER = "owner"
    HELD = "held"
    STILL = "still"
    OUTPUT = "output"


class Other(NamedTuple):
    """A file that somebody else changed; `program` is who holds it open, where that is the reason."""

    path: str
    why: Why
    program: str = ""


def apart(
    paths: Iterable[str],
    began_ns: int,
    ended_ns: int,
    *,
    wait: Callable[[float], None] = time.sleep,
) -> tuple[tuple[str, ...], tuple[Other, ...]]:
    """Return what may be the visit's, and what is not. The instants are `time.time_ns()`. Takes up to 3 s."""
    others: list[Other] = []
    unsure: list[str] = []
    held = _held()
    for path in paths:
        found = _sure(path, began_ns, ended_ns, held)
        if found is None:
            unsure.append(path)
        else:
            others.append(found)
    if unsure:
        before = {path: _sign(path) for path in unsure}
        wait(_STILL_S)
        still = [path for path in unsure if _sign(path) != before[path]]
        others += [Other(path, Why.STILL) for path in still]
        unsure = [path for path in unsure if path not in set(still)]
    return tuple(unsure), tuple(sorted(others))


def _sure(path: str, began_ns: int, ended_ns: int, held: Mapping[tuple[int, int], str]) -> Other | None:
    """Return whose a change is when that can be told at once."""
    status = _status(path)
    if status is None:
        # Gone: taking it away changed its folder at that time or before the folder's last change.
        folder = _status(os.path.dirname(path))  # noqa: PTH120 - a text, whatever it holds
        early = folder is not None and _changed_ns(folder) < began_ns - _TICK_NS
        return Other(path, Why.TIME) if early else None
    if (status.st_dev, status.st_ino) in _outputs():
        return Other(path, Why.OUTPUT)
    if _changed_ns(status) < began_ns - _TICK_NS:
        return Other(path, Why.TIME)
    if _changed_ns(status) > ended_ns:
        return Other(path, Why.STILL)
    if not _writable(path, status):
        return Other(path, Why.OWNER)
    program = held.get((status.st_dev, status.st_ino))
    return None if program is None else Other(path, Why.HELD, program)


def _status(path: str) -> os.stat_result | None:
    try:
        return os.lstat(path)
    except (OSError, ValueError):
        return None


def _changed_ns(status: os.stat_result) -> int:
    """Return when a file changed last; what Windows calls ctime is when it was made."""
    return max(status.st_mtime_ns, status.st_ctime_ns) if sys.platform == "win32" else status.st_ctime_ns


def _sign(path: str) -> tuple[int, int, int] | None:
    status = _status(path)
    return None if status is None else (status.st_size, _changed_ns(status), status.st_ino)


def _outputs() -> set[tuple[int, int]]:
    """Return where what this process says goes, by device and inode."""
    found: set[tuple[int, int]] = set()
    for descriptor in (1, 2):
        with contextlib.suppress(OSError):
            status = os.fstat(descriptor)
            if stat.S_ISREG(status.st_mode):
                found.add((status.st_dev, status.st_ino))
    return found


def _writable(path: str, status: os.stat_result) -> bool:
    """Tell whether this user could have changed it; what cannot be asked could."""
    if sys.platform == "win32" or stat.S_ISLNK(status.st_mode):
        return True
    return status.st_uid == os.geteuid() or os.access(path, os.W_OK, effective_ids=_EFFECTIVE)


def _held() -> Mapping[tuple[int, int], str]:
    """Return the files that programs hold open for writing, by device and inode; Linux alone tells.

    Programs of the kiosk do not count: the one that asks, and a kiosk around it.
    """
    found: dict[tuple[int, int], str] = {}
    if not sys.platform.startswith("linux"):
        return found
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            try:
                if not _is_kiosk(process):
                    _note(process, found)
            except OSError:
                continue
    return found


def _is_kiosk(process: Path) -> bool:
    words = (process / "cmdline").read_bytes().split(b"\0")
    return b"kiosk" in words and any(b"appui" in word for word in words)


def _note(process: Path, found: dict[tuple[int, int], str]) -> None:
    name = (process / "comm").read_text(encoding="utf-8", errors="replace").strip()
    for link in (process / "fd").iterdir():
        try:
            status = link.stat()
            if stat.S_ISREG(status.st_mode) and _for_writing(process / "fdinfo" / link.name):
                found.setdefault((status.st_dev, status.st_ino), name)
        except (OSError, ValueError):
            continue


def _for_writing(info: Path) -> bool:
    for line in info.read_text(encoding="ascii").splitlines():
        if line.startswith("flags:"):
            return int(line.split()[1], 8) & _ACCESS != os.O_RDONLY
    return False
