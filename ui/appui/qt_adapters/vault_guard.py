"""What watches over an open vault: touches, idle time, the session, and the check that runs while nobody is there.

Nothing of it is made before a vault is open for the first time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from appui.qt_adapters.input_watch import InputWatch
from appui.qt_adapters.session_watch import SessionWatch
from appui.tasks.auto_lock import AutoLock, minutes_of
from appui.tasks.idle_check import IdleCheck
from appui.tasks.runner import TaskRunner
from appui.tasks.vault_session import LockReason, State, VaultSession
from appui.widgets.context import PageContext
from appui.widgets.damage import tell_damage
from appui_core.clock import Clock


@dataclass(frozen=True, slots=True)
class Wants:
    """The guard asks for the value of `auto_lock_min` and for a capture under way, and closes private sheets."""

    setting: Callable[[], str]
    held: Callable[[], bool]
    hide: Callable[[], None]


def guard_vault(context: PageContext, window: QWidget, hide: Callable[[], None]) -> "VaultGuard":
    """Make a guard with what pages are given, and let it watch; `window` owns it."""

    def away() -> None:
        hide()
        if context.vault.lock_reason != LockReason.ASKED:
            # Nobody is at the PC: what was copied out of the vault does not wait for the next person.
            context.clipboard.clear()

    wants = Wants(
        setting=lambda: context.settings.text("auto_lock_min"),
        held=lambda: bool(getattr(context.own_windows, "busy", False)),
        hide=away,
    )
    guard = VaultGuard(context.vault, context.runner, context.clock, wants=wants, parent=window)
    guard.check.found.connect(partial(tell_damage, context))
    app = QApplication.instance()
    if isinstance(app, QApplication):
        guard.start(app, window)
    return guard


class VaultGuard(QObject):
    """Makes the watchers and ties them to the vault; `start` makes them watch."""

    def __init__(
        self,
        session: VaultSession,
        runner: TaskRunner,
        clock: Clock,
        *,
        wants: Wants,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._wants = session, wants
        self.lock = AutoLock(
            session,
            runner,
            clock,
            minutes=lambda: minutes_of(wants.setting(), session.preset),
            held=wants.held,
            parent=self,
        )
        self.check = IdleCheck(session, runner, clock, idle_s=lambda: self.lock.idle_s, parent=self)
        self.input = InputWatch(self)
        self.input.touched.connect(self.lock.touched)
        self.desk = SessionWatch(self)
        self.desk.locked.connect(self.lock.session_locked)
        self.desk.sleeping.connect(self.lock.sleeping)
        session.changed.connect(self._changed)

    def start(self, app: QApplication, window: QWidget) -> None:
        """Watch this application from now on."""
        self.input.watch(app)
        self.desk.start(int(window.winId()))

    def _changed(self) -> None:
        if self._session.state == State.OPEN:
            return
        self._wants.hide()
        for widget in QApplication.topLevelWidgets():
            # A choice of files or a print dialog stands above a page that is no longer there.
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.reject()
