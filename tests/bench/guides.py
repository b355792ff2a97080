"""Measures the guide room: first visit, search as one types, and `guides check`; prints one JSON object.

The first visit runs in the real window, from the press to the frame on which the first question stands; the guides
are read off the window's thread meanwhile (their time is told too). The search counts one call for every beginning
of the words in the guides.
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

ROUNDS, SETTLE_S = 7, 1.5


def room_ms() -> tuple[float, float]:
    """Return how long the first visit takes: until its first question stands, and until all guides are there."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - the window only where it is measured

    from appui import bootstrap  # noqa: PLC0415 - as above
    from appui.theme.theme import STYLE  # noqa: PLC0415 - as above
    from appui_core.locate import Places  # noqa: PLC0415 - as above
    from fakes.clock import FixedClock  # noqa: PLC0415 - as above

    app = QApplication([*sys.argv[:1], "-style", STYLE])
    with tempfile.TemporaryDirectory() as folder:
        program = bootstrap.Program(app, Places(data=Path(folder), config=Path(folder)), FixedClock())
        program.window.resize(1180, 800)
        program.window.show()
        _stand(app, SETTLE_S)
        start = time.perf_counter()
        program.window.navigate("report")
        page = program.window.page()
        page.grab()
        asked = (time.perf_counter() - start) * 1000
        while not page.model.all:  # type: ignore[attr-defined]  # the page of the guides
            app.processEvents()
        page.grab()
        taken = (time.perf_counter() - start) * 1000
        program.close()
    return asked, taken


def _stand(app: object, seconds: float) -> None:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        app.processEvents()  # type: ignore[attr-defined]  # a QApplication, imported late
        time.sleep(0.002)


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
            json.loads(subprocess.run([sys.executable, __file__, "room"], check=True, capture_output=True).stdout)
        )
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "appui_core.cli", "guides", "check", "--json"], check=True, capture_output=True
        )
        checks.append(time.perf_counter() - start)
    spent = sorted(search_ms())
    told = {
        "room": statistics.median(asked for asked, _ in visits),
        "all": statistics.median(taken for _, taken in visits),
        "check_ms": statistics.median(checks) * 1000,
        "guides": len(load_guides("fr")),
        "searches": len(spent),
        "search_worst": spent[-1],
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
