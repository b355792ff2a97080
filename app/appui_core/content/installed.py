"""The pack in use: a newer one under the data folder while it is whole, else the one that ships with Appui.

`<data>/content/active.json` names the folder of the installed pack and what it must weigh up to; it is replaced in
one step. An installed pack is used whole or not at all: nothing is ever mixed from two packs.
"""

import os
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from appui_core.content.pack import SCHEMA, Pack, bundled_dir, load_pack, version_key
from appui_core.content.problems import ContentError

POINTER: Final = "active.json"
# A pointer being written; a cut may leave one.
POINTER_PARTIAL: Final = ".active-"
BUNDLED: Final = "bundled"
FROM_FOLDER: Final = "folder"
_FORMAT: Final = "appui-content/1"
_MOST_BYTES: Final = 64 << 10
# Looked at each time that content is asked for: the pointer, and two files without which no pack is one.
_WATCHED: Final = ("pack.toml", "helplines/3018.toml")
_Mark = tuple[tuple[int, int, int] | None, ...] | None


class Why(StrEnum):
    """Why an installed pack is not the one in use; a sentence for each stands in the texts."""

    OLDER = "older"  # the one that ships with Appui is as new, or newer
    NEWER_SCHEMA = "newer_schema"  # made for a later Appui
    DAMAGED = "damaged"  # not what was installed
    UNREADABLE = "unreadable"  # the pointer or the folder can't be read
    INCOMPLETE = "incomplete"  # it lacks something that this Appui reads
    UNCHECKED = "unchecked"  # Appui changed since the pack was checked


@dataclass(frozen=True, slots=True)
class Installed:
    """What the pointer says. `source` is "folder" or an https address; `checked_with` names who checked it."""

    folder: str
    version: str
    digest: str
    source: str
    installed_at_utc: str
    checked_with: str


@dataclass(frozen=True, slots=True)
class Choice:
    """The pack in use. `pack` is None where the one that ships is in use: `full_choice` reads that one too.

    `installed` is what the pointer says, used or not; `why` says why it is not used.
    """

    folder: Path
    pack: Pack | None
    installed: Installed | None
    why: Why | None

    @property
    def bundled(self) -> bool:
        """Tell whether it is the pack that ships with Appui."""
        return self.installed is None or self.why is not None

    @property
    def source(self) -> str:
        """Where it comes from: "bundled", "folder", or the address of a repository."""
        return BUNDLED if self.bundled or self.installed is None else self.installed.source

    def expired(self, today: date) -> bool:
        """Tell whether its own last day has passed: then it is shown as old, and used all the same."""
        return self.pack is not None and self.pack.expired(today)


