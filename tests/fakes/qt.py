"""Hands and eyes for tests of widgets: wait for something, click, type, and notice what Qt complained about."""

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from PySide6.QtCore import (
    QDeadlineTimer,
    QMessageLogContext,
    QMimeData,
    QPoint,
    QPointF,
    Qt,
    QTimer,
    QtMsgType,
    QUrl,
    qInstallMessageHandler,
)
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from fakes.guards import Expectations

WidgetT = TypeVar("WidgetT", bound=QWidget)

# While few objects are looked through after each test, that costs nothing. For the tests `gc.freeze` does nothing.
_MANY = 20_000
_FREEZE = gc.freeze

# Said by the offscreen platform itself, whatever the program does.
_PLATFORM_NOISE = ("This plugin does not support",)
_COMPLAINTS = {
    QtMsgType.QtWarningMsg: "warning",
    QtMsgType.QtCriticalMsg: "critical",
    QtMsgType.QtFatalMsg: "fatal",
}


class QtWatch:
    """Collects Qt's own warnings and the exceptions that slots raised."""

    def __init__(self) -> None:
        self.messages = Expectations("Qt message")
        self.slot_errors = Expectations("exception in a slot")
        self._installed = False

    def install(self) -> None:
        """Watch from now on; doing it twice changes nothing."""
        if self._installed:
            return
        self._installed = True
        qInstallMessageHandler(self._message)
        sys.excepthook = self._slot_error

    def settle(self) -> list[str]:
        """Return what was wrong in this test and start afresh."""
        return [*self.messages.settle(), *self.slot_errors.settle()]

    def _message(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        level = _COMPLAINTS.get(kind)
        if level and not text.startswith(_PLATFORM_NOISE):
            self.messages.add(f"{level} {context.category or ''}: {text}")

    def _slot_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self.slot_errors.add(f"{kind.__name__}: {error}")
        sys.__excepthook__(kind, error, trace)


WATCH = QtWatch()


def wait_until(condition: Callable[[], object], timeout_ms: int = 30_000) -> None:
    """Run the event loop until `condition()` is true; AssertionError after `timeout_ms`."""
    deadline = QDeadlineTimer(timeout_ms)
    while not condition():
        if deadline.hasExpired():
            name = getattr(condition, "__name__", repr(condition))
            raise AssertionError(f"{name} stayed false for {timeout_ms} ms")
        QTest.qWait(5)


def settle(rounds: int = 3) -> None:
    """Deliver what is already queued, deletions too."""
    for _ in range(rounds):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, 52)  # QEvent.Type.DeferredDelete


def click(widget: QWidget, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    """Press and release in the middle of a widget that can be seen and used."""
    assert widget.isVisible(), f"{describe(widget)} is not visible"
    assert widget.isEnabled(), f"{describe(widget)} is disabled"
    QTest.mouseClick(
        widget, button, Qt.KeyboardModifier.NoModifier, QPoint(widget.width() // 2, widget.height() // 2)
    )


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press and release one key on a widget."""
    QTest.keyClick(widget, key, modifiers)


def drop(
    widget: QWidget,
    data: QMimeData,
    actions: Qt.DropAction = Qt.DropAction.CopyAction,
    keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> Qt.DropAction | None:
    """Drag something onto the middle of a widget and drop it there, as other programs do; Shift proposes a move.

    Return what was done with it; None where nothing there takes it.
    """
    middle, buttons = QPoint(widget.width() // 2, widget.height() // 2), Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(middle, actions, data, buttons, keys)
    QApplication.sendEvent(widget, enter)
    if not enter.isAccepted():
        return None
    dropped = QDropEvent(QPointF(middle), actions, data, buttons, keys)
    QApplication.sendEvent(widget, dropped)
    return dropped.dropAction() if dropped.isAccepted() else None


def file_drag(*paths: Path) -> QMimeData:
    """Return what a file manager drags."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def type_text(widget: QWidget, text: str) -> None:
    """Give a field the focus and type a text, key by key."""
    widget.setFocus()
    QTest.keyClicks(widget, text)


def tab_stops(window: QWidget) -> list[str]:
    """Return the names of what the Tab key stops at in a window, in that order; the window is in front then."""
    window.activateWindow()
    wait_until(window.isActiveWindow)
    window.setFocus()
    # Not by `nextInFocusChain`: what that returns dies, for Python, with the widget before it.
    reached: list[QWidget] = []
    while True:
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is None or focused in reached:
            return [widget.objectName() for widget in reached]
        reached.append(focused)


def named(root: QWidget, name: str, kind: type[WidgetT] | None = None) -> WidgetT:
    """Return the visible widget whose accessible name, else text, is `name`; AssertionError when there is none."""
    wanted: type[QWidget] = kind or QWidget
    for widget in [root, *root.findChildren(wanted)]:
        if isinstance(widget, wanted) and widget.isVisibleTo(root) and describe(widget) == name:
            return widget  # type: ignore[return-value]  # `wanted` is that type
    known = sorted({describe(w) for w in root.findChildren(wanted) if w.isVisibleTo(root) and describe(w)})
    raise AssertionError(f"nothing is named {name!r}; visible: {known}")


def describe(widget: QWidget) -> str:
    """Return what a screen reader would call a widget: its accessible name, else its text."""
    if widget.accessibleName():
        return widget.accessibleName()
    text = widget.text() if isinstance(widget, QAbstractButton) else widget.property("text")
    return str(text).replace("&", "") if text else ""


@contextmanager
def shown(widget: WidgetT) -> Iterator[WidgetT]:
    """Show a top-level widget, wait until it is exposed, and take it away at the end."""
    widget.show()
    try:
        assert QTest.qWaitForWindowExposed(widget, 30_000), "the window did not show"
        yield widget
    finally:
        widget.close()
        widget.deleteLater()
        settle()


def left_over() -> list[str]:
    """Return the windows still visible and the timers still running once garbage is gone."""
    settle()
    if not _busy():
        return []
    gc.collect()  # a window held by a cycle alone is gone for whoever wrote the test
    settle()
    return _busy()


def _busy() -> list[str]:
    windows = [
        f"window still open: {type(widget).__name__}"
        for widget in QApplication.topLevelWidgets()
        if widget.isVisible()
    ]
    timers = [f"timer still running: {timer.interval()} ms" for timer in _timers() if timer.isActive()]
    return windows + timers


def _timers() -> list[QTimer]:
    import shiboken6  # noqa: PLC0415 - only the search for leftovers asks whether the C++ side is alive

    things = gc.get_objects()
    found = [thing for thing in things if type(thing) is QTimer and shiboken6.isValid(thing)]
    if not found and len(things) > _MANY:
        # Modules that were first needed by a test, mostly: from now on no search meets them.
        del things
        gc.collect()
        _FREEZE()
    return found
