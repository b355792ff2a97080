"""Everything a page is given, real wherever it can be: only screens, key store, browser and window are fakes."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final, TypeVar
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from appui.tasks.leak_watch import LeakWatch
from appui.tasks.runner import TaskRunner
from appui.tasks.vault_session import State, VaultSession
from appui.theme.theme import current_theme
from appui.widgets.context import PageContext
from appui.widgets.handover import Handover
from appui.widgets.services import Away, PartKind, Picked, Still, Stills
from appui.widgets.walk import Walk
from appui_core.adapters.phone_tray.tray import LanPhoneTray
from appui_core.clock import LastClockCheck
from appui_core.content.hosts import allowed_hosts
from appui_core.errors import AppuiError
from appui_core.helpline.lines import load_lines
from appui_core.helpline.offer import Offer, describe_3018
from appui_core.intake.region import Region
from appui_core.locate import Places
from appui_core.messages import Messages, load_messages
from appui_core.ports import Frame, ScreenInfo, ScreenSource, TrayLimits
from appui_core.settings.store import Settings
from fakes.clock import FixedClock
from fakes.key_store import FakeKeyStore
from fakes.qt import click, settle, wait_until
from fakes.screen_source import FakeScreenSource
from fakes.surroundings import Computer, empty_computer
from fakes.url_opener import FakeUrlOpener

T = TypeVar("T")
_NOTHING: Final[Iterator[object]] = iter(())
# Brings another content pack into use: a file of it, words in it, and what stands there instead.
Renew = Callable[[str, str, str], Callable[[], None]]


class FakeOwnWindows:
    """Behaves as `widgets.services.OwnWindows`; `away` is true while nothing of ours would show."""

    def __init__(self) -> None:
        self.away = False
        self.times = 0

    @property
    def busy(self) -> bool:
        """Tell whether they are away."""
        return self.away

    @contextmanager
    def hidden(self) -> Iterator[None]:
        """Be away for the block."""
        self.away = True
        self.times += 1
        try:
            yield
        finally:
            self.away = False

    def leave(self) -> "FakeAway":
        """Be away until the answer's end."""
        return FakeAway(self)

    def while_hidden(self, work: Callable[[], T], then: Callable[[T | AppuiError], None]) -> None:
        """Return at once; be away while `work` runs, then hand over its answer."""

        def act() -> None:
            answer: T | AppuiError
            with self.hidden():
                try:
                    answer = work()
                except AppuiError as refused:
                    answer = refused
            then(answer)

        QTimer.singleShot(0, act)


class FakeAway:
    """Behaves as `widgets.services.Away`."""

    def __init__(self, windows: FakeOwnWindows) -> None:
        self._windows = windows
        windows.away = True
        windows.times += 1

    def when_gone(
        self, work: Callable[[], T], then: Callable[[T | AppuiError], None], meanwhile: Iterator[object] = _NOTHING
    ) -> None:
        """Do the work in the next turn of the event loop, after all there is to do meanwhile."""

        def act() -> None:
            list(meanwhile)
            answer: T | AppuiError
            try:
                answer = work()
            except AppuiError as refused:
                answer = refused
            then(answer)

        QTimer.singleShot(0, act)

    def spared(self, screen: ScreenInfo) -> bool:
        """Tell that we were on the first screen alone."""
        return screen.number > 1

    def end(self) -> None:
        """Be back."""
        self._windows.away = False