class ContentHome:
    """Where newer packs live (`root`, `<data>/content`), and which pack is in use. Safe from any thread.

    `app_version` names this Appui.
    """

    def __init__(self, root: Path, app_version: Callable[[], str]) -> None:
        self.root = root
        self.app_version = app_version
        self._lock = threading.Lock()
        self._known: tuple[_Mark, Choice] | None = None

    def folder(self) -> Path:
        """Return the folder to read; never raises. Without an installed pack this costs one look at the disk."""
        return self.choice().folder

    def choice(self) -> Choice:
        """Return the pack in use; never raises. An installed one is read back whole when something changed."""
        with self._lock:
            if self._known is not None and self._known[0] == self._mark(self._known[1].installed):
                return self._known[1]
            pointer = _stamp(self.root / POINTER)
            choice = self._choose(there=pointer is not None)
            mark = self._mark(choice.installed)
            # Replaced while it was read: this answer holds once.
            self._known = (mark, choice) if pointer == (mark and mark[0]) else None
            return choice

    def checked_with(self) -> str:
        """Return the mark of this Appui: program, schema, and the pack it ships."""
        bundled = _pack_in(bundled_dir())
        return f"{self.app_version()} {SCHEMA} {bundled.version if bundled else '-'}"

    def forget(self) -> None:
        """Look at everything anew with the next question."""
        with self._lock:
            self._known = None

    def _mark(self, installed: Installed | None) -> "_Mark":
        """Return what changes when the pointer or the pack it names does; None without a pointer."""
        names = [POINTER]
        if installed is not None:
            names += [f"{installed.folder}/{name}" for name in _WATCHED]
        found = tuple(_stamp(self.root / name) for name in names)
        return found if found[0] is not None else None

    def _choose(self, *, there: bool) -> Choice:
        base = bundled_dir()
        if not there:
            # Nothing is read: the file that is wanted next says soon enough what is wrong with it.
            return Choice(base, None, None, None)
        bundled = _pack_in(base)
        installed: Installed | None = None
        try:
            installed = read_pointer(self.root)
            why = self._fault(installed, bundled)
            if why is None:
                folder = self.root / installed.folder
                return Choice(folder, load_pack(folder), installed, None)
        except (OSError, ContentError, ValueError, RecursionError):
            why = Why.UNREADABLE
        return Choice(base, bundled, installed, why)

    def _fault(self, installed: Installed, bundled: Pack | None) -> Why | None:
        from appui_core.content.files import digest_of, files_in, tops  # noqa: PLC0415 - with an installed pack only

        if bundled is not None and version_key(installed.version) <= version_key(bundled.version):
            return Why.OLDER
        folder = self.root / installed.folder
        if schema_of(folder) > SCHEMA:
            return Why.NEWER_SCHEMA
        try:
            if digest_of(folder) != installed.digest or load_pack(folder).version != installed.version:
                return Why.DAMAGED
        except ContentError:
            return Why.DAMAGED
        if tops(files_in(bundled_dir())) - tops(files_in(folder)):
            return Why.INCOMPLETE
        return None if installed.checked_with == self.checked_with() else Why.UNCHECKED


def full_choice(home: ContentHome) -> Choice:
    """Return the pack in use with what its pack.toml says, also where nothing is installed; never raises."""
    choice = home.choice()
    if choice.pack is not None:
        return choice
    return Choice(choice.folder, _pack_in(choice.folder), choice.installed, choice.why)


def read_pointer(root: Path) -> Installed:
    """Read the pointer.

    Raises OSError when it can't be read, ValueError when it is not as we write it.
    """
    import json  # noqa: PLC0415 - with an installed pack only
    import re  # noqa: PLC0415 - the same

    path = root / POINTER
    if path.stat().st_size > _MOST_BYTES or not path.is_file():
        raise ValueError("pointer")
    raw: Any = json.loads(path.read_bytes().decode("utf-8"))
    if not isinstance(raw, dict) or raw.pop("format", None) != _FORMAT:
        raise ValueError("format")
    wanted = set(Installed.__dataclass_fields__)
    if set(raw) != wanted or not all(isinstance(value, str) for value in raw.values()):
        raise ValueError("keys")
    found = Installed(**raw)
    version_key(found.version)
    if not re.fullmatch(r"[0-9.]{8,20}-[0-9a-f]{12}", found.folder):
        raise ValueError("folder")
    return found


def write_pointer(root: Path, installed: Installed) -> None:
    """Make a pack the installed one, in one step: a cut leaves the former pointer or this one.

    Raises OSError when it can't be written.
    """
    import json  # noqa: PLC0415 - with an installed pack only
    import tempfile  # noqa: PLC0415 - the same

    handle, name = tempfile.mkstemp(dir=root, prefix=POINTER_PARTIAL)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            json.dump({"format": _FORMAT, **asdict(installed)}, stream, indent=1)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(root / POINTER)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116 - asked at every reading of content: half the cost of Path.stat
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _pack_in(folder: Path) -> Pack | None:
    try:
        return load_pack(folder)
    except ContentError:
        return None


def schema_of(folder: Path) -> int:
    """Return the schema that a pack names, 0 when that can't be told."""
    from appui_core.content.table import read_toml  # noqa: PLC0415 - with an installed pack only

    try:
        schema = read_toml(folder / "pack.toml", "pack.toml").get("schema")
    except ContentError:
        return 0
    return schema if isinstance(schema, int) and not isinstance(schema, bool) else 0
