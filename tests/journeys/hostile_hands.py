"""A pupil who tries everything: keys, mouse and wheel at random, as real events of the X server (XTEST)."""

import random
from typing import TYPE_CHECKING, Any, Final

from Xlib import XK, X, display
from Xlib.ext import xtest

if TYPE_CHECKING:
    from collections.abc import Callable

# What opens, closes, prints, copies or leads elsewhere in other programs and on other desktops.
CHORDS: Final = (
    "Alt_L F4",
    "Alt_L Tab",
    "Alt_L Shift_L Tab",
    "Alt_L Escape",
    "Alt_L space",
    "Alt_L Return",
    "Alt_L F1",
    "Alt_L F2",
    "Alt_L F8",
    "Alt_L F10",
    "Alt_L Left",
    "Alt_L Print",
    "Control_L Escape",
    "Control_L Shift_L Escape",
    "Control_L Alt_L Delete",
    "Control_L Alt_L BackSpace",
    "Control_L Alt_L t",
    "Control_L Alt_L Left",
    "Control_L Alt_L Right",
    "Control_L Alt_L F2",
    "Control_L Tab",
    "Control_L F4",
    "Control_L Insert",
    "Control_L plus",
    "Control_L minus",
    "Control_L equal",
    "Control_L 0",
    *(f"Control_L {letter}" for letter in "posnwqacvxzftlhjk"),
    "Control_L Shift_L i",
    "Control_L Shift_L n",
    "Control_L Shift_L q",
    "Shift_L Insert",
    "Shift_L F10",
    "Shift_L Delete",
    "Super_L",
    "Super_L d",
    "Super_L e",
    "Super_L l",
    "Super_L r",
    "Super_L F2",
    "Super_L Tab",
    "Super_L Shift_L Right",
    "Menu",
    "Print",
    "Pause",
    "Caps_Lock Caps_Lock",
    "Num_Lock Num_Lock",
    "Shift_L Shift_L Shift_L Shift_L Shift_L",
)
PLAIN: Final = (
    *(f"F{number}" for number in range(1, 13)),
    *"0123456789abcxyz",
    "BackSpace",
    "Delete",
    "Insert",
    "comma",
    "exclam",
)
# Those that do something in the kiosk.
MOVING: Final = ("Left", "Right", "Up", "Down", "Tab", "Tab", "Page_Up", "Page_Down", "Home", "End")
PRESSING: Final = ("Return", "space", "KP_Enter", "Escape")
_BUTTONS: Final = (1, 1, 1, 1, 1, 2, 3, 8, 9)
_WHEELS: Final = (4, 5, 6, 7)
_HELD: Final = ("Control_L", "Shift_L", "Alt_L", "Super_L")
_MODIFIERS: Final = frozenset({*_HELD, "Alt_R", "Control_R", "Shift_R"})


