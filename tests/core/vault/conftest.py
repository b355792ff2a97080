"""Vaults for the tests beside this file: made through the fake key store, which is quick to open again."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from appui_core.vault.facade import Created, Vault, create_vault, open_vault
from fakes.clock import FixedClock
from fakes.key_store import FakeKeyStore

Opener = Callable[[], Vault]


@pytest.fixture
def keystore() -> FakeKeyStore:
    return FakeKeyStore()


@pytest.fixture
def vault_dir(tmp_path: Path) -> Path:
    return tmp_path / "data" / "vault"


@pytest.fixture
def created(vault_dir: Path, clock: FixedClock, keystore: FakeKeyStore) -> Iterator[Created]:
    """Yield a new vault that only the fake key store opens; closed in the end."""
    made = create_vault(vault_dir, clock=clock, keystore=keystore, passphrase=None, preset="private")
    with made.vault:
        yield made


@pytest.fixture
def vault(created: Created) -> Vault:
    return created.vault


@pytest.fixture
def reopen(created: Created, clock: FixedClock, keystore: FakeKeyStore) -> Iterator[Opener]:
    """Yield a way to close the vault and open it again."""
    with ExitStack() as stack:

        def again() -> Vault:
            created.vault.close()
            stack.close()
            opened = open_vault(created.vault.folder, clock=clock, keystore=keystore)
            return stack.enter_context(opened)

        yield again
