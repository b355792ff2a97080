"""A page open on this PC alone, and who is told what happens on it."""

import threading
from collections.abc import Iterator

import pytest

from appui_core.adapters.phone_tray.server import TrayServer
from appui_core.adapters.phone_tray.tray import LanPhoneTray
from appui_core.messages import load_messages
from appui_core.ports import TrayLimits, TrayOrder
from fakes.clock import FixedClock
from fakes.phone import Keeper, Open, Phone


@pytest.fixture
def keeper() -> Keeper:
    return Keeper()


@pytest.fixture
def opened(keeper: Keeper, clock: FixedClock) -> Iterator[Open]:
    """Return a function that opens a page; all are closed at the end."""
    pages: list[TrayServer] = []

    def open_page(limits: TrayLimits | None = None, language: str = "fr") -> TrayServer:
        tray = LanPhoneTray(clock, limits or TrayLimits(), loopback=True)
        order = TrayOrder("127.0.0.1", load_messages(language), keeper.keep, keeper.heard)
        pages.append(tray.open(order))
        return pages[-1]

    yield open_page
    for page in pages:
        page.close()
    # It may just be starting a thread for one who came at the last moment.
    for thread in threading.enumerate():
        if thread.name == "appui-phone-tray":
            thread.join(10)


@pytest.fixture
def page(opened: Open) -> TrayServer:
    return opened()


@pytest.fixture
def phone(page: TrayServer) -> Phone:
    return Phone(page.url)
