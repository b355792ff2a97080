"""The PDF itself: metadata without a person, outline, language; hostile text and pictures that break no page."""

import io
import re
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from appui_core.cases.mask_plan import MaskPlan, Shape, ShapeKind
from appui_core.cases.model import Addressee, Facts, Kind
from appui_core.content.typography import french_faults
from appui_core.dossier import page_kit
from appui_core.dossier.build import build_dossier
from appui_core.dossier.page_kit import BOTTOM, PAGE_HEIGHT, TOP, PictureSlot, Place, gap, load_fonts, render
from appui_core.messages import Messages, load_messages
from core.dossier.conftest import Make
from data.dossier_pictures import encoded, jpeg, png, png_lying
from fakes.case_file import FakeCaseFile
from fakes.clock import FixedClock

_CORNER = Shape(ShapeKind.RECT, ((0, 0), (10, 10)))


def text_of(path: Path) -> str:
    done = subprocess.run(
        ["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout


def pixel(path: Path, page: int, folder: Path) -> tuple[bytes, int, int]:
    """Return a page as grey pixels at 72 dpi."""
    command = ["pdftoppm", "-gray", "-r", "72", "-f", str(page), "-l", str(page), str(path), str(folder / "page")]
    subprocess.run(command, check=True, timeout=60)
    raw = next(folder.glob("page*.pgm")).read_bytes()
    _, size, _, pixels = raw.split(b"\n", 3)
    width, height = (int(word) for word in size.split())
    return pixels, width, height


def test_metadata_names_the_document_and_nobody(make: Make, case_file: FakeCaseFile) -> None:
    with pikepdf.open(make(case_file).pdf) as document:
        assert str(document.Root.Lang) == "fr-FR"
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
        assert str(document.docinfo["/Title"]) == "Dossier préparatoire K7Q2MB"
        assert "/Author" not in document.docinfo
        with document.open_metadata() as meta:
            assert meta["dc:title"] == "Dossier préparatoire K7Q2MB"
            assert "dc:creator" not in meta


def test_the_language_follows_the_words(case_file: FakeCaseFile, clock: FixedClock, tmp_path: Path) -> None:
    result = build_dossier(case_file, Addressee.SCHOOL, tmp_path, clock=clock, messages=load_messages("en"))
    with pikepdf.open(result.pdf) as document:
        assert str(document.Root.Lang) == "en-GB"


def test_the_outline_leads_to_each_exhibit(make: Make, case_file: FakeCaseFile) -> None:
    with pikepdf.open(make(case_file).pdf) as document, document.open_outline() as outline:
        titles = [item.title for item in outline.root]
        part = next(item for item in outline.root if item.title == "Pièces")
        exhibits = [child.title for child in part.children]
    assert titles[0] == "Dossier préparatoire"
    assert exhibits == [f"Pièce n°\u00a0{number}" for number in (1, 2, 3)]


@pytest.mark.parametrize(
    "text",
    [
        "ligne\n" * 3000,
        "x" * 10_000,
        "\u202e\u2066gnp.exe\u200b\ufeff\x00\x07",
        "<b>gras</b> & <img src='/etc/passwd'/> </para>",
        "مرحبا 你好 👩‍👩‍👧 \U0010ffff",
        "\r\n\t\x0b\x0c\u2028\u2029",
        "{case} {0} %s",
    ],
)
def test_hostile_text_breaks_no_page(make: Make, text: str) -> None:
    case_file = FakeCaseFile()
    facts = Facts(*(text for _ in range(7)))
    case_file.add_picture(png(), facts=facts, claimed_date=text[:200])
    case_file.add_link(facts)
    for addressee in Addressee:
        pdf = Path(make(case_file, addressee).pdf)
        printed = text_of(pdf)
        for exhibit in case_file.exhibits:
            assert exhibit.short_hash in printed.split()
        with pikepdf.open(pdf) as document:
            assert len(document.pages) < 60


def test_what_the_fonts_lack_is_printed_as_its_number(make: Make) -> None:
    case_file = FakeCaseFile()
    case_file.add_picture(png(), facts=Facts(account="a\u202egnp नम \U0010ffff", note="<b>&amp;</b>"))
    printed = text_of(Path(make(case_file, Addressee.SCHOOL).pdf))
    assert "a[U+202E]gnp [U+0928][U+092E] [U+10FFFF]" in printed
    assert "<b>&amp;</b>" in printed


def test_a_long_text_continues_on_a_page_of_its_own(make: Make) -> None:
    case_file = FakeCaseFile()
    words = " ".join(f"mot{number}" for number in range(900))
    case_file.add_picture(png(), facts=Facts(words=words))
    printed = text_of(Path(make(case_file, Addressee.SCHOOL).pdf))
    assert "textes complets" in printed
    assert "mot899" in printed.split()


def test_a_text_that_is_cut_says_how_long_it_is_and_not_its_print(make: Make) -> None:
    case_file = FakeCaseFile()
    case_file.add_picture(png(), facts=Facts(words="न" * 2_000))
    printed = text_of(Path(make(case_file, Addressee.SCHOOL).pdf))
    # The space between the thousands is printed as one and read back as another.
    assert re.search(r"\(2\s000 caractères\)", printed)


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (png(colours=1), "image/png"),
        (encoded("PNG", mode="P"), "image/png"),
        (encoded("PNG", mode="RGBA"), "image/png"),
        (encoded("PNG", mode="1"), "image/png"),
        (encoded("JPEG", mode="L"), "image/jpeg"),
        (encoded("JPEG", mode="CMYK"), "image/jpeg"),
    ],
    ids=["grey png", "palette", "transparent", "one bit", "grey jpeg", "cmyk jpeg"],
)
def test_every_kind_of_picture_is_shown(make: Make, content: bytes, media_type: str) -> None:
    case_file = FakeCaseFile()
    case_file.add_picture(content, media_type)
    with pikepdf.open(make(case_file, Addressee.SCHOOL).pdf) as document:
        images = [image for page in document.pages for image in page.get_images().values()]
        assert [(int(image.Width), int(image.Height)) for image in images] == [(48, 32)]


