"""`kill -9` at any instant of whatever changes a vault: what was reported as kept is there, nothing half.

The short form of `make soak`, which kills thousands of times. A failure prints the order that repeats it.
"""

import os
import sys
from collections.abc import Iterator

import pytest

from core.harm.driver import Killer, Zygote, scenarios, workplace

SEED = 20261122
# How many kills each sequence gets; 300 and more in all.
KILLS = {
    "everyday": 70,
    "import": 25,
    "make": 25,
    "unlock": 20,
    "slots": 60,
    "purge": 35,
    "backup": 40,
    "restore": 40,
    "migrate": 30,
    "check": 12,
    "ledger": 50,
}

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="forks a warm process for each kill, as Linux does well"),
]


@pytest.fixture(scope="module")
def killer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Killer]:
    with workplace(tmp_path_factory.mktemp("harm")) as place, Zygote() as zygote:
        yield Killer(place, zygote, int(os.environ.get("APPUI_HARM_SEED", SEED)))


def test_every_sequence_has_its_share() -> None:
    assert set(KILLS) == set(scenarios())
    assert sum(KILLS.values()) >= 330


@pytest.mark.parametrize("scenario", sorted(KILLS))
def test_killed_at_any_instant(killer: Killer, scenario: str) -> None:
    before = killer.kills
    orders = [killer.draw(scenario) for _ in range(KILLS[scenario])]
    found = [finding for order in orders if (finding := killer.kill(order)) is not None]
    assert found == []
    # Instants are drawn from how long the sequence took while it was measured. On a busy machine that was
    # long, and some cuts come after the end; most must hit.
    assert killer.kills - before >= KILLS[scenario] * 0.6
