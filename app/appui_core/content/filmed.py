"""What the law says of spreading what was filmed, beside a video that is kept: resources/content/filmed.toml."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from appui_core.content.fact import Fact, Risk, is_old, read_fact
from appui_core.content.pack import content_dir
from appui_core.content.problems import ContentError
from appui_core.content.table import Table, read_toml

NAME = "filmed.toml"


@dataclass(frozen=True, slots=True)
class Article:
    """One article of the code pénal, and where we know what it says from."""

    number: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Filmed:
    """`violence`: spreading pictures of violence; `intimate`: spreading intimate pictures without consent."""

    violence: Article
    intimate: Article

    def may_be_told(self, today: date) -> bool:
        """Tell whether both are recent enough: old law is hidden. `today` is the real clock's day."""
        return not any(is_old(article.fact, today) for article in (self.violence, self.intimate))


def load_filmed(folder: Path | None = None) -> Filmed:
    """Read filmed.toml.

    Raises ContentError: the first defect.
    """
    problems = list[ContentError]()
    data = parse_filmed(Table(NAME, read_toml(content_dir(folder) / NAME, NAME), problems))
    if problems:
        raise problems[0]
    return data


def parse_filmed(table: Table) -> Filmed:
    """Read the table; defects are noted in it."""
    data = Filmed(_article(table.table("violence")), _article(table.table("intimate")))
    table.close()
    return data


def _article(table: Table) -> Article:
    article = Article(table.text("article"), read_fact(table))
    if article.fact.risk is not Risk.LEGAL:
        table.complain("risk", "unknown", value=str(article.fact.risk), allowed=str(Risk.LEGAL))
    table.close()
    return article
