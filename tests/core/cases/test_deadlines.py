"""What is due after a report: civil days, month ends, leap years, no last day, no harm from a wrong clock."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appui_core.cases.deadlines import add_days, add_months, dues, gathered, hidden_rules
from appui_core.cases.report_model import ERASURE, SCHOOL, Noted, Report, Step, Told
from appui_core.content.deadlines import RULES, Rule, load_deadlines
from appui_core.content.fact import Risk
from appui_core.content.problems import ContentError

PARIS = timezone(timedelta(hours=1))
SENT = datetime(2026, 11, 10, 18, 20, tzinfo=PARIS)
NOW = datetime(2026, 11, 14, 18, 0, tzinfo=PARIS)


@pytest.fixture(scope="module")
def rules() -> Mapping[str, Rule]:
    return load_deadlines()


def _report(*steps: tuple[Step, datetime], told: Told | None = None) -> Report:
    noted = tuple(Noted(step, at, "") for step, at in steps)
    return Report("R1", "AAAAAA", told or Told("tiktok", "video", SENT), noted, "")


def _days(report: Report, rules: Mapping[str, Rule], now: datetime = NOW) -> list[tuple[str, date]]:
    return [(due.rule.id, due.on) for due in dues([report], rules, now)]


def test_a_report_just_sent(rules: Mapping[str, Rule]) -> None:
    assert _days(_report(), rules) == [
        ("look", date(2026, 11, 13)),
        ("criminal", date(2026, 12, 8)),
        ("criminal", date(2026, 12, 22)),
        ("criminal", date(2027, 1, 5)),
    ]
    acknowledged = _report((Step.ACKNOWLEDGED, SENT))
    assert _days(acknowledged, rules) == _days(_report(), rules)


def test_the_complaint_counts_from_the_decision_and_not_from_the_report(rules: Mapping[str, Rule]) -> None:
    decided = datetime(2026, 11, 30, 9, 0, tzinfo=PARIS)
    found = dict(_days(_report((Step.REFUSED, decided), (Step.ADVISED, decided)), rules))
    assert found == {"flagger": date(2026, 11, 30), "complaint": date(2027, 5, 30)}
    (due,) = (due for due in dues([_report((Step.REFUSED, decided))], rules, NOW) if due.rule.id == "complaint")
    assert (due.remind_on, due.rule.until) == (date(2027, 4, 30), True)
    assert not due.waits(date(2027, 4, 29))
    assert due.waits(date(2027, 4, 30))
    assert due.waits(date(2027, 5, 30))
    assert not due.waits(date(2027, 5, 31))


def test_after_a_complaint_the_outside_body_and_after_a_removal_nothing(rules: Mapping[str, Rule]) -> None:
    day = datetime(2026, 8, 31, 9, 0, tzinfo=PARIS)
    told = Told("tiktok", "video", day)
    refused = _report(
        (Step.REFUSED, day), (Step.COMPLAINT, day), (Step.FLAGGER, day), (Step.ADVISED, day), told=told
    )
    assert _days(refused, rules) == [("body", date(2027, 2, 28))]
    again = replace(refused, steps=(*refused.steps, Noted(Step.REFUSED, day + timedelta(days=9), "")))
    assert _days(again, rules) == [("body", date(2027, 3, 9))]
    done = replace(again, steps=(*again.steps, Noted(Step.REMOVED, day + timedelta(days=10), "")))
    assert _days(done, rules) == []


def test_silence_has_no_date_to_complain_from(rules: Mapping[str, Rule]) -> None:
    silent = _report((Step.NONE, SENT + timedelta(days=20)), (Step.ADVISED, SENT))
    assert _days(silent, rules) == [("flagger", date(2026, 11, 30))]


def test_alerts_count_from_the_first_sight_and_are_never_a_last_day(rules: Mapping[str, Rule]) -> None:
    told = Told("tiktok", "video", SENT, seen_at=SENT - timedelta(days=7))
    found = [due for due in dues([_report(told=told)], rules, NOW) if due.rule.id == "criminal"]
    assert [due.on - date(2026, 11, 3) for due in found] == [timedelta(weeks=n) for n in (4, 6, 8)]
    assert not any(due.rule.until for due in found)
    known = replace(_report(told=told), known_since=date(2026, 11, 1))
    assert _days(known, rules)[1] == ("criminal", date(2026, 11, 29))
    for language in ("fr", "en"):
        for words in (found[0].rule.what, found[0].rule.why, found[0].rule.past):
            said = words[language].lower()
            assert not any(no in said for no in ("dernier jour", "last day", "trop tard", "too late", "€", "euro"))
    assert "harcèlement" in found[0].rule.past["fr"], "the long route must not seem closed"


def test_gathered_alerts_are_one_line_a_case(rules: Mapping[str, Rule]) -> None:
    other = replace(_report(), id="R2", told=Told("instagram", "comment", SENT + timedelta(days=3)))
    third = replace(other, id="R3", case="BBBBBB")

    def alerts(now: datetime) -> list[tuple[str, str, date, bool]]:
        found = gathered(dues([_report(), other, third], rules, now))
        return [
            (due.report, due.case, due.on, due.waits(now.date())) for due in found if due.rule.id == "criminal"
        ]

    assert alerts(NOW) == [
        ("R1", "AAAAAA", date(2026, 12, 8), False),
        ("R3", "BBBBBB", date(2026, 12, 11), False),
    ]
    after = datetime(2026, 12, 15, tzinfo=PARIS)
    assert alerts(after) == [
        ("R1", "AAAAAA", date(2026, 12, 22), True),
        ("R3", "BBBBBB", date(2026, 12, 25), True),
    ]
    (last, _) = alerts(datetime(2027, 3, 1, tzinfo=PARIS))
    assert last == ("R2", "AAAAAA", date(2027, 1, 8), False)
    (last, _) = alerts(datetime(2027, 1, 15, tzinfo=PARIS))
    assert last == ("R2", "AAAAAA", date(2027, 1, 8), True)


def test_advice_was_about_the_whole_case_as_it_stood(rules: Mapping[str, Rule]) -> None:
    asked = _report((Step.ADVISED, SENT + timedelta(days=3)))
    other = replace(_report(), id="R2", told=Told("instagram", "comment", SENT + timedelta(days=2)))
    later = replace(other, id="R3", told=Told("instagram", "comment", SENT + timedelta(days=9)))
    elsewhere = replace(other, id="R4", case="BBBBBB")
    found = {due.report for due in dues([asked, other, later, elsewhere], rules, NOW) if due.rule.id == "criminal"}
    assert found == {"R3", "R4"}


def test_school_and_erasure(rules: Mapping[str, Rule]) -> None:
    letter = _report(told=Told(SCHOOL, "letter", SENT))
    assert _days(letter, rules) == [("relaunch", date(2026, 11, 18))]
    (due,) = dues([letter], rules, NOW)
    assert due.rule.custom
    assert "usage" in due.why("fr")
    for step in (Step.REMOVED, Step.REFUSED, Step.RELAUNCHED, Step.ACADEMY):
        assert _days(replace(letter, steps=(Noted(step, SENT, ""),)), rules) == []
    assert _days(replace(letter, steps=(Noted(Step.NONE, SENT, ""),)), rules) == [("relaunch", date(2026, 11, 18))]
    last = datetime(2027, 1, 31, 10, tzinfo=PARIS)
    erasure = _report(told=Told("instagram", ERASURE, last))
    assert _days(erasure, rules) == [("cnil", date(2027, 2, 28))]
    assert _days(replace(erasure, steps=(Noted(Step.CNIL, last, ""),)), rules) == []


def test_the_past_is_said_calmly_and_in_order(rules: Mapping[str, Rule]) -> None:
    later = datetime(2027, 1, 1, tzinfo=PARIS)
    found = dues([_report()], rules, later)
    assert [due.past for due in found] == [True, True, True, False]
    assert [due.on for due in found] == sorted(due.on for due in found)
    assert found[0].why("fr") == rules["look"].past["fr"]
    assert found[-1].why("fr") == rules["criminal"].why["fr"]
    on_the_day = dues([_report()], rules, datetime(2026, 11, 13, 23, 59, tzinfo=PARIS))
    assert not on_the_day[0].past
    assert on_the_day[0].waits(date(2026, 11, 13))
    assert on_the_day[0].waits(date(2026, 11, 27))
    assert not on_the_day[0].waits(date(2026, 11, 28)), "nobody is nagged for ever"


def test_a_day_is_where_the_person_is(rules: Mapping[str, Rule]) -> None:
    cayenne = timezone(timedelta(hours=-3))
    told = Told(SCHOOL, "letter", datetime(2026, 11, 10, 23, 30, tzinfo=cayenne))
    assert _days(_report(told=told), rules) == [("relaunch", date(2026, 11, 18))]
    now = datetime(2026, 11, 18, 23, 30, tzinfo=cayenne)
    assert not dues([_report(told=told)], rules, now)[0].past


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2028, 2, 29), 6, date(2028, 8, 29)),
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 3, 31), 6, date(2026, 9, 30)),
        (date(9999, 12, 1), 6, date.max),
    ],
)
def test_months(day: date, months: int, then: date) -> None:
    assert add_months(day, months) == then


@given(st.dates(), st.integers(-200_000, 200_000))
def test_no_day_is_too_far(day: date, step: int) -> None:
    assert date.min <= add_days(day, step) <= date.max
    assert date.min <= add_months(day, step) <= date.max


@given(st.datetimes(timezones=st.just(UTC)), st.datetimes(timezones=st.just(UTC)), st.sampled_from(list(Step)))
def test_a_clock_years_off_does_no_harm(sent: datetime, now: datetime, step: Step) -> None:
    rules = load_deadlines()
    for told in (Told("x", "video", sent), Told(SCHOOL, "letter", sent), Told("x", ERASURE, sent)):
        report = Report("R", "A", told, (Noted(step, sent, ""),), "")
        found = dues([report], rules, now)
        assert list(found) == sorted(found, key=lambda due: due.on)
        assert all(due.to_json("fr")["what"] for due in found)
        gathered(found)


def test_law_that_nobody_checked_lately_is_hidden_and_the_rest_is_marked(rules: Mapping[str, Rule]) -> None:
    refused = _report((Step.REFUSED, SENT))
    fresh = rules["complaint"].fact.checked_on
    assert hidden_rules(rules, fresh + timedelta(days=180)) == frozenset()
    old = datetime.combine(fresh + timedelta(days=181), datetime.min.time(), PARIS)
    assert hidden_rules(rules, old.date()) == {name for name, r in rules.items() if r.fact.risk is Risk.LEGAL}
    found = dues([refused], rules, old)
    assert [due.rule.id for due in found] == ["flagger"]
    assert found[0].to_json("fr")["stale"]


def test_every_rule_ships_with_words_and_a_source(rules: Mapping[str, Rule]) -> None:
    assert set(rules) == set(RULES)
    for rule in rules.values():
        assert rule.fact.source
        assert rule.fact.risk in {Risk.LEGAL, Risk.PROCEDURE}
        assert all(rule.what[language] and rule.why[language] and rule.past[language] for language in ("fr", "en"))


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('unit = "weeks"', 'unit = "fortnights"', "criminal.unit"),
        ("after = [4, 6, 8]", "after = []", "criminal.after"),
        ("after = [4, 6, 8]", 'after = ["4"]', "criminal.after"),
        ("after = [4, 6, 8]", "after = [4, 10000]", "criminal.after"),
        ("remind_before_days = 30", "remind_before_days = -1", "complaint.remind_before_days"),
        ("until = true", "untill = true", "complaint.untill"),
        ("[cnil]", "[cnils]", "cnil"),
        ('risk = "legal"', 'risk = "maybe"', "complaint.risk"),
    ],
)
def test_a_defect_is_named(tmp_path: Path, old: str, new: str, key: str) -> None:
    from appui_core.content.pack import content_dir  # noqa: PLC0415 - this test alone

    text = (content_dir() / "deadlines.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "deadlines.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError) as found:
        load_deadlines(tmp_path)
    assert found.value.key == key
