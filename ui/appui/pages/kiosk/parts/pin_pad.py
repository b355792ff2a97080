"""Asks for the exit PIN with large digits to touch, or those of a keyboard; no field, dots instead of digits."""

from functools import partial
from math import ceil
from typing import Final, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from appui.texts.translate import translate
from appui.widgets.announce import announce
from appui.widgets.buttons import ActionButton
from appui.widgets.card import Card
from appui.widgets.kiosk_context import KioskContext
from appui.widgets.kiosk_desk import DeskServices
from appui.widgets.labels import Body, PlainLabel
from appui.widgets.worded import Worded
from appui_core.kiosk.phc import PIN_HIGH
from appui_core.kiosk.pin import ExitPin

_TICK_MS: Final = 500
_PAD_PX: Final = 420
_KEYS: Final = ("1", "2", "3", "4", "5", "6", "7", "8", "9")


class _Answer(NamedTuple):
    """What came of a try, and how long to wait for the next one."""

    opened: bool
    wait_s: int


class PinPad(Card):
    """`opened` comes when the PIN was right."""

    opened = Signal()

    def __init__(self, context: KioskContext, services: DeskServices) -> None:
        super().__init__()
        self._context, self._services = context, services
        self._digits = ""
        self._said = ""
        self._until_s = 0.0
        self._busy = False
        self._w = Worded()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._w.named(self, lambda: translate("Kiosk", "Code de l’établissement"))
        self.body.addWidget(self._w.heading(lambda: translate("Kiosk", "Code de l’établissement"), 2))
        self.dots = PlainLabel("", "title", strong=True)
        self.dots.set_align("centre")
        self.dots.setMinimumHeight(self.theme.px(36))
        self.state = Body("")
        self.state.set_align("centre")
        self.keys: dict[str, ActionButton] = {}
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._pad(), 100)
        row.addStretch(1)
        self.body.addWidget(self.dots)
        self.body.addWidget(self.state)
        self.body.addLayout(row)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._show)
        self._show()

    def ask(self) -> None:
        """Begin anew, and learn whether there is a wait."""
        self._digits = ""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._run("")

    def retranslate(self) -> None:
        """Set every word anew."""
        self._w.again()
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Let digits of a keyboard through."""
        super().showEvent(event)
        self._services.let_digits(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let them through no more, and forget what was typed."""
        super().hideEvent(event)
        self._services.let_digits(False)
        self._digits = ""
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits, the key that takes one back, and Enter."""
        text = event.text()
        if len(text) == 1 and text.isascii() and text.isdigit():
            self._add(text)
        elif event.key() == Qt.Key.Key_Backspace:
            self._take_back()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter()
        else:
            super().keyPressEvent(event)

    def _pad(self) -> QWidget:
        pad = QWidget()
        pad.setMaximumWidth(self.theme.px(_PAD_PX))
        grid = QGridLayout(pad)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(self.theme.space("s"))
        for at, digit in enumerate(_KEYS):
            grid.addWidget(self._key(digit), at // 3, at % 3)
        self.back = self._w.button(lambda: translate("Kiosk", "Corriger"))
        self.back.clicked.connect(lambda _checked=False: self._take_back())
        self.enter = self._w.button(lambda: translate("Kiosk", "Valider"), tone="primary")
        self.enter.clicked.connect(lambda _checked=False: self._enter())
        grid.addWidget(self.back, 3, 0)
        grid.addWidget(self._key("0"), 3, 1)
        grid.addWidget(self.enter, 3, 2)
        return pad

    def _key(self, digit: str) -> ActionButton:
        key = self.keys[digit] = ActionButton(digit, "", "secondary")
        key.set_size("lead")
        # A click leaves the keyboard with the pad, where Enter means that the PIN is complete.
        key.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        key.clicked.connect(lambda _checked=False: self._add(digit))
        return key

    def _add(self, digit: str) -> None:
        if not self._waits() and len(self._digits) < PIN_HIGH:
            self._digits += digit
            self._said = ""
            self._show()

    def _take_back(self) -> None:
        self._digits = self._digits[:-1]
        self._show()

    def _enter(self) -> None:
        if self._digits and not self._waits():
            pin, self._digits = self._digits, ""
            self._run(pin)

    def _run(self, pin: str) -> None:
        """Try a PIN off the GUI thread; an empty one only asks how long to wait."""
        if self._busy:
            return
        self._busy = bool(pin)
        self._show()
        self._context.runner.run(
            partial(_try, self._services.pin, pin), owner=self, done=partial(self._tried, bool(pin)), lane="free"
        )

    def _tried(self, asked: bool, answer: _Answer) -> None:  # noqa: FBT001 - bound in advance
        if asked:
            self._busy = False
        if answer.opened:
            self.opened.emit()
            return
        self._until_s = self._context.clock.monotonic_s() + answer.wait_s
        self._said = "wrong" if asked else ""
        self._show()
        if self.state.text():
            announce(self, self.state.text())

    def _left_s(self) -> int:
        return max(0, ceil(self._until_s - self._context.clock.monotonic_s()))

    def _waits(self) -> bool:
        return self._busy or self._left_s() > 0

    def _show(self) -> None:
        left_s = self._left_s()
        if left_s and self.isVisible():
            self._tick.start()
        else:
            self._tick.stop()
        self.dots.set_text("●" * len(self._digits))
        self.dots.setAccessibleName(translate("Kiosk", "%n chiffre(s)", "", len(self._digits)))
        wrong = translate("Kiosk", "Ce n’est pas ce code.") if self._said else ""
        wait = (
            translate("Kiosk", "Attendez encore %n seconde(s) avant un autre essai.", "", left_s) if left_s else ""
        )
        self.state.set_text(" ".join(part for part in (wrong, wait) if part))
        for key in (*self.keys.values(), self.enter):
            key.setEnabled(not left_s)


def _try(pin: ExitPin, typed: str) -> _Answer:
    opened = bool(typed) and pin.tries(typed)
    return _Answer(opened, 0 if opened else pin.wait_s())
