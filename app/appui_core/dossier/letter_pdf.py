"""A letter as a PDF: the dossier's own typography, A4, and nothing in it that says on which PC it was made."""

import io

import pikepdf
from pikepdf import Dictionary, String
from reportlab.platypus import Flowable

from appui_core.dossier.letter_text import Block, BlockKind, blocks
from appui_core.dossier.letters import Letter
from appui_core.dossier.names import program
from appui_core.dossier.page_kit import bullets, gap, load_fonts, para, render
from appui_core.dossier.wording import Cleaner
from appui_core.messages import Messages

_TAGS = {"fr": "fr-FR", "en": "en-GB"}


def pdf_bytes(letter: Letter, messages: Messages) -> bytes:
    """Return the letter as a PDF.

    Raises AppuiError: CONTENT_MISSING (the fonts).
    """
    clean = load_fonts()
    story: list[Flowable] = []
    for block in blocks(letter.text, messages.text("letters.subject")):
        story += _flowables(block, clean)
    laid_out = render(story, "", "", messages.text("letters.page"))
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(laid_out)) as document:
        language = _TAGS.get(letter.language, letter.language)
        with document.open_metadata(set_pikepdf_as_editor=False) as meta:
            meta["dc:title"] = letter.title
            meta["dc:language"] = {language}
            meta["xmp:CreatorTool"] = program()
        document.trailer.Info = document.make_indirect(
            Dictionary(Title=String(letter.title), Creator=String(program()))
        )
        document.Root.Lang = String(language)
        document.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        document.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return target.getvalue()


def _flowables(block: Block, clean: Cleaner) -> list[Flowable]:
    lines = [clean.line(line) for line in block.lines]
    if block.kind is BlockKind.ITEMS:
        return [*bullets(lines), *([gap(4)] if block.closes else [])]
    style = {BlockKind.SUBJECT: "strong", BlockKind.TITLE: "h2"}.get(block.kind, "body")
    found: list[Flowable] = [para("\n".join(lines), style)]
    return [gap(4), *found, gap(10)] if block.kind is BlockKind.SUBJECT else found
