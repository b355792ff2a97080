"""Measures opening, searching and scrolling large vaults; prints one JSON object. `run.py` starts it in a child.

A search is one call of `Cases.search` for the first 50; opening ends when the cases and the first page of the
newest are there; scrolling counts how long the window's thread works on one event, in steps of half a screen.
"""

import json
import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"

from appui_core.cases.service import Cases  # noqa: E402 - the path first
from appui_core.clock import SystemClock  # noqa: E402 - the same
from appui_core.vault.facade import open_vault  # noqa: E402 - the same
from bench.big_vault import PASSPHRASE, Big, cached, words  # noqa: E402 - the same

FEW, MANY, FIRST = 1_000, 100_000, 50
ASKED_AGAIN_MS = 20
ROUNDS, STEPS = 7, 200


def open_ms(big: Big, *, passphrase: bool) -> float:
    """Return how long it takes from the click on "open" to a list that can be used."""
    start = time.perf_counter()
    given = {"passphrase": PASSPHRASE} if passphrase else {"keystore": big.keystore}
    with open_vault(big.folder, clock=SystemClock(), **given) as vault:
        cases = Cases(vault, SystemClock())
        newest = max(cases.list(), key=lambda case: case.created_at_utc)
        assert cases.exhibits_page(newest.code, 0, FIRST)
        return (time.perf_counter() - start) * 1000


def search_ms(big: Big) -> list[float]:
    """Return how long the first results take for every beginning, of one to four letters, of the words in it."""
    spent = []
    lexicon = words(random.Random(7))  # noqa: S311 - the same words as in the vault
    beginnings = sorted({word[:length] for word in lexicon for length in range(1, 5)})
    with open_vault(big.folder, clock=SystemClock(), keystore=big.keystore) as vault:
        cases = Cases(vault, SystemClock())
        for beginning in (*beginnings, "tiktok", "https", "www.tiktok.com/@"):
            # Others use this machine too: what was slow once is asked twice more.
            taken = [_once(cases, beginning)]
            if taken[0] > ASKED_AGAIN_MS:
                taken += [_once(cases, beginning), _once(cases, beginning)]
            spent.append(statistics.median(taken))
    return spent


def _once(cases: Cases, beginning: str) -> float:
    start = time.perf_counter()
    cases.search(beginning, limit=FIRST)
    return (time.perf_counter() - start) * 1000


def scroll_ms(big: Big) -> list[float]:
    """Return how long the window's thread works at a time on the way through the longest case, in its own time."""
    from PySide6.QtCore import QEventLoop, QObject  # noqa: PLC0415 - the window only where it is measured
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - the same

    spent: list[float] = []

    class Watched(QApplication):
        depth = 0

        def notify(self, receiver: QObject, event: object) -> bool:
            Watched.depth += 1
            start = time.thread_time()
            try:
                return super().notify(receiver, event)  # type: ignore[arg-type]  # Qt's own event
            finally:
                Watched.depth -= 1
                if not Watched.depth:
                    spent.append((time.thread_time() - start) * 1000)

    app = Watched([])
    from appui.pages.evidence.page import EvidencePage  # noqa: PLC0415 - after the application
    from appui.pages.evidence.parts.room import RoomView  # noqa: PLC0415 - the same
    from appui_core.locate import Places  # noqa: PLC0415 - the same
    from fakes.clock import FixedClock  # noqa: PLC0415 - the same
    from fakes.desk import Desk  # noqa: PLC0415 - the same
    from fakes.screen_source import FakeScreenSource  # noqa: PLC0415 - the same

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        clock = FixedClock()
        (place / "vault").symlink_to(big.folder)
        desk = Desk(clock, Places(data=place, config=place), FakeScreenSource(clock), keystore=big.keystore)
        page = EvidencePage(desk.context)
        page.resize(1180, 800)
        page.show()
        desk.vault.unlock(None, done=lambda: page.services.book.reload(page.services.flow.home), failed=_stop)
        _pump(app, lambda: page.services.book.loaded)
        page.services.book.select(big.case)
        page.services.flow.home()
        _pump(app, lambda: len(page.services.book.exhibits) >= 10_000)
        view = page.findChild(RoomView)
        assert isinstance(view, RoomView)
        for _ in range(20):
            app.processEvents()
            time.sleep(0.02)
        bar = view.verticalScrollBar()
        spent.clear()
        for step in range(STEPS):
            start = time.thread_time()
            bar.setValue(bar.value() + bar.pageStep() // 2 if step % 20 else bar.maximum() * step // STEPS)
            spent.append((time.thread_time() - start) * 1000)
            app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
            time.sleep(0.004)
        taken = list(spent)
        page.hide()
        desk.close()
    return taken


def _stop(error: Exception) -> None:
    sys.exit(str(error))


def _pump(app: object, ready: object) -> None:
    for _ in range(2000):
        app.processEvents()  # type: ignore[attr-defined]  # a QApplication, imported late
        if ready():  # type: ignore[operator]  # a function
            return
        time.sleep(0.005)
    sys.exit("the list did not come")


def main() -> None:
    """Measure and print."""
    few, many = cached(FEW), cached(MANY)
    told: dict[str, float] = {}
    for name, big in (("few", few), ("many", many)):
        open_ms(big, passphrase=False)
        plain = statistics.median(open_ms(big, passphrase=False) for _ in range(ROUNDS))
        told[f"open_{name}"] = plain
        if big is few:
            told["passphrase"] = statistics.median(open_ms(big, passphrase=True) for _ in range(ROUNDS)) - plain
    spent = sorted(search_ms(many))
    told |= {"searches": len(spent), "search_median": spent[len(spent) // 2], "search_worst": spent[-1]}
    scrolled = sorted(scroll_ms(many))
    told |= {"scroll_worst": scrolled[-1], "scroll_99": scrolled[len(scrolled) * 99 // 100]}
    print(json.dumps(told))


if __name__ == "__main__":
    main()
