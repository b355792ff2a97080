"""Windows' own way to leave a window out of every picture; elsewhere these functions do nothing.

A second line only: the window is hidden as well, because older systems show a black box for it instead. From
Windows 10 2004 on; source: learn.microsoft.com, SetWindowDisplayAffinity. Not yet tried on a real Windows.
"""

import sys
from typing import Final

_NOTHING: Final = 0x00
_LEFT_OUT: Final = 0x11  # WDA_EXCLUDEFROMCAPTURE, hexadecimal


def leave_out(window_id: int) -> bool:
    """Leave a top-level window of this process out of pictures; tell whether the system agreed."""
    return _set(window_id, _LEFT_OUT)


def take_in(window_id: int) -> bool:
    """Let a window be seen again; tell whether the system agreed."""
    return _set(window_id, _NOTHING)


def _set(window_id: int, affinity: int) -> bool:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only where it is used
        from ctypes import wintypes  # noqa: PLC0415 - the same

        # An instance of our own: argument types set on the shared `ctypes.windll` would be everyone's.
        function = ctypes.WinDLL("user32").SetWindowDisplayAffinity
        function.argtypes = [wintypes.HWND, wintypes.DWORD]
        function.restype = wintypes.BOOL
        return bool(function(window_id, affinity))
    return False
