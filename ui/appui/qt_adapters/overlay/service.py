"""What Appui lays over the screens for a capture, behind `widgets.services.Overlays`; for the GUI thread."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from typing import Final, cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QCursor, QGuiApplication, QScreen

from appui.qt_adapters.overlay.countdown import SECOND_MS, Countdown
from appui.qt_adapters.overlay.frozen import Frozen
from appui.qt_adapters.overlay.painting import picture_of
from appui.qt_adapters.screen import QtPrepared, QtScreenSource
from appui.widgets.services import Away, PartKind, Picked, Still, Stills
from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.region import Region, on_screen
from appui_core.ports import Frame, ScreenInfo, ScreenSource, WindowFinder

# Where a window of ours can lie exactly over a screen, and the screen's picture is known beforehand.
_PLATFORMS: Final = frozenset({"xcb", "windows"})
# How often the keyboard is taken back from windows that open under a frozen screen: others may insist too.
_MOST_RETURNS: Final = 20
_RETURN_MS: Final = 50


class ScreenOverlays(QObject):
    """One frozen picture per screen, or the count before a grab; never two things at once."""

    def __init__(
        self, finder: WindowFinder, parent: QObject | None = None, *, platforms: frozenset[str] = _PLATFORMS
    ) -> None:
        super().__init__(parent)
        self._finder, self._platforms = finder, platforms
        self._frozen: list[Frozen] = []
        # Windows that wait for the picture of their screen.
        self._ready: dict[QScreen, Frozen] = {}
        self._prepared: dict[int, QtPrepared] = {}
        self._screens: list[QScreen] = []
        self._here = 0
        self._returns = 0
        self._count: Countdown | None = None
        self._then: Callable[[Picked | AppuiError | None], None] | None = None
        self._stopped: Callable[[], None] | None = None
        self.second_ms = SECOND_MS
        application = cast("QGuiApplication", QGuiApplication.instance())
        application.screenAdded.connect(self._screens_changed)
        application.screenRemoved.connect(self._screens_changed)
        application.focusWindowChanged.connect(self._keyboard_went)

    def can_pick(self) -> bool:
        """Tell whether a part of a screen can be chosen on this desktop."""
        return QGuiApplication.platformName() in self._platforms

    def can_pick_window(self) -> bool:
        """Tell whether this desktop says where windows lie."""
        return self.can_pick() and self._finder.available()

    def look_ahead(self, screens: ScreenSource, away: Away, seen: list[Still]) -> Iterator[object]:
        """Return the steps to take while ours are going: screens that they did not lie on are `seen` already.

        What can't be seen yet is asked again by `look`; the windows for `pick` are made meanwhile too.
        """
        self._forget_ready()
        self._make_ready(screens)
        yield "ready"
        for info in screens.screens():
            if away.spared(info):
                with contextlib.suppress(AppuiError):
                    seen.append(self._still(screens, info.number))
                yield info

    def _make_ready(self, screens: ScreenSource) -> None:
        """Make the windows, and have the memory of their pictures and of what they show made meanwhile."""
        for screen in QGuiApplication.screens():
            self._ready[screen] = Frozen(screen)
        painted = [one.made() for one in self._ready.values()]
        if isinstance(screens, QtScreenSource):
            for info in screens.screens():
                with contextlib.suppress(AppuiError):
                    self._prepared[info.number] = screens.prepared(info.number)
            spans = [*(one.memory for one in self._prepared.values()), *painted]
            screens.warm([span for span in spans if span is not None])

    def look(self, screens: ScreenSource, seen: Sequence[Still] = ()) -> Stills:
        """Grab every screen that has a picture and is not among `seen`.

        Raises AppuiError: as `ScreenSource.grab`, when no screen has any.
        """
        known = {still.screen: still for still in seen}
        stills: list[Still] = []
        refused: AppuiError | None = None
        places = self._finder.windows() if self._finder.available() else ()
        for info in screens.screens():
            try:
                # A screen that was set differently meanwhile is another one.
                stills.append(known[info] if info in known else self._still(screens, info.number))
            except AppuiError as error:
                # One that can't be seen is no reason to refuse the others.
                refused = error
        if not stills:
            raise refused or AppuiError(ErrorCode.SCREEN_UNAVAILABLE, "no screen")
        return Stills(tuple(stills), places)

    def count_down(
        self, seconds: int, screen: ScreenInfo, over: Callable[[], None], stopped: Callable[[], None]
    ) -> None:
        """Count on a screen, then call `over`; or `stopped` when the person, or `close`, ends it."""
        self.close()
        at = _screen_of(screen) or QGuiApplication.primaryScreen()
        count = self._count = Countdown(seconds, at.availableGeometry(), second_ms=self.second_ms)
        self._stopped = stopped

        def done() -> None:
            self._end_count()
            over()

        count.over.connect(done)
        count.stopped.connect(self.close)
        count.start()

    def pick(self, stills: Stills, kind: PartKind, then: Callable[[Picked | AppuiError | None], None]) -> None:
        """Show the frozen screens; `then` gets the part, None, or SCREEN_CHANGED when screens are others now."""
        ready, self._ready = self._ready, {}
        self.close()
        self._ready, self._then = ready, then
        screens = [_screen_of(still.screen) for still in stills.screens]
        if any(screen is None for screen in screens):
            self._finish(AppuiError(ErrorCode.SCREEN_CHANGED))
            return
        self._screens = [screen for screen in screens if screen is not None]
        placed = [_placed(stills, still) for still in stills.screens]
        # Nothing to click on anywhere: a part can still be drawn.
        wanted: PartKind = kind if any(placed) else "region"
        several = len(self._screens) > 1
        for still, screen, places in zip(stills.screens, self._screens, placed, strict=True):
            screen.geometryChanged.connect(self._screens_changed)
            screen.physicalDotsPerInchChanged.connect(self._screens_changed)
            frozen = self._ready.pop(screen, None) or Frozen(screen)
            frozen.freeze(still, wanted, places, several=several)
            self._add(frozen)
        for frozen in self._frozen:
            frozen.show()
            frozen.raise_()
        self._returns = _MOST_RETURNS
        self._activate(self._first(stills))
        self._forget_ready()

    def _still(self, screens: ScreenSource, number: int) -> Still:
        """Grab a screen, in the form that is shown again at once where the source has one."""
        prepared = self._prepared.pop(number, None)
        if prepared is not None:
            return prepared.still()
        if isinstance(screens, QtScreenSource):
            return screens.still(number)
        shot = screens.grab(number)
        if not isinstance(shot, Frame):
            raise AppuiError(ErrorCode.SCREEN_UNAVAILABLE, "a file")
        return _Framed(shot)

    def _forget_ready(self) -> None:
        while self._ready:
            self._ready.popitem()[1].deleteLater()
        while self._prepared:
            self._prepared.popitem()[1].drop()

    def close(self) -> None:
        """Take everything away; whoever waits hears that nothing was chosen."""
        stopped = self._stopped
        if self._count is not None:
            self._end_count()
            if stopped is not None:
                stopped()
        self._finish(None)

    def _add(self, frozen: Frozen) -> None:
        self._frozen.append(frozen)
        index = len(self._frozen) - 1
        frozen.chosen.connect(lambda region: self._finish(_picked(frozen.still, region)))
        frozen.left.connect(lambda: self._finish(None))
        frozen.onward.connect(lambda by: self._onward(index, by))
        frozen.began.connect(lambda: self._began(frozen))

    def _first(self, stills: Stills) -> int:
        """Return the screen to begin on: the one with the pointer."""
        under = QGuiApplication.screenAt(QCursor.pos())
        return self._screens.index(under) if under in self._screens else 0 if stills.screens else -1

    def _activate(self, index: int) -> None:
        frozen, self._here = self._frozen[index], index
        if not frozen.isActiveWindow():
            frozen.activateWindow()
            frozen.setFocus()

    def _keyboard_went(self, to: object) -> None:
        """Take the keyboard back from a window that opened under the frozen screens: nobody sees who has it.

        Only where no window manager would give it back, X11.
        """
        if to is None and self._returns and QGuiApplication.platformName() == "xcb":
            self._returns -= 1
            QTimer.singleShot(_RETURN_MS, self, self._keyboard_back)

    def _keyboard_back(self) -> None:
        if self._frozen and QGuiApplication.focusWindow() is None:
            self._activate(self._here)

    def _onward(self, index: int, by: int) -> None:
        following = (index + by) % len(self._frozen)
        frozen = self._frozen[following]
        self._activate(following)
        if frozen.kind == "window":
            frozen.choose_window(0 if by > 0 else -1)

    def _began(self, here: Frozen) -> None:
        for index, frozen in enumerate(self._frozen):
            if frozen is here:
                # A press gives no keyboard to a window that no window manager looks after.
                self._activate(index)
            elif frozen.region is not None:
                frozen.clear()

    def _screens_changed(self, _what: object = None) -> None:
        if self._frozen:
            self._finish(AppuiError(ErrorCode.SCREEN_CHANGED))

    def _end_count(self) -> None:
        count, self._count, self._stopped = self._count, None, None
        if count is not None:
            count.hide()
            count.deleteLater()

    def _finish(self, answer: Picked | AppuiError | None) -> None:
        self._forget_ready()
        then, self._then = self._then, None
        for screen in self._screens:
            screen.geometryChanged.disconnect(self._screens_changed)
            screen.physicalDotsPerInchChanged.disconnect(self._screens_changed)
        frozen, self._frozen, self._screens, self._returns = self._frozen, [], [], 0
        for one in frozen:
            one.hide()
            one.deleteLater()
        if then is not None:
            then(answer)


class _Framed:
    """`widgets.services.Still` of a frame."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self.screen = frame.screen
        self.image = picture_of(frame)

    def frame(self) -> Frame:
        """Return it."""
        return self._frame


def _picked(still: Still, region: Region) -> Picked | AppuiError:
    try:
        return Picked(still.frame(), region)
    except AppuiError as refused:
        return refused


def _placed(stills: Stills, still: Still) -> Sequence[tuple[Region, str]]:
    found = [(on_screen(place, still.screen), place.title) for place in stills.windows]
    return [(region, title) for region, title in found if region is not None]


def _screen_of(info: ScreenInfo) -> QScreen | None:
    """Return the screen that a picture was taken of, if it is as it was."""
    for screen in QGuiApplication.screens():
        place, ratio = screen.geometry(), screen.devicePixelRatio()
        same = (screen.name(), place.left(), place.top()) == (info.name, info.left, info.top)
        size = (round(place.width() * ratio), round(place.height() * ratio))
        if same and (ratio, *size) == (info.ratio, info.width_px, info.height_px):
            return screen
    return None
