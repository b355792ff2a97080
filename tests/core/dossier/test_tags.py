"""The PDF for those who don't see it, and for archives: every word reached, in order, as what it is."""

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pytest
from reportlab.graphics.shapes import Drawing, Rect
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak, Paragraph, Table

from appui_core.cases.mask_plan import MaskPlan, Shape, ShapeKind
from appui_core.cases.model import Addressee, Facts
from appui_core.dossier.page_kit import (
    CELL_FONT,
    Mark,
    PictureSlot,
    boxed,
    bullets,
    fact_table,
    grid,
    link,
    load_fonts,
    para,
    render,
)
from appui_core.dossier.page_style import REGULAR
from core.dossier.conftest import Make
from core.dossier.tagged import Element, Walk, walk
from data.dossier_pictures import png
from fakes.case_file import FakeCaseFile


@pytest.fixture(autouse=True)
def _fonts() -> None:
    """Blocks are made with the fonts at hand."""
    load_fonts()


def rendered(tmp_path: Path, story: Sequence[Flowable]) -> Walk:
    path = tmp_path / "page.pdf"
    path.write_bytes(render(story, "En-tête", "Pied", "page"))
    return walk(path)


def roles(element: Element) -> list[str]:
    return [one.role for one in element.all()]


@pytest.mark.parametrize("addressee", list(Addressee))
def test_all_of_a_dossier_is_reached_in_order(make: Make, case_file: FakeCaseFile, addressee: Addressee) -> None:
    case_file.add_picture(png(700, 4000, colours=1), facts=Facts(words="mot " * 2_000, note="x" * 5_000))
    walked = walk(Path(make(case_file, addressee).pdf))
    assert walked.faults == []
    found = roles(walked.root)
    # The last picture is long: three slices. The police also get a plot.
    assert found.count("Figure") == 5 + (addressee is Addressee.POLICE)
    assert {"H1", "H2", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Link"} <= set(found)


def test_the_parts_of_a_dossier_are_sections_and_begin_with_their_heading(
    make: Make, case_file: FakeCaseFile
) -> None:
    walked = walk(Path(make(case_file).pdf))
    sections = [one for one in walked.root.all() if one.role == "Sect"]
    assert [one for one in sections if not {"H1", "Sect"} & {kid.role for kid in one.kids}] == []


def test_a_picture_says_which_exhibit_it_is(make: Make, case_file: FakeCaseFile) -> None:
    shape = Shape(ShapeKind.RECT, ((0, 0), (10, 10)))
    case_file.mask(case_file.exhibits[0], Addressee.SCHOOL, MaskPlan((shape,)))
    figures = [one for one in walk(Path(make(case_file, Addressee.SCHOOL).pdf)).root.all() if one.role == "Figure"]
    assert ["n°\u00a01 " in one.alt for one in figures] == [True, False]
    assert ["copie masquée" in one.alt for one in figures] == [True, False]


def test_blocks_become_what_they_are(tmp_path: Path) -> None:
    walked = rendered(
        tmp_path,
        [
            Mark("one", "Un"),
            para("Titre", "h1"),
            para("Sous-titre", "h2"),
            *bullets(["un", "deux"]),
            para("Texte"),
            boxed([para("Encadré", "strong"), para("dit")]),
            Mark("two", "Deux"),
            para("Suite", "h1"),
        ],
    )
    item = ["LI", "Lbl", "LBody"]
    first = ["Sect", "H1", "H2", "L", *item, *item, "P", "P", "P"]
    assert (walked.faults, roles(walked.root)) == ([], ["Document", *first, "Sect", "H1"])


def test_the_first_heading_is_of_the_first_level(tmp_path: Path) -> None:
    walked = rendered(tmp_path, [para("Texte"), para("Un", "h2"), para("Deux", "h2")])
    assert (walked.faults, roles(walked.root)) == ([], ["Document", "P", "H1", "H2"])


def test_tables_have_headings_and_every_cell(tmp_path: Path) -> None:
    walked = rendered(
        tmp_path, [fact_table([("Compte", "@a"), ("Note", "")]), grid(["N°", "Compte"], [["1", ""]], (1, 2))]
    )
    cells = [(one.role, one.scope) for one in walked.root.all() if one.role in {"TH", "TD"}]
    facts = [("TH", "Row"), ("TD", ""), ("TH", "Row"), ("TD", "")]
    assert walked.faults == []
    assert cells == [*facts, ("TH", "Column"), ("TH", "Column"), ("TD", ""), ("TD", "")]


def test_what_a_page_s_end_divides_is_one(tmp_path: Path) -> None:
    long = "mot " * 4_000
    walked = rendered(tmp_path, [para(long), *bullets([long]), fact_table([("Propos", long)])])
    divided = [one for one in walked.root.all() if len({page for page, _ in one.pieces}) > 1]
    assert walked.faults == []
    assert [one.role for one in divided] == ["P", "LBody", "TD"]


def test_a_table_s_head_is_read_once(tmp_path: Path) -> None:
    walked = rendered(tmp_path, [grid(["N°"], [[str(number)] for number in range(200)], (1,))])
    heads = [one for one in walked.root.all() if one.role == "TH"]
    assert walked.faults == []
    assert [len(one.pieces) for one in heads] == [1]


def test_what_knows_nothing_of_tags_is_tagged_too(tmp_path: Path) -> None:
    """A paragraph, a table and a drawing of the library's own, as somebody may use them on a page."""
    plain = ParagraphStyle("plain", fontName=REGULAR)
    drawing = Drawing(20, 20)
    drawing.add(Rect(0, 0, 10, 10))
    walked = rendered(
        tmp_path,
        [
            Paragraph("nu", plain),
            Table([["a", "b"]], style=[CELL_FONT, ("GRID", (0, 0), (-1, -1), 1, "black")]),
            drawing,
            Paragraph('<a href="https://www.3018.fr/">un lien</a> <u>souligné</u>', plain),
        ],
    )
    assert walked.faults == []
    assert set(roles(walked.root)) == {"Document", "P", "Link"}


def test_a_link_is_in_its_cell_and_says_where_to(tmp_path: Path) -> None:
    target = [PageBreak(), Mark("there", "Là"), para("Là", "h1")]
    walked = rendered(tmp_path, [grid(["N°"], [[link("7", "there")]], (1,)), *target])
    assert walked.faults == []
    (cell,) = [one for one in walked.root.all() if one.role == "TD"]
    assert [(kid.role, kid.links, len(kid.pieces)) for kid in cell.kids] == [("Link", 1, 1)]
    with pikepdf.open(tmp_path / "page.pdf") as document:
        (annotation,) = document.pages[0].obj.Annots
        assert str(annotation.Contents) == "Là"
        assert int(annotation.F) == 4


def test_a_picture_s_room_is_noted_for_who_fills_it(tmp_path: Path) -> None:
    places: list[int] = []
    walked = rendered(tmp_path, [PictureSlot((10, 10), lambda place: places.append(place.mcid), alt="Image")])
    # Nothing was set into it here, and the walk says so: nobody forgets it unseen.
    assert walked.faults == ["page 0: 0 pieces, 1 parents", "page 0: piece 0 is in the tree alone"]
    assert places == [0]


def test_lines_end_between_words_and_not_within_one(make: Make) -> None:
    case_file = FakeCaseFile()
    address, words = "https://exemple.invalid/" + "a" * 300, "un mot après l’autre, toujours " * 12
    case_file.add_link(Facts(url=address, words=words + "\nfin", note="**" + words))
    heard = heard_in(Path(make(case_file).pdf))
    assert address in heard
    assert f"{words}fin" in heard
    assert f"**{words}".strip() in heard


def heard_in(path: Path) -> str:
    """Return the text as the structure tree gives it, a line for each piece."""
    command = ["pdfinfo", "-struct-text", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout


def test_the_document_says_what_it_is(make: Make, case_file: FakeCaseFile) -> None:
    with pikepdf.open(make(case_file).pdf) as document, document.open_metadata() as meta:
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"], meta["pdfuaid:part"]) == ("3", "A", "1")
        (intent,) = document.Root.OutputIntents
        assert str(intent.S) == "/GTS_PDFA1"
        assert int(intent.DestOutputProfile.N) == 3
        for font in (font for page in document.pages for font in page.Resources.Font.values()):
            assert "/FontFile2" in font.FontDescriptor


def test_every_stream_ends_on_a_line_of_its_own() -> None:
    """PDF/A wants it (ISO 19005-3, 6.1.7.1), and no reader of ours would miss it."""
    written = render([para("Titre", "h1"), para("你好")], "En-tête", "Pied", "page")
    ends = [found.start() for found in re.finditer(rb"endstream", written)]
    assert len(ends) > 5
    assert {written[end - 1 : end] for end in ends} == {b"\n"}
