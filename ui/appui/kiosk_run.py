"""`appui kiosk`: the supervisor, or one process of the kiosk, composed here; no other class is chosen elsewhere.

The supervisor loads no Qt. A child reads policy and content anew, so that a visit begins with what is in force.
"""

import gc
import os
import sys
from functools import partial
from typing import TYPE_CHECKING, Final

from appui.kiosk_traceless import leave_no_trace
from appui_core.kiosk.words import AT_ONCE_VARIABLE, FACE_VARIABLE, Face, Message, Order

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, tzinfo
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QWidget

    from appui.kiosk_opening import Opening
    from appui.kiosk_window import KioskRoom
    from appui.pages.learn.drawing.facts import LineFacts
    from appui.qt_adapters.kiosk_line import SupervisorLine
    from appui.widgets.kiosk_context import KioskContext
    from appui_core.cli.parsed import Parsed
    from appui_core.clock import Clock
    from appui_core.helpline.offer import Offer
    from appui_core.kiosk.forked import Forked
    from appui_core.kiosk.policy import KioskPolicy

# ruff: noqa: PLC0415 - the supervisor does without all of it

# No fresh process came for so long: this one serves the next visit too.
_UNRELIEVED_MS: Final = 5_000
# By then the first frame is there, and nobody has got as far as a door.
_AHEAD_MS: Final = 1_000
# Words of the command line that are not for a visit's processes.
_OF_THE_PROOF: Final = frozenset({"--prove", "--json"})


def run_kiosk(parsed: "Parsed", first: "Forked | None" = None) -> int:
    """Run the kiosk until its exit; return the exit code. `first` is its first process, forked off already."""
    face = os.environ.pop(FACE_VARIABLE, "")
    at_once = bool(os.environ.pop(AT_ONCE_VARIABLE, ""))
    command = _command(word for word in sys.argv[1:] if word not in _OF_THE_PROOF)
    if not face:
        from appui.kiosk_watch import watch

        return watch(parsed, command, _policy_file(parsed), first)
    from appui_core.locate import places

    file, config, environment = _policy_file(parsed), places().config, dict(os.environ)
    leave_no_trace()
    if face == Face.CARD:
        from appui.kiosk_card import run_card
        from appui_core.kiosk.origin import origin_of

        return run_card(origin_of(file, config, command, environment).read().policy)
    application = _application()
    if face == Face.NUMBERS:
        from appui.kiosk_static import run_static

        return run_static(application, at_once=at_once)
    opening = _open_at_once(application, file, config, parsed.lang) if at_once else None
    from appui_core.clock import SystemClock
    from appui_core.kiosk.origin import origin_of

    origin = origin_of(file, config, command, environment)
    kiosk = Kiosk(application, origin.read().policy, SystemClock(), language=parsed.lang, opening=opening)
    kiosk.desk.origin = origin
    return kiosk.run()


