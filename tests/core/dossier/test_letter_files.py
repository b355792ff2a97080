"""A letter as PDF, .docx and .odt: opened again by others, in French, on A4, and telling nothing of this PC."""

import io
import re
import subprocess
import zipfile
from collections.abc import Callable
from xml.etree import ElementTree as ET

import docx
import odfdo
import pikepdf
import pytest
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from appui_core.content.letters import IDS
from appui_core.dossier.letter_known import Known
from appui_core.dossier.letter_pdf import measure
from appui_core.dossier.letter_sheet import NUMBER_SHARE, PADDING_PT, REQUEST_SHARE, sheet
from appui_core.dossier.letter_text import BLANK, SIGNED_PT, Block, BlockKind, blocks, calm
from appui_core.dossier.letters import Letter, fill, letter_bytes, letter_name
from appui_core.dossier.names import LETTER_FILE, LETTER_KINDS, LETTER_STEMS, LETTERS
from appui_core.dossier.page_kit import TEXT_WIDTH, load_fonts, para
from appui_core.messages import load_messages
from core.dossier.lettering import LETTERS as TEMPLATES
from core.dossier.lettering import TODAY

FRENCH, ENGLISH = load_messages("fr"), load_messages("en")
OFFICE = tuple(kind for kind in LETTER_KINDS if kind != "pdf")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
HOSTILE = [
    "\u202e\u2066gnp.exe\u200b\ufeff\x00\x07\x1b[2J",
    "<script>alert(1)</script> & ]]> <w:br/> {sender} %s",
    "مرحبا \u200f Ελλάδα 日本語 👩‍👩‍👧 é\u0301",
    "\ud800 lone",
    "x" * 5000,
    "mot " * 3000,
    "– \n– – -\n-\n:\n\n\n:\n",
    "",
]


def letter(letter_id: str = "school", **answers: str) -> Letter:
    return fill(TEMPLATES[letter_id], TODAY, answers, FRENCH)


def pdf_text(content: bytes) -> str:
    done = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=content, capture_output=True, check=True, timeout=60
    )
    return done.stdout.decode()


def docx_lines(content: bytes) -> list[str]:
    return [line for one in docx.Document(io.BytesIO(content)).paragraphs for line in one.text.split("\n")]


def odt_lines(content: bytes) -> list[str]:
    body = odfdo.Document(io.BytesIO(content)).body
    found = body.get_elements("//office:text//text:p | //office:text//text:h")
    return [line for one in found for line in str(one.inner_text).split("\n")]


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


READ: dict[str, Callable[[bytes], str]] = {
    "pdf": pdf_text,
    "docx": lambda content: "\n".join(docx_lines(content)),
    "odt": lambda content: "\n".join(odt_lines(content)),
}


@pytest.mark.parametrize("kind", LETTER_KINDS)
@pytest.mark.parametrize("letter_id", [one for one in IDS if one != "meeting-sheet"])
def test_every_word_of_the_text_is_in_the_file(letter_id: str, kind: str) -> None:
    written = letter(letter_id, sender="Jeanne Dupré", facts="le 3\nle 5")
    read = plain(READ[kind](letter_bytes(written, kind, FRENCH)))
    for line in written.text.splitlines():
        assert plain(line.removeprefix("– ")) in read, line