def test_a_picture_that_nothing_decodes_is_said_and_still_enclosed(make: Make) -> None:
    case_file = FakeCaseFile()
    case_file.add_picture(png_lying(), kind=Kind.IMPORT)
    result = make(case_file, Addressee.SCHOOL)
    assert "ne peut pas être montrée ici" in text_of(Path(result.pdf))
    assert next((result.path / "data").glob("001-*")).read_bytes() == png_lying()


@pytest.mark.parametrize("size", [(1, 3000), (20, 60_000), (100, 1500)])
def test_a_narrow_picture_takes_no_more_pages_than_it_needs_at_its_own_size(
    make: Make, size: tuple[int, int]
) -> None:
    case_file = FakeCaseFile()
    case_file.add_picture(png(*size, colours=1))
    with pikepdf.open(make(case_file, Addressee.SCHOOL).pdf) as document:
        shown = [page for page in document.pages if len(page.get_images())]
    # A page takes some 900 pixels at the size of a screen.
    assert len(shown) <= size[1] // 900


def test_a_flat_picture_with_no_room_left_goes_to_the_next_page() -> None:
    load_fonts()
    places: list[Place] = []
    filled = PAGE_HEIGHT - TOP - BOTTOM - 4
    render([gap(filled), PictureSlot((900, 2), places.append)], "", "", "page")
    (place,) = places
    assert (place.page, place.width > 400, place.height > 0) == (1, True, True)


def placed(page: pikepdf.Page) -> list[float]:
    """Return the matrix that the picture of a page is drawn with."""
    operators = list(pikepdf.parse_content_stream(page))
    (at,) = (
        at for at, one in enumerate(operators) if str(one.operator) == "Do" and "Exhibit" in str(one.operands[0])
    )
    assert str(operators[at - 1].operator) == "cm"
    return [float(value) for value in operators[at - 1].operands]


def _corner(tmp_path: Path, make: Make, orientation: int) -> str:
    """Return where the dark corner of a picture stands on its page: the picture is dark in its first quarter."""
    picture = Image.new("L", (40, 40), 230)
    picture.paste(20, (0, 0, 20, 20))
    exif = Image.Exif()
    exif[0x0112] = orientation
    target = io.BytesIO()
    picture.save(target, "JPEG", quality=95, exif=exif.tobytes())
    case_file = FakeCaseFile()
    case_file.add_picture(target.getvalue(), "image/jpeg", kind=Kind.IMPORT)
    result = make(case_file, Addressee.SCHOOL)
    folder = tmp_path / f"turn{orientation}"
    folder.mkdir()
    with pikepdf.open(result.pdf) as document:
        number, page = next(pair for pair in enumerate(document.pages, start=1) if len(pair[1].get_images()))
        a, b, c, d, e, f = placed(page)
    pixels, width, height = pixel(Path(result.pdf), number, folder)
    left, right = sorted((e, e + a + c))
    low, high = sorted((f, f + b + d))
    for name, x, y in (
        ("top left", left + 4, high - 4),
        ("top right", right - 4, high - 4),
        ("bottom left", left + 4, low + 4),
        ("bottom right", right - 4, low + 4),
    ):
        if pixels[int(height - y) * width + int(x)] < 60:
            return name
    return "nowhere"


