"""A visit of the kiosk in a test: going to a room, and reading what stands there."""

import re

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from appui.kiosk_run import Kiosk
from fakes.desk import shown_text
from fakes.qt import click, settle, wait_until


def enter(kiosk: Kiosk, page_id: str) -> QWidget:
    """Begin a visit where none goes on, and go to a room."""
    if kiosk.window.attract.isVisible():
        QTest.mouseClick(kiosk.window.attract, Qt.MouseButton.LeftButton)
    kiosk.window.navigate(page_id)
    # Some rooms read what they say off the GUI thread.
    wait_until(kiosk.runner.idle)
    settle()
    return kiosk.window.page()


def plain(text: str) -> str:
    """Return a text with plain spaces."""
    return re.sub("[\u00a0\u202f]", " ", text)


def words_on(root: QWidget) -> str:
    """Return what can be read, with plain spaces."""
    return plain(shown_text(root))


def press_on(kiosk: Kiosk, *names: str) -> None:
    """Press the room's buttons of these object names, one after the other."""
    for name in names:
        found = [one for one in kiosk.window.page().findChildren(QAbstractButton, name) if one.isVisible()]
        assert len(found) == 1, f"{name}: {len(found)} buttons"
        click(found[0])
        settle()
