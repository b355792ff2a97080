"""A paragraph that is tagged as what it is, whose words stay apart when heard, each script in its font."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus.paragraph import cleanBlockQuotedText

from appui_core.dossier.page_style import own_glyph
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

_BETWEEN_WORDS = re.compile(r"[ \t\r\n]+")  # not a no-break space: no line ends there
# Where a style is more than a paragraph.
_ROLES = {"title": "H1", "h1": "H1", "h2": "H2"}
# A space that the library would swallow: the first of a line, and the second and later ones of a run.
_LOST_SPACE = re.compile(r"^ |(?<= ) ", re.MULTILINE)


class Text(Paragraph):  # type: ignore[misc]  # reportlab ships no types
    """A paragraph that is marked as what it is: heading, item of a list, cell of a table, or just a paragraph.

    `node` is its element of the structure tree; the two halves of one that a page's end divides share it.
    """

    node: Node | None = None
    _measured: float | None = None  # the width that its lines are known for

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803 - the library's own
        """Return width and height; the library asks two or three times before it draws."""
        if self._measured != availWidth:
            super().wrap(availWidth, availHeight)
            self._measured = availWidth
        return self.width, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803 - the library's own
        """Divide what does not fit; both parts are one paragraph to those who hear it."""
        targets = self._targets()
        halves: list[Flowable] = super().split(availWidth, availHeight)
        self._measured = None
        if not halves:
            self.wrap(availWidth, availHeight)  # the library has forgotten its lines
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
        self._measured = None  # its lines are changed: the head of a table comes back

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


def plain(text: str, style: ParagraphStyle, bullet: str | None = None) -> Text:
    """Return a paragraph of plain text; one of one piece is not written as mini-XML only to be parsed again."""
    kept = cleanBlockQuotedText(_kept(text))
    if "\n" in text or not kept or is_foreign(kept):
        return Text(markup(text), style, bulletText=bullet)
    return Text(None, style, bulletText=bullet, frags=[_piece(style).clone(text=kept)])


@cache
def _piece(style: ParagraphStyle) -> Any:  # noqa: ANN401 - the library's own
    return Paragraph("x", style).frags[0]


def _kept(text: str) -> str:
    # The library breaks lines at a narrow no-break space, and not at the wide one.
    return _LOST_SPACE.sub("\u00a0", text).replace("\u202f", "\u00a0")


def markup(text: str) -> str:
    """Write a text for reportlab's mini-XML, each script in its font; keep line ends and every space of a run."""
    kept = _kept(text)
    if not is_foreign(kept):
        return escape(kept).replace("\n", "<br/>")
    pieces = (
        f'<font name="{face}">{escape(run)}</font>' if face else escape(run)
        for face, run in runs(shaped(kept), own_glyph)
    )
    return "".join(pieces).replace("\n", "<br/>")
