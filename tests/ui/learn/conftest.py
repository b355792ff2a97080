"""A desk and the room "S’informer" on it, with the content that ships."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from appui.pages.learn.page import LearnPage
from fakes.desk import Desk
from fakes.qt import settle


@pytest.fixture
def page(desk: Desk, on_screen: Callable[[QWidget], QWidget]) -> LearnPage:
    """Return the room as it is on the first visit."""
    made = LearnPage(desk.context)
    made.resize(1180, 800)
    on_screen(made)
    desk.settle()
    settle()
    return made
