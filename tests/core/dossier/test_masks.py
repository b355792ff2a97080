"""A dossier with masked copies: no pixel and no metadata of what is covered leaves, and every part says so."""

import hashlib
import io
import json
import subprocess
import zipfile
import zlib
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from appui_core.cases.mask_plan import FILL, MaskPlan, Shape, ShapeKind
from appui_core.cases.model import Addressee, Exhibit, Kind
from appui_core.dossier.build import build_dossier
from appui_core.dossier.choice import Choice
from appui_core.dossier.problems import Code, Problem
from appui_core.dossier.verify import verify_path
from appui_core.errors import AppuiError, ErrorCode
from appui_core.messages import Messages
from core.dossier.both_verifiers import agree
from core.dossier.conftest import Make
from core.dossier.independent_check import faults
from core.dossier.masked_pictures import (
    COVER,
    covered_right,
    everything,
    picture,
    secret_jpeg,
    secret_png,
    secret_rows,
    shown,
)
from core.dossier.tampering import edit_json, exhibit_files, packed, rehash, then_rehash
from data.dossier_pictures import png, png_lying
from fakes.case_file import FakeCaseFile
from fakes.clock import FixedClock

OTHERS = [one for one in Addressee if one is not Addressee.SCHOOL]


def pdf_images(folder: Path, into: Path) -> list[Image.Image]:
    """Return the pictures of a dossier's PDF as poppler takes them out."""
    into.mkdir()
    subprocess.run(["pdfimages", "-png", folder / "dossier.pdf", into / "image"], check=True, timeout=60)
    return [Image.open(path).convert("RGB") for path in sorted(into.glob("*.png"))]


def leaks(folder: Path, original: bytes) -> list[str]:
    """Return where something of what is covered is found: whole rows, pieces of rows, metadata, the original."""
    rows = secret_rows()
    pieces = [row[at : at + 12] for row in rows for at in range(0, len(row), 60)]
    words = [b"SECRET", b"Exif\0\0", b"GPS", original, original[:200]]
    return [name for name, content in everything(folder) for planted in (*pieces, *words) if planted in content]


def _case(content: bytes, media_type: str) -> tuple[FakeCaseFile, Exhibit]:
    case_file = FakeCaseFile()
    exhibit = case_file.add_picture(content, media_type, kind=Kind.IMPORT)
    return case_file, exhibit


SOURCES = {
    "png": (secret_png(), "image/png"),
    **{f"jpeg turned {turn}": (secret_jpeg(turn), "image/jpeg") for turn in (1, 3, 6, 8)},
}


@pytest.mark.parametrize("name", SOURCES)
@pytest.mark.parametrize("zip_it", [False, True])
def test_nothing_of_what_is_covered_leaves(make: Make, tmp_path: Path, name: str, zip_it: bool) -> None:  # noqa: FBT001 - pytest passes it by name
    content, media_type = SOURCES[name]
    case_file, exhibit = _case(content, media_type)
    case_file.mask(exhibit, Addressee.SCHOOL, COVER)
    result = make(case_file, Addressee.SCHOOL, zip_it=zip_it)
    folder = result.path
    if zip_it:
        with zipfile.ZipFile(folder) as archive:
            archive.extractall(tmp_path / "open")
        (folder,) = (tmp_path / "open").iterdir()
    assert [path.name for path in exhibit_files(folder)] == [f"001-{exhibit.short_hash}-masque.png"]
    assert leaks(folder, content) == []
    assert covered_right(shown(folder))
    (printed,) = pdf_images(folder, tmp_path / "printed")
    assert covered_right(printed)
    assert shown(folder).info == {}
    assert verify_path(result.path).problems == ()
    assert verify_path(result.path).masked == (f"data/001-{exhibit.short_hash}-masque.png",)


