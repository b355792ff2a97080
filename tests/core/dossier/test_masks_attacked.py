"""A masked dossier read as somebody would who wants what is covered: every format, every byte of every file."""

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image, ImageSequence

from appui_core.cases.mask_plan import MaskPlan
from appui_core.cases.model import Addressee, Facts
from appui_core.dossier.verify import verify_path
from core.dossier.conftest import Make
from core.dossier.masked_pictures import COVER, SIZE, covered_right, everything, picture, secret_rows, shown
from core.dossier.tampering import exhibit_files
from fakes.case_file import FakeCaseFile

EXIF = Image.Exif()
EXIF[0x010E] = "LEGENDE-SECRETE"


def _moving(kind: str, **options: object) -> bytes:
    """Return two pictures: a plain one, then the one with the secret, which no masked copy shows."""
    target = io.BytesIO()
    first = Image.new("RGB", SIZE, (20, 90, 160))
    first.save(target, kind, save_all=True, append_images=[picture()], duration=200, **options)
    with Image.open(io.BytesIO(target.getvalue())) as made:
        assert len(list(ImageSequence.Iterator(made))) == 2
    return target.getvalue()


def _saved(image: Image.Image, kind: str, **options: object) -> bytes:
    target = io.BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def _seen_through() -> Image.Image:
    """Return a picture whose secret is under pixels that nobody sees, outside of the cover too."""
    image = picture().convert("RGBA")
    image.paste(Image.frombytes("RGB", (60, 8), b"".join(secret_rows()[:8])).convert("RGBA"), (30, 70))
    alpha = Image.new("L", SIZE, 255)
    alpha.paste(0, (0, 64, *SIZE))
    image.putalpha(alpha)
    return image


SOURCES = {
    "webp": (_saved(picture(), "WEBP", lossless=True, exif=EXIF), "image/webp"),
    "moving webp": (_moving("WEBP", lossless=True, exif=EXIF), "image/webp"),
    "moving gif": (_moving("GIF", comment=b"COMMENTAIRE-SECRET"), "image/gif"),
    "moving png": (_moving("PNG"), "image/png"),
    "avif": (_saved(picture(), "AVIF", quality=100, subsampling="4:4:4", exif=EXIF), "image/avif"),
    "seen through": (_saved(_seen_through(), "PNG"), "image/png"),
    "seen through webp": (_saved(_seen_through(), "WEBP", lossless=True, exact=True), "image/webp"),
    "bytes behind its end": (_moving("GIF") + b"".join(secret_rows()), "image/gif"),
}


@pytest.mark.parametrize("name", SOURCES)
def test_of_no_format_more_leaves_than_what_is_seen(ready: Make, name: str) -> None:
    content, media_type = SOURCES[name]
    case_file = FakeCaseFile()
    exhibit = case_file.add_picture(content, media_type, facts=Facts(people="NOM-SECRET"))
    case_file.mask(exhibit, Addressee.SCHOOL, COVER)
    folder = ready(case_file, Addressee.SCHOOL).path
    pieces = [row[at : at + 12] for row in secret_rows() for at in range(0, len(row), 60)]
    planted = [*pieces, b"SECRET", b"Exif\0\0", content[:64], content[-64:]]
    assert [where for where, found in everything(folder) for one in planted if one in found] == []
    assert covered_right(shown(folder))
    assert verify_path(folder).problems == ()


def test_a_masked_copy_is_pixels_and_nothing_else(ready: Make) -> None:
    case_file = FakeCaseFile()
    exhibit = case_file.add_picture(_saved(picture(), "PNG"))
    case_file.mask(exhibit, Addressee.SCHOOL, COVER)
    (path,) = exhibit_files(ready(case_file, Addressee.SCHOOL).path)
    content, at, found = path.read_bytes(), 8, []
    while at < len(content):
        size = int.from_bytes(content[at : at + 4])
        found.append(content[at + 4 : at + 8])
        at += 12 + size
    assert at == len(content)
    assert [kind for place, kind in enumerate(found) if kind not in found[:place]] == [b"IHDR", b"IDAT", b"IEND"]


def test_a_zip_holds_the_files_of_the_dossier_and_no_others(ready: Make, tmp_path: Path) -> None:
    original = _saved(picture(), "PNG")
    case_file = FakeCaseFile()
    case_file.mask(case_file.add_picture(original), Addressee.SCHOOL, COVER)
    made = ready(case_file, Addressee.SCHOOL, zip_it=True)
    with zipfile.ZipFile(made.path) as archive:
        names = [name.partition("/")[2] for name in archive.namelist()]
        assert archive.comment == b"appui-dossier-zip/1"
        assert not any(entry.extra or entry.comment for entry in archive.infolist())
    assert sorted(names) == sorted(made.files)
    assert original[60:120] not in made.path.read_bytes()
    assert [path.name for path in made.path.parent.iterdir()] == [made.path.name], "nothing of the work is left"
    assert not list(tmp_path.rglob("pictures-*.pdf"))


def test_where_and_how_much_is_covered_stands_nowhere(ready: Make) -> None:
    """Two plans that cover the same give the same bytes, whatever their shapes; the journal alone differs."""
    (whole,) = COVER.shapes
    left, top, right, bottom = whole.box
    halves = MaskPlan(
        tuple(type(whole)(whole.kind, ((left, a), (right, b))) for a, b in ((top, 40), (39, bottom)))
    )
    lists = []
    for plan in (COVER, halves):
        case_file = FakeCaseFile()
        case_file.mask(case_file.add_picture(_saved(picture(), "PNG")), Addressee.SCHOOL, plan)
        folder = ready(case_file, Addressee.SCHOOL).path
        lists.append([(folder / "data/exhibits.json").read_bytes(), exhibit_files(folder)[0].read_bytes()])
    assert lists[0] == lists[1]
