"""A vault of version 3, made by the code of that time, opens as one of today, with nothing derived or covered."""

from pathlib import Path

import pytest

from appui_core.cases.derived import Derivation, Method
from appui_core.cases.mask_plan import MaskPlan, Shape, ShapeKind
from appui_core.cases.model import Addressee, Facts
from appui_core.cases.service import Cases
from appui_core.intake.encode import derived_original
from appui_core.intake.pixels import Pixels
from appui_core.vault.backup import backup_vault
from appui_core.vault.facade import Vault, open_vault
from appui_core.vault.schema import USER_VERSION
from fakes.clock import FixedClock
from fakes.old_vault import CASE_3, EXHIBITS_3, PASSPHRASE, THIRD, copy_to


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return copy_to(tmp_path / "vault", THIRD)


def _open(folder: Path) -> Vault:
    return open_vault(folder, clock=FixedClock(), passphrase=PASSPHRASE)


def test_it_opens_whole_and_the_journal_says_so_once(old: Path) -> None:
    for _ in range(2):
        with _open(old) as vault:
            assert vault.rows("PRAGMA user_version") == [(USER_VERSION,)]
            report = vault.check(full=True)
            assert report.intact, report.problems
            cases = Cases(vault, FixedClock())
            kept = cases.exhibits(CASE_3)
            assert tuple(exhibit.id for exhibit in kept) == EXHIBITS_3
            assert [exhibit.facts.people for exhibit in kept] == ["", "", ""]
            assert cases.masks.plans(CASE_3, EXHIBITS_3[0]) == {}
            assert cases.derivation(CASE_3, EXHIBITS_3[0]) is None
            assert [found.id for found in cases.search("ete")] == [EXHIBITS_3[0]]
            assert len(cases.reports.all(CASE_3)) == 1
    with _open(old) as vault:
        opened = [one for one in vault.opened_entries(vault.vault_id) if one.entry.event == "index_migrated"]
    assert [entry.details for entry in opened] == [{"from": 3, "to": USER_VERSION}]


def test_it_goes_on_as_a_new_one(old: Path, tmp_path: Path) -> None:
    with _open(old) as vault:
        cases = Cases(vault, FixedClock())
        # Facts that were noted before anybody could say who is shown: the search lets go of their words.
        first = cases.exhibit(CASE_3, EXHIBITS_3[0])
        cases.note_facts(CASE_3, first.id, Facts(people="une élève de la classe"))
        assert cases.search("ete") == ()
        assert [found.id for found in cases.search("eleve")] == [first.id]
        pixels = Pixels(1, 1, b"abc")
        derivation = Derivation(Method.CROP, (first.id,), {"x": 0})
        made = cases.add_derived(CASE_3, derived_original(pixels, FixedClock()), derivation)
        cases.masks.note(CASE_3, made.id, Addressee.SCHOOL, MaskPlan((Shape(ShapeKind.RECT, ((0, 0), (1, 1))),)))
        assert vault.check(full=True).intact
        backup_vault(vault, tmp_path / "stick")
    with _open(tmp_path / "stick") as copy:
        assert Cases(copy, FixedClock()).derivation(CASE_3, made.id) == derivation
        assert copy.check(full=True).intact
