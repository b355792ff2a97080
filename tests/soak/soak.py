"""The long form of tests/core/harm: thousands of kills, every fault at every call, a hundred thousand exhibits.

    make soak                      everything, with a new seed, which is printed
    make soak SOAK="--seed 7"      the same kills again
    make soak SOAK="--kills 20000 --only kills"

Every failure is printed with the order that repeats it (`--replay ORDER`), and the exit code is 1.
"""

import argparse
import json
import secrets
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from core.harm.driver import Killer, Zygote, scenarios, workplace
from core.harm.faults import FAULTS, complaint
from core.harm.many import exercise
from core.harm.operations import OPERATIONS

PARTS = ("kills", "faults", "many")


def main() -> int:
    """Do what the arguments say; return the exit code."""
    arguments = _arguments()
    print(f"seed {arguments.seed}", flush=True)
    failures = 0
    with tempfile.TemporaryDirectory(prefix="appui-soak-") as fallback, workplace(Path(fallback)) as place:
        with Zygote() as zygote:
            killer = Killer(place, zygote, arguments.seed)
            if arguments.replay:
                return int(_told(killer.kill(json.loads(arguments.replay))))
            if "kills" in arguments.only:
                failures += _kills(killer, arguments.kills)
            if "faults" in arguments.only:
                failures += _faults(killer)
        if "many" in arguments.only:
            started = time.monotonic()
            exercise(place, exhibits=arguments.exhibits, longest=arguments.exhibits // 10, tell=_tell)
            print(f"{arguments.exhibits} exhibits: all well, {time.monotonic() - started:.0f} s", flush=True)
    print(f"seed {arguments.seed}: {failures} failures", flush=True)
    return int(failures > 0)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**9), help="draws the kills")
    parser.add_argument("--kills", type=int, default=5000, help="how many orders to kill")
    parser.add_argument("--exhibits", type=int, default=100_000, help="how many, a tenth of them in one case")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), help="which parts")
    parser.add_argument("--replay", help="one order, as a failure printed it")
    return parser.parse_args()


def _kills(killer: Killer, wanted: int) -> int:
    names = scenarios()
    failures, orders = 0, Counter[str]()
    started = time.monotonic()
    while orders.total() < wanted:
        name = names[orders.total() % len(names)]
        orders[name] += 1
        failures += _told(killer.kill(killer.draw(name)))
        if orders.total() % 500 == 0:
            _tell(f"{killer.kills} kills, {failures} failures", time.monotonic() - started)
    shares = ", ".join(f"{name} {count}" for name, count in sorted(orders.items()))
    print(f"{killer.kills} kills in {orders.total()} orders ({shares}): {failures} failures", flush=True)
    return failures


def _told(finding: object) -> bool:
    if finding is None:
        return False
    order, wrong = finding.order, finding.wrong  # type: ignore[attr-defined]  # a Finding
    print(f"FAILED --replay '{json.dumps(order)}'", *wrong, sep="\n  ", flush=True)
    return True


def _faults(killer: Killer) -> int:
    failures = done = 0
    for operation in sorted(OPERATIONS):
        calls = killer.run(operation=operation)[0]["calls"]
        for at in range(1, calls + 1):
            for fault in FAULTS:
                for lasting in (False, True):
                    order = {"operation": operation, "act": fault, "at": at, "lasting": lasting}
                    wrong = complaint(order, *killer.run(**order))
                    done += 1
                    if wrong:
                        failures += 1
                        print(f"FAILED {json.dumps(order)}\n  {wrong}", flush=True)
    print(f"{done} faults in {len(OPERATIONS)} operations: {failures} failures", flush=True)
    return failures


def _tell(what: str, seconds: float) -> None:
    print(f"{seconds:9.3f} s  {what}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
