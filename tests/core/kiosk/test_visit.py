"""The time of a visit: idle, countdown, wipe; by the clock that nobody can set."""

from datetime import timedelta

import pytest

from appui_core.kiosk.visit import COUNTDOWN_S, Phase, Visit
from fakes.clock import FixedClock


@pytest.fixture
def visit(clock: FixedClock) -> Visit:
    return Visit(clock, 75)


def test_nothing_begins_by_itself(visit: Visit, clock: FixedClock) -> None:
    clock.advance(1000)
    assert (visit.phase(), visit.left_s(), visit.is_over()) == (Phase.ATTRACT, 0, False)


def test_idle_leads_to_a_countdown_and_that_to_the_wipe(visit: Visit, clock: FixedClock) -> None:
    visit.touched()
    clock.advance(74)
    assert (visit.phase(), visit.left_s()) == (Phase.VISIT, 1)
    clock.advance(1)
    assert (visit.phase(), visit.left_s()) == (Phase.COUNTDOWN, COUNTDOWN_S)
    clock.advance(19.5)
    assert (visit.phase(), visit.left_s()) == (Phase.COUNTDOWN, 0.5)
    clock.advance(0.5)
    assert (visit.phase(), visit.left_s(), visit.is_over()) == (Phase.ATTRACT, 0, True)


def test_i_am_still_here(visit: Visit, clock: FixedClock) -> None:
    visit.touched()
    for _ in range(10):
        clock.advance(94)
        assert visit.phase() is Phase.COUNTDOWN
        visit.touched()
        assert (visit.phase(), visit.left_s()) == (Phase.VISIT, 75)


def test_a_late_touch_does_not_bring_a_visit_back(visit: Visit, clock: FixedClock) -> None:
    visit.touched()
    clock.advance(95)
    visit.touched()
    assert visit.phase() is Phase.ATTRACT, "what the last pupil read is still on the screen"
    visit.wiped()
    visit.touched()
    assert (visit.phase(), visit.left_s()) == (Phase.VISIT, 75)


def test_wiped_at_once(visit: Visit) -> None:
    visit.touched()
    visit.wiped()
    assert (visit.phase(), visit.is_over()) == (Phase.ATTRACT, False)


@pytest.mark.parametrize("days", [-4000, 4000])
def test_a_clock_that_is_set_changes_nothing(visit: Visit, clock: FixedClock, days: int) -> None:
    visit.touched()
    clock.advance(80)
    clock.set(clock.now() + timedelta(days=days))
    assert (visit.phase(), visit.left_s()) == (Phase.COUNTDOWN, 15)
