"""What a page is given: every service and every way to act on the window, and nothing it has to reach out for."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    # Names for the reader and the type checker only: the first frame is painted before most of them are loaded.
    from collections.abc import Callable
    from datetime import datetime, tzinfo

    from PySide6.QtWidgets import QWidget

    from appui.tasks.leak_watch import LeakWatch
    from appui.tasks.runner import TaskRunner
    from appui.tasks.vault_session import VaultSession
    from appui.theme.theme import Theme
    from appui.widgets.handover import Handover
    from appui.widgets.services import ClipboardItem, OwnWindows, ScreenPrivacy
    from appui.widgets.walk import Resume, Walk
    from appui_core.clock import Clock, LastClockCheck
    from appui_core.content.installed import ContentHome
    from appui_core.helpline.offer import Offer
    from appui_core.locate import Places
    from appui_core.messages import Messages
    from appui_core.ports import (
        ContentSource,
        Fetcher,
        KeyStore,
        PhoneTray,
        ScreenSource,
        TimeStamper,
        UrlOpener,
    )
    from appui_core.settings.store import Settings


class PageContext(NamedTuple):
    """Given to every page and sheet. Functions that answer with a service load it when first asked."""

    runner: "TaskRunner"
    clock: "Clock"
    places: "Places"
    messages: "Callable[[], Messages]"
    settings: "Settings"
    theme: "Theme"
    vault: "VaultSession"
    # What lies outside the vault: looked for on request, known in memory only.
    leaks: "LeakWatch"
    screens: "ScreenSource"
    urls: "UrlOpener"
    keystore: "Callable[[], KeyStore]"
    own_windows: "OwnWindows"
    clipboard: "ClipboardItem"
    privacy: "ScreenPrivacy"
    fetcher: "Callable[[], Fetcher]"
    time_stamper: "Callable[[], TimeStamper]"
    phone_tray: "Callable[[], PhoneTray]"
    # The content pack in use; the way to newer ones (raises AppuiError when the settings name none).
    content: "Callable[[], ContentHome]"
    content_source: "Callable[[], ContentSource]"
    # The PC's zone, and what the 3018 offers at this instant in it.
    zone: "Callable[[], tzinfo]"
    offer: "Callable[[], Offer]"
    language: "Callable[[], str]"
    # What pages may ask of the window: go to a page by its id, open and close sheets, say something in the banner.
    navigate: "Callable[[str], None]"
    open_sheet: "Callable[[QWidget], None]"
    close_sheet: "Callable[[], None]"
    say: "Callable[[str, str], None]"
    show_3018: "Callable[[], None]"
    set_language: "Callable[[str], None]"
    # Show a guide in the narrow window beside what it explains.
    companion: "Callable[[Walk, Resume], None]"
    # How this PC's clock compared with a server's, if the person asked for it in this run.
    clock_check: "LastClockCheck"
    # What a page leaves for the page that it leads to.
    handover: "Handover"

    def now(self) -> "datetime":
        """Return the present instant with the PC's offset."""
        return self.clock.now()
