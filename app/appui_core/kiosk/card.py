"""Pocket cards: who asks gets one, and nobody empties the paper tray. Kept by the supervisor: no wipe reaches it.

A child only says that it wants a card, and in which language. A process of its own makes it from the pack and
prints it (`CardProcess`): nothing that a visit holds gets near a printer, and nothing here waits for one.
"""

import contextlib
import os
import subprocess
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import Final

from appui_core.kiosk.words import CARD_VARIABLE, FACE_VARIABLE, Face, Order

# One a minute and ten an hour; after one that did not print, the printer is asked again no sooner than that.
BETWEEN_S: Final = 60.0
MOST: Final = 10
WITHIN_S: Final = 3_600.0
AGAIN_S: Final = 10.0
# Start, drawing and hand-over take about a second; a slow PC and a slow print server may take thirty times that.
MOST_S: Final = 40.0

Tell = Callable[[Order], None]


class CardDesk:
    """`ready` tells whether there is a printer, `print_card` (with a language) whether it took a card.

    Both may take long and run on threads of their own, one at a time each; answers come from there.
    """

    def __init__(
        self,
        ready: Callable[[], bool],
        print_card: Callable[[str], bool],
        *,
        now_s: Callable[[], float] = time.monotonic,
        stop: Callable[[], object] = lambda: None,
    ) -> None:
        self._ready, self._print, self._now_s, self._stop = ready, print_card, now_s, stop
        self._lock = threading.Lock()
        self._lookers: list[Tell] = []
        self._printing = False
        self._sent: deque[float] = deque(maxlen=MOST)
        self._failed_s: float | None = None

    def look(self, tell: Tell) -> None:
        """Look whether there is a printer, and tell: CARD_THERE or CARD_GONE. Returns at once."""
        with self._lock:
            self._lookers.append(tell)
            if len(self._lookers) > 1:
                return
        threading.Thread(target=self._look, name="kiosk-printer", daemon=True).start()

    def ask(self, language: str, tell: Tell) -> None:
        """Print a card, and tell: CARD_SENT, CARD_SOON, CARD_MANY or CARD_FAILED. Returns at once.

        While one is being printed nothing is told: whoever asked for that one is told of it.
        """
        with self._lock:
            if self._printing:
                return
            refused = self._refused(self._now_s())
            self._printing = refused is None
        if refused is None:
            threading.Thread(target=self._print_one, args=(language, tell), name="kiosk-card", daemon=True).start()
        else:
            tell(refused)

    def stop(self) -> None:
        """End what is being printed: the kiosk ends."""
        self._stop()

    def _refused(self, now_s: float) -> Order | None:
        if self._failed_s is not None and now_s - self._failed_s < AGAIN_S:
            return Order.CARD_FAILED
        if self._sent and now_s - self._sent[-1] < BETWEEN_S:
            return Order.CARD_SOON
        if len(self._sent) == MOST and now_s - self._sent[0] < WITHIN_S:
            return Order.CARD_MANY
        return None

    def _look(self) -> None:
        there = False
        with contextlib.suppress(Exception):
            there = self._ready()
        with self._lock:
            lookers, self._lookers = self._lookers, []
        for tell in lookers:
            tell(Order.CARD_THERE if there else Order.CARD_GONE)

    def _print_one(self, language: str, tell: Tell) -> None:
        sent = False
        # Whatever goes wrong, the next one who asks gets an answer.
        with contextlib.suppress(Exception):
            sent = self._ready() and self._print(language)
        with self._lock:
            self._printing = False
            if sent:
                self._sent.append(self._now_s())
                self._failed_s = None
            else:
                self._failed_s = self._now_s()
        tell(Order.CARD_SENT if sent else Order.CARD_FAILED)


class CardProcess:
    """Starts the kiosk's own program once more for each card: it makes the card, prints it and ends."""

    def __init__(self, command: Sequence[str], most_s: float = MOST_S) -> None:
        self._command, self._most_s = tuple(command), most_s
        self._process: subprocess.Popen[bytes] | None = None

    def print_card(self, language: str) -> bool:
        """Wait for it, and tell whether the printer took the card; one that hangs is ended."""
        env = {**os.environ, FACE_VARIABLE: Face.CARD, CARD_VARIABLE: language, "PYTHONDONTWRITEBYTECODE": "1"}
        # The sign of life of a service is for what stands on the screen.
        env.pop("NOTIFY_SOCKET", None)
        nowhere = subprocess.DEVNULL
        try:
            self._process = subprocess.Popen(self._command, stdin=nowhere, stdout=nowhere, env=env)  # noqa: S603 - our own program, no shell
        except OSError:
            return False
        try:
            return self._process.wait(self._most_s) == 0
        except subprocess.TimeoutExpired:
            self.stop()
            return False

    def stop(self) -> None:
        """End it."""
        if self._process is not None:
            with contextlib.suppress(OSError):
                self._process.kill()
            self._process.wait()
