"""A dossier of 500 pictures beside img2pdf, which writes no captions, and `cp -r`, in turn (A B C A B C).

The screenshots among them are captures, and once more imported, when a file is foreign and looked through. One of
2 000 small pictures is made for its memory and for how soon it stops.

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

from bench.dossier_corpus import dossier_corpus, small_corpus  # noqa: E402 - the path first
from bench.vault_peers import Figure  # noqa: E402 - the same

HERE = Path(__file__).resolve().parent
BUILD = ROOT / "build" / "bench"
ROUNDS = 5
PHRASE = "une phrase de banc"
MOST_PDF, MOST_WHOLE, MOST_MB, MOST_STOP_S = 0.5, 1.0, 150, 0.2
_MOST_STOP = f"≤ {MOST_STOP_S * 1000:.0f} ms"
_STILL = "the longest that its progress stood still"


def figures(python: Path, rounds: int = ROUNDS) -> list[Figure]:
    """Measure; the pictures are made first when they are not there yet."""
    pictures, many = dossier_corpus(BUILD / "dossier-corpus"), small_corpus(BUILD / "dossier-corpus-small")
    with tempfile.TemporaryDirectory(dir=BUILD) as name:
        folder = Path(name)
        captured = _vault(python, folder / "captured", pictures)
        imported = _vault(python, folder / "imported", pictures, captured=False)
        ours, foreign, peers = [], [], []
        for _ in range(rounds):
            ours.append(_built(python, "all", captured))
            foreign.append(_built(python, "whole", imported))
            alone = _timed([str(python), "-m", "img2pdf", *map(str, pictures), "-o", str(folder / "peer.pdf")])
            peers.append((alone, _timed(["cp", "-r", str(pictures[0].parent), str(folder / "copy")])))
            shutil.rmtree(folder / "copy")
        large = _built(python, "large", _vault(python, folder / "many", many))
    size_mb = sum(path.stat().st_size for path in pictures) / 1e6
    return [*_rows(ours, foreign, peers, size_mb, len(pictures)), *_large_rows(large, len(many))]


def _vault(python: Path, folder: Path, pictures: list[Path], *, captured: bool = True) -> tuple[Path, str]:
    """Make a vault with one case; return where, and the case's code. Screenshots are captures, unless imported."""
    folder.mkdir()
    (folder / "phrase").write_text(f"{PHRASE}\n", encoding="utf-8")
    ways = ["--data", str(folder / "data"), "--passphrase-file", str(folder / "phrase"), "--json"]
    appui = [str(python), "-m", "appui_core.cli"]
    _run([*appui, "vault", "init", *ways])
    code: str = json.loads(_run([*appui, "case", "new", "--title", "banc", *ways]))["code"]
    shots = [str(path) for path in pictures if captured and path.suffix == ".png"]
    others = [str(path) for path in pictures if str(path) not in set(shots)]
    _run([*appui, "import", *others, "--case", code, "--no-intimate-minor", *ways])
    _run([str(python), str(HERE / "dossier_keep.py"), str(folder / "data" / "vault"), PHRASE, code, *shots])
    return folder / "data" / "vault", code


def _built(python: Path, what: str, vault: tuple[Path, str]) -> dict[str, float]:
    """Return what the child measured."""
    folder, code = vault
    out = folder.parent / "out"
    command = [python, HERE / "dossier_build.py", what, folder, PHRASE, code, out]
    told: dict[str, float] = json.loads(_run([str(word) for word in command]))
    shutil.rmtree(out)
    return told


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
    ours: list[dict[str, float]],
    foreign: list[dict[str, float]],
    peers: list[tuple[float, float]],
    size_mb: float,
    count: int,
) -> list[Figure]:
    pdf = statistics.median(one["pdf"] / peer[0] for one, peer in zip(ours, peers, strict=True))
    whole = statistics.median(one["whole"] / sum(peer) for one, peer in zip(ours, peers, strict=True))
    again = statistics.median(one["whole"] / sum(peer) for one, peer in zip(foreign, peers, strict=True))
    memory = max(one["memory"] for one in ours)
    stop, still = (max(one[name] for one in ours) for name in ("stop", "still"))
    what = f"dossier of {count} pictures, {size_mb:.0f} MB"

    def median(name: str) -> str:
        return f"{statistics.median(one[name] for one in ours):.2f} s"

    alone = statistics.median(peer[0] for peer in peers)
    both = statistics.median(sum(peer) for peer in peers)
    one_pdf, all_of_it = f"{what}: its PDF, files in place", f"{what}: the whole folder, from the vault"
    peer_pdf, peer_whole = f"{alone:.2f} s (img2pdf, no captions)", f"{both:.2f} s (img2pdf + cp -r)"
    held, stopped = f"{memory:.0f} MB", f"{stop * 1000:.0f} ms"
    imported = f"{statistics.median(one['whole'] for one in foreign):.2f} s"
    return [
        Figure(one_pdf, median("pdf"), peer_pdf, f"{pdf:.2f}", f"≤ {MOST_PDF} ×", pdf <= MOST_PDF),
        Figure(all_of_it, median("whole"), peer_whole, f"{whole:.2f}", f"≤ {MOST_WHOLE} ×", whole <= MOST_WHOLE),
        Figure("the same, all of them imported", imported, peer_whole, f"{again:.2f}", "–", met=True),
        Figure("its memory, unlocking included", held, "–", "–", f"≤ {MOST_MB} MB", memory <= MOST_MB),
        Figure("from “stop” to nothing left of it", stopped, "–", "–", _MOST_STOP, stop <= MOST_STOP_S),
        Figure(_STILL, f"{still * 1000:.0f} ms", "–", "–", _MOST_STOP, still <= MOST_STOP_S),
    ]


def _large_rows(one: dict[str, float], count: int) -> list[Figure]:
    what = f"dossier of {count} exhibits"
    memory = f"{one['memory']:.0f} MB"
    deaf, still, stop = (f"{one[name] * 1000:.0f} ms" for name in ("deaf", "still", "stop"))
    return [
        Figure(f"{what}: memory", memory, "–", "–", f"≤ {MOST_MB} MB", one["memory"] <= MOST_MB),
        Figure(_STILL, still, "–", "–", _MOST_STOP, one["still"] <= MOST_STOP_S),
        Figure("its longest time without asking to go on", deaf, "–", "–", _MOST_STOP, one["deaf"] <= MOST_STOP_S),
        Figure("from “stop” to nothing left of it", stop, "–", "–", _MOST_STOP, one["stop"] <= MOST_STOP_S),
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
