"""Windows' own messages about the session and about power, read as they pass through Qt's native event filter.

Contract-tested with messages laid out in memory; not yet tried on a real Windows.
"""

import ctypes
import sys
from collections.abc import Callable
from ctypes import wintypes
from typing import Final

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication

WM_WTSSESSION_CHANGE: Final = 0x02B1
WM_POWERBROADCAST: Final = 0x0218
# Wparam of the first: the session was locked, or left the screen or the remote end for another person's.
_WENT: Final = frozenset({0x7, 0x2, 0x4})
_PBT_APMSUSPEND: Final = 0x4
_THIS_SESSION: Final = 0


class SessionMessages(QAbstractNativeEventFilter):
    """Calls `locked` or `sleeping`; every message goes on to Qt."""

    def __init__(self, locked: Callable[[], None], sleeping: Callable[[], None]) -> None:
        super().__init__()
        self._locked, self._sleeping = locked, sleeping

    def listen(self, window_id: int) -> None:
        """Ask for the session's messages on behalf of a window, and see them from now on."""
        app = QCoreApplication.instance()
        if app is not None:
            app.installNativeEventFilter(self)
        if sys.platform == "win32":
            register = ctypes.WinDLL("wtsapi32").WTSRegisterSessionNotification
            register.argtypes = [wintypes.HWND, wintypes.DWORD]
            register.restype = wintypes.BOOL
            register(window_id, _THIS_SESSION)

    def nativeEventFilter(
        self, event_type: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Look at one message; Qt calls this."""
        if QByteArray(event_type).data() in {b"windows_generic_MSG", b"windows_dispatcher_MSG"}:
            seen = wintypes.MSG.from_address(int(message))
            if seen.message == WM_WTSSESSION_CHANGE and seen.wParam in _WENT:
                self._locked()
            elif seen.message == WM_POWERBROADCAST and seen.wParam == _PBT_APMSUSPEND:
                self._sleeping()
        return False, 0
