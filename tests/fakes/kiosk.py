"""One process of the kiosk in a test: the real window, guard and rooms; no supervisor."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication

from appui import kiosk_run
from appui.kiosk_window import KioskRoom
from appui.widgets.kiosk_context import KioskContext
from appui_core.kiosk.origin import Origin
from appui_core.kiosk.policy import KioskPolicy
from fakes.clock import FixedClock
from fakes.qt import settle, wait_until

Rooms = Callable[[KioskContext], Sequence[KioskRoom]]


@contextmanager
def open_kiosk(
    app: QApplication,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
    policy: KioskPolicy | None = None,
    *,
    language: str | None = None,
    rooms: Rooms | None = None,
    origin: Origin | None = None,
) -> Iterator[kiosk_run.Kiosk]:
    """Show the kiosk with its slides, and take everything away at the end; `rooms` instead of those there are."""
    if rooms is not None:
        monkeypatch.setattr(kiosk_run, "rooms_of", rooms)
    kiosk = kiosk_run.Kiosk(app, policy or KioskPolicy(), clock, language=language, zone=ZoneInfo("Europe/Paris"))
    kiosk.desk.origin = origin
    kiosk.window.come_forward()
    wait_until(kiosk.window.isVisible)
    try:
        yield kiosk
    finally:
        kiosk.close()
        settle()
