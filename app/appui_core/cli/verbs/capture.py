"""`capture`: everything around the grab; the picture itself comes from the program that can see the screen."""

import threading
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from appui_core.cases.model import Exhibit, Facts
from appui_core.cli.context import Context
from appui_core.cli.output import visible, write_err
from appui_core.cli.verbs.add import declare
from appui_core.cli.words import kept_line
from appui_core.errors import AppuiError, ErrorCode, LeftBehindError
from appui_core.ports import PictureFile, Shot

if TYPE_CHECKING:
    from appui_core.cases.service import Cases


def run(context: Context) -> int:
    """Grab one screen into a case; declaration, vault and case are checked before anything is looked at.

    Raises AppuiError: GATE_NOT_ANSWERED, CASE_UNKNOWN, what `ports.ScreenSource.grab` raises, and what opening the
    vault and adding an exhibit raise.
    """
    from appui_core.intake.circumstances import circumstances  # noqa: PLC0415 - only where a picture is made
    from appui_core.intake.shots import original_from_shot  # noqa: PLC0415 - the same

    declare(context)
    facts = Facts(url=context.value("url"), account=context.value("account"), note=context.value("note"))
    with context.cases() as cases:
        code = cases.get(context.value("case")).code
        shot = _grab(context)
        leftover = shot.leftover if isinstance(shot, PictureFile) else None
        if leftover is not None:  # said at once: it stands whatever becomes of the exhibit
            write_err(_left_line(context, leftover))
        original = original_from_shot(shot, context.clock, circumstances(context.clock.now(), "none"))
        exhibit = cases.add_original(code, original, facts)
        if exhibit.duplicate:
            exhibit = _note(cases, exhibit, facts)
    told = {"leftover": str(leftover)} if leftover is not None else {}
    context.answer({**exhibit.to_json(), **told}, kept_line(context, exhibit))
    return 0


def _left_line(context: Context, path: Path) -> str:
    return context.messages.text("recorded.leftover", path=visible(str(path)))


def _note(cases: "Cases", known: Exhibit, told: Facts) -> Exhibit:
    """Keep what was told about a screen that was captured before; what was not told again stays as it was."""
    added = {name: text for name, text in asdict(told).items() if text}
    noted = cases.note_facts(known.case, known.id, replace(known.facts, **added))
    return replace(noted, duplicate=True)


def _grab(context: Context) -> Shot:
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
    try:
        return screens.grab(wanted)
    except LeftBehindError as left:
        write_err(_left_line(context, left.path))
        raise