@pytest.mark.parametrize("kind", LETTER_KINDS)
def test_the_same_letter_gives_the_same_bytes_and_nobodys_name(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    written = letter(sender="Jeanne Dupré")
    content = letter_bytes(written, kind, FRENCH)
    for name in ("USER", "LOGNAME", "USERNAME"):
        monkeypatch.setenv(name, "compte-de-ce-pc")
    assert letter_bytes(written, kind, FRENCH) == content
    if kind == "pdf":
        with pikepdf.open(io.BytesIO(content)) as document:
            assert "/Author" not in document.docinfo
            assert str(document.docinfo["/Title"]) == written.title
            with document.open_metadata() as meta:
                assert "dc:creator" not in meta
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        told = archive.read("docProps/core.xml" if kind == "docx" else "meta.xml").decode()
    assert written.title in told
    for word in ("python-docx", "compte-de-ce-pc", "2013", "LibreOffice", "creation-date", "created", "modified"):
        assert word not in told


@pytest.mark.parametrize("kind", OFFICE)
@pytest.mark.parametrize("letter_id", ["school", "meeting-sheet"])
def test_every_part_is_well_formed_and_listed(letter_id: str, kind: str) -> None:
    with zipfile.ZipFile(io.BytesIO(letter_bytes(letter(letter_id), kind, FRENCH))) as archive:
        names = set(archive.namelist())
        for name in names:
            if name.endswith((".xml", ".rels")):
                ET.fromstring(archive.read(name))  # noqa: S314 - made here
        if kind == "docx":
            types = archive.read("[Content_Types].xml").decode()
            targets = re.findall(r'PartName="/([^"]+)"', types)
        else:
            first = archive.infolist()[0]
            assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
            listed = re.findall(r'full-path="([^"]+)"', archive.read("META-INF/manifest.xml").decode())
            targets = [name for name in listed if not name.endswith("/")]
    assert set(targets) <= names
    assert not any("thumbnail" in name.lower() or name.endswith("app.xml") for name in names)


def test_word_is_told_french_and_a4_and_finds_headings_and_lists() -> None:
    content = letter_bytes(letter(facts="le 3\nle 5"), "docx", FRENCH)
    document = docx.Document(io.BytesIO(content))
    section = document.sections[0]
    assert [round(one.mm) for one in (section.page_width, section.page_height) if one] == [210, 297]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        styles = ET.fromstring(archive.read("word/styles.xml"))  # noqa: S314 - made here
    assert {one.get(f"{W}val") for one in styles.iter(f"{W}lang")} == {"fr-FR"}
    named = [(one.style.name if one.style else "", one.text) for one in document.paragraphs]
    assert ("List Bullet", "le 3") in named
    assert ("Heading 2", "Les faits, tels que je les connais\u00a0:") in named
    assert [name for name, text in named if text.startswith("Objet")] == ["Heading 1"]


def test_libreoffice_is_told_french_and_a4_and_finds_headings_and_lists() -> None:
    content = letter_bytes(letter(facts="le 3\nle 5"), "odt", FRENCH)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        styles = ET.fromstring(archive.read("styles.xml"))  # noqa: S314 - made here
    languages = {(one.get(f"{FO}language"), one.get(f"{FO}country")) for one in styles.iter()} - {(None, None)}
    assert languages <= {("fr", "FR"), ("zxx", "none"), ("none", "none")}
    assert ("fr", "FR") in languages
    pages = {(one.get(f"{FO}page-width"), one.get(f"{FO}page-height")) for one in styles.iter()} - {(None, None)}
    assert pages == {("210mm", "297mm")}
    body = odfdo.Document(io.BytesIO(content)).body
    assert "le 3" in [one.inner_text for one in body.get_elements("//text:list-item/text:p")]
    assert [one.inner_text[:5] for one in body.get_elements("//text:h[@text:outline-level='1']")] == ["Objet"]


def test_the_pdf_is_tagged_in_french_with_its_headings() -> None:
    with pikepdf.open(io.BytesIO(letter_bytes(letter(), "pdf", FRENCH))) as document:
        assert str(document.Root.Lang) == "fr-FR"
        assert bool(document.Root.MarkInfo.Marked)
        assert "/StructTreeRoot" in document.Root


def test_a_letter_keeps_its_own_language_whatever_the_reader_speaks() -> None:
    assert letter_bytes(letter(), "docx", ENGLISH) == letter_bytes(letter(), "docx", FRENCH)
    translated = fill(TEMPLATES["school"], TODAY, {}, ENGLISH)
    with pikepdf.open(io.BytesIO(letter_bytes(translated, "pdf", FRENCH))) as document:
        assert str(document.Root.Lang) == "en-GB"


@pytest.mark.parametrize("kind", LETTER_KINDS)
@pytest.mark.parametrize("letter_id", ["school", "meeting-sheet"])
@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_makes_a_file_that_opens(letter_id: str, kind: str, text: str) -> None:
    content = letter_bytes(Letter(letter_id, text[:300], text), kind, FRENCH)
    read = READ[kind](content)
    assert "\u202e" not in read
    assert "\x1b" not in read


@pytest.mark.parametrize("kind", OFFICE)
def test_names_of_all_scripts_are_kept_for_word_processors(kind: str) -> None:
    name = "مريم Ελένη 花子 नीना"
    assert name in READ[kind](letter_bytes(letter(child=name), kind, FRENCH))


def test_file_names_are_those_of_the_format() -> None:
    assert set(LETTER_STEMS) == set(IDS)
    for letter_id in IDS:
        for kind in LETTER_KINDS:
            assert LETTER_FILE.fullmatch(f"{LETTERS}/{letter_name(Letter(letter_id, '', ''), kind)}")
    for kind in ("doc", "exe", "PDF"):
        with pytest.raises(ValueError, match=kind):
            letter_name(letter(), kind)
        with pytest.raises(ValueError, match=kind):
            letter_bytes(letter(), kind, FRENCH)


def test_the_school_letter_fills_one_page_and_the_message_half_a_one() -> None:
    facts = "\n".join(["3 novembre, 20 h 10, Instagram : un compte a écrit une insulte sous sa photo"] * 5)
    done = "Parlé à la CPE le 6 novembre, et signalé trois comptes à la plateforme."
    full = letter(
        sender="Jeanne Dupré",
        child="Léa D.",
        parents="other_not_told",
        facts=facts,
        effects="Elle ne déjeune plus à la cantine et a manqué trois jours.",
        done=done,
        recognised="un élève de sa classe, parce que le compte cite une blague faite en cours",
    )
    with pikepdf.open(io.BytesIO(letter_bytes(full, "pdf", FRENCH))) as document:
        assert len(document.pages) == 1
    message = letter("line-3018", who="parent", urgency="soon", words="Des insultes chaque soir.", done=done)
    assert len(pdf_text(letter_bytes(message, "pdf", FRENCH)).strip().splitlines()) < 30


def test_a_signature_has_room_and_never_stands_alone_on_a_page() -> None:
    long = set()
    for lines in range(26, 32):
        one = Letter("cnil", "Lettre", "Un paragraphe.\n\n" * lines + "Mes salutations.\n\nSignature :\n")
        *_, last, end = pdf_text(letter_bytes(one, "pdf", FRENCH)).split("\f")
        assert not end
        assert last.index("Mes salutations.") < last.index("Signature :")
        long.add("paragraphe" in last)
    assert long == {True, False}
    word = docx.Document(io.BytesIO(letter_bytes(letter("cnil"), "docx", FRENCH))).paragraphs[-3:]
    assert [plain(one.text) for one in word[1:]] == ["Signature :", ""]
    assert word[0].paragraph_format.keep_with_next
    assert word[2].paragraph_format.line_spacing == Pt(SIGNED_PT)
    found = odfdo.Document(io.BytesIO(letter_bytes(letter("cnil"), "odt", FRENCH))).body
    ends = found.get_elements("//office:text/text:p | //office:text/text:h")[-3:]
    assert [one.get_attribute("text:style-name") for one in (ends[0], ends[2])] == ["AppuiStay", "AppuiHand"]


ODD = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs"]) | st.sampled_from("WWW \u00a0\u202f日ij–:\n"),
    max_size=600,
)


