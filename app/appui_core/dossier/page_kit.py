"""The dossier's typography: fonts, styles, and the few blocks that its pages are made of (reportlab)."""

import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from appui_core.dossier.wording import Cleaner
from appui_core.errors import AppuiError, ErrorCode
from appui_core.locate import resources_dir

REGULAR, BOLD = "AppuiInter", "AppuiInter-SemiBold"

# Dark enough on white, and apart from each other when printed in grey.
INK, MUTED, RULE, GROUND, ACCENT = (
    HexColor(value) for value in ("#1C2830", "#52606A", "#C9C3B8", "#F3F1EC", "#0F5C63")
)

PAGE_WIDTH, PAGE_HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM = 26 * mm, 19 * mm, 25 * mm, 22 * mm
"""Margins in points; the left one is wide for a binder."""
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
# A table names a font for every cell, even those that hold paragraphs: without this one, it is not embedded.
CELL_FONT = ("FONTNAME", (0, 0), (-1, -1), REGULAR)
_TOTAL_FORM = "appui-total"
_WHOLE_HASH = re.compile(r"[0-9a-f]{64}")


def load_fonts() -> Cleaner:
    """Register the fonts that ship with Appui; return what makes foreign text printable in both of them.

    Raises AppuiError: CONTENT_MISSING.
    """
    folder = resources_dir() / "fonts"
    faces = []
    for name, file in ((REGULAR, "Inter-Regular.ttf"), (BOLD, "Inter-SemiBold.ttf")):
        try:
            font = TTFont(name, str(folder / file))
        except (OSError, TTFError) as error:
            raise AppuiError(ErrorCode.CONTENT_MISSING, file) from error
        pdfmetrics.registerFont(font)
        faces.append(font.face.charToGlyph)
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)
    return Cleaner(lambda char: all(ord(char) in glyphs for glyphs in faces))


def _style(name: str, size: float, leading: float, **more: Any) -> ParagraphStyle:  # noqa: ANN401 - reportlab's own
    base = {
        "fontName": REGULAR,
        "bulletFontName": REGULAR,
        "textColor": INK,
        "alignment": TA_LEFT,
        "splitLongWords": 1,
    }
    return ParagraphStyle(name, fontSize=size, leading=leading, **{**base, **more})


STYLES = {
    "brand": _style("brand", 9, 12, textColor=ACCENT, fontName=BOLD),
    "title": _style("title", 25, 31, fontName=BOLD, spaceAfter=5),
    "subtitle": _style("subtitle", 13.5, 19, textColor=MUTED, spaceAfter=16),
    "h1": _style("h1", 17, 22, fontName=BOLD, spaceAfter=9, keepWithNext=1),
    "h2": _style("h2", 11, 15, fontName=BOLD, spaceBefore=11, spaceAfter=4, keepWithNext=1),
    "body": _style("body", 10, 15, spaceAfter=7),
    "lead": _style("lead", 11, 17, spaceAfter=8),
    "item": _style("item", 10, 15, leftIndent=13, bulletIndent=1, spaceAfter=5),
    "small": _style("small", 8.5, 12, textColor=MUTED),
    "label": _style("label", 8.5, 12.5, textColor=MUTED),
    "value": _style("value", 9.5, 12.5),
    "cell": _style("cell", 8.5, 11.5),
    "cell_strong": _style("cell_strong", 8.5, 11.5, fontName=BOLD),
    "head": _style("head", 8, 11, textColor=MUTED),
    "code": _style("code", 8.2, 12.5),
    "strong": _style("strong", 10, 15, fontName=BOLD),
}


def markup(text: str) -> str:
    """Escape a text for reportlab's mini-XML and keep its line ends."""
    return escape(text).replace("\n", "<br/>")


def para(text: str, style: str = "body", *, bullet: str | None = None) -> Paragraph:
    """Return a paragraph of plain text."""
    return Paragraph(markup(text), STYLES[style], bulletText=bullet)


def bullets(lines: Sequence[str]) -> list[Paragraph]:
    """Return a list with one mark a line."""
    return [para(line, "item", bullet="–") for line in lines]


def gap(points: float) -> Spacer:
    """Return white space."""
    return Spacer(1, points)


def fact_table(rows: Sequence[tuple[str, str]], label_width: float = 39 * mm) -> Table:
    """Return label and value pairs, one a line, values broken wherever they must be."""
    cells = [[para(label, "label"), _value(value)] for label, value in rows]
    table = Table(cells, colWidths=[label_width, TEXT_WIDTH - label_width], hAlign="LEFT", splitInRow=1)
    table.setStyle(
        TableStyle(
            [
                CELL_FONT,
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 6),
                ("TOPPADDING", (0, 0), (-1, -1), 2.2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2.2),
                ("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE),
            ]
        )
    )
    return table


def _value(value: str) -> Paragraph:
    """Return a value as a paragraph, a whole hash small enough for one line: it is compared by eye and copied."""
    return para(value, "code" if _WHOLE_HASH.fullmatch(value) else "value")


def grid(head: Sequence[str], rows: Sequence[Sequence[str | Paragraph]], widths: Sequence[float]) -> Table:
    """Return a table whose head comes back on each page; `widths` are shares of the text width."""
    cells = [[para(text, "head") for text in head], *([_cell(value) for value in row] for row in rows)]
    columns = [TEXT_WIDTH * width / sum(widths) for width in widths]
    table = Table(cells, colWidths=columns, repeatRows=1, hAlign="LEFT", splitInRow=1)
    table.setStyle(
        TableStyle(
            [
                CELL_FONT,
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 7),
                ("TOPPADDING", (0, 0), (-1, -1), 4),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
                ("LINEBELOW", (0, 0), (-1, 0), 0.9, INK),
                ("LINEBELOW", (0, 1), (-1, -1), 0.4, RULE),
            ]
        )
    )
    return table


