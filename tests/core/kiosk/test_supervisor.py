"""The supervisor with real processes: they are killed, frozen and broken, and one that works stands in front."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from appui_core.kiosk.card import CardDesk
from appui_core.kiosk.child import Child, Process, spawn
from appui_core.kiosk.supervisor import Supervisor
from appui_core.kiosk.words import Face, Order

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

_CHILD = Path(__file__).parents[2] / "fakes" / "kiosk_child.py"
_WAIT_S = 30.0
_FROZEN_S = 1.0


class _Watched:
    """A supervisor that the test turns, and whose clock it may set forward."""

    def __init__(self, *arguments: str, first: Process | None = None) -> None:
        self.ahead_s = 0.0
        self.openings = 0
        self.supervisor = Supervisor(
            [sys.executable, str(_CHILD), *arguments],
            now_s=lambda: time.monotonic() + self.ahead_s,
            frozen_s=_FROZEN_S,
            opened=self._opened,
            first=first,
        )

    def _opened(self) -> None:
        self.openings += 1

    def until(self, condition: Callable[[], object]) -> None:
        """Turn until something holds."""
        deadline = time.monotonic() + _WAIT_S
        while not condition():
            assert time.monotonic() < deadline, "it never came to hold"
            self.supervisor.turn()

    def settled(self) -> tuple[Child, Child]:
        """Return the one in front and the one behind it, once both are there."""
        one = self.supervisor
        self.until(lambda: one.in_use is not None and one.in_use.shown and one.standby and one.standby.ready)
        assert one.in_use is not None
        assert one.standby is not None
        return one.in_use, one.standby


@pytest.fixture
def watched() -> Iterator[_Watched]:
    made = _Watched()
    yield made
    _end(made)


def _end(made: _Watched) -> None:
    made.supervisor.stop()
    assert made.supervisor.run() == 0


def _signal(child: Child, what: signal.Signals) -> None:
    os.kill(child.process.pid, what)


def test_one_is_shown_and_one_waits(watched: _Watched) -> None:
    in_use, standby = watched.settled()
    assert (in_use.face, standby.face) == (Face.ROOMS, Face.ROOMS)
    assert not standby.shown


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looked up in /proc")
def test_where_nobody_is_one_shows_itself_without_being_told(watched: _Watched) -> None:
    in_use, standby = watched.settled()
    assert _was_told_at_once(in_use)
    assert not _was_told_at_once(standby)
    for child in (standby, in_use):
        child.kill()
    # Both ends are told before either is heard.
    for thread in threading.enumerate():
        if thread.name == "kiosk-child":
            thread.join(_WAIT_S)
    watched.until(lambda: watched.supervisor.in_use not in {in_use, standby, None})
    fresh, _ = watched.settled()
    assert _was_told_at_once(fresh)


def _was_told_at_once(child: Child) -> bool:
    return b"APPUI_KIOSK_AT_ONCE=1" in Path(f"/proc/{child.process.pid}/environ").read_bytes()


def test_the_first_process_may_be_there_already() -> None:
    first = spawn([sys.executable, str(_CHILD)], Face.ROOMS, at_once=True)
    made = _Watched(first=first)
    assert made.supervisor.in_use is not None
    assert made.settled()[0].process is first
    _end(made)
    assert first.returncode == 0


def test_after_a_wipe_the_next_pupil_gets_a_fresh_process(watched: _Watched) -> None:
    in_use, standby = watched.settled()
    _signal(in_use, signal.SIGUSR1)
    watched.until(lambda: watched.supervisor.in_use is standby and standby.shown)
    watched.until(lambda: in_use.process.poll() is not None)
    assert in_use.process.returncode == 0
    _, fresh = watched.settled()
    assert fresh.process.pid not in {in_use.process.pid, standby.process.pid}


def test_a_killed_one_gives_way_at_once(watched: _Watched) -> None:
    in_use, standby = watched.settled()
    _signal(in_use, signal.SIGKILL)
    watched.until(lambda: watched.supervisor.in_use is standby and standby.shown)
    watched.settled()


def test_a_frozen_one_is_ended_and_replaced(watched: _Watched) -> None:
    in_use, standby = watched.settled()
    _signal(in_use, signal.SIGSTOP)
    watched.until(lambda: watched.supervisor.in_use is standby and standby.shown)
    watched.until(lambda: in_use.process.poll() is not None)
    assert in_use.process.returncode == -signal.SIGKILL


def test_a_frozen_standby_is_replaced_before_it_is_needed(watched: _Watched) -> None:
    in_use, standby = watched.settled()
    _signal(standby, signal.SIGSTOP)
    watched.until(lambda: watched.supervisor.standby is not standby)
    assert watched.settled()[0] is in_use


def _crash(watched: _Watched, times: int) -> None:
    for _ in range(times):
        in_use, _standby = watched.settled()
        _signal(in_use, signal.SIGKILL)
        watched.until(lambda gone=in_use: watched.supervisor.in_use is not gone)  # type: ignore[misc]  # one each


def test_three_crashes_within_five_minutes_bring_the_page_that_needs_nothing(watched: _Watched) -> None:
    _crash(watched, 3)
    assert watched.settled()[0].face is Face.NUMBERS
    watched.ahead_s += 299
    assert watched.settled()[0].face is Face.NUMBERS
    watched.ahead_s += 2
    watched.until(lambda: watched.supervisor.in_use and watched.supervisor.in_use.face is Face.ROOMS)
    assert [one.face for one in watched.settled()] == [Face.ROOMS, Face.ROOMS]


def test_crashes_far_apart_are_no_reason(watched: _Watched) -> None:
    for _ in range(3):
        _crash(watched, 1)
        watched.settled()
        watched.ahead_s += 160
    assert watched.settled()[0].face is Face.ROOMS


def test_what_never_starts_leads_to_that_page_too() -> None:
    made = _Watched("--false-start")
    made.until(lambda: made.supervisor.in_use is not None and made.supervisor.in_use.shown)
    assert made.supervisor.in_use is not None
    assert made.supervisor.in_use.face is Face.NUMBERS
    _end(made)


def test_where_nothing_can_be_shown_it_gives_up() -> None:
    assert Supervisor([sys.executable, "-c", "raise SystemExit(3)"]).run() == 1


def test_the_right_pin_ends_all_of_it(watched: _Watched) -> None:
    in_use, standby = watched.settled()
    _signal(in_use, signal.SIGUSR2)
    assert watched.supervisor.run() == 0
    assert (in_use.process.returncode, standby.process.returncode) == (0, 0)


def test_each_visit_that_begins_in_front_is_told_once(watched: _Watched) -> None:
    in_use, standby = watched.settled()
    in_use.order(Order.BEGIN)
    watched.until(lambda: watched.openings)
    standby.order(Order.BEGIN)
    before = standby.heard_s
    watched.until(lambda: standby.heard_s > before + 0.5)
    assert watched.openings == 1


def test_only_the_one_in_front_may_end_it(watched: _Watched) -> None:
    _, standby = watched.settled()
    _signal(standby, signal.SIGUSR2)
    before = standby.heard_s
    watched.until(lambda: standby.heard_s > before)
    assert watched.settled()[1] is standby


def _printing(made: _Watched) -> list[str]:
    """Have it print, and return where each card's language is noted."""
    printed: list[str] = []

    def print_card(language: str) -> bool:
        printed.append(language)
        return True

    made.supervisor.cards = CardDesk(lambda: True, print_card)
    return printed


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="ascii").splitlines() if file.exists() else []


