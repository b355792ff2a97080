"""The sheet for a meeting: one A4 page whatever is written on it; what has no room is cut with a visible sign."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from appui_core.dossier.letter_text import BlockKind, blocks
from appui_core.dossier.letters import Letter
from appui_core.messages import Messages

ID = "meeting-sheet"
# Heights in points; in all 690 of the 708 that a page has between its margins.
TITLE_PT, TOP_LINE_PT, HEADING_PT, HEAD_PT, NEXT_PT, SIGNATURES_PT = 31, 14, 30, 17, 34, 66
FACTS_PT, REQUESTS_PT = 165, 225
MOST_TOP, LEAST_FACTS, MOST_FACTS, LEAST_REQUESTS, MOST_REQUESTS = 5, 5, 7, 3, 4
SIZE_PT, LINE_PT, PADDING_PT = 9.5, 12.5, 5
ENDS = (("next", "until"), ("family", "school"))
"""The last two rows: keys of the words under `letters.sheet`."""
NUMBER_SHARE, REQUEST_SHARE = 0.05, 0.42
"""Of the width: the numbers of the facts, and the requests beside their answers."""
_HEADING_SHARE = 0.75  # a heading is larger and bolder than what is measured
_MOST_CHARACTERS = 2_000  # of one line: no row has room for as many
_SPACES = re.compile(r"[ \t\n]+")  # none of those that keep words together

Measure = Callable[[str], float]
"""The width in points of a text on one line."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: what fits into it, and its height in points."""

    text: str
    height_pt: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page: lines at its top, two tables with their headings, then next date and signatures."""

    title: str
    top: tuple[str, ...]
    facts_title: str
    facts: tuple[Row, ...]
    requests_title: str
    requests: tuple[Row, ...]


def sheet(letter: Letter, messages: Messages, measure: Measure, width_pt: float) -> Sheet:
    """Return what fits on the page of a text.

    What stands before the first title is the top; under the first are the facts, under all others the requests.
    """
    top, facts, requests = _parts(letter, messages)
    sign = messages.text("letters.cut")
    heading = width_pt * _HEADING_SHARE

    def table(lines: Sequence[str], least: int, most: int, height_pt: float, share: float) -> tuple[Row, ...]:
        shown = _at_most(lines, most, sign)
        shown += [""] * (least - len(shown))
        each = height_pt / len(shown)
        count = int((each - PADDING_PT) // LINE_PT)
        room = width_pt * share - 2 * PADDING_PT
        return tuple(Row(fitted(line, measure, room, count, sign), each) for line in shown)

    return Sheet(
        title=fitted(letter.title, measure, width_pt / 2, 1, sign),
        top=tuple(fitted(line, measure, width_pt, 1, sign) for line in _at_most(top, MOST_TOP, sign)),
        facts_title=fitted(facts[0] or messages.text("letters.sheet.facts"), measure, heading, 1, sign),
        facts=table(facts[1], LEAST_FACTS, MOST_FACTS, FACTS_PT, 1 - NUMBER_SHARE),
        requests_title=fitted(requests[0] or messages.text("letters.sheet.requests"), measure, heading, 1, sign),
        requests=table(requests[1], LEAST_REQUESTS, MOST_REQUESTS, REQUESTS_PT, REQUEST_SHARE),
    )


def _parts(letter: Letter, messages: Messages) -> tuple[list[str], tuple[str, list[str]], tuple[str, list[str]]]:
    top: list[str] = []
    sections: list[tuple[str, list[str]]] = []
    for block in blocks(letter.text, messages.text("letters.subject")):
        if block.kind is BlockKind.TITLE and len(sections) < 2:
            sections.append((block.lines[0], []))
            continue
        if block.kind is BlockKind.ITEMS and not sections:
            sections.append(("", []))
        (sections[-1][1] if sections else top).extend(block.lines)
    sections += [("", [])] * (2 - len(sections))
    return top, sections[0], sections[1]


def _at_most(lines: Sequence[str], most: int, sign: str) -> list[str]:
    return list(lines) if len(lines) <= most else [*lines[: most - 1], sign]


def fitted(text: str, measure: Measure, width_pt: float, lines: int, sign: str) -> str:
    """Return as much of a text as so many lines of this width have room for, the sign behind what was cut."""
    text = _SPACES.sub(" ", text[:_MOST_CHARACTERS]).strip() + (sign if len(text) > _MOST_CHARACTERS else "")
    if _lines(text, measure, width_pt) <= lines:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if _lines(text[:middle].rstrip() + sign, measure, width_pt) <= lines:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + sign


def _lines(text: str, measure: Measure, width_pt: float) -> int:
    """Return how many lines a text takes: words one after the other, longer ones broken where they must be."""
    count, used = 1, 0.0
    space = measure(" ")
    for word in text.split(" "):
        wide = measure(word)
        if used and used + space + wide > width_pt:
            count, used = count + 1, 0.0
        if wide > width_pt:
            for char in word:
                step = measure(char)
                if used + step > width_pt:
                    count, used = count + 1, 0.0
                used += step
        else:
            used += (space if used else 0) + wide
    return count
