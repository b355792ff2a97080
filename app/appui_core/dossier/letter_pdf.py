"""A letter as a PDF: the dossier's own typography, A4, and nothing in it that says on which PC it was made."""

import io

import pikepdf
from reportlab.platypus import Flowable

from appui_core.dossier.letter_text import Block, BlockKind, blocks
from appui_core.dossier.letters import Letter
from appui_core.dossier.page_kit import bullets, gap, load_fonts, para, render
from appui_core.dossier.tag_tree import Paper
from appui_core.dossier.wording import Cleaner
from appui_core.messages import Messages


def pdf_bytes(letter: Letter, messages: Messages) -> bytes:
    """Return the letter as a PDF.

    Raises AppuiError: CONTENT_MISSING (the fonts).
    """
    clean = load_fonts()
    story: list[Flowable] = []
    for block in blocks(letter.text, messages.text("letters.subject")):
        story += _flowables(block, clean)
    paper = Paper(letter.title, letter.language)
    laid_out = render(story, "", "", messages.text("letters.page"), paper)
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(laid_out)) as document:
        document.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return target.getvalue()


def _flowables(block: Block, clean: Cleaner) -> list[Flowable]:
    lines = [clean.line(line) for line in block.lines]
    if block.kind is BlockKind.ITEMS:
        return [*bullets(lines), *([gap(4)] if block.closes else [])]
    style = {BlockKind.SUBJECT: "strong", BlockKind.TITLE: "letter_title"}.get(block.kind, "body")
    found: list[Flowable] = [para("\n".join(lines), style)]
    return [gap(4), *found, gap(10)] if block.kind is BlockKind.SUBJECT else found
