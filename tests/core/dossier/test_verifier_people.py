"""What both verifiers say of a masked copy, and of who is shown."""

from appui_core.cases.model import Addressee, Facts
from appui_core.dossier.problems import Code
from core.dossier.attacks import X
from core.dossier.both_verifiers import agree, run
from core.dossier.conftest import Make
from core.dossier.masked_pictures import COVER
from core.dossier.tampering import edit_json, rehash
from data.dossier_pictures import png
from fakes.case_file import FakeCaseFile


def test_both_say_the_same_of_a_masked_copy_and_of_its_original_beside_it(ready: Make) -> None:
    case_file = FakeCaseFile()
    content = png(seed=3)
    exhibit = case_file.add_picture(content, facts=Facts(account="@exemple", people="Une élève"))
    case_file.mask(exhibit, Addressee.SCHOOL, COVER)
    folder = ready(case_file, Addressee.SCHOOL).path
    report = agree(folder)
    assert report.intact
    assert len(report.masked) == 1
    assert "copie masquée" in run(folder).stdout
    (folder / "data/original.png").write_bytes(content)
    rehash(folder)
    assert Code.EXHIBIT_MASKED in {problem.code for problem in agree(folder).problems}


def test_both_say_the_same_of_who_is_shown(ready: Make) -> None:
    case_file = FakeCaseFile()
    case_file.add_picture(png(seed=3), facts=Facts(account="@exemple", people="Une élève"))
    folder = ready(case_file).path
    assert agree(folder).intact
    edit_json(folder / X, lambda raw: raw["exhibits"][0].update(people="Un autre élève"))
    rehash(folder)
    assert {problem.code for problem in agree(folder).problems} == {Code.FACTS_CHANGED}


def test_both_say_the_same_where_an_earlier_name_is_opened(ready: Make) -> None:
    case_file = FakeCaseFile()
    exhibit = case_file.add_picture(png(seed=3), facts=Facts(people="Une élève"))
    first = case_file.openings(exhibit.id)[-1]
    case_file.tell(exhibit, Facts(people="Deux élèves"))
    folder = ready(case_file).path

    opening = {"seq": first.seq, "details": dict(first.details), "salt": first.salt}
    edit_json(folder / X, lambda raw: raw["exhibits"][0].update(people="Une élève"))
    edit_json(folder / X, lambda raw: raw["exhibits"][0]["openings"].__setitem__(-1, opening))
    rehash(folder)
    assert {problem.code for problem in agree(folder).problems} == {Code.OPENING_MISSING}
