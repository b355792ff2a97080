"""Measures the guide room: first visit, search as one types, and `guides check`; prints one JSON object.

The first visit runs from the making of the page to the frame on which the first question stands, the guides read
off the window's thread meanwhile; the search counts one call for every beginning of the words in the guides.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"

ROUNDS = 7


def room_ms() -> float:
    """Return how long the first visit takes in this process; another one must not have been here before."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - the window only where it is measured

    app = QApplication([])
    from appui_core.locate import Places  # noqa: PLC0415 - as above
    from fakes.clock import FixedClock  # noqa: PLC0415 - as above
    from fakes.desk import Desk  # noqa: PLC0415 - as above
    from fakes.screen_source import FakeScreenSource  # noqa: PLC0415 - as above

    with tempfile.TemporaryDirectory() as folder:
        clock = FixedClock()
        desk = Desk(clock, Places(data=Path(folder), config=Path(folder)), FakeScreenSource(clock))
        start = time.perf_counter()
        from appui.pages.report.model import Stage  # noqa: PLC0415 - importing the room is part of a visit
        from appui.pages.report.page import ReportPage  # noqa: PLC0415 - as above

        page = ReportPage(desk.context)
        page.resize(1180, 800)
        page.show()
        while page.model.stage == Stage.LOADING:
            app.processEvents()
        page.grab()
        taken = (time.perf_counter() - start) * 1000
        page.hide()
        desk.close()
    return taken


def search_ms() -> list[float]:
    """Return how long the search takes for every beginning, of one to four letters, of the words in the guides."""
    from appui_core.guides.load import load_guides  # noqa: PLC0415 - only here
    from appui_core.guides.search import GuideSearch  # noqa: PLC0415 - as above

    guides = load_guides("fr")
    search = GuideSearch(guides)
    said = " ".join(f"{guide.title} {' '.join(step.text for step in guide.steps)}" for guide in guides)
    beginnings = sorted({word[:length].lower() for word in said.split() for length in range(1, 5)})
    spent = []
    for beginning in beginnings:
        start = time.perf_counter()
        search.find(beginning)
        spent.append((time.perf_counter() - start) * 1000)
    return spent


def main() -> None:
    """Measure and print; `room` measures one visit alone."""
    if sys.argv[1:] == ["room"]:
        print(json.dumps(room_ms()))
        return
    from appui_core.guides.load import load_guides  # noqa: PLC0415 - not in a visit

    visits, checks = [], []
    for _ in range(ROUNDS):
        visits.append(
            float(subprocess.run([sys.executable, __file__, "room"], check=True, capture_output=True).stdout)
        )
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "appui_core.cli", "guides", "check", "--json"], check=True, capture_output=True
        )
        checks.append(time.perf_counter() - start)
    spent = sorted(search_ms())
    told = {
        "room": statistics.median(visits),
        "check_ms": statistics.median(checks) * 1000,
        "guides": len(load_guides("fr")),
        "searches": len(spent),
        "search_worst": spent[-1],
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
