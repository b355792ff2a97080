"""`appui kiosk`, with a watch in each of its processes that notes how long the thread that paints stood still.

A heartbeat of 5 ms; whatever came late is a line of JSON in the file that APPUI_SOAK_STILL names: how late, how
much of that this thread worked (the rest is other programs of a shared machine), and what was shown. Only while it
is in front.
"""

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from appui import kiosk_run
from appui.__main__ import main
from appui_core.kiosk.words import FACE_VARIABLE

if TYPE_CHECKING:
    from appui.kiosk_run import Kiosk

STILL_VARIABLE: Final = "APPUI_SOAK_STILL"
_BEAT_MS: Final = 5
_LATE_MS: Final = 20.0


def watch(kiosk: "Kiosk", path: Path) -> None:
    """Note from now on what comes late."""
    from PySide6.QtCore import Qt, QTimer  # noqa: PLC0415 - the supervisor does without

    timer = QTimer(kiosk.window)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setInterval(_BEAT_MS)
    last = [time.perf_counter(), time.thread_time()]

    def beat() -> None:
        now, worked = time.perf_counter(), time.thread_time()
        late_ms, own_ms = (now - last[0]) * 1000 - _BEAT_MS, (worked - last[1]) * 1000
        if late_ms > _LATE_MS and kiosk.window.isVisible():
            shown = "slides" if kiosk.attract.isVisible() else getattr(kiosk.window.page(), "page_id", "?")
            line = {"pid": os.getpid(), "late_ms": late_ms, "own_ms": own_ms, "shown": shown}
            with path.open("a", encoding="utf-8") as out:
                out.write(json.dumps(line) + "\n")
        last[:] = time.perf_counter(), time.thread_time()

    timer.timeout.connect(beat)
    timer.start()


def run() -> int:
    """Start the supervisor, or be one of its children; return the exit code."""
    told = os.environ.get(STILL_VARIABLE)
    if FACE_VARIABLE not in os.environ:
        # Its children are this program, too.
        kiosk_run._command = lambda arguments: (sys.executable, __file__, *arguments)
    elif told:
        as_ever = kiosk_run.Kiosk.run

        def watched(self: "Kiosk") -> int:
            watch(self, Path(told))
            return as_ever(self)

        kiosk_run.Kiosk.run = watched  # type: ignore[method-assign]  # the same, with a watch
    return main()


if __name__ == "__main__":
    sys.exit(run())
