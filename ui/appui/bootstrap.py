"""The composition root: the only place that picks concrete classes and ties services, window and pages together.

Until the first frame is painted only what it shows is imported, read and built (ARCHITECTURE.md, "Start-up"); the
rest is loaded by whoever first asks for it, and the timers start after that frame.
"""

import gc
import os
import sys
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from appui import concrete
from appui.actions import catalogue
from appui.qt_adapters.single_instance import SingleInstance
from appui.rooms import load_ahead, rooms_of
from appui.tasks.content_in_use import ContentInUse
from appui.tasks.later import Later as _Later
from appui.tasks.later import once as _once
from appui.texts.language import Language
from appui.theme.theme import Theme
from appui.widgets.context import PageContext
from appui.widgets.handover import Handover
from appui.window import MainWindow
from appui_core.locate import Places, app_version
from appui_core.settings.store import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import tzinfo
    from pathlib import Path

    from PySide6.QtWidgets import QSystemTrayIcon

    from appui.actions.escape import EscapeWatch
    from appui.beside import Beside
    from appui.qt_adapters.handed_capture import HandedCaptures
    from appui.qt_adapters.tray import Tray
    from appui.qt_adapters.vault_guard import VaultGuard
    from appui.tasks.leak_watch import LeakWatch
    from appui.tasks.runner import TaskRunner
    from appui.tasks.stamp_queue import StampQueue
    from appui.tasks.vault_session import VaultSession
    from appui.widgets.minute import MinuteTimer
    from appui.widgets.services import ClipboardItem, Overlays, OwnWindows, ScreenPrivacy
    from appui.window import Page
    from appui_core.clock import Clock
    from appui_core.helpline.lines import Lines
    from appui_core.helpline.offer import Offer
    from appui_core.ports import KeyStore, ScreenSource, UrlOpener

# ruff: noqa: PLC0415 - what is imported inside functions here is what the first frame does without


# The window has been painted and has said the opening hours; half a second later nobody notices the work.
AHEAD_MS = 500


