"""The vault locks by itself: after a while, with the session, with sleep; never under a capture or a keep."""

from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication

from appui.tasks.auto_lock import AutoLock, minutes_of
from appui.tasks.vault_session import LockReason, State
from appui_core.locate import Places
from fakes.clock import FixedClock
from fakes.desk import Desk
from fakes.qt import wait_until
from fakes.screen_source import FakeScreenSource


@pytest.fixture
def desk(qapp: QApplication, clock: FixedClock, places: Places) -> Iterator[Desk]:
    assert qapp is not None
    made = Desk(clock, places, FakeScreenSource(clock))
    made.vault.create("private", None, done=lambda _key: None, failed=_fail)
    made.settle()
    yield made
    made.close()


class Watch:
    """An auto-lock over a desk, whose capture and minutes the test decides."""

    def __init__(self, desk: Desk, minutes: int = 10) -> None:
        self.capturing = False
        self.minutes = minutes
        self.lock = AutoLock(
            desk.vault,
            desk.runner,
            desk.clock,
            minutes=lambda: self.minutes,
            held=lambda: self.capturing,
            parent=desk.vault,
        )


def _fail(error: Exception) -> None:
    raise AssertionError(error)


def test_ten_minutes_alone_three_where_others_are() -> None:
    assert (minutes_of("auto", "private"), minutes_of("auto", "shared"), minutes_of("5", "shared")) == (10, 3, 5)


def test_nothing_before_the_time_and_locked_at_it(desk: Desk) -> None:
    watch = Watch(desk)
    desk.clock.advance(9 * 60 + 59)
    watch.lock.tick()
    assert desk.vault_is(State.OPEN)
    desk.clock.advance(1)
    watch.lock.tick()
    assert desk.vault_is(State.LOCKED)
    assert desk.vault.lock_reason is LockReason.IDLE


def test_a_touch_begins_anew(desk: Desk) -> None:
    watch = Watch(desk)
    desk.clock.advance(9 * 60)
    watch.lock.touched()
    desk.clock.advance(9 * 60)
    watch.lock.tick()
    assert desk.vault_is(State.OPEN)


def test_a_capture_is_waited_for(desk: Desk) -> None:
    watch = Watch(desk, minutes=1)
    watch.capturing = True
    desk.clock.advance(600)
    watch.lock.tick()
    assert desk.vault_is(State.OPEN)
    watch.capturing = False
    watch.lock.tick()
    assert desk.vault_is(State.LOCKED)


def test_what_writes_is_waited_for(desk: Desk) -> None:
    watch, go = Watch(desk, minutes=1), Event()
    desk.runner.run(lambda: go.wait(20), owner=desk.vault)
    desk.clock.advance(600)
    watch.lock.tick()
    assert desk.vault_is(State.OPEN)
    go.set()
    desk.settle()
    watch.lock.tick()
    assert desk.vault_is(State.LOCKED)


def test_a_locked_session_hides_at_once_and_lets_the_step_end(desk: Desk) -> None:
    watch, go, vault = Watch(desk), Event(), desk.vault.vault
    assert vault is not None
    desk.runner.run(lambda: go.wait(20), owner=desk.vault)
    watch.lock.session_locked()
    assert desk.vault_is(State.LOCKED), "nothing of it is shown any more"
    assert desk.vault.lock_reason is LockReason.SESSION
    assert vault.is_open, "the step that writes still has its keys"
    go.set()
    wait_until(lambda: not vault.is_open)


def test_sleep_that_no_bus_told_of_is_seen_on_the_clocks(desk: Desk) -> None:
    watch = Watch(desk)
    watch.lock.tick()
    desk.clock.set(desk.clock.now().replace(hour=20))  # the wall clock went on, the monotonic one did not
    watch.lock.tick()
    assert desk.vault_is(State.LOCKED)
    assert desk.vault.lock_reason is LockReason.SLEEP


def test_a_clock_set_back_locks_nothing(desk: Desk) -> None:
    watch = Watch(desk)
    watch.lock.tick()
    desk.clock.set(desk.clock.now().replace(year=2025))
    watch.lock.tick()
    assert desk.vault_is(State.OPEN)


def test_the_fields_can_be_read_just_before(desk: Desk) -> None:
    seen: list[bool] = []
    desk.vault.closing.connect(lambda: seen.append(desk.vault.vault is not None))
    desk.vault.lock_for(LockReason.IDLE)
    assert seen == [True]
