"""Notices through a tray icon: neutral words, nothing left afterwards, and quiet where there is no tray."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from appui.qt_adapters.notices import TrayNotices
from contracts.notices import TEXT, TITLE, NoticesContract
from fakes.notices import FakeNotices
from fakes.qt import settle


class _Tray(QSystemTrayIcon):
    """A tray icon that writes down what it was told to show: the offscreen platform has no tray to put it in."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.messages: list[tuple[str, str]] = []

    def show(self) -> None:
        """Need no tray."""

    def hide(self) -> None:
        self.messages.clear()

    def showMessage(self, title: str, text: str, *_: object) -> None:
        self.messages.append((title, text))


class TestFake(NoticesContract):
    @pytest.fixture(autouse=True)
    def _make(self) -> None:
        self.fake = FakeNotices()
        self.notices = self.fake

    def said(self) -> list[tuple[str, str]]:
        return self.fake.said


class TestTray(NoticesContract):
    @pytest.fixture(autouse=True)
    def _make(self, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        assert qapp is not None
        monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))
        monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", staticmethod(lambda: True))
        self.asked: list[bool] = []
        self.tray = TrayNotices(QIcon, lambda: self.asked.append(True), make=_Tray)
        self.notices = self.tray
        yield
        self.tray.leave()
        self.tray.deleteLater()
        settle()

    def said(self) -> list[tuple[str, str]]:
        settle()
        return [message for tray in self.tray.findChildren(_Tray) for message in tray.messages]

    def test_a_click_leads_to_the_window_and_takes_the_icon_away(self) -> None:
        self.notices.show(TITLE, TEXT)
        (tray,) = self.tray.findChildren(_Tray)
        tray.messageClicked.emit()
        assert self.asked == [True]
        assert self.said() == []

    def test_the_icon_goes_by_itself(self) -> None:
        self.notices.show(TITLE, TEXT)
        self.tray._timer.timeout.emit()
        assert self.said() == []
        assert not self.tray._timer.isActive()


def test_without_a_tray_nothing_happens(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    assert qapp is not None
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: False))
    notices = TrayNotices(QIcon, lambda: None, make=_Tray)
    assert not notices.show(TITLE, TEXT)
    assert notices.findChildren(_Tray) == []
    notices.deleteLater()
