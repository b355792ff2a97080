"""What the kiosk's window asks of a room and of the page of calm slides, both of them QWidgets."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Protocol, cast

from PySide6.QtCore import QRect, QTimer
from PySide6.QtWidgets import QScrollArea, QScroller, QStackedWidget, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

TURN_MS: Final = 1
"""How long a next turn of the event loop waits: with 0, Qt makes none of it."""


class RoomPage(Protocol):
    """A room, built anew for each visit."""

    page_id: str

    def title(self) -> str:
        """Return the words of the header."""
        ...

    def retranslate(self) -> None:
        """Set every word anew after a change of language."""
        ...

    def shown(self) -> None:
        """Take notice that the room has become the current one."""
        ...


class Attract(Protocol):
    """The slides between two visits; `begun` on a touch or a key."""

    begun: "SignalInstance"

    def retranslate(self) -> None:
        """Set every word anew."""
        ...


class RoomPages(dict[str, QWidget]):
    """The rooms of a visit by their ids, in a stack: each is built when it is entered, or ahead of that.

    One out of sight speaks another language only when it is entered.
    """

    def __init__(self, stack: QStackedWidget) -> None:
        super().__init__()
        self._stack = stack
        self._builds: dict[str, Callable[[], QWidget]] = {}
        self._behind: set[str] = set()
        self._gone: list[QWidget] = []
        self._turn = QTimer(stack)
        self._turn.setSingleShot(True)
        self._turn.setInterval(TURN_MS)
        self._turn.timeout.connect(self._end_next)

    def offer(self, page_id: str, build: Callable[[], QWidget]) -> None:
        """Take in how a room is built."""
        self._builds[page_id] = build

    def offered(self) -> tuple[str, ...]:
        """Return the ids of the rooms that can be entered."""
        return tuple(self._builds)

    def entered(self, page_id: str) -> QWidget:
        """Return a room, built where it is not, that speaks the language of the visit; KeyError for no room."""
        if page_id in self._behind:
            self._behind.discard(page_id)
            cast("RoomPage", self[page_id]).retranslate()
        return self.get(page_id) or self._build(page_id)

    def say_anew(self, current: str) -> None:
        """Set every word of the current room anew, and of each other one once it is entered."""
        self._behind = set(self)
        if current in self:
            self.entered(current)

    def build_ahead(self, page_id: str) -> bool:
        """Build a room that nobody has asked for; return False where it stands already."""
        if page_id in self:
            return False
        self._build(page_id)
        return True

    def paint_ahead(self, page_id: str) -> None:
        """Lay a room out and paint it, out of sight."""
        self[page_id].grab()

    def lay_out_ahead(self, page_id: str) -> None:
        """Lay a room out anew, out of sight; painting it is for who enters it."""
        page = self[page_id]
        page.resize(self._stack.size())
        # Nothing else has Qt lay out what is hidden.
        page.grab(QRect(0, 0, 1, 1))

    def take_away(self, *, but: str = "") -> None:
        """Forget every room, or every other one; they are deleted in turns to come."""
        for page_id in [one for one in self if one != but]:
            page = self.pop(page_id)
            self._behind.discard(page_id)
            self._stack.removeWidget(page)
            page.hide()
            self._gone.append(page)
        if self._gone:
            self._turn.start()

    def _build(self, page_id: str) -> QWidget:
        page = self[page_id] = self._builds[page_id]()
        page.resize(self._stack.size())
        self._stack.addWidget(page)
        if isinstance(page, QScrollArea):
            # A finger pushes the page itself; a scroll bar is too narrow for it.
            QScroller.grabGesture(page.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        return page

    def _end_next(self) -> None:
        """Delete one room that was taken away; all of them in one turn would keep a key waiting."""
        self._gone.pop().deleteLater()
        if self._gone:
            self._turn.start()
