"""The whole window in a test, real but for the browser, the clipboard and the end of the process."""

from collections.abc import Iterator
from contextlib import contextmanager
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from appui import bootstrap, concrete
from appui.pages.helpline_sheet.page import HelplineSheet
from appui.window import MainWindow
from appui_core.locate import Places
from fakes.clock import FixedClock
from fakes.desk import FakeClipboard
from fakes.key_store import FakeKeyStore
from fakes.qt import settle, wait_until
from fakes.surroundings import empty_computer
from fakes.url_opener import FakeUrlOpener

HOSTS = frozenset({"3018.fr", "www.masecurite.interieur.gouv.fr", "www.allo119.gouv.fr", "www.urgence114.fr"})


class OpenProgram:
    """A program with its window shown. `ended` holds the exit codes with which it would have ended."""

    def __init__(self, program: bootstrap.Program, urls: FakeUrlOpener, clipboard: FakeClipboard) -> None:
        self.program = program
        self.urls = urls
        self.clipboard = clipboard
        self.ended: list[int] = []
        program.end_process = self.ended.append

    @property
    def window(self) -> MainWindow:
        """The window."""
        return self.program.window

    def top_sheet(self) -> QWidget | None:
        """Return the sheet in front, or None."""
        return self.window.layer.top()

    def sheet_3018(self) -> HelplineSheet:
        """Return the 3018 sheet, which must be in front."""
        sheet = self.top_sheet()
        assert isinstance(sheet, HelplineSheet), f"{sheet} is in front"
        return sheet


@contextmanager
def open_program(
    app: QApplication,
    places: Places,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
    *,
    language: str | None = "fr",
    zone: str = "Europe/Paris",
    dials: bool = False,
) -> Iterator[OpenProgram]:
    """Open the window, wait for what follows the first frame, and take everything away at the end."""
    urls, clipboard = FakeUrlOpener(HOSTS, dials=dials), FakeClipboard()
    monkeypatch.setattr(concrete, "urls", lambda: urls)
    monkeypatch.setattr(concrete, "quiet_clipboard", lambda: clipboard)
    monkeypatch.setattr(concrete, "os_keystore", FakeKeyStore)
    monkeypatch.setattr(concrete, "surroundings", lambda: empty_computer().around)
    program = bootstrap.Program(app, places, clock, language=language)
    program.zone = ZoneInfo(zone)
    opened = OpenProgram(program, urls, clipboard)
    program.window.show()
    wait_until(lambda: program.minute is not None)
    try:
        yield opened
    finally:
        program.close()
        settle()