def test_the_search_above_would_find_it(make: Make, tmp_path: Path) -> None:
    """Without a plan for this addressee the original is there, and the search finds it in every form."""
    case_file, exhibit = _case(secret_png(), "image/png")
    case_file.mask(exhibit, Addressee.SCHOOL, COVER)
    for addressee in OTHERS:
        result = make(case_file, addressee)
        assert exhibit_files(result.path)[0].read_bytes() == secret_png()
        found = leaks(result.path, secret_png())
        assert any(name.startswith("stream") for name in found)
        assert any(name.endswith("decoded") for name in found)
        assert not covered_right(pdf_images(result.path, tmp_path / addressee.value)[0])
        assert verify_path(result.path).masked == ()


def test_each_addressee_has_a_plan_of_its_own(make: Make) -> None:
    case_file, exhibit = _case(secret_png(), "image/png")
    corner = MaskPlan((Shape(ShapeKind.RECT, ((0, 0), (0, 0))),))
    case_file.mask(exhibit, Addressee.SCHOOL, COVER)
    case_file.mask(exhibit, Addressee.PLATFORM, corner)
    school, platform = (shown(make(case_file, one).path) for one in (Addressee.SCHOOL, Addressee.PLATFORM))
    assert school.getpixel((0, 0)) == (20, 90, 160)
    assert platform.getpixel((0, 0)) == (FILL,) * 3
    assert platform.getpixel((1, 0)) == (20, 90, 160)
    assert not covered_right(platform)


def test_originals_that_differ_under_the_cover_give_the_same_copy_and_pages(make: Make) -> None:
    other = picture()
    other.paste((1, 2, 3), (30, 20, 90, 60))
    target = io.BytesIO()
    other.save(target, "PNG")
    copies, streams = [], []
    for content in (secret_png(), target.getvalue()):
        case_file, exhibit = _case(content, "image/png")
        case_file.mask(exhibit, Addressee.SCHOOL, COVER)
        folder = make(case_file, Addressee.SCHOOL).path
        copies.append(exhibit_files(folder)[0].read_bytes())
        with pikepdf.open(folder / "dossier.pdf") as document:
            images = [image for page in document.pages for image in page.get_images().values()]
            streams.append([image.read_raw_bytes() for image in images])
    assert copies[0] == copies[1]
    assert streams[0] == streams[1]


def test_every_text_says_that_it_is_a_copy(make: Make, case_file: FakeCaseFile) -> None:
    case_file.mask(case_file.exhibits[0], Addressee.POLICE, MaskPlan((Shape(ShapeKind.RECT, ((2, 2), (9, 9))),)))
    result = make(case_file, Addressee.POLICE)
    text = subprocess.run(
        ["pdftotext", "-layout", result.pdf, "-"], capture_output=True, text=True, check=True, timeout=60
    ).stdout
    flat = " ".join(text.split())
    for words in (
        "jointes en copie masquée (n° 1)",
        "Copies masquées (n° 1)",
        "seule une copie est jointe",
        "(copie",
        "Copie masquée pour ce destinataire",
        "original non joint",
    ):
        assert words in flat
    readme = (result.path / "LISEZMOI.txt").read_text("utf-8-sig")
    assert "PIÈCES MASQUÉES" in readme
    listed = json.loads((result.path / "data/exhibits.json").read_text("utf-8"))["exhibits"]
    assert [one["masked"] for one in listed] == [True, False, False]
    assert listed[0]["sha256"] == hashlib.sha256(png()).hexdigest()
    assert "shapes" not in json.dumps(listed), "where something was covered is nobody's business"


def test_a_picture_that_can_not_be_masked_stops_the_dossier(make: Make, tmp_path: Path) -> None:
    case_file, exhibit = _case(png_lying(), "image/png")
    case_file.mask(exhibit, Addressee.SCHOOL, COVER)
    with pytest.raises(AppuiError) as refusal:
        make(case_file, Addressee.SCHOOL)
    assert (refusal.value.code, refusal.value.detail) == (ErrorCode.MASK_IMPOSSIBLE, "exhibit 1")
    assert not (tmp_path / "out").exists()


