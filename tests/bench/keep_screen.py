"""Inside the installed program: from the grab of the screen to the durable, sealed exhibit, and scrot in turn.

Run by run.py on a display that shows the sample thread; prints one JSON document of milliseconds.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from appui.qt_adapters.screen import QtScreenSource
from appui_core.cases.service import Cases
from appui_core.clock import SystemClock
from appui_core.intake.encode import original_from_frame
from appui_core.vault.facade import create_vault


def main() -> int:
    """Measure `rounds` pairs after one warm-up; the arguments are the rounds and the folder to write in."""
    rounds, folder = int(sys.argv[1]), Path(tempfile.mkdtemp(dir=sys.argv[2]))
    _app = QApplication(["appui-bench"])
    clock = SystemClock()
    made = create_vault(folder / "vault", clock=clock, keystore=None, passphrase="bench", preset="shared")  # noqa: S106 - a vault of this run
    cases = Cases(made.vault, clock)
    code = cases.new("bench", "family").code
    screens = QtScreenSource(clock)
    nudge = Nudge()
    kept_ms: list[float] = []
    scrot_ms: list[float] = []
    encode_ms: list[float] = []
    size_bytes = 0
    for turn in range(rounds + 1):
        began = time.perf_counter()
        frame = screens.grab(1)
        grabbed = time.perf_counter()
        original = original_from_frame(frame, clock)
        encoded = time.perf_counter()
        exhibit = cases.add_original(code, original)
        kept = time.perf_counter()
        assert not exhibit.duplicate, "the picture must change from round to round"
        size_bytes = exhibit.size_bytes
        plain = folder / f"{turn}.png"
        begun_plain = time.perf_counter()
        subprocess.run(["scrot", "-o", str(plain)], check=True)
        plain_done = time.perf_counter()
        if turn:
            kept_ms.append((kept - began) * 1000)
            encode_ms.append((encoded - grabbed) * 1000)
            scrot_ms.append((plain_done - begun_plain) * 1000)
        nudge.change()
    made.vault.close()
    sys.stdout.write(
        json.dumps({"kept": kept_ms, "encode": encode_ms, "scrot": scrot_ms, "bytes": size_bytes}) + "\n"
    )
    return 0


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
