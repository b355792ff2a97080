"""A desk with the real core on a temporary folder, and the room "Démarches" on it."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from fakes.desk import Desk
from fakes.followup_room import FollowupRoom


@pytest.fixture
def room(desk: Desk, on_screen: Callable[[QWidget], QWidget]) -> FollowupRoom:
    """Return the room over an open vault with one case and three exhibits."""
    made = FollowupRoom(desk)
    made.make_vault()
    on_screen(made.page)
    made.visit()
    return made
