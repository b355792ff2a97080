"""The door for adults: five touches of the title, or Home and End by turns; no pupil meets it by chance."""

from collections.abc import Callable
from time import monotonic
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget

TOUCHES: Final = 5
KEYS: Final = (Qt.Key.Key_Home, Qt.Key.Key_End) * 3
# From the first to the last.
_WITHIN_S: Final = 4.0
_PRESSED: Final = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick})


class KioskKnock(QObject):
    """`knocked` comes at the last touch or key. It takes nothing away from anybody."""

    knocked = Signal()

    def __init__(self, application: QApplication, title: QWidget, now_s: Callable[[], float] = monotonic) -> None:
        super().__init__(application)
        self._application, self._title, self._now_s = application, title, now_s
        self._touches: list[float] = []
        self._keys: list[tuple[int, float]] = []
        application.installEventFilter(self)

    def leave(self) -> None:
        """Listen no more, for tests that share one application."""
        self._application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count what counts."""
        kind = event.type()
        if kind in _PRESSED and watched is self._title:
            self._touched()
        # To a window first, then from widget to widget: once is enough.
        elif kind is QEvent.Type.KeyPress and isinstance(watched, QWindow) and isinstance(event, QKeyEvent):
            self._typed(event)
        return False

    def _touched(self) -> None:
        now_s = self._now_s()
        self._touches = [*(at_s for at_s in self._touches if now_s - at_s <= _WITHIN_S), now_s]
        if len(self._touches) >= TOUCHES:
            self._touches.clear()
            self.knocked.emit()

    def _typed(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        now_s = self._now_s()
        self._keys = [*self._keys, (event.key(), now_s)][-len(KEYS) :]
        if tuple(key for key, _ in self._keys) == KEYS and now_s - self._keys[0][1] <= _WITHIN_S:
            self._keys.clear()
            self.knocked.emit()