# --- what was made of a masked picture --------------------------------------------------------------------------


def _strip() -> FakeCaseFile:
    """Return a case with pictures 1 and 2, a strip 3 of both, a crop 4 of the strip and a picture 5."""
    case_file = FakeCaseFile()
    first, second = (case_file.add_picture(png(seed=seed)) for seed in (1, 2))
    strip = case_file.derive(png(seed=3), first, second)
    case_file.derive(png(seed=4), strip)
    case_file.add_picture(png(seed=5))
    return case_file


@pytest.mark.parametrize(
    ("covered", "asked", "twins"),
    [
        (1, (1, 2, 3, 4, 5), "exhibit 3,4"),
        (1, (2, 4, 5), "exhibit 4"),
        (1, (1, 2, 5), ""),
        (3, (1, 2, 3, 4, 5), "exhibit 1,2,4"),
        (4, (1, 5), "exhibit 1"),
        (5, (1, 2, 3, 4, 5), ""),
    ],
)
def test_what_shows_the_same_pictures_does_not_slip_through(
    make: Make, tmp_path: Path, covered: int, asked: tuple[int, ...], twins: str
) -> None:
    case_file = _strip()
    dot = MaskPlan((Shape(ShapeKind.RECT, ((1, 1), (2, 2))),))
    case_file.mask(case_file.exhibits[covered - 1], Addressee.SCHOOL, dot)
    case_file.only(*asked)
    assert make(case_file, Addressee.POLICE).path.is_dir()
    if not twins:
        assert make(case_file, Addressee.SCHOOL).path.is_dir()
        return
    with pytest.raises(AppuiError) as refusal:
        make(case_file, Addressee.SCHOOL)
    assert (refusal.value.code, refusal.value.detail) == (ErrorCode.MASK_TWIN, twins)
    assert not list((tmp_path / "out").glob("*school*"))


def test_who_looked_may_let_it_go_uncovered(clock: FixedClock, french: Messages, tmp_path: Path) -> None:
    case_file = _strip()
    case_file.mask(case_file.exhibits[0], Addressee.SCHOOL, MaskPlan((Shape(ShapeKind.RECT, ((1, 1), (2, 2))),)))
    with pytest.raises(AppuiError):
        build_dossier(
            case_file, Addressee.SCHOOL, tmp_path / "a", clock=clock, messages=french, choice=Choice(bare=(3,))
        )
    made = build_dossier(
        case_file, Addressee.SCHOOL, tmp_path / "a", clock=clock, messages=french, choice=Choice(bare=(3, 4))
    )
    assert verify_path(made.path).intact


# --- a masked copy in the hands of someone else -----------------------------------------------------------------


@pytest.fixture
def masked(make: Make) -> Path:
    """Return a dossier in which the first of two pictures is masked."""
    case_file, exhibit = _case(secret_png(), "image/png")
    case_file.add_picture(png(seed=2))
    case_file.mask(exhibit, Addressee.SCHOOL, COVER)
    return make(case_file, Addressee.SCHOOL).path


def _problems(folder: Path, tmp_path: Path) -> list[set[Problem]]:
    """Return what both verifiers find in the folder, and ours in a ZIP of it."""
    return [set(one.problems) for one in (agree(folder), verify_path(packed(folder, tmp_path / "packed.zip")))]


def _file(folder: Path, number: int) -> str:
    return f"data/{exhibit_files(folder)[number - 1].name}"


def test_a_second_check_written_from_the_format_agrees(masked: Path) -> None:
    assert faults(masked) == set()
    (masked / _file(masked, 1)).write_bytes(secret_png())
    rehash(masked)
    assert faults(masked) == {"exhibits: original beside its masked copy"}


def test_the_original_beside_its_masked_copy_is_named(masked: Path, tmp_path: Path) -> None:
    name = _file(masked, 1)
    (masked / "data/003-000000000000.png").write_bytes(secret_png())
    rehash(masked)
    for found in _problems(masked, tmp_path):
        assert Problem(name, Code.EXHIBIT_MASKED) in found


