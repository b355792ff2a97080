"""How long the window stands still while 300 files come in; prints one JSON object. `run.py` starts it in a child.

The real window on a virtual screen, with a vault of its own; 296 pictures and 4 files that are none are dropped on
it. A heartbeat of 2 ms tells the longest gap between two turns of the event loop, from the answer to the gate to
half a second after the import rests, and how much of that gap the window's own thread worked: the rest is other
threads and, on a shared machine, other people. `python tests/bench/import_gaps.py [ROUNDS]`.
"""

import io
import json
import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
os.environ["QT_QPA_PLATFORM"] = "xcb"

from PIL import Image  # noqa: E402 - the path first
from PySide6.QtCore import QEventLoop, QTimer  # noqa: E402 - the same
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402 - the same

from fakes.x_screen import x_server  # noqa: E402 - the same

GOOD, BAD, SIDE_PX = 296, 4, 420
ROUNDS = 5
BEAT_MS, AFTER_S = 2, 0.5
PASSPHRASE = "une phrase de banc"  # noqa: S105 - of a vault of this run


@dataclass(frozen=True)
class Gap:
    """Between two beats: how long, and how long of that this thread worked."""

    wall_ms: float
    own_ms: float


def files_into(folder: Path) -> None:
    """Write pictures as large as a phone's capture of a chat, some 150 KB, and files that are no pictures."""
    for number in range(GOOD):
        stream = io.BytesIO()
        Image.effect_noise((SIDE_PX, SIDE_PX + number), 50).save(stream, "PNG")
        (folder / f"capture {number}.png").write_bytes(stream.getvalue())
    for number in range(BAD):
        (folder / f"mots {number}.png").write_bytes(b"pas une image")


def gaps_of(folder: Path, place: Path) -> tuple[list[Gap], float]:
    """Return the gaps of one import into a new vault under `place`, and how long it took, in seconds."""
    from appui import bootstrap  # noqa: PLC0415 - after the application
    from appui_core.clock import SystemClock  # noqa: PLC0415 - the same
    from appui_core.locate import Places  # noqa: PLC0415 - the same
    from fakes.desk import find  # noqa: PLC0415 - the same
    from fakes.qt import click, drop, file_drag  # noqa: PLC0415 - the same

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    program = bootstrap.Program(app, Places(data=place, config=place), SystemClock())
    program.window.resize(1180, 800)
    program.window.show()
    _stand(app, 1.5)
    program.window.navigate("evidence")
    page = program.window.page()
    beats: list[tuple[float, float]] = []
    beat = QTimer(interval=BEAT_MS)
    beat.timeout.connect(lambda: beats.append((time.perf_counter(), time.thread_time())))

    def press(*names: str) -> None:
        for name in names:
            click(_there(app, page, name))

    drop(page, file_drag(folder))
    press("gate_no", "who_others")
    for name in ("passphrase_first", "passphrase_again"):
        _there(app, page, name).insert(PASSPHRASE)  # type: ignore[attr-defined]  # a line edit
    press("passphrase_make", "recovery_noted")
    _there(app, page, "ready_go")
    _stand(app, AFTER_S)
    importer, loop, ended = page.services.importer, QEventLoop(), list[float]()  # type: ignore[attr-defined]  # the page of the exhibits
    importer.ended.connect(lambda: ended.append(time.perf_counter()))
    importer.ended.connect(partial(QTimer.singleShot, round(AFTER_S * 1000), loop.quit))
    beat.start()
    start = time.perf_counter()
    press("ready_go")
    loop.exec()
    beat.stop()
    assert find(page, "imported_end").isVisible()
    assert importer.done == GOOD + BAD
    took_s = ended[0] - start
    program.close()
    _stand(app, 0.1)
    return [Gap((b[0] - a[0]) * 1000, (b[1] - a[1]) * 1000) for a, b in pairwise(beats)], took_s


def _there(app: QApplication, page: QWidget, name: str) -> QWidget:
    from fakes.desk import find  # noqa: PLC0415 - after the application

    for _ in range(4000):
        app.processEvents()
        try:
            widget = find(page, name)
        except AssertionError:
            time.sleep(0.005)
            continue
        if widget.isVisible() and widget.isEnabled():
            return widget
    sys.exit(f"{name} did not come")


def _stand(app: QApplication, seconds: float) -> None:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        app.processEvents()
        time.sleep(0.0005)


def measure(rounds: int) -> dict[str, float]:
    """Measure `rounds` imports after one warm-up; medians."""
    from appui.theme.theme import STYLE  # noqa: PLC0415 - on the display

    _app = QApplication([*sys.argv[:1], "-style", STYLE])
    longest: list[Gap] = []
    took: list[float] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "Captures"
        folder.mkdir()
        files_into(folder)
        for turn in range(rounds + 1):
            place = Path(name) / f"data {turn}"
            place.mkdir()
            gaps, took_s = gaps_of(folder, place)
            if turn:
                longest.append(max(gaps, key=lambda gap: gap.wall_ms))
                took.append(took_s)
    return {
        "wall": statistics.median(gap.wall_ms for gap in longest),
        "own": statistics.median(gap.own_ms for gap in longest),
        "took": statistics.median(took),
    }


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with x_server(1400, 900) as display:
        os.environ["DISPLAY"] = display
        print(json.dumps(measure(rounds)), flush=True)
        os._exit(0)  # the application outlives its display otherwise


if __name__ == "__main__":
    main()
