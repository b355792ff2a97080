"""A desk and the room "Signaler" on it, with the guides that ship."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from appui.pages.report.page import ReportPage
from fakes.desk import Desk
from fakes.qt import settle


@pytest.fixture
def page(desk: Desk, on_screen: Callable[[QWidget], QWidget]) -> ReportPage:
    """Return the room as it is on the first visit."""
    made = ReportPage(desk.context)
    made.resize(1180, 800)
    on_screen(made)
    desk.settle()
    settle()
    return made