def test_the_original_in_the_place_of_its_masked_copy_is_named(masked: Path, tmp_path: Path) -> None:
    name = _file(masked, 1)
    (masked / name).write_bytes(secret_png())
    rehash(masked)
    for found in _problems(masked, tmp_path):
        assert Problem(name, Code.EXHIBIT_MASKED) in found


def test_a_picture_that_nobody_masked_can_not_be_called_so(masked: Path, tmp_path: Path) -> None:
    """Who swaps an original for another picture and calls it a masked copy meets the journal."""
    old = masked / _file(masked, 2)
    new = old.with_name(f"{old.stem}-masque.png")

    def swap(folder: Path) -> None:
        old.unlink()
        new.write_bytes(png(seed=9))
        edit_json(folder / "data/exhibits.json", lambda raw: raw["exhibits"][1].update(masked=True, file=new.name))

    then_rehash(swap)(masked)
    for found in _problems(masked, tmp_path):
        assert found == {Problem(f"data/{new.name}", Code.EXHIBIT_MASKED)}


def test_a_masked_copy_can_not_be_called_an_original(masked: Path, tmp_path: Path) -> None:
    then_rehash(
        lambda folder: edit_json(
            folder / "data/exhibits.json", lambda raw: raw["exhibits"][0].update(masked=False)
        )
    )(masked)
    for found in _problems(masked, tmp_path):
        assert Problem("data/exhibits.json", Code.EXHIBIT_FILE) in found


def test_a_changed_masked_copy_is_named(masked: Path, tmp_path: Path) -> None:
    name = _file(masked, 1)
    (masked / name).write_bytes(png(seed=4))
    for found in _problems(masked, tmp_path):
        assert Problem(name, Code.CHANGED) in found


def test_another_hash_for_the_original_is_named(masked: Path, tmp_path: Path) -> None:
    digest = hashlib.sha256(b"another").hexdigest()
    old = masked / _file(masked, 1)

    def change(folder: Path) -> None:
        old.rename(old.with_name(f"001-{digest[:12]}-masque.png"))
        edit_json(
            folder / "data/exhibits.json",
            lambda raw: raw["exhibits"][0].update(sha256=digest, file=f"001-{digest[:12]}-masque.png"),
        )

    then_rehash(change)(masked)
    for found in _problems(masked, tmp_path):
        assert {problem.code for problem in found} >= {Code.FACTS_CHANGED, Code.EXHIBIT_FILE}


@pytest.mark.parametrize("value", [None, 1, "yes"])
def test_masked_is_yes_or_no(masked: Path, value: object) -> None:
    then_rehash(
        lambda folder: edit_json(
            folder / "data/exhibits.json", lambda raw: raw["exhibits"][0].update(masked=value)
        )
    )(masked)
    assert Problem("data/exhibits.json", Code.EXHIBITS_MALFORMED) in verify_path(masked).problems


def test_a_dossier_from_before_masks_is_intact(make: Make, case_file: FakeCaseFile) -> None:
    folder = make(case_file).path

    def forget(document: dict[str, list[dict[str, object]]]) -> None:
        for exhibit in document["exhibits"]:
            del exhibit["masked"]

    edit_json(folder / "data/exhibits.json", forget)
    rehash(folder)
    assert verify_path(folder).intact


def test_the_stream_of_the_pdf_is_the_copys(masked: Path) -> None:
    """The page shows the very bytes of the masked copy: no second way through which something else could come."""
    copy = (masked / _file(masked, 1)).read_bytes()
    at = copy.index(b"IDAT") + 4
    idat = copy[at : at + int.from_bytes(copy[at - 8 : at - 4])]
    with pikepdf.open(masked / "dossier.pdf") as document:
        raw = [thing.read_raw_bytes() for thing in document.objects if isinstance(thing, pikepdf.Stream)]
    assert idat in raw
    assert zlib.decompress(idat)
