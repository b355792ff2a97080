"""A disk that is full, broken, read-only or takes half of a write, at every call of ours in every operation.

SQLite's own calls are disturbed from outside, in test_syscalls.py. `make soak` gives every call every fault.
"""

import sys
from collections.abc import Iterator

import pytest

from core.harm.driver import Killer, Zygote, workplace
from core.harm.faults import FAULTS, complaint, refusals
from core.harm.operations import OPERATIONS

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="forks a warm process for each fault, which Linux can"),
]
FEW = 12
# What writes to the index alone, through SQLite; and what opens a vault, which works where nothing can be written.
NEVER_REFUSED = {"note", "view", "unlock", "migrate", "report"}


@pytest.fixture(scope="module")
def killer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Killer]:
    with workplace(tmp_path_factory.mktemp("harm")) as place, Zygote() as zygote:
        yield Killer(place, zygote, 0)


@pytest.mark.parametrize("operation", sorted(OPERATIONS))
def test_refused_at_every_call(killer: Killer, operation: str) -> None:
    answer, wrong = killer.run(operation=operation)
    assert (answer["status"], wrong) == (0, [])
    # Where there are few calls each meets every fault, else the faults take turns. Every other one stays, as a
    # full disk does, until the operation has been refused.
    orders = [
        {"operation": operation, "act": fault, "at": at, "lasting": bool(at // len(FAULTS) % 2)}
        for at in range(1, answer["calls"] + 1)
        for place, fault in enumerate(FAULTS)
        if answer["calls"] <= FEW or at % len(FAULTS) == place
    ]
    refused = False
    for order in orders:
        answer, wrong = killer.run(**order)
        assert complaint(order, answer, wrong) == "", order
        refused |= bool(refusals(answer))
    assert refused or operation in NEVER_REFUSED
