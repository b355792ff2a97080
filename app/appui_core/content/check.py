"""What can be wrong with the pack outside the guides: pack.toml, help lines, first sentences, sites, triage."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from appui_core.content.deadlines import NAME as DEADLINES
from appui_core.content.deadlines import parse_deadlines
from appui_core.content.filmed import NAME as FILMED
from appui_core.content.filmed import parse_filmed
from appui_core.content.image_help import NAME as IMAGE_HELP
from appui_core.content.image_help import parse_image_help
from appui_core.content.incident import NAME as INCIDENT
from appui_core.content.incident import parse_incident
from appui_core.content.kiosk import NAME as KIOSK
from appui_core.content.kiosk import parse_kiosk
from appui_core.content.life import NAME as LIFE
from appui_core.content.life import parse_life
from appui_core.content.lines import Helpline, line_paths, parse_line
from appui_core.content.pack import content_dir, parse_pack
from appui_core.content.problems import ContentError
from appui_core.content.table import Table, read_toml
from appui_core.content.triage import NAME as TRIAGE
from appui_core.content.triage import parse_triage
from appui_core.content.triage_check import check_triage
from appui_core.content.typography import french_faults
from appui_core.errors import AppuiError, ErrorCode

T = TypeVar("T")


def existing_folder(folder: Path | None) -> Path:
    """Return the content folder to check.

    Raises AppuiError: CONTENT_MISSING when there is no such folder.
    """
    base = content_dir(folder)
    if not base.is_dir():
        raise AppuiError(ErrorCode.CONTENT_MISSING, "no such folder")
    return base


def check_pack(folder: Path | None = None) -> list[ContentError]:
    """Return every defect outside the guides.

    Raises AppuiError: CONTENT_MISSING when there is no such folder.
    """
    base = existing_folder(folder)
    problems: list[ContentError] = []
    read_checked(base, "pack.toml", parse_pack, problems)
    read_checked(base, LIFE, parse_life, problems)
    read_checked(base, IMAGE_HELP, parse_image_help, problems)
    read_checked(base, FILMED, parse_filmed, problems)
    read_checked(base, INCIDENT, parse_incident, problems)
    read_checked(base, DEADLINES, parse_deadlines, problems)
    known = {path.stem for path in line_paths(base)}
    lines = dict[str, Helpline]()
    wanted = known | {"3018"}
    for name in sorted(wanted):
        line = read_checked(base, f"helplines/{name}.toml", parse_line, problems)
        if line is not None:
            lines[name] = line
    kiosk = read_checked(base, KIOSK, parse_kiosk, problems)
    if kiosk is not None:
        problems += _no_lines(KIOSK, "outside", kiosk.outside, wanted)
    _check_triage(base, lines if len(lines) == len(wanted) else None, problems)
    return problems + _life_points_nowhere(base, known)


def read_checked(base: Path, name: str, parse: Callable[[Table], T], problems: list[ContentError]) -> T | None:
    """Read one file, note its defects and the typography of its French texts, and return what it holds."""
    try:
        raw = read_toml(base / name, name)
    except ContentError as problem:
        problems.append(problem)
        return None
    problems.extend(french_problems(name, raw, french=False))
    return parse(Table(name, raw, problems))


def french_problems(name: str, node: object, key: str = "", *, french: bool) -> list[ContentError]:
    """Return the typography faults of the French texts in a table: all of it, or what stands under a key `fr`."""
    if isinstance(node, str):
        faults = french_faults(node) if french else ()
        return [ContentError(name, key, f"typography.{fault.code}", near=fault.near) for fault in faults]
    found: list[ContentError] = []
    if isinstance(node, Mapping):
        for part, value in node.items():
            place = f"{key}.{part}" if key else str(part)
            found += french_problems(name, value, place, french=french or part == "fr")
    elif isinstance(node, list):
        for index, value in enumerate(node, start=1):
            found += french_problems(name, value, f"{key}[{index}]", french=french)
    return found


def _check_triage(base: Path, lines: Mapping[str, Helpline] | None, problems: list[ContentError]) -> None:
    """Check where to begin; what it points at only where its form is sound and all lines could be read."""
    before = len(problems)
    data = read_checked(base, TRIAGE, parse_triage, problems)
    if data is not None and len(problems) == before and lines is not None:
        problems += check_triage(data, lines)


def _life_points_nowhere(base: Path, known: set[str]) -> list[ContentError]:
    try:
        life = parse_life(Table(LIFE, read_toml(base / LIFE, LIFE), []))
    except ContentError:
        return []
    return [
        problem
        for group, answer in (("now", life.now), ("thoughts", life.thoughts))
        for problem in _no_lines(LIFE, f"{group}.lines", answer.lines, known)
    ]


def _no_lines(name: str, key: str, lines: Iterable[str], known: set[str]) -> list[ContentError]:
    allowed = ", ".join(sorted(known))
    return [
        ContentError(name, key, "no_help_line", value=line, allowed=allowed) for line in lines if line not in known
    ]
