"""The pocket card as a room of the kiosk knows it: whether one can be had, and what came of the last press.

Printing is done elsewhere (appui_core.kiosk.card): from here only a word goes out, and words come back.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, Signal

from appui_core.kiosk.words import Order


class CardState(StrEnum):
    """Where it stands in this visit."""

    # No printer, or nobody has said yet that there is one.
    ABSENT = "absent"
    OFFERED = "offered"
    ASKED = "asked"
    SENT = "sent"
    # A press too soon after this visit's own card, or after somebody else's.
    AGAIN = "again"
    SOON = "soon"
    MANY = "many"
    FAILED = "failed"


_ANSWERS: Final[Mapping[str, CardState]] = {
    Order.CARD_SENT: CardState.SENT,
    Order.CARD_SOON: CardState.SOON,
    Order.CARD_MANY: CardState.MANY,
    Order.CARD_FAILED: CardState.FAILED,
}


class PocketCard(QObject):
    """One per process of the kiosk. `ask` (set by whoever speaks with the supervisor) sends the wish on."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = CardState.ABSENT
        self._had_one = False
        self.ask: Callable[[], object] = lambda: None

    def press(self) -> None:
        """Want a card; while one is being waited for, a second press is the same one."""
        if self.state not in {CardState.ABSENT, CardState.ASKED}:
            self._become(CardState.ASKED)
            self.ask()

    def hear(self, order: str) -> None:
        """Take notice of what the supervisor says; other orders are none of ours."""
        if order == Order.CARD_THERE and self.state is CardState.ABSENT:
            self._become(CardState.OFFERED)
        elif order == Order.CARD_GONE and self.state is CardState.OFFERED:
            self._become(CardState.ABSENT)
        elif order in _ANSWERS and self.state is CardState.ASKED:
            answer = _ANSWERS[order]
            self._had_one = self._had_one or answer is CardState.SENT
            # Of somebody else's card nobody learns here: it is only "one a minute" then.
            self._become(CardState.AGAIN if answer is CardState.SOON and self._had_one else answer)

    def forget(self) -> None:
        """Know nothing of it, as at the start: the visit is over."""
        self._had_one = False
        self._become(CardState.ABSENT)

    def _become(self, state: CardState) -> None:
        if state is not self.state:
            self.state = state
            self.changed.emit()
