"""`appui verify` and verifier.py of a dossier of 500 exhibits, each against `sha256sum -c` on its two lists.

500 pictures of 620 kB that nothing compresses: 310 MB in data/, about 600 MB with the PDF that shows them. Whole
processes are timed, in turn (A B C A B C), with everything in the page cache.
`python tests/bench/verify_dossier.py [PYTHON [ROUNDS]]` prints the table; `run.py` takes the rows.
"""

import io
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from PIL import Image  # noqa: E402 - the path first

from appui_core.cases.model import Addressee  # noqa: E402 - the same
from appui_core.clock import SystemClock  # noqa: E402 - the same
from appui_core.dossier.build import build_dossier  # noqa: E402 - the same
from appui_core.dossier.names import MANIFEST, TAG_MANIFEST, VERIFIER  # noqa: E402 - the same
from appui_core.messages import load_messages  # noqa: E402 - the same
from bench.vault_peers import Figure  # noqa: E402 - the same
from fakes.case_file import FakeCaseFile  # noqa: E402 - the same
from journeys.desktop import PYTHON  # noqa: E402 - the same

EXHIBITS, ROUNDS = 500, 9
MOST = 0.4
_SIDE = 454


def dossier(into: Path) -> Path:
    """Return a dossier of 500 pictures under `into`, made when it is not there."""
    made = sorted(into.glob("appui-*")) if into.is_dir() else []
    if made:
        return made[0]
    case_file = FakeCaseFile()
    for _ in range(EXHIBITS):
        case_file.add_picture(_noise())
    return build_dossier(case_file, Addressee.POLICE, into, clock=SystemClock(), messages=load_messages("fr")).path


def _noise() -> bytes:
    """Return a PNG of about 620 000 bytes."""
    target = io.BytesIO()
    picture = Image.frombytes("RGB", (_SIDE, _SIDE), os.urandom(3 * _SIDE * _SIDE))
    picture.save(target, "PNG", compress_level=0)
    return target.getvalue()


def figures(python: Path, rounds: int = ROUNDS) -> list[Figure]:
    """Check the dossier with both, each against the peer."""
    folder = dossier(ROOT / "build" / "bench" / "dossier-500")
    ours = [str(python.with_name("appui")), "verify", str(folder)]
    alone = [str(python), "-I", "-S", str(folder / VERIFIER)]
    peer = ["sha256sum", "--quiet", "-c", MANIFEST, TAG_MANIFEST]
    times: list[tuple[float, float, float]] = []
    for turn in range(rounds + 1):
        one = (_timed(ours, folder), _timed(alone, folder), _timed(peer, folder))
        if turn:  # the first fills the page cache
            times.append(one)
    what = f"check of a dossier of {EXHIBITS} exhibits"
    return [
        _figure(f"{what}, appui verify", [one[0] for one in times], [one[2] for one in times]),
        _figure(f"{what}, its own verifier.py", [one[1] for one in times], [one[2] for one in times]),
    ]


def _timed(command: Sequence[str], folder: Path) -> float:
    begin = time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    took = time.perf_counter() - begin
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return took


def _figure(what: str, ours: list[float], peer: list[float]) -> Figure:
    ratio = statistics.median(a / b for a, b in zip(ours, peer, strict=True))
    return Figure(
        what,
        f"{statistics.median(ours):.2f} s",
        f"{statistics.median(peer):.2f} s (sha256sum -c)",
        f"{ratio:.2f}",
        f"≤ {MOST} ×",
        ratio <= MOST,
    )


if __name__ == "__main__":
    chosen = Path(sys.argv[1]).absolute() if len(sys.argv) > 1 else PYTHON
    for figure in figures(chosen, int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS):
        print(f"{figure.what}: {figure.ours}, {figure.peer}, {figure.ratio} ({figure.target})")
