"""A vault with one case in it, opened through the fake key store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from appui_core.cases.model import Case
from appui_core.cases.service import Cases
from appui_core.vault.facade import create_vault
from fakes.clock import FixedClock
from fakes.key_store import FakeKeyStore
from fakes.world import World


@pytest.fixture
def world(tmp_path: Path, clock: FixedClock) -> Iterator[World]:
    store = FakeKeyStore()
    made = create_vault(tmp_path / "vault", clock=clock, keystore=store, passphrase=None, preset="private")
    found = World(made.vault, Cases(made.vault, clock), clock, store)
    found.cases.changed.subscribe(found.changes.append)
    yield found
    found.vault.close()


@pytest.fixture
def case(world: World) -> Case:
    return world.cases.new("Léa, 5e B", "family")
