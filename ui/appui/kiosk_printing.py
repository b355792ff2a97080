"""Pocket cards as the kiosk's supervisor has them printed, composed here; without Qt."""

from collections.abc import Sequence
from pathlib import Path

from appui_core.adapters.printers import SystemPrinters
from appui_core.kiosk.card import CardDesk, CardProcess
from appui_core.kiosk.policy import policy_places, read_policy
from appui_core.kiosk.printer import PrinterState


def printer_named(policy_file: Path | None) -> str:
    """Return the printer that the policy names now, read anew; empty where it names none."""
    return read_policy(policy_places(policy_file), policy_file).policy.printer


def card_desk(policy_file: Path | None, command: Sequence[str]) -> CardDesk:
    """Return what prints cards on the policy's printer; `command` starts the kiosk's own program."""
    printers, process = SystemPrinters(), CardProcess(command)

    def ready() -> bool:
        name = printer_named(policy_file)
        return bool(name) and printers.look(name) is PrinterState.READY

    return CardDesk(ready, process.print_card, stop=process.stop)


def trial_desk() -> CardDesk:
    """Return what says that it prints and prints nothing: the visit of a proof presses that button too."""
    return CardDesk(lambda: True, lambda _language: True)
