"""Which dates say nothing a week later, and which day they mean where it can be told."""

from datetime import date

import pytest

from appui.pages.evidence.told_date import day_meant, is_relative

READ = date(2026, 11, 14)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("hier", date(2026, 11, 13)),
        ("Hier à 17 h 40", date(2026, 11, 13)),
        ("avant-hier", date(2026, 11, 12)),
        ("Avant hier 8:05", date(2026, 11, 12)),
        ("aujourd’hui", READ),
        ("Aujourd'hui 12:00", READ),
        ("il y a 3 j", date(2026, 11, 11)),
        ("3d", date(2026, 11, 11)),
        ("il y a 20 jours", date(2026, 10, 25)),
        ("yesterday", date(2026, 11, 13)),
        ("il y a 2 h", None),
        ("2h", None),
        ("5 min", None),
        ("mardi", None),
        ("Mardi 17:02", None),
        ("3 sem.", None),
        ("à l’instant", None),
    ],
)
def test_relative_ones(text: str, day: date | None) -> None:
    assert is_relative(text)
    assert day_meant(text, READ) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "13/11/2026",
        "13/11",
        "2026-11-13",
        "13 novembre 2026",
        "1er août",
        "le 3 févr. à 8 h 05",
        "mardi 13 novembre",
        "hier (13/11/2026)",
        "Nov 3",
        "17 h 40",
        "17:40",
        "2026",
        "vu ce jour-là",
    ],
)
def test_others(text: str) -> None:
    assert not is_relative(text)
    assert day_meant(text, READ) is None
