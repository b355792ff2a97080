"""Where other programs' windows lie on Windows: EnumWindows from front to back, with what can be seen of each.

The place is the extended frame (DWM), without the invisible borders and the shadow. Cloaked windows (other virtual
desktops, sleeping store programs) can't be seen. Sources: learn.microsoft.com, EnumWindows, DwmGetWindowAttribute.
Not yet tried on a real Windows.
"""

import os
import sys
from typing import Final

from appui_core.ports import WindowPlace

_FRAME_BOUNDS: Final = 9  # DWMWA_EXTENDED_FRAME_BOUNDS
_CLOAKED: Final = 14  # DWMWA_CLOAKED
_MOST_TITLE: Final = 200
_EXTENDED_STYLE: Final = -20  # GWL_EXSTYLE
_CLICKED_THROUGH: Final = 0x00000020  # WS_EX_TRANSPARENT
_NEVER_ACTIVE: Final = 0x08000000  # WS_EX_NOACTIVATE
# The desktop and the task bars.
_NOT_MEANT: Final = frozenset({"Progman", "WorkerW", "Shell_TrayWnd", "Shell_SecondaryTrayWnd"})


class Win32WindowFinder:
    """`ports.WindowFinder` on Windows."""

    def available(self) -> bool:
        """Tell whether this is Windows."""
        return sys.platform == "win32"

    def windows(self) -> tuple[WindowPlace, ...]:
        """Return the windows that can be seen, the front one first, without those of this process."""
        if sys.platform == "win32":
            return _seen_windows()
        return ()


def to_people(extended_style: int) -> bool:
    """Tell whether a window can be worked in: overlays of drivers lie over all others, and nobody sees them."""
    return not extended_style & (_CLICKED_THROUGH | _NEVER_ACTIVE)


if sys.platform == "win32":

    def _seen_windows() -> tuple[WindowPlace, ...]:
        """Ask."""
        import ctypes  # noqa: PLC0415 - only where it is used
        from ctypes import wintypes  # noqa: PLC0415 - the same

        # Instances of our own: argument types set on the shared `ctypes.windll` would be everyone's.
        user, dwm = ctypes.WinDLL("user32"), ctypes.WinDLL("dwmapi")
        visit_type = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)
        user.EnumWindows.argtypes = [visit_type, wintypes.LPARAM]
        user.IsWindowVisible.argtypes = user.IsIconic.argtypes = [wintypes.HWND]
        user.GetWindowThreadProcessId.argtypes = [wintypes.HWND, ctypes.POINTER(wintypes.DWORD)]
        user.GetClassNameW.argtypes = [wintypes.HWND, wintypes.LPWSTR, ctypes.c_int]
        user.GetWindowTextW.argtypes = user.GetClassNameW.argtypes
        user.GetWindowLongW.argtypes = [wintypes.HWND, ctypes.c_int]
        user.GetWindowLongW.restype = wintypes.LONG
        dwm.DwmGetWindowAttribute.argtypes = [wintypes.HWND, wintypes.DWORD, ctypes.c_void_p, wintypes.DWORD]
        dwm.DwmGetWindowAttribute.restype = ctypes.c_long
        found: list[WindowPlace] = []

        def attribute(window: int, which: int, into: "ctypes._SimpleCData[int] | ctypes.Structure") -> bool:
            size = ctypes.sizeof(into)
            return int(dwm.DwmGetWindowAttribute(window, which, ctypes.byref(into), size)) == 0

        def words(ask: "ctypes._NamedFuncPointer", window: int) -> str:
            buffer = ctypes.create_unicode_buffer(_MOST_TITLE)
            ask(window, buffer, _MOST_TITLE)
            return buffer.value

        def visit(window: int, _extra: int) -> bool:
            process, cloaked, bounds = wintypes.DWORD(), wintypes.DWORD(), wintypes.RECT()
            user.GetWindowThreadProcessId(window, ctypes.byref(process))
            seen = user.IsWindowVisible(window) and not user.IsIconic(window) and process.value != os.getpid()
            hidden = attribute(window, _CLOAKED, cloaked) and cloaked.value
            seen = seen and to_people(user.GetWindowLongW(window, _EXTENDED_STYLE))
            if seen and not hidden and attribute(window, _FRAME_BOUNDS, bounds):
                width, height = bounds.right - bounds.left, bounds.bottom - bounds.top
                title = words(user.GetWindowTextW, window)
                # Without a title: helpers of a program, as large as a point or as the screen.
                if width > 0 and height > 0 and title and words(user.GetClassNameW, window) not in _NOT_MEANT:
                    found.append(WindowPlace(bounds.left, bounds.top, width, height, title))
            return True

        user.EnumWindows(visit_type(visit), 0)
        return tuple(found)
