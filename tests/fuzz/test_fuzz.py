"""Nine thousand hostile files, over five thousand of them pictures, the same each time: refused or shown.

Never a crash, a hang or a heap of memory, in the program or in the child that decodes.

`make fuzz` goes on from here with other seeds (`run.py`).
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from data.formats import samples
from fuzz.mutate import mutant

SEED = 2026
CHILDREN, EACH = 23, 400
_PICTURES = (".png", ".jpg", ".webp", ".gif", ".heic", ".avif")
_FEED = Path(__file__).with_name("feed.py")
_MOST_KIB = 300 * 1024
_MOST_S = 10

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the limits of a process are tried where CI runs")


def _fed(first: int, count: int) -> dict[str, Any]:
    run = subprocess.run(
        [sys.executable, str(_FEED), str(SEED), str(first), str(count)],
        capture_output=True,
        check=False,
        text=True,
    )
    assert run.returncode == 0, f"feed.py {SEED} {first} {count}: {run.returncode}\n{run.stderr[-2000:]}"
    report: dict[str, Any] = json.loads(run.stdout)
    return report


@pytest.mark.parametrize("child", range(CHILDREN))
def test_hostile_files_are_refused_or_shown(child: int) -> None:
    report = _fed(child * EACH, EACH)
    assert report["wrong"] == []
    assert report["fed"] == EACH
    assert report["grown_kib"] < _MOST_KIB
    assert report["child_kib"] < _MOST_KIB
    assert report["slowest_s"] < _MOST_S
    # Were they all refused at the door, nothing would have been tried.
    assert report["taken"] >= EACH // 20
    assert report["decoded"] >= EACH // 40


def test_there_are_enough_of_every_kind_and_no_two_runs_differ() -> None:
    each = CHILDREN * EACH // len(samples())
    assert each * sum(name.endswith(_PICTURES) for name in samples()) >= 5_000
    assert mutant(SEED, 7) == mutant(SEED, 7)
    assert mutant(SEED, 7).data != mutant(SEED + 1, 7).data
