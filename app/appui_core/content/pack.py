"""The content pack as a whole: its schema, version and expiry (resources/content/pack.toml)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from appui_core.content.problems import ContentError
from appui_core.content.table import Table, read_toml
from appui_core.locate import content_in_use, resources_dir

T = TypeVar("T")
SCHEMA = 1
_VERSION = re.compile(r"([0-9]{4})\.([0-9]{1,2})\.([0-9]{1,2})(?:\.([0-9]{1,4}))?")


@dataclass(frozen=True, slots=True)
class Pack:
    """`version` is year.month.day of the pack, and .n for another one of that day.

    After `expires` it is shown as old, never hidden.
    """

    schema: int
    version: str
    expires: date

    def expired(self, today: date) -> bool:
        """Tell whether the pack's own last day has passed."""
        return today > self.expires


def bundled_dir() -> Path:
    """Return the content folder that ships with Appui."""
    return resources_dir() / "content"


def content_dir(folder: Path | None = None) -> Path:
    """Return the content folder: the one given, else the one in use, else the one that ships with Appui."""
    return folder or content_in_use() or bundled_dir()


def version_key(version: str) -> tuple[int, ...]:
    """Return a version in a form that orders versions.

    Raises ValueError when it names no day.
    """
    match = _VERSION.fullmatch(version)
    if match is None:
        raise ValueError("no version")
    year, month, day, more = (int(part or 0) for part in match.groups())
    date(year, month, day)
    return year, month, day, more


def version_day(version: str) -> date:
    """Return the day that a version names; raises as `version_key` does."""
    year, month, day, _ = version_key(version)
    return date(year, month, day)


def remembered(make: Callable[[], T]) -> Callable[[], T]:
    """Return a function that makes a thing from content once, and anew when another folder came into use."""
    made: tuple[Path, T] | None = None

    def get() -> T:
        nonlocal made
        # Read and replaced as a whole: another thread may be in here too.
        known, folder = made, content_dir()
        if known is None or known[0] != folder:
            known = made = (folder, make())
        return known[1]

    return get


def load_pack(folder: Path | None = None) -> Pack:
    """Read pack.toml.

    Raises ContentError: the first defect.
    """
    problems = list[ContentError]()
    pack = parse_pack(Table("pack.toml", read_toml(content_dir(folder) / "pack.toml", "pack.toml"), problems))
    if problems:
        raise problems[0]
    return pack


def parse_pack(table: Table) -> Pack:
    """Read the three keys; defects are noted in the table."""
    schema = table.number("schema")
    if schema != SCHEMA and table.has("schema"):
        table.complain("schema", "schema", value=schema, allowed=SCHEMA)
    version = table.text("version")
    try:
        version_key(version)
    except ValueError:
        if version:
            table.complain("version", "version", value=version)
    expires = table.day("expires")
    table.close()
    return Pack(schema, version, expires or date.max)
