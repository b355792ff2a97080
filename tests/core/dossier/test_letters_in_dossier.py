"""The letters of a dossier: in three forms, in the list of tags, known by name to both verifiers."""

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from appui_core.cases.model import Addressee
from appui_core.content.letters import load_letters
from appui_core.dossier.build import build_dossier
from appui_core.dossier.choice import Choice
from appui_core.dossier.export import export
from appui_core.dossier.letters import Letter
from appui_core.dossier.names import LETTER_KINDS, LETTER_STEMS, is_tag
from appui_core.dossier.order import Order
from appui_core.dossier.problems import Code
from appui_core.dossier.verify import verify_path
from appui_core.errors import AppuiError, ErrorCode
from appui_core.messages import Messages
from core.dossier.both_verifiers import agree, module
from core.dossier.conftest import sample_case
from core.dossier.independent_check import faults
from data.dossier_pictures import png
from fakes.clock import FixedClock
from fakes.originals import original_of
from fakes.safe import new_safe

PLAINTE = [f"lettres/plainte.{kind}" for kind in LETTER_KINDS]
LETTER = Letter("police", "Plainte", "Objet : plainte\n\nMadame, Monsieur,\n")


@pytest.fixture
def folder(tmp_path: Path, clock: FixedClock, french: Messages) -> Path:
    choice = Choice(letters=[Letter("police", "Plainte", "un premier jet"), LETTER])
    made = build_dossier(
        sample_case(), Addressee.POLICE, tmp_path / "out", clock=clock, messages=french, choice=choice
    )
    return made.path


def test_a_letter_comes_in_three_forms_and_all_find_the_dossier_intact(folder: Path) -> None:
    assert sorted(path.relative_to(folder).as_posix() for path in (folder / "lettres").iterdir()) == PLAINTE
    listed = (folder / "tagmanifest-sha256.txt").read_text("ascii")
    assert [name for name in PLAINTE if f"  {name}\n" in listed] == PLAINTE
    assert "lettres" not in (folder / "manifest-sha256.txt").read_text("ascii")
    assert agree(folder).intact
    assert faults(folder) == set()
    # Of two of a kind the last one: what was edited last.
    with zipfile.ZipFile(folder / "lettres" / "plainte.odt") as archive:
        told = archive.read("content.xml").decode()
    assert "Madame, Monsieur," in told
    assert "premier jet" not in told


def test_both_verifiers_know_the_same_names() -> None:
    known = module().is_tag
    for stem in (*LETTER_STEMS.values(), "lettre", "recu2", ""):
        for kind in (*LETTER_KINDS, "doc", "docx.exe"):
            name = f"lettres/{stem}.{kind}"
            assert known(name) is is_tag(name) is (stem in LETTER_STEMS.values() and kind in LETTER_KINDS), name


def test_a_dossier_without_letters_has_no_folder_for_them(
    tmp_path: Path, clock: FixedClock, french: Messages
) -> None:
    for number, choice in enumerate((Choice(), Choice(letters=()))):
        into = tmp_path / str(number)
        made = build_dossier(sample_case(), Addressee.POLICE, into, clock=clock, messages=french, choice=choice)
        assert not (made.path / "lettres").exists()
        assert agree(made.path).intact


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("lettres/plainte.pdf", Code.CHANGED),
        ("lettres/plainte.docx", Code.MISSING),
        ("lettres/recu.pdf", Code.ADDED),
        ("lettres/autre.pdf", Code.ADDED),
        ("lettres/plainte.exe", Code.ADDED),
        ("lettres/sous/", Code.ADDED),
        ("lettres/Plainte.pdf", Code.ADDED),
    ],
)
def test_whatever_is_done_to_a_letter_is_named(folder: Path, name: str, code: Code) -> None:
    path = folder / name
    if code is Code.MISSING:
        path.unlink()
    elif name.endswith("/"):
        path.mkdir()
    else:
        with path.open("ab") as file:
            file.write(b"\n")
    assert [(one.file, one.code) for one in agree(folder).problems] == [(name, code)]


def test_a_letter_under_a_name_that_is_none_does_not_get_in_by_the_list(folder: Path) -> None:
    (folder / "lettres" / "plainte.pdf").rename(folder / "lettres" / "lettre.pdf")
    tags = folder / "tagmanifest-sha256.txt"
    tags.write_bytes(tags.read_bytes().replace(b"lettres/plainte.pdf", b"lettres/lettre.pdf"))
    found = {(one.file, one.code) for one in agree(folder).problems}
    assert found >= {("tagmanifest-sha256.txt", Code.MANIFEST_SCOPE), ("lettres/lettre.pdf", Code.ADDED)}


def test_without_the_list_of_tags_letters_are_not_called_additions(folder: Path) -> None:
    (folder / "tagmanifest-sha256.txt").unlink()
    assert [(one.file, one.code) for one in agree(folder).problems] == [("tagmanifest-sha256.txt", Code.MISSING)]


def test_a_link_in_the_place_of_a_letter_is_no_file(folder: Path) -> None:
    shutil.rmtree(folder / "lettres")
    (folder / "lettres").symlink_to(folder / "data")
    assert ("lettres", Code.NOT_A_FILE) in {(one.file, one.code) for one in agree(folder).problems}


def _first_page(folder: Path) -> str:
    command = ["pdftotext", "-l", "1", "-layout", str(folder / "dossier.pdf"), "-"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return re.sub(r"\s+", " ", done.stdout)


@pytest.mark.parametrize("addressee", Addressee)
def test_every_version_brings_its_own_letter_blank_where_the_case_is_silent(
    addressee: Addressee, tmp_path: Path, clock: FixedClock, french: Messages
) -> None:
    safe = new_safe(tmp_path / "vault", clock, exhibits=0)
    safe.cases.add_original(safe.code, original_of(png()))
    order = Order(safe.code, addressee, tmp_path / "out", zip_it=addressee is Addressee.SCHOOL)
    made = export(safe.cases, order, clock, french)
    stems = {
        Addressee.SCHOOL: "school",
        Addressee.POLICE: "police",
        Addressee.LINE_3018: "line-3018",
        Addressee.PLATFORM: "platform-notice",
    }
    own = LETTER_STEMS[stems[addressee]]
    assert [name for name in made.files if name.startswith("lettres/")] == [
        f"lettres/{own}.{kind}" for kind in LETTER_KINDS
    ]
    assert verify_path(made.path).intact
    title = next(one.words["fr"].title for one in load_letters() if one.id == stems[addressee])
    if order.zip_it:
        with zipfile.ZipFile(made.path) as archive:
            assert sum("/lettres/" in name for name in archive.namelist()) == 3
    else:
        assert agree(made.path).intact
        # What is asked, and by whom, stands in the letter: the first page says so.
        assert f"À lire d’abord, dans le dossier « lettres » : {title}." in _first_page(made.path)
    none = export(
        safe.cases, Order(safe.code, addressee, tmp_path / "out", choice=Choice(letters=())), clock, french
    )
    assert not [name for name in none.files if name.startswith("lettres/")]
    if not order.zip_it:
        assert "lettres" not in _first_page(none.path)
    safe.vault.close()


def test_a_case_without_exhibits_is_refused_as_before(tmp_path: Path, clock: FixedClock, french: Messages) -> None:
    safe = new_safe(tmp_path / "vault", clock, exhibits=0)
    with pytest.raises(AppuiError) as caught:
        export(safe.cases, Order(safe.code, Addressee.SCHOOL, tmp_path / "out"), clock, french)
    assert caught.value.code is ErrorCode.NO_EXHIBIT
    assert not (tmp_path / "out").exists()
    safe.vault.close()
