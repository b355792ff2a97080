"""Which reason to choose on a platform for what happened: resources/content/categories/<platform>.toml."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from appui_core.content.fact import Fact, read_fact
from appui_core.content.lines import read_words
from appui_core.content.pack import content_dir
from appui_core.content.problems import ContentError
from appui_core.content.table import Table, read_toml
from appui_core.guides.model import PLATFORMS, STATUSES

SITUATIONS = (
    "harassment",
    "threats",
    "hate",
    "intimate_image",
    "intimate_image_minor",
    "unwanted_contact",
    "impersonation",
    "private_data",
    "under_age",
    "self_harm",
)
_MOST_LEVELS = 3


@dataclass(frozen=True, slots=True)
class Category:
    """The words of the platform's own list, level by level, in both languages (as many in each).

    `confirmed` speaks of the French words, `note` is a sentence per language or empty, `url` a public form.
    """

    situation: str
    fr: tuple[str, ...]
    en: tuple[str, ...]
    confirmed: bool
    status: str
    note: Mapping[str, str]
    url: str | None


@dataclass(frozen=True, slots=True)
class Categories:
    """What one platform's lists offer, by situation, and where that is known from."""

    platform: str
    by_situation: Mapping[str, Category]
    fact: Fact


def category_paths(folder: Path) -> tuple[Path, ...]:
    """Return the files of all platforms."""
    return tuple(sorted((folder / "categories").glob("*.toml")))


def load_categories(platform: str, folder: Path | None = None) -> Categories | None:
    """Return a platform's reasons; None where there are none or the file has a defect."""
    name = f"categories/{platform}.toml"
    problems: list[ContentError] = []
    try:
        found = parse_categories(Table(name, read_toml(content_dir(folder) / name, name), problems))
    except ContentError:
        return None
    return None if problems else found


def parse_categories(table: Table) -> Categories:
    """Read one platform's file; defects are noted in the table."""
    platform = table.choice("platform", PLATFORMS)
    if platform and table.file != f"categories/{platform}.toml":
        table.complain("platform", "wrong_file", value=platform, file=f"categories/{platform}.toml")
    found: dict[str, Category] = {}
    for one in _rows(table):
        if one.situation in found:
            table.complain("categories", "repeated", value=one.situation)
        found[one.situation] = one
    categories = Categories(platform, found, read_fact(table))
    table.close()
    return categories


def _rows(table: Table) -> Iterator[Category]:
    for row in table.tables("categories"):
        fr, en = row.texts("fr"), row.texts("en")
        if len(fr) != len(en):
            row.complain("en", "levels_differ", count=len(en), wanted=len(fr))
        if len(fr) > _MOST_LEVELS:
            row.complain("fr", "too_many", count=len(fr), most=_MOST_LEVELS)
        if any("~" in word for word in fr):
            row.complain("fr", "tilde", instead="confirmed = false")
        note = read_words(row.table("note")) if row.has("note") else {}
        category = Category(
            situation=row.choice("situation", SITUATIONS),
            fr=fr,
            en=en,
            confirmed=row.flag("confirmed"),
            status=row.choice("status", STATUSES),
            note=note,
            url=row.url(),
        )
        row.close()
        if category.situation:
            yield category
