"""Making, opening and locking a vault, and everything that may stand in the way."""

import json
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault import attempts
from appui_core.vault.facade import Created, Vault, create_vault, open_vault, slots_of, vault_exists
from fakes.clock import FixedClock
from fakes.key_store import FakeKeyStore, State

PHRASE = "trois chevaux à la mer"
WRONG = "autre"
COMPOSED = "\u00e9t\u00e9"
DECOMPOSED = "e\u0301te\u0301"


def _code(call: Callable[[], object]) -> ErrorCode:
    with pytest.raises(AppuiError) as caught:
        call()
    return caught.value.code


def _files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} if folder.is_dir() else set()


def test_a_new_vault_holds_what_the_format_says(created: Created) -> None:
    folder = created.vault.folder
    expected = {"header-a.json", "header-b.json", "recovery.age", "blobs", "index.db", "lock"}
    assert _files(folder) == expected
    assert vault_exists(folder)
    assert [str(slot.kind) for slot in slots_of(folder)] == ["keyring"]
    assert [entry.event for entry in created.vault.entries(None)] == ["vault_created"]
    assert created.recovery_key not in repr(created)


def test_passphrase_opens_in_either_unicode_form(vault_dir: Path, clock: FixedClock) -> None:
    made = create_vault(vault_dir, clock=clock, keystore=None, passphrase=COMPOSED, preset="shared")
    made.vault.close()
    with open_vault(vault_dir, clock=clock, passphrase=DECOMPOSED) as vault:
        assert vault.preset == "shared"
        assert vault.vault_id == made.vault.vault_id
        assert [entry.event for entry in vault.entries(None)][-1] == "vault_opened"


def test_either_slot_opens_the_same_vault(vault_dir: Path, clock: FixedClock, keystore: FakeKeyStore) -> None:
    made = create_vault(vault_dir, clock=clock, keystore=keystore, passphrase=PHRASE, preset="private")
    blob = made.vault.seal(BytesIO(b"x"))
    with made.vault.transaction():
        made.vault.set_setting("kept", "yes")
    made.vault.close()
    assert sorted(str(slot.kind) for slot in made.vault.slots) == ["keyring", "passphrase"]
    with open_vault(vault_dir, clock=clock, keystore=keystore) as vault:
        assert vault.setting("kept") == "yes"
    with open_vault(vault_dir, clock=clock, keystore=keystore, passphrase=PHRASE) as vault:
        assert vault.setting("kept") == "yes"
    assert blob.name


def test_wrong_passphrase_is_refused_counted_and_journalled(vault_dir: Path, clock: FixedClock) -> None:
    create_vault(vault_dir, clock=clock, keystore=None, passphrase=PHRASE, preset="shared").vault.close()
    assert _code(lambda: open_vault(vault_dir, clock=clock, passphrase=WRONG)) is ErrorCode.PASSPHRASE_WRONG
    clock.advance(60)
    assert _code(lambda: open_vault(vault_dir, clock=clock, passphrase=WRONG)) is ErrorCode.PASSPHRASE_WRONG
    assert WRONG.encode() not in (vault_dir / attempts.FILE).read_bytes()
    with open_vault(vault_dir, clock=clock, passphrase=PHRASE) as vault:
        opened = vault.opened_entries(vault.vault_id)
        assert [entry.entry.event for entry in opened] == ["vault_created", "unlock_failed", "vault_opened"]
        assert opened[1].details == {
            "count": 2,
            "first_at_utc": "2026-11-14T17:02:11.250Z",
            "last_at_utc": "2026-11-14T17:03:11.250Z",
        }
    assert not (vault_dir / attempts.FILE).exists()


def test_counted_attempts_are_journalled_once_even_after_a_crash(vault_dir: Path, clock: FixedClock) -> None:
    create_vault(vault_dir, clock=clock, keystore=None, passphrase=PHRASE, preset="shared").vault.close()
    assert _code(lambda: open_vault(vault_dir, clock=clock, passphrase=WRONG)) is ErrorCode.PASSPHRASE_WRONG
    counted = (vault_dir / attempts.FILE).read_bytes()
    events: list[str] = []
    for _ in range(2):
        # The second time as if the program had ended between the journal entry and the removal of the count.
        (vault_dir / attempts.FILE).write_bytes(counted)
        with open_vault(vault_dir, clock=clock, passphrase=PHRASE) as vault:
            events = [entry.event for entry in vault.entries(None)]
    assert events.count("unlock_failed") == 1


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"format": "appui-attempts/1", "count": -1}', b"\xff"])
def test_a_damaged_count_stops_nobody(reopen: Callable[[], Vault], vault: Vault, content: bytes) -> None:
    (vault.folder / attempts.FILE).write_bytes(content)
    events = [entry.event for entry in reopen().entries(None)]
    assert events[1:] == ["unlock_failed", "vault_opened"]


