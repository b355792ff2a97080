"""A full disk or a read-only folder keeps nobody from reading; the opening is journalled by a later write."""

import json
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pytest

from appui_core.cases.model import Mode
from appui_core.cases.service import Cases
from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault.facade import Vault, create_vault, open_vault
from fakes.clock import FixedClock
from fakes.key_store import FakeKeyStore

PHRASE, WRONG = "trois chevaux", "autre"


@contextmanager
def _full_disk() -> Iterator[None]:
    """Let no file grow: each write fails with EFBIG, which a quota answers too."""
    import resource  # noqa: PLC0415 - there is none on Windows

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _owes(vault: Vault) -> bool:
    return vault.owes_entries


def _code(call: Callable[[], object]) -> ErrorCode:
    with pytest.raises(AppuiError) as caught:
        call()
    return caught.value.code


@pytest.fixture
def code(vault_dir: Path, clock: FixedClock, keystore: FakeKeyStore) -> str:
    """Make a vault with one case; return its code."""
    made = create_vault(vault_dir, clock=clock, keystore=keystore, passphrase=PHRASE, preset="private")
    with made.vault as vault:
        return Cases(vault, clock).new("Rentrée", Mode.FAMILY).code


@pytest.mark.skipif(os.name == "nt", reason="no such limit on Windows")
def test_a_full_disk_opens_and_the_entry_follows(
    vault_dir: Path, clock: FixedClock, keystore: FakeKeyStore, code: str
) -> None:
    _code(lambda: open_vault(vault_dir, clock=clock, passphrase=WRONG))
    with _full_disk():
        vault = open_vault(vault_dir, clock=clock, passphrase=PHRASE)
        assert _owes(vault)
        assert [case.code for case in Cases(vault, clock).list()] == [code]
        assert vault.status()["cases"] == 1
        full = {ErrorCode.DISK_FULL, ErrorCode.VAULT_READ_ONLY}
        assert _code(lambda: vault.append_event(None, "case_head", None, {})) in full
        assert _code(lambda: vault.seal(BytesIO(b"x" * 100))) in full
        assert _code(lambda: vault.change_passphrase("une autre phrase")) in full
        assert _code(vault.renew_recovery) in full
        assert _owes(vault)
    opened_at_utc = "2026-11-14T17:02:11.250Z"
    clock.advance(600)
    with vault:
        vault.change_passphrase("une autre phrase")
        assert not _owes(vault)
        found = vault.opened_entries(vault.vault_id)[-3:]
        assert [one.entry.event for one in found] == ["unlock_failed", "vault_opened", "passphrase_changed"]
        assert found[1].details == {"slot": "passphrase", "opened_at_utc": opened_at_utc}
        assert vault.check(full=True).problems == ()
    with open_vault(vault_dir, clock=clock, keystore=keystore) as vault:
        assert [entry.event for entry in vault.entries(None)].count("unlock_failed") == 1
        assert vault.opened_entries(vault.vault_id)[-1].details == {"slot": "keyring"}


@pytest.mark.skipif(os.name == "nt", reason="no such limit on Windows")
@pytest.mark.usefixtures("code")
def test_what_is_owed_is_written_while_closing(vault_dir: Path, clock: FixedClock, keystore: FakeKeyStore) -> None:
    with _full_disk():
        vault = open_vault(vault_dir, clock=clock, keystore=keystore)
    vault.close()
    with open_vault(vault_dir, clock=clock, keystore=keystore) as again:
        assert [entry.event for entry in again.entries(None)].count("vault_opened") == 2


@pytest.mark.skipif(os.name == "nt", reason="no such limit on Windows")
@pytest.mark.usefixtures("code")
def test_a_full_disk_mends_nothing_and_loses_nothing(
    vault_dir: Path, clock: FixedClock, keystore: FakeKeyStore
) -> None:
    (vault_dir / "header-a.json").unlink()
    with _full_disk(), open_vault(vault_dir, clock=clock, passphrase=PHRASE) as vault:
        assert [one.code for one in vault.check(full=False).problems] == ["header_missing"]
    assert not (vault_dir / "header-a.json").exists()
    with open_vault(vault_dir, clock=clock, keystore=keystore) as vault:
        assert [one.what for one in vault.repaired] == ["header-a.json"]


_READER = """
import json, sys
from pathlib import Path
from appui_core.cases.service import Cases
from appui_core.errors import AppuiError
from appui_core.vault.facade import open_vault
from appui_core.clock import SystemClock
clock = SystemClock()
try:
    with open_vault(Path(sys.argv[1]), clock=clock, passphrase=sys.argv[2]) as vault:
        found = {"cases": [case.code for case in Cases(vault, clock).list()], "owes": vault.owes_entries}
        try:
            open_vault(Path(sys.argv[1]), clock=clock, passphrase=sys.argv[2])
        except AppuiError as error:
            found["second"] = str(error.code)
        try:
            vault.append_event(None, "case_head", None, {})
        except AppuiError as error:
            found["write"] = str(error.code)
except AppuiError as error:
    found = {"refused": str(error.code)}
print(json.dumps(found))
"""


def _everything(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.skipif(os.name == "nt", reason="a folder that takes no file is a matter of rights there")
@pytest.mark.parametrize("lock", [True, False], ids=["lock", "no lock"])
def test_a_read_only_folder_opens(vault_dir: Path, code: str, lock: bool) -> None:  # noqa: FBT001 - one table
    if not lock:
        (vault_dir / "lock").unlink()
    paths = [vault_dir, *vault_dir.rglob("*")]
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = _everything(vault_dir)
    try:
        found, wrong = (_read_without_rights(vault_dir, phrase) for phrase in (PHRASE, WRONG))
    finally:
        for path in paths:
            path.chmod(stat.S_IRWXU)
    expected = {"cases": [code], "owes": True, "second": "vault_busy", "write": "vault_read_only"}
    assert (found, wrong) == (expected, {"refused": "passphrase_wrong"})
    assert _everything(vault_dir) == before


def _read_without_rights(folder: Path, phrase: str) -> dict[str, object]:
    """Open the vault in a process that is bound by the rights of files, as root is not."""
    bound = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    if bound and shutil.which(bound[0]) is None:
        pytest.skip("setpriv is not installed")
    command = [*bound, sys.executable, "-B", "-c", _READER, str(folder), phrase]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_what_can_not_be_owed_is_refused(code: str, vault_dir: Path, clock: FixedClock) -> None:
    assert code

    def damaged() -> None:
        raise AppuiError(ErrorCode.VAULT_DAMAGED)

    with open_vault(vault_dir, clock=clock, passphrase=PHRASE) as vault:
        assert isinstance(vault, Vault)
        assert _code(lambda: vault.record(damaged)) is ErrorCode.VAULT_DAMAGED
        assert not _owes(vault)
