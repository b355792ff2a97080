"""The long form of the hostile pupil: a thousand visits and their memory; how long the window stands still.

    make soak-kiosk
    tests/soak/kiosk.py --only visits --visits 200
    tests/soak/kiosk.py --only events --events 100000 --seed 7
    tests/soak/kiosk.py --only same

`visits`: each a fresh process of the real program; now and then, once all is at rest, the memory that its three
processes have written to, and what else must not grow (kiosk_rest.py). `same`: one process
that serves every visit, as it does when no fresh one comes. `events`: as in tests/journeys/test_kiosk_hostile.py,
one act after another. What was measured is printed and kept in build/soak/kiosk.json; the exit code is 1 when a
figure is missed.
"""

import argparse
import contextlib
import json
import os
import secrets
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
# Instead of this folder, whose soak.py would stand for it.
sys.path[0] = str(ROOT / "tests")

from bench.first_paint import pss_mib  # noqa: E402 - the path first
from journeys.desktop import APPUI, PYTHON  # noqa: E402 - the same
from journeys.hostile import Ordeal, strict_desktop  # noqa: E402 - the same
from journeys.hostile_hands import Hands  # noqa: E402 - the same
from journeys.kiosk_outside import Kiosk, wipe_button  # noqa: E402 - the same
from soak.kiosk_probe import STILL_VARIABLE  # noqa: E402 - the same
from soak.kiosk_rest import own_mib, things, wait_for_rest  # noqa: E402 - the same

PARTS = ("visits", "same", "events")
MOST_GROWTH, MOST_STILL_MS = 1.05, 50.0
# The first visits fill caches of the system's libraries.
_WARM, _SHARE = 10, 0.1
# Coming to rest takes longer than a visit: so many weighings in all, but not after each visit.
_WEIGHINGS, _LEAST_APART = 100, 5
_KEYS = ("Tab", "space", "Tab", "Tab", "Return", "Page_Down", "Escape")


class Growth(NamedTuple):
    """Memory in MiB: of the first visits, of the last ones. `more`: what else there is more of than at first."""

    visits: int
    first_mib: float
    last_mib: float
    took_s: float
    more: tuple[str, ...] = ()

    @property
    def ratio(self) -> float:
        """Return the last ones by the first ones."""
        return self.last_mib / self.first_mib


class Still(NamedTuple):
    """How long the thread that paints stood still at most, and how much of that it worked itself."""

    events: int
    visits: int
    wall_ms: float
    own_ms: float


def growth_of(visits: int, weights: Sequence[float], took_s: float, more: tuple[str, ...] = ()) -> Growth:
    """Compare the first tenth of the weights, once warm, with the last; they lie equally far apart."""
    some = max(3, round(len(weights) * _SHARE))
    warm = -(-_WARM * len(weights) // visits)
    first, last = weights[warm : warm + some], weights[-some:]
    return Growth(visits, statistics.median(first), statistics.median(last), took_s, more)


def visits(wanted: int, program: Sequence[str] = (str(APPUI),)) -> Growth:
    """Make visits with the real program, a fresh process for each, and weigh all its processes now and then."""
    apart = max(_LEAST_APART, wanted // _WEIGHINGS)
    with strict_desktop() as desktop, Kiosk(desktop, program=program) as kiosk:
        place = wipe_button(kiosk.begin())
        assert place
        hands = Hands(desktop.env["DISPLAY"], 0, (desktop.width, desktop.height))
        began, weights = time.monotonic(), list[float]()
        held = list[Mapping[str, int]]()
        with contextlib.closing(hands):
            for number in range(1, wanted + 1):
                pid = kiosk.settled()
                for key in ("space", *_KEYS):
                    hands.chord(key)
                hands.let_go()
                hands.press(*place)
                hands.let_go()
                kiosk.instead_of(pid)
                kiosk.settled()
                if number % apart == 0:
                    wait_for_rest(kiosk)
                    weights.append(own_mib(kiosk))
                    held.append(things(kiosk))
                    pss = pss_mib(kiosk.program.process.pid)
                    took_s = time.monotonic() - began
                    _tell(f"{number} visits, {weights[-1]:.1f} MiB its own, {pss:.1f} MiB PSS, {took_s:.0f} s")
        kiosk.end()
        more = tuple(f"{name}: {count}" for name, count in held[-1].items() if count > held[0][name])
        return growth_of(wanted, weights, time.monotonic() - began, more)


def same(wanted: int, python: Path = PYTHON) -> Growth:
    """Make visits in one process, which serves again and again."""
    done = subprocess.run(
        [str(python), str(Path(__file__).with_name("kiosk_same.py")), str(wanted)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    told = json.loads(done.stdout)
    return growth_of(wanted, told["mib"], told["took_s"])


def events(wanted: int, seed: int, python: Path = PYTHON) -> Still:
    """Maltreat the real program, one act after another, with a watch in each process."""
    with strict_desktop() as desktop:
        lines = desktop.folder / "still"
        lines.touch()
        # A screen reader that looks through the window makes it stand still; few people run one.
        extra = {STILL_VARIABLE: str(lines)}
        program = (str(python), str(Path(__file__).with_name("kiosk_probe.py")))
        with (
            Kiosk(desktop, program=program, extra=extra) as kiosk,
            contextlib.closing(Ordeal(kiosk, seed)) as ordeal,
        ):
            outcome = ordeal.run(wanted, batch=1)
            ordeal.aftermath()
            kiosk.end()
        told = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
        for one in sorted(told, key=lambda one: -one["late_ms"])[:8]:
            _tell(f"{one['late_ms']:.0f} ms ({one['own_ms']:.0f} its own), {one['shown']}")
        worst = max(told, key=lambda one: one["late_ms"], default={"late_ms": 0.0})
        own_ms = max((one["own_ms"] for one in told), default=0.0)
        return Still(outcome.events, outcome.visits, worst["late_ms"], own_ms)


def main() -> int:
    """Do what the arguments say; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**9), help="what the hostile pupil does")
    parser.add_argument("--visits", type=int, default=1_000, help="how many")
    parser.add_argument("--events", type=int, default=100_000, help="how many at least")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), help="which parts")
    arguments = parser.parse_args()
    _tell(f"seed {arguments.seed}")
    kept: dict[str, object] = {"seed": arguments.seed}
    missed = False
    for part in arguments.only:
        if part == "events":
            still = events(arguments.events, arguments.seed)
            kept[part], missed = still._asdict(), missed or still.own_ms > MOST_STILL_MS
        else:
            growth = visits(arguments.visits) if part == "visits" else same(arguments.visits)
            kept[part] = growth._asdict() | {"ratio": growth.ratio}
            missed = missed or growth.ratio > MOST_GROWTH or bool(growth.more)
        _tell(f"{part}: {kept[part]}")
    out = ROOT / "build" / "soak"
    out.mkdir(parents=True, exist_ok=True)
    (out / "kiosk.json").write_text(json.dumps(kept, indent=1), encoding="utf-8")
    return int(missed)


def _tell(what: str) -> None:
    print(what, flush=True)


if __name__ == "__main__":
    sys.exit(main())
