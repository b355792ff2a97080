"""A strip over several pages: each page holds its own rows and no more, and not a pixel of them is another."""

import io
import subprocess
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from appui_core.cases.model import Addressee, Kind
from appui_core.dossier import strips
from appui_core.intake.encode import encode_png
from appui_core.intake.pixels import Pixels
from core.dossier.conftest import Make
from data.dossier_pictures import png
from fakes.case_file import FakeCaseFile

WIDE, HIGH = 700, 5000


def strip(mode: str = "RGB") -> Image.Image:
    """Return a long picture no row of which is like another."""
    rows = b"".join(
        bytes((x * 3 + y * 7 + (y >> 8) * 31 + colour * 80) % 256 for x in range(70) for colour in range(3)) * 10
        for y in range(HIGH // 10)
        for _ in range(10)
    )
    return Image.frombytes("RGB", (WIDE, HIGH), rows).convert(mode)


def as_pillow_writes(picture: Image.Image, kind: str = "PNG") -> bytes:
    target = io.BytesIO()
    picture.save(target, kind)
    return target.getvalue()


def shown(make: Make, tmp_path: Path, content: bytes, media_type: str = "image/png") -> list[Image.Image]:
    """Return the pictures of a dossier's pages as poppler takes them out, in order, each once."""
    case_file = FakeCaseFile()
    case_file.add_picture(content, media_type, kind=Kind.IMPORT)
    result = make(case_file, Addressee.SCHOOL)
    with pikepdf.open(result.pdf) as document:
        pages = [page for page in document.pages if len(page.get_images())]
        assert len({image.objgen for page in pages for image in page.get_images().values()}) in {1, len(pages)}
    subprocess.run(["pdfimages", "-all", result.pdf, str(tmp_path / "picture")], check=True, timeout=60)
    return [opened(path) for path in sorted(tmp_path.glob("picture-*"))]


def opened(path: Path) -> Image.Image:
    with Image.open(path) as image:
        image.load()
        return image


@pytest.mark.parametrize(
    ("mode", "ours"), [("RGB", True), ("RGB", False), ("L", False)], ids=["as Appui writes", "as Pillow", "grey"]
)
def test_each_page_holds_its_rows_and_no_pixel_is_another(
    make: Make, tmp_path: Path, mode: str, *, ours: bool
) -> None:
    picture = strip(mode)
    content = encode_png(Pixels(WIDE, HIGH, picture.tobytes())) if ours else as_pillow_writes(picture)
    found = shown(make, tmp_path, content)
    assert len(found) > 2
    assert max(one.height for one in found) < HIGH // 2
    assert b"".join(one.convert("RGB").tobytes() for one in found) == picture.convert("RGB").tobytes()


def test_of_any_filter_a_png_has(make: Make, tmp_path: Path) -> None:
    found = shown(make, tmp_path, png(60, 4000))
    joined = b"".join(one.tobytes() for one in found)
    with Image.open(io.BytesIO(png(60, 4000))) as whole:
        assert joined == whole.tobytes()


def test_one_that_is_too_large_to_be_drawn_anew_stays_whole(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(strips, "_MOST_HELD_BYTES", 1000)
    found = shown(make, tmp_path, as_pillow_writes(strip()))
    assert {one.size for one in found} == {(WIDE, HIGH)}


def test_a_jpeg_stays_as_it_is(make: Make, tmp_path: Path) -> None:
    found = shown(make, tmp_path, as_pillow_writes(strip(), "JPEG"), "image/jpeg")
    assert {one.size for one in found} == {(WIDE, HIGH)}
