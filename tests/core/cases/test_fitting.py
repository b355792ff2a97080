"""Which letter is offered at which report: by what is due and by the ladder, never more than fits."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

import pytest

from appui_core.cases.deadlines import dues
from appui_core.cases.fitting import BY_RULE, fitting
from appui_core.cases.report_model import ERASURE, LETTER, SCHOOL, Noted, Report, Step, Told
from appui_core.content.deadlines import RULES, Rule, load_deadlines
from appui_core.content.letters import IDS

SENT = datetime(2026, 11, 2, 18, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def rules() -> Mapping[str, Rule]:
    return load_deadlines()


def _fitting(
    rules: Mapping[str, Rule], days: int, *steps: Step, platform: str = "instagram", kind: str = "comment"
) -> tuple[str, ...]:
    noted = tuple(Noted(step, SENT + timedelta(days=1), "2026-11-03T18:00:00.000Z") for step in steps)
    told = Told(platform, kind, SENT)
    report = Report("01ABC", "K7Q2MB", told, noted, "2026-11-02T18:00:00.000Z")
    now = SENT + timedelta(days=days)
    return fitting(report, dues((report,), rules, now), now.date())


@pytest.mark.parametrize(
    ("days", "steps", "expected"),
    [
        (1, (), ()),
        (3, (), ("reminder-platform",)),
        (3, (Step.REFUSED,), ("line-3018", "platform-complaint")),
        (3, (Step.REFUSED, Step.COMPLAINT, Step.FLAGGER), ()),
        (3, (Step.REMOVED,), ()),
    ],
)
def test_at_a_platform(
    rules: Mapping[str, Rule], days: int, steps: tuple[Step, ...], expected: tuple[str, ...]
) -> None:
    assert _fitting(rules, days, *steps) == expected


@pytest.mark.parametrize(
    ("days", "steps", "expected"),
    [
        (7, (), ()),
        (8, (), ("reminder-school",)),
        (8, (Step.RELAUNCHED,), ("academy",)),
        (2, (Step.REFUSED,), ("academy",)),
        (9, (Step.NONE,), ("reminder-school", "academy")),
        (9, (Step.RELAUNCHED, Step.ACADEMY), ()),
        (9, (Step.REMOVED,), ()),
    ],
)
def test_at_a_school(
    rules: Mapping[str, Rule], days: int, steps: tuple[Step, ...], expected: tuple[str, ...]
) -> None:
    assert _fitting(rules, days, *steps, platform=SCHOOL, kind=LETTER) == expected


def test_after_an_erasure_request(rules: Mapping[str, Rule]) -> None:
    assert _fitting(rules, 29, kind=ERASURE) == ()
    assert _fitting(rules, 30, kind=ERASURE) == ("cnil",)
    assert _fitting(rules, 30, Step.CNIL, kind=ERASURE) == ()


def test_what_is_due_elsewhere_is_not_offered_here(rules: Mapping[str, Rule]) -> None:
    here, there = (Report(own, "K7Q2MB", Told("tiktok", "video", SENT), (), "") for own in ("01A", "01B"))
    due = dues((there,), rules, SENT + timedelta(days=9))
    assert fitting(here, due, date(2026, 11, 11)) == ()
    assert fitting(there, due, date(2026, 11, 11)) == ("reminder-platform",)


def test_the_ids_are_those_of_letters_and_the_rules_those_of_the_pack() -> None:
    assert set(BY_RULE) <= set(RULES)
    assert {*BY_RULE.values(), "academy"} <= set(IDS)
