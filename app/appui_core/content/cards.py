"""A card of the room "S’informer" as data: its structure in cards/<id>.toml, its words in cards/<lang>/<id>.toml.

A block that states a fact names it, so that it is dated on the page and disappears when it is old and legal.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from appui_core.content.fact import Fact, Risk, read_fact
from appui_core.content.table import Table

GROUPS = ("know", "talk", "act", "more")
# text, note (set apart), amounts (behind a click): one paragraph. points, say, avoid: a list. life: the question
# that comes before everything, with the words of life_first.toml and none of the card's own.
PARAGRAPHS = ("text", "note", "amounts")
LISTS = ("points", "say", "avoid")
LIFE = "life"
ACTIONS = ("3018", "evidence", "record", "report", "protect", "check")
FOLDER = "cards"


@dataclass(frozen=True, slots=True)
class CardFact:
    """A fact and the official site that stands in for it once it is old; `url` may be missing for `life` alone."""

    fact: Fact
    url: str | None


@dataclass(frozen=True, slots=True)
class BlockShape:
    """A block without its words; `fact` is a key of the card's facts, empty for advice of our own."""

    id: str
    kind: str
    fact: str


@dataclass(frozen=True, slots=True)
class CardShape:
    """A card without its words, the same in every language. `rank` orders the cards of a group, lowest first."""

    id: str
    group: str
    rank: int
    icon: str
    actions: tuple[str, ...]
    facts: Mapping[str, CardFact]
    blocks: tuple[BlockShape, ...]


@dataclass(frozen=True, slots=True)
class BlockWords:
    """The words of a block: a title or an empty one, then a paragraph or the lines of a list."""

    title: str
    text: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CardWords:
    """The words of a card in one language; `lead` stands under the title and on the index."""

    title: str
    lead: str
    blocks: Mapping[str, BlockWords]


def card_paths(folder: Path) -> tuple[Path, ...]:
    """Return the structure files of all cards, by name."""
    return tuple(sorted((folder / FOLDER).glob("*.toml")))


def parse_card(table: Table) -> CardShape:
    """Read a card's structure; defects are noted in the table."""
    card_id = table.text("id")
    if card_id and table.file != f"{FOLDER}/{card_id}.toml":
        table.complain("id", "wrong_file", value=card_id, file=f"{FOLDER}/{card_id}.toml")
    facts = read_facts(table.table("facts"))
    shape = CardShape(
        id=card_id,
        group=table.choice("group", GROUPS),
        rank=table.number("rank"),
        icon=table.text("icon"),
        actions=table.choices("actions", ACTIONS, required=False),
        facts=facts,
        blocks=_blocks(table, facts),
    )
    table.close()
    return shape


def read_facts(outer: Table) -> dict[str, CardFact]:
    """Read the facts of a card or a letter by name; defects are noted in the tables."""
    found: dict[str, CardFact] = {}
    for name in outer.keys():  # noqa: SIM118 - a method of Table: it is no mapping
        inner = outer.table(name)
        fact = CardFact(read_fact(inner), inner.url())
        if fact.url is None and fact.fact.risk is not Risk.LIFE:
            inner.complain("url", "site_missing")
        inner.close()
        found[name] = fact
    return found


def _blocks(table: Table, facts: Mapping[str, CardFact]) -> tuple[BlockShape, ...]:
    blocks: list[BlockShape] = []
    for one in table.tables("blocks"):
        block = BlockShape(
            one.text("id"), one.choice("kind", (*PARAGRAPHS, *LISTS, LIFE)), one.text("fact", required=False)
        )
        if block.id in {other.id for other in blocks}:
            one.complain("id", "repeated", value=block.id)
        if block.fact and block.fact not in facts:
            one.complain("fact", "unknown", value=block.fact, allowed=", ".join(facts))
        if block.kind == "amounts" and not block.fact:
            one.complain("fact", "amounts_without_source")
        one.close()
        blocks.append(block)
    for name in facts:
        if name not in {block.fact for block in blocks}:
            table.complain(f"facts.{name}", "not_stated")
    return tuple(blocks)


def parse_card_words(table: Table, shape: CardShape) -> CardWords:
    """Read the words that a structure wants; too few and too many are noted in the table."""
    outer = table.table("blocks")
    blocks = {
        block.id: BlockWords("", "", ()) if block.kind == LIFE else _block_words(outer.table(block.id), block.kind)
        for block in shape.blocks
    }
    outer.close()
    words = CardWords(table.text("title"), table.text("lead"), blocks)
    table.close()
    return words


def _block_words(table: Table, kind: str) -> BlockWords:
    title = table.text("title", required=kind in {"say", "avoid", "amounts"})
    listed = kind in LISTS
    text = "" if listed else table.text("text")
    items = table.texts("items") if listed else ()
    table.close()
    return BlockWords(title, text, items)