class Kiosk:
    """One process of the kiosk: its services and its window. Tests build it with their own clock and policy."""

    _in_front = False
    _line: "SupervisorLine | None" = None

    def __init__(
        self,
        application: "QApplication",
        policy: "KioskPolicy",
        clock: "Clock",
        *,
        language: str | None = None,
        zone: "tzinfo | None" = None,
        opening: "Opening | None" = None,
    ) -> None:
        from appui.actions import catalogue
        from appui.kiosk_ahead import RoomsAhead
        from appui.kiosk_attract import AttractPage
        from appui.kiosk_desk import KioskDesk
        from appui.kiosk_letters import KioskLetters
        from appui.kiosk_window import KioskWindow
        from appui.qt_adapters.kiosk_clipboard import KioskClipboard
        from appui.qt_adapters.kiosk_guard import KioskGuard
        from appui.qt_adapters.kiosk_knock import KioskKnock
        from appui.qt_adapters.kiosk_place import KioskPlace
        from appui.tasks.runner import TaskRunner
        from appui.texts.language import Language
        from appui.theme.theme import Theme
        from appui.widgets.kiosk_context import KioskContext
        from appui.widgets.pocket_card import PocketCard
        from appui_core.helpline.lines import load_lines
        from appui_core.helpline.zone import SystemZone
        from appui_core.kiosk.visit import Visit

        self.application, self.policy, self.clock = application, policy, clock
        self.zone = zone or SystemZone()
        self._opening = opening
        offered, first = _offered(policy, language)
        self.language = opening.language if opening else Language()
        self.language.use(first)
        self.theme = opening.theme if opening else Theme(application, sheet=False)
        if opening is None:
            self.theme.apply(application)
        self.lines = load_lines()
        self.runner = TaskRunner(application)
        self.attract = AttractPage(self.runner, lambda: self.language.code, self.facts, policy.slides)
        self.window = window = KioskWindow(Visit(clock, policy.idle_s), self.attract, self.set_language)
        window.head.set_languages(offered, first)
        self.card = PocketCard(application)
        window.bind(catalogue.CARD, self.card.press)
        self.context = KioskContext(
            runner=self.runner,
            clock=clock,
            theme=self.theme,
            messages=self.language.messages,
            language=lambda: self.language.code,
            set_language=self.set_language,
            policy=policy,
            zone=lambda: self.zone,
            offer=self.offer,
            navigate=window.navigate,
            rooms=window.pages.offered,
            card=self.card,
        )
        self.clipboard = KioskClipboard(application)
        window.begun.connect(self.clipboard.begin)
        window.wiped.connect(self.clipboard.clear)
        self.guard = KioskGuard(application)
        self.guard.touched.connect(window.touched)
        self.letters = KioskLetters(window, self.theme, self.guard)
        self.desk = KioskDesk(window, self.guard, policy, clock, self.leave)
        self.knock = KioskKnock(application, window.head.title)
        self.knock.knocked.connect(self.desk.open)
        window.wiped.connect(self.desk.stop)
        window.wiped.connect(self.card.forget)
        window.set_rooms((*rooms_of(self.context), self.desk.room(self.context)))
        self.ahead = RoomsAhead(window, self._day, without=(self.desk.page_id,))
        self.place = KioskPlace(window, window.come_forward, self._wants_front)

    def offer(self) -> "Offer":
        """Return what the 3018 offers at this instant."""
        from appui_core.helpline.offer import describe_3018

        now = self.clock.now()
        return describe_3018(self.lines, now, self.zone, real_now=now, messages=self.language.messages())

    def _day(self) -> "date":
        return self.clock.now().astimezone(self.zone).date()

    def facts(self) -> "LineFacts":
        """Return what the slides say of the 3018."""
        from appui.pages.learn.drawing.facts import line_facts

        return line_facts(self.language.messages(), self.lines, stale=self.offer().stale)

    def set_language(self, wanted: str) -> None:
        """Speak another language until the visit ends."""
        if wanted != self.language.code:
            self.language.use(wanted)
            self.window.retranslate()

    def run(self) -> int:
        """Obey the supervisor until it ends this process; return the exit code."""
        from PySide6.QtCore import QTimer

        from appui.qt_adapters.kiosk_line import SupervisorLine

        line = self._line = SupervisorLine(self.application)
        window = self.window
        line.ordered.connect(self._obey)
        line.ordered.connect(self.card.hear)
        self.card.ask = lambda: line.ask_card(self.language.code)
        window.first_painted.connect(self._painted)
        window.wiped.connect(self._wiped)
        window.begun.connect(lambda: line.tell(Message.BEGUN))
        window.touched_late.connect(lambda: line.tell(Message.TOUCHED))
        window.warm()
        # Many objects were made and none was garbage: the collector rested that long (__main__).
        gc.enable()
        # By then whatever painting out of sight has posted is over.
        QTimer.singleShot(0, window, line.start)
        if self._opening is not None:
            QTimer.singleShot(0, window, partial(self._obey, Order.SHOW))
        QTimer.singleShot(_AHEAD_MS, window, self._load_ahead)
        return self.application.exec()

    def leave(self) -> None:
        """End the whole kiosk: the exit said so."""
        if self._line is not None:
            self._line.tell(Message.LEAVE)

    def close(self) -> None:
        """End this process's part of it."""
        self._in_front = False
        self.desk.stop()
        self.knock.leave()
        self.guard.leave()
        self.place.leave()
        self.runner.wait()
        self.window.leave()
        self.window.deleteLater()
        self.theme.leave()
        self.language.leave()

    def _obey(self, order: str) -> None:
        if order == Order.SHOW:
            self._in_front = True
            self.window.come_forward()
        elif order == Order.BEGIN:
            self.window.begin()
        elif order == Order.VISIT:
            self._visit_alone()
        elif order == Order.END:
            self.close()
            self.application.exit(0)

    def _load_ahead(self) -> None:
        """Load and build what a pupil would wait for at the first press of a door."""
        self.runner.run(_load_rooms, owner=self.window, done=lambda _: self.ahead.start(), lane="free")

    def _wants_front(self) -> bool:
        return self._in_front and not self.window.spent and not self.desk.aside

    def _visit_alone(self) -> None:
        """Make the visit of a proof."""
        from appui.kiosk_visit import TrialVisit

        # A kiosk that is in use on the same screen may stay over it.
        self._in_front = False
        visit = TrialVisit(self.window, self.runner.idle, without=(self.desk.page_id,))
        if self._line is not None:
            visit.visited.connect(partial(self._line.tell, Message.VISITED))
        visit.broken.connect(partial(self.application.exit, 1))
        visit.start()

    def _painted(self) -> None:
        if self._in_front:
            self._relieve_opening()
            if self._line is not None:
                self._line.in_front()

    def _relieve_opening(self) -> None:
        opening, self._opening = self._opening, None
        if opening is not None and opening.close():
            self.window.begin()

    def _wiped(self) -> None:
        from PySide6.QtCore import QTimer

        if self._line is not None:
            self._line.tell(Message.WIPED)
        QTimer.singleShot(_UNRELIEVED_MS, self.window, self._serve_again)

    def _serve_again(self) -> None:
        self.window.take_back()
        self.ahead.start()


