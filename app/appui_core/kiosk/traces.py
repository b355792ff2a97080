"""What a visit left behind: every file that this user can write to, before and after, and what differs.

Nothing is opened: of each file, link and folder its size, the time of its last change and its number on the disk.
A file that came and went shows in its folder's time. Of Windows' registry each key's values are compared.
"""

import os
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from appui_core.ports import Registry

# Other file systems that programs of a session lay there, maybe over a network: a look could wait for ever.
_LAID_THERE: Final = ("gvfs", "doc")
_DEEPEST_KEY: Final = 40


class Trace(NamedTuple):
    """What tells whether a file is the same as before."""

    size_bytes: int
    mtime_ns: int
    inode: int


class Snapshot(NamedTuple):
    """Files and folders by path; `closed` are folders that could not be looked into."""

    traces: Mapping[str, Trace]
    closed: tuple[str, ...]


def writable_roots() -> tuple[Path, ...]:
    """Return where this user can write: home, settings, data, caches, temporary and runtime folders.

    None of them lies inside another; those that do not exist are left out.
    """
    found = [Path.home(), Path(tempfile.gettempdir())]
    for name in _NAMED:
        value = os.environ.get(name)
        found += [Path(value)] if value else []
    if sys.platform != "win32":
        found += [Path("/tmp"), Path("/var/tmp"), Path("/dev/shm"), Path(f"/run/user/{os.getuid()}")]  # noqa: S108 - only looked at
    # A home that is the whole disk belongs to an account that has none.
    real = sorted({path.resolve() for path in found if path.is_dir()} - {Path(Path.cwd().anchor)})
    return tuple(path for path in real if not any(path.is_relative_to(above) for above in real if above != path))


_NAMED = (
    "APPUI_DATA",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_CACHE_HOME",
    "XDG_STATE_HOME",
    "XDG_RUNTIME_DIR",
    "STATE_DIRECTORY",
    "TMPDIR",
    "APPDATA",
    "LOCALAPPDATA",
    "PROGRAMDATA",
)


def left_out() -> tuple[Path, ...]:
    """Return the folders that `snapshot` is not to look into: what desktops lay over the runtime folder."""
    if sys.platform == "win32":
        return ()
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}")
    return tuple(runtime / name for name in _LAID_THERE if (runtime / name).is_mount())


def snapshot(roots: Iterable[Path], without: Iterable[Path] = ()) -> Snapshot:
    """Look at every file and folder under the roots, the roots too; links are not followed. Takes seconds.

    Folders of `without` are not looked into, and stand in `closed`.
    """
    traces: dict[str, Trace] = {}
    folders: list[str] = []
    shut = {str(path) for path in without}
    closed = sorted(shut)
    for root in roots:
        try:
            traces[str(root)] = _trace(root.stat())
        except OSError:
            closed.append(str(root))
        else:
            folders.append(str(root))
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.path not in shut:
                        _look(entry, traces, folders)
        except OSError:
            closed.append(folder)
    return Snapshot(traces, tuple(sorted(closed)))


def changes(before: Snapshot, after: Snapshot) -> tuple[str, ...]:
    """Return the paths that are new, gone or not what they were, sorted.

    A folder that was there is named only where nothing in it is: something came and went.
    """
    paths = before.traces.keys() | after.traces.keys()
    changed = {path for path in paths if before.traces.get(path) != after.traces.get(path)}
    explained = {str(Path(path).parent) for path in changed} & before.traces.keys() & after.traces.keys()
    return tuple(sorted(changed - explained))


def registry_values(registry: "Registry", under: str) -> Mapping[str, str]:
    """Return the values of every key under one of Windows' registry, as a text that changes with them."""
    found: dict[str, str] = {}
    keys = [(under, 0)]
    while keys:
        key, depth = keys.pop()
        found[key] = repr(sorted(registry.values(key).items()))
        if depth < _DEEPEST_KEY:
            keys += [(f"{key}\\{name}", depth + 1) for name in registry.subkeys(key)]
    return found


def _look(entry: os.DirEntry[str], traces: dict[str, Trace], folders: list[str]) -> None:
    try:
        traces[entry.path] = _trace(entry.stat(follow_symlinks=False))
        if entry.is_dir(follow_symlinks=False):
            folders.append(entry.path)
    except FileNotFoundError:
        # Another program's, gone between two looks.
        return


def _trace(status: os.stat_result) -> Trace:
    return Trace(status.st_size, status.st_mtime_ns, status.st_ino)
