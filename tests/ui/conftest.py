"""Tests of the window: one QApplication, and a failure for a window or a timer that a test left behind."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication

from appui_core.content.pack import bundled_dir
from appui_core.locate import Places, use_content
from fakes.clock import FixedClock
from fakes.desk import Desk, Renew
from fakes.program import OpenProgram, open_program
from fakes.qt import WATCH, WidgetT, left_over, shown
from fakes.screen_source import FakeScreenSource

if TYPE_CHECKING:
    from _pytest.runner import CallInfo

WATCH.install()
_FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: "CallInfo[None]") -> Iterator[None]:
    """Remember a failure: its traceback keeps widgets alive, a search for leftovers would only add noise."""
    item.stash[_FAILED] = item.stash.get(_FAILED, False) or call.excinfo is not None
    return (yield)


@pytest.fixture(autouse=True)
def _nothing_left_open(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test that leaves a window, a timer or a running task."""
    yield
    if request.node.stash.get(_FAILED, False):
        for widget in qapp.topLevelWidgets():
            widget.hide()
        return
    wrong = left_over()
    if not QThreadPool.globalInstance().waitForDone(30_000):
        wrong.append("tasks still run on the global thread pool")
    if wrong:
        for widget in qapp.topLevelWidgets():
            widget.hide()  # or every later test would be blamed for it
        pytest.fail("\n".join(wrong), pytrace=False)


@pytest.fixture
def on_screen(qapp: QApplication) -> Iterator[Callable[[WidgetT], WidgetT]]:  # noqa: ARG001 - it must exist first
    """Return a function that shows a top-level widget for the length of this test."""
    with ExitStack() as stack:

        def show(widget: WidgetT) -> WidgetT:
            return stack.enter_context(shown(widget))

        yield show


@pytest.fixture
def desk(
    qapp: QApplication,  # noqa: ARG001 - it must exist first
    clock: FixedClock,
    places: Places,
) -> Iterator[Desk]:
    """Return the services of a page."""
    made = Desk(clock, places, FakeScreenSource(clock))
    yield made
    made.close()


@pytest.fixture
def renew(tmp_path: Path) -> Iterator[Renew]:
    """Return a function that brings another content pack into use: in one of its files, words give way to others.

    What that function returns takes the pack out of use again.
    """
    with ExitStack() as stack:

        def use(file: str, words: str, others: str) -> Callable[[], None]:
            folder = tmp_path / "another pack"
            copytree(bundled_dir(), folder)
            path = folder / file
            before = path.read_text("utf-8")
            assert words in before
            path.write_text(before.replace(words, others), "utf-8")
            leave = use_content(lambda: folder)
            stack.callback(leave)
            return leave

        yield use


@pytest.fixture
def program(
    qapp: QApplication, places: Places, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[OpenProgram]:
    """Open the whole window on an empty data folder, in French, in Paris."""
    with open_program(qapp, places, clock, monkeypatch) as opened:
        yield opened
