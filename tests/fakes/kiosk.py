"""One process of the kiosk in a test: the real window and guard; no supervisor, and rooms that say their name."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea

from appui import kiosk_run
from appui.actions import catalogue
from appui.actions.command import Command
from appui.kiosk_window import KioskRoom
from appui.widgets.kiosk_context import KioskContext
from appui_core.kiosk.policy import KioskPolicy
from fakes.clock import FixedClock
from fakes.qt import settle, wait_until

ROOMS = (
    ("normal", catalogue.NORMAL),
    ("report", catalogue.TELL),
    ("protect", catalogue.PROTECT),
    ("sleep", catalogue.SLEEP),
    ("helpline", catalogue.SHOW_3018),
)


class PlainRoom(QScrollArea):
    """A room with nothing but its name, higher than any screen."""

    def __init__(self, page_id: str, command: Command) -> None:
        super().__init__()
        self.page_id, self._command = page_id, command
        inner = QLabel(page_id)
        inner.setMinimumHeight(4_000)
        self.setWidget(inner)
        self.times_shown = 0

    def title(self) -> str:
        """Return the words of the header."""
        return self._command.text()

    def retranslate(self) -> None:
        """Nothing to say."""

    def shown(self) -> None:
        """Count the visits."""
        self.times_shown += 1


def with_plain_rooms(context: KioskContext) -> Sequence[KioskRoom]:
    """Return the real first page and a plain room behind each door."""
    real = tuple(kiosk_rooms(context))
    have = {room.page_id for room in real}
    plain = [KioskRoom(name, command, partial(PlainRoom, name, command)) for name, command in ROOMS]
    return (*real, *(room for room in plain if room.page_id not in have))


kiosk_rooms = kiosk_run.rooms_of


@contextmanager
def open_kiosk(
    app: QApplication,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
    policy: KioskPolicy | None = None,
    *,
    language: str | None = None,
) -> Iterator[kiosk_run.Kiosk]:
    """Show the kiosk with its slides, and take everything away at the end."""
    monkeypatch.setattr(kiosk_run, "rooms_of", with_plain_rooms)
    kiosk = kiosk_run.Kiosk(app, policy or KioskPolicy(), clock, language=language, zone=ZoneInfo("Europe/Paris"))
    kiosk.window.come_forward()
    wait_until(kiosk.window.isVisible)
    try:
        yield kiosk
    finally:
        kiosk.close()
        settle()
