"""Days in figures: as one writes them, and what is no day as it came."""

from datetime import date

import pytest

from appui.widgets.dates import day_figures, source_figures


def test_a_day_is_written_from_the_day_to_the_year() -> None:
    assert day_figures(date(2025, 11, 7)) == "07/11/2025"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2025-11-07", "07/11/2025"),
        ("2025-11", "11/2025"),
        ("2019", "2019"),
        ("undated", "undated"),
        ("avant-hier", "avant-hier"),
        ("ca-25", "ca-25"),
    ],
)
def test_a_source_says_what_it_knows_of_its_date(text: str, shown: str) -> None:
    assert source_figures(text) == shown
