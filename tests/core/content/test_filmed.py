"""What is told of the law beside a video: from the pack, dated, and hidden when it is old."""

from datetime import date
from pathlib import Path

import pytest

from appui_core.content.filmed import load_filmed
from appui_core.content.problems import ContentError

ARTICLE = """
[{name}]
article = "{number}"
source = "s"
source_date = "2014-09"
checked_on = {day}
risk = "{risk}"
"""


def _write(folder: Path, *, intimate: str = "2026-11-01", risk: str = "legal") -> None:
    text = ARTICLE.format(name="violence", number="1-1", day="2026-11-20", risk=risk)
    text += ARTICLE.format(name="intimate", number="2-2", day=intimate, risk="legal")
    (folder / "filmed.toml").write_text(text, encoding="utf-8")


def test_what_ships_is_told_today_and_not_for_ever() -> None:
    filmed = load_filmed()
    assert (filmed.violence.number, filmed.intimate.number) == ("222-33-3", "226-2-1")
    assert filmed.may_be_told(date(2026, 11, 28))
    assert not filmed.may_be_told(date(2027, 11, 28))


def test_one_old_article_hides_both(tmp_path: Path) -> None:
    _write(tmp_path)
    assert load_filmed(tmp_path).may_be_told(date(2026, 12, 1))
    _write(tmp_path, intimate="2026-01-01")
    assert not load_filmed(tmp_path).may_be_told(date(2026, 12, 1))


def test_it_is_law_and_nothing_else(tmp_path: Path) -> None:
    _write(tmp_path, risk="procedure")
    with pytest.raises(ContentError) as found:
        load_filmed(tmp_path)
    assert "violence.risk" in str(found.value)
