"""What may lie in a content pack: plain small .toml files under fit names, few enough to look at all of them.

The same rule holds for an archive from the network, a folder from a stick and the pack that was installed.
"""

import errno
import os
import re
import stat
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Final

from appui_core.content.problems import ContentError
from appui_core.errors import AppuiError, ErrorCode

MADE: Final = "compiled"
"""The folder of what a build makes of a pack; it is no part of one, and never comes from elsewhere."""
MOST_FILES: Final = 4000
MOST_FILE_BYTES: Final = 1 << 20
MOST_BYTES: Final = 40 << 20
# What is fetched at most; the pack of today takes a tenth of a megabyte.
MOST_ARCHIVE_BYTES: Final = 20 << 20
_MOST_CHARACTERS = 120
_FOLDER = r"[A-Za-z0-9][A-Za-z0-9_-]*"
_NAME = re.compile(rf"(?:{_FOLDER}/){{0,2}}[A-Za-z0-9][A-Za-z0-9._-]*\.toml")
# Names of devices on Windows, whatever stands behind their first dot.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
# No such name, or none that could be one.
_MISSING: Final = frozenset({errno.ENOENT, errno.ENAMETOOLONG, errno.ELOOP, errno.EINVAL})
# What file managers leave lying in folders that they have shown.
_LITTER: Final = frozenset({"thumbs.db", "desktop.ini"})


def expect_folder(folder: Path) -> None:
    """Make sure that a folder a person named is one, and can be looked into.

    Raises AppuiError: FILE_MISSING, NOT_A_FOLDER, FILE_UNREADABLE.
    """
    try:
        next(folder.iterdir(), None)
    except OSError as error:
        if error.errno in _MISSING:
            raise AppuiError(ErrorCode.FILE_MISSING, "no such folder") from error
        is_file = isinstance(error, NotADirectoryError)
        code = ErrorCode.NOT_A_FOLDER if is_file else ErrorCode.FILE_UNREADABLE
        raise AppuiError(code, f"errno {error.errno}") from error


def fit_name(name: str) -> bool:
    """Tell whether a name is one that a file of a pack may have: relative, at most three parts, plain letters."""
    return (
        len(name) <= _MOST_CHARACTERS
        and _NAME.fullmatch(name) is not None
        and not any(_DEVICE.fullmatch(part) for part in name.split("/"))
    )


def tops(names: Iterable[str]) -> frozenset[str]:
    """Return the first part of each name: the files and folders directly in the pack."""
    return frozenset(name.split("/", 1)[0] for name in names)


def check_names(names: Iterable[str], known: frozenset[str]) -> None:
    """Look at the names of a whole pack; `known` are the first parts that this Appui reads.

    Raises ContentError: a name that is not fit, twice there (also but for capitals), unknown here, or too many.
    """
    seen: set[str] = set()
    for name in names:
        if not fit_name(name):
            raise ContentError(name, "", "file_name")
        if name.lower() in seen:
            raise ContentError(name, "", "repeated", value=name)
        if name.split("/", 1)[0] not in known:
            raise ContentError(name, "", "file_unknown", allowed=", ".join(sorted(known)))
        seen.add(name.lower())
        if len(seen) > MOST_FILES:
            raise ContentError(name, "", "too_many_files", most=MOST_FILES)


def files_in(folder: Path) -> tuple[str, ...]:
    """Return the names of all files below a folder, sorted, with / between parts; links are never followed.

    Hidden files, what file managers leave and what a build made are passed over.
    Raises ContentError for a link, a device, or too many files; OSError when the folder can't be read.
    """
    found: list[str] = []
    waiting = [""]
    while waiting:
        below = waiting.pop()
        with os.scandir(folder / below) as entries:
            for entry in entries:
                name = f"{below}/{entry.name}" if below else entry.name
                if entry.name.startswith(".") or entry.name.lower() in _LITTER or name == MADE:
                    continue
                if entry.is_dir(follow_symlinks=False) and name.count("/") < 3:
                    waiting.append(name)
                elif entry.is_file(follow_symlinks=False):
                    found.append(name)
                else:
                    raise ContentError(name, "", "not_plain")
                if len(found) + len(waiting) > MOST_FILES:
                    raise ContentError(name, "", "too_many_files", most=MOST_FILES)
    return tuple(sorted(found))


def read_small(path: Path, name: str) -> bytes:
    """Return the bytes of one file of a pack.

    Raises ContentError when it is no plain file or too large, OSError when it can't be read.
    """
    # Asked first: reading a pipe waits for ever.
    if not stat.S_ISREG(path.lstat().st_mode):
        raise ContentError(name, "", "not_plain")
    with path.open("rb") as stream:
        data = stream.read(MOST_FILE_BYTES + 1)
    if len(data) > MOST_FILE_BYTES:
        raise ContentError(name, "", "too_large", most=MOST_FILE_BYTES)
    return data


def digest_of(folder: Path) -> str:
    """Return the SHA-256 over names and bytes of all files, in hex; raises as `files_in` and `read_small` do."""
    whole = sha256()
    for name in files_in(folder):
        whole.update(f"{name}\0{sha256(read_small(folder / name, name)).hexdigest()}\n".encode())
    return whole.hexdigest()


def copy_pack(folder: Path, to: Path, known: frozenset[str]) -> None:
    """Copy a pack into an empty folder, every file looked at first.

    Raises ContentError for what has no place in a pack; OSError when something can't be read or written.
    """
    names = files_in(folder)
    check_names(names, known)
    total = 0
    for name in names:
        data = read_small(folder / name, name)
        total += len(data)
        if total > MOST_BYTES:
            raise ContentError(name, "", "too_large_in_all", most=MOST_BYTES)
        write_file(to, name, data)


def write_file(to: Path, name: str, data: bytes) -> None:
    """Write one file of a pack below `to`, its name checked before; OSError when that fails, or it is there."""
    path = to.joinpath(*name.split("/"))
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as stream:
        stream.write(data)
