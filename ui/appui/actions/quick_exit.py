"""Leaving at once: windows gone in one turn of the event loop, vault locked, our clipboard emptied, process ended.

It protects from someone who enters the room, not from someone who reads this PC later, and it says so (settings).
"""

import contextlib
import os
from collections.abc import Callable
from threading import Thread
from typing import Final

from PySide6.QtWidgets import QApplication

# A busy worker may hold the vault; what is unfinished then is as after a power cut, which the vault withstands.
LOCK_WAIT_S: Final = 0.4


class QuickExit:
    """Call it to leave. `leave` ends the process without waiting for any thread; tests give another."""

    def __init__(
        self,
        *,
        lock_vault: Callable[[], None],
        clear_clipboard: Callable[[], object],
        leave: Callable[[int], object] = os._exit,
    ) -> None:
        self._lock_vault = lock_vault
        self._clear_clipboard = clear_clipboard
        self._leave = leave

    def __call__(self) -> None:
        """Hide, empty, lock, end. Nothing that fails on the way keeps the rest from happening."""
        app = QApplication.instance()
        for widget in QApplication.topLevelWidgets():
            widget.hide()
        if isinstance(app, QApplication):
            # Hiding is a message to the screen's server; without this it may still lie in our buffer at the end.
            app.sync()
        for duty in (self._clear_clipboard, self._lock_within_reason):
            # Leaving comes first, whatever a duty has to say.
            with contextlib.suppress(Exception):
                duty()
        if isinstance(app, QApplication):
            app.sync()
        self._leave(0)

    def _lock_within_reason(self) -> None:
        worker = Thread(target=self._lock_vault, daemon=True)
        worker.start()
        worker.join(LOCK_WAIT_S)