class Hands:
    """`events` counts what was sent. The same seed does the same things; what they meet depends on time."""

    def __init__(self, name: str, seed: int, size: tuple[int, int]) -> None:
        self._display: Any = display.Display(name)
        self._root = self._display.screen().root
        self._chance = random.Random(seed)  # noqa: S311 - a seed that can be given again
        self._wide, self._high = size
        self._down: list[int] = []
        self._buttons: list[int] = []
        self.events = 0
        self._acts: tuple[tuple[Callable[[], None], int], ...] = (
            (self._chord, 20),
            (self._plain, 12),
            (self._moving, 16),
            (self._pressing, 3),
            (self._click, 14),
            (self._double, 3),
            (self._drag, 6),
            (self._wander, 8),
            (self._wheel, 8),
            (self._held, 4),
            (self._stuck_key, 3),
            (self._stuck_button, 2),
        )

    def close(self) -> None:
        """Let go, and hang up."""
        self.let_go()
        self._display.close()

    def act(self, times: int = 1) -> None:
        """Do that many things, without waiting for what they do."""
        acts, weights = zip(*self._acts, strict=True)
        for one in self._chance.choices(acts, weights, k=times):
            one()

    def let_go(self) -> None:
        """Release what is still held; everything has arrived when this returns."""
        for code in self._down:
            self._send(X.KeyRelease, code)
        for button in self._buttons:
            self._send(X.ButtonRelease, button)
        self._down.clear()
        self._buttons.clear()
        self._display.sync()

    def point(self, x: int, y: int) -> None:
        """Move the pointer there."""
        self._send(X.MotionNotify, 0, x, y)
        self._display.sync()

    def press(self, x: int, y: int) -> None:
        """Press the first button there, and keep it."""
        self.point(x, y)
        self._send(X.ButtonPress, 1)
        self._buttons.append(1)
        self._display.sync()

    def middle_click(self) -> None:
        """Press the middle button where the pointer is."""
        self._button(2)

    def chord(self, names: str) -> None:
        """Press keys one after the other, holding those that are held, then let all go."""
        held = []
        for name in names.split():
            code = self._code(name)
            if not code:
                continue
            self._send(X.KeyPress, code)
            if name in _MODIFIERS and names.count(name) == 1:
                held.append(code)
            else:
                self._send(X.KeyRelease, code)
        for code in reversed(held):
            self._send(X.KeyRelease, code)

    def _chord(self) -> None:
        self.chord(self._chance.choice(CHORDS))

    def _plain(self) -> None:
        self.chord(self._chance.choice(PLAIN))

    def _moving(self) -> None:
        for _ in range(self._chance.randint(1, 4)):
            self.chord(self._chance.choice(MOVING))

    def _pressing(self) -> None:
        self.chord(self._chance.choice(PRESSING))

    def _click(self) -> None:
        self._go()
        self._button(self._chance.choice(_BUTTONS))

    def _double(self) -> None:
        self._go()
        button = self._chance.choice(_BUTTONS)
        for _ in range(self._chance.randint(2, 3)):
            self._button(button)

    def _drag(self) -> None:
        self._go()
        button = self._chance.choice(_BUTTONS)
        self._send(X.ButtonPress, button)
        for _ in range(self._chance.randint(2, 8)):
            self._go()
        if self._chance.random() < 0.5:
            # Out of the window, as far as a screen goes.
            self._send(X.MotionNotify, 0, self._chance.choice((0, self._wide - 1)), self._high - 1)
        self._send(X.ButtonRelease, button)

    def _wander(self) -> None:
        for _ in range(self._chance.randint(1, 6)):
            self._go()

    def _wheel(self) -> None:
        self._go()
        button = self._chance.choice(_WHEELS)
        for _ in range(self._chance.randint(1, 8)):
            self._button(button)

    def _held(self) -> None:
        """Click, drag or turn the wheel with a key held."""
        code = self._code(self._chance.choice(_HELD))
        self._send(X.KeyPress, code)
        self._chance.choice((self._click, self._drag, self._wheel))()
        self._send(X.KeyRelease, code)

    def _stuck_key(self) -> None:
        """Hold a key for as long as the others of this batch take: it repeats."""
        code = self._code(self._chance.choice((*MOVING, *PLAIN, *_HELD)))
        if code and code not in self._down:
            self._send(X.KeyPress, code)
            self._down.append(code)

    def _stuck_button(self) -> None:
        """Hold a button: a long press."""
        self._go()
        if not self._buttons:
            self._send(X.ButtonPress, 1)
            self._buttons.append(1)

    def _go(self) -> None:
        self._send(X.MotionNotify, 0, self._chance.randrange(self._wide), self._chance.randrange(self._high))

    def _button(self, button: int) -> None:
        self._send(X.ButtonPress, button)
        self._send(X.ButtonRelease, button)

    def _code(self, name: str) -> int:
        return int(self._display.keysym_to_keycode(XK.string_to_keysym(name)))

    def _send(self, kind: int, detail: int, x: int = 0, y: int = 0) -> None:
        self.events += 1
        xtest.fake_input(self._display, kind, detail, X.CurrentTime, self._root, x, y)
