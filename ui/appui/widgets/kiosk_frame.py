"""What stands around the kiosk's rooms: head and foot, and the countdown over the foot."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractSlider, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from appui.theme.theme import current_theme
from appui.widgets.announce import announce
from appui.widgets.keyboard import tab_after
from appui.widgets.kiosk_foot import KioskFoot, StayBar
from appui.widgets.kiosk_head import KioskHead
from appui.widgets.kiosk_room import TURN_MS
from appui.widgets.low_screen import Lowness, lowness
from appui.widgets.page import page_margin
from appui.widgets.press import Press

# Keys that scroll the room wherever the keyboard is.
_SCROLLS: Final[dict[int, QAbstractSlider.SliderAction]] = {
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}


class KioskBody(QWidget):
    """Head, rooms and foot below each other, and the countdown over the foot while it runs."""

    def __init__(
        self, set_language: Callable[[str], None], back: Press, reach: Press, wipe: Press, stay: Press
    ) -> None:
        super().__init__()
        theme = current_theme()
        self.head, self.stack, self.foot = KioskHead(set_language, back), QStackedWidget(), KioskFoot(reach, wipe)
        column = self.column = QVBoxLayout(self)
        column.setSpacing(theme.space("s"))
        column.addWidget(self.head)
        column.addWidget(self.stack, 1)
        column.addWidget(self.foot)
        self.bar = StayBar(self, stay)
        # Last, when whatever lies in here has its new letters.
        theme.changed.connect(self._fit)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's name and type
        """Let Tab come to the foot last, as the eye does: rooms and their parts are made after it."""
        # What is made last comes last. Not asked for (`previousInFocusChain`): that hands out parts of Qt's own,
        # and touching one after Qt took it away ends the process.
        end = QWidget(self)
        tab_after(end, (self.foot.reach, self.foot.wipe))
        end.setParent(None)
        return super().focusNextPrevChild(next)

    def scroll_room(self, key: int) -> None:
        """Scroll the room by a key; other keys do nothing."""
        room, step = self.stack.currentWidget(), _SCROLLS.get(key)
        if step is not None and isinstance(room, QScrollArea):
            room.verticalScrollBar().triggerAction(step)

    def entitle(self, title: str, *, first: bool, reach: bool) -> None:
        """Say where one is, and offer the ways from there: back, unless it is the first page; to the 3018."""
        self.head.set_title(title, back=not first)
        self.foot.set_ways(reach=reach, first=first)
        # What a screen reader says where the keyboard stands when a room comes up.
        self.stack.setAccessibleName(title)

    def count_down(self, left_s: float | None) -> None:
        """Show the countdown and how many seconds are left; None takes it away."""
        counting = left_s is not None
        if left_s is not None:
            self.bar.set_left(left_s)
        if counting is self.bar.isHidden():
            self.bar.setVisible(counting)
            self._place_bar()
            if counting:
                # For a screen reader alone: a sound would turn heads.
                announce(self.bar, self.bar.words())

    @contextmanager
    def rooms_at_rest(self) -> Iterator[None]:
        """Give head and foot other words and places without laying out the room that is left."""
        rooms = self.stack.layout()
        if rooms is not None:
            rooms.setEnabled(False)
        try:
            yield
            self._settle()
        finally:
            if rooms is not None:
                rooms.setEnabled(True)

    def write_anew(self, write: Callable[[], None]) -> None:
        """Have `write` change the size of all letters: the room is laid out in the next turn, painted in a third.

        What is read stays about where it was.
        """
        room, share = self.stack.currentWidget(), 0.0
        if isinstance(room, QScrollArea):
            bar = room.verticalScrollBar()
            share = bar.value() / max(1, bar.maximum())
        self.setUpdatesEnabled(False)
        with self.rooms_at_rest():
            write()
        QTimer.singleShot(TURN_MS, self, partial(self._fit_room, room, share))

    def _fit_room(self, room: QWidget | None, share: float) -> None:
        # A press that came meanwhile may have taken the room away, and its scroll bar, which is Qt's, with it.
        if room is not None and room is self.stack.currentWidget():
            room.resize(self.stack.size())
            if isinstance(room, QScrollArea):
                bar = room.verticalScrollBar()
                bar.setValue(round(share * bar.maximum()))
        self.paint_next_turn()

    def paint_next_turn(self) -> None:
        """Paint later: building a room and painting it in one go would keep a key waiting."""
        self.setUpdatesEnabled(False)
        QTimer.singleShot(TURN_MS, self, partial(self.setUpdatesEnabled, True))

    def retranslate(self) -> None:
        """Set every word anew."""
        for part in (self.head, self.foot, self.bar):
            part.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the rooms, and keep the countdown over the foot."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        low, space = lowness(self.height()), current_theme().space
        self.head.set_tight(low is not Lowness.NOT)
        self.foot.set_low(low)
        around = ("l", "m") if low is Lowness.NOT else ("s", "s")
        self.column.setContentsMargins(0, space(around[0]), 0, space(around[1]))
        # Out of sight too: rooms that are built ahead have the size that they will be seen in.
        self._settle()

    def _settle(self) -> None:
        """Let everything around the room have its place at once, the countdown too.

        A press that comes with the next event finds the way out where it will be seen.
        """
        # From within: until then what lies around does not know that something in it wants another height. Twice:
        # some heights follow from widths that only the first round has given.
        for _ in range(2):
            for part in (self.head, self.foot, self.bar):
                for one in (*reversed(part.findChildren(QWidget)), part):
                    layout = one.layout()
                    if layout is not None:
                        layout.activate()
            self.column.activate()
        self._place_bar()

    def _place_bar(self) -> None:
        margin = page_margin()
        width = self.width() - 2 * margin
        height = self.bar.heightForWidth(width)
        self.bar.setGeometry(margin, self.foot.y() - height, width, height)
        self.bar.raise_()
