"""The kiosk's one window: header, a stack of rooms, danger line and way out; calm slides between visits.

It knows no room, only how to build one. Nothing closes it but the exit (`leave`).
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPixmapCache
from PySide6.QtWidgets import QScrollArea, QStackedLayout, QWidget

from appui.actions import catalogue
from appui.actions.command import Command, Commands, Mode
from appui.qt_adapters.kiosk_front import FrontWindow
from appui.widgets.announce import announce
from appui.widgets.kiosk_frame import KioskBody
from appui.widgets.kiosk_room import RoomPages
from appui.widgets.press import Press
from appui_core.kiosk.visit import Phase, Visit

if TYPE_CHECKING:
    from appui.widgets.kiosk_room import Attract, RoomPage

_TICK_MS: Final = 250


class KioskRoom(NamedTuple):
    """A room that can be gone to, built anew when first visited in a visit."""

    page_id: str
    command: Command
    build: Callable[[], QWidget]


class KioskWindow(FrontWindow):
    """`first_painted` comes once after each `show`; `begun` and `wiped` are the ends of a visit."""

    begun = Signal()
    # Before anything is shown or taken away.
    ending = Signal()
    wiped = Signal()
    # Touched after a wipe, while a fresh process is about to take over.
    touched_late = Signal()

    def __init__(self, visit: Visit, attract: QWidget, set_language: Callable[[str], None]) -> None:
        super().__init__()
        self.setObjectName("appui-kiosk")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.visit, self.attract = visit, attract
        self.commands = Commands(Mode.KIOSK)
        self._first = self._current = self._helpline = ""
        # After a wipe a touch belongs to the next process, unless that never comes (`take_back`).
        self.spent = False
        self.content = KioskBody(
            set_language,
            self._press(catalogue.FIRST),
            self._press(catalogue.SHOW_3018),
            self._press(catalogue.WIPE),
            self._press(catalogue.STAY),
        )
        self.head, self.foot, self.bar = self.content.head, self.content.foot, self.content.bar
        self.stack = self.content.stack
        self.pages = RoomPages(self.stack)
        self._layers = QStackedLayout(self)
        self._layers.addWidget(attract)
        self._layers.addWidget(self.content)
        self.bind(catalogue.FIRST, lambda: self.navigate(self._first))
        self.bind(catalogue.STAY, self.touched)
        self.bind(catalogue.WIPE, self.wipe)
        cast("Attract", attract).begun.connect(self._attracted)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self.tick)

    def bind(self, command: Command, act: Callable[[], None]) -> None:
        """Take a command in; the kiosk's list leaves out whatever is not for it."""
        self.commands.bind(command, act)

    def set_rooms(self, rooms: Sequence[KioskRoom]) -> None:
        """Offer these rooms; a visit begins in the first, which is built now."""
        for room in rooms:
            self.pages.offer(room.page_id, room.build)
            self.bind(room.command, partial(self.navigate, room.page_id))
        self._helpline = next((room.page_id for room in rooms if room.command == catalogue.SHOW_3018), "")
        self._first = self._current = rooms[0].page_id
        self.pages.entered(self._first)
        self._entitle()

    def page(self) -> QWidget:
        """Return the current room."""
        return self.pages[self._current]

    def navigate(self, page_id: str) -> None:
        """Go to a room; an id without a room is a defect and raises KeyError."""
        page = self.pages.entered(page_id)
        moved, self._current = self._current != page_id, page_id
        # What stands around it first: then a room is laid out once, at the size that it has, and the one that is
        # left not at all.
        with self.content.rooms_at_rest():
            self._entitle()
        page.resize(self.stack.size())
        self.content.paint_next_turn()
        self.stack.setCurrentWidget(page)
        if moved:
            if page_id == self._first and isinstance(page, QScrollArea):
                page.verticalScrollBar().setValue(0)
            # No key meant for the room before answers in this one.
            self.stack.setFocus(Qt.FocusReason.OtherFocusReason)
            cast("RoomPage", page).shown()
            announce(self, cast("RoomPage", page).title())

    def visited(self) -> bool:
        """Tell whether a visit goes on, or has left its traces until another process takes over."""
        return self.spent or self.visit.phase() is not Phase.ATTRACT

    def begin(self) -> None:
        """Begin a visit at the first room."""
        self.spent = False
        # A tool that presses what is out of sight may have changed it.
        self.head.choose_first_language()
        self.visit.touched()
        self._current = ""
        self.navigate(self._first)
        self._layers.setCurrentWidget(self.content)
        self.stack.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tick.start()
        self.begun.emit()

    def touched(self) -> None:
        """Take notice of a person; in the countdown that means "I am still here"."""
        if self.visit.phase() is not Phase.ATTRACT:
            self.visit.touched()
            self._show_countdown()

    def wipe(self) -> None:
        """End the visit: slides first, then everything that it left in this process."""
        if self.visit.phase() is Phase.ATTRACT and self._layers.currentWidget() is self.attract:
            return
        self.visit.wiped()
        self.ending.emit()
        self._tick.stop()
        self.spent = True
        self.bar.hide()
        self._current = ""  # before the language: no room is said anew that does not stay
        self.head.choose_first_language()
        self._layers.setCurrentWidget(self.attract)
        self.attract.setFocus(Qt.FocusReason.OtherFocusReason)
        # Nothing else of the window is seen.
        self.attract.repaint()
        self.pages.take_away()
        QPixmapCache.clear()
        # A screen reader drops what it was still to say of the room, for this.
        announce(self.attract, self.attract.accessibleName(), at_once=True)
        self.wiped.emit()

    def take_back(self) -> None:
        """Serve the next visit too: no fresh process came."""
        if self.spent:
            self.spent = False
            self._current = self._first
            self.pages.entered(self._first)

    def tick(self) -> None:
        """Look how long nobody has touched anything."""
        phase = self.visit.phase()
        if phase is Phase.ATTRACT:
            self.wipe()
        else:
            self._show_countdown()

    def warm(self) -> None:
        """Paint everything once out of sight: fonts, drawings and layouts are ready when the window is wanted."""
        self.resize(self.screen().size())
        for layer in (self.content, self.attract):
            self._layers.setCurrentWidget(layer)
            self.grab()
        self._painted = False

    def come_forward(self) -> None:
        """Fill the screen, above everything."""
        self._painted = False
        super().come_forward()

    def leave(self) -> None:
        """Let the window close: the exit said so."""
        self._tick.stop()
        super().leave()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.content.paint_next_turn()
        self.content.retranslate()
        cast("Attract", self.attract).retranslate()
        self.pages.say_anew(self._current)
        if self._current:
            self._entitle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the first room with Esc; scroll the room from wherever the keyboard is."""
        if event.key() == Qt.Key.Key_Escape and self._current not in {"", self._first}:
            self.navigate(self._first)
        else:
            self.content.scroll_room(event.key())
        event.accept()

    def _press(self, command: Command) -> Press:
        return Press(command.text, partial(self.commands.run, command.id))

    def _entitle(self) -> None:
        reach = bool(self._helpline) and self._current not in {self._first, self._helpline}
        title = cast("RoomPage", self.page()).title()
        self.content.entitle(title, first=self._current == self._first, reach=reach)

    def _attracted(self) -> None:
        if self.spent:
            self.touched_late.emit()
        else:
            self.begin()

    def _show_countdown(self) -> None:
        counting = self.visit.phase() is Phase.COUNTDOWN
        self.content.count_down(self.visit.left_s() if counting else None)
