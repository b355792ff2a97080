"""A desk with the real core on a temporary folder, and the room "Démarches" on it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from appui_core.locate import Places
from fakes.clock import FixedClock
from fakes.desk import Desk
from fakes.followup_room import FollowupRoom
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
def room(desk: Desk, on_screen: Callable[[QWidget], QWidget]) -> FollowupRoom:
    """Return the room over an open vault with one case and three exhibits."""
    made = FollowupRoom(desk)
    made.make_vault()
    on_screen(made.page)
    made.visit()
    return made
