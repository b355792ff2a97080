"""A task that tells how far it is and can be stopped; both cross from the worker's thread to the window's."""

from threading import Event
from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, Signal

_EVERY_S: Final = 0.1


class LongTask(QObject):
    """Hand `tell` and `cancelled` to the work. `progress` carries done and all, in whatever the work counts."""

    progress = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = Event()
        self._told_s = 0.0

    def tell(self, done: int, whole: int) -> None:
        """Take the work's word; at most ten times a second it goes on to the window."""
        now = monotonic()
        if done >= whole or now - self._told_s >= _EVERY_S:
            self._told_s = now
            self.progress.emit(done, whole)

    def cancel(self) -> None:
        """Ask the work to stop."""
        self._stop.set()

    def cancelled(self) -> bool:
        """Tell the work whether it should stop."""
        return self._stop.is_set()