class FakeStill:
    """Behaves as `widgets.services.Still`; nobody looks at it."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self.screen = frame.screen
        self.image = QImage()

    def frame(self) -> Frame:
        """Return the pixels."""
        return self._frame


class FakeOverlays:
    """Behaves as `widgets.services.Overlays`: the hand is a test's.

    The frozen screens stay shown until `choose`, `answer` or `close`, and a count until `count_ends` or `close`.
    """

    def __init__(self) -> None:
        self.parts = self.windows = True
        self.counted: list[int] = []
        self.kinds: list[PartKind] = []
        self.stills: Stills | None = None
        self.counting: tuple[Callable[[], None], Callable[[], None]] | None = None
        self._then: Callable[[Picked | AppuiError | None], None] | None = None

    def can_pick(self) -> bool:
        """Tell what the test says."""
        return self.parts

    def can_pick_window(self) -> bool:
        """Tell what the test says."""
        return self.windows

    def look_ahead(self, screens: ScreenSource, away: Away, seen: list[Still]) -> Iterator[object]:
        """Grab what may be grabbed at once."""
        spared = [info.number for info in screens.screens() if away.spared(info)]
        seen += self._looked(screens, spared)
        yield spared

    def look(self, screens: ScreenSource, seen: Sequence[Still] = ()) -> Stills:
        """Grab every screen that is not among those seen."""
        known = {still.screen.number: still for still in seen}
        others = [info.number for info in screens.screens() if info.number not in known]
        known |= {still.screen.number: still for still in self._looked(screens, others)}
        return Stills(tuple(known[number] for number in sorted(known)))

    def _looked(self, screens: ScreenSource, numbers: Sequence[int]) -> list[Still]:
        shots = [screens.grab(number) for number in numbers]
        return [FakeStill(shot) for shot in shots if isinstance(shot, Frame)]

    def count_down(
        self, seconds: int, screen: ScreenInfo, over: Callable[[], None], stopped: Callable[[], None]
    ) -> None:
        """Count as long as the test wants."""
        assert screen.number
        self.counted.append(seconds)
        self.counting = (over, stopped)

    def count_ends(self) -> None:
        """Reach zero."""
        counting, self.counting = self.counting, None
        assert counting is not None
        counting[0]()

    def pick(self, stills: Stills, kind: PartKind, then: Callable[[Picked | AppuiError | None], None]) -> None:
        """Show the frozen screens."""
        self.stills, self._then = stills, then
        self.kinds.append(kind)

    def choose(self, region: Region, screen: int = 1) -> None:
        """Choose a part of a screen."""
        assert self.stills is not None
        still = next(still for still in self.stills.screens if still.screen.number == screen)
        self.answer(Picked(still.frame(), region))

    def answer(self, answer: Picked | AppuiError | None) -> None:
        """Take the frozen screens away with an answer."""
        then, self._then = self._then, None
        assert then is not None
        then(answer)

    def close(self) -> None:
        """End whatever there is."""
        counting, self.counting = self.counting, None
        if counting is not None:
            counting[1]()
        if self._then is not None:
            self.answer(None)


class FakeClipboard:
    """A clipboard that holds one text of ours or nothing."""

    def __init__(self) -> None:
        self.text = ""

    def copy(self, text: str) -> None:
        """Hold a text."""
        self.text = text

    def clear(self) -> bool:
        """Hold nothing; tell whether there was something."""
        held, self.text = bool(self.text), ""
        return held


class FakePrivacy:
    """Behaves as `widgets.services.ScreenPrivacy` where it works; `minutes` is what was asked for."""

    def __init__(self, *, works: bool = False) -> None:
        self._works = works
        self.minutes = 0

    def works(self) -> bool:
        """Tell whether windows can be left out."""
        return self._works

    def seen(self) -> bool:
        """Tell whether they show."""
        return not self._works or self.minutes > 0

    def left_s(self) -> int:
        """Return for how long."""
        return self.minutes * 60

    def let_be_seen(self, minutes: int) -> None:
        """Let them be seen."""
        self.minutes = minutes

    def leave_out(self) -> None:
        """Leave them out."""
        self.minutes = 0


@cache
def _messages(language: str) -> Messages:
    """Return a language's table, read once as the program does."""
    return load_messages(language)


