"""What an open vault does: recovery, counting, transactions, threads; and a creation that was cut off."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault import folder as places
from appui_core.vault.facade import Created, Vault, create_vault, vault_exists
from fakes.clock import FixedClock
from fakes.key_store import FakeKeyStore

PHRASE = "trois chevaux à la mer"


def _code(call: Callable[[], object]) -> ErrorCode:
    with pytest.raises(AppuiError) as caught:
        call()
    return caught.value.code


def _files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} if folder.is_dir() else set()


def test_recovery_is_due_in_seven_days_until_typed_back(
    created: Created, clock: FixedClock, reopen: Callable[[], Vault]
) -> None:
    vault = created.vault
    assert vault.status()["recovery"]["confirmed"] is False
    assert vault.recovery_due_utc == clock.utc().replace(microsecond=250_000) + timedelta(days=7)
    key = created.recovery_key
    spaced = " ".join(key[i : i + 6] for i in range(0, len(key), 6))
    for wrong in ("", "bonjour", key[:-1], key[:-1] + ("Q" if key[-1] != "Q" else "P"), key + key):
        assert not vault.confirm_recovery_key(wrong)
    assert vault.status()["recovery"]["confirmed"] is False
    for typed in (spaced.lower(), spaced.replace(" ", "\n"), f"\t{key}\u202f", key.replace("-", "\u2011")):
        assert vault.confirm_recovery_key(typed)
    assert vault.status()["recovery"] == {"confirmed": True, "due_utc": None}
    assert [entry.event for entry in vault.entries(None)].count("recovery_confirmed") == 1
    assert reopen().recovery_confirmed


def test_another_vaults_key_confirms_nothing(created: Created, tmp_path: Path, clock: FixedClock) -> None:
    other = create_vault(
        tmp_path / "other", clock=clock, keystore=FakeKeyStore(), passphrase=None, preset="private"
    )
    other.vault.close()
    assert not created.vault.confirm_recovery_key(other.recovery_key)


def test_status_counts(vault: Vault) -> None:
    status = vault.status()
    assert status["slots"] == [
        {"id": vault.slots[0].id, "kind": "keyring"},
        {"id": "recovery", "kind": "recovery"},
    ]
    assert (status["cases"], status["exhibits"], status["size_bytes"]) == (0, 0, 0)
    assert status["recovery"] == {"confirmed": False, "due_utc": "2026-11-21T17:02:11.250Z"}
    assert status["journal_head"] == vault.entries(None)[-1].hash


def test_a_clock_set_back_loses_no_order(vault: Vault, clock: FixedClock) -> None:
    clock.advance(days=-30)
    vault.append_event(None, "vault_opened", None, {"slot": "keyring"})
    assert [entry.seq for entry in vault.entries(None)] == [1, 2]
    assert vault.check(full=False).intact


def test_an_exception_takes_everything_back(vault: Vault) -> None:
    def half() -> None:
        with vault.transaction():
            vault.append_event(None, "vault_opened", None, {})
            vault.set_setting("half", "done")
            vault.append_event(None, "vault_opened", None, {"not in canonical JSON": 0.5})

    with pytest.raises(TypeError):
        half()
    assert vault.setting("half") is None
    assert len(vault.entries(None)) == 1


def test_threads_lengthen_one_chain_without_a_gap(vault: Vault) -> None:
    def note(number: int) -> None:
        vault.append_event(None, "vault_opened", None, {"n": number})

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(note, range(80)))
    assert [entry.seq for entry in vault.entries(None)] == list(range(1, 82))
    assert vault.check(full=True).intact


def test_an_unfinished_creation_is_no_vault_and_is_made_anew(
    vault_dir: Path, clock: FixedClock, keystore: FakeKeyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(_folder: Path) -> None:
        raise SystemExit

    # As after a kill: everything is written, nobody has been given the recovery key, nothing is tidied up.
    with monkeypatch.context() as patched:
        patched.setattr(places, "end_creation", killed)
        patched.setattr("appui_core.vault.making.Maker.undo", lambda _self: None)
        with pytest.raises(SystemExit):
            create_vault(vault_dir, clock=clock, keystore=keystore, passphrase=None, preset="private")
    assert (vault_dir / "header-a.json").exists()
    assert not vault_exists(vault_dir)
    left_over = set(keystore.secrets)
    assert len(left_over) == 1
    made = create_vault(vault_dir, clock=clock, keystore=keystore, passphrase=None, preset="private")
    with made.vault as vault:
        assert vault.check(full=True).intact
    assert len(keystore.secrets) == 1
    assert not left_over & set(keystore.secrets)


def test_a_creation_that_fails_takes_everything_back(
    vault_dir: Path, clock: FixedClock, keystore: FakeKeyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_folder: Path) -> None:
        raise AppuiError(ErrorCode.DISK_FULL)

    monkeypatch.setattr(places, "end_creation", full)

    def make() -> Created:
        return create_vault(vault_dir, clock=clock, keystore=keystore, passphrase=None, preset="private")

    assert _code(make) is ErrorCode.DISK_FULL
    assert keystore.secrets == {}
    assert _files(vault_dir) <= {"lock"}
