"""A received dossier, folder or ZIP, read the same way: names, sizes, streams. Everything in it may be hostile.

Nothing is unpacked to disk, links are not followed, and no read asks for more memory than a block or the caller's
limit.
"""

import io
import json
import os
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO, Any, BinaryIO, Protocol, Self

from appui_core.dossier.archive import directory_bytes, is_as_written, overlaps
from appui_core.dossier.names import BAG_INFO, BAGIT, DATA, EXHIBITS, JOURNAL, LETTERS, MANIFEST, PDF, TAG_MANIFEST
from appui_core.dossier.problems import Code, Problem
from appui_core.dossier.stamp_files import FOLDER as STAMPS
from appui_core.errors import AppuiError, ErrorCode

MOST_FILES = 20_000
MOST_BYTES = 64 << 30
MOST_DIRECTORY_BYTES = 8 << 20
_BLOCK = 1 << 20
_MARKS = (BAGIT, BAG_INFO, MANIFEST, TAG_MANIFEST, EXHIBITS, JOURNAL, PDF)
_MARKS_NEEDED = 2
_FOLDERS = (DATA, LETTERS, STAMPS)
# Deflate makes 1000 of 1 at most; pictures and hashes hardly shrink, a long text by a factor of ten.
_SUSPECT_BYTES, _SUSPECT_RATIO = 16 << 20, 100
_ENCRYPTED = 0x1
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
    OSError,
)
# What no name may hold, and what a part of one may not be: nothing, `.`, `..`, what Windows reads otherwise.
_FORBIDDEN = re.compile(r"[\\:*?\"<>|\x00-\x1f]")
_OTHERWISE = re.compile(r"^$|[. ]$|^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$", re.IGNORECASE)
# What others compress with can ask for gigabytes before the first byte comes out.
_READABLE = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


class DamagedError(Exception):
    """A file is there and can't be read to its end."""


class Source(Protocol):
    """What the checks need of a received dossier."""

    @property
    def sizes(self) -> Mapping[str, int]:
        """The readable files by name, with their sizes in bytes."""
        ...

    def open(self, name: str) -> IO[bytes]:
        """Open a file named in `sizes`."""
        ...