def rooms_of(context: "KioskContext") -> "tuple[KioskRoom, ...]":
    """Return the rooms that there are, the first page first."""
    from appui.actions import catalogue
    from appui.kiosk_window import KioskRoom

    def first() -> "QWidget":
        from appui.pages.kiosk.first import FirstPage

        return FirstPage(context)

    def helpline() -> "QWidget":
        from appui.pages.kiosk.helpline import HelplineRoom

        return HelplineRoom(context)

    def adults() -> "QWidget":
        from appui.pages.kiosk.adults import AdultsRoom

        return AdultsRoom(context)

    def check() -> "QWidget":
        from appui.pages.kiosk.check import CheckRoom

        return CheckRoom(context)

    def guides(goal: str) -> "QWidget":
        from appui.pages.kiosk.guides import GuidesRoom

        return GuidesRoom(context, goal)

    def ideas(page_id: str) -> "QWidget":
        from appui.pages.kiosk.ideas import IdeasRoom

        return IdeasRoom(context, page_id)

    return (
        KioskRoom("first", catalogue.FIRST, first),
        KioskRoom("helpline", catalogue.SHOW_3018, helpline),
        KioskRoom("adults", catalogue.ADULTS, adults),
        KioskRoom("normal", catalogue.NORMAL, check),
        KioskRoom("report", catalogue.TELL, lambda: guides("report")),
        KioskRoom("protect", catalogue.PROTECT, lambda: guides("protect")),
        KioskRoom("sleep", catalogue.SLEEP, lambda: ideas("sleep")),
        KioskRoom("witness", catalogue.WITNESS, lambda: ideas("witness")),
    )


def _offered(policy: "KioskPolicy", language: str | None) -> "tuple[Sequence[str], str]":
    """Return the languages of the kiosk, and the one in which a visit begins."""
    from appui_core.messages import languages

    offered = policy.languages or languages()
    return offered, language if language in offered else offered[0]


def _load_rooms() -> None:
    """Load the code of every room, which is more than building one."""
    import importlib
    import pkgutil

    from appui.pages import kiosk

    for module in pkgutil.iter_modules(kiosk.__path__, f"{kiosk.__name__}."):
        importlib.import_module(module.name)


def _command(arguments: "Iterable[str]") -> "tuple[str, ...]":
    """Return how a child is started: this program again, with the same words."""
    if getattr(sys, "frozen", False):
        return (sys.executable, *arguments)
    # Nothing is imported from the folder in which somebody happened to start it.
    return (sys.executable, "-P", "-m", "appui", *arguments)


def _policy_file(parsed: "Parsed") -> "Path | None":
    from pathlib import Path

    named = parsed.values.get("policy")
    return Path(named) if named else None


def _open_at_once(
    application: "QApplication", file: "Path | None", config: "Path", language: str | None
) -> "Opening":
    """Show the first page before anything else is loaded."""
    from appui.kiosk_opening import Opening
    from appui_core.kiosk.glance import glance_at, policy_places

    seen = glance_at(policy_places(file, config), language)
    opening = Opening(application, seen.language, slides=not seen.own_pictures)
    opening.show()
    return opening


def _application() -> "QApplication":
    from PySide6.QtWidgets import QApplication

    from appui.theme.theme import STYLE

    if sys.platform in {"win32", "darwin"}:
        # Elsewhere `leave_no_trace` has seen to it: naming this takes 15 ms of a start (theme/paint.py).
        from PySide6.QtCore import QCoreApplication, Qt

        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DisableSessionManager)
    application = QApplication([*sys.argv[:1], "-style", STYLE])
    application.setApplicationName("Appui")
    application.setDesktopFileName("appui")
    application.setQuitOnLastWindowClosed(False)
    return application