@pytest.mark.parametrize(
    ("orientation", "corner"),
    [
        (1, "top left"),
        (2, "top right"),
        (3, "bottom right"),
        (4, "bottom left"),
        (5, "top left"),
        (6, "top right"),
        (7, "bottom right"),
        (8, "bottom left"),
    ],
)
def test_a_turned_photo_stands_upright(make: Make, tmp_path: Path, orientation: int, corner: str) -> None:
    assert _corner(tmp_path, make, orientation) == corner


def test_a_turned_photo_swaps_its_sides(make: Make) -> None:
    case_file = FakeCaseFile()
    case_file.add_picture(jpeg((60, 20), orientation=6), "image/jpeg", kind=Kind.IMPORT)
    with pikepdf.open(make(case_file, Addressee.SCHOOL).pdf) as document:
        page = next(one for one in document.pages if len(one.get_images()))
        a, b, c, d, *_ = placed(page)
    assert (a, d) == (0, 0)
    assert abs(b) == pytest.approx(3 * abs(c))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_text_of_a_dossier_fills_its_fields(
    case_file: FakeCaseFile, clock: FixedClock, tmp_path: Path, language: str
) -> None:
    messages: Messages = load_messages(language)
    for addressee in Addressee:
        result = build_dossier(case_file, addressee, tmp_path, clock=clock, messages=messages)
        printed = text_of(Path(result.pdf))
        assert "{" not in printed


def pages_of(path: Path) -> list[str]:
    return text_of(path).split("\f")[:-1]


def test_every_page_of_an_exhibit_says_which_one_it_is(make: Make) -> None:
    case_file = FakeCaseFile()
    first = case_file.add_picture(png(700, 4000, colours=1), facts=Facts(words="mot " * 3_000))
    case_file.derive(png(seed=3), first)
    masked = case_file.add_picture(png(seed=4))
    case_file.mask(masked, Addressee.SCHOOL, MaskPlan((_CORNER,)))
    pages = pages_of(Path(make(case_file, Addressee.SCHOOL).pdf))
    heads = [page.strip().splitlines()[0] for page in pages]
    at = next(number for number, head in enumerate(heads) if head.endswith(first.short_hash))
    count = sum(head.split()[-1] == first.short_hash for head in heads)
    assert count > 1 + 3 + 1  # its page, three slices, some pages of words
    assert [head.split()[-1] for head in heads[at : at + count]] == [first.short_hash] * count
    assert "Image faite par Appui · Pièce n° 2 · " in heads[at + count]
    assert "Copie masquée · Pièce n° 3 · " in heads[at + count + 1]
    assert "Pièce" not in heads[at + count + 2]
    assert [page.strip().splitlines()[-1].split()[-4:] for page in pages] == [
        ["page", str(number), "/", str(len(pages))] for number in range(1, len(pages) + 1)
    ]


@pytest.mark.parametrize("addressee", list(Addressee))
def test_what_it_shows_and_what_not_is_in_every_version(
    make: Make, case_file: FakeCaseFile, addressee: Addressee
) -> None:
    assert "Ce que ce dossier montre, et ce qu’il ne montre pas" in text_of(Path(make(case_file, addressee).pdf))


def test_nothing_is_told_apart_by_colour_alone(make: Make, case_file: FakeCaseFile) -> None:
    """All that is drawn in colour is dark enough to be read in grey (4.5:1 on white), but rules and grounds."""
    with pikepdf.open(make(case_file).pdf) as document:
        inks = {
            tuple(float(value) for value in one.operands)
            for page in document.pages
            for one in pikepdf.parse_content_stream(page, "rg")
        }
    grounds = {tuple(round(value, 2) for value in ink) for ink in inks if luminance(ink) > 0.18}
    assert grounds <= {(0.95, 0.95, 0.93)}


def luminance(ink: tuple[float, ...]) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in ink]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_what_is_put_together_is_set_as_french_is(
    make: Make, case_file: FakeCaseFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The texts have their own check; these are the lines that are made out of them, with dates and sizes."""
    first, second, _ = case_file.exhibits
    case_file.derive(png(seed=3), first, second)
    case_file.mask(case_file.add_picture(png(seed=4)), Addressee.SCHOOL, MaskPlan((_CORNER,)))
    case_file.add_picture(png(700, 4000, colours=1), facts=Facts(words="Un mot, puis un autre. " * 700))
    printed: list[str] = []
    plain = page_kit.plain

    def noted(text: str, *style: Any) -> page_kit.Text:  # noqa: ANN401 - the real one's
        printed.append(text)
        return plain(text, *style)

    monkeypatch.setattr(page_kit, "plain", noted)
    for addressee in Addressee:
        make(case_file, addressee)
    said = {text for text in printed if not re.search(r"https?:|[0-9a-f]{12}|\d:\d\d|qt-x11|:\d\d:|\d{4}:", text)}
    assert len(said) > 80
    assert {text: faults for text in said if (faults := french_faults(text))} == {}
