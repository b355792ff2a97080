"""A dossier of 500 pictures beside img2pdf, which writes no captions, and `cp -r`, in turn (A B A B).

`python tests/bench/dossier.py [PYTHON [ROUNDS]]` prints the table; `run.py` takes the rows. img2pdf is in the
dependency group `bench`: `pip install --group bench`.
"""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from bench.dossier_corpus import dossier_corpus  # noqa: E402 - the path first
from bench.vault_peers import Figure  # noqa: E402 - the same

HERE = Path(__file__).resolve().parent
BUILD = ROOT / "build" / "bench"
ROUNDS = 5
PHRASE = "une phrase de banc"
MOST_PDF, MOST_WHOLE, MOST_MB, MOST_STOP_S = 0.5, 1.0, 150, 0.2


def figures(python: Path, rounds: int = ROUNDS) -> list[Figure]:
    """Measure; the pictures are made first when they are not there yet."""
    pictures = dossier_corpus(BUILD / "dossier-corpus")
    with tempfile.TemporaryDirectory(dir=BUILD) as name:
        folder = Path(name)
        code = _vault(python, folder, pictures)
        ours, peers = [], []
        for turn in range(rounds):
            out = folder / f"out-{turn}"
            command = [python, HERE / "dossier_build.py", folder / "data" / "vault", PHRASE, code, out]
            ours.append(json.loads(_run([str(word) for word in command])))
            alone = _timed([str(python), "-m", "img2pdf", *map(str, pictures), "-o", str(folder / "peer.pdf")])
            peers.append((alone, _timed(["cp", "-r", str(pictures[0].parent), str(folder / "copy")])))
            for left in (out, folder / "copy"):
                shutil.rmtree(left)
    return _rows(ours, peers, sum(path.stat().st_size for path in pictures) / 1e6, len(pictures))


def _vault(python: Path, folder: Path, pictures: list[Path]) -> str:
    (folder / "phrase").write_text(f"{PHRASE}\n", encoding="utf-8")
    ways = ["--data", str(folder / "data"), "--passphrase-file", str(folder / "phrase"), "--json"]
    appui = [str(python), "-m", "appui_core.cli"]
    _run([*appui, "vault", "init", *ways])
    code: str = json.loads(_run([*appui, "case", "new", "--title", "banc", *ways]))["code"]
    _run([*appui, "import", *map(str, pictures), "--case", code, "--no-intimate-minor", *ways])
    return code


def _run(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{command[:4]}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def _timed(command: list[str]) -> float:
    start = time.perf_counter()
    _run(command)
    return time.perf_counter() - start


def _rows(
    ours: list[dict[str, float]], peers: list[tuple[float, float]], size_mb: float, count: int
) -> list[Figure]:
    pdf = statistics.median(one["pdf"] / peer[0] for one, peer in zip(ours, peers, strict=True))
    whole = statistics.median(one["whole"] / sum(peer) for one, peer in zip(ours, peers, strict=True))
    memory = max(one["memory"] for one in ours)
    stop = max(one["stop"] for one in ours)
    what = f"dossier of {count} pictures, {size_mb:.0f} MB"

    def median(name: str) -> str:
        return f"{statistics.median(one[name] for one in ours):.2f} s"

    alone = statistics.median(peer[0] for peer in peers)
    both = statistics.median(sum(peer) for peer in peers)
    one_pdf, all_of_it = f"{what}: its PDF, files in place", f"{what}: the whole folder, from the vault"
    peer_pdf, peer_whole = f"{alone:.2f} s (img2pdf, no captions)", f"{both:.2f} s (img2pdf + cp -r)"
    held, stopped = f"{memory:.0f} MB", f"{stop * 1000:.0f} ms"
    most_stop = f"≤ {MOST_STOP_S * 1000:.0f} ms"
    return [
        Figure(one_pdf, median("pdf"), peer_pdf, f"{pdf:.2f}", f"≤ {MOST_PDF} ×", pdf <= MOST_PDF),
        Figure(all_of_it, median("whole"), peer_whole, f"{whole:.2f}", f"≤ {MOST_WHOLE} ×", whole <= MOST_WHOLE),
        Figure("its memory, unlocking included", held, "–", "–", f"≤ {MOST_MB} MB", memory <= MOST_MB),
        Figure("from “stop” to nothing left of it", stopped, "–", "–", most_stop, stop <= MOST_STOP_S),
    ]


def main() -> int:
    """Print the table; 1 when a target is missed."""
    python = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(sys.executable)
    found = figures(python, int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS)
    for one in found:
        print(
            f"| {one.what} | {one.ours} | {one.peer} | {one.ratio} | {one.target} | {'yes' if one.met else 'NO'} |"
        )
    return 0 if all(one.met for one in found) else 1


if __name__ == "__main__":
    sys.exit(main())
