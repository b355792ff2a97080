"""One run of the window, from the start of its process to the end; a second start only shows the first one."""

import sys
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QApplication

from appui import concrete
from appui.bootstrap import Program
from appui.qt_adapters.single_instance import SingleInstance
from appui.tasks.later import Later
from appui.theme.theme import STYLE
from appui_core.locate import places

if TYPE_CHECKING:
    from appui_core.cli.parsed import Parsed
    from appui_core.clock import Clock

# ruff: noqa: PLC0415 - what is imported inside functions here is what the first frame does without


def run_window(parsed: "Parsed | None" = None) -> int:
    """Open the window and run until it closes; return the exit code. A second start shows the first and leaves.

    `parsed` is None when the command line was empty.
    """
    where = places(parsed.data if parsed else None)
    language = parsed.lang if parsed else None
    instance = SingleInstance(where.data)
    if not instance.acquire():
        return _already_open(instance, language)
    application = QApplication([*sys.argv[:1], "-style", STYLE])
    try:
        program = Program(application, where, cast("Clock", Later(concrete.system_clock)), language=language)
        program.answer_other_starts(instance)
        program.window.show()
        code = application.exec()
        program.finish()
        return code
    finally:
        instance.release()


def _already_open(instance: SingleInstance, language: str | None) -> int:
    from appui_core.cli.output import write_err
    from appui_core.errors import ErrorCode
    from appui_core.messages import choose_language, load_messages

    instance.ask_first_to_show()
    write_err(load_messages(choose_language(language)).error(ErrorCode.ALREADY_OPEN).spoken())
    return 0
