"""The wait after wrong passphrases and recovery keys: how long, kept, and what a clock or damage do to it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault import attempts, slots
from appui_core.vault.delay import step_s
from appui_core.vault.facade import create_vault, open_vault, unlock_delay
from fakes.clock import FixedClock
from fakes.key_store import FakeKeyStore

RIGHT, WRONG = "trois chevaux", "quatre chevaux"


@pytest.fixture
def sheet(vault_dir: Path, clock: FixedClock, keystore: FakeKeyStore) -> str:
    made = create_vault(vault_dir, clock=clock, keystore=keystore, passphrase=RIGHT, preset="private")
    made.vault.close()
    return made.recovery_key


def _refused(call: Callable[[], object]) -> tuple[ErrorCode, str]:
    with pytest.raises(AppuiError) as caught:
        call()
    return caught.value.code, caught.value.detail


def _wrong(folder: Path, clock: FixedClock, times: int) -> None:
    for _ in range(times):
        code, _ = _refused(lambda: open_vault(folder, clock=clock, passphrase=WRONG))
        assert code is ErrorCode.PASSPHRASE_WRONG
        clock.advance(unlock_delay(folder, clock))


def test_the_steps() -> None:
    waits = [step_s(guesses) for guesses in range(13)]
    assert waits == [0, 0, 0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300]
    assert step_s(2**53) == 300


@pytest.mark.usefixtures("sheet")
def test_the_wait_grows_and_outlives_the_program(vault_dir: Path, clock: FixedClock) -> None:
    _wrong(vault_dir, clock, 3)
    assert unlock_delay(vault_dir, clock) == 0
    code, _ = _refused(lambda: open_vault(vault_dir, clock=clock, passphrase=WRONG))
    assert (code, unlock_delay(vault_dir, clock)) == (ErrorCode.PASSPHRASE_WRONG, 5)
    # Even the right one waits, and waiting is no failure.
    refused = _refused(lambda: open_vault(vault_dir, clock=clock, passphrase=RIGHT))
    assert refused == (ErrorCode.UNLOCK_DELAYED, "5")
    clock.advance(4.5)
    assert unlock_delay(vault_dir, clock) == 1
    clock.advance(0.5)
    assert unlock_delay(vault_dir, clock) == 0
    with open_vault(vault_dir, clock=clock, passphrase=RIGHT) as vault:
        failed = vault.opened_entries(vault.vault_id)[-2]
        assert (failed.entry.event, (failed.details or {})["count"]) == ("unlock_failed", 4)
    assert unlock_delay(vault_dir, clock) == 0


@pytest.mark.usefixtures("sheet")
def test_nothing_is_stretched_while_waiting(
    vault_dir: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    _wrong(vault_dir, clock, 3)
    _refused(lambda: open_vault(vault_dir, clock=clock, passphrase=WRONG))

    def never(*_: object) -> bytes:
        raise AssertionError

    monkeypatch.setattr(slots, "stretch", never)
    assert _refused(lambda: open_vault(vault_dir, clock=clock, passphrase=RIGHT))[0] is ErrorCode.UNLOCK_DELAYED


def test_recovery_keys_wait_too_and_the_key_store_never(
    vault_dir: Path, clock: FixedClock, keystore: FakeKeyStore, sheet: str
) -> None:
    for typed in ("bonjour", sheet[:-1], sheet[::-1], ""):
        code, _ = _refused(lambda typed=typed: open_vault(vault_dir, clock=clock, recovery_key=typed))  # type: ignore[misc] # bound at once
        assert code is ErrorCode.RECOVERY_KEY_WRONG
    for means in ({"recovery_key": sheet}, {"passphrase": RIGHT}):
        refused = _refused(lambda means=means: open_vault(vault_dir, clock=clock, **means))  # type: ignore[misc] # bound at once
        assert refused == (ErrorCode.UNLOCK_DELAYED, "5")
    assert unlock_delay(vault_dir, clock) == 5
    open_vault(vault_dir, clock=clock, keystore=keystore).close()
    open_vault(vault_dir, clock=clock, recovery_key=sheet).close()


@pytest.mark.usefixtures("sheet")
def test_a_key_store_that_lies_makes_nobody_wait(
    vault_dir: Path, clock: FixedClock, keystore: FakeKeyStore
) -> None:
    keystore.secrets = dict.fromkeys(keystore.secrets, "A" * 44)
    for _ in range(8):
        code, _ = _refused(lambda: open_vault(vault_dir, clock=clock, keystore=keystore))
        assert code is ErrorCode.KEYSTORE_REFUSED
    assert unlock_delay(vault_dir, clock) == 0
    with open_vault(vault_dir, clock=clock, passphrase=RIGHT) as vault:
        assert (vault.opened_entries(vault.vault_id)[-2].details or {})["count"] == 8


@pytest.mark.usefixtures("sheet")
def test_a_clock_set_back_shuts_nobody_out(vault_dir: Path, clock: FixedClock) -> None:
    _wrong(vault_dir, clock, 5)
    _refused(lambda: open_vault(vault_dir, clock=clock, passphrase=WRONG))
    clock.advance(days=-365)
    assert unlock_delay(vault_dir, clock) == 20
    clock.advance(12)
    assert unlock_delay(vault_dir, clock) == 8
    clock.advance(8)
    open_vault(vault_dir, clock=clock, passphrase=RIGHT).close()


@pytest.mark.usefixtures("sheet")
def test_a_clock_set_back_where_nothing_can_be_written(
    vault_dir: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    _wrong(vault_dir, clock, 3)
    _refused(lambda: open_vault(vault_dir, clock=clock, passphrase=WRONG))

    def full(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(attempts, "write_durably", full)
    assert unlock_delay(vault_dir, clock) == 5
    clock.advance(days=-365)
    assert unlock_delay(vault_dir, clock) == 0
    # A wrong one is still told for what it is, though it can't be counted.
    refused = _refused(lambda: open_vault(vault_dir, clock=clock, passphrase=WRONG))
    assert refused[0] is ErrorCode.PASSPHRASE_WRONG


@pytest.mark.parametrize(
    "change",
    [
        {"count": "4"},
        {"guesses": 9},
        {"guesses": -1},
        {"guesses": True},
        {"since_utc": "hier"},
        {"since_utc": "2026-02-31T00:00:00.000Z"},
        {"last_at_utc": None},
    ],
)
@pytest.mark.usefixtures("sheet")
def test_a_damaged_count_is_as_none(vault_dir: Path, clock: FixedClock, change: dict[str, object]) -> None:
    _wrong(vault_dir, clock, 3)
    _refused(lambda: open_vault(vault_dir, clock=clock, passphrase=WRONG))
    path = vault_dir / attempts.FILE
    path.write_text(json.dumps({**json.loads(path.read_bytes()), **change}))
    assert unlock_delay(vault_dir, clock) == 0
    with open_vault(vault_dir, clock=clock, passphrase=RIGHT) as vault:
        assert "unlock_failed" in [entry.event for entry in vault.entries(None)]


@pytest.mark.usefixtures("sheet")
def test_a_count_of_before_there_was_a_wait_is_read(vault_dir: Path, clock: FixedClock) -> None:
    stamp = "2026-11-14T17:02:11.250Z"
    raw = {"format": attempts.FORMAT, "batch": "0" * 16, "count": 6, "first_at_utc": stamp, "last_at_utc": stamp}
    (vault_dir / attempts.FILE).write_text(json.dumps(raw))
    assert unlock_delay(vault_dir, clock) == 20


def test_no_vault_no_wait(tmp_path: Path, clock: FixedClock) -> None:
    assert unlock_delay(tmp_path / "nowhere", clock) == 0
