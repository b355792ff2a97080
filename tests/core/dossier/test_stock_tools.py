"""What anyone has on their PC accepts the dossier as it is: sha256sum, bagit, unzip, qpdf, poppler."""

import io
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from appui_core.cases.model import Addressee
from core.dossier.conftest import LINK_ADDRESS, LINK_WORDS, Make
from fakes.case_file import FakeCaseFile

pytestmark = pytest.mark.tool


def run(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    assert shutil.which(command[0]), f"{command[0]} is not installed"
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, timeout=60)


def validate(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run bagit.py, which is installed beside the interpreter."""
    tool = Path(sys.executable).parent / "bagit.py"
    return subprocess.run(
        [sys.executable, tool, "--validate", folder], capture_output=True, text=True, check=False, timeout=60
    )


@pytest.fixture
def dossier(ready: Make, case_file: FakeCaseFile) -> Path:
    return ready(case_file).path


def test_sha256sum_takes_both_lists_as_they_are(dossier: Path) -> None:
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        done = run("sha256sum", "--strict", "-c", manifest, cwd=dossier)
        assert (done.returncode, done.stderr) == (0, "")
        assert all(line.endswith(": OK") for line in done.stdout.splitlines())


def test_bagit_finds_the_bag_valid_and_a_changed_one_not(dossier: Path) -> None:
    assert validate(dossier).returncode == 0
    (dossier / "LISEZMOI.txt").write_text("changed")
    assert validate(dossier).returncode == 1


def test_the_zip_unpacks_to_the_same_valid_bag(ready: Make, case_file: FakeCaseFile, tmp_path: Path) -> None:
    archive = ready(case_file, zip_it=True).path
    with zipfile.ZipFile(archive) as file:
        file.extractall(tmp_path / "unpacked")
    folder = tmp_path / "unpacked" / archive.stem
    assert validate(folder).returncode == 0
    assert run("sha256sum", "-c", "manifest-sha256.txt", cwd=folder).returncode == 0


@pytest.mark.parametrize("addressee", list(Addressee))
def test_qpdf_finds_no_fault(ready: Make, case_file: FakeCaseFile, addressee: Addressee) -> None:
    done = run("qpdf", "--check", "dossier.pdf", cwd=ready(case_file, addressee).path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_pdfimages_gives_the_original_pictures_back(
    dossier: Path, case_file: FakeCaseFile, tmp_path: Path
) -> None:
    assert run("pdfimages", "-all", str(dossier / "dossier.pdf"), "out", cwd=tmp_path).returncode == 0
    picture, photo, _ = case_file.exhibits
    assert (tmp_path / "out-001.jpg").read_bytes() == case_file.original(photo.id)
    with (
        Image.open(tmp_path / "out-000.png") as found,
        Image.open(io.BytesIO(case_file.original(picture.id))) as wanted,
    ):
        assert found.mode == wanted.mode == "RGB"
        assert ImageChops.difference(found, wanted).getbbox() is None


def plain(text: str) -> str:
    """Return a text with ordinary spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def text_of(folder: Path) -> str:
    done = run("pdftotext", "-layout", "dossier.pdf", "-", cwd=folder)
    assert done.returncode == 0
    return done.stdout


def test_each_exhibit_has_its_number_and_unbroken_hash_on_its_page(dossier: Path, case_file: FakeCaseFile) -> None:
    pages = text_of(dossier).split("\f")
    for exhibit in case_file.exhibits:
        title = f"Pièce n° {exhibit.number}\nEmpreinte courte"
        (page,) = [page for page in pages if title in plain(page)]
        assert exhibit.short_hash in page.split()


def test_head_count_and_key_are_printed_whole(dossier: Path, case_file: FakeCaseFile) -> None:
    words = text_of(dossier).split()
    info = (dossier / "bag-info.txt").read_text("utf-8")
    key = info.split("Journal-Key-SHA256: ")[1].strip()
    assert case_file.signed_head.head in words
    assert key in words
    for exhibit in case_file.exhibits:
        assert exhibit.sha256 in words


@pytest.mark.parametrize("addressee", list(Addressee))
def test_words_that_every_dossier_says_and_words_that_none_says(
    ready: Make, case_file: FakeCaseFile, addressee: Addressee
) -> None:
    text = " ".join(plain(text_of(ready(case_file, addressee).path)).split())
    for wanted in (
        "Dossier préparatoire",
        "commencement de preuve",
        "Ce que ce dossier montre, et ce qu’il ne montre pas",
        "Ne publiez pas",
        "indépendant de l’association e-Enfance",
        "14 novembre 2026 à 17 h 31 min 12 s (UTC+01:00)",
    ):
        assert wanted in text
    for never in ("certifi", "auteur", "harceleur", "coupable", "preuve numérique"):
        assert never not in text.lower()


def test_the_school_reads_that_the_address_is_not_told_and_the_police_reads_it(
    ready: Make, case_file: FakeCaseFile
) -> None:
    school = text_of(ready(case_file, Addressee.SCHOOL).path)
    police = text_of(ready(case_file, Addressee.POLICE).path)
    assert "Contenu signalé aux autorités, adresse non communiquée" in school
    assert LINK_ADDRESS not in school
    assert LINK_WORDS not in school
    assert LINK_ADDRESS in police
    assert LINK_WORDS in police


def test_pages_are_counted_and_fonts_embedded(dossier: Path) -> None:
    pages = text_of(dossier).split("\f")[:-1]
    for number, page in enumerate(pages, start=1):
        assert f"page {number} / {len(pages)}" in " ".join(page.split())
    fonts = run("pdffonts", "dossier.pdf", cwd=dossier).stdout.splitlines()[2:]
    assert fonts
    for line in fonts:
        assert "Inter" in line
        assert line.split()[-5:-2] == ["yes", "yes", "yes"], "embedded, subset, with Unicode map"
