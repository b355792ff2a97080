"""The first process of `appui kiosk`: the supervisor, or the one who proves what the others leave. Without Qt."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from appui_core.cli.parsed import Parsed
    from appui_core.kiosk.forked import Forked

# ruff: noqa: PLC0415 - a first page is being painted beside it: nothing is loaded before it is needed


def watch(
    parsed: "Parsed",
    command: Sequence[str],
    policy: "Path | None",
    first: "Forked | None",
) -> int:
    """Keep the kiosk's processes until the exit, or prove what they leave; return the exit code.

    `command` starts one of them, `policy` is the file asked for.
    """
    if "prove" in parsed.flags:
        from appui.kiosk_prove import run_proof

        return run_proof(parsed, command)
    from appui_core.kiosk.only_one import hold_screen

    try:
        held = hold_screen(os.environ)
    except OSError:
        return _already_open(parsed.lang, first)
    if first is not None:
        first.open()
    from appui.kiosk_printing import card_desk
    from appui_core.kiosk.supervisor import Supervisor

    def opened() -> None:
        from appui_core.kiosk.origin import count_visit

        count_visit(policy)

    supervisor = Supervisor(command, first=first, opened=opened)
    supervisor.cards = card_desk(policy, command)
    try:
        return supervisor.run()
    finally:
        if held is not None:
            held.close()


def _already_open(language: str | None, first: "Forked | None") -> int:
    """Leave the screen to the kiosk that stands there."""
    if first is not None:
        first.kill()
    from appui_core.cli.output import write_err
    from appui_core.errors import ErrorCode
    from appui_core.messages import choose_language, load_messages

    write_err(load_messages(choose_language(language)).error(ErrorCode.ALREADY_OPEN).spoken())
    return 1
