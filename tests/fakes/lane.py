"""Holds the vault's lane, so that a test can act before what is asked of the vault is answered."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

from PySide6.QtCore import QObject

from appui.tasks.runner import TaskRunner


@contextmanager
def held(runner: TaskRunner, owner: QObject) -> Iterator[None]:
    """Let nothing of the vault's lane be done before the block's end."""
    over = Event()
    runner.run(lambda: over.wait(30), owner=owner)
    try:
        yield
    finally:
        over.set()
