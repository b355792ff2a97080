"""Nothing to hold on to: of what a pupil can do to the kiosk only an allow-list reaches its widgets.

It stands before every widget of the process. What the desktop itself does with a key (Alt+Tab, Ctrl+Alt+Del) never
comes here: that is for the system's own lock-down (packaging/kiosk).
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

_Kind = QEvent.Type
_Key = Qt.Key
_NO: Final = Qt.KeyboardModifier.NoModifier
# With these one can do everything there is to do; no letter, no digit, no F-key, nothing with Ctrl, Alt or Super.
KEYS: Final = frozenset(
    {
        _Key.Key_Tab,
        _Key.Key_Backtab,
        _Key.Key_Return,
        _Key.Key_Enter,
        _Key.Key_Space,
        _Key.Key_Escape,
        _Key.Key_Left,
        _Key.Key_Right,
        _Key.Key_Up,
        _Key.Key_Down,
        _Key.Key_PageUp,
        _Key.Key_PageDown,
        _Key.Key_Home,
        _Key.Key_End,
    }
)
# Only while a PIN is asked for; with Shift, since on French keyboards the upper row's digits want it.
DIGITS: Final = frozenset({*range(_Key.Key_0, _Key.Key_9 + 1), int(_Key.Key_Backspace)})
# With Ctrl: larger, smaller, usual letters. As on keyboards where plus wants Shift or the zero does (French: à).
SIZES: Final[dict[int, int]] = {
    _Key.Key_Plus: 1,
    _Key.Key_Equal: 1,
    _Key.Key_Minus: -1,
    _Key.Key_0: 0,
    _Key.Key_Agrave: 0,
}
_TABS: Final = frozenset({_Key.Key_Tab, _Key.Key_Backtab})
_PRESSED: Final = frozenset({_Kind.KeyPress, _Kind.KeyRelease, _Kind.ShortcutOverride})
_CLICKED: Final = frozenset({_Kind.MouseButtonPress, _Kind.MouseButtonRelease, _Kind.MouseButtonDblClick})
# Menus, things dragged in or out, bubbles of help, shortcuts, composed text, files, the program's end.
REFUSED: Final = frozenset(
    {
        _Kind.ContextMenu,
        _Kind.DragEnter,
        _Kind.DragMove,
        _Kind.DragLeave,
        _Kind.Drop,
        _Kind.ToolTip,
        _Kind.WhatsThis,
        _Kind.QueryWhatsThis,
        _Kind.EnterWhatsThisMode,
        _Kind.Shortcut,
        _Kind.InputMethod,
        _Kind.FileOpen,
        _Kind.Quit,
    }
)
_BEGUN: Final = frozenset(
    {_Kind.MouseButtonPress, _Kind.KeyPress, _Kind.TouchBegin, _Kind.TouchUpdate, _Kind.Wheel}
)
# A press of a door sends a thousand events of layout and painting: one look for each of them is enough.
_HEARD: Final = frozenset({*REFUSED, *_BEGUN, *_PRESSED, *_CLICKED, _Kind.Wheel, _Kind.MouseMove})
# A mouse on a shaking table sends small moves for ever: they must not keep a page open.
_MOVED_PX: Final = 24


def key_allowed(key: int, modifiers: Qt.KeyboardModifier) -> bool:
    """Tell whether a key passes; Shift only with Tab, nothing else with anything."""
    if key not in KEYS:
        return False
    held = modifiers & ~Qt.KeyboardModifier.KeypadModifier
    return held == _NO or (key in _TABS and held == Qt.KeyboardModifier.ShiftModifier)


def size_wanted(event: QKeyEvent) -> int | None:
    """Return what a key wants of the letters: 1 larger, -1 smaller, 0 as usual; None where it is about no size."""
    shift, ctrl = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
    held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | shift)
    return SIZES.get(event.key()) if held == ctrl else None


class KioskGuard(QObject):
    """Installed on the application; `touched` tells of a person, whatever their hands do.

    `sized` tells of Ctrl with plus, minus or zero (`size_wanted`); the key itself goes no further.
    """

    touched = Signal()
    sized = Signal(int)

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._at = QPointF()
        self._digits = False
        self._application = application
        application.installEventFilter(self)

    def let_digits(self, let: bool) -> None:  # noqa: FBT001 - one thing with two states
        """Let digits and the key that takes one back through, or no more."""
        self._digits = let

    def leave(self) -> None:
        """Let everything through again, for tests that share one application."""
        self._application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - whoever it is meant for
        """Return True for what goes no further."""
        kind = event.type()
        if kind not in _HEARD:
            return False
        if kind in REFUSED:
            # Accepting would be the other answer to "may I drop this here?".
            event.ignore()
            return True
        # A book that lies on the keyboard is nobody: it must not keep a page open.
        if kind in _BEGUN and not (isinstance(event, QKeyEvent) and event.isAutoRepeat()):
            self.touched.emit()
        if kind is _Kind.KeyPress and isinstance(event, QKeyEvent):
            wanted = None if event.isAutoRepeat() else size_wanted(event)
            if wanted is not None:
                self.sized.emit(wanted)
        if kind in _PRESSED and isinstance(event, QKeyEvent):
            return not (key_allowed(event.key(), event.modifiers()) or self._is_digit(event))
        if kind in _CLICKED and isinstance(event, QMouseEvent):
            # With whatever key held: sticky keys may hold one for a person who cannot.
            return event.button() is not Qt.MouseButton.LeftButton
        if kind is _Kind.Wheel and isinstance(event, QWheelEvent):
            return event.modifiers() != _NO
        if kind is _Kind.MouseMove and isinstance(event, QMouseEvent):
            self._moved(event.globalPosition())
        return False

    def _is_digit(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        return self._digits and held == _NO and event.key() in DIGITS

    def _moved(self, at: QPointF) -> None:
        if (at - self._at).manhattanLength() >= _MOVED_PX:
            self._at = at
            self.touched.emit()
