"""What stands around the kiosk's rooms: title and languages, danger line and way out, the countdown."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from math import ceil
from typing import Final, NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from appui.texts.translate import translate
from appui.texts.words import Words
from appui.theme.theme import current_theme
from appui.widgets.buttons import ActionButton
from appui.widgets.card import Card
from appui.widgets.chip import Chip
from appui.widgets.danger_line import DangerLine
from appui.widgets.flow import ColumnsLayout, FlowLayout
from appui.widgets.keyboard import tab_after, tab_through
from appui.widgets.kiosk_room import TURN_MS
from appui.widgets.labels import Body, Heading, Small

# Each language is called as its readers call it.
NAMES: Final = {"fr": "Français", "en": "English"}
_FOOT_PX: Final = 230
# A screen lower than this, at 100 % text, leaves too little between head and foot.
_LOW: Final = 640
# Keys that scroll the room wherever the keyboard is.
_SCROLLS: Final[dict[int, QAbstractSlider.SliderAction]] = {
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}


def page_margin() -> int:
    """Return the space at both sides, which is that of a scrolling page."""
    theme = current_theme()
    return theme.space("xl") + theme.space("l")


class Press(NamedTuple):
    """What stands on a button, and what a press does."""

    text: Callable[[], str]
    act: Callable[[], None]


class KioskHead(QWidget):
    """The room's title with a way back, and the languages; the first page has a line below its title."""

    def __init__(self, set_language: Callable[[str], None], back: Press) -> None:
        super().__init__()
        theme = current_theme()
        self._set_language = set_language
        self._words = Words()
        self.back = ActionButton("", "back", "secondary")
        self.back.clicked.connect(lambda _checked=False: back.act())
        self._words.bind(self.back.set_text, back.text)
        self.title = Heading("", 1)
        self.title.set_align("start", middle=True)
        self._tight = self._away = False
        self.lead = Body("", muted=True)
        self._words.bind(
            self.lead.set_text,
            lambda: translate("Kiosk", "Réglages, arnaques, harcèlement, sommeil : de quoi as-tu besoin ?"),
        )
        self.chips: dict[str, Chip] = {}
        self._group = QButtonGroup(self)
        self._flow = FlowLayout(spacing=theme.space("s"), at_end=True)
        around = QVBoxLayout(self)
        margin = page_margin()
        around.setContentsMargins(margin, 0, margin, 0)
        row = QHBoxLayout()
        row.setSpacing(theme.space("l"))
        start, self._end = QWidget(), QWidget()
        column = QVBoxLayout(start)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("xs"))
        line = QHBoxLayout()
        line.setSpacing(theme.space("m"))
        line.addWidget(self.back)
        line.addWidget(self.title, 1)
        column.addLayout(line)
        column.addWidget(self.lead)
        column.addStretch(1)
        beside = QVBoxLayout(self._end)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addLayout(self._flow)
        beside.addStretch(1)
        row.addWidget(start, 1)
        row.addWidget(self._end)
        around.addLayout(row)
        self.set_title("", back=False)

    def set_languages(self, codes: Sequence[str], first: str) -> None:
        """Offer these languages; a visit begins in `first`."""
        self._first = first
        for code in codes if len(codes) > 1 else ():
            chip = self.chips[code] = Chip(NAMES[code])
            chip.clicked.connect(lambda _checked=False, code=code: self._set_language(code))
            self._group.addButton(chip)
            self._flow.addWidget(chip)
        tab_through([self.back, *self.chips.values()])
        self._mark(first)

    def choose_first_language(self) -> None:
        """Speak again the language in which visits begin."""
        self._set_language(self._first)
        self._mark(self._first)

    def set_title(self, title: str, *, back: bool) -> None:
        """Say where one is."""
        self.title.set_text(title)
        self._away = back
        self.back.setVisible(back)
        self._make_room()

    def set_tight(self, tight: bool) -> None:  # noqa: FBT001 - one thing with two states
        """Leave out what is not needed, or show it again: large letters on a low screen."""
        self._tight = tight
        self.title.set_size("lead" if tight else "title")
        self._make_room()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._words.again()

    def _make_room(self) -> None:
        """On a low screen a room's title has the whole line: languages are chosen on the first page."""
        self.lead.setVisible(not self._away and not self._tight)
        self._end.setVisible(not (self._away and self._tight))

    def _mark(self, code: str) -> None:
        if code in self.chips:
            self.chips[code].setChecked(True)


