"""Reminders: days in memory, a mark while the vault is open, one neutral notice a day; locked by hand, nothing."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from appui.qt_adapters.reminding import SETTING, Reminding
from appui.tasks.vault_session import LockReason
from appui.widgets.rail import Rail
from appui_core.cases.report_model import Step, Told
from appui_core.locate import Places
from fakes.clock import FixedClock
from fakes.desk import Desk
from fakes.notices import FakeNotices
from fakes.qt import settle
from fakes.screen_source import FakeScreenSource


class Scene:
    """A rail, a window that nobody looks at, and what was said outside."""

    def __init__(self, desk: Desk) -> None:
        from appui.actions.catalogue import FOLLOWUP  # noqa: PLC0415 - beside its one use

        self.desk = desk
        self.window, self.rail, self.notices = QWidget(), Rail(), FakeNotices()
        self.rail.add(FOLLOWUP.id, FOLLOWUP.icon, FOLLOWUP.text)
        self.button = self.rail.button(FOLLOWUP.id)
        desk.vault.create("private", None, done=lambda _key: None, failed=lambda error: pytest.fail(str(error)))
        self.settle()
        self.reminding = Reminding(desk.context, self.window, self.rail, self.notices, None)
        cases = desk.vault.cases
        assert cases is not None
        self.cases = cases
        self.code = cases.new("Une").code
        self.settle()

    def settle(self) -> None:
        for _ in range(3):
            settle()
            self.desk.settle()

    def marked(self) -> bool:
        return "Un rappel vous attend" in self.button.accessibleDescription()

    def note(self) -> str:
        own = self.cases.reports.add(self.code, Told("tiktok", "video", self.desk.clock.now())).id
        self.settle()
        return own

    def pass_days(self, days: int) -> None:
        self.desk.clock.advance(days=days)
        self.reminding.reminders.tick()
        self.settle()


@pytest.fixture
def scene(qapp: QApplication, clock: FixedClock, places: Places) -> Iterator[Scene]:
    assert qapp is not None
    desk = Desk(clock, places, FakeScreenSource(clock))
    made = Scene(desk)
    yield made
    desk.close()
    for widget in (made.window, made.rail):
        widget.deleteLater()
    settle()


def test_the_mark_comes_with_the_day_and_goes_with_what_is_done(scene: Scene) -> None:
    own = scene.note()
    assert not scene.marked()
    scene.pass_days(3)
    assert scene.marked()
    scene.cases.reports.note(own, Step.REMOVED, scene.desk.clock.now())
    scene.settle()
    assert not scene.marked(), "the ledger changed"


def test_the_mark_does_not_nag_for_ever(scene: Scene) -> None:
    scene.note()
    scene.pass_days(17)
    assert scene.marked()
    scene.pass_days(1)
    assert not scene.marked()


def test_no_system_notice_unless_switched_on(scene: Scene) -> None:
    scene.note()
    scene.pass_days(3)
    assert scene.notices.said == []
    scene.desk.settings.set(SETTING, True)
    scene.pass_days(1)
    assert scene.notices.said == [("Appui", "Un rappel vous attend.")]
    scene.notices.leave()
    scene.reminding.reminders.tick()
    assert not scene.notices.said, "once a day"
    scene.pass_days(1)
    assert scene.notices.said == [("Appui", "Un rappel vous attend.")], "the next day again"


def test_locked_by_itself_the_day_still_comes_and_the_mark_is_gone(scene: Scene) -> None:
    scene.desk.settings.set(SETTING, True)
    scene.note()
    scene.pass_days(3)
    scene.notices.said = []
    scene.desk.vault.lock_for(LockReason.IDLE)
    scene.settle()
    assert not scene.marked()
    scene.pass_days(1)
    assert scene.notices.said == [("Appui", "Un rappel vous attend.")]
    assert not scene.marked()


def test_locked_by_hand_nothing_is_remembered(scene: Scene) -> None:
    scene.desk.settings.set(SETTING, True)
    scene.note()
    scene.desk.vault.lock()
    scene.settle()
    scene.pass_days(5)
    assert scene.notices.said == []
    assert scene.reminding.reminders._days == ()


def test_a_clock_set_back_says_nothing_twice_and_harms_nothing(scene: Scene) -> None:
    scene.desk.settings.set(SETTING, True)
    scene.note()
    scene.pass_days(3)
    scene.notices.said = []
    scene.desk.clock.set(scene.desk.clock.now() - timedelta(days=4000))
    scene.reminding.reminders.tick()
    assert scene.notices.said == []
    assert not scene.marked()


def test_nothing_of_the_ledger_is_held_but_days(scene: Scene) -> None:
    scene.note()
    assert all(type(day) is date for days in scene.reminding.reminders._days for day in days)
    assert scene.reminding.reminders._days
