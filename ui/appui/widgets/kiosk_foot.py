"""The foot of the kiosk's window: numbers for danger, the ways to the 3018 and out, and the countdown over it."""

from math import ceil
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from appui.texts.translate import translate
from appui.texts.words import Words
from appui.theme.theme import current_theme
from appui.widgets.buttons import ActionButton
from appui.widgets.card import Card
from appui.widgets.danger_line import DangerLine
from appui.widgets.flow import ColumnsLayout
from appui.widgets.labels import Body, Small
from appui.widgets.low_screen import Lowness, nothing_kept
from appui.widgets.page import page_margin
from appui.widgets.press import Press

_FOOT_PX: Final = 230
_SIDE, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


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
        self.kept.set_align("start", middle=True)
        self._words.bind(self.kept.set_text, nothing_kept)
        self._grid = QGridLayout(self)
        margin = page_margin()
        self._grid.setContentsMargins(margin, 0, margin, 0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setVerticalSpacing(theme.space("s"))
        self._grid.setHorizontalSpacing(theme.space("l"))
        self._side = QWidget()
        ways = self._ways = QVBoxLayout(self._side)
        ways.setContentsMargins(0, 0, 0, 0)
        ways.setSpacing(theme.space("s"))
        ways.addWidget(self.reach)
        ways.addWidget(self.wipe)
        self._lowness, self._reach, self._first = Lowness.NOT, False, True
        self._fit()

    def set_ways(self, *, reach: bool, first: bool) -> None:
        """Offer the way to the 3018 or not; `first`: on the first page."""
        self._reach, self._first = reach, first
        self._fit()

    def set_low(self, lowness: Lowness) -> None:
        """Take less room, or the usual one."""
        self._lowness = lowness
        self._fit()

    def _fit(self) -> None:
        """On a low screen put the numbers across, and below them, side by side, whatever else there is."""
        tight = self._lowness is not Lowness.NOT
        self.reach.setVisible(self._reach)
        # On a very low one the first page says it itself.
        kept = not tight or (self._first and self._lowness is Lowness.LOW)
        self.kept.setVisible(kept)
        self.wipe.set_size("body" if tight else "lead")
        self.danger.set_tight(tight)
        self._ways.setDirection(_SIDE if tight else _DOWN)
        for one in (self.danger, self._side, self.kept):
            self._grid.removeWidget(one)
        # The way out stays at its place, whether or not the other one is beside it.
        self._grid.setColumnStretch(1, 1 if tight and not kept else 0)
        if tight:
            self._grid.addWidget(self.danger, 0, 0, 1, 2)
            self._grid.addWidget(self.kept, 1, 0)
            at = (1, 0, 1, 2) if self._reach else (1, 1)
            self._grid.addWidget(self._side, *at)
        else:
            self._grid.addWidget(self.danger, 0, 0, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(self._side, 0, 1)
            self._grid.addWidget(self.kept, 1, 0, 1, 2)

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
