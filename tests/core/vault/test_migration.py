"""A vault of version 1, made by the code of that time, opens as one of today and loses nothing on the way."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from appui_core.cases.model import Facts
from appui_core.cases.service import Cases
from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault import index as indexes
from appui_core.vault.facade import Vault, open_vault
from appui_core.vault.schema import USER_VERSION
from fakes.clock import FixedClock
from fakes.old_vault import CASE, EXHIBITS, PASSPHRASE, SCHOOL_CASE, WITHDRAWN, copy_to

KEY = bytes(range(32))
CHILD = Path(__file__).with_name("migrate_in_child.py")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return copy_to(tmp_path / "vault")


def _open(folder: Path) -> Vault:
    return open_vault(folder, clock=FixedClock(), passphrase=PASSPHRASE)


def _version(vault: Vault) -> int:
    return int(vault.rows("PRAGMA user_version")[0][0])


def _assert_whole(vault: Vault) -> None:
    assert _version(vault) == USER_VERSION
    report = vault.check(full=True)
    assert report.intact, report.problems
    cases = Cases(vault, FixedClock())
    assert tuple(exhibit.id for exhibit in cases.exhibits(CASE)) == EXHIBITS
    assert len(cases.exhibits(SCHOOL_CASE)) == 1
    first = cases.exhibit(CASE, EXHIBITS[0])
    assert first.facts.note == "Vu à l’écran pendant l’été"
    assert cases.original_bytes(CASE, first.id, reason="essai").startswith(b"\x89PNG")
    with pytest.raises(AppuiError) as caught:
        cases.exhibit(CASE, WITHDRAWN)
    assert caught.value.code is ErrorCode.EXHIBIT_WITHDRAWN


def test_an_old_vault_opens_whole(old: Path) -> None:
    with _open(old) as vault:
        assert vault.rows("SELECT DISTINCT checked_at_utc FROM exhibits") == [(None,)]
        _assert_whole(vault)
        rows = vault.rows("SELECT exhibit FROM exhibit_rows ORDER BY row")
        assert rows[:2] == [(EXHIBITS[0],), (EXHIBITS[1],)]
        assert vault.rows("SELECT count(*) FROM search WHERE search MATCH '\"ete\"'") == [(1,)]
        assert vault.rows("SELECT count(*) FROM search WHERE search MATCH '\"motquidoitpartir\"'") == [(0,)]
        vault.rows("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")


def test_the_journal_says_so_once(old: Path) -> None:
    for _ in range(2):
        with _open(old) as vault:
            events = [entry.event for entry in vault.entries(None)]
            assert events.count("index_migrated") == 1
            assert "index_migrated_from" not in {row[0] for row in vault.rows("SELECT key FROM settings")}
    with _open(old) as vault:
        opened = [entry for entry in vault.opened_entries(vault.vault_id) if entry.entry.event == "index_migrated"]
    assert [entry.details for entry in opened] == [{"from": 1, "to": USER_VERSION}]


def test_an_old_vault_goes_on_as_a_new_one(old: Path) -> None:
    with _open(old) as vault:
        cases = Cases(vault, FixedClock())
        cases.note_facts(CASE, EXHIBITS[0], Facts(note="autre chose"))
        cases.withdraw(CASE, EXHIBITS[1])
        cases.add_link(SCHOOL_CASE, Facts(url="https://www.tiktok.com/@autre", note="noté après"))
        vault.rows("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
        assert vault.rows('SELECT count(*) FROM search WHERE search MATCH \'"ete" OR "deux"\'') == [(0,)]
        assert vault.check(full=True).intact


def test_a_newer_index_is_left_alone(old: Path) -> None:
    with _open(old) as vault:
        vault.rows(f"PRAGMA user_version = {USER_VERSION + 1}")
    before = {path: path.read_bytes() for path in old.rglob("*") if path.is_file() and path.name != "lock"}
    with pytest.raises(AppuiError) as caught:
        _open(old)
    assert caught.value.code is ErrorCode.VAULT_NEWER
    assert {path: path.read_bytes() for path in old.rglob("*") if path.is_file() and path.name != "lock"} == before


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a matter of POSIX")
def test_killed_at_random_instants(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONDONTWRITEBYTECODE": "1"}
    chance, whole_s, seen = random.Random(3), 0.0, set()  # noqa: S311 - instants, not secrets
    for number in range(12):
        folder = copy_to(tmp_path / str(number))
        with subprocess.Popen(
            [sys.executable, str(CHILD), str(folder)], env=environment, stdout=subprocess.PIPE, text=True
        ) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == "ready\n"
            start = time.monotonic()
            if whole_s:
                time.sleep(chance.uniform(0.3, 1.0) * whole_s)
                child.send_signal(signal.SIGKILL)
            finished = child.stdout.read() == "open\n"
            whole_s = whole_s or time.monotonic() - start
        seen.add((finished, (folder / indexes.ROLLBACK_FILE).exists()))
        with _open(folder) as vault:
            _assert_whole(vault)
            assert [entry.event for entry in vault.entries(None)].count("index_migrated") == 1
    assert len(seen) > 1, "every child was killed at the same place"
