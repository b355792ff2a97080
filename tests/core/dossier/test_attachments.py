"""What is attached to the PDF: the files of data/ as they are, up to 50 MB; nothing masked or withheld."""

import hashlib
import subprocess
from pathlib import Path

import pikepdf
import pytest

from appui_core.cases.model import Addressee, Kind
from appui_core.dossier import attachments
from appui_core.dossier.build import DossierResult
from core.dossier.conftest import Make
from core.dossier.masked_pictures import COVER, secret_png
from core.dossier.test_pdf import text_of
from data.dossier_pictures import jpeg, png, png_lying
from fakes.case_file import FakeCaseFile


def detached(result: DossierResult, folder: Path) -> dict[str, bytes]:
    """Return what poppler's own tool takes out of the PDF."""
    folder.mkdir()
    subprocess.run(
        ["pdfdetach", "-saveall", "-o", folder, result.pdf], check=True, capture_output=True, timeout=60
    )
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def enclosed(result: DossierResult) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (result.path / "data").glob("[0-9]*")}


@pytest.mark.parametrize("addressee", list(Addressee))
def test_another_tool_takes_out_the_same_bytes(
    make: Make, case_file: FakeCaseFile, addressee: Addressee, tmp_path: Path
) -> None:
    result = make(case_file, addressee)
    taken = detached(result, tmp_path / "taken")
    assert taken == enclosed(result)
    # The record without image is there for those alone who may read its address.
    assert len(taken) == (3 if addressee.may_read_link_addresses else 2)


def test_each_tells_its_type_size_and_hash_and_what_it_is_to_the_page(make: Make, case_file: FakeCaseFile) -> None:
    result = make(case_file)
    files = enclosed(result)
    with pikepdf.open(result.pdf) as document:
        specs = list(document.Root.AF)
        named = {str(name): spec for name, spec in document.attachments.items()}
        assert set(named) == set(files)
        for spec in specs:
            name = str(spec.UF)
            stream = spec.EF.F
            assert (str(spec.F), str(spec.Type)) == (name, "/Filespec")
            assert hashlib.sha256(files[name]).hexdigest() in str(spec.Desc)
            assert int(stream.Params.Size) == len(files[name])
            kinds = {"png": "/image/png", "jpg": "/image/jpeg", "json": "/application/json"}
            assert str(stream.Subtype) == kinds[name.rpartition(".")[2]]
            assert str(spec.AFRelationship) == ("/Data" if name.endswith("json") else "/Source")


def test_the_smallest_numbers_come_first_and_what_has_no_room_is_named(
    make: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    case_file = FakeCaseFile()
    for seed in range(3):
        case_file.add_picture(png(seed=seed))
    large = case_file.add_picture(png(600, 600, seed=7))
    last = case_file.add_picture(jpeg(), "image/jpeg", kind=Kind.IMPORT)
    rest = sum(one.size_bytes for one in case_file.exhibits if one is not large)
    assert large.size_bytes > last.size_bytes
    monkeypatch.setattr(attachments, "MOST_BYTES", rest)
    result = make(case_file, Addressee.SCHOOL)
    assert sorted(name[:3] for name in detached(result, tmp_path / "taken")) == ["001", "002", "003", "005"]
    printed = " ".join(text_of(Path(result.pdf)).split())
    assert last.number == 5
    assert "Les fichiers des pièces n° 1 à 3, 5 sont aussi joints à ce PDF" in printed
    assert "Les fichiers des pièces n° 4 sont trop volumineux" in printed


def test_of_a_masked_exhibit_the_copy_is_attached_and_nothing_else(make: Make, tmp_path: Path) -> None:
    case_file = FakeCaseFile()
    case_file.mask(case_file.add_picture(secret_png()), Addressee.SCHOOL, COVER)
    result = make(case_file, Addressee.SCHOOL)
    ((name, content),) = detached(result, tmp_path / "taken").items()
    assert name.endswith("-masque.png")
    assert content == (result.path / "data" / name).read_bytes() != secret_png()


def test_a_picture_that_nothing_decodes_is_attached_with_its_facts(make: Make, tmp_path: Path) -> None:
    case_file = FakeCaseFile()
    case_file.add_picture(png_lying(), kind=Kind.IMPORT)
    result = make(case_file, Addressee.SCHOOL)
    assert list(detached(result, tmp_path / "taken").values()) == [png_lying()]


def test_stock_tools_find_the_pdf_whole(make: Make, case_file: FakeCaseFile) -> None:
    result = make(case_file)
    done = subprocess.run(["qpdf", "--check", result.pdf], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No syntax or stream encoding errors" in done.stdout
