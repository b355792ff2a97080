"""Child of dossier.py: makes dossiers of a whole case and prints what was measured, in seconds and MB.

`dossier_build.py WHAT VAULT PASSPHRASE CODE OUT`. WHAT: `all` (whole, its PDF alone, memory, stop), `whole` (as a
person does it), `large` (for the police: memory, stop, and how long it asked nobody whether to go on). `memory` is
the most that this process ever held; `still` the longest that the number of its progress stood still.
"""

import gc
import json
import resource
import sys
import threading
import time
from itertools import pairwise
from pathlib import Path

from appui_core.cases.model import Addressee
from appui_core.cases.service import Cases
from appui_core.clock import SystemClock
from appui_core.dossier.course import Course, Stage
from appui_core.dossier.enclosing import Enclosing
from appui_core.dossier.export import export
from appui_core.dossier.order import Order
from appui_core.dossier.pdf import Request, lay_out, write_pdf
from appui_core.dossier.selection import select
from appui_core.errors import AppuiError
from appui_core.messages import load_messages
from appui_core.vault.facade import open_vault

_FEW_COLLECTIONS = 100_000  # as the command line has it


def main() -> int:
    """Measure and print."""
    what, folder, passphrase, code, out = sys.argv[1], Path(sys.argv[2]), *sys.argv[3:5], Path(sys.argv[5])
    gc.set_threshold(_FEW_COLLECTIONS)
    clock = SystemClock()
    cases = Cases(open_vault(folder, clock=clock, passphrase=passphrase), clock)
    addressee = Addressee.POLICE if what == "large" else Addressee.SCHOOL
    told: dict[str, float] = {}
    told["whole"], told["deaf"], told["still"] = _whole(cases, Order(code, addressee, out / "whole"))
    told["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    if what == "all":
        told["pdf"] = _pdf(cases, code, out / "pdf")
    if what != "whole":
        told["stop"] = _stop(cases, Order(code, addressee, out / "stopped"))
    sys.stdout.write(json.dumps(told))
    return 0


def _whole(cases: Cases, order: Order) -> tuple[float, float, float]:
    """Return how long a dossier takes, the longest time without asking whether to go on, and without progress."""
    start = last = time.perf_counter()
    longest = 0.0
    told: dict[int, float] = {}

    def cancelled() -> bool:
        nonlocal last, longest
        if threading.current_thread() is threading.main_thread():
            now = time.perf_counter()
            last, longest = now, max(longest, now - last)
        return False

    def progress(done: int, _total: int, _what: Stage) -> None:
        told.setdefault(done, time.perf_counter())

    export(cases, order, SystemClock(), load_messages("fr"), progress=progress, cancelled=cancelled)
    end = time.perf_counter()
    still = max(after - before for before, after in pairwise([start, *sorted(told.values()), end]))
    return end - start, longest, still


def _pdf(cases: Cases, code: str, into: Path) -> float:
    """Return how long the PDF takes when every file lies there already."""
    case_file = cases.case_file(code, None)
    items, course = select(case_file, Addressee.SCHOOL), Course()
    (into / "folder" / "data").mkdir(parents=True)
    request = Request(
        case_file, items, Addressee.SCHOOL, into / "folder", SystemClock().now(), load_messages("fr")
    )
    with Enclosing(into / "folder", into, case_file, items, course) as enclosing:
        enclosing.finish()
        start = time.perf_counter()
        write_pdf(into / "folder", "dossier.pdf", lay_out(request, enclosing, into, course), course)
        return time.perf_counter() - start


def _stop(cases: Cases, order: Order) -> float:
    """Return the longest that a build went on after it was told to stop: amid the pages, and amid the PDF."""
    longest = 0.0
    for stage in (Stage.EXHIBITS, Stage.PDF):
        asked, since = threading.Event(), [0.0]

        def progress(
            done: int, total: int, what: Stage, stage: Stage = stage, asked: threading.Event = asked
        ) -> None:
            if what is stage and (stage is Stage.PDF or done > total // 10) and not asked.is_set():
                since[0] = time.perf_counter()  # noqa: B023 - of this round
                asked.set()

        try:
            export(cases, order, SystemClock(), load_messages("fr"), progress=progress, cancelled=asked.is_set)
        except AppuiError:
            longest = max(longest, time.perf_counter() - since[0])
    return longest


if __name__ == "__main__":
    sys.exit(main())
