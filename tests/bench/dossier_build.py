"""Child of dossier.py: makes a dossier of a whole case twice, as a person does and its PDF alone; prints seconds.

`dossier_build.py VAULT PASSPHRASE CODE OUT`. `memory` is the most that this process ever held, in MB.
"""

import gc
import json
import resource
import sys
import threading
import time
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
    folder, passphrase, code, out = Path(sys.argv[1]), sys.argv[2], sys.argv[3], Path(sys.argv[4])
    gc.set_threshold(_FEW_COLLECTIONS)
    clock, messages = SystemClock(), load_messages("fr")
    cases = Cases(open_vault(folder, clock=clock, passphrase=passphrase), clock)
    start = time.perf_counter()
    export(cases, Order(code, Addressee.SCHOOL, out / "whole"), clock, messages)
    whole = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    told = {
        "whole": whole,
        "pdf": _pdf(cases, code, out / "pdf"),
        "memory": memory,
        "stop": _stop(cases, code, out),
    }
    sys.stdout.write(json.dumps(told))
    return 0


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


def _stop(cases: Cases, code: str, out: Path) -> float:
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

        order = Order(code, Addressee.SCHOOL, out / "stopped")
        try:
            export(cases, order, SystemClock(), load_messages("fr"), progress=progress, cancelled=asked.is_set)
        except AppuiError:
            longest = max(longest, time.perf_counter() - since[0])
    return longest


if __name__ == "__main__":
    sys.exit(main())
