"""What repeats itself: counted once each, apart by what a day rests on, and never concluded from."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from appui_core.cases.model import Exhibit, Facts
from appui_core.cases.repetition import Day, Repetition, repetition
from appui_core.cases.repetition_bars import MOST_BARS, Unit, bars, ticks
from data.dossier_pictures import png
from fakes.case_file import FakeCaseFile


def _case(*facts: Facts) -> FakeCaseFile:
    case_file = FakeCaseFile()
    for number, told in enumerate(facts):
        case_file.add_picture(png(number + 1), facts=told)
    return case_file


def _found(case_file: FakeCaseFile) -> Repetition:
    return repetition(case_file.exhibits, case_file.masks.sources)


def test_accounts_are_told_apart_by_name_and_platform_alone() -> None:
    found = _found(
        _case(
            Facts(account="@Zoe_R", platform="TikTok"),
            Facts(account="zoe_r ", url="https://www.tiktok.com/@zoe_r/video/1"),
            Facts(account="@zoe_r", platform="Instagram"),
            Facts(platform="TikTok"),
        )
    )
    assert [(one.name, one.numbers) for one in found.accounts] == [
        ("@Zoe_R", (1, 2)),
        ("@zoe_r", (3,)),
        ("", (4,)),
    ]
    assert found.named == 2


def test_an_account_has_days_only_where_a_screen_showed_them() -> None:
    found = _found(
        _case(
            Facts(account="@un", shown_date="13/11/2026"),
            Facts(account="@un", shown_date="13/11/2026, 18:00"),
            Facts(account="@un", shown_date="2026-11-02"),
            Facts(account="@un", shown_date="hier"),
            Facts(account="@deux"),
        )
    )
    assert [one.days for one in found.accounts] == [2, 0]


def test_accounts_that_were_not_noted_come_last_however_many() -> None:
    found = _found(_case(Facts(), Facts(), Facts(account="@un")))
    assert [one.name for one in found.accounts] == ["@un", ""]


def test_places_are_platforms_or_sites_with_how_many_addresses() -> None:
    found = _found(
        _case(
            Facts(url="https://forum.exemple.test/a"),
            Facts(url="https://forum.exemple.test/b"),
            Facts(url="https://forum.exemple.test/b"),
            Facts(url="rien"),
            Facts(),
        )
    )
    assert [(one.name, one.pages, one.numbers) for one in found.places] == [
        ("forum.exemple.test", 2, (1, 2, 3)),
        ("", 1, (4, 5)),
    ]


def test_days_of_the_screen_and_of_keeping_stand_apart() -> None:
    found = _found(_case(Facts(shown_date="14/11/2026"), Facts(shown_date="hier"), Facts(shown_date="2026-11-02")))
    assert found.days == (Day(date(2026, 11, 2), (3,)), Day(date(2026, 11, 14), (1,), (2,)))
    assert sum(day.count for day in found.days) == len(found.counted)


def test_what_was_made_of_counted_exhibits_is_not_counted_again() -> None:
    case_file = _case(Facts(), Facts())
    one, two = case_file.exhibits
    strip = case_file.derive(png(7), one, two)
    case_file.derive(png(8), strip)
    found = _found(case_file)
    assert (found.counted, found.uncounted) == ((1, 2), (3, 4))


def test_what_was_made_of_absent_exhibits_counts_once() -> None:
    case_file = _case(Facts(), Facts())
    one, two = case_file.exhibits
    case_file.derive(png(7), one, two)
    case_file.derive(png(8), one)
    found = _found(case_file.only(3, 4))
    assert (found.counted, found.uncounted) == ((3,), (4,))


def test_the_same_bytes_count_once() -> None:
    (exhibit,) = _case(Facts()).exhibits
    again = replace(exhibit, id="01OTHER", number=2)
    found = repetition((exhibit, again), {})
    assert (found.counted, found.uncounted) == ((1,), (2,))


def test_nothing_gives_nothing() -> None:
    assert repetition((), {}) == Repetition((), (), (), (), ())
    assert bars(()).bars == ()


def _days(*days: date) -> tuple[Day, ...]:
    return tuple(Day(day, (number,)) for number, day in enumerate(days, 1))


@pytest.mark.parametrize(
    ("apart", "unit"),
    [(0, Unit.DAY), (MOST_BARS - 1, Unit.DAY), (MOST_BARS, Unit.WEEK), (500, Unit.MONTH), (9_000, Unit.YEAR)],
)
def test_bars_show_time_as_it_passed_in_few_enough_spans(apart: int, unit: Unit) -> None:
    first = date(2026, 3, 4)
    last = first + timedelta(days=apart)
    found = bars(_days(*dict.fromkeys((first, last))))
    assert found.unit is unit
    assert len(found.bars) <= MOST_BARS
    assert found.bars[0].first <= first <= found.bars[0].last
    assert found.bars[-1].first <= last <= found.bars[-1].last
    for before, after in zip(found.bars, found.bars[1:], strict=False):
        assert after.first == before.last + timedelta(days=1)
    assert sum(bar.count for bar in found.bars) == (1 if apart == 0 else 2)


@pytest.mark.parametrize("highest", [1, 2, 3, 5, 6, 11, 37, 500, 12_345])
def test_the_scale_is_of_whole_numbers_and_holds_the_highest(highest: int) -> None:
    marks = ticks(highest)
    assert marks[0] == 0
    assert len(marks) <= 7
    assert highest <= marks[-1] < 2 * highest + 1


def _numbers(exhibits: tuple[Exhibit, ...]) -> list[int]:
    return [one.number for one in exhibits]


def test_all_that_was_asked_about_is_counted_or_named() -> None:
    case_file = _case(*(Facts() for _ in range(5)))
    case_file.derive(png(9), case_file.exhibits[0])
    found = _found(case_file)
    assert sorted((*found.counted, *found.uncounted)) == _numbers(case_file.exhibits)