def test_no_way_in_makes_no_vault(vault_dir: Path, clock: FixedClock, keystore: FakeKeyStore) -> None:
    def make(store: FakeKeyStore | None, phrase: str | None) -> Callable[[], object]:
        return lambda: create_vault(vault_dir, clock=clock, keystore=store, passphrase=phrase, preset="private")

    assert _code(make(None, None)) is ErrorCode.NO_SLOT
    assert _code(make(keystore, "  ")) is ErrorCode.PASSPHRASE_EMPTY
    assert not vault_dir.exists()
    assert keystore.secrets == {}


@pytest.mark.parametrize(
    ("state", "code"),
    [
        ("absent", ErrorCode.KEYSTORE_ABSENT),
        ("locked", ErrorCode.KEYSTORE_LOCKED),
        ("null", ErrorCode.KEYSTORE_REFUSED),
    ],
)
def test_a_key_store_that_does_not_keep_makes_no_vault(
    vault_dir: Path, clock: FixedClock, state: State, code: ErrorCode
) -> None:
    store = FakeKeyStore(state)

    def call() -> Created:
        return create_vault(vault_dir, clock=clock, keystore=store, passphrase=None, preset="private")

    assert _code(call) is code
    assert not vault_exists(vault_dir)
    assert _files(vault_dir) <= {"lock"}
    store.state = "working"
    call().vault.close()
    assert len(store.secrets) == 1


@pytest.mark.parametrize(
    ("state", "code"),
    [
        ("absent", ErrorCode.KEYSTORE_ABSENT),
        ("locked", ErrorCode.KEYSTORE_LOCKED),
        ("null", ErrorCode.VAULT_LOCKED),
    ],
)
def test_a_key_store_that_went_away_does_not_open(
    created: Created, clock: FixedClock, keystore: FakeKeyStore, state: State, code: ErrorCode
) -> None:
    created.vault.close()
    keystore.state = state
    assert _code(lambda: open_vault(created.vault.folder, clock=clock, keystore=keystore)) is code
    keystore.state = "working"
    open_vault(created.vault.folder, clock=clock, keystore=keystore).close()


def test_a_foreign_secret_in_the_key_store_is_refused_and_counted(
    created: Created, clock: FixedClock, keystore: FakeKeyStore
) -> None:
    created.vault.close()
    kept = dict(keystore.secrets)
    for wrong in ("A" * 44, "not base64 at all"):
        keystore.secrets = dict.fromkeys(kept, wrong)
        code = _code(lambda: open_vault(created.vault.folder, clock=clock, keystore=keystore))
        assert code is ErrorCode.KEYSTORE_REFUSED
    keystore.secrets = kept
    with open_vault(created.vault.folder, clock=clock, keystore=keystore) as vault:
        assert "unlock_failed" in [entry.event for entry in vault.entries(None)]


def test_nothing_given_opens_nothing(created: Created, clock: FixedClock) -> None:
    created.vault.close()
    assert _code(lambda: open_vault(created.vault.folder, clock=clock)) is ErrorCode.VAULT_LOCKED
    # No passphrase slot: nothing to be wrong about, and nothing to count.
    code = _code(lambda: open_vault(created.vault.folder, clock=clock, passphrase=WRONG))
    assert code is ErrorCode.VAULT_LOCKED
    assert not (created.vault.folder / attempts.FILE).exists()


def test_no_vault_is_missing_and_stays_so(tmp_path: Path, clock: FixedClock) -> None:
    assert _code(lambda: open_vault(tmp_path / "v", clock=clock, passphrase=WRONG)) is ErrorCode.VAULT_MISSING
    assert _code(lambda: slots_of(tmp_path / "v")) is ErrorCode.VAULT_MISSING
    assert not (tmp_path / "v").exists()


def test_a_second_vault_is_not_made_over_the_first(created: Created, clock: FixedClock) -> None:
    folder, store = created.vault.folder, FakeKeyStore()
    before = (folder / "header-a.json").read_bytes()

    def make() -> Created:
        return create_vault(folder, clock=clock, keystore=store, passphrase=None, preset="private")

    assert _code(make) is ErrorCode.VAULT_EXISTS
    created.vault.close()
    for name in ("header-a.json", "header-b.json"):
        (folder / name).unlink()
    # What is left may still be opened with the recovery key.
    assert _code(make) is ErrorCode.VAULT_EXISTS
    assert before
    assert store.secrets == {}


