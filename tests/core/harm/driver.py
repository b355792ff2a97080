"""Kills a library process again and again and asks the judge; the seed tells everything about a run."""

import contextlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from core.harm import acts
from core.harm.belief import Belief, before
from core.harm.judge import judge
from core.harm.scene import Scene, copy_of, make_template

TESTS = Path(__file__).parents[2]
# Sequences that can be begun again where one of them was cut off.
AGAIN = frozenset({"everyday", "import", "slots", "backup", "migrate"})
_MEMORY = Path("/dev/shm")  # noqa: S108 - a kill loses nothing there that it would keep on a disk, and fsync costs nothing


def environment() -> dict[str, str]:
    """Return what a child of the tests needs to find their modules; nothing compiled is left in the tree."""
    paths = [str(TESTS), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONDONTWRITEBYTECODE": "1"}


class Zygote:
    """The server of processes (zygote.py), for as long as the block lasts."""

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "core.harm.zygote"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment(),
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._process as process:
            assert process.stdin is not None
            process.stdin.close()
            process.wait(timeout=60)

    def order(self, scene: Scene, **order: object) -> dict[str, Any]:
        """Let a child do a sequence, cut off as ordered (`after_s`, or `act` and `at`); return what came of it."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"base": str(scene.base), **order}) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer


@contextlib.contextmanager
def workplace(fallback: Path) -> Iterator[Path]:
    """Yield a folder in memory where there is one, so that thousands of runs wear no disk."""
    if not (_MEMORY.is_dir() and os.access(_MEMORY, os.W_OK)):
        yield fallback
        return
    folder = Path(tempfile.mkdtemp(prefix="appui-harm-", dir=_MEMORY))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class Measure:
    """A whole run of a sequence: how long it takes and how many calls of ours it makes."""

    seconds: float
    calls: int


@dataclass(frozen=True, slots=True)
class Finding:
    """A run after which something was wrong, and the order that repeats it."""

    order: Mapping[str, Any]
    wrong: Sequence[str]


class Killer:
    """Runs sequences on copies of a template and kills them; every choice is drawn from the seed."""

    def __init__(self, place: Path, zygote: Zygote, seed: int) -> None:
        self._place = place
        self._zygote = zygote
        self._random = random.Random(seed)  # noqa: S311 - to be repeatable is the point
        self._template = make_template(place / "template").base
        self._measures: dict[str, Measure] = {}
        self.kills = 0

    def measure(self, scenario: str) -> Measure:
        """Let a sequence run to its end, and make sure that it does and leaves all well."""
        if scenario not in self._measures:
            runs = [self.run(scenario=scenario) for _ in range(2)]
            for answer, wrong in runs:
                assert answer["status"] == 0, answer["lines"][-1]
                assert wrong == [], wrong
            self._measures[scenario] = Measure(
                min(answer["seconds"] for answer, _ in runs), max(answer["calls"] for answer, _ in runs)
            )
        return self._measures[scenario]

    def draw(self, scenario: str) -> dict[str, Any]:
        """Return an order: a sequence and where to cut it off, twice in a row by times.

        A cut is at any instant of the sequence, at any call of ours, or in the middle of a write.
        """
        twice = scenario in AGAIN and self._random.random() < 0.15
        return {"scenario": scenario, "cuts": [self._cut(scenario) for _ in range(1 + twice)]}

    def _cut(self, scenario: str) -> dict[str, Any]:
        known = self.measure(scenario)
        way = self._random.random()
        if way < 0.5 or not known.calls:
            return {"after_s": self._random.uniform(0.0, known.seconds)}
        return {"act": "kill" if way < 0.85 else "half", "at": self._random.randint(1, known.calls)}

    def kill(self, order: Mapping[str, Any]) -> Finding | None:
        """Carry out an order that was drawn, and judge what is left."""
        scene = copy_of(self._template, self._place / "run")
        belief = before(scene)
        wrong: list[str] = []
        for cut in order["cuts"]:
            answer = self._zygote.order(scene, scenario=order["scenario"], **cut)
            belief.hear(answer["lines"])
            self.kills += answer["status"] == -9
            if answer["status"] not in {0, -9}:
                wrong.append(str(answer["lines"][-1]))
            if answer["orphans"]:
                wrong.append("a helper process outlived the one that was killed")
        wrong += judge(scene, belief)
        return Finding(order, wrong) if wrong else None

    def run(self, **order: object) -> tuple[dict[str, Any], list[str]]:
        """Carry an order out on a fresh copy of the template; return the answer and what is wrong afterwards."""
        scene = copy_of(self._template, self._place / "run")
        belief: Belief = before(scene)
        answer = self._zygote.order(scene, **order)
        belief.hear(answer["lines"])
        return answer, judge(scene, belief)


def scenarios() -> tuple[str, ...]:
    """Return the names of all sequences."""
    return tuple(acts.ACTS)
