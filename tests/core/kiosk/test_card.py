"""The desk for pocket cards: one at a time, one a minute, ten an hour; and the process that makes each."""

import os
import sys
import threading
from queue import Empty, SimpleQueue

import pytest

from appui_core.kiosk import card
from appui_core.kiosk.card import AGAIN_S, BETWEEN_S, MOST, WITHIN_S, CardDesk, CardProcess
from appui_core.kiosk.words import Order

_WAIT_S = 60.0


class _Desk:
    """A desk on whose printer the test sits."""

    def __init__(self) -> None:
        self.now_s = 1000.0
        self.there = self.takes = True
        self.printed: list[str] = []
        self.told: SimpleQueue[Order] = SimpleQueue()
        self.hold = threading.Event()
        self.hold.set()
        self.desk = CardDesk(lambda: self.there, self._print, now_s=lambda: self.now_s)

    def _print(self, language: str) -> bool:
        self.hold.wait(_WAIT_S)
        self.printed.append(language)
        return self.takes

    def asked(self, language: str = "fr") -> Order:
        """Ask, and return the answer."""
        self.desk.ask(language, self.told.put)
        return self.told.get(timeout=_WAIT_S)


def test_a_card_a_minute() -> None:
    made = _Desk()
    assert [made.asked("fr"), made.asked("en")] == [Order.CARD_SENT, Order.CARD_SOON]
    made.now_s += BETWEEN_S - 1
    assert made.asked() is Order.CARD_SOON
    made.now_s += 1
    assert made.asked("en") is Order.CARD_SENT
    assert made.printed == ["fr", "en"]


def test_ten_cards_an_hour() -> None:
    made = _Desk()
    for _ in range(MOST):
        assert made.asked() is Order.CARD_SENT
        made.now_s += BETWEEN_S
    assert made.asked() is Order.CARD_MANY
    made.now_s = 1000.0 + WITHIN_S - 1
    assert made.asked() is Order.CARD_MANY
    made.now_s += 1
    assert [made.asked(), made.asked()] == [Order.CARD_SENT, Order.CARD_SOON]
    assert len(made.printed) == MOST + 1


def test_two_quick_presses_are_one_card() -> None:
    made = _Desk()
    made.hold.clear()
    for _ in range(100):
        made.desk.ask("fr", made.told.put)
    made.hold.set()
    assert made.told.get(timeout=_WAIT_S) is Order.CARD_SENT
    with pytest.raises(Empty):
        made.told.get(timeout=0.05)
    assert made.printed == ["fr"]


def test_what_did_not_print_does_not_count_and_is_not_tried_at_once() -> None:
    made = _Desk()
    made.takes = False
    assert [made.asked(), made.asked()] == [Order.CARD_FAILED, Order.CARD_FAILED]
    assert len(made.printed) == 1
    made.now_s += AGAIN_S
    made.takes = True
    assert made.asked() is Order.CARD_SENT


def test_without_a_printer_nothing_is_tried() -> None:
    made = _Desk()
    made.there = False
    assert made.asked() is Order.CARD_FAILED
    assert made.printed == []


def test_a_printer_that_raises_is_one_that_does_not_answer() -> None:
    def broken(*_: object) -> bool:
        raise OSError

    told: SimpleQueue[Order] = SimpleQueue()
    desk = CardDesk(lambda: True, broken)
    desk.ask("fr", told.put)
    assert told.get(timeout=_WAIT_S) is Order.CARD_FAILED
    CardDesk(broken, broken).look(told.put)
    assert told.get(timeout=_WAIT_S) is Order.CARD_GONE


def test_one_look_answers_everybody_who_waits_for_it() -> None:
    looks: list[int] = []
    hold = threading.Event()
    told: SimpleQueue[Order] = SimpleQueue()

    def ready() -> bool:
        looks.append(1)
        return hold.wait(_WAIT_S)

    desk = CardDesk(ready, lambda _: True)
    for _ in range(50):
        desk.look(told.put)
    hold.set()
    assert [told.get(timeout=_WAIT_S) for _ in range(50)] == [Order.CARD_THERE] * 50
    assert looks == [1]


@pytest.mark.parametrize(("code", "taken"), [(0, True), (1, False)])
def test_a_process_says_by_its_end_whether_the_card_was_taken(code: int, taken: bool) -> None:  # noqa: FBT001 - a case
    script = (
        "import os, sys\n"
        "assert os.environ['APPUI_KIOSK_FACE'] == 'card' and os.environ['APPUI_KIOSK_CARD'] == 'en'\n"
        "assert 'NOTIFY_SOCKET' not in os.environ and sys.stdin.read() == ''\n"
        f"print('no word of ours'); sys.exit({code})"
    )
    os.environ["NOTIFY_SOCKET"] = "/nowhere"
    try:
        assert CardProcess([sys.executable, "-c", script]).print_card("en") is taken
    finally:
        del os.environ["NOTIFY_SOCKET"]


def test_one_that_hangs_is_ended() -> None:
    process = CardProcess([sys.executable, "-c", "import time; time.sleep(600)"], most_s=0.2)
    assert not process.print_card("fr")
    assert process._process is not None
    assert process._process.returncode not in {None, 0}


def test_one_that_cannot_start_prints_nothing() -> None:
    assert not CardProcess(["/nowhere/appui"]).print_card("fr")


def test_the_end_of_the_kiosk_ends_it() -> None:
    process = CardProcess([sys.executable, "-c", "import time; time.sleep(600)"])
    told: SimpleQueue[Order] = SimpleQueue()
    desk = CardDesk(lambda: True, process.print_card, stop=process.stop)
    desk.ask("fr", told.put)
    deadline = threading.Event()
    while process._process is None:
        deadline.wait(0.01)
    desk.stop()
    assert told.get(timeout=_WAIT_S) is Order.CARD_FAILED


def test_no_more_paper_than_that() -> None:
    assert (card.BETWEEN_S, card.MOST, card.WITHIN_S) == (60.0, 10, 3600.0)
