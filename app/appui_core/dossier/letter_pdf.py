"""A letter as a PDF: the dossier's own typography, A4, and nothing in it that says on which PC it was made."""

import io
from typing import Any

import pikepdf
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Flowable, Table, TableStyle

from appui_core.dossier import letter_sheet
from appui_core.dossier.letter_text import SIGNED_PT, Block, BlockKind, blocks
from appui_core.dossier.letters import Letter
from appui_core.dossier.page_kit import CELL_FONT, TEXT_WIDTH, bullets, gap, load_fonts, para, render
from appui_core.dossier.page_style import INK, REGULAR, RULE
from appui_core.dossier.tag_tree import Paper
from appui_core.dossier.tagging import Node
from appui_core.dossier.wording import Cleaner
from appui_core.messages import Messages


def pdf_bytes(letter: Letter, messages: Messages) -> bytes:
    """Return the letter as a PDF.

    Raises AppuiError: CONTENT_MISSING (the fonts).
    """
    clean = load_fonts()
    compose = _sheet if letter.id == letter_sheet.ID else _letter
    story = compose(letter, messages, clean)
    laid_out = render(story, "", "", messages.text("letters.page"), Paper(letter.title, letter.language))
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(laid_out)) as document:
        # The tags of a page are hundreds of small objects: packed together they take a tenth.
        document.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return target.getvalue()


def measure(text: str) -> float:
    """Return the width of a text in points as `letter_sheet` prints it; the fonts are registered."""
    glyphs = pdfmetrics.getFont(REGULAR).face.charToGlyph
    # What this font lacks another one shows, no wider than the square of a Chinese character.
    lacking = sum(ord(char) not in glyphs for char in text)
    width: float = pdfmetrics.stringWidth(text, REGULAR, letter_sheet.SIZE_PT)
    return width + lacking * letter_sheet.SIZE_PT


def _letter(letter: Letter, messages: Messages, clean: Cleaner) -> list[Flowable]:
    story: list[Flowable] = []
    for block in blocks(letter.text, messages.text("letters.subject")):
        story += _flowables(block, clean)
        if block.stays:
            story[-1].keepWithNext = True
        if block.signs:
            story.append(gap(SIGNED_PT))
    return story or [para("")]


def _flowables(block: Block, clean: Cleaner) -> list[Flowable]:
    lines = [clean.line(line) for line in block.lines]
    if block.kind is BlockKind.ITEMS:
        return [*bullets(lines, "letter_item"), *([gap(5)] if block.closes else [])]
    if block.kind is BlockKind.SUBJECT:
        subject = para("\n".join(lines), "strong")
        subject.node = Node("H1")
        return [gap(4), subject, gap(10)]
    return [para("\n".join(lines), "h2" if block.kind is BlockKind.TITLE else "body")]


def _sheet(letter: Letter, messages: Messages, clean: Cleaner) -> list[Flowable]:
    text = Letter(letter.id, clean.line(letter.title), clean.lines(letter.text), letter.language)
    page = letter_sheet.sheet(text, messages, measure, TEXT_WIDTH)
    words, heights = messages.text, letter_sheet
    number, request = TEXT_WIDTH * heights.NUMBER_SHARE, TEXT_WIDTH * heights.REQUEST_SHARE
    facts = [[para(str(position), "value"), para(row.text, "value")] for position, row in enumerate(page.facts, 1)]
    requests = [
        [para(words("letters.sheet.request"), "head"), para(words("letters.sheet.answer"), "head")],
        *([para(row.text, "value"), para("", "value")] for row in page.requests),
    ]
    half = TEXT_WIDTH / 2
    ends = [[para(words(f"letters.sheet.{key}"), "value") for key in pair] for pair in heights.ENDS]
    return [
        para(page.title, "h1"),
        _rows([[para(line, "value")] for line in page.top], [heights.TOP_LINE_PT] * len(page.top), [TEXT_WIDTH]),
        para(page.facts_title, "h2"),
        _rows(facts, [row.height_pt for row in page.facts], [number, TEXT_WIDTH - number], ruled=True),
        para(page.requests_title, "h2"),
        _rows(
            requests,
            [heights.HEAD_PT, *(row.height_pt for row in page.requests)],
            [request, TEXT_WIDTH - request],
            ruled=True,
        ),
        _rows(ends, [heights.NEXT_PT, heights.SIGNATURES_PT], [half, half], ruled=True),
    ]


def _rows(
    cells: list[list[Flowable]], heights: list[float], widths: list[float], *, ruled: bool = False
) -> Flowable:
    """Return rows of a height that nothing changes."""
    if not cells:
        return gap(0)
    _tag(cells)
    table = Table(cells, colWidths=widths, rowHeights=heights, hAlign="LEFT")
    side = letter_sheet.PADDING_PT if ruled else 0
    style: list[tuple[Any, ...]] = [
        CELL_FONT,
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), side),
        ("RIGHTPADDING", (0, 0), (-1, -1), side),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ]
    if ruled:
        style += [("INNERGRID", (0, 0), (-1, -1), 0.5, RULE), ("BOX", (0, 0), (-1, -1), 0.5, INK)]
    table.setStyle(TableStyle(style))
    return table


def _tag(cells: list[list[Flowable]]) -> None:
    tree = Node("Table")
    for row in cells:
        line = tree.add(Node("TR"))
        for cell in row:
            cell.node = line.add(Node("TD"))