class KioskFoot(QWidget):
    """Always there: numbers for danger, the way to the 3018 (asked for once on the first page), the way out."""

    def __init__(self, reach: Press, wipe: Press) -> None:
        super().__init__()
        theme = current_theme()
        self._words = Words()
        self.danger = DangerLine()
        self.reach, self.wipe = ActionButton("", "phone", "call"), ActionButton("", "", "primary")
        self.reach.clicked.connect(lambda _checked=False: reach.act())
        self._words.bind(self.reach.set_text, reach.text)
        self.wipe.clicked.connect(lambda _checked=False: wipe.act())
        self._words.bind(self.wipe.set_text, wipe.text)
        self.kept = Small("")
        self._words.bind(
            self.kept.set_text,
            lambda: translate(
                "Kiosk", "Appui ne garde rien. L’ordinateur de l’établissement, lui, peut être surveillé."
            ),
        )
        column = QVBoxLayout(self)
        margin = page_margin()
        column.setContentsMargins(margin, 0, margin, 0)
        column.setSpacing(theme.space("s"))
        row = self._row = QHBoxLayout()
        row.addWidget(self.danger, 1, Qt.AlignmentFlag.AlignVCenter)
        ways = self._ways = QVBoxLayout()
        ways.setSpacing(theme.space("s"))
        ways.addWidget(self.reach)
        ways.addWidget(self.wipe)
        row.addLayout(ways)
        column.addLayout(row)
        column.addWidget(self.kept)
        self._tight, self._reach, self._first = False, False, True
        self._fit()

    def set_ways(self, *, reach: bool, first: bool) -> None:
        """Offer the way to the 3018 or not; `first`: on the first page."""
        self._reach, self._first = reach, first
        self._fit()

    def set_tight(self, tight: bool) -> None:  # noqa: FBT001 - one thing with two states
        """Take less room, or the usual one."""
        self._tight = tight
        self._fit()

    def _fit(self) -> None:
        """On a low screen put the numbers across, both ways side by side below them."""
        self.reach.setVisible(self._reach)
        self.kept.setVisible(self._first or not self._tight)
        self.wipe.set_size("body" if self._tight else "lead")
        self.danger.set_tight(self._tight)
        side, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        below = self._tight and self._reach
        self._row.setDirection(down if below else side)
        self._row.setSpacing(self.danger.theme.space("s" if below else "l"))
        self._ways.setDirection(side if below else down)

    def retranslate(self) -> None:
        """Set every word anew."""
        self._words.again()
        self.danger.retranslate()


class StayBar(Card):
    """Counts down over the foot; any sign of a person stops it, the button says so."""

    def __init__(self, parent: QWidget, stay: Press) -> None:
        super().__init__(parent, ground="warnsoft", padding="m", line="warn")
        self._left_s = 0
        self._said = Body("", strong=True)
        self.stay = ActionButton("", "", "primary")
        self.stay.clicked.connect(lambda _checked=False: stay.act())
        self._stay = stay.text
        row = ColumnsLayout(spacing=self.theme.space("l"), least_px=_FOOT_PX, stretches=(3, 1))
        self._said.set_align("start", middle=True)
        row.addWidget(self._said)
        row.addWidget(self.stay)
        self.body.addLayout(row)
        self.retranslate()
        self.hide()

    def words(self) -> str:
        """Return what the bar says."""
        return self._said.text()

    def set_left(self, left_s: float) -> None:
        """Say how many seconds are left."""
        left = max(0, ceil(left_s))
        if left != self._left_s:
            self._left_s = left
            self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._said.set_text(translate("Kiosk", "Tout s’efface dans %n seconde(s).", "", self._left_s))
        self.stay.set_text(self._stay())


class KioskBody(QWidget):
    """Head, rooms and foot below each other, and the countdown over the foot while it runs."""

    def __init__(
        self, set_language: Callable[[str], None], back: Press, reach: Press, wipe: Press, stay: Press
    ) -> None:
        super().__init__()
        theme = current_theme()
        self.head, self.stack, self.foot = KioskHead(set_language, back), QStackedWidget(), KioskFoot(reach, wipe)
        column = self.column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.space("l"), 0, theme.space("m"))
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

    def show_bar(self, *, shown: bool) -> None:
        """Show the countdown, or take it away."""
        self.bar.setVisible(shown)
        self._place_bar()

    @contextmanager
    def rooms_at_rest(self) -> Iterator[None]:
        """Give head and foot other words and places without laying out the room that is left."""
        rooms = self.stack.layout()
        if rooms is not None:
            rooms.setEnabled(False)
        try:
            yield
            # From within: until then the column does not know that one of them wants another height. A press that
            # comes with the next event finds the way out where it will be seen.
            for layout in (self.head.layout(), self.foot.layout(), self.column):
                if layout is not None:
                    layout.activate()
        finally:
            if rooms is not None:
                rooms.setEnabled(True)

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
        tight = self.height() < current_theme().px(_LOW)
        self.head.set_tight(tight)
        self.foot.set_tight(tight)
        self._place_bar()

    def _place_bar(self) -> None:
        margin = page_margin()
        width = self.width() - 2 * margin
        height = self.bar.heightForWidth(width)
        self.bar.setGeometry(margin, self.foot.y() - height, width, height)
        self.bar.raise_()
