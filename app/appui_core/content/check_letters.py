"""Everything that can be wrong with the letters: structure, words in both languages, questions to no end."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from appui_core.content.check import french_problems, read_checked
from appui_core.content.letters import (
    COMMON,
    FOLDER,
    IDS,
    PLACE,
    LetterWords,
    Shape,
    letter_paths,
    parse_letter,
    parse_letter_words,
    raw_words,
)
from appui_core.content.lines import LANGUAGES
from appui_core.content.problems import ContentError
from appui_core.content.table import Table, read_toml


def check_letters(base: Path) -> list[ContentError]:
    """Return every defect of the letters; each of `IDS` has to be there."""
    problems: list[ContentError] = []
    there = {path.stem for path in letter_paths(base)}
    if not there:
        return [ContentError(FOLDER, "", "nothing_here", wanted=f"{FOLDER}/<id>.toml")]
    known = there | set(IDS)
    shapes: list[Shape] = []
    for stem in sorted(known):
        shape = read_checked(base, f"{FOLDER}/{stem}.toml", parse_letter, problems)
        if shape is not None and shape.id == stem:
            shapes.append(shape)
            problems += _check_words(base, shape)
    problems += [
        ContentError(path.relative_to(base).as_posix(), "", "no_letter")
        for path in sorted((base / FOLDER).glob("*/*.toml"))
        if path.stem not in {*known, COMMON}
    ]
    for language in LANGUAGES:
        problems += _check_common(base, language, shapes)
    return problems


def _check_words(base: Path, shape: Shape) -> list[ContentError]:
    problems: list[ContentError] = []
    spoken: dict[str, LetterWords] = {}
    for language in LANGUAGES:
        name = f"{FOLDER}/{language}/{shape.id}.toml"
        try:
            raw = raw_words(base, language, shape)
            own = read_toml(base / name, name)
        except ContentError as problem:
            problems.append(problem)
            continue
        problems += french_problems(name, own, french=language == LANGUAGES[0])
        spoken[language] = parse_letter_words(Table(name, raw, problems), shape)
        problems += [
            ContentError(name, f"fields.{key}", "answer_unused") for key in _unused(shape, spoken[language])
        ]
    first = spoken.get(LANGUAGES[0])
    for language, words in spoken.items():
        for part in shape.parts if first is not None else ():
            here, there = len(words.parts[part.id].items), len(first.parts[part.id].items) if first else 0
            if here != there:
                key, name = f"parts.{part.id}.items", f"{FOLDER}/{language}/{shape.id}.toml"
                problems.append(
                    ContentError(name, key, "lines_differ", count=here, wanted=there, language=LANGUAGES[0])
                )
    return problems


def _unused(shape: Shape, words: LetterWords) -> Iterator[str]:
    """Yield the questions, and the variants of choices, whose answer changes nothing in the letter."""
    said = {
        place
        for part in words.parts.values()
        for text in (part.text, *part.items)
        for place in PLACE.findall(text)
    }
    said |= {part.source for part in shape.parts}
    conditions = [condition for part in shape.parts for condition in part.when]
    asked = {(condition.field, condition.variant) for condition in conditions}
    # "Not this one" asks after all the others.
    open_ended = {condition.field for condition in conditions if condition.variant and not condition.is_said}
    for field in shape.fields:
        if field.id in said or field.id in open_ended:
            continue
        if field.variants:
            yield from (f"{field.id}.{variant}" for variant in field.variants if (field.id, variant) not in asked)
        elif (field.id, "") not in asked:
            yield field.id


def _check_common(base: Path, language: str, shapes: list[Shape]) -> list[ContentError]:
    name = f"{FOLDER}/{language}/{COMMON}.toml"
    try:
        raw: dict[str, Any] = read_toml(base / name, name)
    except ContentError as problem:
        return [problem]
    problems = french_problems(name, raw, french=language == LANGUAGES[0])
    wanted = {
        "fields": {field.id for shape in shapes for field in shape.fields},
        "parts": {part.id for shape in shapes for part in shape.parts},
    }
    for group, entries in raw.items():
        named = entries if isinstance(entries, dict) and group in wanted else {"": None}
        unknown = sorted(set(named) - wanted.get(group, set()))
        problems += [ContentError(name, f"{group}.{one}" if one else group, "no_letter") for one in unknown]
    return problems
