"""Our screen adapters in a process of their own: reads pickled requests from stdin, answers each on stdout."""

import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop, QObject, QPoint, QSocketNotifier, QTimer
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget

from appui.actions import catalogue
from appui.actions.command import Commands, Mode
from appui.qt_adapters import own_lately
from appui.qt_adapters.clipboard import QuietClipboard
from appui.qt_adapters.overlay.service import ScreenOverlays
from appui.qt_adapters.own_windows import Absence, HiddenWindows
from appui.qt_adapters.screens import screen_source
from appui.qt_adapters.tray import Face, Tray
from appui.qt_adapters.x11_windows import X11WindowFinder
from appui.widgets.services import PartKind, Picked, Still, Stills
from appui_core.adapters.x11_memory import XScreenMemory
from appui_core.clock import SystemClock
from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.region import Region, cut
from appui_core.ports import Frame, ScreenInfo, Shot

Standing = tuple[bool, tuple[int, int, int, int], bool]


class Plain(QWidget):
    """A window of ours in one colour that nothing else on the screen has."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self._colour = QColor(colour)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), self._colour)


class Painted(QObject):
    """Counts the windows that were painted once."""

    def __init__(self, more: Callable[[], None]) -> None:
        super().__init__()
        self._seen: set[QObject] = set()
        self._more = more

    @property
    def count(self) -> int:
        return len(self._seen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and watched not in self._seen:
            self._seen.add(watched)
            # Once this event is over the picture is on its way to the server.
            QTimer.singleShot(0, self._more)
        return False


class Program:
    """What can be asked for; every public method is a message."""

    def __init__(self) -> None:
        self._source = screen_source(SystemClock(), Path(tempfile.gettempdir()), XScreenMemory())
        self._own = HiddenWindows()
        self._clipboard = QuietClipboard()
        self._overlays = ScreenOverlays(X11WindowFinder())
        self._away: Absence | None = None
        self._stills: Stills | None = None
        self._ahead: list[int] = []
        self._frames: dict[int, Frame] = {}
        self._answer: Picked | AppuiError | str | None = "waiting"
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
        assert QTest.qWaitForWindowExposed(window, 30_000)
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

    # --- frozen screens and the count: asked for here, used with real keys and a real pointer -------------------

    def freeze(self, kind: PartKind) -> float:
        """Show the frozen screens, our windows away; return the milliseconds until all are painted."""
        began = time.perf_counter()
        loop = QEventLoop()
        self._answer, self._stills = "waiting", None
        away = self._away = self._own.leave()

        def grabbed(shot: Stills | AppuiError) -> None:
            if isinstance(shot, AppuiError):
                loop.quit()
                return
            self._stills = shot
            self._overlays.pick(shot, kind, self._answered)
            for frozen in self._overlays._frozen:
                frozen.installEventFilter(watch)

        watch = Painted(lambda: loop.quit() if watch.count == len(self._overlays._frozen) else None)
        seen: list[Still] = []
        ahead = self._overlays.look_ahead(self._source, away, seen)

        def look() -> Stills:
            self._ahead = [still.screen.number for still in seen]
            return self._overlays.look(self._source, seen)

        away.when_gone(look, grabbed, ahead)
        QTimer.singleShot(60_000, loop.quit)
        loop.exec()
        took_ms = (time.perf_counter() - began) * 1000
        # Now, because a picture is given away with the part that is chosen of it.
        stills = self._taken()
        self._frames = {still.screen.number: _framed(still) for still in stills}
        return took_ms if watch.count == len(stills) else -1.0

    def freeze_after_menu(self, kind: PartKind, place: tuple[int, int]) -> float:
        """Do the same just after a menu of ours was closed there, however long a loaded machine takes for it."""
        setattr(own_lately, "MOMENT_MS", 60_000)  # noqa: B010 - final for everybody else
        menu = QMenu()
        menu.addAction("Une ligne")
        menu.popup(QPoint(*place))
        assert QTest.qWaitForWindowExposed(menu, 30_000)
        menu.close()
        menu.deleteLater()
        QTest.qWait(50)
        return self.freeze(kind)

    def ahead(self) -> list[int]:
        """Return the screens whose pictures were taken while our windows were still going."""
        return self._ahead

    def _taken(self) -> tuple[Still, ...]:
        return self._stills.screens if self._stills is not None else ()

    def _answered(self, answer: Picked | AppuiError | None) -> None:
        if self._away is not None:
            self._away.end()
        self._answer = answer

    def frozen(self) -> list[tuple[tuple[int, int, int, int], tuple[int, int], bool]]:
        """Return of each frozen screen its place, its pixels, and whether it has the keyboard."""
        QTest.qWait(100)
        return [
            (one.geometry().getRect(), (one.scale.size.width, one.scale.size.height), one.isActiveWindow())  # type: ignore[misc]  # four integers
            for one in self._overlays._frozen
        ]

    def shot(self, number: int) -> Frame:
        """Return what was grabbed of a screen."""
        return self._frames[number]

    def chosen(self) -> tuple[int, Region] | str | None:
        """Return screen and part once chosen, the code of a refusal, None after Esc; "waiting" in the end."""
        waited = QElapsedTimer()
        waited.start()
        while self._answer == "waiting" and waited.elapsed() < 10_000:
            QTest.qWait(50)
        if isinstance(self._answer, Picked):
            return self._answer.frame.screen.number, self._answer.region
        if isinstance(self._answer, AppuiError):
            return self._answer.code.value
        return self._answer

    def undecided(self) -> bool:
        """Tell whether nothing has been answered yet, a while after the last key."""
        QTest.qWait(400)
        return self._answer == "waiting"

    def cut_out(self) -> Frame:
        """Return the pixels of the chosen part."""
        assert isinstance(self._answer, Picked)
        return cut(self._answer.frame, self._answer.region)

    def panels(self) -> list[bool]:
        """Return whether the words of each frozen screen can be seen."""
        return [one.panel.isVisible() for one in self._overlays._frozen]

    def count_then_grab(self, seconds: int, second_ms: int) -> Frame | str:
        """Hide our windows, count, grab; "stopped" when the count was stopped."""
        loop = QEventLoop()
        answers: list[Frame | AppuiError | str] = []
        away = self._own.leave()
        self._overlays.second_ms = second_ms

        def end(answer: Frame | AppuiError | str) -> None:
            away.end()
            answers.append(answer)
            loop.quit()

        screen = self._source.screens()[0]
        self._count_seen = 0

        def grab() -> Frame:
            shot = self._source.grab(1)
            assert isinstance(shot, Frame)
            return shot

        def look() -> None:
            count = self._overlays._count
            if count is not None and count.isVisible():
                place = count.geometry()
                seen = QApplication.primaryScreen().grabWindow(0, *place.getRect()).toImage()  # type: ignore[misc]  # four integers
                self._count_seen = max(self._count_seen, _pixels_of(seen, count.theme.colour("surface")))

        looker = QTimer()
        looker.timeout.connect(look)
        looker.start(60)
        self._overlays.count_down(
            seconds,
            screen,
            lambda: away.when_gone(grab, end),
            lambda: end("stopped"),
        )
        loop.exec()
        if isinstance(answers[0], AppuiError):
            raise answers[0]
        return answers[0]

    def count_seen(self) -> int:
        """Return how many pixels of the count's ground were on the screen while it counted."""
        return self._count_seen

    def press_soon(self, key: str) -> None:
        """Press a key as soon as the count has the keyboard."""

        def press() -> None:
            count = self._overlays._count
            if count is not None and count.isActiveWindow():
                self._presser.stop()
                subprocess.run(["xdotool", "key", key], check=True)

        self._presser = QTimer()
        self._presser.timeout.connect(press)
        self._presser.start(50)

    def show_tray(self, colour: str) -> bool:
        """Put our icon, painted in one colour, into the tray; tell whether there is one."""
        picture = QPixmap(64, 64)
        picture.fill(QColor(colour))
        commands = Commands(Mode.WINDOW)
        for command in catalogue.ALL:
            commands.bind(command, lambda: None)
        face = Face(lambda: QIcon(picture), lambda _name: QIcon())
        self._tray = Tray(commands, catalogue.ALL, face)
        self._tray.show(wanted=True)
        self._own.also(self._tray)
        QTest.qWait(500)
        return self._tray.icon is not None

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


def _framed(still: Still) -> Frame:
    """Return what was grabbed without taking it from whoever shows it, or has shown it."""
    image = still.image.convertToFormat(QImage.Format.Format_RGB888)
    return Frame(
        image.width(),
        image.height(),
        image.bytesPerLine(),
        bytes(image.constBits()),
        still.screen,
        SystemClock().now(),
        "test",
    )


def _pixels_of(image: QImage, colour: QColor) -> int:
    return sum(image.pixelColor(x, y) == colour for x in range(image.width()) for y in range(0, image.height(), 7))


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
