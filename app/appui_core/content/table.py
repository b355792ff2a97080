"""Reading one TOML file key by key: each defect is noted with its place, and reading goes on to find the next.

A reader gives a usable value (empty text, no items) for what is missing or wrong, so that one pass finds every
defect; whoever builds something out of it looks at `problems` first.
"""

import re
import stat
import tomllib
from collections.abc import Collection, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from appui_core.content.problems import ContentError, Word

# A year, a month or a day; a span of them; a span whose end nobody knows ("2023-12/.."); or no date at all.
_PART = r"[0-9]{4}(?:-[0-9]{2}){0,2}"
_SOURCE_DATE = re.compile(rf"({_PART})(?:/({_PART}|\.\.))?|undated")
# What TOML gives, as `faults.words` names it.
_KINDS: Mapping[type, str] = {
    str: "text",
    bool: "flag",
    int: "number",
    float: "decimal",
    list: "list",
    dict: "table",
    datetime: "moment",
    date: "day",
    time: "time",
}
# How tomllib ends what it says of a fault.
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)$")
# The largest file of the pack has a few kilobytes.
_MOST_BYTES = 1 << 20
MOST_CHARACTERS = 3000
# Controls but the line feed, direction marks (they can turn a sentence or an address round), invisible joiners,
# line and paragraph separators, lone surrogates, and what Unicode reserves or leaves to private use.
_HIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ud800-\udfff\ue000-\uf8ff\ufff0-\ufffb\ufffe\uffff]"
)
_MARKUP = re.compile(r"<\s*/?\s*[a-zA-Z!]|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);")
_HOST_URL = re.compile(r"https://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[!-~]*)?")


def read_toml(path: Path, name: str) -> dict[str, Any]:
    """Read a TOML file; `name` stands for it in errors.

    Raises ContentError: as `read_text` and `parsed`.
    """
    return parsed(read_text(path, name), name)


def read_text(path: Path, name: str) -> str:
    """Read a small UTF-8 file; `name` stands for it in errors.

    Raises ContentError when the file is missing, no plain file, far too large or not UTF-8.
    """
    try:
        # Asked first: reading a pipe waits for ever, reading a device never ends.
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ContentError(name, "", "not_a_file")
        if status.st_size > _MOST_BYTES:
            raise ContentError(name, "", "too_many_bytes", count=status.st_size, most=_MOST_BYTES)
        # The mark some editors put in front of a text says nothing.
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise ContentError(name, "", "absent") from None
    except OSError as error:
        raise ContentError(name, "", "unreadable", why=error.strerror) from None
    except UnicodeDecodeError as error:
        line = bytes(error.object[: error.start]).count(b"\n") + 1
        raise ContentError(name, "", "not_utf8", at=error.start).on_line(line) from None


