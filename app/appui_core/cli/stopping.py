"""Ctrl-C asked for, instead of raised in the middle of whatever runs: work with pieces ends after one of them."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def stoppable() -> Iterator[Callable[[], bool]]:
    """Give the block a function that tells whether Ctrl-C was pressed; the second time it ends as ever."""
    if threading.current_thread() is not threading.main_thread():
        # Signals belong to the main thread, and a window has a button for this.
        yield lambda: False
        return
    pressed = threading.Event()
    before = signal.getsignal(signal.SIGINT)

    def press(_number: int, _frame: FrameType | None) -> None:
        if pressed.is_set():
            raise KeyboardInterrupt
        pressed.set()

    if before is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, press)
    try:
        yield pressed.is_set
    finally:
        signal.signal(signal.SIGINT, before)
