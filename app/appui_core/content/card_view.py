"""The cards as they are shown on a day: in one language, with what is old hidden, warned of or flagged."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from appui_core.content.cards import (
    FOLDER,
    GROUPS,
    BlockShape,
    BlockWords,
    CardShape,
    CardWords,
    card_paths,
    parse_card,
    parse_card_words,
)
from appui_core.content.fact import Fact, Risk, is_old
from appui_core.content.pack import content_dir
from appui_core.content.problems import ContentError
from appui_core.content.table import Table, read_toml
from appui_core.errors import AppuiError, ErrorCode
from appui_core.messages import DEFAULT_LANGUAGE


class Age(StrEnum):
    """What the age of a block's fact does to it."""

    FRESH = "fresh"
    FLAGGED = "flagged"  # life: shown, with the day of the last check
    ELSEWHERE = "elsewhere"  # procedure: shown, but the official site comes first
    HIDDEN = "hidden"  # legal: only the official site is shown


@dataclass(frozen=True, slots=True)
class Block:
    """A block as it is shown. A hidden one has no title, text or items: nobody can show them by mistake."""

    id: str
    kind: str
    title: str
    text: str
    items: tuple[str, ...]
    age: Age
    fact: Fact | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Card:
    """A card in one language on one day; `facts` are those of its blocks, each once, in their order."""

    id: str
    group: str
    icon: str
    title: str
    lead: str
    actions: tuple[str, ...]
    blocks: tuple[Block, ...]
    facts: tuple[Fact, ...]
    language: str


def load_cards(language: str, today: date, folder: Path | None = None) -> tuple[Card, ...]:
    """Read every card that has no defect, in `language` where it has that, else in French, in the index's order.

    `today` is the real clock's day.
    Raises AppuiError: CONTENT_MISSING when there is no card at all.
    """
    base = content_dir(folder)
    found: list[tuple[int, int, Card]] = []
    for path in card_paths(base):
        shape = _shape(path)
        words = _words(base, language, shape) if shape is not None else None
        if shape is None or words is None:
            continue
        found.append((GROUPS.index(shape.group), shape.rank, build_card(shape, words[0], words[1], today)))
    if not found:
        raise AppuiError(ErrorCode.CONTENT_MISSING, FOLDER)
    return tuple(card for _, _, card in sorted(found, key=lambda one: (one[0], one[1], one[2].id)))


def build_card(shape: CardShape, language: str, words: CardWords, today: date) -> Card:
    """Put a structure and its words together for a day."""
    blocks = tuple(_block(shape, block, words.blocks[block.id], today) for block in shape.blocks)
    named = dict.fromkeys(block.fact for block in shape.blocks if block.fact)
    return Card(
        id=shape.id,
        group=shape.group,
        icon=shape.icon,
        title=words.title,
        lead=words.lead,
        actions=shape.actions,
        blocks=blocks,
        facts=tuple(shape.facts[name].fact for name in named),
        language=language,
    )


def _block(shape: CardShape, block: BlockShape, words: BlockWords, today: date) -> Block:
    known = shape.facts.get(block.fact)
    fact = known.fact if known else None
    age = Age.FRESH if fact is None or not is_old(fact, today) else _age(fact.risk)
    shown = words if age is not Age.HIDDEN else BlockWords("", "", ())
    return Block(
        block.id, block.kind, shown.title, shown.text, shown.items, age, fact, known.url if known else None
    )


def _age(risk: Risk) -> Age:
    return {Risk.LIFE: Age.FLAGGED, Risk.PROCEDURE: Age.ELSEWHERE, Risk.LEGAL: Age.HIDDEN}[risk]


def _shape(path: Path) -> CardShape | None:
    problems: list[ContentError] = []
    name = f"{FOLDER}/{path.name}"
    try:
        shape = parse_card(Table(name, read_toml(path, name), problems))
    except ContentError:
        return None
    return None if problems else shape


def _words(base: Path, language: str, shape: CardShape) -> tuple[str, CardWords] | None:
    for wanted in dict.fromkeys((language, DEFAULT_LANGUAGE)):
        problems: list[ContentError] = []
        name = f"{FOLDER}/{wanted}/{shape.id}.toml"
        try:
            words = parse_card_words(Table(name, read_toml(base / name, name), problems), shape)
        except ContentError:
            continue
        if not problems:
            return wanted, words
    return None
