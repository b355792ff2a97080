"""Runs a verb behind the one border where every failure becomes a sentence and an exit code."""

# ruff: noqa: PLC0415 - one import per verb, and none before it is asked for, is the point of this file

import gc
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from appui_core.cli.context import Context, new_context
from appui_core.cli.output import to_json, write_out
from appui_core.cli.parsed import Parsed
from appui_core.cli.refusal import from_defect, refuse
from appui_core.errors import AppuiError, ErrorCode
from appui_core.locate import use_content
from appui_core.ports import ScreenSource

if TYPE_CHECKING:
    from appui_core.adapters.window_call import WindowCall
    from appui_core.kiosk.proof import Proof, Stage

_FEW_COLLECTIONS = 100_000

Screens = ScreenSource | Callable[[], ScreenSource]


def run_headless(parsed: Parsed) -> int:
    """Answer a command line without a screen; return the exit code."""
    # A verb lives for a moment: looking for rings of objects while a thousand rows are read is a third of it.
    gc.set_threshold(_FEW_COLLECTIONS)
    return answer(new_context(parsed))


def run_with_screens(parsed: Parsed, screens: Screens, call: "WindowCall | None" = None) -> int:
    """Answer `capture`; `screens` (or what it returns, asked for after every other check) grabs the picture.

    With a `call` a window has been asked for it, and this waits for its answer.
    """

    def source() -> ScreenSource:
        return screens() if callable(screens) else screens

    return answer(new_context(parsed, source, call))


def run_with_proof(parsed: Parsed, prove: "Callable[[Callable[[Stage], None]], Proof]") -> int:
    """Answer `kiosk --prove`; `prove` makes the visit and tells each stage. Return the exit code."""
    return answer(replace(new_context(parsed), prove=prove))


def refuse_outside(parsed: Parsed, error: AppuiError) -> int:
    """Say what the program around the verbs could not do; return the exit code."""
    return refuse(new_context(parsed), error)


def answer(context: Context) -> int:
    """Run what the command line says in this context; whatever goes wrong is said, and nothing is raised."""
    parsed = context.parsed
    leave = use_content(lambda: context.content.folder())  # noqa: PLW0108 - made when first asked for
    try:
        if parsed.problem is not None:
            return refuse(context, AppuiError(ErrorCode.USAGE, parsed.problem.key), parsed.problem)
        return _answer(context)
    except AppuiError as error:
        return refuse(context, error)
    except (Exception, KeyboardInterrupt) as defect:  # noqa: BLE001 - the border: no traceback ever reaches a person
        return refuse(context, from_defect(defect))
    finally:
        leave()


def _answer(context: Context) -> int:
    if context.parsed.help:
        from appui_core.cli.help_page import help_page

        page = help_page(context.messages, context.parsed.verb)
        write_out(to_json({"help": page}) if context.parsed.json else page)
        return 0
    if context.parsed.version:
        from appui_core.locate import app_version

        version = app_version()
        write_out(to_json({"version": version}) if context.parsed.json else f"appui {version}")
        return 0
    return _verb(context.parsed.verb)(context)


def _verb(name: str | None) -> Callable[[Context], int]:  # noqa: C901, PLR0912 - a case per verb
    """Return what answers a verb, importing no more than that verb needs (a frozen bundle sees each import)."""
    match name:
        case "3018":
            from appui_core.cli.verbs.line import run
        case "triage":
            from appui_core.cli.verbs.triage import run
        case "guides list" | "guides check":
            from appui_core.cli.verbs.guides import run
        case "url":
            from appui_core.cli.verbs.url import run
        case "content status" | "content update" | "content install" | "content revert":
            from appui_core.cli.verbs.content import run
        case "vault init" | "vault status" | "vault check":
            from appui_core.cli.verbs.vault import run
        case "vault passwd" | "vault slots" | "vault slots add" | "vault slots remove":
            from appui_core.cli.verbs.slots import run
        case "vault backup" | "vault restore":
            from appui_core.cli.verbs.backup import run
        case "case purge" | "case record":
            from appui_core.cli.verbs.purge import run
        case "case new" | "case list" | "case show" | "case retain" | "journal":
            from appui_core.cli.verbs.case import run
        case "capture":
            from appui_core.cli.verbs.capture import run
        case "import" | "link":
            from appui_core.cli.verbs.add import run
        case "withdraw" | "original":
            from appui_core.cli.verbs.exhibit import run
        case "report new" | "report list" | "report answer" | "report step" | "report remove":
            from appui_core.cli.verbs.report import run
        case "dossier" | "verify":
            from appui_core.cli.verbs.dossier import run
        case "search":
            from appui_core.cli.verbs.search import run
        case "leaks":
            from appui_core.cli.verbs.leaks import run
        case "policy":
            from appui_core.cli.verbs.policy import run
        case "self-test":
            from appui_core.cli.verbs.self_test import run
        case "kiosk":
            from appui_core.cli.verbs.kiosk import run
        case _:
            # The window: this program has none.
            raise AppuiError(ErrorCode.NO_DISPLAY, "no window in the core")
    return run
