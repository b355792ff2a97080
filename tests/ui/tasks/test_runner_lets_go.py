"""A task that has ended holds nothing: neither what was to be done with its answer, nor its owner's page."""

import weakref
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from appui.tasks.runner import TaskRunner
from fakes.qt import settle, wait_until


class _Page:
    def __init__(self, came: list[int]) -> None:
        self.came = came

    def take(self, value: int) -> None:
        self.came.append(value)


def _asked(runner: TaskRunner, owner: QObject, came: list[int]) -> Callable[[], _Page | None]:
    page = _Page(came)
    runner.run(lambda: 7, owner=owner, done=page.take)
    return weakref.ref(page)


def test_what_an_answer_was_for_goes_with_it(qapp: QApplication) -> None:
    runner, owner, came = TaskRunner(qapp), QObject(), list[int]()
    page = _asked(runner, owner, came)
    wait_until(runner.idle)
    settle()
    assert came == [7]
    assert page() is None
    runner.wait()
    for thing in (owner, runner):
        thing.deleteLater()
    settle()
