"""A letter as data: its structure in letters/<id>.toml, its words in letters/<lang>/<id>.toml (and common.toml).

A part that quotes a law names its fact, so that it is dated, and left out of new letters once it is old. In the
words, `{name}` stands for an answer, or for what the case tells (`TOLD`).
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from appui_core.content.cards import CardFact, read_facts
from appui_core.content.lines import LANGUAGES
from appui_core.content.pack import bundled_dir, content_dir, remembered
from appui_core.content.problems import ContentError
from appui_core.content.table import Table, read_toml
from appui_core.errors import AppuiError, ErrorCode

FOLDER = "letters"
COMMON = "common"
"""The words of questions and parts that several letters have; a letter's own come first."""
IDS = (
    "school",
    "police",
    "line-3018",
    "platform-notice",
    "platform-complaint",
    "academy",
    "erasure",
    "cnil",
    "reminder-school",
    "reminder-platform",
    "meeting-sheet",
    "receipt",
)
"""Every letter that Appui knows the place of, in the order in which they are offered."""
NEEDS = ("school", "police", "line-3018", "platform", "data", "handing")
"""What somebody looks for when choosing a letter."""
ADDRESSEES = ("school", "police", "3018", "platform")
# line: one line. text: a paragraph. lines: at most `most` of them. choice: one of the variants.
FIELD_KINDS = ("line", "text", "lines", "choice")
# text: a paragraph, or lines of one. list: one line for each of what `from` names.
PART_KINDS = ("text", "list")
TOLD = (
    "today",
    "case",
    "period",
    "numbers",
    "platforms",
    "accounts",
    "enclosed",
    "report_platform",
    "report_sent",
    "report_reference",
    "report_account",
    "report_decided",
    "made",
    "made_for",
    "pages",
    "count",
    "manifest",
    "head",
)
"""What a case tells in one line; the last six of a dossier that was made, the `report_...` of one report.

`enclosed` is said of a letter that goes with a dossier, as a condition.
"""
TOLD_LISTS = ("addresses", "exhibits", "reports")
"""What it tells in several."""
MOST_LINES = 20
PLACE = re.compile(r"\{([a-z_]+)\}")
_CONDITION = re.compile(r"(!?)([a-z_]+)(?:=([a-z_]+))?")
_NAME = re.compile(r"[a-z][a-z_]*")


@dataclass(frozen=True, slots=True)
class Field:
    """Something that a person is asked for a letter; no answer is ever needed.

    `variants` are those of a choice, `most` the number of lines of `lines`. `told` names what of the case stands
    there until the person says something else.
    """

    id: str
    kind: str
    variants: tuple[str, ...]
    most: int
    told: str


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold for a part: `field` is said, or not; with `variant`, this very answer was given, or not."""

    field: str
    variant: str
    is_said: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph or a list without its words. `fact`: of the letter's facts.

    `source`: whose lines a list has, empty for its own; of what the case tells it shows `most`, 0 for all.
    """

    id: str
    kind: str
    when: tuple[Condition, ...]
    source: str
    most: int
    fact: str


@dataclass(frozen=True, slots=True)
class FieldWords:
    """What a field is called, a word of help, and the words of a choice's variants."""

    label: str
    hint: str
    variants: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PartWords:
    """A paragraph, or the line over a list; `items` are the list's lines as long as nobody gave others."""

    text: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LetterWords:
    """The words of a letter in one language; `lead` says when it helps, for the list of letters."""

    title: str
    lead: str
    fields: Mapping[str, FieldWords]
    parts: Mapping[str, PartWords]


