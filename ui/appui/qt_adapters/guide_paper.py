"""A guide on paper: A4, two steps a row with their sketches, as PDF or through the system's print dialog.

Everything is laid out in quarters of a point, so that letters keep their widths whatever the printer's dots are.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QWidget

from appui.theme import paint
from appui.theme.lines import Align, Lines
from appui.theme.theme import Theme, current_theme
from appui.widgets.guide_paper import GuidePaper, PaperStep
from appui.widgets.sketch_paint.look import Look
from appui.widgets.sketch_paint.whole import height_for, paint_sketch

_POINT: Final = 4
_DPI: Final = 72 * _POINT
_WIDTH: Final = 595 * _POINT
_HEIGHT: Final = 842 * _POINT
_MARGIN: Final = 40 * _POINT
_FOOT: Final = 26 * _POINT
_GAP: Final = 14 * _POINT
_SKETCH: Final = {"android": 100 * _POINT, "iphone": 100 * _POINT, "web": 124 * _POINT}
_PAPER: Final = "light"
_SIZES: Final = {"title": 20, "heading": 13, "step": 11, "text": 10, "small": 8}


@dataclass(frozen=True, slots=True)
class _Block:
    """Something that no page break cuts: its height, and how to draw it from the top given."""

    height: int
    draw: Callable[[QPainter, int], None]


def pdf_of(paper: GuidePaper) -> bytes:
    """Return the guide as a PDF. For the GUI thread: our fonts and icons live there."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(paper.title)
    writer.setCreator("Appui")
    painter = QPainter(writer)
    _Layout(paper).paint(painter, writer.newPage)
    painter.end()
    buffer.close()
    return bytes(held.data())


