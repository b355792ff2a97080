"""The concrete services of a running window, each made when first asked for; `bootstrap` ties them together."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from appui.qt_adapters.own_windows import Aside
    from appui.qt_adapters.screen_privacy import WindowsPrivacy
    from appui.widgets.services import ClipboardItem, Overlays, OwnWindows
    from appui_core.clock import Clock
    from appui_core.content.installed import ContentHome
    from appui_core.locate import Places
    from appui_core.ports import (
        ContentSource,
        Fetcher,
        KeyStore,
        PhoneTray,
        ScreenSource,
        TimeStamper,
        UrlOpener,
    )
    from appui_core.privacy.leaks.surroundings import Surroundings
    from appui_core.settings.store import Settings

# ruff: noqa: PLC0415 - what is imported inside functions here is what the first frame does without


def quiet_clipboard() -> "ClipboardItem":
    """Return the clipboard that marks what it holds as not for histories."""
    from appui.qt_adapters.clipboard import QuietClipboard

    return QuietClipboard()


def system_clock() -> "Clock":
    """Return the PC's clock."""
    from appui_core.clock import SystemClock

    return SystemClock()


def os_keystore() -> "KeyStore":
    """Return the system's key store."""
    from appui_core.adapters.os_keys import OsKeyStore

    return OsKeyStore()


def screens(clock: "Clock", places: "Places") -> "ScreenSource":
    """Return the way to see the screens."""
    from appui.qt_adapters.screens import screen_source
    from appui_core.adapters.x11_memory import XScreenMemory

    return screen_source(clock, places.data, XScreenMemory())


def stop_screens(source: "ScreenSource") -> None:
    """End what a back-end has at work in another process, with what that wrote in clear (macOS)."""
    stop = getattr(source, "stop", None)
    if stop is not None:
        stop()


def own_windows(seen: Callable[[], bool]) -> "OwnWindows":
    """Return our own windows; `seen` tells whether pictures may show them."""
    from appui.qt_adapters.own_windows import HiddenWindows

    return HiddenWindows(seen)


def step_aside(windows: "OwnWindows", aside: "Aside") -> None:
    """Have something of ours that is no window go out of each picture too."""
    from appui.qt_adapters.own_windows import HiddenWindows

    if isinstance(windows, HiddenWindows):
        windows.also(aside)


def overlays() -> "Overlays":
    """Return what Appui lays over the screens; others' windows are found where the desktop tells."""
    import sys

    from appui.qt_adapters.overlay.service import ScreenOverlays

    if sys.platform == "win32":
        from appui.qt_adapters.win32_windows import Win32WindowFinder

        return ScreenOverlays(Win32WindowFinder())
    from appui.qt_adapters.x11_windows import X11WindowFinder

    return ScreenOverlays(X11WindowFinder())


def screen_privacy(clock: "Clock") -> "WindowsPrivacy":
    """Return what keeps our windows out of pictures (Windows)."""
    from appui.qt_adapters.screen_privacy import WindowsPrivacy

    return WindowsPrivacy(clock)


def urls() -> "UrlOpener":
    """Return the one door to the browser."""
    from appui_core.adapters.open_url import SystemUrlOpener
    from appui_core.content.hosts import allowed_hosts
    from appui_core.content.pack import remembered

    return SystemUrlOpener(remembered(allowed_hosts))


def surroundings() -> "Surroundings":
    """Return this PC and this account, for the look at what lies outside the vault."""
    from appui_core.adapters.surroundings import here

    return here()


def fetcher() -> "Fetcher":
    """Return the one door to the network."""
    from appui_core.adapters.http import RequestsFetcher
    from appui_core.content.hosts import allowed_hosts
    from appui_core.content.pack import remembered

    return RequestsFetcher(remembered(allowed_hosts))


def time_stamper(settings: "Settings") -> "TimeStamper":
    """Return the way to the authorities in the settings."""
    from appui_core.adapters.time_stamp import RequestsTimeStamper
    from appui_core.settings.authorities import authorities

    return RequestsTimeStamper(lambda: frozenset(one.host for one in authorities(settings)))


def phone_tray(clock: "Clock") -> "PhoneTray":
    """Return the page that a phone opens on the home's network."""
    from appui_core.adapters.phone_tray.tray import LanPhoneTray

    return LanPhoneTray(clock)


def content_source(settings: "Settings", home: "ContentHome", clock: "Clock") -> "ContentSource":
    """Return the way to the repository in the settings."""
    from appui_core.adapters.content_tuf import source_of

    return source_of(settings, home, clock)
