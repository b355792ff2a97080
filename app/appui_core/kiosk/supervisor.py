"""Keeps one kiosk in front and a second one wholly started behind it: a fresh process for each pupil.

Nothing here is written down: after a power cut it begins like the first time. Without Qt.
"""

import signal
import subprocess
import time
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Final

from appui_core.kiosk.child import Child, Process, spawn
from appui_core.kiosk.words import Face, Message, Order

if TYPE_CHECKING:
    from appui_core.kiosk.card import CardDesk
    from appui_core.kiosk.child import Told

# A GUI thread that was silent for so long is taken for frozen; it beats each second.
FROZEN_S: Final = 5.0
# The first page takes under two seconds; a slow disk may take ten times that.
START_S: Final = 30.0
# Three crashes within five minutes: the page that needs nothing, for five minutes.
CRASHES: Final = 3
WITHIN_S: Final = 300.0
REST_S: Final = 300.0
# How long a process may take to end by itself.
END_S: Final = 2.0
# After one that ended before it was ready, the next waits a moment; after so many in a row there is no use.
PAUSE_S: Final = 1.0
MOST_FALSE_STARTS: Final = 8
_TICK_S: Final = 0.5
# Not turned for so long: this process slept, and the others with it.
_SLEPT_S: Final = 2.0
# So many words at a time: whoever never stops talking must not keep it from looking after the others.
_MOST_WORDS: Final = 1_000


