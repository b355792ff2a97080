"""`appui kiosk --prove`, composed here: what is looked at, and the processes in which the visit is made."""

import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from appui.kiosk_printing import printer_named, trial_desk
from appui.kiosk_traceless import leave_no_trace
from appui_core.kiosk.proof import Kind, Proof, Stage, Watched, prove, visit_in_processes, whole_account
from appui_core.kiosk.traces import registry_values

if TYPE_CHECKING:
    from appui_core.cli.parsed import Parsed

# ruff: noqa: PLC0415 - what each step imports comes before its first look

# Where Qt and what it stands on keep settings on Windows.
_SETTINGS: Final = "HKCU\\Software"


def run_proof(parsed: "Parsed", command: Sequence[str]) -> int:
    """Prove that a visit of the kiosk that `command` starts leaves nothing; say so; return the exit code."""
    from appui_core.cli import run_prove
    from appui_core.kiosk.proof_run import end_with_kiosk

    end_with_kiosk()
    sys.dont_write_bytecode = True
    named = parsed.values.get("policy")
    with_card = bool(printer_named(Path(named) if named else None))

    def visit() -> None:
        visit_in_processes(command, cards=trial_desk() if with_card else None)

    return run_prove(parsed, lambda said: _prove(visit, said)._replace(without_card=with_card))


def _prove(visit: Callable[[], None], said: Callable[[Stage], None]) -> Proof:
    # Before the environment loses the folders that are looked at.
    account = whole_account()
    environment = dict(os.environ)
    leave_no_trace()
    from PySide6.QtGui import QGuiApplication

    from appui.qt_adapters.clipboard_look import look_at_clipboards

    application = QGuiApplication(sys.argv[:1])
    os.environ.clear()
    os.environ.update(environment)
    looks = {Kind.CLIPBOARD: look_at_clipboards}
    if sys.platform == "win32":
        from appui_core.adapters.registry import SystemRegistry

        looks[Kind.SETTING] = partial(registry_values, SystemRegistry(), _SETTINGS)
    watched = Watched(account.roots, account.without, looks)
    try:
        return prove(visit, watched, said)
    finally:
        application.shutdown()