def test_lost_headers_are_damage_and_nothing_goes(created: Created, clock: FixedClock) -> None:
    created.vault.close()
    folder = created.vault.folder
    for name in ("header-a.json", "header-b.json"):
        (folder / name).unlink()
    assert _code(lambda: open_vault(folder, clock=clock, passphrase=WRONG)) is ErrorCode.VAULT_DAMAGED
    assert {"recovery.age", "index.db", "blobs"} <= _files(folder)


@pytest.mark.parametrize("lost", ["header-a.json", "header-b.json"])
def test_a_slot_damaged_in_one_file_opens_from_the_other(
    created: Created, reopen: Callable[[], Vault], lost: str
) -> None:
    path = created.vault.folder / lost
    raw = json.loads(path.read_bytes())
    other = raw["slots"][0]["wrapped"]
    raw["slots"][0]["wrapped"] = ("B" if other[0] == "A" else "A") + other[1:]
    assert raw["slots"][0]["wrapped"] != other
    path.write_text(json.dumps(raw))
    vault = reopen()
    assert "header_differs" in [problem.code for problem in vault.check(full=False).problems]


def test_a_foreign_recipient_in_one_header_is_not_believed(created: Created, reopen: Callable[[], Vault]) -> None:
    path = created.vault.folder / "header-b.json"
    raw = json.loads(path.read_bytes())
    raw["recipient"] = "age13aqvttdk3ujkyjh9kg2w5an6dmy5mq5a84a4uxk3hfhnugfc9p0sy5p2wh"
    path.write_text(json.dumps(raw))
    vault = reopen()
    sealed = vault.seal(BytesIO(b"kept"))
    assert vault.unseal(sealed.name, sealed.sha256) == b"kept"
    assert ("header-b.json", "header_altered") in [(p.what, p.code) for p in vault.check(full=False).problems]


def test_foreign_recipients_in_both_headers_are_damage(
    created: Created, clock: FixedClock, keystore: FakeKeyStore
) -> None:
    created.vault.close()
    for name in ("header-a.json", "header-b.json"):
        path = created.vault.folder / name
        raw = json.loads(path.read_bytes())
        raw["recipient"] = "age13aqvttdk3ujkyjh9kg2w5an6dmy5mq5a84a4uxk3hfhnugfc9p0sy5p2wh"
        path.write_text(json.dumps(raw))
    code = _code(lambda: open_vault(created.vault.folder, clock=clock, keystore=keystore))
    assert code is ErrorCode.VAULT_DAMAGED


def test_busy_in_this_process(created: Created, clock: FixedClock, keystore: FakeKeyStore) -> None:
    folder = created.vault.folder
    assert _code(lambda: open_vault(folder, clock=clock, keystore=keystore)) is ErrorCode.VAULT_BUSY
    created.vault.close()
    open_vault(folder, clock=clock, keystore=keystore).close()


def test_busy_in_another_process(created: Created) -> None:
    script = (
        "import sys, pathlib\n"
        "from appui_core.clock import SystemClock\n"
        "from appui_core.errors import AppuiError\n"
        "from appui_core.vault.facade import open_vault\n"
        "try:\n"
        "    open_vault(pathlib.Path(sys.argv[1]), clock=SystemClock(), passphrase='x')\n"
        "except AppuiError as error:\n"
        "    print(error.code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(created.vault.folder)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "vault_busy"


def test_a_lock_file_left_by_a_crash_locks_nobody_out(reopen: Callable[[], Vault], vault: Vault) -> None:
    vault.close()
    (vault.folder / "lock").write_bytes(b"12345")
    assert reopen().is_open


def test_after_closing_every_call_says_locked(vault: Vault) -> None:
    sealed = vault.seal(BytesIO(b"x"))
    vault.close()
    vault.close()
    calls: list[Callable[[], object]] = [
        lambda: vault.seal(BytesIO(b"x")),
        lambda: vault.unseal(sealed.name, sealed.sha256),
        lambda: vault.destroy_blob(sealed.name),
        lambda: vault.rows("SELECT 1"),
        lambda: vault.append_event(None, "x", None, {}),
        lambda: vault.entries(None),
        lambda: vault.signed_head(None),
        lambda: vault.check(full=False),
        vault.status,
        vault.compact,
        lambda: vault.preset,
        lambda: vault.recovery_confirmed,
        lambda: vault.confirm_recovery_key("x"),
    ]
    assert {_code(call) for call in calls} == {ErrorCode.VAULT_LOCKED}
    assert not vault.is_open
