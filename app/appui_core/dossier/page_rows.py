"""Tables on pages: rows are made, measured and drawn when their page comes, however many there are."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable, Paragraph

from appui_core.dossier.page_style import PAGE_HEIGHT

Cells = Sequence[Paragraph | None]
"""A row's texts; None where a page's end left nothing of one."""


class Line(NamedTuple):
    """A line below a row: weight in points, colour."""

    weight: float
    colour: Color


@dataclass(frozen=True, slots=True)
class Look:
    """Widths of the columns, white space right of a text and above and below it, all in points; the lines."""

    columns: Sequence[float]
    right: float
    beside: float
    line: Line
    head_line: Line


class _Row(NamedTuple):
    cells: Cells
    height: float


class Rows(Flowable):  # type: ignore[misc]  # reportlab ships no types
    """A table whose head comes back on each page; a row goes to the next page whole if that can hold it.

    The library's own makes and measures all of a table at once: of 2 000 rows nobody could stop it, nor hold it
    in little memory.
    """

    def __init__(self, rows: Iterable[Cells], look: Look, head: Cells = ()) -> None:
        super().__init__()
        self._look, self._head = look, [self._measured(head, look)] if head else []
        self._coming: Iterator[Cells] = iter(rows)
        self._made: list[_Row] = []

    def wrap(self, _available_width: float, available_height: float) -> tuple[float, float]:
        """Measure as many rows as show whether there is room for all; of more than a page that is known."""
        limit = min(available_height, PAGE_HEIGHT)
        height = sum(row.height for row in (*self._head, *self._made))
        while height <= limit and (cells := next(self._coming, None)) is not None:
            self._made.append(self._measured(cells, self._look))
            height += self._made[-1].height
        self.width, self.height = sum(self._look.columns), height
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Return what fits and what does not; a row is divided when not even one fits."""
        self.wrap(available_width, available_height)
        room = available_height - sum(row.height for row in self._head)
        fits = sum(height <= room for height in accumulate(row.height for row in self._made))
        if fits:
            return [self._part(self._made[:fits], ()), self._part(self._made[fits:], self._coming)]
        halves = self._halves(self._made[0], room) if self._made and room > 0 else None
        if halves is None:
            return []
        return [self._part(halves[:1], ()), self._part([halves[1], *self._made[1:]], self._coming)]

    def draw(self) -> None:
        """Draw the texts, then the lines."""
        look, bottom = self._look, self.height
        bottoms = []
        for row in (*self._head, *self._made):
            top, left = bottom - look.beside, 0.0
            bottom -= row.height
            bottoms.append(bottom)
            for cell, width in zip(row.cells, look.columns, strict=True):
                if cell is not None:
                    cell.drawOn(self.canv, left, top - cell.height)
                left += width
        heads = len(self._head)
        for line, lows in ((look.head_line, bottoms[:heads]), (look.line, bottoms[heads:])):
            self.canv.setStrokeColor(line.colour)
            self.canv.setLineWidth(line.weight)
            for low in lows:
                self.canv.line(0, low, self.width, low)

    @staticmethod
    def _measured(cells: Cells, look: Look) -> _Row:
        heights = (
            cell.wrap(width - look.right, PAGE_HEIGHT)[1]
            for cell, width in zip(cells, look.columns, strict=True)
            if cell is not None
        )
        return _Row(cells, max(heights, default=0) + 2 * look.beside)

    def _part(self, made: list[_Row], coming: Iterable[Cells]) -> "Rows":
        part = Rows(coming, self._look)
        part._head, part._made = self._head, made
        return part

    def _halves(self, row: _Row, room: float) -> list[_Row] | None:
        """Divide a row's texts; None when one of them can't be."""
        look, halves = self._look, []
        for cell, width in zip(row.cells, look.columns, strict=True):
            if cell is None or cell.height <= room - look.beside:
                halves.append((cell, None))
                continue
            parts = cell.split(width - look.right, room - look.beside)
            if not parts:
                return None
            halves.append(tuple(parts))
        first, second = (self._measured(cells, look) for cells in zip(*halves, strict=True))
        return [first._replace(height=room), second]  # the page's end takes the white space below
