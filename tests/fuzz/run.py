"""`make fuzz`: hostile files without end, or for some minutes, with a seed that is printed and can be given again.

FUZZ="--minutes 30 --seed 7", FUZZ="--replay 7 1234" (one file, to stdout what it does, to build/fuzz/ its bytes),
FUZZ="--guided" (atheris: coverage leads, where it can be installed).
"""

import argparse
import json
import secrets
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from data.formats import samples
from fuzz.feed import Report, feed_one
from fuzz.mutate import mutant

_EACH = 200
_HERE = Path(__file__).parent
_OUT = _HERE.parents[1] / "build" / "fuzz"
_MOST_KIB, _MOST_S = 300 * 1024, 10.0


def _endless(seed: int, minutes: float) -> int:
    print(f"seed {seed}")
    until, first, fed = time.monotonic() + minutes * 60, 0, 0
    while time.monotonic() < until:
        command = [sys.executable, str(_HERE / "feed.py"), str(seed), str(first), str(_EACH)]
        run = subprocess.run(command, capture_output=True, check=False, text=True)
        if run.returncode:
            print(f"feed.py {seed} {first} {_EACH} ended with {run.returncode}\n{run.stderr[-4000:]}")
            return 1
        report = json.loads(run.stdout)
        fed += report["fed"]
        heavy = max(report["grown_kib"], report["child_kib"]) > _MOST_KIB or report["slowest_s"] > _MOST_S
        if report["wrong"] or heavy:
            print(json.dumps(report, indent=2, ensure_ascii=False))
            print(f'one of them again: make fuzz FUZZ="--replay {seed} NUMBER"')
            return 1
        first += _EACH
    print(f"{fed} files, nothing found")
    return 0


def _replay(seed: int, number: int) -> int:
    file, report = mutant(seed, number), Report()
    _OUT.mkdir(parents=True, exist_ok=True)
    path = _OUT / f"{seed}-{number}-{file.name}"
    path.write_bytes(file.data)
    print(f"{path}: {file.acts}")
    feed_one(report, number, seed)
    print(report)
    return 1 if report.wrong else 0


def _guided(minutes: float) -> int:
    try:
        import atheris  # noqa: F401, PLC0415 - only asked whether it is there
    except ImportError:
        print("atheris is not installed here: the seeds go on without it")
        return _endless(secrets.randbelow(2**31), minutes)
    corpus = _OUT / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, (name, data) in enumerate(samples().items()):
        (corpus / name).write_bytes(bytes((number,)) + data)
    limits = [f"-max_total_time={int(minutes * 60)}", f"-timeout={int(_MOST_S)}", "-rss_limit_mb=600"]
    command = [sys.executable, str(_HERE / "guided.py"), str(corpus), f"-artifact_prefix={_OUT}/", *limits]
    return subprocess.run(command, check=False).returncode


def main() -> int:
    """Run as asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(2**31))
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--replay", type=int, nargs=2, metavar=("SEED", "NUMBER"))
    parser.add_argument("--guided", action="store_true")
    chosen = parser.parse_args()
    if chosen.replay:
        return _replay(*chosen.replay)
    return _guided(chosen.minutes) if chosen.guided else _endless(chosen.seed, chosen.minutes)


if __name__ == "__main__":
    sys.exit(main())
