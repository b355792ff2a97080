"""A letter as a .docx (python-docx): real styles and lists, French proofing, nothing of this PC in it."""

import io
from collections.abc import Sequence

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from appui_core.dossier.letter_office import (
    AFTER_PT,
    FONT,
    INK,
    LINE_PT,
    MARGINS_MM,
    PT_PER_MM,
    SIZE_PT,
    TAGS,
    repacked,
    sheet_measure,
)
from appui_core.dossier.letter_sheet import (
    ENDS,
    HEAD_PT,
    HEADING_PT,
    NEXT_PT,
    NUMBER_SHARE,
    REQUEST_SHARE,
    SIGNATURES_PT,
    TITLE_PT,
    TOP_LINE_PT,
    sheet,
)
from appui_core.dossier.letter_sheet import ID as SHEET
from appui_core.dossier.letter_sheet import LINE_PT as SHEET_LINE_PT
from appui_core.dossier.letter_sheet import SIZE_PT as SHEET_SIZE_PT
from appui_core.dossier.letter_text import SIGNED_PT, Block, BlockKind, blocks
from appui_core.dossier.letters import Letter
from appui_core.messages import Messages

# What the library's own template brings along: a picture of an empty page, and that Word on a Mac wrote it.
_NOT_OURS = {"docProps/thumbnail.jpeg", "docProps/app.xml"}


def docx_bytes(letter: Letter, messages: Messages) -> bytes:
    """Return the letter as a file of Word."""
    document = new_document(letter)
    if letter.id == SHEET:
        _sheet(document, letter, messages)
        return saved(document)
    for block in blocks(letter.text, messages.text("letters.subject")):
        _write(document, block)
    return saved(document)


def new_document(letter: Letter) -> Document:
    """Return an empty A4 document in the letter's language, with its styles and nobody's name."""
    document = docx.Document()
    left, right, top, bottom = MARGINS_MM
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    _set_styles(document)
    _set_language(document, "-".join(TAGS.get(letter.language, TAGS["fr"])))
    about = document.core_properties
    about.title = letter.title
    about.language = letter.language
    about.author = about.last_modified_by = about.comments = ""
    for name in ("dcterms:created", "dcterms:modified"):
        for dated in about._element.findall(qn(name)):  # noqa: SLF001 - it has no way to say none
            about._element.remove(dated)  # noqa: SLF001 - the same
    return document


def saved(document: Document) -> bytes:
    """Return a document as bytes that depend on its contents alone."""
    package = document.part.package
    for relation, target in list(package.rels.items()):
        if str(target.target_part.partname).lstrip("/") in _NOT_OURS:
            del package.rels[relation]
    target_file = io.BytesIO()
    document.save(target_file)
    return repacked(target_file.getvalue())


def _set_styles(document: Document) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(SIZE_PT)
    normal.font.color.rgb = RGBColor.from_string(INK)
    normal.paragraph_format.space_after = Pt(AFTER_PT)
    normal.paragraph_format.line_spacing = Pt(LINE_PT)
    for name, before, after in (("Heading 1", 6, 10), ("Heading 2", 8, 3)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.bold = FONT, Pt(SIZE_PT), True
        style.font.color.rgb = RGBColor.from_string(INK)
        # The template's headings name a font of its theme, which would win over ours.
        fonts = style.element.rPr.rFonts
        for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{attribute}"), None)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    item = document.styles["List Bullet"]
    item.paragraph_format.space_after = Pt(3)


def _set_language(document: Document, tag: str) -> None:
    """Say the language in the defaults and in every style that would say another."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), tag)
    for style in document.styles:
        if style.type is WD_STYLE_TYPE.PARAGRAPH and style.name == "Normal":
            properties = style.element.get_or_add_rPr()
            language = OxmlElement("w:lang")
            language.set(qn("w:val"), tag)
            properties.append(language)


def _write(document: Document, block: Block) -> None:
    if block.kind is BlockKind.ITEMS:
        # Found once: looking for a style takes longer than a line.
        bullet = document.styles["List Bullet"]
        items = [document.add_paragraph(line) for line in block.lines]
        for item in items:
            item._p.style = bullet.style_id  # noqa: SLF001 - as said above
        if block.closes:
            items[-1].paragraph_format.space_after = Pt(AFTER_PT)
        return
    style = {BlockKind.SUBJECT: "Heading 1", BlockKind.TITLE: "Heading 2"}.get(block.kind, "Normal")
    paragraph = document.add_paragraph("\n".join(block.lines), style=style)
    if not block.closes:
        paragraph.paragraph_format.space_after = Pt(2)
    if block.stays:
        paragraph.paragraph_format.keep_with_next = True
    if block.signs:
        _exact(document.add_paragraph(), SIGNED_PT)


def _sheet(document: Document, letter: Letter, messages: Messages) -> None:
    """Write the sheet for a meeting: rows of a height that nothing changes, so that it stays on its page."""
    width_pt = (210 - MARGINS_MM[0] - MARGINS_MM[1]) * PT_PER_MM
    page, words = sheet(letter, messages, sheet_measure(), width_pt), messages.text
    _exact(document.add_paragraph(page.title, style="Heading 1"), TITLE_PT)
    for line in page.top:
        paragraph = document.add_paragraph()
        paragraph.add_run(line).font.size = Pt(SHEET_SIZE_PT)
        _exact(paragraph, TOP_LINE_PT)
    _exact(document.add_paragraph(page.facts_title, style="Heading 2"), HEADING_PT)
    facts = [(str(number), row.text) for number, row in enumerate(page.facts, 1)]
    _table(document, facts, [row.height_pt for row in page.facts], (NUMBER_SHARE, 1 - NUMBER_SHARE), width_pt)
    _exact(document.add_paragraph(page.requests_title, style="Heading 2"), HEADING_PT)
    head = (words("letters.sheet.request"), words("letters.sheet.answer"))
    requests = [head, *((row.text, "") for row in page.requests)]
    heights = [HEAD_PT, *(row.height_pt for row in page.requests)]
    _table(document, requests, heights, (REQUEST_SHARE, 1 - REQUEST_SHARE), width_pt)
    # Two tables with nothing between them would become one.
    _exact(document.add_paragraph(), 2)
    ends = [tuple(words(f"letters.sheet.{key}") for key in pair) for pair in ENDS]
    _table(document, ends, [NEXT_PT, SIGNATURES_PT], (0.5, 0.5), width_pt)
    # Word wants a paragraph after a table; this one has hardly any height.
    _exact(document.add_paragraph(), 2)


def _exact(paragraph: Paragraph, height_pt: float) -> None:
    layout = paragraph.paragraph_format
    layout.space_before = layout.space_after = Pt(0)
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(height_pt)


def _table(
    document: Document,
    cells: Sequence[Sequence[str]],
    heights: Sequence[float],
    shares: Sequence[float],
    width_pt: float,
) -> None:
    table = document.add_table(rows=len(cells), cols=len(shares), style="Table Grid")
    table.autofit = False
    # Word goes by the cells, others by the columns.
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Pt(width_pt * share)
    for row, texts, height in zip(table.rows, cells, heights, strict=True):
        row.height, row.height_rule = Pt(height), WD_ROW_HEIGHT_RULE.EXACTLY
        for cell, text, share in zip(row.cells, texts, shares, strict=True):
            cell.width = Pt(width_pt * share)
            paragraph = cell.paragraphs[0]
            paragraph.add_run(text).font.size = Pt(SHEET_SIZE_PT)
            _exact(paragraph, SHEET_LINE_PT)
