"""Our screen adapters in a process of their own: reads pickled requests from stdin, answers each on stdout."""

import pickle
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QSocketNotifier, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from appui.qt_adapters.clipboard import QuietClipboard
from appui.qt_adapters.own_windows import HiddenWindows
from appui.qt_adapters.screens import screen_source
from appui_core.clock import SystemClock
from appui_core.errors import AppuiError, ErrorCode
from appui_core.ports import ScreenInfo, Shot

Standing = tuple[bool, tuple[int, int, int, int], bool]


class Plain(QWidget):
    """A window of ours in one colour that nothing else on the screen has."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self._colour = QColor(colour)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), self._colour)


class Program:
    """What can be asked for; every public method is a message."""

    def __init__(self) -> None:
        self._source = screen_source(SystemClock(), Path(tempfile.gettempdir()))
        self._own = HiddenWindows()
        self._clipboard = QuietClipboard()
        self._windows: list[Plain] = []

    def available(self) -> bool:
        return self._source.available()

    def interactive(self) -> bool:
        return self._source.interactive()

    def screens(self) -> tuple[ScreenInfo, ...]:
        return self._source.screens()

    def grab(self, number: int) -> Shot:
        return self._source.grab(number)

    def show(self, colour: str, place: tuple[int, int, int, int], *, maximised: bool = False) -> None:
        window = Plain(colour)
        window.setGeometry(*place)
        window.showMaximized() if maximised else window.show()
        assert QTest.qWaitForWindowExposed(window, 5_000)
        QTest.qWait(200)  # the frame that a window manager puts around it
        self._windows.append(window)

    def standing(self) -> list[Standing]:
        """Return of each window: visible, its place, maximised."""
        QTest.qWait(300)
        return [
            (w.isVisible(), w.geometry().getRect(), w.isMaximized())  # type: ignore[misc]  # four integers
            for w in self._windows
        ]

    def hide(self) -> None:
        for window in self._windows:
            window.hide()

    def grab_hidden(self, number: int) -> Shot:
        return self._while_hidden(lambda: self._source.grab(number))

    def grab_hidden_in_context(self, number: int) -> Shot:
        with self._own.hidden():
            return self._source.grab(number)

    def fail_hidden(self, *, ours: bool) -> None:
        def work() -> Shot:
            if ours:
                raise AppuiError(ErrorCode.SCREEN_BLACK)
            raise ZeroDivisionError

        self._while_hidden(work)

    def die_hidden(self) -> None:
        """Destroy a window while it is hidden, as a page that is thrown away would."""

        def work() -> Shot:
            self._windows.pop().destroy()
            return self._source.grab(1)

        self._while_hidden(work)

    def copy(self, text: str) -> None:
        self._clipboard.copy(text)

    def copy_from_field(self, text: str) -> None:
        field = QLineEdit(text)
        field.selectAll()
        field.copy()

    def paste(self) -> str:
        QTest.qWait(50)
        return QApplication.clipboard().text()

    def clear(self) -> bool:
        QTest.qWait(50)
        return self._clipboard.clear()

    def _while_hidden(self, work: Callable[[], Shot]) -> Shot:
        loop = QEventLoop()
        answers: list[Shot | AppuiError] = []

        def then(answer: Shot | AppuiError) -> None:
            answers.append(answer)
            loop.quit()

        QTimer.singleShot(0, lambda: self._own.while_hidden(work, then))
        loop.exec()
        if isinstance(answers[0], AppuiError):
            raise answers[0]
        return answers[0]


def _answer(program: Program) -> bool:
    """Serve one request; False at the end of the input."""
    try:
        what, arguments = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the test that started us
    except EOFError:
        return False
    reply: tuple[str, Any]
    try:
        named = arguments[-1] if arguments and isinstance(arguments[-1], dict) else {}
        plain = arguments[:-1] if named else arguments
        reply = ("value", getattr(program, what)(*plain, **named))
    except AppuiError as error:
        reply = ("error", (error.code.value, error.detail))
    pickle.dump(reply, sys.stdout.buffer)
    sys.stdout.buffer.flush()
    return True


def main() -> int:
    app = QApplication(sys.argv[:1])
    program = Program()
    # Between two requests the event loop runs, as other programs expect of us. One request, one answer: nothing of
    # the next one can be held back in Python's buffer.
    requests = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)

    def serve() -> None:
        requests.setEnabled(False)
        more = _answer(program)
        requests.setEnabled(more)
        if not more:
            app.quit()

    requests.activated.connect(serve)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
