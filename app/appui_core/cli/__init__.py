"""The command line: every verb is parsed here, the headless ones run here.

Kept light: importing it imports nothing, because `capture` calls an open window before anything else is loaded.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from appui_core.adapters.window_call import WindowCall
    from appui_core.cli.parsed import Parsed
    from appui_core.errors import AppuiError
    from appui_core.kiosk.proof import Proof, Stage
    from appui_core.ports import ScreenSource

__all__ = ["parse", "refuse", "run", "run_capture", "run_prove"]


def parse(argv: Sequence[str]) -> "Parsed":
    """Read the words after the program's name; what is wrong with them is in `problem`, nothing is raised."""
    if not argv:
        from appui_core.cli.parsed import Parsed  # noqa: PLC0415 - start-up: `early` does without

        return Parsed()
    from appui_core.cli.parser import read_arguments  # noqa: PLC0415 - start-up: the window needs no verb table

    return read_arguments(argv)


def run(parsed: "Parsed") -> int:
    """Answer a command line for which `headless` is true; return the exit code (0, 1 or 2)."""
    from appui_core.cli.running import run_headless  # noqa: PLC0415 - start-up, as above

    return run_headless(parsed)


def run_capture(
    parsed: "Parsed", screens: "ScreenSource | Callable[[], ScreenSource]", call: "WindowCall | None" = None
) -> int:
    """Answer `capture` with the picture that `screens` grabs, or an open window; return the exit code.

    Given as a function, it is called when declaration, vault and case have passed, so that Qt is loaded for
    nothing less; it may raise AppuiError, such as NO_DISPLAY. `call`: a window was asked already (`early`).
    """
    from appui_core.cli.running import run_with_screens  # noqa: PLC0415 - start-up, as above

    return run_with_screens(parsed, screens, call)


def run_prove(parsed: "Parsed", prove: "Callable[[Callable[[Stage], None]], Proof]") -> int:
    """Answer `kiosk --prove` with the proof that `prove` makes; return the exit code.

    It tells each stage to the function that it is given, and may raise AppuiError.
    """
    from appui_core.cli.running import run_with_proof  # noqa: PLC0415 - start-up, as above

    return run_with_proof(parsed, prove)


def refuse(parsed: "Parsed", error: "AppuiError") -> int:
    """Say a refusal that the program around us met (no display...) as every verb does; return the exit code."""
    from appui_core.cli.running import refuse_outside  # noqa: PLC0415 - start-up, as above

    return refuse_outside(parsed, error)