@settings(max_examples=40, deadline=None)
@given(ODD, ODD, st.lists(ODD, max_size=12), st.lists(ODD, max_size=12))
def test_the_meeting_sheet_never_takes_a_second_page(
    top: str, title: str, facts: list[str], asked: list[str]
) -> None:
    lines = [
        top,
        "",
        "Les faits :",
        *(f"– {one}" for one in facts),
        "",
        "Les demandes :",
        *(f"– {one}" for one in asked),
    ]
    written = Letter("meeting-sheet", title, "\n".join(lines))
    with pikepdf.open(io.BytesIO(letter_bytes(written, "pdf", FRENCH))) as document:
        assert len(document.pages) == 1


@settings(max_examples=60, deadline=None)
@given(st.lists(ODD, max_size=8), st.lists(ODD, max_size=5))
def test_no_row_of_the_sheet_holds_more_than_its_height(facts: list[str], asked: list[str]) -> None:
    clean = load_fonts()
    items = ["\n".join(f"– {one}" for one in lines) for lines in (facts, asked)]
    text = clean.lines(calm(f"Élève\n\nLes faits :\n{items[0]}\n\nLes demandes :\n{items[1]}"))
    page = sheet(Letter("meeting-sheet", "Fiche", text), FRENCH, measure, TEXT_WIDTH)
    for rows, share in ((page.facts, 1 - NUMBER_SHARE), (page.requests, REQUEST_SHARE)):
        for row in rows:
            _, height = para(row.text, "value").wrap(TEXT_WIDTH * share - 2 * PADDING_PT, 1000)
            assert height + 2 <= row.height_pt


