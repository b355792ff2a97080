"""A hostile pupil: twenty thousand keys, clicks, drags and turns of the wheel under a real window manager.

One window of ours stays, over everything and alive; nothing is started, read, taken or written, and the next visit
begins like the first one. `--seed N` does the same things again.
"""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from journeys.desktop import Desktop
from journeys.hostile import Ordeal, start_strict_manager
from journeys.kiosk_outside import Kiosk

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(sys.platform != "linux", reason="windows are looked up on an X server, processes in /proc"),
]
EVENTS = 20_000
# A window manager that closes, lowers and moves windows at a key is tried for less long: what it does itself is
# not the kiosk's.
MEDDLED_EVENTS = 4_000


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    """Give a small screen without a key store, and without a window manager yet."""
    with Desktop(tmp_path, "1280x800", keyring=False, manager=False) as made:
        yield made


def test_twenty_thousand_events(desktop: Desktop, seed: int) -> None:
    print("seed", seed)
    start_strict_manager(desktop)
    with Kiosk(desktop) as kiosk, contextlib.closing(Ordeal(kiosk, seed)) as ordeal:
        outcome = ordeal.run(EVENTS)
        print(outcome)
        ordeal.aftermath()
        kiosk.end()
    assert outcome.events >= EVENTS


def test_a_window_manager_that_meddles(desktop: Desktop, seed: int) -> None:
    print("seed", seed)
    # With its own keys, and the traps where it looks for what they start.
    desktop.start_manager(extra={"PATH": f"{desktop.folder / 'traps'}:{desktop.env['PATH']}"})
    with Kiosk(desktop) as kiosk, contextlib.closing(Ordeal(kiosk, seed, strict=False)) as ordeal:
        print(ordeal.run(MEDDLED_EVENTS))
        kiosk.end()
