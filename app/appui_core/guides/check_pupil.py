"""Everything that can be wrong with a pupil's words: each guide has them in French and English, or in neither."""

from collections.abc import Mapping
from pathlib import Path

from appui_core.content.check import french_problems
from appui_core.content.lines import LANGUAGES
from appui_core.content.problems import ContentError
from appui_core.content.table import Table, read_toml
from appui_core.guides.pupil import FOLDER, parse_pupil, pupil_paths
from appui_core.guides.schema import Shape
from appui_core.messages import DEFAULT_LANGUAGE


def check_pupil(base: Path, shapes: Mapping[str, Shape]) -> list[ContentError]:
    """Return every defect of pupil/; `shapes` are the structures that could be read, by id."""
    problems: list[ContentError] = []
    languages = sorted(path.name for path in (base / FOLDER).glob("*") if path.is_dir())
    named = {language: {path.stem for path in pupil_paths(base, language)} for language in languages}
    spoken = set[str]().union(*named.values())
    if not spoken:
        return [ContentError(FOLDER, "", "nothing_here", wanted=f"{FOLDER}/<lang>/<id>.toml")]
    for language in dict.fromkeys((*LANGUAGES, *languages)):
        # Other languages may have some only: the rest is shown in French.
        wanted = spoken if language in LANGUAGES else named[language]
        for stem in sorted(wanted):
            problems += _check_one(base, language, stem, shapes.get(stem))
    return problems


def _check_one(base: Path, language: str, stem: str, shape: Shape | None) -> list[ContentError]:
    name = f"{FOLDER}/{language}/{stem}.toml"
    if shape is None:
        # Of a guide with a defect of its own that one is told; here it is only those that belong to none.
        known = any((base / "guides").glob(f"*/{stem}.toml"))
        return [] if known or not (base / name).exists() else [ContentError(name, "", "no_guide")]
    problems: list[ContentError] = []
    try:
        raw = read_toml(base / name, name)
    except ContentError as problem:
        return [problem]
    parse_pupil(Table(name, raw, problems), len(shape.steps), language)
    return problems + french_problems(name, raw, french=language == DEFAULT_LANGUAGE)