def test_what_has_no_room_on_the_sheet_is_cut_with_a_sign() -> None:
    long = "3 novembre, sur Instagram, un compte a écrit la même phrase, encore et encore. " * 12
    written = letter("meeting-sheet", facts="\n".join([long] * 5), measures=long)
    for kind in LETTER_KINDS:
        content = letter_bytes(written, kind, FRENCH)
        read = plain(_sheet_text(content, kind))
        assert read.count("[la suite ne tient pas sur cette page]") == 6, kind
        for words in ("Prochaine date", "Signature de la famille", "Signature de l’établissement", "Réponse"):
            assert words in read
    short = letter("meeting-sheet", facts="le 3")
    assert "ne tient pas" not in _sheet_text(letter_bytes(short, "docx", FRENCH), "docx")


def test_more_facts_than_rows_end_with_the_sign() -> None:
    lines = "\n".join(f"– fait {number}" for number in range(1, 12))
    written = Letter("meeting-sheet", "Fiche", f"Élève : L.\n\nLes faits :\n{lines}\n\nLes demandes :\n– une\n")
    read = plain(_sheet_text(letter_bytes(written, "docx", FRENCH), "docx"))
    assert "fait 6" in read
    assert "fait 7" not in read
    assert "[la suite ne tient pas sur cette page]" in read


def _sheet_text(content: bytes, kind: str) -> str:
    if kind == "docx":
        document = docx.Document(io.BytesIO(content))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([*docx_lines(content), *cells])
    return READ[kind](content)


@pytest.mark.parametrize("kind", OFFICE)
def test_the_rows_of_the_sheet_have_heights_that_nothing_changes(kind: str) -> None:
    content = letter_bytes(letter("meeting-sheet"), kind, FRENCH)
    if kind == "docx":
        rows = [row for table in docx.Document(io.BytesIO(content)).tables for row in table.rows]
        assert {str(row.height_rule) for row in rows} == {"EXACTLY (2)"}
        assert sum(row.height.pt for row in rows if row.height) < 520
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        xml = archive.read("content.xml").decode()
    assert "min-row-height" not in xml
    assert len(re.findall(r'style:row-height="[0-9.]+pt"', xml)) == 11


def test_blocks() -> None:
    text = "Nom : A\nVille\n\nObjet : test\n\nJe demande :\n– un\n- deux\nsuite\n\nFin.\n\nSignature :\n"
    assert blocks(text, "Objet") == (
        Block(BlockKind.PARAGRAPH, ("Nom : A", "Ville")),
        Block(BlockKind.SUBJECT, ("Objet : test",)),
        Block(BlockKind.TITLE, ("Je demande :",), closes=False),
        Block(BlockKind.ITEMS, ("un", "deux"), closes=False),
        Block(BlockKind.PARAGRAPH, ("suite",)),
        Block(BlockKind.PARAGRAPH, ("Fin.",), stays=True),
        Block(BlockKind.TITLE, ("Signature :",), signs=True),
    )
    assert [block.signs for block in blocks("Un :\n\nDeux :\n\nTrois :\n\nFin", "Objet")] == [
        *(True, True),
        *(False, False),
    ]
    assert blocks("\n \n", "Objet") == ()
    # Room for a pen at a line's end, and only there.
    assert blocks(f"Nom : {BLANK}\nà {BLANK}, fin.", "Objet")[0].lines == (
        f"Nom : {BLANK * 7}",
        f"à {BLANK}, fin.",
    )
    assert calm("a\r\nb\u2028c\td\u202e") == "a\nb\nc d"


def test_a_letter_without_a_case_is_a_letter_too() -> None:
    assert Known(TODAY.today).items == ()
