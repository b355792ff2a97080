"""`capture`: everything around the grab; the picture itself comes from the program that can see the screen."""

import threading
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from appui_core.cases.model import Exhibit, Facts
from appui_core.cli.context import Context
from appui_core.cli.verbs.add import declare
from appui_core.cli.words import kept_line
from appui_core.errors import AppuiError, ErrorCode
from appui_core.ports import Frame

if TYPE_CHECKING:
    from appui_core.cases.service import Cases


def run(context: Context) -> int:
    """Grab one screen into a case; declaration, vault and case are checked before anything is looked at.

    Raises AppuiError: GATE_NOT_ANSWERED, CASE_UNKNOWN, SCREEN_UNKNOWN, SCREEN_UNAVAILABLE, SCREEN_BLACK, and what
    opening the vault and adding an exhibit raise.
    """
    from appui_core.intake.encode import original_from_frame  # noqa: PLC0415 - numpy, only where a picture is made

    declare(context)
    facts = Facts(url=context.value("url"), account=context.value("account"), note=context.value("note"))
    with context.cases() as cases:
        code = cases.get(context.value("case")).code
        original = original_from_frame(_grab(context), context.clock)
        exhibit = cases.add_original(code, original, facts)
        if exhibit.duplicate:
            exhibit = _note(cases, exhibit, facts)
    context.answer(exhibit.to_json(), kept_line(context, exhibit))
    return 0


def _note(cases: "Cases", known: Exhibit, told: Facts) -> Exhibit:
    """Keep what was told about a screen that was captured before; what was not told again stays as it was."""
    added = {name: text for name, text in asdict(told).items() if text}
    noted = cases.note_facts(known.case, known.id, replace(known.facts, **added))
    return replace(noted, duplicate=True)


def _grab(context: Context) -> Frame:
    if context.screens is None:
        raise AppuiError(ErrorCode.SCREEN_UNAVAILABLE, "no screen source")
    screens = context.screens()
    if not screens.available():
        raise AppuiError(ErrorCode.SCREEN_UNAVAILABLE, "not on this desktop")
    numbers = [screen.number for screen in screens.screens()]
    wanted = int(context.value("screen") or numbers[0]) if numbers else 0
    if wanted not in numbers:
        raise AppuiError(ErrorCode.SCREEN_UNKNOWN)
    # A wait that the person asked for, to bring the right page to the front; Ctrl-C ends it.
    threading.Event().wait(int(context.value("delay") or 0))
    return screens.grab(wanted)
