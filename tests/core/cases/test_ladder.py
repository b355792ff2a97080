"""The rungs of a report: what is behind, where it stands, what may come."""

from datetime import datetime, timedelta, timezone

import pytest

from appui_core.cases.ladder import Reached, ladder, open_steps
from appui_core.cases.report_model import ERASURE, SCHOOL, Noted, Report, Step, Told

SENT = datetime(2026, 11, 10, 18, 20, tzinfo=timezone(timedelta(hours=1)))
_SIGN = {Reached.DONE: "x", Reached.CURRENT: ">", Reached.TO_COME: "."}


def _report(*steps: Step, told: Told | None = None) -> Report:
    noted = tuple(Noted(step, SENT + timedelta(days=n), "") for n, step in enumerate(steps))
    return Report("R", "A", told or Told("tiktok", "video", SENT), noted, "")


@pytest.mark.parametrize(
    ("steps", "shown"),
    [
        ((), "x>..."),
        ((Step.ACKNOWLEDGED,), "xx>.."),
        ((Step.FLAGGER, Step.ARCOM, Step.ADVISED), "x>..."),
        ((Step.REFUSED,), "xxx>."),
        ((Step.NONE,), "xxx>."),
        ((Step.REMOVED,), "xxx.."),
        ((Step.REFUSED, Step.COMPLAINT), "xxx>."),
        ((Step.REFUSED, Step.COMPLAINT, Step.REFUSED), "xxxx>"),
        ((Step.REFUSED, Step.COMPLAINT, Step.REFUSED, Step.BODY), "xxxx>"),
        ((Step.REFUSED, Step.COMPLAINT, Step.REMOVED), "xxxx."),
        ((Step.REFUSED, Step.COMPLAINT, Step.REFUSED, Step.BODY, Step.REFUSED), "xxxx>"),
    ],
)
def test_a_platform(steps: tuple[Step, ...], shown: str) -> None:
    assert "".join(_SIGN[rung.reached] for rung in ladder(_report(*steps))) == shown


def test_a_school_and_an_erasure() -> None:
    letter = _report(Step.NONE, Step.RELAUNCHED, told=Told(SCHOOL, "letter", SENT))
    assert [rung.key for rung in ladder(letter)] == [
        "sent",
        "acknowledged",
        "decided",
        "relaunched",
        "academy",
        "ombudsman",
    ]
    assert open_steps(letter) == (Step.ACADEMY, Step.OMBUDSMAN)
    assert [rung.key for rung in ladder(_report(told=Told("x", ERASURE, SENT)))][-1] == "cnil"


def test_dates_and_decision_stand_on_their_rung() -> None:
    rungs = {rung.key: rung for rung in ladder(_report(Step.ACKNOWLEDGED, Step.REFUSED))}
    assert rungs["sent"].on == SENT.date()
    assert (rungs["decided"].on, rungs["decided"].decision) == (SENT.date() + timedelta(days=1), Step.REFUSED)
    assert rungs["complaint"].on is None


def test_what_can_still_be_noted() -> None:
    assert open_steps(_report())[0] is Step.ACKNOWLEDGED
    assert Step.ACKNOWLEDGED not in open_steps(_report(Step.REFUSED))
    assert Step.FLAGGER not in open_steps(_report(Step.FLAGGER))
