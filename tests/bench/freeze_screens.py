"""Inside the installed program: from the command until every screen shows its frozen picture, ours away meanwhile.

Run by overlay.py on a display with two monitors; prints one JSON list of milliseconds.
"""

import json
import sys
import time
from functools import partial

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from appui.qt_adapters.overlay.service import ScreenOverlays
from appui.qt_adapters.own_lately import MOMENT_MS
from appui.qt_adapters.own_windows import HiddenWindows
from appui.qt_adapters.screen import QtScreenSource
from appui.qt_adapters.x11_windows import X11WindowFinder
from appui.widgets.services import Still, Stills
from appui_core.adapters.x11_memory import XScreenMemory
from appui_core.clock import SystemClock
from appui_core.errors import AppuiError


class _Painted(QObject):
    """Ends the wait once each window was painted and its picture has left for the server."""

    def __init__(self, wanted: int, loop: QEventLoop) -> None:
        super().__init__()
        self._wanted, self._loop = wanted, loop
        self._seen: set[QObject] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and watched not in self._seen:
            self._seen.add(watched)
            if len(self._seen) == self._wanted:
                QTimer.singleShot(0, self._done)
        return False

    def _done(self) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.sync()
        self._loop.quit()


def main() -> int:
    """Measure `rounds` times after one warm-up."""
    rounds = int(sys.argv[1])
    application = QApplication(["appui-bench"])
    own, overlays = HiddenWindows(), ScreenOverlays(X11WindowFinder())
    source = QtScreenSource(SystemClock(), XScreenMemory())
    window = QWidget()
    window.resize(1180, 780)
    window.show()
    assert QTest.qWaitForWindowExposed(window)
    QTest.qWait(300)
    took_ms: list[float] = []
    for turn in range(rounds + 1):
        loop = QEventLoop()
        began = time.perf_counter()
        away = own.leave()
        kept: list[QObject] = []

        def show(answer: Stills | AppuiError, loop: QEventLoop = loop, kept: list[QObject] = kept) -> None:
            assert isinstance(answer, Stills)
            overlays.pick(answer, "region", lambda _picked: None)
            watch = _Painted(len(answer.screens), loop)
            kept.append(watch)
            for frozen in overlays._frozen:
                frozen.installEventFilter(watch)

        seen: list[Still] = []
        away.when_gone(partial(overlays.look, source, seen), show, overlays.look_ahead(source, away, seen))
        loop.exec()
        if turn:
            took_ms.append((time.perf_counter() - began) * 1000)
        overlays.close()
        away.end()
        # As a person's next one: what went within the last moment is looked at too.
        QTest.qWait(MOMENT_MS + 100)
    print(json.dumps({"screens": len(application.screens()), "ms": took_ms}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
