"""The content pack as a whole: its schema, version and expiry (resources/content/pack.toml)."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from appui_core.content.problems import ContentError
from appui_core.content.table import Table, read_toml
from appui_core.locate import resources_dir

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Pack:
    """`version` is year.month.day of the pack; after `expires` it is shown as old, never hidden."""

    schema: int
    version: str
    expires: date

    def expired(self, today: date) -> bool:
        """Tell whether the pack's own last day has passed."""
        return today > self.expires


def content_dir(folder: Path | None = None) -> Path:
    """Return the content folder: the one given, else the one that ships with Appui."""
    return folder if folder is not None else resources_dir() / "content"


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
        table.complain("schema", f"{schema} is unknown; allowed: {SCHEMA}")
    version = table.text("version")
    expires = table.day("expires")
    table.close()
    return Pack(schema, version, expires or date.max)
