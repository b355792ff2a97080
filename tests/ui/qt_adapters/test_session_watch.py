"""Hearing that the session was locked or the PC goes to sleep: on a real bus, and in Windows' messages."""

import ctypes
import subprocess
from collections.abc import Iterator
from ctypes import wintypes
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtDBus import QDBusConnection

from appui.qt_adapters.session_watch import SessionWatch, session_path
from appui.qt_adapters.windows_messages import WM_POWERBROADCAST, WM_WTSSESSION_CHANGE, SessionMessages
from fakes.qt import wait_until

_SESSION = "/org/freedesktop/login1/session/_37"


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    """Start a bus of our own, which stands for both of the system's."""
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1", f"--address=unix:dir={tmp_path}"]
    with (tmp_path / "bus.log").open("wb") as log:
        daemon = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log)
    assert daemon.stdout is not None
    try:
        yield daemon.stdout.readline().decode().strip()
    finally:
        daemon.terminate()
        daemon.wait(5)
        daemon.stdout.close()


class Heard:
    """What a watch told."""

    def __init__(self, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("XDG_SESSION_ID", "7")
        self.told: list[str] = []
        self._address = address
        self.watch = SessionWatch()
        self.watch.locked.connect(lambda: self.told.append("locked"))
        self.watch.sleeping.connect(lambda: self.told.append("sleeping"))
        connection = QDBusConnection.connectToBus(address, "appui-test")
        assert connection.isConnected()
        self.watch.listen(connection, connection)

    def send(self, path: str, name: str, *values: str) -> None:
        command = ["dbus-send", f"--bus={self._address}", "--type=signal", path, name, *values]
        subprocess.run(command, check=True, timeout=20)


@pytest.fixture
def heard(qapp: object, bus: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Heard]:
    assert qapp is not None
    yield Heard(bus, monkeypatch)
    QDBusConnection.disconnectFromBus("appui-test")


def test_every_signal_that_counts_is_heard_and_no_other(heard: Heard) -> None:
    saver, manager = "org.freedesktop.ScreenSaver.ActiveChanged", "org.freedesktop.login1.Manager.PrepareForSleep"
    heard.send("/org/freedesktop/ScreenSaver", saver, "boolean:false")
    heard.send("/org/freedesktop/login1", manager, "boolean:false")
    heard.send("/org/freedesktop/login1/session/_38", "org.freedesktop.login1.Session.Lock")
    heard.send("/org/freedesktop/ScreenSaver", saver, "boolean:true")
    wait_until(lambda: heard.told == ["locked"])
    heard.send("/org/freedesktop/login1", manager, "boolean:true")
    wait_until(lambda: heard.told == ["locked", "sleeping"])
    heard.send(_SESSION, "org.freedesktop.login1.Session.Lock")
    wait_until(lambda: heard.told == ["locked", "sleeping", "locked"])
    heard.send("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", "boolean:true")
    wait_until(lambda: len(heard.told) == 4)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("7", _SESSION),
        ("c2", "/org/freedesktop/login1/session/c2"),
        ("a-b", "/org/freedesktop/login1/session/a_2db"),
    ],
)
def test_the_path_of_our_session(name: str, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_SESSION_ID", name)
    assert session_path() == path


def test_without_a_bus_nothing_happens(qapp: object) -> None:
    assert qapp is not None
    gone = QDBusConnection("no-such-connection")
    SessionWatch().listen(gone, gone)


@pytest.mark.parametrize(
    ("message", "what", "told"),
    [
        (WM_WTSSESSION_CHANGE, 0x7, ["locked"]),
        (WM_WTSSESSION_CHANGE, 0x8, []),  # unlocked
        (WM_WTSSESSION_CHANGE, 0x2, ["locked"]),
        (WM_POWERBROADCAST, 0x4, ["sleeping"]),
        (WM_POWERBROADCAST, 0x7, []),  # awake again
        (0x0100, 0x7, []),  # a key
    ],
)
def test_windows_messages_as_they_lie_in_memory(message: int, what: int, told: list[str]) -> None:
    heard: list[str] = []
    watch = SessionMessages(lambda: heard.append("locked"), lambda: heard.append("sleeping"))
    laid = wintypes.MSG(message=message, wParam=what)
    address = ctypes.addressof(laid)
    assert watch.nativeEventFilter(QByteArray(b"windows_generic_MSG"), address) == (False, 0)
    assert heard == told
    watch.nativeEventFilter(QByteArray(b"xcb_generic_event_t"), address)
    assert heard == told
