"""`vault passwd` and `vault slots`: each way in added, changed and removed; and a key that could not be shown."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from appui_core.vault.keys import new_identity
from fakes.clock import FixedClock
from fakes.command_line import Verbs
from fakes.key_store import FakeKeyStore

OLD, NEW = "trois chevaux", "quatre vélos \N{GRINNING FACE}"
Write = Callable[[str, str], str]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a way to write a secret into a file of its own; it gives back the path."""

    def to(name: str, text: str) -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return to


@pytest.fixture
def old(write: Write) -> str:
    return write("old", f"{OLD}\n")


@pytest.fixture
def new(write: Write) -> str:
    return write("new", f"{NEW}\r\nsecond line\n")


@pytest.fixture
def sheet(verbs: Verbs, old: str, write: Write) -> str:
    """Make a vault that both key store and passphrase open; return the path of a file with its recovery key."""
    made = verbs("vault", "init", "--keyring", "--passphrase-file", old, "--json")
    return write("sheet", made.json["recovery_key"])


def _kinds(answer: object) -> list[str]:
    assert isinstance(answer, dict)
    return [slot["kind"] for slot in answer["slots"]]


def _error(verbs: Verbs, *words: str) -> tuple[int, str]:
    told = verbs(*words, "--json")
    return told.code, told.error


@pytest.mark.usefixtures("sheet")
def test_passwd_with_the_old_passphrase(verbs: Verbs, old: str, new: str) -> None:
    told = verbs("vault", "passwd", "--passphrase-file", old, "--new-passphrase-file", new, "--json")
    assert (told.code, _kinds(told.json)) == (0, ["keyring", "passphrase", "recovery"])
    assert "recovery_key" not in told.json
    assert _error(verbs, "vault", "status", "--passphrase-file", old) == (1, "passphrase_wrong")
    assert verbs("vault", "status", "--passphrase-file", new, "--json").json["intact"]


@pytest.mark.usefixtures("sheet")
def test_passwd_through_the_key_store(verbs: Verbs, new: str) -> None:
    told = verbs("vault", "passwd", "--new-passphrase-file", new)
    assert (told.code, told.out) == (0, "")
    assert NEW not in told.err
    assert verbs("vault", "status", "--passphrase-file", new, "--json").code == 0


def test_passwd_with_the_recovery_key(verbs: Verbs, sheet: str, new: str) -> None:
    verbs.keystore = FakeKeyStore("absent")
    told = verbs("vault", "passwd", "--recovery-key-file", sheet, "--new-passphrase-file", new, "--json")
    assert told.code == 0
    assert verbs("vault", "status", "--passphrase-file", new, "--json").code == 0
    entries = verbs("journal", "--passphrase-file", new).err
    assert "Phrase secrète changée" in entries


def test_passwd_refused(verbs: Verbs, sheet: str, old: str, write: Write) -> None:
    passwd = ("vault", "passwd", "--new-passphrase-file")
    assert _error(verbs, *passwd, write("blank", " \n")) == (1, "passphrase_empty")
    assert _error(verbs, *passwd, write("long", "x" * 1025)) == (1, "passphrase_too_long")
    assert _error(verbs, *passwd, write("huge", "x" * 1_000_000)) == (1, "passphrase_too_long")
    assert _error(verbs, *passwd, "/nowhere") == (2, "file_missing")
    assert _error(verbs, "vault", "passwd") == (2, "usage")
    wrong = write("wrong", "AGE-SECRET-KEY-1WRONG")
    assert _error(verbs, *passwd, old, "--recovery-key-file", wrong) == (1, "recovery_key_wrong")
    assert _error(verbs, *passwd, old, "--passphrase-file", write("autre", "autre")) == (1, "passphrase_wrong")
    assert verbs("vault", "status", "--passphrase-file", old, "--json").code == 0
    assert verbs("vault", "status", "--json").code == 0
    assert sheet


def test_slots_are_listed_without_a_key(verbs: Verbs, sheet: str) -> None:
    assert sheet
    verbs.keystore = FakeKeyStore("absent")
    told = verbs("vault", "slots", "--json")
    assert (told.code, _kinds(told.json)) == (0, ["keyring", "passphrase", "recovery"])
    assert all(slot.keys() == {"id", "kind"} for slot in told.json["slots"])
    assert verbs("vault", "slots").err.count("identifiant") == 3


def test_slots_of_no_vault(verbs: Verbs) -> None:
    assert _error(verbs, "vault", "slots") == (1, "vault_missing")


def test_add_each_kind_and_remove_it(verbs: Verbs, sheet: str, old: str, new: str) -> None:
    with_key = ("--recovery-key-file", sheet)
    here = verbs.keystore
    verbs.keystore = FakeKeyStore()
    added = verbs("vault", "slots", "add", "--keyring", *with_key, "--json").json
    assert _kinds(added) == ["keyring", "passphrase", "keyring", "recovery"]
    assert verbs("case", "list", "--json").code == 0
    verbs.keystore = here
    added = verbs("vault", "slots", "add", "--new-passphrase-file", new, "--json").json
    assert _kinds(added).count("passphrase") == 2
    added = verbs("vault", "slots", "add", "--escrow", new_identity().recipient, "--json").json
    assert _kinds(added)[-2:] == ["recovery", "escrow"]
    assert verbs("vault", "check", "--full", "--json").json["intact"]
    for slot in added["slots"]:
        if slot["kind"] in {"passphrase", "escrow"}:
            assert verbs("vault", "slots", "remove", slot["id"], "--json").code == 0
    left = verbs("vault", "slots", "--json").json
    assert _kinds(left) == ["keyring", "keyring", "recovery"]
    assert _error(verbs, "vault", "status", "--passphrase-file", old) == (1, "vault_locked")
    assert verbs("vault", "check", "--full", "--json").json["intact"]


