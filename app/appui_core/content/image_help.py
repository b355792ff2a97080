"""Sites that take an intimate picture of a minor down without holding it: resources/content/image_help.toml."""

from dataclasses import dataclass
from pathlib import Path

from appui_core.content.fact import Fact, read_fact
from appui_core.content.pack import content_dir
from appui_core.content.problems import ContentError
from appui_core.content.table import Table, read_toml

NAME = "image_help.toml"


@dataclass(frozen=True, slots=True)
class Site:
    """One site and where we know it from."""

    url: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class ImageHelp:
    """The two sites; neither needs the picture itself."""

    take_it_down: Site
    disrupt: Site


def load_image_help(folder: Path | None = None) -> ImageHelp:
    """Read image_help.toml.

    Raises ContentError: the first defect.
    """
    problems = list[ContentError]()
    data = parse_image_help(Table(NAME, read_toml(content_dir(folder) / NAME, NAME), problems))
    if problems:
        raise problems[0]
    return data


def parse_image_help(table: Table) -> ImageHelp:
    """Read the table; defects are noted in it."""
    data = ImageHelp(_site(table.table("take_it_down")), _site(table.table("disrupt")))
    table.close()
    return data


def _site(table: Table) -> Site:
    site = Site(table.url(required=True) or "", read_fact(table))
    table.close()
    return site
