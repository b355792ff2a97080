"""`guides check`: every defect of a content folder, each with file, line and key, and what is allowed."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from appui_core.content.check import check_pack, existing_folder, french_problems, read_checked
from appui_core.content.check_learning import check_learning
from appui_core.content.check_letters import check_letters
from appui_core.content.pack import load_pack, version_day
from appui_core.content.places import line_of, lines_of
from appui_core.content.problems import ContentError
from appui_core.content.table import Table, parsed, read_text, read_toml
from appui_core.guides.categories import category_paths, parse_categories
from appui_core.guides.check_pupil import check_pupil
from appui_core.guides.load import guide_paths
from appui_core.guides.pupil import FOLDER as PUPIL
from appui_core.guides.schema import Shape, parse_shape, parse_words
from appui_core.messages import DEFAULT_LANGUAGE

# Every guide has its sentences in these languages, and in every other that the pack speaks.
_WANTED_LANGUAGES = (DEFAULT_LANGUAGE, "en")
_DONE_ON = re.compile(r"(?:checked_on|tried_on)[ \t]*=[ \t]*(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})")


def check(folder: Path | None = None) -> list[ContentError]:
    """Return every defect of a content folder (of the one in use without `folder`), by file.

    Raises AppuiError: CONTENT_MISSING when there is no such folder.
    """
    base = existing_folder(folder)
    problems = check_pack(base) + check_learning(base) + check_letters(base)
    present = {path.name for path in (base / "texts").glob("*") if path.is_dir()}
    languages = (*_WANTED_LANGUAGES, *sorted(present - set(_WANTED_LANGUAGES)))
    seen: dict[str, str] = {}
    shapes: dict[str, Shape] = {}
    for path in guide_paths(base):
        name = path.relative_to(base).as_posix()
        shape = read_checked(base, name, parse_shape, problems)
        if shape is None:
            continue
        if shape.id in seen:
            problems.append(ContentError(name, "id", "stands_in", value=shape.id, file=seen[shape.id]))
        seen[shape.id] = name
        shapes[shape.id] = shape
        for language in languages:
            problems += _check_words(base, language, path.stem, shape)
    if not seen:
        problems.append(ContentError("guides", "", "nothing_here", wanted="guides/<platform>/<id>.toml"))
    for path in category_paths(base):
        read_checked(base, path.relative_to(base).as_posix(), parse_categories, problems)
    problems += check_pupil(base, shapes)
    problems += _orphans(base, {path.stem for path in guide_paths(base)})
    problems += _later_than_the_pack(base)
    _point(base, problems)
    return sorted(problems, key=lambda problem: (problem.file, problem.line, problem.key, problem.fault))


def _later_than_the_pack(base: Path) -> list[ContentError]:
    """Return the dates of checks and trials that lie after the day of the pack: nobody can have made them yet."""
    try:
        day = version_day(load_pack(base).version)
    except (ContentError, ValueError):
        return []
    found: list[ContentError] = []
    for path in sorted(base.rglob("*.toml")):
        name = path.relative_to(base).as_posix()
        if name.startswith(("texts/", f"{PUPIL}/")):
            # Words alone: no fact stands there.
            continue
        try:
            text = read_text(path, name)
            if any(one["day"] > str(day) for one in _DONE_ON.finditer(text)):
                places = _dated_after(day, parsed(text, name))
                found += [ContentError(name, key, "later_than_pack", value=str(day)) for key in places]
        except ContentError:
            # It is noted already.
            continue
    return found


def _dated_after(day: date, node: object, key: str = "") -> Iterator[str]:
    """Yield the keys under which a check or a trial lies after a day."""
    if isinstance(node, Mapping):
        for part, value in node.items():
            place = f"{key}.{part}" if key else str(part)
            if part in {"checked_on", "tried_on"} and isinstance(value, date) and str(value) > str(day):
                yield place
            yield from _dated_after(day, value, place)
    elif isinstance(node, list):
        for index, value in enumerate(node, start=1):
            yield from _dated_after(day, value, f"{key}[{index}]")


def _point(base: Path, problems: list[ContentError]) -> None:
    """Note on which line each defect is, as far as its file can be read."""
    known: dict[str, dict[str, int]] = {}
    for problem in problems:
        if not problem.key:
            continue
        if problem.file not in known:
            try:
                known[problem.file] = lines_of(read_text(base / problem.file, problem.file))
            except ContentError:
                known[problem.file] = {}
        problem.line = line_of(known[problem.file], problem.key)


def _check_words(base: Path, language: str, stem: str, shape: Shape) -> list[ContentError]:
    name = f"texts/{language}/{stem}.toml"
    problems: list[ContentError] = []
    try:
        raw = read_toml(base / name, name)
    except ContentError as problem:
        return [problem]
    parse_words(Table(name, raw, problems), shape)
    return problems + french_problems(name, raw, french=language == DEFAULT_LANGUAGE)


def _orphans(base: Path, known: set[str]) -> list[ContentError]:
    """Return texts that belong to no guide: most are left over from a renamed one."""
    return [
        ContentError(path.relative_to(base).as_posix(), "", "no_guide")
        for path in sorted((base / "texts").glob("*/*.toml"))
        if path.stem not in known
    ]
