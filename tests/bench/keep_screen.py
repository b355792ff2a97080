"""Inside the installed program: from the grab of the screen to the durable, sealed exhibit, and its peers in turn.

Run by captures.py on a display that shows the sample thread; prints one JSON document of milliseconds. With a case
of a vault that the key store opens, `appui capture` from a cold process too.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from appui.qt_adapters.screen import QtScreenSource
from appui_core.adapters.x11_memory import XScreenMemory
from appui_core.cases.service import Cases
from appui_core.clock import SystemClock
from appui_core.intake.circumstances import circumstances
from appui_core.intake.encode import warm_up
from appui_core.intake.shots import original_from_shot
from appui_core.vault.facade import create_vault


def main() -> int:
    """Measure `rounds` rounds after one warm-up; ROUNDS FOLDER [DATA CASE]."""
    rounds, folder = int(sys.argv[1]), Path(tempfile.mkdtemp(dir=sys.argv[2]))
    _app = QApplication(["appui-bench"])
    clock = SystemClock()
    made = create_vault(folder / "vault", clock=clock, keystore=None, passphrase="bench", preset="shared")  # noqa: S106 - a vault of this run
    cases = Cases(made.vault, clock)
    code = cases.new("bench", "family").code
    screens = QtScreenSource(clock, XScreenMemory())
    warm_up()  # as the window does before the first capture
    nudge = Nudge()
    told: dict[str, list[float]] = {}
    sizes: dict[str, list[float]] = {}
    peers = _peers(folder)
    cold = _cold(sys.argv[3], sys.argv[4]) if len(sys.argv) > 4 else {}
    for turn in range(rounds + 1):
        began = time.perf_counter()
        frame = screens.grab(1)
        grabbed = time.perf_counter()
        original = original_from_shot(frame, clock, circumstances(clock.now(), "hidden"))
        encoded = time.perf_counter()
        exhibit = cases.add_original(code, original)
        kept = time.perf_counter()
        assert not exhibit.duplicate, "the picture must change from round to round"
        took = {"kept": kept - began, "grab": grabbed - began, "encode": encoded - grabbed}
        for name, command in peers.items():
            took[name] = _run(command)
        for name, command in cold.items():
            nudge.change()
            took[name] = _run(command)
        if turn:
            for name, seconds in took.items():
                told.setdefault(name, []).append(seconds * 1000)
            sizes.setdefault("appui", []).append(exhibit.size_bytes)
            sizes.setdefault("scrot", []).append((folder / "scrot.png").stat().st_size)
        nudge.change()
    made.vault.close()
    sys.stdout.write(json.dumps({"ms": told, "bytes": sizes}) + "\n")
    return 0


def _peers(folder: Path) -> dict[str, Sequence[str]]:
    return {
        "scrot": ["scrot", "-o", str(folder / "scrot.png")],
        "maim": ["maim", str(folder / "maim.png")],
        "flameshot": ["flameshot", "full", "-p", str(folder / "flameshot.png")],
    }


def _cold(data: str, case: str) -> dict[str, Sequence[str]]:
    appui = str(Path(sys.executable).with_name("appui"))
    return {"cold": [appui, "capture", "--case", case, "--no-intimate-minor", "--data", data, "--json"]}


def _run(command: Sequence[str], clock: Callable[[], float] = time.perf_counter) -> float:
    """Return the seconds that a whole process takes; what it wrote before is gone first."""
    Path(command[-1]).unlink(missing_ok=True)
    began = clock()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return clock() - began


class Nudge(QWidget):
    """A few pixels that change: without it the second picture would be the first one again, and cost nothing."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.ToolTip)
        self.setGeometry(2, 2, 8, 8)
        self.setAutoFillBackground(True)
        self.show()
        assert QTest.qWaitForWindowExposed(self)

    def change(self) -> None:
        """Take another colour and wait until the screen has it."""
        palette = self.palette()
        palette.setColor(self.backgroundRole(), QColor.fromRgb(time.monotonic_ns() // 1000 % 0xFFFFFF))
        self.setPalette(palette)
        self.repaint()
        QTest.qWait(30)


if __name__ == "__main__":
    sys.exit(main())
