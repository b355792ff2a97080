"""A grabbed screen becomes an exhibit on a verb's word, whoever grabs it: the verb itself or an open window."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from appui_core.cases.model import Case, Exhibit, Facts, Mode
from appui_core.clock import Clock
from appui_core.errors import AppuiError, ErrorCode
from appui_core.ports import Shot

if TYPE_CHECKING:
    from appui_core.cases.service import Cases


def case_to_capture(cases: "Cases", code: str) -> Case:
    """Return the case that a whole screen is going to be kept in, before anything is looked at.

    Raises AppuiError: as `Cases.get`; CAPTURE_SCHOOL: a school keeps what was looked at alone, and a verb shows
    nothing.
    """
    case = cases.get(code)
    if case.mode == Mode.SCHOOL:
        raise AppuiError(ErrorCode.CAPTURE_SCHOOL)
    return case


def keep_capture(
    cases: "Cases", code: str, shot: Shot, facts: Facts, clock: Clock, around: Mapping[str, str]
) -> Exhibit:
    """Encode (or examine) and seal; of a screen that was captured before, only what is told anew is noted.

    `around`: the circumstances beside what the back-end tells (`intake.circumstances`).

    Raises AppuiError: as `intake.shots.original_from_shot` and `Cases.add_original`.
    """
    from appui_core.intake.shots import original_from_shot  # noqa: PLC0415 - only where a picture is made

    exhibit = cases.add_original(code, original_from_shot(shot, clock, around), facts)
    return _note(cases, exhibit, facts) if exhibit.duplicate else exhibit


def _note(cases: "Cases", known: Exhibit, told: Facts) -> Exhibit:
    """Keep what was told about a screen that was captured before; what was not told again stays as it was."""
    added = {name: text for name, text in asdict(told).items() if text}
    noted = cases.note_facts(known.case, known.id, replace(known.facts, **added))
    return replace(noted, duplicate=True)