@dataclass(frozen=True, slots=True)
class Shape:
    """A letter without its words. `addressee`: whose dossier it goes with, and who may see what it tells."""

    id: str
    need: str
    rank: int
    addressee: str
    facts: Mapping[str, CardFact]
    fields: tuple[Field, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A letter with its words in every language that the pack has."""

    shape: Shape
    words: Mapping[str, LetterWords]

    @property
    def id(self) -> str:
        """Its name, one of `IDS`."""
        return self.shape.id

    def words_in(self, language: str) -> LetterWords:
        """Return the words in a language, else in French."""
        return self.words.get(language) or self.words[LANGUAGES[0]]


def letter_paths(folder: Path) -> tuple[Path, ...]:
    """Return the structure files of all letters, by name."""
    return tuple(sorted((folder / FOLDER).glob("*.toml")))


def load_letters(folder: Path | None = None) -> tuple[Template, ...]:
    """Read every letter that has no defect in its structure and its French words, in the order of `IDS`.

    What the pack in use lacks (it may be older than Appui) comes from the one that ships with it.
    Raises AppuiError: CONTENT_MISSING when there is none at all.
    """
    found: dict[str, Template] = {}
    for base in dict.fromkeys((content_dir(folder), *(() if folder else (bundled_dir(),)))):
        for path in letter_paths(base):
            template = None if path.stem in found else _template(base, path)
            if template is not None:
                found[template.id] = template
    if not found:
        raise AppuiError(ErrorCode.CONTENT_MISSING, FOLDER)
    return tuple(sorted(found.values(), key=lambda template: IDS.index(template.id)))


letters_in_use = remembered(load_letters)
"""Returns what `load_letters` does, which takes a quarter of a second, and keeps it while that pack is in use."""


def _template(base: Path, path: Path) -> Template | None:
    problems: list[ContentError] = []
    name = f"{FOLDER}/{path.name}"
    try:
        shape = parse_letter(Table(name, read_toml(path, name), problems))
    except ContentError:
        return None
    if problems:
        return None
    words = {language: said for language in LANGUAGES if (said := _words(base, language, shape)) is not None}
    return Template(shape, words) if LANGUAGES[0] in words else None


def _words(base: Path, language: str, shape: Shape) -> LetterWords | None:
    problems: list[ContentError] = []
    name = f"{FOLDER}/{language}/{shape.id}.toml"
    try:
        words = parse_letter_words(Table(name, raw_words(base, language, shape), problems), shape)
    except ContentError:
        return None
    return None if problems else words


def raw_words(base: Path, language: str, shape: Shape) -> dict[str, Any]:
    """Return the words of a letter as they stand in its file, with the common ones that it lacks.

    Raises ContentError: as `read_toml`, for either file.
    """
    name, shared = (f"{FOLDER}/{language}/{stem}.toml" for stem in (shape.id, COMMON))
    own, common = read_toml(base / name, name), read_toml(base / shared, shared)
    for group, wanted in (("fields", shape.fields), ("parts", shape.parts)):
        said, lent = own.setdefault(group, {}), common.get(group, {})
        if isinstance(said, dict) and isinstance(lent, dict):
            for one in wanted:
                words = lent.get(one.id)
                if isinstance(words, dict) and isinstance(said.get(one.id, {}), dict):
                    said[one.id] = {**words, **said.get(one.id, {})}
    return own


def parse_letter(table: Table) -> Shape:
    """Read a letter's structure; defects are noted in the table."""
    letter_id = table.choice("id", IDS)
    if letter_id and table.file != f"{FOLDER}/{letter_id}.toml":
        table.complain("id", "wrong_file", value=letter_id, file=f"{FOLDER}/{letter_id}.toml")
    facts = read_facts(table.table("facts", required=False))
    fields = _fields(table)
    shape = Shape(
        id=letter_id,
        need=table.choice("need", NEEDS),
        rank=table.number("rank"),
        addressee=table.choice("addressee", ADDRESSEES, required=False),
        facts=facts,
        fields=fields,
        parts=_parts(table, facts, {field.id: field for field in fields}),
    )
    table.close()
    return shape


def _fields(table: Table) -> tuple[Field, ...]:
    fields: list[Field] = []
    for one in table.tables("fields", required=False):
        field = Field(
            id=one.text("id"),
            kind=one.choice("kind", FIELD_KINDS),
            variants=one.texts("variants", required=False),
            most=one.number("most", required=False),
            told=one.choice("told", TOLD, required=False),
        )
        if field.id and (not _NAME.fullmatch(field.id) or field.id in (*TOLD, *TOLD_LISTS)):
            one.complain("id", "field_name", value=field.id)
        if field.id in {other.id for other in fields}:
            one.complain("id", "repeated", value=field.id)
        if (field.kind == "choice") != bool(field.variants):
            one.complain("variants", "variants_of_choice")
        if any(not _NAME.fullmatch(variant) for variant in field.variants):
            one.complain("variants", "field_name", value=", ".join(field.variants))
        if (field.kind == "lines") != (0 < field.most <= MOST_LINES):
            one.complain("most", "bounds", low=1, high=MOST_LINES)
        one.close()
        fields.append(field)
    return tuple(fields)


def _parts(table: Table, facts: Mapping[str, CardFact], fields: Mapping[str, Field]) -> tuple[Part, ...]:
    parts: list[Part] = []
    for one in table.tables("parts"):
        part = Part(
            id=one.text("id"),
            kind=one.choice("kind", PART_KINDS),
            when=tuple(_conditions(one, fields)),
            source=one.text("from", required=False),
            most=one.number("most", required=False),
            fact=one.text("fact", required=False),
        )
        if part.id in {other.id for other in parts}:
            one.complain("id", "repeated", value=part.id)
        if part.fact and part.fact not in facts:
            one.complain("fact", "unknown", value=part.fact, allowed=", ".join(facts))
        lists = (*TOLD_LISTS, *(name for name, field in fields.items() if field.kind == "lines"))
        if part.source and part.source not in lists:
            one.complain("from", "unknown", value=part.source, allowed=", ".join(lists))
        one.close()
        parts.append(part)
    for name in facts:
        if name not in {part.fact for part in parts}:
            table.complain(f"facts.{name}", "not_stated")
    return tuple(parts)


def _conditions(table: Table, fields: Mapping[str, Field]) -> Iterator[Condition]:
    allowed = (*fields, *TOLD, *TOLD_LISTS)
    for raw in table.texts("when", required=False):
        match = _CONDITION.fullmatch(raw)
        field = fields.get(match[2]) if match else None
        known = match is not None and match[2] in allowed
        if match is None or not known or (match[3] and (field is None or match[3] not in field.variants)):
            table.complain("when", "unknown", value=raw, allowed=", ".join(_sayable(fields.values())))
            continue
        yield Condition(match[2], match[3] or "", is_said=not match[1])


def _sayable(fields: Collection[Field]) -> Iterator[str]:
    for field in fields:
        yield from (f"{field.id}={variant}" for variant in field.variants) if field.variants else (field.id,)


def parse_letter_words(table: Table, shape: Shape) -> LetterWords:
    """Read the words that a structure wants; too few, too many and unknown places are noted in the table."""
    fields, parts = table.table("fields", required=bool(shape.fields)), table.table("parts")
    words = LetterWords(
        title=table.text("title"),
        lead=table.text("lead"),
        fields={field.id: _field_words(fields.table(field.id), field) for field in shape.fields},
        parts={part.id: _part_words(parts.table(part.id), part, shape) for part in shape.parts},
    )
    fields.close()
    parts.close()
    table.close()
    return words


def _field_words(table: Table, field: Field) -> FieldWords:
    label, hint = table.text("label"), table.text("hint", required=False)
    variants: dict[str, str] = {}
    if field.kind == "choice":
        inner = table.table("variants")
        variants = {variant: inner.text(variant) for variant in field.variants}
        inner.close()
    table.close()
    return FieldWords(label, hint, variants)


def _part_words(table: Table, part: Part, shape: Shape) -> PartWords:
    text = table.text("text", required=part.kind == "text")
    items = table.texts("items", required=not part.source) if part.kind == "list" else ()
    allowed = {field.id for field in shape.fields if field.kind != "lines"} | set(TOLD)
    for key, value in (("text", text), *(("items", item) for item in items)):
        bare = PLACE.sub("", value)
        for name in PLACE.findall(value):
            if name not in allowed:
                table.complain(key, "unknown", value=f"{{{name}}}", allowed=", ".join(sorted(allowed)))
        if "{" in bare or "}" in bare:
            table.complain(key, "brace")
    table.close()
    return PartWords(text, items)
