"""One process of the kiosk that serves visit after visit, all rooms; prints its memory after each as JSON."""

import json
import os
import sys
import time
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest

from appui.kiosk_run import Kiosk, _application
from appui_core.clock import SystemClock
from appui_core.kiosk.policy import KioskPolicy

_MIB = 1024 * 1024


def weight_mib() -> float:
    """Return the resident memory of this process."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / _MIB


def visit(kiosk: Kiosk) -> None:
    """Go through every room in both languages, then leave; the same process serves again."""
    window = kiosk.window
    QTest.mouseClick(kiosk.attract, Qt.MouseButton.LeftButton)
    for page_id in window.pages.offered():
        window.navigate(page_id)
        turn()
    for code in ("en", "fr"):
        kiosk.set_language(code)
        turn()
    window.wipe()
    window.take_back()
    turn()


def turn() -> None:
    """Paint, and delete what is to be deleted."""
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def main() -> None:
    """Make as many visits as the first argument says."""
    kiosk = Kiosk(_application(), KioskPolicy(), SystemClock(), zone=ZoneInfo("Europe/Paris"))
    kiosk.window.come_forward()
    turn()
    began, weights = time.monotonic(), list[float]()
    for _ in range(int(sys.argv[1])):
        visit(kiosk)
        weights.append(weight_mib())
    kiosk.close()
    json.dump({"mib": weights, "took_s": time.monotonic() - began}, sys.stdout)


main()
