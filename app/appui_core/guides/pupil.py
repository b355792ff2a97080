"""The guides as a pupil reads them in the kiosk: the same steps, shorter, with "tu" (pupil/<lang>/<id>.toml).

A guide without such words is not for pupils. An old one is not offered: beside a pupil at a library PC nobody says
that the way may have changed, so the help of the application itself is named instead (kiosk.toml, `old_guide`).
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from appui_core.content.pack import content_dir
from appui_core.content.problems import ContentError
from appui_core.content.table import Table, read_toml
from appui_core.guides.compiled import FOLDER as MADE
from appui_core.guides.compiled import digest_over
from appui_core.guides.load import load_guides, read_guides
from appui_core.guides.model import Guide, Step
from appui_core.messages import DEFAULT_LANGUAGE

FOLDER: Final = "pupil"
# In characters: what is read in passing, at 200 % text, with others near.
MOST_TITLE: Final = 45
MOST_STEP: Final = 140
MOST_END: Final = 220
_FORMAT: Final = "appui-compiled-pupil/1"


@dataclass(frozen=True, slots=True)
class PupilWords:
    """The sentences of a guide for a pupil, in one language: one for each step, in order; `seen` may be empty."""

    title: str
    steps: tuple[str, ...]
    after: str
    seen: str
    language: str


@dataclass(frozen=True, slots=True)
class PupilGuide:
    """A guide and what a pupil reads of it.

    `steps` are the guide's own (labels, icons, places) with the pupil's sentences; `after` says what happens next,
    `seen` what the other side may notice, or nothing. `language` is that of these sentences.
    """

    guide: Guide
    title: str
    steps: tuple[Step, ...]
    after: str
    seen: str
    language: str


def pupil_paths(folder: Path, language: str) -> tuple[Path, ...]:
    """Return the files with a pupil's words in a language, by name."""
    return tuple(sorted((folder / FOLDER / language).glob("*.toml")))


def read_pupil_guides(
    language: str, folder: Path | None = None, *, today: date | None = None
) -> tuple[PupilGuide, ...]:
    """Read every guide that has a pupil's words, in `language` where it has them, else in French; old ones too.

    One whose words have a defect is left out. `today` dates our knowledge; the PC's clock without it.
    Raises AppuiError: CONTENT_MISSING when there is no guide at all.
    """
    base = content_dir(folder)
    guides = load_guides(language, folder, today=today)
    words = _compiled(base, guides, language)
    if words is None:
        words = _from_files(base, guides, language)
    return tuple(_told(guide, words[guide.id]) for guide in guides if guide.id in words)


def load_pupil_guides(
    language: str, folder: Path | None = None, *, today: date | None = None
) -> tuple[PupilGuide, ...]:
    """Read what is offered to a pupil: `read_pupil_guides` without the old ones.

    Raises AppuiError: CONTENT_MISSING when there is no guide at all.
    """
    return offered(read_pupil_guides(language, folder, today=today))


def offered(guides: Iterable[PupilGuide]) -> tuple[PupilGuide, ...]:
    """Return the guides that are not old."""
    return tuple(one for one in guides if not one.guide.stale)


def old_platforms(guides: Iterable[PupilGuide]) -> tuple[str, ...]:
    """Return the platforms of guides that are not offered because they are old, in the order of guides."""
    return tuple(dict.fromkeys(one.guide.platform for one in guides if one.guide.stale))


def compile_pupil(base: Path) -> list[Path]:
    """Write all pupil's words of every language that a content folder speaks into one file each; return the files.

    Raises OSError.
    """
    made: list[Path] = []
    for language in sorted(path.name for path in (base / "texts").glob("*") if path.is_dir()):
        words = _from_files(base, read_guides(language, base), language)
        found = {
            "format": _FORMAT,
            "digest": _digest(base, language),
            "words": {name: asdict(one) for name, one in words.items()},
        }
        path = base / MADE / f"{FOLDER}-{language}.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(found, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        made.append(path)
    return made


def parse_pupil(table: Table, steps: int, language: str) -> PupilWords:
    """Read the sentences of a guide with so many steps; defects are noted in the table."""
    inner = table.table("steps")
    words = PupilWords(
        title=_short(table, "title", MOST_TITLE),
        steps=tuple(_short(inner, str(number), MOST_STEP) for number in range(1, steps + 1)),
        after=_short(table, "after", MOST_END),
        seen=_short(table, "seen", MOST_END, required=False),
        language=language,
    )
    inner.close()
    table.close()
    return words


def _told(guide: Guide, words: PupilWords) -> PupilGuide:
    steps = tuple(replace(step, text=text) for step, text in zip(guide.steps, words.steps, strict=True))
    return PupilGuide(guide, words.title, steps, words.after, words.seen, words.language)


def _digest(base: Path, language: str) -> str:
    patterns = (f"{FOLDER}/{language}/*.toml", f"{FOLDER}/{DEFAULT_LANGUAGE}/*.toml")
    return digest_over(base, _FORMAT, patterns)


def _compiled(base: Path, guides: Sequence[Guide], language: str) -> Mapping[str, PupilWords] | None:
    """Return the words that were compiled from the files as they are now; None when there are none such."""
    try:
        found = json.loads((base / MADE / f"{FOLDER}-{language}.json").read_bytes())
        if found["format"] != _FORMAT or found["digest"] != _digest(base, language):
            return None
        words = {name: PupilWords(**{**one, "steps": tuple(one["steps"])}) for name, one in found["words"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    # The digest knows nothing of the structures: words for other steps are not believed, nor the rest beside them.
    fits = all(len(words[guide.id].steps) == len(guide.steps) for guide in guides if guide.id in words)
    return words if fits else None


def _from_files(base: Path, guides: Sequence[Guide], language: str) -> Mapping[str, PupilWords]:
    found: dict[str, PupilWords] = {}
    for guide in guides:
        for wanted in dict.fromkeys((language, DEFAULT_LANGUAGE)):
            words = _words(base, wanted, guide)
            if words is not None:
                found[guide.id] = words
                break
    return found


def _words(base: Path, language: str, guide: Guide) -> PupilWords | None:
    name = f"{FOLDER}/{language}/{guide.id}.toml"
    problems: list[ContentError] = []
    try:
        words = parse_pupil(Table(name, read_toml(base / name, name), problems), len(guide.steps), language)
    except ContentError:
        return None
    return None if problems else words


def _short(table: Table, key: str, most: int, *, required: bool = True) -> str:
    text = table.text(key, required=required)
    if len(text) > most:
        table.complain(key, "characters", count=len(text), most=most)
    return text