@dataclass
class Desk:
    """One person's PC in a test: services, and what a page asked of the window."""

    clock: FixedClock
    places: Places
    screens: FakeScreenSource
    keystore: FakeKeyStore = field(default_factory=FakeKeyStore)
    own_windows: FakeOwnWindows = field(default_factory=FakeOwnWindows)
    overlays: FakeOverlays = field(default_factory=FakeOverlays)
    clipboard: FakeClipboard = field(default_factory=FakeClipboard)
    privacy: FakePrivacy = field(default_factory=FakePrivacy)
    urls: FakeUrlOpener = field(default_factory=lambda: FakeUrlOpener(allowed_hosts))
    said: list[tuple[str, str]] = field(default_factory=list)
    went: list[str] = field(default_factory=list)
    sheets: list[QWidget] = field(default_factory=list)
    sheets_3018: int = 0
    walks: list[Walk] = field(default_factory=list)
    handover: Handover = field(default_factory=Handover)
    clock_check: LastClockCheck = field(default_factory=LastClockCheck)
    language: str = "fr"
    # The PC around the vault; nothing of the one that runs the test.
    computer: Computer = field(default_factory=empty_computer)
    limits: TrayLimits = field(default_factory=TrayLimits)

    def __post_init__(self) -> None:
        app = QApplication.instance()
        self.phone_tray = LanPhoneTray(self.clock, self.limits, loopback=True)
        self.runner = TaskRunner(app)
        self.settings = Settings(self.places.settings_file)
        self.vault = VaultSession(self.places.vault, self.runner, self.clock, lambda: self.keystore, app)
        self.leaks = LeakWatch(self.vault, self.runner, self.places, lambda: self.computer.around, app)
        given: dict[str, Any] = {
            "runner": self.runner,
            "clock": self.clock,
            "places": self.places,
            "messages": lambda: _messages(self.language),
            "settings": self.settings,
            "theme": current_theme(),
            "vault": self.vault,
            "leaks": self.leaks,
            "screens": self.screens,
            "urls": self.urls,
            "keystore": lambda: self.keystore,
            "own_windows": self.own_windows,
            "overlays": self.overlays,
            "clipboard": self.clipboard,
            "privacy": self.privacy,
            "zone": lambda: ZoneInfo("Europe/Paris"),
            "offer": self._offer,
            "language": lambda: self.language,
            "navigate": self.went.append,
            "open_sheet": self.sheets.append,
            "say": lambda tone, text: self.said.append((tone, text)),
            "show_3018": self._show_3018,
            "phone_tray": lambda: self.phone_tray,
            "companion": lambda walk, _resume: self.walks.append(walk),
            "clock_check": self.clock_check,
            "handover": self.handover,
        }
        # What no page under test uses fails loudly when one does.
        for name in PageContext._fields:
            given.setdefault(name, _unused(name))
        self.context = PageContext(**given)

    def vault_is(self, state: State) -> bool:
        """Tell whether the vault is absent, locked or open."""
        return self.vault.state == state

    def settle(self) -> None:
        """Let every task of every lane end and deliver its answer, and the thread that did it rest."""
        wait_until(lambda: self.runner.idle() and not self.runner.busy("vault"), 60_000)

    def close(self) -> None:
        """Lock the vault and end the tasks."""
        self.settle()
        self.vault.lock()
        self.runner.wait()
        for thing in (self.leaks, self.vault, self.runner):
            thing.deleteLater()

    def _offer(self) -> Offer:
        return describe_3018(
            load_lines(),
            self.clock.now(),
            ZoneInfo("Europe/Paris"),
            can_phone=self.settings.flag("can_phone"),
            real_now=self.clock.now(),
            messages=_messages(self.language),
        )

    def _show_3018(self) -> None:
        self.sheets_3018 += 1


def _unused(name: str) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise AssertionError(f"a page used {name}")

    return fail


def plain_text(root: QWidget) -> str:
    """Return `shown_text` with ordinary spaces."""
    return re.sub("[\u00a0\u202f]", " ", shown_text(root))


def go(root: QWidget, desk: "Desk", *names: str) -> None:
    """Press one button after the other, each once what the last one began is done."""
    for name in names:
        click(find(root, name))
        desk.settle()
        settle()


def find(root: QWidget, name: str) -> QWidget:
    """Return the one visible widget with an object name; AssertionError when there is none."""
    found = [widget for widget in root.findChildren(QWidget, name) if widget.isVisibleTo(root)]
    assert found, f"nothing visible is called {name!r}"
    return found[0]


def shown_text(root: QWidget) -> str:
    """Return every word that can be read on a widget, one label or button a line."""
    words = []
    for widget in root.findChildren(QWidget):
        if widget.isVisibleTo(root):
            # A choice card paints its second line itself; screen readers get it as the description.
            words += [str(text) for text in (widget.property("text"), widget.accessibleDescription()) if text]
    return "\n".join(words)