class Program:
    """Every service of a running window, and the window itself. Tests build it with their own clock and places."""

    def __init__(
        self, application: QApplication, where: Places, clock: "Clock", *, language: str | None = None
    ) -> None:
        application.setApplicationName("Appui")
        application.setDesktopFileName("appui")
        self.application = application
        self.places, self.clock = where, clock
        self.settings = Settings(where.settings_file)
        self.language = Language()
        # The command line's language holds for this run only and is not written down.
        self.language.use(language or self.settings.text("language"))
        self.theme = Theme(application)
        self.theme.warmth.cool()
        self.theme.apply(application, self.settings.text("appearance"), self.settings.number("text_scale"))
        self.keystore: Callable[[], KeyStore] = _once(concrete.os_keystore)
        self.content = ContentInUse(where.content, app_version)
        self.lines: Callable[[], Lines] = self.content.lines
        self._runner = _once(self._make_runner)
        self._vault = _once(self._make_vault)
        self._leaks = _once(self._make_leaks)
        self._clipboard = _once(concrete.quiet_clipboard)
        self._privacy = _once(lambda: concrete.screen_privacy(self.clock))
        self._own = _once(lambda: concrete.own_windows(lambda: self._privacy().seen()))
        self._overlays = _once(lambda: concrete.overlays())  # noqa: PLW0108 - looked up when asked for, so that a test can replace it
        self._handed = _once(lambda: _handed(self))
        self._beside = _once(lambda: _beside(self))
        self._guard: VaultGuard | None = None
        self.zone: tzinfo | None = None
        # How the quick exit ends the process; tests put something gentler here.
        self.end_process: Callable[[int], object] = os._exit
        self._instance: SingleInstance | None = None
        self._source: ScreenSource | None = None
        self.minute: MinuteTimer | None = None
        self._stamps: StampQueue | None = None
        self._tray: Tray | None = None
        self.escape: EscapeWatch | None = None
        self.window = MainWindow(self._build_3018, self.leave_now)
        self.context = self._context()
        self.window.set_rooms(rooms_of(self.context))
        self.window.bind(catalogue.KEEP_SCREEN, self.keep_screen)
        self.window.bind(catalogue.OPEN_WINDOW, self.window.come_forward)
        self._unsubscribe = self.settings.changed.subscribe(self._setting_changed)
        self.window.first_painted.connect(self._after_first_paint)

    @property
    def runner(self) -> "TaskRunner":
        """The way off the GUI thread."""
        return self._runner()

    @property
    def vault(self) -> "VaultSession":
        """The vault of these places."""
        return self._vault()

    def leave_now(self) -> None:
        """Quit at once."""
        from appui.actions.quick_exit import QuickExit

        QuickExit(lock_vault=self.vault.lock, clear_clipboard=self._clipboard().clear, leave=self._end)()

    def _end(self, code: int) -> None:
        # A process that ends at once would leave its lock and its socket lying about.
        if self._instance is not None:
            self._instance.release()
        if self._source is not None:
            concrete.stop_screens(self._source)
        self.end_process(code)

    def offer(self) -> "Offer":
        """Return what the 3018 offers at this instant, for this person."""
        return self._describe(self.lines())

    def refresh_3018(self) -> None:
        """Say the line's state on the header's button."""
        from appui_core.helpline.lines import load_line_3018
        from appui_core.helpline.words import header_words

        # The one small file that the button needs is read anew: a changed content pack shows within the minute.
        offer = self._describe(load_line_3018())
        self.window.header.call.set_state(header_words(self.language.messages(), offer))

    def set_language(self, wanted: str) -> None:
        """Speak another language at once; every widget hears of it."""
        self.language.use(wanted)
        self.window.retranslate()
        if self._tray is not None:
            self._tray.retranslate()
        self.refresh_3018()

    def answer_other_starts(self, instance: SingleInstance) -> None:
        """Come to the front when another start asks, from the first frame on."""
        self._instance = instance
        instance.asked_to_show.connect(self.window.come_forward)
        instance.asked_to_capture.connect(lambda request, caller: self._handed().take(request, caller))
        self.window.first_painted.connect(instance.listen)

    def finish(self) -> None:
        """Keep what was written last, then lock: the window was closed, and the process is about to end."""
        from appui.tasks.vault_session import LockReason

        self.vault.lock_for(LockReason.ASKED)
        self.runner.wait(2_000)  # of a longer work the rest is as after a power cut, which the vault withstands

    def close(self) -> None:
        """End what runs by itself, for tests that build more than one program."""
        self._unsubscribe()
        self.content.leave()
        if self.minute is not None:
            self.minute.stop()
        self.vault.lock()
        self.runner.wait()
        if self._tray is not None:
            self._tray.leave()
        self.window.close()
        self.window.deleteLater()
        self.theme.leave()
        self.language.leave()

    def here(self) -> "tzinfo":
        """Return the PC's zone."""
        if self.zone is None:
            from appui_core.helpline.zone import SystemZone

            self.zone = SystemZone()
        return self.zone

    def _describe(self, lines: "Lines") -> "Offer":
        from appui_core.helpline.offer import describe_3018

        return describe_3018(
            lines,
            self.clock.now(),
            self.here(),
            can_phone=self.settings.flag("can_phone"),
            real_now=self.clock.now(),
            messages=self.language.messages(),
        )

    def _context(self) -> PageContext:
        from appui_core.clock import LastClockCheck

        window = self.window
        return PageContext(
            runner=cast("TaskRunner", _Later(self._runner)),
            clock=self.clock,
            places=self.places,
            messages=self.language.messages,
            settings=self.settings,
            theme=self.theme,
            vault=cast("VaultSession", _Later(self._vault)),
            leaks=cast("LeakWatch", _Later(self._leaks)),
            screens=cast("ScreenSource", _Later(self._make_screens)),
            urls=cast("UrlOpener", _Later(concrete.urls)),
            keystore=self.keystore,
            own_windows=cast("OwnWindows", _Later(self._own)),
            overlays=cast("Overlays", _Later(self._overlays)),
            clipboard=cast("ClipboardItem", _Later(self._clipboard)),
            privacy=cast("ScreenPrivacy", _Later(self._privacy)),
            fetcher=_once(lambda: concrete.fetcher()),  # noqa: PLW0108 - looked up when first asked for, so that a test can replace it
            time_stamper=_once(lambda: concrete.time_stamper(self.settings)),
            phone_tray=_once(lambda: concrete.phone_tray(self.clock)),
            content=self.content.home,
            content_source=lambda: concrete.content_source(self.settings, self.content.home(), self.clock),
            zone=self.here,
            offer=self.offer,
            language=lambda: self.language.code,
            navigate=window.navigate,
            open_sheet=window.open_sheet,
            close_sheet=window.close_sheet,
            say=window.say,
            show_3018=window.show_3018,
            set_language=self.set_language,
            companion=lambda walk, resume: self._beside().show_walk(walk, resume),
            clock_check=LastClockCheck(),
            handover=Handover(),
        )

    def _make_runner(self) -> "TaskRunner":
        from appui.tasks.runner import TaskRunner

        return TaskRunner(self.application)

    def _make_vault(self) -> "VaultSession":
        from appui.tasks.vault_session import VaultSession

        session = VaultSession(self.places.vault, self.runner, self.clock, self.keystore, self.application)
        session.changed.connect(self._vault_changed)
        return session

    def _make_screens(self) -> "ScreenSource":
        self._source = concrete.screens(self.clock, self.places)
        return self._source

    def _make_leaks(self) -> "LeakWatch":
        from appui.tasks.leak_watch import LeakWatch

        return LeakWatch(self.vault, self.runner, self.places, concrete.surroundings, self.application)

    def _vault_changed(self) -> None:
        """Watch over the vault from the first time that there is an open one."""
        if self._guard is None and self.vault.vault is not None:
            from appui.qt_adapters.reminding import remind
            from appui.qt_adapters.vault_guard import guard_vault

            self._guard = guard_vault(self.context, self.window, self.window.close_private_sheets)
            remind(self.context, self.window, self.window.rail, self.minute, self._standing)

    def _build_3018(self) -> QWidget:
        from appui.pages.helpline_sheet.page import HelplineSheet

        return HelplineSheet(self.context)

    def _setting_changed(self, key: str) -> None:
        settings = self.settings
        if key in {"appearance", "text_scale"}:
            self.theme.apply(self.application, settings.text("appearance"), settings.number("text_scale"))
        elif key == "language":
            self.set_language(settings.text("language"))
        elif key == "tray_icon":
            self._show_tray()
        elif key == "f1_opens_3018":
            self.window.shortcuts[catalogue.SHOW_3018.id].setEnabled(settings.flag(key))
        elif key == "can_phone":
            self.refresh_3018()

    def _standing(self) -> "QSystemTrayIcon | None":
        return self._tray.icon if self._tray is not None else None

    def _show_tray(self) -> None:
        """Show the icon in the tray or take it away, as the setting says; loaded when first wanted."""
        wanted = self.settings.flag("tray_icon")
        if self._tray is None and wanted:
            from appui.qt_adapters.tray import Face, Tray

            icon = self.theme.icon
            face = Face(lambda: icon("info", "action", 32), icon)
            self._tray = Tray(self.window.commands, catalogue.ALL, face, self.window)
            concrete.step_aside(self._own(), self._tray)
        if self._tray is not None:
            self._tray.show(wanted=wanted)

    def keep_screen(self) -> None:
        """Come forward with the way to a capture."""
        from appui.pages.evidence.page import EvidencePage

        self.window.come_forward()
        self.window.navigate("evidence")
        page = self.window.page()
        if isinstance(page, EvidencePage):
            page.keep_screen()

    def _retry_stamps(self) -> None:
        """Try again what waits for an authority, when that is switched on and the vault is open."""
        if not self.settings.flag("time_stamps") or self.vault.vault is None:
            return
        if self._stamps is None:
            from appui.tasks.stamp_queue import StampQueue

            context = self.context
            self._stamps = StampQueue(
                self.vault, self.runner, self.settings, self.clock, context.time_stamper, self.window
            )
        self._stamps.run()

    def _files_dropped(self, paths: "Sequence[Path]") -> None:
        """Bring what was dropped beside the page that takes it, or on another one, to that page."""
        from appui.tasks.received import FOR_VERIFYING, sort_received

        sort_received(
            self.runner,
            self.window,
            paths,
            lambda dossier: self._lead("verify", FOR_VERIFYING, dossier),
            lambda others: self._lead("evidence", "files", others),
        )

    def _lead(self, page_id: str, kind: str, brought: object) -> None:
        """Go to a page with something for it."""
        self.context.handover.put(kind, brought)
        self.window.navigate(page_id)
        if self.context.handover.waits(kind):  # it was the current page already
            cast("Page", self.window.page()).shown()

    def _after_first_paint(self) -> None:
        self.theme.warmth.heat()
        # The first page is painted before the rest is begun: what is posted comes before a timer.
        QTimer.singleShot(0, self.window, self._settle)

    def _settle(self) -> None:
        from appui.actions.escape import EscapeWatch
        from appui.widgets.drops import Drops
        from appui.widgets.minute import MinuteTimer

        gc.enable()
        if sys.platform == "win32":
            self._privacy().start(self.application)
        self.refresh_3018()
        self.content.look_again(self.runner, self.window, self.refresh_3018)
        self._setting_changed("f1_opens_3018")
        self._show_tray()
        self.escape = EscapeWatch(
            self.clock,
            once=self.window.escape,
            thrice=self.leave_now,
            wanted=lambda: self.settings.flag("triple_escape"),
            parent=self.window,
        )
        self.escape.watch(self.application)
        self.minute = MinuteTimer(self.clock, self.window)
        self.minute.passed.connect(self.refresh_3018)
        self.minute.passed.connect(self._retry_stamps)
        self.minute.start()
        drops = Drops(self.window)
        drops.files.connect(self._files_dropped)
        # Whoever presses a door meanwhile loads that room alone.
        ahead = QTimer(self.window)
        ahead.setSingleShot(True)
        ahead.timeout.connect(lambda: self.runner.run(load_ahead, owner=self.window, lane="free"))
        if QApplication.platformName() in {"wayland", "cocoa"}:
            # The bus is asked now, and has answered when a room wants to know whether there is a portal; on macOS
            # what a killed run left in clear goes.
            ahead.timeout.connect(lambda: self.context.screens.available())  # noqa: PLW0108 - made then, not now
        ahead.start(AHEAD_MS)


def _handed(program: Program) -> "HandedCaptures":
    from appui.qt_adapters.handed_capture import HandedCaptures

    return HandedCaptures(program.context, program.window)


def _beside(program: Program) -> "Beside":
    from appui.beside import Beside

    return Beside(program.context, program.window, program.leave_now)
