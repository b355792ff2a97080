"""A desk and the room "S’informer" on it, with the content that ships."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from appui.pages.learn.page import LearnPage
from appui_core.locate import Places
from fakes.clock import FixedClock
from fakes.desk import Desk
from fakes.qt import settle
from fakes.screen_source import FakeScreenSource


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
def page(desk: Desk, on_screen: Callable[[QWidget], QWidget]) -> LearnPage:
    """Return the room as it is on the first visit."""
    made = LearnPage(desk.context)
    made.resize(1180, 800)
    on_screen(made)
    desk.settle()
    settle()
    return made