def test_whoever_is_in_front_hears_of_the_printer_and_gets_one_card(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    made = _Watched("--card", str(notes))
    printed = _printing(made)
    in_use, standby = made.settled()
    assert _lines(notes) == []
    in_use.order(Order.BEGIN)
    made.until(lambda: len(_lines(notes)) >= 2)
    assert _lines(notes)[:2] == ["card-there", "card-sent"]
    # The limit outlives the wipe: the next pupil's process is told to wait.
    _signal(in_use, signal.SIGUSR1)
    made.until(lambda: made.supervisor.in_use is standby and standby.shown)
    standby.order(Order.BEGIN)
    made.until(lambda: "card-soon" in _lines(notes))
    assert printed == ["fr"]
    _end(made)


def test_without_a_desk_nobody_hears_of_a_printer(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    made = _Watched("--card", str(notes))
    in_use, _ = made.settled()
    in_use.order(Order.BEGIN)
    made.until(lambda: made.openings)
    before = in_use.heard_s
    made.until(lambda: in_use.heard_s > before + 0.5)
    assert _lines(notes) == []
    _end(made)


def test_a_card_that_was_asked_for_is_printed_though_the_visit_is_over(tmp_path: Path) -> None:
    notes, hold = tmp_path / "notes", threading.Event()
    made = _Watched("--card", str(notes))
    printed = _printing(made)
    desk = made.supervisor.cards
    assert desk is not None
    kept = desk._print
    desk._print = lambda language: hold.wait(_WAIT_S) and kept(language)
    in_use, standby = made.settled()
    in_use.order(Order.BEGIN)
    made.until(lambda: desk._printing)
    _signal(in_use, signal.SIGUSR1)
    made.until(lambda: made.supervisor.in_use is standby and standby.shown)
    hold.set()
    made.until(lambda: printed)
    assert printed == ["fr"]
    assert _lines(notes) == ["card-there"]
    _end(made)


@pytest.mark.parametrize("how", ["--babbles", "--deaf"])
def test_whatever_one_says_the_supervisor_goes_on(how: str) -> None:
    made = _Watched(how)
    printed = _printing(made)
    in_use, standby = made.settled()
    in_use.order(Order.BEGIN)
    turned = [0]

    def many_turns() -> bool:
        turned[0] += 1
        return turned[0] > 20

    made.until(many_turns)
    # It still looks after both: one that is killed gives way, and the fresh one is not taken for it.
    in_use.kill()
    made.until(lambda: made.supervisor.in_use is standby and standby.shown)
    made.settled()
    assert len(printed) <= 1
    _end(made)
