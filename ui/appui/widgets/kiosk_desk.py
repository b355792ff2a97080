"""What the room for adults of the school is given beside the context of every room: it alone gets it."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from appui_core.kiosk.counter import Week
    from appui_core.kiosk.pin import ExitPin
    from appui_core.kiosk.policy import Reading
    from appui_core.kiosk.proof_run import ProofRun


class DeskServices(NamedTuple):
    """`read`, `weeks` and the run of a proof read files: never on the GUI thread."""

    pin: "ExitPin"
    # The policy as it is now, which the next visit will follow.
    read: "Callable[[], Reading]"
    # Raises AppuiError FILE_UNREADABLE. None: nothing is counted here.
    weeks: "Callable[[], tuple[Week, ...]] | None"
    # A proof that has not begun, and that a wipe ends; None where this process cannot be started again.
    proof: "Callable[[], ProofRun] | None"
    # Let another window of ours come in front, and keep this visit meanwhile; or no more.
    step_aside: "Callable[[bool], None]"
    # Let digits through the guard, or no more.
    let_digits: "Callable[[bool], None]"
    # End the whole kiosk.
    leave: "Callable[[], None]"
