"""`capture`: everything around the grab; the picture itself comes from the program that can see the screen.

Where a window is open on the same data folder, it takes the picture: it holds the vault, and knows how to hide.
"""

import threading
from collections.abc import Mapping
from typing import Any

from appui_core.cases.model import Facts
from appui_core.cli.context import Context
from appui_core.cli.output import visible, write_err
from appui_core.cli.verbs.add import declare
from appui_core.cli.words import kept_line
from appui_core.errors import AppuiError, ErrorCode, LeftBehindError
from appui_core.ports import PictureFile, Shot


def run(context: Context) -> int:
    """Grab one screen into a case; declaration, vault and case are checked before anything is looked at.

    Raises AppuiError: GATE_NOT_ANSWERED, CASE_UNKNOWN, CAPTURE_SCHOOL, what `ports.ScreenSource.grab` raises, and
    what opening the vault and adding an exhibit raise; VAULT_LOCKED and CAPTURE_BUSY of a window.
    """
    declare(context)
    handed = _hand_over(context)
    if handed is not None:
        leftover = handed.get("leftover")
        if isinstance(leftover, str):
            write_err(_left_line(context, leftover))
        # The texts are only read for a person: that takes as long as everything else here.
        context.answer(handed, *(() if context.parsed.json else (_line(context, handed),)))
        return 0
    from appui_core.cases.capturing import case_to_capture, keep_capture  # noqa: PLC0415 - only where no window does it
    from appui_core.intake.circumstances import circumstances  # noqa: PLC0415 - the same

    facts = Facts(url=context.value("url"), account=context.value("account"), note=context.value("note"))
    with context.cases() as cases:
        code = case_to_capture(cases, context.value("case")).code
        shot = _grab(context)
        leftover = shot.leftover if isinstance(shot, PictureFile) else None
        if leftover is not None:  # said at once: it stands whatever becomes of the exhibit
            write_err(_left_line(context, str(leftover)))
        around = circumstances(context.clock.now(), "none")
        exhibit = keep_capture(cases, code, shot, facts, context.clock, around)
    told = {"leftover": str(leftover)} if leftover is not None else {}
    context.answer({**exhibit.to_json(), **told}, kept_line(context, exhibit))
    return 0


def _left_line(context: Context, path: str) -> str:
    return context.messages.text("recorded.leftover", path=visible(path))


def _line(context: Context, handed: Mapping[str, Any]) -> str:
    key = "duplicate" if handed.get("duplicate") else "added"
    short_hash = str(handed.get("sha256", ""))[:12]
    return context.text(f"exhibit.{key}", number=handed.get("number"), hash=short_hash)


def _hand_over(context: Context) -> Mapping[str, Any] | None:
    """Let the open window do it; None when there is none, or it is locked and we were given a key of our own."""
    try:
        return _asked(context)
    except AppuiError as refused:
        if isinstance(refused, LeftBehindError):
            write_err(_left_line(context, str(refused.path)))
        if refused.code is ErrorCode.VAULT_LOCKED and context.parsed.passphrase_file is not None:
            return None
        raise


def _asked(context: Context) -> Mapping[str, Any] | None:
    if context.call is not None:
        return context.call.answer()
    from appui_core.window_line import FILE, CaptureRequest  # noqa: PLC0415 - as below

    if not (context.places.data / FILE).exists():
        return None
    from appui_core.adapters.window_call import ask_window  # noqa: PLC0415 - only when there is a window

    request = CaptureRequest(
        case=context.value("case"),
        declared=True,
        screen=int(context.value("screen") or 0),
        delay_s=int(context.value("delay") or 0),
        url=context.value("url"),
        account=context.value("account"),
        note=context.value("note"),
    )
    return ask_window(context.places.data, request)


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
        write_err(_left_line(context, str(left.path)))
        raise
