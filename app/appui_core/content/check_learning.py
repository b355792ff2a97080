"""Everything that can be wrong with what "S’informer" reads and shows: cards, self-check, slides and papers."""

from pathlib import Path

from appui_core.content.campaign import NAME as CAMPAIGN
from appui_core.content.campaign import parse_campaign
from appui_core.content.cards import FOLDER, CardShape, CardWords, card_paths, parse_card, parse_card_words
from appui_core.content.check import french_problems, read_checked
from appui_core.content.lines import LANGUAGES, line_paths
from appui_core.content.problems import ContentError
from appui_core.content.self_check import NAME as SELF_CHECK
from appui_core.content.self_check import parse_self_check
from appui_core.content.table import Table, read_toml
from appui_core.locate import resources_dir


def check_learning(base: Path) -> list[ContentError]:
    """Return every defect of the cards, of self_check.toml and of campaign.toml."""
    problems: list[ContentError] = []
    known: set[str] = set()
    for path in card_paths(base):
        known.add(path.stem)
        shape = read_checked(base, f"{FOLDER}/{path.name}", parse_card, problems)
        if shape is not None:
            problems += _check_icon(path, shape) + _check_words(base, path.stem, shape)
    if not known:
        problems.append(ContentError(FOLDER, "", "nothing_here", wanted=f"{FOLDER}/<id>.toml"))
    problems += [
        ContentError(path.relative_to(base).as_posix(), "", "no_card")
        for path in sorted((base / FOLDER).glob("*/*.toml"))
        if path.stem not in known
    ]
    problems += _check_self_check(base, known)
    read_checked(base, CAMPAIGN, parse_campaign, problems)
    return problems


def _check_icon(path: Path, shape: CardShape) -> list[ContentError]:
    # Icons ship with the program, not with the pack: a newer pack may only name those that there are.
    if not shape.icon or (resources_dir() / "icons" / f"{shape.icon}.svg").is_file():
        return []
    return [ContentError(f"{FOLDER}/{path.name}", "icon", "no_icon", value=shape.icon)]


def _check_words(base: Path, stem: str, shape: CardShape) -> list[ContentError]:
    problems: list[ContentError] = []
    spoken: dict[str, CardWords] = {}
    for language in LANGUAGES:
        name = f"{FOLDER}/{language}/{stem}.toml"
        try:
            raw = read_toml(base / name, name)
        except ContentError as problem:
            problems.append(problem)
            continue
        problems += french_problems(name, raw, french=language == LANGUAGES[0])
        spoken[language] = parse_card_words(Table(name, raw, problems), shape)
    first = spoken.get(LANGUAGES[0])
    for language, words in spoken.items():
        for block in shape.blocks if first is not None else ():
            here, there = len(words.blocks[block.id].items), len(first.blocks[block.id].items) if first else 0
            if here != there:
                key, name = f"blocks.{block.id}.items", f"{FOLDER}/{language}/{stem}.toml"
                problems.append(
                    ContentError(name, key, "lines_differ", count=here, wanted=there, language=LANGUAGES[0])
                )
    return problems


def _check_self_check(base: Path, cards: set[str]) -> list[ContentError]:
    problems: list[ContentError] = []
    data = read_checked(base, SELF_CHECK, parse_self_check, problems)
    if data is None:
        return problems
    lines = {path.stem for path in line_paths(base)}
    allowed = ", ".join(sorted(lines))
    for name, route in data.routes.items():
        for key, ids in (("lines", route.lines), ("lines_written", route.lines_written)):
            problems += [
                ContentError(
                    SELF_CHECK,
                    f"routes.{name}.{key}",
                    "no_help_line",
                    value=one,
                    allowed=allowed,
                )
                for one in ids
                if one not in lines
            ]
    problems += [
        ContentError(SELF_CHECK, f"questions[{number}].card", "card_unknown", value=question.card)
        for number, question in enumerate(data.questions, start=1)
        if question.card and question.card not in cards
    ]
    return problems
