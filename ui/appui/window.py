"""The window: rail, header with the 3018 button, pages built on first visit, sheets over them, one banner."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from appui.actions.catalogue import QUICK_EXIT, SHOW_3018
from appui.actions.command import Command, Commands, Mode
from appui.theme.theme import current_theme
from appui.widgets.header import Header
from appui.widgets.rail import Rail
from appui.widgets.sheet import SheetLayer

if TYPE_CHECKING:
    from typing import Protocol

    from appui.widgets.banner import Banner, BannerLine, BannerTone

    class Page(Protocol):
        """What the window asks of a page, which is a QWidget."""

        page_id: str

        def title(self) -> str:
            """Return the words of the header."""
            ...

        def retranslate(self) -> None:
            """Set every word anew after a change of language."""
            ...

        def shown(self) -> None:
            """Take notice that the page has become the current one."""
            ...


_SIZE: Final = (1180, 780)
_LEAST: Final = (640, 480)
# What a title bar and the edges of a window take at most.
_FRAME: Final = (16, 48)


class Room(NamedTuple):
    """A page that can be gone to, built when visited. `within`: whose rail button stands for it, if no own one."""

    page_id: str
    command: Command
    build: Callable[[], QWidget]
    foot: bool = False
    within: Command | None = None


class MainWindow(QWidget):
    """The shell of home and school use. It knows no page, only rooms; `first_painted` comes once."""

    first_painted = Signal()
    page_changed = Signal(str)
    closed = Signal()

    def __init__(self, build_3018: Callable[[], QWidget], quick_exit: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("appui")
        self.setWindowTitle("Appui")
        self._build_3018 = build_3018
        self._sheet_3018: QWidget | None = None
        self._rooms: dict[str, Room] = {}
        self._pages: dict[str, QWidget] = {}
        self._painted = False
        self._current = ""
        self.commands = Commands(Mode.WINDOW)
        self.shortcuts: dict[str, QShortcut] = {}
        self.rail = Rail()
        self.header = Header()
        self.banner: Banner | None = None
        self._line: BannerLine | None = None
        self.stack = QStackedWidget()
        self._lay_out()
        self.bind(SHOW_3018, self.show_3018)
        self.bind(QUICK_EXIT, quick_exit)
        self.header.call.clicked.connect(lambda: self.commands.run(SHOW_3018.id))
        self.rail.chosen.connect(self.commands.run)
        self.setMinimumSize(*_LEAST)
        self.resize(QSize(*_SIZE).boundedTo(self._room_on_screen()))

    def bind(self, command: Command, act: Callable[[], None]) -> None:
        """Take a command in, with its key where it has one."""
        self.commands.bind(command, act)
        if command.shortcut:
            current_theme().warmth.later(partial(self._bind_key, command))

    def _bind_key(self, command: Command) -> None:
        if command.id not in self.shortcuts:
            shortcut = QShortcut(command.shortcut, self)
            shortcut.activated.connect(lambda: self.commands.run(command.id))
            self.shortcuts[command.id] = shortcut

    def set_rooms(self, rooms: Sequence[Room]) -> None:
        """Show these rooms in the rail, in order; the first is where one starts."""
        for room in rooms:
            self._rooms[room.page_id] = room
            self.bind(room.command, partial(self.navigate, room.page_id))
            if room.within is None:
                self.rail.add(room.command.id, room.command.icon, room.command.text, foot=room.foot)
        self.rail.add(QUICK_EXIT.id, QUICK_EXIT.icon, QUICK_EXIT.text, foot=True, framed=True)
        first = rooms[0]
        self.rail.set_current(first.command.id)
        self.header.set_title(first.command.text())
        # A start paints the way to the 3018 and the way out first; the page follows in the next frame.
        current_theme().warmth.later(partial(self.navigate, first.page_id))

    def rooms(self) -> tuple[str, ...]:
        """Return the ids of the pages that can be gone to."""
        return tuple(self._rooms)

    def page(self) -> QWidget:
        """Return the current page."""
        return self._pages[self._current]

    def navigate(self, page_id: str) -> None:
        """Go to a page, closing every sheet; an id without a room is a defect and raises KeyError."""
        room = self._rooms[page_id]
        while self.layer.close_sheet():
            pass
        page = self._pages.get(page_id)
        if page is None:
            page = self._pages[page_id] = room.build()
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        moved, self._current = self._current != page_id, page_id
        self.rail.set_current((room.within or room.command).id)
        self.header.set_title(cast("Page", page).title())
        if moved:
            self._hush()
            cast("Page", page).shown()
            self.page_changed.emit(page_id)

    def open_sheet(self, sheet: QWidget) -> None:
        """Show a sheet over the page."""
        self._place_layer()
        self.layer.open_sheet(sheet)

    def close_sheet(self) -> None:
        """Close the sheet in front, if any."""
        self.layer.close_sheet()

    def close_private_sheets(self) -> None:
        """Close every sheet but the 3018's: the vault was locked, and the way to help stays."""
        for sheet in self.layer.sheets():
            if sheet is not self._sheet_3018:
                self.layer.close_sheet(sheet)

    def escape(self) -> bool:
        """Close the sheet in front; return whether there was one."""
        return self.layer.escape()

    def show_3018(self) -> None:
        """Open the 3018 sheet over whatever there is, or bring it back to the front."""
        sheet = self._sheet_3018 if self._sheet_3018 in self.layer.sheets() else None
        self._sheet_3018 = sheet or self._build_3018()
        self.open_sheet(self._sheet_3018)

    def say(self, tone: str, text: str) -> None:
        """Say something in the banner until it is closed or the page changes; tone neutral, ok, warn or danger."""
        from appui.widgets.announce import announce  # noqa: PLC0415 - not for the first frame
        from appui.widgets.banner import BannerLine  # noqa: PLC0415 - the same

        self._hush()
        self._line = BannerLine(text, cast("BannerTone", tone), self._hush)
        self.banner = self._line.banner
        self._column.insertWidget(0, self._line)
        announce(self, text)

    def come_forward(self) -> None:
        """Be seen: another start asked for this window."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def retranslate(self) -> None:
        """Set every word anew, on the pages that were not visited yet too: they are built in the new language."""
        self.rail.retranslate()
        for page in self._pages.values():
            cast("Page", page).retranslate()
        if self._current:
            self.header.set_title(cast("Page", self.page()).title())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the sheets over the page."""
        super().resizeEvent(event)
        self._place_layer()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the first frame is there."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.first_painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the sheets too: what they show goes with the window."""
        while self.layer.close_sheet():
            pass
        super().closeEvent(event)
        self.closed.emit()

    def _lay_out(self) -> None:
        theme = current_theme()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.rail)
        right = QVBoxLayout()
        right.setSpacing(0)
        self.below = QWidget()
        self._column = QVBoxLayout(self.below)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space("s"))
        self._column.addWidget(self.stack, 1)
        right.addWidget(self.header)
        right.addWidget(self.below, 1)
        across.addLayout(right, 1)
        # Rail and header stay free, so that the 3018 and the quick exit are one click away from every sheet too.
        self.layer = SheetLayer(self, self.below)
        # Larger text makes rail and header larger: an open sheet must not come to lie over them.
        theme.changed.connect(lambda: QTimer.singleShot(0, self, self._place_layer))

    def _room_on_screen(self) -> QSize:
        """Return what a window may take here: on a small screen the quick exit would lie below the edge."""
        free = self.screen().availableSize()
        return QSize(free.width() - _FRAME[0], free.height() - _FRAME[1])

    def _place_layer(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self.layer.setGeometry(self.below.geometry())

    def _hush(self) -> None:
        if self._line is not None:
            self._column.removeWidget(self._line)
            self._line.hide()
            self._line.deleteLater()
            self.banner = self._line = None
