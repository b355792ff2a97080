"""Loading guides in a language, and choosing among them; a guide with a defect is left out, the others stay."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from appui_core.content.fact import Fact, Risk, is_old
from appui_core.content.pack import content_dir
from appui_core.content.problems import ContentError
from appui_core.content.table import Table, read_toml
from appui_core.errors import AppuiError, ErrorCode
from appui_core.guides import compiled
from appui_core.guides.model import GOALS, OBJECTS, PLATFORMS, Guide, Notice, Step, Variant
from appui_core.guides.schema import Shape, Words, parse_shape, parse_words
from appui_core.messages import DEFAULT_LANGUAGE

_MOST_DAYS_BEHIND = 366


def guide_paths(folder: Path) -> tuple[Path, ...]:
    """Return the structure files of all guides, by platform and name."""
    return tuple(sorted((folder / "guides").glob("*/*.toml")))


def load_guides(language: str, folder: Path | None = None, *, today: date | None = None) -> tuple[Guide, ...]:
    """Read every guide that has no defect, in `language` where it has that, else in French.

    `today` dates our knowledge ("stale"); the PC's clock without it.
    Raises AppuiError: CONTENT_MISSING when there is no guide at all.
    """
    base = content_dir(folder)
    day = today or datetime.now(UTC).astimezone().date()
    guides = compiled.read(base, language)
    if guides is None:
        guides = read_guides(language, base)
    if not guides:
        raise AppuiError(ErrorCode.CONTENT_MISSING, "guides")
    return tuple(replace(guide, stale=True) if _is_old(guide, day) else guide for guide in guides)


def read_guides(language: str, base: Path) -> tuple[Guide, ...]:
    """Read the guides of a content folder from its own files; `stale` is false in all of them."""
    found = (_load(path, base, language) for path in guide_paths(base))
    return tuple(sorted((guide for guide in found if guide is not None), key=_order))


def compile_guides(base: Path) -> list[Path]:
    """Write the compiled file of every language that a content folder speaks; return the files.

    Raises OSError.
    """
    present = sorted(path.name for path in (base / "texts").glob("*") if path.is_dir())
    return [compiled.write(base, language, read_guides(language, base)) for language in present]


def _is_old(guide: Guide, today: date) -> bool:
    # A clock that is years behind is wrong: nobody can say how old the guide is, so it does not count as new.
    if (guide.checked_on - today).days > _MOST_DAYS_BEHIND:
        return True
    return is_old(Fact(guide.source, guide.source_date, guide.checked_on, guide.tried_on, Risk.PROCEDURE), today)


def choose(
    guides: Iterable[Guide],
    *,
    platform: str | None = None,
    goal: str | None = None,
    object: str | None = None,  # noqa: A002 - the word of the command line and of the format
    device: str | None = None,
) -> tuple[Guide, ...]:
    """Return the guides that match everything asked for; what is None matches all.

    A guide made for the very object comes before one that also serves it.
    """
    found = [
        guide
        for guide in guides
        if (platform is None or guide.platform == platform)
        and (goal is None or guide.goal == goal)
        and (object is None or object == guide.object or object in guide.also)
        and (device is None or device in guide.devices)
    ]
    return tuple(sorted(found, key=lambda guide: object is not None and guide.object != object))


def _order(guide: Guide) -> tuple[int, int, int, str]:
    return (
        PLATFORMS.index(guide.platform),
        GOALS.index(guide.goal),
        OBJECTS.index(guide.object),
        guide.id,
    )


def _load(path: Path, base: Path, language: str) -> Guide | None:
    problems: list[ContentError] = []
    name = path.relative_to(base).as_posix()
    try:
        shape = parse_shape(Table(name, read_toml(path, name), problems))
    except ContentError:
        return None
    if problems:
        return None
    for wanted in dict.fromkeys((language, DEFAULT_LANGUAGE)):
        words = _words(base, wanted, shape)
        if words is not None:
            return build(shape, words, wanted)
    return None


def _words(base: Path, language: str, shape: Shape) -> Words | None:
    name = f"texts/{language}/{shape.id}.toml"
    problems: list[ContentError] = []
    try:
        words = parse_words(Table(name, read_toml(base / name, name), problems), shape)
    except ContentError:
        return None
    return None if problems else words


def build(shape: Shape, words: Words, language: str) -> Guide:
    """Put a structure and its sentences together."""
    return Guide(
        id=shape.id,
        platform=shape.platform,
        goal=shape.goal,
        object=shape.object,
        also=shape.also,
        devices=shape.devices,
        title=words.title,
        steps=tuple(
            Step(
                step.n,
                step.do,
                step.label_fr,
                step.label_en,
                step.label_confirmed,
                step.on_screen,
                words.steps[step.n],
                step.icon,
                step.surface,
                step.at,
                step.items,
                step.category,
                step.url,
            )
            for step in shape.steps
        ),
        before=words.before,
        after=words.after,
        notices=tuple(Notice(kind, words.notices[kind]) for kind in shape.notices),
        variants=tuple(Variant(one.id, *words.variants[one.id], one.url, one.status) for one in shape.variants),
        checked_on=shape.fact.checked_on,
        tried_on=shape.fact.tried_on,
        source=shape.fact.source,
        source_date=shape.fact.source_date,
        status=shape.status,
        stale=False,
        language=language,
    )
