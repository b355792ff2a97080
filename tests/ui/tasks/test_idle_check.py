"""The check in the background: only while nobody is there, a slice at a time, and it tells what it found once."""

from collections.abc import Iterator
from dataclasses import dataclass
from threading import Event
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from appui.tasks import idle_check
from appui.tasks.idle_check import IDLE_S, IdleCheck
from appui.widgets.damage import damage_words, damaged_exhibits
from appui_core.cases.model import Facts
from appui_core.locate import Places
from appui_core.vault.check import Problem
from fakes.clock import FixedClock
from fakes.desk import Desk
from fakes.screen_source import FakeScreenSource


@pytest.fixture
def desk(qapp: QApplication, clock: FixedClock, places: Places) -> Iterator[Desk]:
    assert qapp is not None
    made = Desk(clock, places, FakeScreenSource(clock))
    made.vault.create("private", None, done=lambda _key: None, failed=lambda error: pytest.fail(str(error)))
    made.settle()
    yield made
    made.close()


@dataclass
class Slices:
    """Stands for the core's check: counts slices; `problems` is what it would have found."""

    taken: int = 0
    problems: tuple[Problem, ...] = ()

    def step(self) -> Any:  # noqa: ANN401 - a SliceResult
        self.taken += 1
        return SimpleNamespace(complete=False)


class Watch:
    """An idle check whose idle time the test decides, on counted slices."""

    def __init__(self, desk: Desk) -> None:
        self.idle_s = IDLE_S
        self.slices = Slices()
        self.told: list[tuple[Problem, ...]] = []
        self.check = IdleCheck(desk.vault, desk.runner, desk.clock, idle_s=lambda: self.idle_s, parent=desk.vault)
        self.check._check = self.slices  # type: ignore[assignment]  # the part of it that is used
        self.check.found.connect(self.told.append)
        self._desk = desk

    def tick(self) -> None:
        self.check.tick()
        self._desk.settle()


def test_nothing_while_somebody_is_there(desk: Desk) -> None:
    watch = Watch(desk)
    watch.idle_s = IDLE_S - 1
    watch.tick()
    assert watch.slices.taken == 0
    watch.idle_s = IDLE_S
    watch.tick()
    watch.tick()
    assert watch.slices.taken == 2


def test_it_makes_room_for_whatever_wants_the_vault(desk: Desk) -> None:
    watch, go = Watch(desk), Event()
    desk.runner.run(lambda: go.wait(20), owner=desk.vault)
    watch.check.tick()
    assert watch.slices.taken == 0
    go.set()
    desk.settle()


def test_a_problem_is_told_once(desk: Desk) -> None:
    watch = Watch(desk)
    watch.slices.problems = (Problem("blobs/ab/abcd", "blob_damaged"),)
    watch.tick()
    watch.tick()
    assert watch.told == [watch.slices.problems]


def test_a_lock_ends_it(desk: Desk) -> None:
    watch = Watch(desk)
    desk.vault.lock()
    watch.tick()
    assert watch.slices.taken == 0
    assert not watch.check._timer.isActive()


def test_a_real_exhibit_that_was_damaged_is_found(desk: Desk) -> None:
    cases = desk.vault.cases
    assert cases is not None
    cases.add_link(cases.new("Une").code, Facts(url="https://exemple.fr"))
    (blob,) = [path for path in (desk.places.vault / "blobs").rglob("*") if path.is_file()]
    data = bytearray(blob.read_bytes())
    data[-1] ^= 1
    blob.write_bytes(bytes(data))
    told: list[tuple[Problem, ...]] = []
    check = IdleCheck(desk.vault, desk.runner, desk.clock, idle_s=lambda: IDLE_S, parent=desk.vault)
    check.found.connect(told.append)
    check.tick()
    desk.settle()
    assert [problem.code for problem in told[0]] == ["blob_damaged"]
    vault = desk.vault.vault
    assert vault is not None
    assert damaged_exhibits(vault, told[0]) == ((1, "Une"),)


def test_the_exhibit_is_named() -> None:
    assert "pièce 3 (Situation du collège)" in damage_words(((3, "Situation du collège"),))
    assert "Vérifier maintenant" in damage_words(())


def test_the_pause_leaves_the_vault_to_others() -> None:
    assert idle_check.PAUSE_MS >= 100