@dataclass(slots=True)
class FolderSource:
    """A dossier in a folder. Only data/, lettres/ and timestamps/ are gone into: any other is added as a whole."""

    folder: Path
    sizes: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def __enter__(self) -> Self:
        try:
            self._walk(self.folder, "")
        except OSError as error:
            raise AppuiError(ErrorCode.FILE_UNREADABLE) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing is held open."""

    def open(self, name: str) -> IO[bytes]:
        """Open a file named in `sizes`; a link that took its place meanwhile is not followed."""
        flags = (
            os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
        )
        return os.fdopen(os.open(self.folder.joinpath(*name.split("/")), flags), "rb")

    def _walk(self, folder: Path, prefix: str) -> None:
        with os.scandir(folder) as entries:
            for entry in entries:
                name = prefix + entry.name
                if len(self.sizes) + len(self.problems) >= MOST_FILES:
                    self.problems.append(Problem(".", Code.TOO_LARGE))
                    return
                found = entry.stat(follow_symlinks=False)
                if _is_link(found) or not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
                    self.problems.append(Problem(name, Code.NOT_A_FILE))
                elif stat.S_ISREG(found.st_mode):
                    self.sizes[name] = found.st_size
                elif name in _FOLDERS:
                    self._walk(Path(entry.path), f"{name}/")
                else:
                    self.problems.append(Problem(f"{name}/", Code.ADDED))


def _is_link(found: os.stat_result) -> bool:
    reparse = getattr(stat, "FILE_ATTRIBUTE_REPARSE_POINT", 0)
    return stat.S_ISLNK(found.st_mode) or bool(getattr(found, "st_file_attributes", 0) & reparse)


@dataclass(slots=True)
class ZipSource:
    """A dossier in a ZIP, under one top folder or none; `name` is the file's, `file` is the caller's to close."""

    name: str
    file: BinaryIO
    sizes: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _entries: dict[str, zipfile.ZipInfo] = field(default_factory=dict)
    _archive: zipfile.ZipFile | None = None

    def __enter__(self) -> Self:
        try:
            if directory_bytes(self.file) > MOST_DIRECTORY_BYTES:
                self.problems.append(Problem(self.name, Code.TOO_LARGE))
                return self
            self._archive = zipfile.ZipFile(self.file)
        except _BROKEN as error:
            if not _speaks_of_dossier(self.file):
                raise AppuiError(ErrorCode.NOT_A_DOSSIER) from error
            self.problems.append(Problem(self.name, Code.ARCHIVE_BROKEN))
            return self
        self._list(self._archive)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._archive is not None:
            self._archive.close()

    def open(self, name: str) -> IO[bytes]:
        """Open a file named in `sizes`."""
        if self._archive is None:
            raise DamagedError
        return self._archive.open(self._entries[name])

    def check_container(self) -> None:
        """Hold the bytes around the contents against what Appui writes."""
        if self._archive is None:
            return
        try:
            whole = is_as_written(self.file, self._archive)
        except _BROKEN:
            whole = False
        if not whole:
            self.problems.append(Problem(self.name, Code.ARCHIVE_ALTERED))

    def _list(self, archive: zipfile.ZipFile) -> None:
        infos = archive.infolist()
        if len(infos) > MOST_FILES or sum(info.file_size for info in infos) > MOST_BYTES:
            self.problems.append(Problem(self.name, Code.TOO_LARGE))
            return
        if overlaps(self.file, archive):
            self.problems.append(Problem(self.name, Code.ARCHIVE_ALTERED))
            return
        top = _top_folder([info.filename for info in infos])
        for info in infos:
            self._take(info, top)

    def _take(self, info: zipfile.ZipInfo, top: str) -> None:
        full = info.filename
        if not _safe(full):
            self.problems.append(Problem(full, Code.UNSAFE_NAME))
        elif not full.startswith(top):
            self.problems.append(Problem(full, Code.ADDED))
        elif info.is_dir():
            if full not in {top, *(f"{top}{name}/" for name in _FOLDERS)}:
                self.problems.append(Problem(full[len(top) :], Code.ADDED))
        else:
            self._take_file(info, full[len(top) :])

    def _take_file(self, info: zipfile.ZipInfo, name: str) -> None:
        fault = _entry_fault(info)
        if name in self._entries:
            fault = Code.DUPLICATE_NAME
        if fault is not None:
            self.problems.append(Problem(name, fault))
            return
        self._entries[name] = info
        self.sizes[name] = info.file_size


def _entry_fault(info: zipfile.ZipInfo) -> Code | None:
    """Return what forbids even to read an entry."""
    if stat.S_IFMT(info.external_attr >> 16) not in {0, stat.S_IFREG}:
        return Code.NOT_A_FILE
    if info.flag_bits & _ENCRYPTED or info.compress_type not in _READABLE:
        return Code.UNREADABLE
    if info.file_size > _SUSPECT_BYTES and info.file_size > _SUSPECT_RATIO * info.compress_size:
        return Code.TOO_LARGE
    return None


def _safe(name: str) -> bool:
    """Tell whether a name stays inside the folder it is unpacked to, and stays itself, on every system.

    Windows drops dots and spaces at the end, takes `a:b` for a stream of `a` and `NUL` for a device.
    """
    parts = name.removesuffix("/").split("/")
    return not (_FORBIDDEN.search(name) or any(_OTHERWISE.search(part) for part in parts))


def _top_folder(names: list[str]) -> str:
    """Return the one folder that holds everything, with its slash, or nothing."""
    tops = {name.split("/", 1)[0] for name in names if "/" in name and _safe(name)}
    for top in sorted(tops):
        if sum(f"{top}/{mark}" in names for mark in _MARKS) >= _MARKS_NEEDED:
            others = [name for name in names if not name.startswith(f"{top}/")]
            if not any(mark in others for mark in _MARKS):
                return f"{top}/"
    return ""


def _speaks_of_dossier(file: BinaryIO) -> bool:
    """Tell whether a ZIP that does not open was one of ours: its beginning or its end names a file of the bag."""
    try:
        file.seek(0)
        head = file.read(_BLOCK)
        file.seek(max(0, file.seek(0, io.SEEK_END) - _BLOCK))
        tail = file.read(_BLOCK)
    except OSError as error:
        raise AppuiError(ErrorCode.FILE_UNREADABLE) from error
    names = [f"/{mark}".encode() for mark in (*_MARKS, "LISEZMOI.txt")]
    return b"PK" in head and any(name in part for part in (head, tail) for name in names)


def is_dossier(names: Mapping[str, int]) -> bool:
    """Tell whether these files are what is left of a dossier at least."""
    return sum(mark in names for mark in _MARKS) >= _MARKS_NEEDED


@contextmanager
def reading(source: Source, name: str) -> Iterator[BinaryIO]:
    """Open a file of a dossier for the block.

    Raises DamagedError for whatever goes wrong with it.
    """
    try:
        with source.open(name) as stream:
            yield stream  # type: ignore[misc]  # IO[bytes] is all that is used
    except _BROKEN as error:
        raise DamagedError from error


def read_small(source: Source, name: str, limit_bytes: int) -> bytes:
    """Return a whole file of at most `limit_bytes`.

    Raises DamagedError when it is longer or can't be read.
    """
    size_bytes = source.sizes[name]
    if size_bytes > limit_bytes:
        raise DamagedError
    with reading(source, name) as stream:
        content = stream.read(size_bytes + 1)
    if len(content) != size_bytes:
        raise DamagedError
    return content


def parse_json(content: bytes) -> Any:  # noqa: ANN401 - foreign JSON
    """Return a JSON document in UTF-8.

    Raises ValueError when it is none, is nested too deep, or names a key twice: readers would differ on it.
    """
    try:
        return json.loads(content.decode("utf-8"), object_pairs_hook=_without_doubles)
    except RecursionError as error:
        raise ValueError("nested too deep") from error


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found
