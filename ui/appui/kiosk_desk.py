"""What one process of the kiosk can do for the school's adults, composed here for the room behind the PIN."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer

from appui.actions import catalogue
from appui.kiosk_window import KioskRoom, KioskWindow

# ruff: noqa: PLC0415 - nothing of it is needed for a pupil's visit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from appui.qt_adapters.kiosk_guard import KioskGuard
    from appui.widgets.kiosk_context import KioskContext
    from appui.widgets.kiosk_desk import DeskServices
    from appui_core.clock import Clock
    from appui_core.kiosk.counter import Week
    from appui_core.kiosk.origin import Origin
    from appui_core.kiosk.policy import KioskPolicy, Reading
    from appui_core.kiosk.proof_run import ProofRun

# A proof keeps the visit of whoever asked for it; well below the shortest idle time.
_KEEP_MS: Final = 10_000


class KioskDesk:
    """The room `admin`, and what it asks of the shell around it."""

    page_id = "admin"

    def __init__(
        self,
        window: KioskWindow,
        guard: "KioskGuard",
        policy: "KioskPolicy",
        clock: "Clock",
        leave: Callable[[], None],
    ) -> None:
        self._window, self._guard, self._policy, self._clock = window, guard, policy, clock
        self._leave = leave
        # How this process came to be; without it nothing can be read anew or proved.
        self.origin: Origin | None = None
        # Whether another window of ours may stand in front.
        self.aside = False
        self._run: ProofRun | None = None
        self._keep = QTimer(window)
        self._keep.setInterval(_KEEP_MS)
        self._keep.timeout.connect(window.touched)

    def room(self, context: "KioskContext") -> KioskRoom:
        """Return the room, for the window's list."""

        def build() -> "QWidget":
            from appui.pages.kiosk.admin import AdminPage

            return AdminPage(context, self._services())

        return KioskRoom(self.page_id, catalogue.ADMIN, build)

    def open(self) -> None:
        """Go there, if a visit is under way."""
        if not self._window.spent and not self._window.content.isHidden():
            self._window.commands.run(catalogue.ADMIN.id)

    def stop(self) -> None:
        """End what runs: the visit is over, or the process."""
        self._keep.stop()
        self.aside = False
        if self._run is not None:
            self._run.stop()

    def _services(self) -> "DeskServices":
        from appui.widgets.kiosk_desk import DeskServices
        from appui_core.kiosk.pin import ExitPin, state_file
        from appui_core.kiosk.policy import Reading

        origin, policy = self.origin, self._policy
        return DeskServices(
            pin=ExitPin(policy.exit_pin_argon2id, state_file(), self._clock),
            read=partial(_read, origin) if origin is not None else lambda: Reading(policy, (), ()),
            weeks=self._weeks if policy.count_openings else None,
            proof=partial(self._proof, origin) if origin is not None else None,
            step_aside=self._step_aside,
            let_digits=self._guard.let_digits,
            leave=self._leave,
        )

    def _weeks(self) -> "tuple[Week, ...]":
        from appui_core.errors import AppuiError, ErrorCode
        from appui_core.kiosk.counter import Counter, counter_folder

        try:
            return Counter(counter_folder(), self._clock).weeks()
        except OSError as error:
            raise AppuiError(ErrorCode.FILE_UNREADABLE, "count of openings") from error

    def _proof(self, origin: "Origin") -> "ProofRun":
        from appui_core.kiosk.proof_run import ProofRun

        run = self._run = ProofRun((*origin.command, "--prove", "--json"), origin.environment)
        return run

    def _step_aside(self, aside: bool) -> None:  # noqa: FBT001 - one thing with two states
        self.aside = aside
        if aside:
            self._keep.start()
        else:
            self._keep.stop()
            self._window.touched()
            self._window.come_forward()


def _read(origin: "Origin") -> "Reading":
    from appui_core.adapters.printers import SystemPrinters
    from appui_core.kiosk.printer import with_printer

    return with_printer(origin.read(), SystemPrinters().look)
