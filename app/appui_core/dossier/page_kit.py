"""The few blocks that a dossier's pages are made of, each tagged as what it is (reportlab)."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table, TableStyle

from appui_core.dossier.page_render import render
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
    own_glyph,
)
from appui_core.dossier.scripts import (
    begins_at_the_right,
    in_order_of_sight,
    is_foreign,
    is_right_to_left,
    runs,
    shaped,
    unshaped,
)
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
    "Mark",
    "PictureSlot",
    "Place",
    "Text",
    "boxed",
    "bullets",
    "fact_table",
    "gap",
    "grid",
    "link",
    "load_fonts",
    "markup",
    "para",
    "render",
]

# A table names a font for every cell, even those that hold paragraphs: without this one, it is not embedded.
CELL_FONT = ("FONTNAME", (0, 0), (-1, -1), REGULAR)
_WHOLE_HASH = re.compile(r"[0-9a-f]{64}")
_BETWEEN_WORDS = re.compile(r"[ \t\r\n]+")  # not a no-break space: no line ends there
# Where a style is more than a paragraph.
_ROLES = {"title": "H1", "h1": "H1", "letter_title": "H1", "h2": "H2"}
# A space that the library would swallow: the first of a line, and the second and later ones of a run.
_LOST_SPACE = re.compile(r"^ |(?<= ) ", re.MULTILINE)


class Text(Paragraph):  # type: ignore[misc]  # reportlab ships no types
    """A paragraph that is marked as what it is: heading, item of a list, cell of a table, or just a paragraph.

    `node` is its element of the structure tree; the two halves of one that a page's end divides share it.
    """

    node: Node | None = None

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803 - the library's own
        """Divide what does not fit; both parts are one paragraph to those who hear it."""
        targets = self._targets()
        halves: list[Flowable] = super().split(availWidth, availHeight)
        for half in halves:
            half.node = targets[-1]
        if len(halves) > 1 and len(targets) > 1:
            halves[0].label = targets[0]
        return halves

    def draw(self) -> None:
        """Draw the text as part of its element."""
        _part_words(self)
        with self.canv.text_of(*self._targets(), spoken=_turned_for_sight(self)):
            super().draw()

    def _targets(self) -> list[Node]:
        """Return the elements that the drawn texts belong to: a bullet comes before its words."""
        if self.node is not None:
            label = getattr(self, "label", None)
            return [label, self.node] if label else [self.node]
        if not self.bulletText:
            self.node = Node(_ROLES.get(self.style.name, "P"))
            return [self.node]
        item = Node("LI")
        self.label, self.node = item.add(Node("Lbl")), item.add(Node("LBody"))
        return [self.label, self.node]


def _part_words(text: Paragraph) -> None:
    """Let each line that ends between two words end in a space: heard or copied, they would run together."""
    lines = text.blPara.lines
    if len(lines) < 2:
        return
    ends = set(accumulate(map(len, _BETWEEN_WORDS.split(_plain(text)))))
    before = 0
    for number, line in enumerate(lines[:-1]):
        simple = isinstance(line, tuple)
        words = line[1] if simple else _words(line)
        before += len(_BETWEEN_WORDS.sub("", "".join(words)))
        if simple and before in ends:
            lines[number] = (line[0], [*words, ""])
        elif not simple and words and (before in ends or getattr(line, "lineBreak", False)):
            next(piece for piece in reversed(line.words) if hasattr(piece, "text")).text += " "


def _turned_for_sight(text: Paragraph) -> str:
    """Put lines that are read from the right in the order of sight; return the text as it is read, if any is."""
    lines = text.blPara.lines
    read = ["".join(_words(line)) if not isinstance(line, tuple) else " ".join(line[1]) for line in lines]
    whole = "".join(read)
    if not is_right_to_left(whole):
        return ""
    first = 0
    for last, line in enumerate(lines, 1):
        if last == len(lines) or getattr(line, "lineBreak", False):
            from_right = begins_at_the_right("".join(read[first:last]))
            for number in range(first, last):
                _turn(text, number, read[number], from_right=from_right)
            first = last
    return unshaped(whole)


def _turn(text: Paragraph, number: int, read: str, *, from_right: bool) -> None:
    lines = text.blPara.lines
    seen = in_order_of_sight(read.rstrip(" "), from_right=from_right) + " " * read.endswith(" ")
    if isinstance(lines[number], tuple):
        lines[number] = (lines[number][0], seen.split(" "))
    else:
        lines[number].words = _pieces(seen, lines[number].words, text.style.fontName)


def _words(line: Any) -> list[str]:  # noqa: ANN401 - the library's own
    return [piece.text for piece in line.words if hasattr(piece, "text")]


def _pieces(line: str, words: Sequence[Any], own_font: str) -> list[Any]:
    """Return a line's text in the library's pieces, each in the font that it needs."""
    found = []
    for face, run in runs(line, own_glyph):
        piece = words[0].clone()
        piece.text, piece.fontName = run, face or own_font
        found.append(piece)
    return found


def _plain(text: Paragraph) -> str:
    """Return a paragraph's words; of one that a page's end divided the library keeps a list."""
    whole: str = text.getPlainText()
    return whole or " ".join(word for piece in text.frags for word in getattr(piece, "words", ()))


def markup(text: str) -> str:
    """Write a text for reportlab's mini-XML, each script in its font; keep line ends and every space of a run."""
    # The library breaks lines at a narrow no-break space, and not at the wide one.
    kept = _LOST_SPACE.sub("\u00a0", text).replace("\u202f", "\u00a0")
    if not is_foreign(kept):
        return escape(kept).replace("\n", "<br/>")
    pieces = (
        f'<font name="{face}">{escape(run)}</font>' if face else escape(run)
        for face, run in runs(shaped(kept), own_glyph)
    )
    return "".join(pieces).replace("\n", "<br/>")


