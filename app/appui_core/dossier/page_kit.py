"""The few blocks that a dossier's pages are made of, each tagged as what it is (reportlab)."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer, Table, TableStyle

from appui_core.dossier.page_render import Furniture, render, render_to
from appui_core.dossier.page_rows import Line, Look, Rows
from appui_core.dossier.page_style import (
    ACCENT,
    BOTTOM,
    GROUND,
    INK,
    MUTED,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    REGULAR,
    RULE,
    STYLES,
    TEXT_WIDTH,
    TOP,
    load_fonts,
)
from appui_core.dossier.page_text import Text, markup, plain
from appui_core.dossier.tagging import Node

__all__ = [
    "BOTTOM",
    "CELL_FONT",
    "FULL_WIDTH_PX",
    "MUTED",
    "PAGE_HEIGHT",
    "PAGE_WIDTH",
    "STYLES",
    "TEXT_WIDTH",
    "TOP",
    "Furniture",
    "Mark",
    "PictureSlot",
    "Place",
    "Text",
    "boxed",
    "bullets",
    "fact_table",
    "gap",
    "grid",
    "headed",
    "link",
    "load_fonts",
    "markup",
    "para",
    "plain",
    "render",
    "render_to",
]

# A table names a font for every cell, even those that hold paragraphs: without this one, it is not embedded.
CELL_FONT = ("FONTNAME", (0, 0), (-1, -1), REGULAR)
_HEADED = 100
"""Points for a heading, the head of its table and two rows of it."""
_WHOLE_HASH = re.compile(r"[0-9a-f]{64}")


def para(text: str, style: str = "body", *, bullet: str | None = None) -> Text:
    """Return a paragraph of plain text."""
    return plain(text, STYLES[style], bullet)


def link(text: str, key: str, style: str = "cell_strong") -> Text:
    """Return a text that leads to a `Mark`, whose title those hear who do not see it."""
    shown = Text(f'<a href="#{key}">{markup(text)}</a>', STYLES[style])
    shown.node = Node("Link")
    return shown


def bullets(lines: Sequence[str], style: str = "item") -> list[Text]:
    """Return a list with one mark a line."""
    return [para(line, style, bullet="–") for line in lines]


def gap(points: float) -> Spacer:
    """Return white space."""
    return Spacer(1, points)


def fact_table(rows: Sequence[tuple[str, str]], label_width: float = 39 * mm) -> Rows:
    """Return label and value pairs, one a line, values broken wherever they must be."""
    cells = ([para(label, "label"), _value(value)] for label, value in rows)
    line = Line(0.4, RULE)
    return Rows(_as_table(cells, _ROW_HEAD), Look((label_width, TEXT_WIDTH - label_width), 6, 2.2, line, line))


def _value(value: str) -> Text:
    """Return a value as a paragraph, a whole hash small enough for one line: it is compared by eye and copied."""
    return para(value, "code" if _WHOLE_HASH.fullmatch(value) else "value")


def grid(head: Sequence[str], rows: Iterable[Sequence[str | Text]], widths: Sequence[float]) -> Rows:
    """Return a table whose head comes back on each page; `widths` are shares of the text width.

    `rows` are asked for page by page, when their turn comes.
    """
    heads = [para(text, "head") for text in head]
    cells = _as_table(chain([heads], ([_cell(value) for value in row] for row in rows)), _COLUMN_HEAD)
    columns = [TEXT_WIDTH * width / sum(widths) for width in widths]
    return Rows(cells, Look(columns, 7, 4, Line(0.4, RULE), Line(0.9, INK)), next(cells))


def headed(title: str, *table: Flowable) -> list[Flowable]:
    """Return a table under a heading that does not stand at the foot of a page; the table may go on after it."""
    heading = para(title, "h2")
    # Kept together, the two would leave the rest of the page white wherever they are less than one.
    heading.keepWithNext = False
    return [CondPageBreak(_HEADED), heading, *table]


def _cell(value: str | Text) -> Text:
    return para(value, "cell") if isinstance(value, str) else value


_ROW_HEAD, _COLUMN_HEAD = (f"/A <</O /Table /Scope /{scope}>>" for scope in ("Row", "Column"))


def _as_table(rows: Iterable[Sequence[Text]], scope: str) -> Iterator[Sequence[Text]]:
    """Make a table's texts cells of one element; the first column or the first row holds the headings."""
    table = Node("Table")
    for row_number, row in enumerate(rows):
        line = table.add(Node("TR"))
        for column, text in enumerate(row):
            heads = (column if scope is _ROW_HEAD else row_number) == 0
            cell = line.add(Node("TH", attributes=scope, once=scope is _COLUMN_HEAD) if heads else Node("TD"))
            text.node = cell if text.node is None else cell.add(text.node)
        yield row


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
    """Nothing to see: a part begins, with an outline entry and a target for links.

    `running` stands at the head of its pages, up to the next mark.
    """

    def __init__(self, key: str, title: str, level: int = 0, running: str = "") -> None:
        super().__init__()
        self.width = self.height = 0
        self._key, self._title, self._level, self._running = key, title, level, running

    def draw(self) -> None:
        """Note the place."""
        self.canv.structure.section(self._level)
        self.canv.running, self.canv.titles[self._key] = self._running, self._title
        self.canv.bookmarkPage(self._key)
        self.canv.addOutlineEntry(self._title, self._key, self._level, closed=self._level > 0)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a picture is to stand: page from 0, lower left corner and size in points.

    Of a picture too long for a page only what lies between two shares of its height (0 to 1) stands there.
    `mcid`: its number among the page's pieces of content.
    """

    page: int
    x: float
    y: float
    width: float
    height: float
    top: float = 0.0
    bottom: float = 1.0
    mcid: int = 0


# 96 pixels an inch: a small picture is not blown up beyond what its screen showed.
_LARGEST_SCALE = 0.75
FULL_WIDTH_PX = int(TEXT_WIDTH / _LARGEST_SCALE)
"""What is narrower does not fill the width of a page."""


class PictureSlot(Flowable):  # type: ignore[misc]  # reportlab ships no types
    """Takes the rest of its page for a picture of a given size in pixels, and tells where it came to stand.

    `alt` is what those who don't see it hear.
    """

    _LEAST = 90 * mm  # under this much height, the picture goes to the next page
    _EDGE = 3

    def __init__(
        self,
        size_px: tuple[int, int],
        found: Callable[[Place], None],
        rows: tuple[int, int] | None = None,
        alt: str = "",
    ) -> None:
        super().__init__()
        top, bottom = rows or (0, size_px[1])
        self._shares = top / size_px[1], bottom / size_px[1]
        self._size_px, self._found, self._alt = (size_px[0], bottom - top), found, alt

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
        box = " ".join(f"{value:.2f}" for value in (left, base, left + width, base + height))
        figure = Node("Figure", alt=self._alt, attributes=f"/A <</O /Layout /Placement /Block /BBox [{box}]>>")
        mcid = self.canv.room_for(figure)
        self._found(Place(self.canv.getPageNumber() - 1, left, base, width, height, *self._shares, mcid))
        self.canv.setStrokeColor(RULE)
        self.canv.setLineWidth(0.5)
        self.canv.rect(0, bottom, width + room, height + room)
