"""Hears that the desktop's session was locked or that the PC goes to sleep; loaded after the first frame.

Linux: signals on the two D-Bus buses (logind's PrepareForSleep and Lock; the ScreenSaver interfaces). Windows:
WM_WTSSESSION_CHANGE and WM_POWERBROADCAST, read from the message that Windows hands to Qt. macOS tells this only
through Objective-C, which is not reached from here: there the idle time and the look at two clocks
(`tasks/auto_lock.py`) have to do. Sources: freedesktop.org's pages of logind and of the ScreenSaver interface;
learn.microsoft.com, WM_WTSSESSION_CHANGE and WM_POWERBROADCAST. Not yet tried on a real Windows.
"""

import os
import re
import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import SLOT, QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

    from appui.qt_adapters.windows_messages import SessionMessages

_LOGIND: Final = "org.freedesktop.login1"
_SCREEN_SAVERS: Final = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver")


class SessionWatch(QObject):
    """`locked`: somebody must log in before our windows are seen again. `sleeping`: the PC is about to sleep."""

    locked = Signal()
    sleeping = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages: SessionMessages | None = None

    def start(self, window_id: int) -> None:
        """Listen to this system; where it can't be heard, nothing happens."""
        if sys.platform == "win32":
            from appui.qt_adapters.windows_messages import SessionMessages  # noqa: PLC0415 - only where it is used

            self._messages = SessionMessages(self.locked.emit, self.sleeping.emit)
            self._messages.listen(window_id)
        elif sys.platform.startswith("linux"):
            from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - after the first frame, and only here

            self.listen(QDBusConnection.sessionBus(), QDBusConnection.systemBus())

    def listen(self, session: "QDBusConnection", system: "QDBusConnection") -> None:
        """Listen to these buses; one that is not connected is left out."""
        if session.isConnected():
            for name in _SCREEN_SAVERS:
                self._hear(session, "", name, "ActiveChanged", "screen_saver(bool)")
        if system.isConnected():
            self._hear(system, "", f"{_LOGIND}.Manager", "PrepareForSleep", "prepare_for_sleep(bool)")
            self._hear(system, session_path(), f"{_LOGIND}.Session", "Lock", "session_lock()")

    def _hear(self, bus: "QDBusConnection", path: str, interface: str, name: str, slot: str) -> None:
        # No service is named: a bus would look for its owner, and who owns ScreenSaver differs by desktop.
        bus.connect("", path, interface, name, self, SLOT(slot))  # type: ignore[call-overload]  # the stub says bytes, the call wants text

    @Slot(bool)
    def screen_saver(self, active: bool) -> None:  # noqa: FBT001 - the signal's own form
        """Take ActiveChanged."""
        if active:
            self.locked.emit()

    @Slot(bool)
    def prepare_for_sleep(self, begins: bool) -> None:  # noqa: FBT001 - the signal's own form
        """Take PrepareForSleep; its second coming, with false, is the awakening."""
        if begins:
            self.sleeping.emit()

    @Slot()
    def session_lock(self) -> None:
        """Take Lock."""
        self.locked.emit()


def session_path() -> str:
    """Return logind's path of our own session, or nothing where it is not known: then any session counts."""
    name = os.environ.get("XDG_SESSION_ID", "")
    if not name:
        return ""
    # The rule of sd_bus_path_encode: a leading digit, and all but letters and digits, as _ and two hex digits.
    escaped = re.sub(r"[^A-Za-z0-9]|^[0-9]", lambda found: f"_{ord(found.group()):02x}", name)
    return f"/org/freedesktop/login1/session/{escaped}"
