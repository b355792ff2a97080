"""Who is shown on a covered picture: not beside it in a dossier, nor beside what shows the same pictures."""

import json
import subprocess
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from appui_core.cases.model import Addressee, Exhibit, Facts
from appui_core.dossier.build import build_dossier
from appui_core.dossier.choice import Choice
from appui_core.dossier.problems import Code
from appui_core.dossier.verify import verify_path
from appui_core.messages import Messages
from core.dossier.conftest import Make
from core.dossier.independent_check import faults
from core.dossier.masked_pictures import COVER, everything, secret_png
from core.dossier.tampering import edit_json, then_rehash
from data.dossier_pictures import png
from fakes.case_file import FakeCaseFile
from fakes.clock import FixedClock

TOLD = Facts(account="@compte.essai", note="Vu le soir", people="PRENOM-COUVERT")


def _names(folder: Path) -> list[str]:
    """Return where the name of who is shown is found."""
    text = subprocess.run(
        ["pdftotext", "-layout", folder / "dossier.pdf", "-"], capture_output=True, check=True, timeout=60
    ).stdout
    return [name for name, content in [*everything(folder), ("words", text)] if b"PRENOM-COUVERT" in content]


def _named() -> tuple[FakeCaseFile, Exhibit]:
    case_file = FakeCaseFile()
    return case_file, case_file.add_picture(secret_png(), facts=TOLD)


def test_who_is_shown_does_not_stand_beside_the_covered_face(make: Make) -> None:
    case_file, exhibit = _named()
    case_file.mask(exhibit, Addressee.SCHOOL, COVER)
    folder = make(case_file, Addressee.SCHOOL).path
    assert _names(folder) == []
    (listed,) = json.loads((folder / "data/exhibits.json").read_text("utf-8"))["exhibits"]
    assert (listed["account"], listed["note"], listed["people"]) == (TOLD.account, TOLD.note, None)
    assert verify_path(folder).problems == ()
    assert faults(folder) == set()
    assert {"exhibits.json", "words"} <= set(_names(make(case_file, Addressee.POLICE).path))


def test_nor_beside_what_shows_the_same_pictures(clock: FixedClock, french: Messages, tmp_path: Path) -> None:
    case_file, exhibit = _named()
    case_file.derive(png(seed=3), exhibit, facts=TOLD)
    case_file.mask(exhibit, Addressee.SCHOOL, COVER)
    made = build_dossier(
        case_file, Addressee.SCHOOL, tmp_path / "a", clock=clock, messages=french, choice=Choice(bare=(2,))
    )
    assert _names(made.path) == []
    assert verify_path(made.path).problems == ()


def test_a_name_that_was_taken_back_does_not_leave_either(make: Make) -> None:
    case_file, exhibit = _named()
    before = case_file.openings(exhibit.id)[-1]
    case_file.tell(exhibit, Facts(account="@compte.essai"))
    folder = make(case_file, Addressee.POLICE).path
    assert _names(folder) == []
    assert verify_path(folder).problems == ()
    stale = {"seq": before.seq, "details": dict(before.details), "salt": before.salt}

    def put_back(raw: dict[str, list[dict[str, object]]]) -> None:
        openings = raw["exhibits"][0]["openings"]
        assert isinstance(openings, list)
        openings[-1] = stale
        raw["exhibits"][0]["people"] = TOLD.people

    then_rehash(lambda where: edit_json(where / "data/exhibits.json", put_back))(folder)
    assert {problem.code for problem in verify_path(folder).problems} == {Code.OPENING_MISSING}


def _noted_in_one(facts: Facts) -> FakeCaseFile:
    """Return a masked exhibit of before 28 November 2026, in the evening; `facts`: as the index has them now."""
    case_file = FakeCaseFile()
    exhibit = case_file.add_picture(secret_png())
    case_file.note("facts_noted", exhibit.id, {"facts": asdict(TOLD)})
    case_file.exhibits = (replace(exhibit, facts=facts),)
    case_file.mask(exhibit, Addressee.SCHOOL, COVER)
    return case_file


def test_what_was_noted_in_one_with_who_is_shown_is_told_without_it(make: Make) -> None:
    case_file = _noted_in_one(TOLD)
    folder = make(case_file, Addressee.SCHOOL).path
    assert _names(folder) == []
    (listed,) = json.loads((folder / "data/exhibits.json").read_text("utf-8"))["exhibits"]
    assert (listed["account"], listed["people"], listed["abridged"]) == (TOLD.account, None, ["people"])
    report = verify_path(folder)
    assert (report.problems, report.abridged) == ((), report.masked)
    assert faults(folder) == set()
    words = subprocess.run(
        ["pdftotext", "-layout", folder / "dossier.pdf", "-"], capture_output=True, check=True, timeout=60
    ).stdout.decode()
    assert TOLD.account in words
    assert "Masqué pour ce destinataire" in words
    assert verify_path(make(case_file, Addressee.POLICE).path).problems == ()


def test_who_was_shown_once_is_not_told_where_it_was_taken_back_since(make: Make) -> None:
    folder = make(_noted_in_one(replace(TOLD, people="")), Addressee.SCHOOL).path
    assert _names(folder) == []
    assert verify_path(folder).problems == ()


@pytest.mark.parametrize("change", [{"people": "Un autre"}, {"account": "@un.autre"}])
def test_what_is_told_of_a_masked_exhibit_is_held_against_the_journal(
    make: Make, change: dict[str, object]
) -> None:
    case_file, exhibit = _named()
    case_file.mask(exhibit, Addressee.SCHOOL, COVER)
    folder = make(case_file, Addressee.SCHOOL).path
    then_rehash(
        lambda where: edit_json(where / "data/exhibits.json", lambda raw: raw["exhibits"][0].update(change))
    )(folder)
    assert {problem.code for problem in verify_path(folder).problems} == {Code.FACTS_CHANGED}