def parsed(text: str, name: str) -> dict[str, Any]:
    """Parse TOML; `name` stands for it in errors.

    Raises ContentError when it is none.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT_LINE.search(str(error))
        line = int(at[1]) if at else text.count("\n", 0, len(text.rstrip())) + 1
        raise ContentError(name, "", "not_toml", why=str(error)).on_line(line) from None
    except ValueError:
        # What the parser hands on to Python as it is: a number of thousands of digits.
        raise ContentError(name, "", "long_number") from None
    except RecursionError:
        raise ContentError(name, "", "nested") from None


def _is_source_date(text: str) -> bool:
    match = _SOURCE_DATE.fullmatch(text)
    if match is None:
        return False
    try:
        for part in match.groups():
            if part and part != "..":
                # A month or a year alone stands for its first day.
                date.fromisoformat(part + "-01" * (2 - part.count("-")))
    except ValueError:
        return False
    return True


class Table:
    """One table of a file; sub-tables share the list of problems."""

    def __init__(self, file: str, raw: Mapping[str, Any], problems: list[ContentError], prefix: str = "") -> None:
        self.file = file
        self.problems = problems
        self._raw = raw
        self._prefix = prefix
        self._read: set[str] = set()

    def place(self, key: str) -> str:
        """Return the dotted key as it is named in errors."""
        return f"{self._prefix}.{key}" if self._prefix else key

    def complain(self, key: str, fault: str, **values: object) -> None:
        """Note a defect (problems.py)."""
        self.problems.append(ContentError(self.file, self.place(key), fault, **values))

    def is_faulty(self, key: str) -> bool:
        """Tell whether a defect of this key is noted: its value is then only a stand-in."""
        return any(problem.key == self.place(key) for problem in self.problems if problem.file == self.file)

    def has(self, key: str) -> bool:
        """Tell whether the key is there at all."""
        return key in self._raw

    def _take(self, key: str, kind: type | tuple[type, ...], wanted: str, *, required: bool) -> Any:  # noqa: ANN401 - TOML values have many types
        self._read.add(key)
        if key not in self._raw:
            if required:
                self.complain(key, "missing", wanted=Word(wanted))
            return None
        value = self._raw[key]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is int):
            self.complain(key, "kind", wanted=Word(wanted), found=Word(_KINDS[type(value)]))
            return None
        return value

    def text(self, key: str, *, required: bool = True) -> str:
        """Return a text that is not blank; an empty one stands for a missing or wrong value."""
        value = self._take(key, str, "text", required=required)
        if value is None:
            return ""
        if not value.strip():
            self.complain(key, "blank")
        self._plain(key, value)
        return str(value).strip()

    def _plain(self, key: str, value: str) -> None:
        """Note what a person can't see, or what would be more than a text: it is content from elsewhere, too."""
        hidden = _HIDDEN.search(value)
        if hidden is not None:
            self.complain(key, "hidden", value=f"U+{ord(hidden.group()):04X}")
        if _MARKUP.search(value):
            self.complain(key, "markup")
        if len(value) > MOST_CHARACTERS:
            self.complain(key, "characters", count=len(value), most=MOST_CHARACTERS)

    def choice(self, key: str, allowed: Collection[str], *, required: bool = True) -> str:
        """Return one of the allowed words."""
        value = self.text(key, required=required)
        if value and value not in allowed:
            self.complain(key, "unknown", value=value, allowed=", ".join(allowed))
            return ""
        return value

    def choices(self, key: str, allowed: Collection[str], *, required: bool = True) -> tuple[str, ...]:
        """Return a list of allowed words without repetition."""
        found = self.texts(key, required=required)
        for value in found:
            if value not in allowed:
                self.complain(key, "unknown", value=value, allowed=", ".join(allowed))
        if len(set(found)) != len(found):
            self.complain(key, "named_twice")
        return tuple(value for value in found if value in allowed)

    def texts(self, key: str, *, required: bool = True, may_be_empty: bool = False) -> tuple[str, ...]:
        """Return a list of texts."""
        value = self._take(key, list, "texts", required=required)
        if value is None:
            return ()
        if not value and not may_be_empty:
            self.complain(key, "empty")
        if not all(isinstance(item, str) for item in value):
            self.complain(key, "kind", wanted=Word("texts"), found=Word("mixed"))
            return ()
        if any(not item.strip() for item in value):
            self.complain(key, "blank_item")
        for item in value:
            self._plain(key, item)
        return tuple(value)

    def flag(self, key: str, *, default: bool | None = None) -> bool:
        """Return true or false; without a default the key must be there."""
        value = self._take(key, bool, "flag", required=default is None)
        return bool(default) if value is None else bool(value)

    def number(self, key: str, *, required: bool = True) -> int:
        """Return a whole number; 0 stands for a missing or wrong one."""
        value = self._take(key, int, "number", required=required)
        return 0 if value is None else int(value)

    def numbers(self, key: str, low: int, high: int) -> tuple[int, ...]:
        """Return a list of whole numbers, each between two bounds."""
        value = self._take(key, list, "numbers", required=True)
        found = tuple(item for item in value or () if isinstance(item, int) and not isinstance(item, bool))
        if value is not None and (len(found) != len(value) or not found):
            self.complain(key, "kind", wanted=Word("numbers"), found=Word("mixed"))
        if any(not low <= item <= high for item in found):
            self.complain(key, "bounds", low=low, high=high)
            return ()
        return found

    def day(self, key: str, *, required: bool = True) -> date | None:
        """Return a date such as 2026-11-22, written without quotes."""
        value = self._take(key, date, "day", required=required)
        if isinstance(value, datetime):
            self.complain(key, "kind", wanted=Word("day"), found=Word("moment"))
            return None
        return value if isinstance(value, date) else None

    def source_date(self, key: str = "source_date") -> str:
        """Return the date that a source bears: a day, a month, a year, a span, or `undated`."""
        value = self.text(key)
        if value and not _is_source_date(value):
            self.complain(key, "source_date", value=value)
        return value

    def url(self, key: str = "url", *, required: bool = False) -> str | None:
        """Return an https address with a plain lower-case host."""
        value = self.text(key, required=required)
        if value and not _HOST_URL.fullmatch(value):
            self.complain(key, "url", value=value)
            return None
        return value or None

    def table(self, key: str, *, required: bool = True) -> "Table":
        """Return a sub-table; an empty one stands for a missing one."""
        value = self._take(key, dict, "table", required=required)
        return Table(self.file, value or {}, self.problems, self.place(key))

    def tables(self, key: str, *, required: bool = True) -> tuple["Table", ...]:
        """Return a list of sub-tables, at least one where `required`, named key[1], key[2]... in errors."""
        value = self._take(key, list, "tables", required=required)
        if value is None:
            return ()
        if not value and required:
            self.complain(key, "empty")
        if not all(isinstance(item, dict) for item in value):
            self.complain(key, "kind", wanted=Word("tables"), found=Word("mixed"))
            return ()
        return tuple(
            Table(self.file, item, self.problems, f"{self.place(key)}[{index}]")
            for index, item in enumerate(value, start=1)
        )

    def keys(self) -> tuple[str, ...]:
        """Return every key of this table, in the order of the file."""
        return tuple(self._raw)

    def close(self) -> None:
        """Note every key that nobody asked for: most are misspelt."""
        for key in self._raw:
            if key not in self._read:
                self.complain(key, "unknown_key", allowed=", ".join(sorted(self._read)))
