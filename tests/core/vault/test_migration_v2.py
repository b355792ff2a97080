"""A vault of version 2, made by the code of that time, opens as one of today with an empty ledger of reports."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from appui_core.cases.report_model import Step, Told
from appui_core.cases.service import Cases
from appui_core.cases.stamps import Stamps
from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault.backup import backup_vault
from appui_core.vault.facade import Vault, open_vault
from appui_core.vault.schema import USER_VERSION
from fakes.clock import FixedClock
from fakes.old_vault import CASE_2, EXHIBITS_2, PASSPHRASE, PURGED_2, SCHOOL_CASE_2, SECOND, copy_to

SENT = datetime(2026, 11, 24, 20, 0, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return copy_to(tmp_path / "vault", SECOND)


def _open(folder: Path) -> Vault:
    return open_vault(folder, clock=FixedClock(), passphrase=PASSPHRASE)


def test_it_opens_whole_and_the_journal_says_so_once(old: Path) -> None:
    for _ in range(2):
        with _open(old) as vault:
            assert vault.rows("PRAGMA user_version") == [(USER_VERSION,)]
            report = vault.check(full=True)
            assert report.intact, report.problems
            cases = Cases(vault, FixedClock())
            assert tuple(exhibit.id for exhibit in cases.exhibits(CASE_2)) == EXHIBITS_2
            assert len(cases.exhibits(SCHOOL_CASE_2)) == 1
            assert cases.original_bytes(CASE_2, EXHIBITS_2[0], reason="essai").startswith(b"\x89PNG")
            assert [found.id for found in cases.search("ete")] == [EXHIBITS_2[0]]
            assert len(Stamps(vault, FixedClock()).waiting()) == 1
            assert cases.reports.all() == ()
            assert cases.checklist.done() == {}
            with pytest.raises(AppuiError) as caught:
                cases.reports.all(PURGED_2)
            assert caught.value.code is ErrorCode.CASE_PURGED
    with _open(old) as vault:
        opened = [entry for entry in vault.opened_entries(vault.vault_id) if entry.entry.event == "index_migrated"]
    assert [entry.details for entry in opened] == [{"from": 2, "to": USER_VERSION}]


def test_it_goes_on_as_a_new_one(old: Path, tmp_path: Path) -> None:
    with _open(old) as vault:
        reports = Cases(vault, FixedClock()).reports
        noted = reports.add(CASE_2, Told("tiktok", "video", SENT, exhibits=(1, 2)))
        reports.note(noted.id, Step.REFUSED, SENT)
        assert vault.check(full=True).intact
        backup_vault(vault, tmp_path / "stick")
    with _open(tmp_path / "stick") as copy:
        assert [one.id for one in Cases(copy, FixedClock()).reports.all(CASE_2)] == [noted.id]
        assert copy.check(full=True).intact
