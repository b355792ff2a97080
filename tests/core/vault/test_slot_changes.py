"""Adding, changing and removing ways in: what opens afterwards, what no longer does, and what the journal says."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault import files, slot_changes
from appui_core.vault import header as headers
from appui_core.vault.facade import Vault, all_slots_of, create_vault, open_vault
from appui_core.vault.keys import new_identity
from fakes.clock import FixedClock
from fakes.key_store import FakeKeyStore

OLD, NEW = "trois chevaux à la mer", "quatre vélos sous la pluie"


@pytest.fixture
def sheet(vault_dir: Path, clock: FixedClock, keystore: FakeKeyStore) -> str:
    """Make a vault that the key store and a passphrase open; return its recovery key."""
    made = create_vault(vault_dir, clock=clock, keystore=keystore, passphrase=OLD, preset="private")
    made.vault.close()
    return made.recovery_key


def _code(call: Callable[[], object]) -> ErrorCode:
    with pytest.raises(AppuiError) as caught:
        call()
    return caught.value.code


def _opens(folder: Path, passphrase: str) -> bool:
    try:
        open_vault(folder, clock=FixedClock(), passphrase=passphrase).close()
    except AppuiError as error:
        if error.code is not ErrorCode.PASSPHRASE_WRONG:
            raise
        return False
    return True


def _told(vault: Vault) -> list[tuple[str, object]]:
    found = vault.opened_entries(vault.vault_id)
    return [
        (one.entry.event, (one.details or {}).get("kind")) for one in found if "slot" not in (one.details or {})
    ]


@pytest.mark.usefixtures("sheet")
def test_change_passphrase_rewrites_both_headers(vault_dir: Path, clock: FixedClock) -> None:
    with open_vault(vault_dir, clock=clock, passphrase=OLD) as vault:
        before = {slot.id for slot in vault.slots if slot.kind == "passphrase"}
        vault.change_passphrase(NEW)
        assert [str(slot.kind) for slot in vault.slots] == ["keyring", "passphrase"]
        assert not before & {slot.id for slot in vault.slots}
        assert vault.check(full=False).problems == ()
        assert _told(vault)[-1] == ("passphrase_changed", "passphrase")
    for name in headers.FILES:
        found = headers.read_header(vault_dir / name)
        assert found is not None
        assert not before & {slot.id for slot in found.slots}
    assert not _opens(vault_dir, OLD)
    assert _opens(vault_dir, NEW)


def test_a_forgotten_passphrase_is_replaced_by_the_recovery_key(
    vault_dir: Path, clock: FixedClock, sheet: str
) -> None:
    with open_vault(vault_dir, clock=clock, recovery_key=sheet.lower()) as vault:
        assert vault.opened_entries(vault.vault_id)[-1].details == {"slot": "recovery"}
        vault.change_passphrase(NEW)
    assert _opens(vault_dir, NEW)
    assert not _opens(vault_dir, OLD)


@pytest.mark.usefixtures("sheet")
def test_two_passphrases_side_by_side(vault_dir: Path, clock: FixedClock) -> None:
    with open_vault(vault_dir, clock=clock, passphrase=OLD) as vault:
        added = vault.add_passphrase_slot(NEW)
        assert added in vault.slots
        for number in range(slot_changes.MOST_OF_A_KIND - 2):
            vault.add_passphrase_slot(f"encore {number}")
        assert _code(lambda: vault.add_passphrase_slot("une de trop")) is ErrorCode.SLOTS_FULL
    assert _opens(vault_dir, OLD)
    assert _opens(vault_dir, NEW)
    with open_vault(vault_dir, clock=clock, passphrase=OLD) as vault:
        vault.remove_slot(added.id)
    assert not _opens(vault_dir, NEW)


def test_another_pc_gets_its_key_store_slot(vault_dir: Path, clock: FixedClock, sheet: str) -> None:
    elsewhere = FakeKeyStore()
    with open_vault(vault_dir, clock=clock, recovery_key=sheet) as vault:
        added = vault.add_keystore_slot(elsewhere)
        assert vault.add_keystore_slot(elsewhere) == added
        assert len([slot for slot in vault.slots if slot.kind == "keyring"]) == 2
    with open_vault(vault_dir, clock=clock, keystore=elsewhere) as vault:
        vault.remove_slot(added.id, elsewhere)
        assert elsewhere.secrets == {}
    assert _code(lambda: open_vault(vault_dir, clock=clock, keystore=elsewhere)) is ErrorCode.VAULT_LOCKED


class _Liar(FakeKeyStore):
    """A key store that gives back what it was given, and later something else."""

    def __init__(self, honest_answers: int) -> None:
        super().__init__()
        self.left = honest_answers

    def fetch(self, name: str) -> str | None:
        found = super().fetch(name)
        self.left -= 1
        return found if self.left >= 0 or found is None else "A" * 44


@pytest.mark.parametrize(
    ("store", "code"),
    [
        (FakeKeyStore("absent"), ErrorCode.KEYSTORE_ABSENT),
        (FakeKeyStore("locked"), ErrorCode.KEYSTORE_LOCKED),
        (FakeKeyStore("null"), ErrorCode.KEYSTORE_REFUSED),
        (_Liar(0), ErrorCode.KEYSTORE_REFUSED),
        (_Liar(1), ErrorCode.KEYSTORE_REFUSED),
    ],
    ids=["absent", "locked", "null", "lies at once", "lies later"],
)
@pytest.mark.usefixtures("sheet")
def test_a_key_store_that_fails_changes_nothing(
    vault_dir: Path, clock: FixedClock, store: FakeKeyStore, code: ErrorCode
) -> None:
    with open_vault(vault_dir, clock=clock, passphrase=OLD) as vault:
        before = vault.slots
        assert _code(lambda: vault.add_keystore_slot(store)) is code
        assert vault.slots == before
        assert vault.check(full=False).problems == ()
        assert "slot_added" not in [entry.event for entry in vault.entries(None)]
    assert store.secrets == {}
    assert _opens(vault_dir, OLD)


def test_the_last_way_in_stays(vault_dir: Path, clock: FixedClock, keystore: FakeKeyStore, sheet: str) -> None:
    with open_vault(vault_dir, clock=clock, passphrase=OLD) as vault:
        ids = {str(slot.kind): slot.id for slot in vault.slots}
        assert _code(lambda: vault.remove_slot("recovery")) is ErrorCode.LAST_SLOT
        assert _code(lambda: vault.remove_slot("0" * 16)) is ErrorCode.SLOT_UNKNOWN
        # The key store must open before it may be the only one.
        keystore.state = "locked"
        assert _code(lambda: vault.remove_slot(ids["passphrase"], keystore)) is ErrorCode.KEYSTORE_LOCKED
        assert _code(lambda: vault.remove_slot(ids["passphrase"], FakeKeyStore())) is ErrorCode.LAST_SLOT
        keystore.state = "working"
        vault.remove_slot(ids["passphrase"], keystore)
        assert _code(lambda: vault.remove_slot(ids["keyring"], keystore)) is ErrorCode.LAST_SLOT
        assert [str(slot.kind) for slot in vault.slots] == ["keyring"]
    assert len(keystore.secrets) == 1
    open_vault(vault_dir, clock=clock, keystore=keystore).close()
    open_vault(vault_dir, clock=clock, recovery_key=sheet).close()


def test_a_locked_key_store_forgets_at_a_later_opening(
    vault_dir: Path, clock: FixedClock, keystore: FakeKeyStore, sheet: str
) -> None:
    assert sheet
    with open_vault(vault_dir, clock=clock, passphrase=OLD) as vault:
        keyring = next(slot.id for slot in vault.slots if slot.kind == "keyring")
        keystore.state = "locked"
        vault.remove_slot(keyring, keystore)
    assert len(keystore.secrets) == 1
    keystore.state = "working"
    open_vault(vault_dir, clock=clock, passphrase=OLD, keystore=keystore).close()
    assert keystore.secrets == {}


def test_a_new_recovery_key_ends_the_old_sheet(vault_dir: Path, clock: FixedClock, sheet: str) -> None:
    with open_vault(vault_dir, clock=clock, passphrase=OLD) as vault:
        assert vault.confirm_recovery_key(sheet)
        clock.advance(days=30)
        new = vault.renew_recovery()
        assert not vault.confirm_recovery_key(sheet)
        due = vault.recovery_due_utc
        assert due is not None
        assert (due - clock.utc()).days in {6, 7}
        assert vault.check(full=False).problems == ()
        assert vault.confirm_recovery_key(new)
        assert vault.recovery_confirmed
    assert _code(lambda: open_vault(vault_dir, clock=clock, recovery_key=sheet)) is ErrorCode.RECOVERY_KEY_WRONG
    with open_vault(vault_dir, clock=clock, recovery_key=new) as vault:
        assert "recovery_renewed" in [entry.event for entry in vault.entries(None)]


def test_a_recovery_key_that_nobody_could_be_shown_is_not_put_to_use(
    vault_dir: Path, clock: FixedClock, sheet: str
) -> None:
    def full(_key: str) -> None:
        raise AppuiError(ErrorCode.RECOVERY_KEY_UNSHOWN)

    with open_vault(vault_dir, clock=clock, passphrase=OLD) as vault:
        assert vault.confirm_recovery_key(sheet)
        assert _code(lambda: vault.renew_recovery(full)) is ErrorCode.RECOVERY_KEY_UNSHOWN
        assert vault.recovery_confirmed
        assert vault.check(full=False).problems == ()
    open_vault(vault_dir, clock=clock, recovery_key=sheet).close()
    assert not (vault_dir / "recovery-next.age").exists()


@pytest.mark.usefixtures("sheet")
def test_escrow_opens_by_the_institution_alone(vault_dir: Path, clock: FixedClock, tmp_path: Path) -> None:
    school = new_identity()
    with open_vault(vault_dir, clock=clock, passphrase=OLD) as vault:
        assert _code(lambda: vault.add_escrow("age1nobody")) is ErrorCode.RECIPIENT_INVALID
        added = vault.add_escrow(f" {school.recipient}\n")
        path = vault_dir / f"escrow-{added.id}.age"
        assert added in vault.file_slots
        assert vault.check(full=False).problems == ()
        if shutil.which("age") is not None:
            (tmp_path / "school.txt").write_text(school.secret)
            command = ["age", "-d", "-i", str(tmp_path / "school.txt"), str(path)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            assert done.stdout.startswith("AGE-SECRET-KEY-1")
        whole = path.read_bytes()
        path.write_bytes(whole[:-1] + bytes((whole[-1] ^ 1,)))
        assert [(one.what, one.code) for one in vault.check(full=False).problems] == [
            (path.name, "escrow_damaged")
        ]
        path.unlink()
        assert [one.code for one in vault.check(full=False).problems] == ["escrow_missing"]
        path.write_bytes(whole)
        path.with_name("escrow-0123456789abcdef.age").write_bytes(whole)
        assert [one.code for one in vault.check(full=False).problems] == ["file_unexpected"]
        path.with_name("escrow-0123456789abcdef.age").unlink()
        assert added in all_slots_of(vault_dir)
        vault.remove_slot(added.id)
        assert not path.exists()
        assert vault.check(full=False).problems == ()
        assert _told(vault)[-2:] == [("slot_added", "escrow"), ("slot_removed", "escrow")]


@pytest.mark.parametrize(
    "phrase",
    [
        " des espaces  partout ",
        "\N{GRINNING FACE} cœur \N{HEAVY BLACK HEART}\ufe0f",
        "e\u0301te\u0301 à Noël",
        "x" * 1024,
    ],
    ids=["spaces", "emoji", "decomposed", "longest"],
)
@pytest.mark.usefixtures("sheet")
def test_passphrases_of_all_kinds(vault_dir: Path, clock: FixedClock, phrase: str) -> None:
    import unicodedata  # noqa: PLC0415 - only this test speaks in both forms

    with open_vault(vault_dir, clock=clock, passphrase=OLD) as vault:
        vault.change_passphrase(phrase)
    assert _opens(vault_dir, unicodedata.normalize("NFC", phrase))
    assert _opens(vault_dir, unicodedata.normalize("NFD", phrase))
    assert not _opens(vault_dir, phrase + "!")


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("", ErrorCode.PASSPHRASE_EMPTY),
        (" \u00a0\t", ErrorCode.PASSPHRASE_EMPTY),
        ("x" * 1025, ErrorCode.PASSPHRASE_TOO_LONG),
        ("x" * 1_000_000, ErrorCode.PASSPHRASE_TOO_LONG),
        ("\ud800", ErrorCode.PASSPHRASE_WRONG),
    ],
    ids=["empty", "blank", "long", "1 MB", "no text"],
)
@pytest.mark.usefixtures("sheet")
def test_what_is_no_passphrase_changes_nothing(
    vault_dir: Path, clock: FixedClock, phrase: str, code: ErrorCode
) -> None:
    with open_vault(vault_dir, clock=clock, passphrase=OLD) as vault:
        assert _code(lambda: vault.change_passphrase(phrase)) is code
    assert _opens(vault_dir, OLD)


def test_an_error_while_changing_puts_the_former_header_back(
    vault_dir: Path, clock: FixedClock, sheet: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sheet
    real = files.write_durably
    with open_vault(vault_dir, clock=clock, passphrase=OLD) as vault:
        before = vault.slots
        written: list[str] = []

        def once(path: Path, data: bytes) -> None:
            written.append(path.name)
            if len(written) == 2:
                raise OSError(28, "full")
            real(path, data)

        monkeypatch.setattr(headers, "write_durably", once)
        assert _code(lambda: vault.change_passphrase(NEW)) is ErrorCode.DISK_FULL
        assert vault.slots == before
        assert vault.check(full=False).problems == ()
    assert _opens(vault_dir, OLD)
    assert not _opens(vault_dir, NEW)


def test_closed_is_locked(vault_dir: Path, clock: FixedClock, sheet: str) -> None:
    assert sheet
    vault = open_vault(vault_dir, clock=clock, passphrase=OLD)
    vault.close()
    calls: list[Callable[[], object]] = [
        lambda: vault.change_passphrase(NEW),
        lambda: vault.add_keystore_slot(FakeKeyStore()),
        lambda: vault.remove_slot("0" * 16),
        vault.renew_recovery,
        lambda: vault.add_escrow(new_identity().recipient),
    ]
    assert {_code(call) for call in calls} == {ErrorCode.VAULT_LOCKED}
