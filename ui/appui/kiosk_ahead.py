"""The kiosk's rooms, built and painted out of sight while nobody is there: a first press of a door only shows one.

One room after another, each step in a turn of the event loop of its own, so that a touch is never kept waiting.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, QTimer

from appui.kiosk_window import KioskWindow

_STEP_MS: Final = 40
# Some rooms say what holds for a day.
_DAY_MS: Final = 60_000


class RoomsAhead(QObject):
    """`day()` is the day in the PC's zone; rooms of another day are built anew. `without`: rooms left out."""

    def __init__(self, window: KioskWindow, day: Callable[[], date], without: Sequence[str] = ()) -> None:
        super().__init__(window)
        self._window, self._day, self._without = window, day, frozenset(without)
        self._built_on = day()
        self._steps: Iterator[None] = iter(())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._step)
        window.begun.connect(self._begun)
        window.wiped.connect(self._timer.stop)

    def start(self) -> None:
        """Begin, unless a visit goes on."""
        if not self._window.visited():
            self._built_on, self._steps = self._day(), self._build()
            self._timer.start(_STEP_MS)

    def _begun(self) -> None:
        self._timer.stop()
        if self._day() != self._built_on:
            self._forget()

    def _forget(self) -> None:
        # The first is built already when a visit begins.
        self._window.pages.take_away(but=self._window.pages.offered()[0])

    def _step(self) -> None:
        if self._day() != self._built_on:
            self._forget()
            self.start()
        else:
            more = next(self._steps, self) is None
            self._timer.start(_STEP_MS if more else _DAY_MS)

    def _build(self) -> Iterator[None]:
        for page_id in self._window.pages.offered():
            if page_id not in self._without and self._window.pages.build_ahead(page_id):
                yield
                self._window.pages.paint_ahead(page_id)
                yield
