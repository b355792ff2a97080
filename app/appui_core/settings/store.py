"""A person's settings: read once, written whole and atomically; the unknown is kept, the wrong is ignored."""

import contextlib
import os
import stat
from pathlib import Path
from typing import Any

from appui_core.events import Event
from appui_core.settings.migrate import VERSION, migrate
from appui_core.settings.table import BY_KEY, Value

# A hundred times what the whole table takes: something else stands in the file's place.
_LONGEST_BYTES = 256 * 1024
# Not to wait for the other end of a pipe that stands there.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


class Settings:
    """`changed` tells the key of each setting that took another value. For one thread only."""

    def __init__(self, path: Path) -> None:
        self.changed: Event[str] = Event()
        self._path = path
        self._unreadable = False
        self._raw = self._read()

    def get(self, key: str) -> Value:
        """Return the value in force: the file's where it is allowed, else the default.

        Raises KeyError when there is no such setting.
        """
        setting = BY_KEY[key]
        value = self._raw.get(key, setting.default)
        if not setting.accepts(value):
            return setting.default
        return value if isinstance(value, str | bool | int) else setting.default

    def flag(self, key: str) -> bool:
        """Return a switch."""
        return self.get(key) is True

    def text(self, key: str) -> str:
        """Return a choice or a text."""
        return str(self.get(key))

    def number(self, key: str) -> int:
        """Return a percentage."""
        return int(self.get(key))

    def set(self, key: str, value: Value) -> None:
        """Take a value, tell the listeners, write the file.

        Raises KeyError for an unknown key, ValueError for a value that the table does not allow, AppuiError
        DESTINATION_UNWRITABLE when the file can't be written: the value then holds until the program ends.
        """
        if not BY_KEY[key].accepts(value):
            raise ValueError(key)
        before = self.get(key)
        self._raw[key] = value
        if before != value:
            self.changed.emit(key)
        self._write()

    def _read(self) -> dict[str, Any]:
        try:
            text = _regular_text(self._path)
        except FileNotFoundError:
            # Most starts on a shared or new PC: the parser is not even loaded.
            return {"version": VERSION}
        except (OSError, UnicodeDecodeError):
            self._unreadable = True
            return {"version": VERSION}
        import tomllib  # noqa: PLC0415 - as said above

        try:
            raw = tomllib.loads(text)
        except (ValueError, RecursionError):
            # No TOML, or a number or a nesting that Python gives up on. Not ours to throw away: it is put aside
            # before anything is written in its place.
            self._unreadable = True
            raw = {}
        return migrate(raw) if raw else {"version": VERSION}

    def _write(self) -> None:
        # Reading, at every start, needs neither.
        import tempfile  # noqa: PLC0415 - as said above

        from appui_core.settings.toml_text import dump_toml  # noqa: PLC0415 - as said above

        folder = self._path.parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if self._unreadable:
                self._put_aside()
            handle, name = tempfile.mkstemp(dir=folder, prefix=".settings-", suffix=".tmp")
            try:
                with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                    file.write(dump_toml(self._raw))
                    file.flush()
                    os.fsync(file.fileno())
                Path(name).replace(self._path)
            except BaseException:
                with contextlib.suppress(OSError):
                    Path(name).unlink()
                raise
        except OSError as refused:
            from appui_core.errors import AppuiError, ErrorCode  # noqa: PLC0415 - a start without trouble needs none

            raise AppuiError(ErrorCode.DESTINATION_UNWRITABLE, "settings") from refused

    def _put_aside(self) -> None:
        number = 1
        while (aside := self._path.with_name(f"{self._path.stem}.unreadable-{number}.toml")).exists():
            number += 1
        self._path.replace(aside)
        self._unreadable = False


def _regular_text(path: Path) -> str:
    """Return a small regular file's text; links are followed.

    Raises OSError, also for a pipe, a device, a folder or a file that is far too long; UnicodeDecodeError.
    """
    # Asked before opening, since opening some devices does something; and after, since it may have changed.
    if stat.S_ISREG(path.stat().st_mode):
        with os.fdopen(os.open(path, _FLAGS), "rb") as stream:
            data = stream.read(_LONGEST_BYTES + 1) if stat.S_ISREG(os.fstat(stream.fileno()).st_mode) else None
        if data is not None and len(data) <= _LONGEST_BYTES:
            return data.decode("utf-8").replace("\r\n", "\n")
    raise OSError("no settings file")
