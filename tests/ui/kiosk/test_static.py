"""The page that needs nothing: whole on the lowest screen, and said as a whole."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from appui.kiosk_static import ENGLISH, FRENCH, StaticPage
from fakes.qt import settle


@pytest.fixture
def page(qapp: QApplication) -> Iterator[StaticPage]:
    """Show it as large as its screen."""
    assert qapp.screens()
    shown = StaticPage()
    shown.come_forward()
    yield shown
    shown.leave()
    shown.deleteLater()
    settle()


def test_every_line_is_on_a_screen_of_800_by_600(page: StaticPage) -> None:
    page.showNormal()
    page.resize(800, 600)
    settle()
    assert page.size().toTuple() == (800, 600)


def test_a_screen_reader_says_every_number(page: StaticPage) -> None:
    said = page.accessibleName()
    assert all(line in said for line in (*FRENCH, *ENGLISH))


def test_nobody_closes_it(page: StaticPage) -> None:
    page.close()
    assert page.isVisible()
