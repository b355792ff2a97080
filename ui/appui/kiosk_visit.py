"""The trial visit of `appui kiosk --prove`: into every room, on every button, in every language, then the wipe.

Presses are the events that a hand makes, and pass the guard like them. On the screen a calm page lies over all of
it: whoever looks sees no room open by itself, and whoever touches presses nothing.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QVBoxLayout, QWidget

from appui.kiosk_window import KioskWindow
from appui.texts.translate import translate
from appui.theme.theme import current_theme
from appui.widgets.labels import Body, Heading

# A room changes with each press: so many of them, in the first language and in each other one.
_PRESSES: Final = (30, 5)
_STEP_MS: Final = 10
# What a room has asked for is waited for, so many steps at most.
_MOST_WAITS: Final = 500
_KEY: Final = Qt.Key
_NO: Final = Qt.KeyboardModifier.NoModifier
_HELD: Final = Qt.KeyboardModifier.ControlModifier
# What somebody may try; all of it is refused.
_TRIED: Final = tuple((key, _HELD) for key in (_KEY.Key_C, _KEY.Key_A, _KEY.Key_P, _KEY.Key_S, _KEY.Key_V))
_USED: Final = tuple((key, _NO) for key in (_KEY.Key_Tab, _KEY.Key_PageDown, _KEY.Key_End, _KEY.Key_Home))
# After the button of the head: rooms come in every size of letters.
_LARGER: Final = (_KEY.Key_Plus, _HELD)


class CalmPage(QWidget):
    """Over the whole window, until its process ends."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.theme = theme = current_theme()
        title, words = Heading("", 1), Body("")
        title.set_text(translate("Kiosk", "Vérification en cours"))
        words.set_text(
            translate("Kiosk", "Appui regarde si une visite laisse quelque chose sur ce poste. Cela ne dure pas.")
        )
        column = QVBoxLayout(self)
        column.setSpacing(theme.space("m"))
        around = theme.space("xl")
        column.setContentsMargins(around, around, around, around)
        column.addStretch(1)
        for label in (title, words):
            label.set_align("centre")
            column.addWidget(label)
        column.addStretch(1)
        self.setAccessibleName(title.text())
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.cover()

    def cover(self) -> None:
        """Lie over everything, whatever size the window has now."""
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect())
        self.raise_()
        self.show()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take every press."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole page is painted
        """Paint the ground."""
        QPainter(self).fillRect(self.rect(), self.theme.colour("bg"))


class TrialVisit(QObject):
    """`visited` comes when everything was pressed, right before the wipe; `broken` when a room failed."""

    visited = Signal()
    broken = Signal()

    def __init__(self, window: KioskWindow, idle: Callable[[], bool], without: Sequence[str] = ()) -> None:
        super().__init__(window)
        self._window, self._idle, self._without = window, idle, frozenset(without)
        self.pressed: set[str] = set()
        self._waits = 0
        self._page = CalmPage(window)
        self._steps = self._visit()

    def start(self) -> None:
        """Make one step after another, the event loop turning in between."""
        self._window.begin()
        self._page.cover()
        self._step()

    def _step(self) -> None:
        if not self._idle() and self._waits < _MOST_WAITS:
            self._waits += 1
        else:
            self._waits = 0
            # The room as it is now is really painted, though nobody sees it.
            self._window.content.grab()
            try:
                over = next(self._steps, self) is self
            except Exception:
                self.broken.emit()
                raise
            # A wipe brings its slides in front.
            self._page.cover()
            if over:
                return
        QTimer.singleShot(_STEP_MS, self, self._step)

    def _visit(self) -> Iterator[None]:
        window = self._window
        chips = list(window.head.chips.values())
        for at, chip in enumerate(chips or [None]):
            if chip is not None:
                _press(chip)
                yield
            for room in window.pages.offered():
                if room not in self._without:
                    yield from self._room(room, _PRESSES[min(at, 1)])
        self.visited.emit()
        _press(window.foot.wipe)

    def _room(self, room: str, presses: int) -> Iterator[None]:
        window = self._window
        window.navigate(room)
        yield
        pressed: Counter[str] = Counter()
        for _ in range(presses):
            button = _least_pressed(window.page(), pressed)
            if button is None:
                break
            pressed[_name(button)] += 1
            _press(button)
            yield
            window.navigate(room)
        self.pressed |= pressed.keys()
        others = {window.foot.wipe, *window.head.chips.values()}
        for part in (window.head, window.foot):
            for button in part.findChildren(QAbstractButton):
                if button.isVisible() and button not in others:
                    _press(button)
                    yield
        window.navigate(room)
        yield
        page = window.page()
        if isinstance(page, QScrollArea):
            bar = page.verticalScrollBar()
            bar.setValue(bar.maximum())
            yield
        for key, held in (*_USED, *_TRIED, _LARGER):
            _type(QApplication.focusWidget() or page, key, held)
        middle = page.rect().center()
        at = page.mapToGlobal(middle)
        QApplication.sendEvent(page, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, at))
        yield


def _least_pressed(page: QWidget, pressed: Counter[str]) -> QAbstractButton | None:
    """Return a button that was pressed least: questions have the same answers again and again."""
    there = [one for one in page.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled()]
    return min(there, key=lambda button: pressed[_name(button)], default=None)


def _name(button: QAbstractButton) -> str:
    return button.accessibleName() or button.text()


def _press(button: QAbstractButton) -> None:
    middle = QPointF(button.rect().center())
    at, left = button.mapToGlobal(middle), Qt.MouseButton.LeftButton
    for kind, held in (
        (QEvent.Type.MouseButtonPress, left),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        QApplication.sendEvent(button, QMouseEvent(kind, middle, at, left, held, _NO))


def _type(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, held))