def print_guide(parent: QWidget, paper: GuidePaper) -> bool:
    """Open the system's print dialog and print the guide; return whether it was sent."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - only where a guide is printed

    printer = QPrinter()
    # What a print queue shows to others in the house says nothing.
    printer.setDocName("Document")
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    dialog = QPrintDialog(printer, parent)
    if not dialog.exec():
        return False
    painter = QPainter(printer)
    painter.scale(printer.logicalDpiX() / _DPI, printer.logicalDpiY() / _DPI)
    _Layout(paper).paint(painter, printer.newPage)
    painter.end()
    return True


class _Layout:
    """Puts a guide's blocks on pages, then paints page by page."""

    def __init__(self, paper: GuidePaper) -> None:
        self._paper = paper
        self._theme: Theme = current_theme()
        self._look = Look.of(self._theme, scheme=_PAPER, text_px=8.0 * _POINT)
        self._mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._room = _WIDTH - 2 * _MARGIN

    def paint(self, painter: QPainter, new_page: Callable[[], bool]) -> None:
        """Paint every page."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pages = self._pages()
        for number, page in enumerate(pages, start=1):
            if number > 1:
                new_page()
            top = _MARGIN
            for block in page:
                block.draw(painter, top)
                top += block.height
            self._foot(painter, number, len(pages))

    def _pages(self) -> list[list[_Block]]:
        pages: list[list[_Block]] = [[]]
        bottom, top = _HEIGHT - _MARGIN - _FOOT, _MARGIN
        for block in self._blocks():
            if top + block.height > bottom and pages[-1]:
                pages.append([])
                top = _MARGIN
            pages[-1].append(block)
            top += block.height
        return pages

    def _blocks(self) -> list[_Block]:
        paper = self._paper
        blocks = [
            self._words(paper.what, "small", "muted", after=2),
            self._words(paper.title, "title", strong=True),
        ]
        if paper.before:
            blocks.append(self._boxed(paper.before))
        steps = list(paper.steps)
        while steps:
            pair, steps = steps[:2], steps[2:]
            blocks.append(self._row(pair))
        for heading, texts in paper.groups:
            first, *others = [self._words(text, "text", after=5) for text in texts]
            # A heading never stands alone at the end of a page.
            blocks.append(_joined(self._words(heading, "heading", strong=True, after=3), first))
            blocks += [*others, _Block(5 * _POINT, lambda _painter, _top: None)]
        blocks.append(self._words(paper.origin, "small", "muted"))
        return blocks

    def _words(self, text: str, size: str, role: str = "text", *, strong: bool = False, after: int = 8) -> _Block:
        lines = self._lines(text, size, self._room, strong=strong)

        def draw(painter: QPainter, top: int) -> None:
            self._write(painter, lines, QRect(_MARGIN, top, self._room, lines.size.height()), role)

        return _Block(lines.size.height() + after * _POINT, draw)

    def _boxed(self, text: str) -> _Block:
        pad = 9 * _POINT
        lines = self._lines(text, "text", self._room - 2 * pad)
        height = lines.size.height() + 2 * pad

        def draw(painter: QPainter, top: int) -> None:
            colours = self._look
            area = QRectF(_MARGIN, top, self._room, height)
            paint.rounded(painter, area, 6 * _POINT, colours.colour("warnsoft"), colours.colour("line"))
            self._write(painter, lines, QRect(_MARGIN + pad, top + pad, self._room - 2 * pad, height), "text")

        return _Block(height + _GAP, draw)

    def _row(self, steps: list[PaperStep]) -> _Block:
        each = (self._room - _GAP) // 2
        cells = [self._step(step, each) for step in steps]
        height = max(cell.height for cell, _ in cells)

        def draw(painter: QPainter, top: int) -> None:
            for place, (_, draw_at) in enumerate(cells):
                left = _MARGIN + place * (each + _GAP)
                draw_at(painter, _WIDTH - left - each if self._mirrored else left, top)

        return _Block(height + _GAP, draw)

    def _step(self, step: PaperStep, width: int) -> tuple[_Block, Callable[[QPainter, int, int], None]]:
        sketch = step.sketch
        drawn = _SKETCH[sketch.frame] if sketch is not None else 0
        room = width - (drawn + 9 * _POINT if drawn else 0)
        stack = [
            (self._lines(f"{step.number}. {step.title}", "step", room, strong=True), "text"),
            (self._lines(step.text, "text", room), "text"),
            *((self._lines(text, "small", room), "muted") for text in step.small if text),
        ]
        words = sum(lines.size.height() + 4 * _POINT for lines, _ in stack)
        tall = round(height_for(sketch.frame, drawn)) if sketch is not None else 0

        def draw(painter: QPainter, left: int, top: int) -> None:
            if sketch is not None:
                at = left + width - drawn if self._mirrored else left
                paint_sketch(painter, QRectF(at, top, drawn, tall), sketch, self._look, mirrored=self._mirrored)
            start = left if self._mirrored else left + width - room
            for lines, role in stack:
                self._write(painter, lines, QRect(start, top, room, lines.size.height()), role)
                top += lines.size.height() + 4 * _POINT

        return _Block(max(words, tall), lambda _painter, _top: None), draw

    def _foot(self, painter: QPainter, number: int, count: int) -> None:
        top = _HEIGHT - _MARGIN - _FOOT + 6 * _POINT
        page = self._lines(self._paper.page.format(number=number, count=count), "small", self._room)
        foot = self._lines(self._paper.foot, "text", self._room - page.size.width() - _GAP, strong=True)
        painter.setPen(self._look.colour("line"))
        painter.drawLine(_MARGIN, top, _WIDTH - _MARGIN, top)
        top += 6 * _POINT
        area = QRect(_MARGIN, top, self._room, foot.size.height())
        self._write(painter, foot, area, "call")
        self._write(painter, page, area, "muted", "start" if self._mirrored else "end")

    def _lines(self, text: str, size: str, width: int, *, strong: bool = False) -> Lines:
        px = _SIZES[size] * _POINT
        font = QFont(self._theme.font("body", strong=strong))
        font.setPixelSize(px)
        # Our font has taller brackets beside capitals, and a PDF gives them back as nothing when text is copied.
        font.setFeature(QFont.Tag("calt"), 0)
        return Lines(text, font, width, round(px * 1.4))

    def _write(self, painter: QPainter, lines: Lines, area: QRect, role: str, align: Align = "start") -> None:
        if align == "start" and self._mirrored:
            align = "end"
        lines.draw(painter, area, self._look.colour(role), align)


def _joined(first: _Block, second: _Block) -> _Block:
    def draw(painter: QPainter, top: int) -> None:
        first.draw(painter, top)
        second.draw(painter, top + first.height)

    return _Block(first.height + second.height, draw)
