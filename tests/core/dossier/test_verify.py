"""Every attack on a dossier is found and named, in a folder and in a ZIP, even after the lists were made anew."""

import os
import shutil
from pathlib import Path

import pytest

from appui_core.cases.model import Addressee, Facts
from appui_core.dossier.problems import Code, Problem
from appui_core.dossier.verify import verify_path
from appui_core.errors import AppuiError, ErrorCode
from core.dossier.attacks import ATTACKS, FIRST, SECOND, J, S, X, add_folder
from core.dossier.attacks_on_form import IN_FOLDERS_ALONE, redo_with_own_key
from core.dossier.both_verifiers import agree
from core.dossier.conftest import Make
from core.dossier.independent_check import faults
from core.dossier.tampering import attacked, exhibit_files, flip, packed, rehash, then_rehash
from data.dossier_pictures import png
from fakes.case_file import FakeCaseFile

FORMS = ("folder", "zip")


@pytest.fixture
def dossier(ready: Make, case_file: FakeCaseFile) -> Path:
    return ready(case_file).path


@pytest.mark.parametrize("addressee", list(Addressee))
@pytest.mark.parametrize("zip_it", [False, True])
def test_a_fresh_dossier_is_intact(
    ready: Make,
    case_file: FakeCaseFile,
    addressee: Addressee,
    zip_it: bool,  # noqa: FBT001 - pytest passes it by name
) -> None:
    report = verify_path(ready(case_file, addressee, zip_it=zip_it).path)
    assert (report.intact, report.problems, report.timestamps) == (True, (), ())


@pytest.mark.parametrize("top", [True, False])
def test_a_dossier_that_someone_packed_again_is_intact(dossier: Path, tmp_path: Path, top: bool) -> None:  # noqa: FBT001 - the same
    assert verify_path(packed(dossier, tmp_path / "again.zip", top=top)).intact


def test_a_selection_is_intact(ready: Make, case_file: FakeCaseFile) -> None:
    assert verify_path(ready(case_file.only(2)).path).intact


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", list(ATTACKS))
def test_an_attack_is_found_and_named(dossier: Path, tmp_path: Path, name: str, form: str) -> None:
    attack, file, code = ATTACKS[name]
    files = [f"data/{path.name}" for path in exhibit_files(dossier)]
    file = {FIRST: files[0], SECOND: files[1]}.get(file, file)
    report = verify_path(attacked(dossier, attack, tmp_path / "work", form))
    assert not report.intact
    if file == "<any>":
        assert code in {problem.code for problem in report.problems}
    else:
        assert Problem(file, code) in report.problems


@pytest.mark.parametrize("name", list(ATTACKS))
def test_a_second_check_written_from_the_format_agrees(dossier: Path, tmp_path: Path, name: str) -> None:
    assert faults(dossier) == set()
    assert faults(attacked(dossier, ATTACKS[name][0], tmp_path / "work", "folder"))


@pytest.mark.parametrize("name", list(IN_FOLDERS_ALONE))
def test_what_is_no_file_is_named_and_not_followed(dossier: Path, tmp_path: Path, name: str) -> None:
    attack, file, code = IN_FOLDERS_ALONE[name]
    file = file.replace(FIRST, f"data/{exhibit_files(dossier)[0].name}")
    folder = attacked(dossier, attack, tmp_path / "work", "folder")
    assert Problem(file, code) in agree(folder).problems
    assert faults(folder)


def test_a_journal_redone_under_another_key_shows_on_paper_alone(dossier: Path, tmp_path: Path) -> None:
    before = verify_path(dossier).printed
    folder = attacked(dossier, then_rehash(redo_with_own_key), tmp_path / "work", "folder")
    report = agree(folder)
    assert report.printed is not None
    assert before is not None
    assert report.intact, "nothing in a dossier vouches for its journal as a whole: ARCHITECTURE, Unproven"
    assert report.printed.entries == before.entries
    assert report.printed.head != before.head
    assert report.printed.key_sha256 != before.key_sha256


_TEXTS = (
    'des "guillemets" et des «\u202fautres\u202f»',
    "une ligne\nune autre\r\net \u2028 encore",
    "\u202eorue\u202c مرحبا שלום",
    "🙂👩‍👧🏽 \U000e0041",
    "e\u0301" * 150,
    "\\ / : * ? < > | {0} %s",
)


