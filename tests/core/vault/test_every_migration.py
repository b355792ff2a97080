"""What holds for a vault of any older version, each made by the code of its time."""

from pathlib import Path

import pytest

from appui_core.errors import AppuiError
from appui_core.vault import index as indexes
from appui_core.vault.facade import Vault, open_vault
from appui_core.vault.index import Index
from appui_core.vault.schema import STEPS, USER_VERSION
from fakes.clock import FixedClock
from fakes.old_vault import FOLDER, PASSPHRASE, SECOND, THIRD, copy_to

OLDER = (FOLDER, SECOND, THIRD)


@pytest.fixture(params=OLDER, ids=lambda folder: folder.name)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return copy_to(tmp_path / "vault", request.param)


def _open(folder: Path) -> Vault:
    return open_vault(folder, clock=FixedClock(), passphrase=PASSPHRASE)


def test_there_is_a_vault_of_every_older_version() -> None:
    assert len(OLDER) == USER_VERSION - 1


def test_a_migrated_index_and_a_new_one_are_the_same(old: Path, tmp_path: Path) -> None:
    new = Index(tmp_path / "new.db", bytes(range(32)), create=True)
    schema = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name"
    with _open(old) as vault:
        assert vault.rows(schema) == new.rows(schema)
    new.close()


def test_a_step_that_fails_leaves_the_old_version(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (old / indexes.FILE).read_bytes()
    monkeypatch.setattr(indexes, "STEPS", (*STEPS, "INSERT INTO nothing VALUES (1);"))
    with pytest.raises(AppuiError):
        _open(old)
    assert (old / indexes.FILE).read_bytes() == before
    monkeypatch.undo()
    with _open(old) as vault:
        assert vault.rows("PRAGMA user_version") == [(USER_VERSION,)]
        assert vault.check(full=True).intact
