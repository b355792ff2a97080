"""Plain text of a letter as blocks, the same for every kind of file: what stands together, a list, a title."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

BLANK = "……"
"""What nobody said, to be filled in by hand: at the end of a line on paper there is room to write."""
_ROOM = BLANK * 7
SIGNED_PT = 40
"""Room for a hand under a title that nothing follows."""
_LIST = re.compile(r"\s*[–•-]\s+(?=\S)")
_MOST_TITLE = 70
# What acts on the line and shows nothing: controls, marks that turn the direction, separators, lone surrogates.
_ACTING = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff]"
)


class BlockKind(StrEnum):
    """What a block is."""

    SUBJECT = "subject"
    TITLE = "title"
    PARAGRAPH = "paragraph"
    ITEMS = "items"


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stand together; of a list, one line an item. `closes`: white space follows.

    `signs`: a title with nothing under it, where a hand needs room (`SIGNED_PT`). `stays`: it is not the end of a
    page, lest a signature stand alone on the next.
    """

    kind: BlockKind
    lines: tuple[str, ...]
    closes: bool = True
    signs: bool = False
    stays: bool = False


def blocks(text: str, subject: str) -> tuple[Block, ...]:
    """Return the blocks of a calm text. `subject` is the word that a subject line begins with, such as `Objet`.

    A line of at most 70 characters that ends with a colon, alone or right before a list, is a title.
    """
    found: list[Block] = []
    for paragraph in re.split(r"\n[ \t]*\n", text.strip("\n")):
        lines = [_with_room(line.rstrip()) for line in paragraph.split("\n") if line.strip()]
        runs = _runs(lines)
        for number, (is_list, run) in enumerate(runs):
            last = number == len(runs) - 1
            if is_list:
                found.append(Block(BlockKind.ITEMS, tuple(run), last))
                continue
            if run[0].startswith(subject):
                found.append(Block(BlockKind.SUBJECT, tuple(run), last))
                continue
            title = _is_title(run[-1]) and (len(run) == 1 or not last)
            if title and len(run) > 1:
                found.append(Block(BlockKind.PARAGRAPH, tuple(run[:-1]), closes=False))
            kind = BlockKind.TITLE if title else BlockKind.PARAGRAPH
            found.append(Block(kind, tuple(run[-1:] if title else run), last))
    return tuple(_with_end(found))


def _with_end(found: list[Block]) -> Iterator[Block]:
    """Yield the blocks with what the end of a letter wants: room to sign, and no signature without its letter."""
    for number, block in enumerate(found):
        after = found[number + 1 :]
        last_words = len(after) == 1 or _signs(after)
        yield replace(block, signs=_signs(found[number:]), stays=block.kind is BlockKind.PARAGRAPH and last_words)


def _signs(found: list[Block]) -> bool:
    return bool(found) and found[0].closes and all(block.kind is BlockKind.TITLE for block in found[:2])


def _with_room(line: str) -> str:
    return line.removesuffix(BLANK) + _ROOM if line.endswith(BLANK) and not line.endswith(_ROOM) else line


def _runs(lines: list[str]) -> list[tuple[bool, list[str]]]:
    runs: list[tuple[bool, list[str]]] = []
    for line in lines:
        is_list = _LIST.match(line) is not None
        shown = _LIST.sub("", line, count=1) if is_list else line.strip()
        if runs and runs[-1][0] is is_list:
            runs[-1][1].append(shown)
        else:
            runs.append((is_list, [shown]))
    return runs


def _is_title(line: str) -> bool:
    return line.endswith(":") and len(line) <= _MOST_TITLE


def calm(text: str) -> str:
    """Return a text that only shows itself: line ends of one kind, nothing that acts on a line or a parser."""
    composed = unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode("utf-8"))
    for line_end in ("\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"):
        composed = composed.replace(line_end, "\n")
    return _ACTING.sub("", composed).replace("\t", " ")
