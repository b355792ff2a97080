"""The printer that a policy names, as the kiosk sees it: whether it is there, and how a card gets to it."""

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from appui_core.kiosk.policy import Problem, Reading
from appui_core.kiosk.policy_faults import Fault

KEY = "kiosk.printer"


class PrinterState(StrEnum):
    """What the system's printing says of a printer."""

    READY = "ready"
    # It is known, and takes or prints nothing now: somebody has paused it.
    STOPPED = "stopped"
    # Not known by that name, or there is no printing on this computer, or it does not answer.
    ABSENT = "absent"


class Printers(Protocol):
    """The printers of this computer. Both calls may take seconds, never long, and never raise."""

    def look(self, name: str) -> PrinterState:
        """Return what a printer of exactly that name can do now, whatever characters are in the name."""
        ...

    def send(self, name: str, pdf: bytes) -> bool:
        """Hand a document over to be printed once, without asking anybody and without a file of ours.

        Return whether it was taken: not yet that it is on paper. The name that the queue shows says nothing.
        """
        ...


def with_printer(reading: Reading, look: Callable[[str], PrinterState]) -> Reading:
    """Return a policy with a problem more where its printer can't print: nobody gets a button then."""
    name = reading.policy.printer
    state = look(name) if name else PrinterState.READY
    if state is PrinterState.READY:
        return reading
    fault = Fault.PRINTER_STOPPED if state is PrinterState.STOPPED else Fault.NO_PRINTER
    source = next((value.source for value in reading.values if value.key == KEY), None)
    return reading._replace(problems=(*reading.problems, Problem(KEY, fault, source)))
