"""Lays blocks out on A4 pages: header, footer, page x of y, and a document that describes itself."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO, Protocol

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFObject
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageBreak, PageTemplate

from appui_core.dossier.page_file import write_document
from appui_core.dossier.page_style import (
    BOLD,
    BOTTOM,
    INK,
    LEFT,
    MUTED,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    REGULAR,
    RIGHT,
    RULE,
    TEXT_WIDTH,
    TOP,
)
from appui_core.dossier.tag_tree import Paper, describe
from appui_core.dossier.tagging import TaggedCanvas

# Bytes as they are: the library would spell each stream in letters, a quarter longer.
rl_config.useA85 = 0

_TOTAL_FORM = "appui-total"
_SIZE = 8
_HEAD, _RULE, _FOOT = PAGE_HEIGHT - 15 * mm, 15 * mm, 10.5 * mm
_GAP = 12


class Inserts(Protocol):
    """What is put into a document while it is drawn, besides its blocks."""

    def page_end(self, canvas: "Pages") -> None:
        """Draw on the page that is about to end."""

    def keep(self, content: str) -> PDFObject:
        """Take the content of a page that has ended; return the stream that stands for it."""

    def document_end(self, canvas: TaggedCanvas) -> None:
        """Add to the document, all of whose pages are drawn."""

    def check(self) -> None:
        """Go on, or raise: it is asked again and again."""

    def written(self, done: int, of: int) -> None:
        """Hear how many objects of about how many are in the file; may raise as `check`."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands around the text of each page; `page_word` goes before its number."""

    header: str
    footer: str
    page_word: str


class Pages(TaggedCanvas):
    """Prints `page x / y`: y is a form that is filled when the last page is known."""

    paper = Paper("")
    running = ""
    inserts: "Inserts | None" = None

    def check(self) -> None:
        """Ask whether the document is still wanted."""
        if self.inserts is not None:
            self.inserts.check()

    def written(self, done: int, of: int) -> None:
        """Tell how many objects of about how many are in the file."""
        if self.inserts is not None:
            self.inserts.written(done, of)

    def showPage(self) -> None:  # noqa: N802 - the library's own
        """Finish a page; its content need not be held from now on."""
        super().showPage()
        if self.inserts is not None:
            page = self._doc.Pages.pages[-1]
            page.Contents, page.stream = self.inserts.keep(page.stream), None

    def save(self) -> None:
        """Fill in the number of pages and what the document says about itself, then finish the file."""
        total = self.getPageNumber() - 1
        self.beginForm(_TOTAL_FORM, 0, 0, 40, 12)
        self._aside = True  # it is called from a footer, which is marked there
        self.setFont(REGULAR, _SIZE)
        self.setFillColor(MUTED)
        self.drawString(0, 2, str(total))
        self.endForm()
        self.name_links()
        describe(self, self.structure, self.paper)
        if self.inserts is not None:
            self.inserts.document_end(self)
        write_document(self, self._filename)


def render(
    story: Sequence[Flowable], header: str, footer: str, page_word: str, paper: Paper | None = None
) -> bytes:
    """Lay the blocks out on A4 pages and return the PDF: tagged, with its language and its title.

    Without `paper` the header is the title and the words are French. A list given as `story` is empty afterwards.
    """
    target = io.BytesIO()
    render_to(target, story, Furniture(header, footer, page_word), paper or Paper(header))
    return target.getvalue()


def render_to(
    target: BinaryIO,
    story: Sequence[Flowable],
    furniture: Furniture,
    paper: Paper,
    inserts: Inserts | None = None,
) -> None:
    """Do as `render` does, into an empty file.

    Raises what `inserts` do; OSError.
    """
    document = BaseDocTemplate(
        target,
        pagesize=A4,
        leftMargin=LEFT,
        rightMargin=RIGHT,
        topMargin=TOP,
        bottomMargin=BOTTOM,
        initialFontName=REGULAR,
        invariant=1,
        pageCompression=1,
    )

    def furnish(canvas: Pages, _: BaseDocTemplate) -> None:
        if inserts is not None:
            inserts.page_end(canvas)
        canvas.saveState()
        _header(canvas, furniture.header)
        _footer(canvas, furniture.footer, furniture.page_word, total_width)
        canvas.restoreState()

    # The number of pages comes last; its width is known from the least that there will be.
    least = 1 + sum(isinstance(block, PageBreak) for block in story)
    total_width = pdfmetrics.stringWidth("8" * len(str(least)), REGULAR, _SIZE)
    frame = Frame(LEFT, BOTTOM, TEXT_WIDTH, PAGE_HEIGHT - TOP - BOTTOM, 0, 0, 0, 0, id="text")
    # At a page's end it is known what part it belongs to.
    document.addPageTemplates([PageTemplate("page", [frame], onPageEnd=furnish)])

    canvases: list[Pages] = []

    def canvas(*arguments: Any, **options: Any) -> Pages:  # noqa: ANN401 - the library's own
        canvases.append(Pages(*arguments, **options))
        canvases[0].paper, canvases[0].inserts = paper, inserts
        return canvases[0]

    # A list is used up, block by block: what is drawn is needed no more.
    document.build(story if isinstance(story, list) else list(story), canvasmaker=canvas)


def _header(canvas: Pages, words: str) -> None:
    """Print what the document is, and at the right which exhibit the page belongs to."""
    with canvas.artifact("Header"):
        canvas.setFont(REGULAR, _SIZE)
        canvas.setFillColor(MUTED)
        canvas.drawString(LEFT, _HEAD, words)
        if canvas.running:
            canvas.setFont(BOLD, _SIZE)
            canvas.setFillColor(INK)
            canvas.drawRightString(PAGE_WIDTH - RIGHT, _HEAD, canvas.running)


def _footer(canvas: Pages, words: str, page_word: str, total_width: float) -> None:
    with canvas.artifact("Footer"):
        canvas.setFont(REGULAR, _SIZE)
        canvas.setFillColor(MUTED)
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.5)
        canvas.line(LEFT, _RULE, PAGE_WIDTH - RIGHT, _RULE)
        canvas.drawString(LEFT, _FOOT, words)
        right = PAGE_WIDTH - RIGHT - total_width
        canvas.drawRightString(right, _FOOT, f"{page_word} {canvas.getPageNumber()} / ")
        canvas.translate(right, _FOOT - 2)
        canvas.doForm(_TOTAL_FORM)