@pytest.mark.parametrize("text", _TEXTS)
def test_any_text_in_the_facts_goes_out_and_is_intact(ready: Make, text: str) -> None:
    case_file = FakeCaseFile()
    case_file.add_picture(png(), facts=Facts(account=text, display_name=text, note=text, people=text))
    case_file.add_link(Facts(url="https://www.tiktok.com/@exemple", words=text))
    folder = ready(case_file).path
    assert agree(folder).problems == ()
    assert faults(folder) == set()
    assert verify_path(packed(folder, folder.parent / "again.zip")).intact


def test_one_flipped_byte_names_that_file_alone(dossier: Path, tmp_path: Path) -> None:
    for name in ("data/journal.sig", "LISEZMOI.txt", "bag-info.txt", "data/exhibits.json"):
        work = tmp_path / name.replace("/", "-")
        report = verify_path(attacked(dossier, lambda copy, name=name: flip(copy / name, 30), work, "folder"))  # type: ignore[misc]  # the default binds the loop's name
        assert Problem(name, Code.CHANGED) in report.problems
        assert {problem.file for problem in report.problems} <= {name, "data/journal.sig", "bag-info.txt"}


def test_added_folders_links_and_pipes_are_named(dossier: Path) -> None:
    (dossier / "vide").mkdir()
    add_folder(dossier)
    (dossier / "lien").symlink_to(dossier / "dossier.pdf")
    (dossier / "data/lien").symlink_to("/")
    os.mkfifo(dossier / "tuyau")
    assert set(verify_path(dossier).problems) == {
        Problem("vide/", Code.ADDED),
        Problem("data/plus/", Code.ADDED),
        Problem("lien", Code.NOT_A_FILE),
        Problem("data/lien", Code.NOT_A_FILE),
        Problem("tuyau", Code.NOT_A_FILE),
    }


def test_an_exhibit_that_became_a_link_to_itself_elsewhere_is_not_followed(dossier: Path, tmp_path: Path) -> None:
    file = exhibit_files(dossier)[0]
    shutil.move(file, tmp_path / "elsewhere.png")
    file.symlink_to(tmp_path / "elsewhere.png")
    assert Problem(f"data/{file.name}", Code.NOT_A_FILE) in verify_path(dossier).problems


def test_a_hostile_name_is_escaped_in_the_report(dossier: Path) -> None:
    (dossier / "a\n\x1b[31m\u202egnp").write_text("x")
    (added,) = verify_path(dossier).problems
    assert added.file == "a\\n\\x1b[31m\\u202egnp"


def test_huge_lists_are_not_read(dossier: Path) -> None:
    with (dossier / "data/exhibits.json").open("r+b") as file:
        file.truncate(40 << 20)
    assert Problem("data/exhibits.json", Code.UNREADABLE) in verify_path(dossier).problems


@pytest.mark.parametrize(
    "content",
    [b"", b"[" * 100_000, b'{"format":1}', b"\xff\xfe", b"null", b"9" * 5000, b'{"a":1,"a":2}', b'{"x":NaN}'],
)
@pytest.mark.parametrize("name", [X, J, S])
def test_nonsense_in_a_list_is_a_problem_and_no_more(dossier: Path, name: str, content: bytes) -> None:
    (dossier / name).write_bytes(content)
    rehash(dossier)
    report = verify_path(dossier)
    assert not report.intact
    assert name in {problem.file for problem in report.problems}


def test_what_is_no_dossier(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("hello")
    (tmp_path / "empty").mkdir()
    packed(tmp_path / "empty", tmp_path / "empty.zip")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "cut.zip").write_bytes(b"PK\x03\x04 something else")
    for name in ("text.txt", "empty", "empty.zip", "pipe", "cut.zip"):
        with pytest.raises(AppuiError) as refusal:
            verify_path(tmp_path / name)
        assert (refusal.value.code, refusal.value.exit_code) == (ErrorCode.NOT_A_DOSSIER, 2)


def test_what_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path / "nothing", tmp_path / "nul\x00"):
        with pytest.raises(AppuiError) as refusal:
            verify_path(path)
        assert refusal.value.code is ErrorCode.FILE_MISSING
