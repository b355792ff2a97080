"""A desk with the real core on a temporary folder, and the room on it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from appui.pages.evidence.phone_link import PhoneLink, Stage
from appui_core.cases.model import Mode
from appui_core.locate import Places
from fakes.clock import FixedClock
from fakes.desk import Desk
from fakes.evidence_room import EvidenceRoom, go_ways
from fakes.originals import original_of
from fakes.phone import Phone
from fakes.pictures import png_bytes
from fakes.school_room import TOLD, SchoolRoom
from fakes.screen_source import FakeScreenSource


@pytest.fixture
def screens(clock: FixedClock) -> FakeScreenSource:
    """Return one screen that can be grabbed."""
    return FakeScreenSource(clock)


@pytest.fixture
def desk(
    qapp: QApplication,  # noqa: ARG001 - it must exist first
    clock: FixedClock,
    places: Places,
    screens: FakeScreenSource,
) -> Iterator[Desk]:
    """Return the services of a page."""
    made = Desk(clock, places, screens)
    yield made
    made.close()


@pytest.fixture(scope="session")
def _ways(qapp: QApplication) -> None:  # noqa: ARG001 - it must exist first
    """Go the ways that are gone once, before a window of a test has the keyboard."""
    go_ways()


@pytest.fixture
def room(_ways: None, desk: Desk, on_screen: Callable[[QWidget], QWidget]) -> EvidenceRoom:
    """Return the room as it is on the first visit, on a screen."""
    made = EvidenceRoom(desk)
    on_screen(made.page)
    made.settle()
    return made


@pytest.fixture
def link(room: EvidenceRoom) -> PhoneLink:
    return room.page.phoning.link


@pytest.fixture
def phone(room: EvidenceRoom, link: PhoneLink) -> Phone:
    """Return a phone that has scanned the code."""
    room.to_tray()
    room.click("tray_open")
    assert link.stage is Stage.OPEN
    return Phone(link.url)


@pytest.fixture
def school(room: EvidenceRoom) -> Iterator[SchoolRoom]:
    """Return the room with a school's case of two exhibits open in it."""
    room.make_vault()
    room.click("ready_back")
    case = room.cases.new("Suivi 12", Mode.SCHOOL)
    for number in range(2):
        room.cases.add_original(case.code, original_of(png_bytes(number + 3)), TOLD)
    room.page.services.book.select(case.code)
    room.settle()
    yield SchoolRoom(room, case)
    for sheet in filter(isValid, room.desk.sheets):
        sheet.hide()
        sheet.deleteLater()
    room.settle()
