"""When an exhibit is from: the shown date counts only where nobody could read it otherwise."""

from dataclasses import replace
from datetime import date, time

import pytest

from appui_core.cases.model import Exhibit, Facts, Kind
from appui_core.cases.moments import Basis, best_moment, in_time, kept_moment, shown_moment, swappable
from data.dossier_pictures import png
from fakes.case_file import FakeCaseFile


@pytest.mark.parametrize(
    ("text", "day", "at"),
    [
        ("12 novembre 2026, 21:04", date(2026, 11, 12), time(21, 4)),
        ("jeudi 12 novembre 2026 à 21\u00a0h\u00a004", date(2026, 11, 12), time(21, 4)),
        ("1er nov. 2026 à 9 h", date(2026, 11, 1), time(9)),
        ("Le 3 décembre 2025", date(2025, 12, 3), None),
        ("Nov 3, 2026", date(2026, 11, 3), None),
        ("13/11/2026", date(2026, 11, 13), None),
        ("11/13/2026 9:04 PM", date(2026, 11, 13), time(21, 4)),
        ("13/11/2026 12:30 am", date(2026, 11, 13), time(0, 30)),
        ("05/05/2026 - 08h00", date(2026, 5, 5), time(8)),
        ("2026-11-12", date(2026, 11, 12), None),
        ("2026-11-12T21:04:10", date(2026, 11, 12), time(21, 4, 10)),
    ],
)
def test_a_whole_sure_date_is_read(text: str, day: date, at: time | None) -> None:
    found = shown_moment(text)
    assert found is not None
    assert (found.day, found.at, found.basis) == (day, at, Basis.SHOWN)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hier",
        "il y a 2 h",
        "12 novembre, 21:04",
        "05/11/2026",
        "12/11/26",
        "2026-02-30",
        "32/13/2026",
        "13/11/2026 25:00",
        "13/11/2026 13:00 pm",
        "13/11/2026 ou 14/11/2026",
        "vers le 13/11/2026",
        "2026-11-12T21:04Z",
        "2026-11-123",
        "12 novembre 0026",
        "12 novembre 2026" + " " * 3 + "x" * 200,
    ],
)
def test_what_could_mean_something_else_is_left_alone(text: str) -> None:
    assert shown_moment(text) is None


def _exhibit(shown: str = "", kind: Kind = Kind.CAPTURE) -> Exhibit:
    return FakeCaseFile().add_picture(png(), facts=Facts(shown_date=shown), kind=kind)


@pytest.mark.parametrize("text", ["4/11/2026", "04.11.2026 à 20 h 10", "mardi 4-11-2026", "11/4/2026 (soir)"])
def test_a_day_and_a_month_that_can_be_swapped_are_told_from_other_dates(text: str) -> None:
    assert swappable(text)
    assert shown_moment(text) is None


@pytest.mark.parametrize(
    "text", ["", "hier", "4 novembre 2026", "13/11/2026", "11/11/2026", "40/50/2026", "0/5/2026"]
)
def test_others_can_not_be_swapped(text: str) -> None:
    assert not swappable(text)


def test_without_a_sure_shown_date_it_is_the_moment_of_keeping() -> None:
    assert best_moment(_exhibit("hier")).basis is Basis.CAPTURED
    assert best_moment(_exhibit(kind=Kind.IMPORT)).basis is Basis.ADDED
    # 16:31 UTC on a PC at UTC+1.
    assert (kept_moment(_exhibit()).day, kept_moment(_exhibit()).at) == (date(2026, 11, 14), time(17, 31, 12))


def test_a_date_shown_from_the_future_is_not_believed() -> None:
    assert best_moment(_exhibit("15/11/2026")).basis is Basis.SHOWN
    assert best_moment(_exhibit("16/11/2026")).basis is Basis.CAPTURED


def test_the_order_of_time_mixes_what_is_known_and_keeps_numbers_where_nothing_tells() -> None:
    case_file = FakeCaseFile()
    shown = ("", "13/11/2026 08:00", "13/11/2026", "hier", "2026-11-01")
    for number, text in enumerate(shown):
        case_file.add_picture(png(number + 1), facts=Facts(shown_date=text))
    same = tuple(replace(one, captured_at_utc="2026-11-14T16:31:12.000Z") for one in case_file.exhibits)
    assert [one.number for one in in_time(reversed(same))] == [5, 3, 2, 1, 4]
