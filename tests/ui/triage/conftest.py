"""A desk and the four questions on it, as they ship."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from appui.pages.triage.page import TriagePage
from fakes.desk import Desk
from fakes.qt import settle


@pytest.fixture
def page(desk: Desk, on_screen: Callable[[QWidget], QWidget]) -> TriagePage:
    """Return the page as it is on the first visit."""
    made = TriagePage(desk.context)
    made.resize(1180, 800)
    on_screen(made)
    desk.settle()
    settle()
    return made
