"""Which way this desktop can be seen: Qt on X11 and Windows, the portal on Wayland, Apple's tool on macOS."""

import os
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from appui.qt_adapters.screen import QtScreenSource
from appui_core.clock import Clock
from appui_core.ports import ScreenMemory, ScreenSource


def screen_source(clock: Clock, private: Path, memory: ScreenMemory | None = None) -> ScreenSource:
    """Return the back-end of this desktop.

    `private`: a folder of ours, for a tool that only writes files; `memory`: a quicker way to X11's pixels.
    """
    if sys.platform == "darwin":
        from appui.qt_adapters.mac_screen import MacScreenSource  # noqa: PLC0415 - only there

        return MacScreenSource(clock, private)
    if _wayland():
        from appui.qt_adapters.portal import PortalScreenSource  # noqa: PLC0415 - D-Bus, only there

        return PortalScreenSource(clock)
    return QtScreenSource(clock, memory)


def _wayland() -> bool:
    """Tell whether a Wayland compositor draws the screen; through XWayland our own X screen would be empty."""
    platform = QGuiApplication.platformName()
    return platform == "wayland" or (platform == "xcb" and bool(os.environ.get("WAYLAND_DISPLAY")))
