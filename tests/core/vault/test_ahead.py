"""A passphrase that is stretched ahead: the same answer, once, and never against the wait after wrong ones."""

from pathlib import Path

import pytest

from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault import slots
from appui_core.vault.ahead import Ahead
from appui_core.vault.facade import create_vault, open_vault, unlock_delay
from appui_core.vault.slots import Kdf
from fakes.clock import FixedClock
from fakes.key_store import FakeKeyStore

RIGHT, WRONG = "trois chevaux", "quatre chevaux"


@pytest.fixture
def stretched(
    vault_dir: Path, clock: FixedClock, keystore: FakeKeyStore, monkeypatch: pytest.MonkeyPatch
) -> list[str]:
    """Make a vault, and return what will be stretched from now on."""
    create_vault(vault_dir, clock=clock, keystore=keystore, passphrase=RIGHT, preset="private").vault.close()
    said: list[str] = []
    real = slots.stretch

    def stretch(passphrase: str, kdf: Kdf) -> bytes:
        said.append(passphrase)
        return real(passphrase, kdf)

    monkeypatch.setattr(slots, "stretch", stretch)
    return said


def test_the_vault_opens_with_what_has_begun_already(
    vault_dir: Path, clock: FixedClock, stretched: list[str]
) -> None:
    ahead = Ahead(vault_dir, clock, RIGHT)
    open_vault(vault_dir, clock=clock, passphrase=RIGHT, ahead=ahead).close()
    assert stretched == [RIGHT]


def test_a_wrong_one_is_wrong_all_the_same(vault_dir: Path, clock: FixedClock, stretched: list[str]) -> None:
    with pytest.raises(AppuiError) as caught:
        open_vault(vault_dir, clock=clock, passphrase=WRONG, ahead=Ahead(vault_dir, clock, WRONG))
    assert caught.value.code is ErrorCode.PASSPHRASE_WRONG
    assert stretched == [WRONG]
    open_vault(vault_dir, clock=clock, passphrase=RIGHT, ahead=Ahead(vault_dir, clock, WRONG)).close()
    assert stretched == [WRONG, WRONG, RIGHT], "what was begun on another one is of no use"


def test_nothing_begins_while_one_has_to_wait(vault_dir: Path, clock: FixedClock, stretched: list[str]) -> None:
    for _ in range(4):
        with pytest.raises(AppuiError):
            open_vault(vault_dir, clock=clock, passphrase=WRONG)
    assert unlock_delay(vault_dir, clock) > 0
    stretched.clear()
    ahead = Ahead(vault_dir, clock, RIGHT)
    with pytest.raises(AppuiError) as caught:
        open_vault(vault_dir, clock=clock, passphrase=RIGHT, ahead=ahead)
    assert caught.value.code is ErrorCode.UNLOCK_DELAYED
    assert stretched == []


@pytest.mark.parametrize("passphrase", ["", " ", "\ud800"])
def test_what_no_passphrase_can_be_is_refused_by_opening(
    vault_dir: Path, clock: FixedClock, stretched: list[str], passphrase: str
) -> None:
    ahead = Ahead(vault_dir, clock, passphrase)
    with pytest.raises(AppuiError) as caught:
        open_vault(vault_dir, clock=clock, passphrase=passphrase, ahead=ahead)
    assert caught.value.code in {ErrorCode.PASSPHRASE_EMPTY, ErrorCode.PASSPHRASE_WRONG}
    assert set(stretched) == {passphrase}


def test_a_folder_without_a_vault_begins_nothing(tmp_path: Path, clock: FixedClock, stretched: list[str]) -> None:
    ahead = Ahead(tmp_path / "none", clock, RIGHT)
    kdf = Kdf(slots.ARGON2ID, 8, 1, 1, bytes(16))
    assert stretched == []
    assert ahead.stretch(RIGHT, kdf) == slots.stretch(RIGHT, kdf)