def para(text: str, style: str = "body", *, bullet: str | None = None) -> Text:
    """Return a paragraph of plain text."""
    return Text(markup(text), STYLES[style], bulletText=bullet)


def link(text: str, key: str, style: str = "cell_strong") -> Text:
    """Return a text that leads to a `Mark`, whose title those hear who do not see it."""
    shown = Text(f'<a href="#{key}">{markup(text)}</a>', STYLES[style])
    shown.node = Node("Link")
    return shown


def bullets(lines: Sequence[str]) -> list[Text]:
    """Return a list with one mark a line."""
    return [para(line, "item", bullet="–") for line in lines]


def gap(points: float) -> Spacer:
    """Return white space."""
    return Spacer(1, points)


def fact_table(rows: Sequence[tuple[str, str]], label_width: float = 39 * mm) -> Table:
    """Return label and value pairs, one a line, values broken wherever they must be."""
    cells = [[para(label, "label"), _value(value)] for label, value in rows]
    _as_table(cells, _ROW_HEAD)
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


def _value(value: str) -> Text:
    """Return a value as a paragraph, a whole hash small enough for one line: it is compared by eye and copied."""
    return para(value, "code" if _WHOLE_HASH.fullmatch(value) else "value")


def grid(head: Sequence[str], rows: Sequence[Sequence[str | Paragraph]], widths: Sequence[float]) -> Table:
    """Return a table whose head comes back on each page; `widths` are shares of the text width."""
    cells = [[para(text, "head") for text in head], *([_cell(value) for value in row] for row in rows)]
    _as_table(cells, _COLUMN_HEAD)
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


_ROW_HEAD, _COLUMN_HEAD = (f"/A <</O /Table /Scope /{scope}>>" for scope in ("Row", "Column"))


def _as_table(rows: Sequence[Sequence[Paragraph]], scope: str) -> None:
    """Make a table's texts cells of one element; the first column or the first row holds the headings."""
    table = Node("Table")
    for row_number, row in enumerate(rows):
        line = table.add(Node("TR"))
        for column, text in enumerate(row):
            heads = (column if scope is _ROW_HEAD else row_number) == 0
            cell = line.add(Node("TH", attributes=scope, once=scope is _COLUMN_HEAD) if heads else Node("TD"))
            if isinstance(text, Text):
                text.node = cell if text.node is None else cell.add(text.node)


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
