"""Captures beside scrot, maim and flameshot, on screens of 1920x1080 and 3840x2160, in turn (A B C A B C).

The peers write a plain PNG, unsynced; ours is encoded, hashed, sealed, flushed and journalled. `python
tests/bench/captures.py [PYTHON [ROUNDS]]` prints the table; `run.py` takes the rows.
"""

import json
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from bench.vault_peers import Figure  # noqa: E402 - the path first
from journeys import story  # noqa: E402 - the same
from journeys.desktop import PYTHON, Desktop  # noqa: E402 - the same

HERE = Path(__file__).resolve().parent
ROUNDS = 15
MOST_SIZE = 1.2


@dataclass(frozen=True)
class Screen:
    """A size of screen, and the most that a capture there may take."""

    size: str
    kept_ms: float
    cold_ratio: float


SCREENS = (Screen("1920x1080", 40, 4), Screen("3840x2160", 160, 2))


def figures(python: Path, rounds: int = ROUNDS) -> list[Figure]:
    """Measure on both screens with the program that `python` has installed."""
    return [row for screen in SCREENS for row in _rows(screen, _measure(python, screen, rounds))]


def _measure(python: Path, screen: Screen, rounds: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as name, Desktop(Path(name), screen.size, manager=False) as desktop:
        # A screen reader costs time in both programs; most people run none.
        env = {name: value for name, value in desktop.env.items() if "ACCESSIBILITY" not in name} | {
            "PYTHONPATH": ""
        }
        thread = story.show_thread(desktop)
        appui, data = str(python.with_name("appui")), str(desktop.folder / "data")
        _said([appui, "vault", "init", "--keyring", "--data", data, "--json"], env)
        case = _said([appui, "case", "new", "--title", "banc", "--data", data, "--json"], env)["code"]
        told = _said(
            [str(python), str(HERE / "keep_screen.py"), str(rounds), str(desktop.folder), data, case], env
        )
        thread.terminate()
    return told


def _said(command: list[str], env: dict[str, str]) -> dict[str, Any]:
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=600)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _rows(screen: Screen, told: dict[str, Any]) -> list[Figure]:
    ms, sizes = told["ms"], told["bytes"]

    def median(name: str) -> float:
        return float(statistics.median(ms[name]))

    def ratio(name: str, peer: str) -> float:
        return float(statistics.median(a / b for a, b in zip(ms[name], ms[peer], strict=True)))

    peers = ", ".join(f"{median(name):.0f} ({name})" for name in ("scrot", "maim", "flameshot"))
    size = statistics.median(a / b for a, b in zip(sizes["appui"], sizes["scrot"], strict=True))
    where, cold = screen.size.replace("x", "×"), ratio("cold", "scrot")
    return [
        Figure(
            f"screen → durable sealed exhibit, {where}, from the grab, running program",
            f"{median('kept'):.0f} ms (grab {median('grab'):.0f}, PNG {median('encode'):.0f})",
            f"{peers} ms, whole process, plain PNG, no sync",
            f"{ratio('kept', 'scrot'):.2f}",
            f"≤ {screen.kept_ms:.0f} ms",
            median("kept") <= screen.kept_ms,
        ),
        Figure(
            f"size of that PNG, {where}",
            f"{statistics.median(sizes['appui']) / 1e6:.2f} MB",
            f"{statistics.median(sizes['scrot']) / 1e6:.2f} MB (scrot)",
            f"{size:.2f}",
            f"≤ {MOST_SIZE} ×",
            size <= MOST_SIZE,
        ),
        Figure(
            f"`appui capture`, {where}, cold process, by the key store",
            f"{median('cold'):.0f} ms",
            f"{median('scrot'):.0f} ms (scrot)",
            f"{cold:.2f}",
            f"≤ {screen.cold_ratio:g} ×",
            cold <= screen.cold_ratio,
        ),
    ]


if __name__ == "__main__":
    for row in figures(
        Path(sys.argv[1]) if len(sys.argv) > 1 else PYTHON, int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    ):
        print(f"{row.what} | {row.ours} | {row.peer} | {row.ratio} | {row.target} | {'yes' if row.met else 'NO'}")