class Supervisor:
    """`command` starts a child: `appui kiosk` again. `first` shows itself already. Times can be set for tests.

    `opened` is called as each visit begins; `cards`, where it is set, prints pocket cards.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        now_s: Callable[[], float] = time.monotonic,
        frozen_s: float = FROZEN_S,
        rest_s: float = REST_S,
        first: Process | None = None,
        opened: Callable[[], object] | None = None,
    ) -> None:
        self._command = tuple(command)
        self._opened = opened
        self.cards: CardDesk | None = None
        self._now_s = now_s
        self._frozen_s, self._rest_s = frozen_s, rest_s
        self._told: SimpleQueue[Told] = SimpleQueue()
        self.in_use: Child | None = None
        self.standby: Child | None = None
        # Those that still show their attract page until the next one covers it; those that were told to end.
        self._behind: list[Child] = []
        self._leaving: dict[Child, float] = {}
        self._crashes: deque[float] = deque(maxlen=CRASHES)
        self._rest_until_s: float | None = None
        self._start_at_s = 0.0
        self._false_starts = 0
        self._change = True
        self._begin = False
        self._code: int | None = None
        self._turned_s = now_s()
        if first is not None:
            self._put_in_use(first, Face.ROOMS)

    def run(self) -> int:
        """Watch until the exit, a signal, or when nothing can be shown; return the exit code (0, or 1)."""
        kept = {one: signal.signal(one, self._asked_to_stop) for one in _signals()}
        try:
            while self._code is None:
                self.turn()
            return self._code
        finally:
            self._end_all()
            for one, before in kept.items():
                signal.signal(one, before)

    def turn(self) -> None:
        """Hear what there is to hear, at most half a second long, then see to both processes."""
        try:
            child, message = self._told.get(timeout=_TICK_S)
            self._hear(child, message)
            for _ in range(_MOST_WORDS):
                # All of it, before anyone is taken for silent: it may be this process that slept.
                self._hear(*self._told.get_nowait())
        except Empty:
            pass
        if self._code is None:
            self._look_after()
            self._fill()
        self._turned_s = self._now_s()

    @property
    def over(self) -> bool:
        """Whether it has come to its end: the exit, or nothing could be shown."""
        return self._code is not None

    @property
    def settled(self) -> bool:
        """Whether one process is in front and has been seen there."""
        return self.in_use is not None and self.in_use.shown

    def stop(self) -> None:
        """Have `run` end with 0; from any thread, and from a signal."""
        self._told.put((None, Message.LEAVE))

    def _asked_to_stop(self, _number: int, _frame: object) -> None:
        self.stop()

    def _hear(self, child: Child | None, message: Message | Order) -> None:
        if isinstance(message, Order):
            # Who asked may have been wiped since: a card prints all the same, and nobody is told.
            if child is not None and child is self.in_use:
                child.order(message)
            return
        if child is None or (message is Message.LEAVE and child is self.in_use):
            self._code = 0
            return
        child.heard(self._now_s())
        if message is Message.GONE:
            self._gone(child)
        elif message is Message.READY:
            child.ready = True
            self._false_starts = 0
        elif child is self.in_use:
            self._hear_in_front(child, message)

    def _hear_in_front(self, child: Child, message: Message) -> None:
        if message is Message.SHOWN:
            child.shown = True
            for old in self._behind:
                self._dismiss(old)
            self._behind.clear()
        elif message is Message.WIPED:
            self._change = True
        elif message is Message.TOUCHED and self._change:
            self._begin = True
        elif message is Message.BEGUN:
            self._change = self._begin = False
            if self._opened is not None:
                self._opened()
            if self.cards is not None:
                self.cards.look(partial(self._answer, child))
        elif message is Message.VISITED:
            child.visited = True
        elif message is Message.CARD and self.cards is not None:
            self.cards.ask(child.card_language, partial(self._answer, child))

    def _answer(self, child: Child, order: Order) -> None:
        """Have a child told something, from any thread."""
        self._told.put((child, order))

    def _gone(self, child: Child) -> None:
        if self._leaving.pop(child, None) is not None:
            return
        if child in self._behind:
            self._behind.remove(child)
            return
        if child is self.in_use:
            self.in_use, self._change = None, True
        if child is self.standby:
            self.standby = None
        now_s = self._now_s()
        if not child.ready:
            self._false_starts += 1
            self._start_at_s = now_s + PAUSE_S
            if self._false_starts >= MOST_FALSE_STARTS:
                self._code = 1
        if child.face is Face.ROOMS:
            self._crashes.append(now_s)
            if len(self._crashes) == CRASHES and now_s - self._crashes[0] <= WITHIN_S:
                self._crashes.clear()
                self._rest_until_s = now_s + self._rest_s

    def _look_after(self) -> None:
        """End those that are frozen, or never come to be ready, or do not leave."""
        now_s = self._now_s()
        slept = now_s - self._turned_s > _SLEPT_S
        for child in (self.in_use, self.standby):
            if child is None:
                continue
            if slept:
                child.heard_s = now_s
            silent_s = now_s - child.heard_s
            if silent_s > (self._frozen_s if child.ready else START_S):
                child.kill()
        for child, until_s in self._leaving.items():
            if now_s > until_s:
                child.kill()

    def _fill(self) -> None:
        """Have a second process ready, and bring it to the front where one is due."""
        now_s = self._now_s()
        if self._rest_until_s is not None and now_s >= self._rest_until_s:
            self._rest_until_s = None
        wanted = Face.ROOMS if self._rest_until_s is None else Face.NUMBERS
        if self.standby is not None and self.standby.face is not wanted:
            self._dismiss(self.standby)
            self.standby = None
        if self.in_use is None and self.standby is None and now_s >= self._start_at_s:
            self._put_in_use(spawn(self._command, wanted, at_once=True), wanted)
        # Not while two change over: a start would take the processor from what a pupil waits for.
        if self.standby is None and (self.in_use is None or self.settled) and now_s >= self._start_at_s:
            self.standby = Child(spawn(self._command, wanted), wanted, self._told, now_s)
        if self.in_use is not None and self.in_use.face is Face.NUMBERS and wanted is Face.ROOMS:
            self._change = True
        if self._change and self.standby is not None and self.standby.ready:
            self._bring_forward(self.standby)

    def _put_in_use(self, process: Process, face: Face) -> None:
        """Take in a process that shows itself: there is none to show."""
        self.in_use = Child(process, face, self._told, self._now_s())
        self._welcome(self.in_use)

    def _bring_forward(self, child: Child) -> None:
        if self.in_use is not None:
            self._behind.append(self.in_use)
        self.in_use, self.standby = child, None
        child.order(Order.SHOW)
        self._welcome(child)

    def _welcome(self, child: Child) -> None:
        if self._begin:
            child.order(Order.BEGIN)
        self._change = self._begin = False

    def _dismiss(self, child: Child) -> None:
        child.order(Order.END)
        self._leaving[child] = self._now_s() + END_S

    def _end_all(self) -> None:
        if self.cards is not None:
            self.cards.stop()
        children = [one for one in (self.in_use, self.standby, *self._behind, *self._leaving) if one is not None]
        for child in children:
            child.order(Order.END)
        for child in children:
            try:
                child.process.wait(END_S)
            except subprocess.TimeoutExpired:
                child.kill()
                child.process.wait()
        self.in_use = self.standby = None


def _signals() -> tuple[signal.Signals, ...]:
    """Return the signals by which a session or a service manager ends the kiosk."""
    return tuple(
        getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK") if hasattr(signal, name)
    )