def _cell(value: str | Paragraph) -> Paragraph:
    return para(value, "cell") if isinstance(value, str) else value


def boxed(content: Sequence[Flowable]) -> KeepTogether:
    """Return a block on a light ground with a rule at its left: it stays visible in grey."""
    table = Table([[list(content)]], colWidths=[TEXT_WIDTH], hAlign="LEFT")
    table.setStyle(
        TableStyle(
            [
                CELL_FONT,
                ("BACKGROUND", (0, 0), (-1, -1), GROUND),
                ("LINEBEFORE", (0, 0), (0, -1), 2.4, ACCENT),
                ("LEFTPADDING", (0, 0), (-1, -1), 13),
                ("RIGHTPADDING", (0, 0), (-1, -1), 13),
                ("TOPPADDING", (0, 0), (-1, -1), 9),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
            ]
        )
    )
    return KeepTogether([table])


class Mark(Flowable):  # type: ignore[misc]  # reportlab ships no types
    """Nothing to see: an outline entry and a target for links at this place."""

    def __init__(self, key: str, title: str, level: int = 0) -> None:
        super().__init__()
        self.width = self.height = 0
        self._key, self._title, self._level = key, title, level

    def draw(self) -> None:
        """Note the place."""
        self.canv.bookmarkPage(self._key)
        self.canv.addOutlineEntry(self._title, self._key, self._level, closed=self._level > 0)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a picture is to stand: page from 0, lower left corner and size in points.

    Of a picture too long for a page only what lies between two shares of its height (0 to 1) stands there.
    """

    page: int
    x: float
    y: float
    width: float
    height: float
    top: float = 0.0
    bottom: float = 1.0


# 96 pixels an inch: a small picture is not blown up beyond what its screen showed.
_LARGEST_SCALE = 0.75
FULL_WIDTH_PX = int(TEXT_WIDTH / _LARGEST_SCALE)
"""What is narrower does not fill the width of a page."""


class PictureSlot(Flowable):  # type: ignore[misc]  # reportlab ships no types
    """Takes the rest of its page for a picture of a given size in pixels, and tells where it came to stand."""

    _LEAST = 90 * mm  # under this much height, the picture goes to the next page
    _EDGE = 3

    def __init__(
        self,
        size_px: tuple[int, int],
        found: Callable[[Place], None],
        rows: tuple[int, int] | None = None,
    ) -> None:
        super().__init__()
        top, bottom = rows or (0, size_px[1])
        self._shares = top / size_px[1], bottom / size_px[1]
        self._size_px, self._found = (size_px[0], bottom - top), found

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take all there is; ask for the next page when that is too little to read anything."""
        scale = min(_LARGEST_SCALE, available_width / self._size_px[0])
        wanted = min(self._LEAST, self._size_px[1] * scale + 3 * self._EDGE)
        self.width, self.height = available_width, max(available_height, wanted)
        return self.width, self.height

    def draw(self) -> None:
        """Draw a thin frame and note the place inside it."""
        wide, high = self._size_px
        room = 2 * self._EDGE
        scale = min(_LARGEST_SCALE, (self.width - room) / wide, (self.height - room) / high)
        width, height = wide * scale, high * scale
        bottom = self.height - height - room
        left, base = self.canv.absolutePosition(self._EDGE, bottom + self._EDGE)
        self._found(Place(self.canv.getPageNumber() - 1, left, base, width, height, *self._shares))
        self.canv.setStrokeColor(RULE)
        self.canv.setLineWidth(0.5)
        self.canv.rect(0, bottom, width + room, height + room)


class _Pages(Canvas):  # type: ignore[misc]  # reportlab ships no types
    """Prints `page x / y`: y is a form that is filled when the last page is known."""

    def save(self) -> None:
        """Fill in the number of pages, then finish the file."""
        total = self.getPageNumber() - 1
        self.beginForm(_TOTAL_FORM, 0, 0, 40, 12)
        self.setFont(REGULAR, 8)
        self.setFillColor(MUTED)
        self.drawString(0, 2, str(total))
        self.endForm()
        super().save()


def render(story: Sequence[Flowable], header: str, footer: str, page_word: str) -> bytes:
    """Lay the blocks out on A4 pages and return the PDF."""
    target = io.BytesIO()
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

    def furnish(canvas: Canvas, _: BaseDocTemplate) -> None:
        canvas.saveState()
        canvas.setFont(REGULAR, 8)
        canvas.setFillColor(MUTED)
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.5)
        canvas.drawString(LEFT, PAGE_HEIGHT - 15 * mm, header)
        canvas.line(LEFT, 15 * mm, PAGE_WIDTH - RIGHT, 15 * mm)
        canvas.drawString(LEFT, 10.5 * mm, footer)
        right = PAGE_WIDTH - RIGHT - total_width
        canvas.drawRightString(right, 10.5 * mm, f"{page_word} {canvas.getPageNumber()} / ")
        canvas.translate(right, 10.5 * mm - 2)
        canvas.doForm(_TOTAL_FORM)
        canvas.restoreState()

    # The number of pages comes last; its width is known from the least that there will be.
    least = 1 + sum(isinstance(block, PageBreak) for block in story)
    total_width = pdfmetrics.stringWidth("8" * len(str(least)), REGULAR, 8)
    frame = Frame(LEFT, BOTTOM, TEXT_WIDTH, PAGE_HEIGHT - TOP - BOTTOM, 0, 0, 0, 0, id="text")
    document.addPageTemplates([PageTemplate("page", [frame], onPage=furnish)])
    document.build(list(story), canvasmaker=_Pages)
    return target.getvalue()