def test_what_can_not_be_removed_or_added(verbs: Verbs, sheet: str, new: str) -> None:
    assert sheet
    assert _error(verbs, "vault", "slots", "remove", "recovery") == (1, "last_slot")
    assert _error(verbs, "vault", "slots", "remove", "0123") == (2, "slot_unknown")
    assert _error(verbs, "vault", "slots", "remove") == (2, "usage")
    assert _error(verbs, "vault", "slots", "add") == (2, "usage")
    assert _error(verbs, "vault", "slots", "add", "--keyring", "--recovery") == (2, "usage")
    assert _error(verbs, "vault", "slots", "add", "--escrow", "age1x") == (2, "recipient_invalid")
    assert _error(verbs, "vault", "slots", "change") == (2, "usage")
    assert _error(verbs, "vault", "slots", "--keyring") == (2, "usage")
    assert "--escrow" in verbs("vault", "slots", "add", "--new-passphrase-file", new, "--keyring").err


def test_a_new_recovery_key_is_shown_once(verbs: Verbs, sheet: str, write: Write, new: str) -> None:
    told = verbs("vault", "slots", "add", "--recovery", "--json")
    assert (told.code, _kinds(told.json)) == (0, ["keyring", "passphrase", "recovery"])
    fresh = write("fresh", told.json["recovery_key"])
    passwd = ("vault", "passwd", "--new-passphrase-file", new, "--recovery-key-file")
    assert _error(verbs, *passwd, sheet) == (1, "recovery_key_wrong")
    assert verbs(*passwd, fresh, "--json").code == 0
    words = verbs("vault", "slots", "add", "--recovery")
    assert (words.out, words.err.count("AGE-SECRET-KEY-1")) == ("", 1)


def test_the_wait_is_said(verbs: Verbs, sheet: str, write: Write, clock: FixedClock, old: str) -> None:
    assert sheet
    wrong = write("wrong", "autre")
    for _ in range(4):
        assert _error(verbs, "vault", "status", "--passphrase-file", wrong) == (1, "passphrase_wrong")
    assert _error(verbs, "vault", "status", "--passphrase-file", old) == (1, "unlock_delayed")
    assert verbs("vault", "status", "--json").code == 0
    for _ in range(4):
        verbs("vault", "status", "--passphrase-file", wrong)
    clock.advance(6)
    assert verbs("vault", "status", "--passphrase-file", old, "--json").code == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
@pytest.mark.parametrize("where", ["full", "closed", "gone"])
def test_init_whose_key_can_not_be_shown_leaves_no_vault(data_dir: Path, old: str, where: str) -> None:
    command = [sys.executable, "-m", "appui_core.cli", "vault", "init", "--passphrase-file", old, "--json"]
    done = _run_into(where, command)
    assert done.returncode == 1
    assert "clé de secours n’a pas pu être affichée" in done.stderr.decode("utf-8")
    assert {path.name for path in (data_dir / "vault").iterdir()} <= {"lock"}
    again = subprocess.run(command, capture_output=True, check=False, timeout=60)
    assert again.returncode == 0
    assert b"AGE-SECRET-KEY-1" in again.stdout


def _run_into(where: str, command: list[str]) -> "subprocess.CompletedProcess[bytes]":
    if where == "closed":
        shell = ["sh", "-c", 'exec "$@" >&-', "sh", *command]
        return subprocess.run(shell, stderr=subprocess.PIPE, check=False, timeout=60)
    if where == "full":
        with Path("/dev/full").open("wb") as full:
            return subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)
    reader, writer = os.pipe()
    os.close(reader)
    try:
        return subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, check=False, timeout=60)
    finally:
        os.close(writer)


def test_a_renewal_that_can_not_be_shown_changes_nothing(
    verbs: Verbs, sheet: str, new: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "full")

    with monkeypatch.context() as patched:
        patched.setattr("appui_core.cli.verbs.slots.write_surely", full)
        assert _error(verbs, "vault", "slots", "add", "--recovery") == (1, "recovery_key_unshown")
    passwd = ("vault", "passwd", "--new-passphrase-file", new, "--recovery-key-file", sheet)
    assert verbs(*passwd, "--json").code == 0
    assert verbs("vault", "check", "--json").json["intact"]


def test_both_passphrases_from_standard_input(data_dir: Path, old: str) -> None:
    command = [sys.executable, "-m", "appui_core.cli", "vault"]
    made = subprocess.run(
        [*command, "init", "--passphrase-file", old], capture_output=True, check=True, timeout=60
    )
    assert made.stdout == b""
    words = ["passwd", "--passphrase-file", "-", "--new-passphrase-file", "-", "--json"]
    typed = f"{OLD}\n{NEW}\n".encode()
    done = subprocess.run([*command, *words], input=typed, capture_output=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    after = subprocess.run(
        [*command, "status", "--passphrase-file", "-", "--json"],
        input=f"{NEW}\n".encode(),
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert after.returncode == 0
    assert data_dir.is_dir()
