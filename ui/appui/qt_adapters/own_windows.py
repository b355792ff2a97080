"""Appui's own windows out of the picture: hidden, waited for until the screen has changed, and brought back.

A hidden window may stay on the screen for a while: a window manager removes its frame later, a compositor fades it
out. So after the windowing system has let go of every window we wait until what lies in their place differs from
what was there before and has stopped changing; at least `SETTLE_MS`, at most `LIMIT_MS`. If a window of ours shows
even then, no picture is taken. Dialogs run by `exec()` end when they are hidden: Appui has sheets instead.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QElapsedTimer, QEventLoop, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage, QScreen, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from appui.qt_adapters import display_affinity
from appui.qt_adapters.own_lately import Lately
from appui_core.errors import AppuiError, ErrorCode
from appui_core.ports import ScreenInfo

T = TypeVar("T")

SETTLE_MS: Final = 50
LIMIT_MS: Final = 800
# Where nobody can look (Wayland), about twice what compositors take to fade a window out.
BLIND_MS: Final = 400
# Between two looks at what lies in their place, and while the windowing system still shows them.
_LOOK_MS: Final = 25
_SOON_MS: Final = 5
_NOTHING: Final[Iterator[object]] = iter(())
# How a place is looked at: so many bands, logical pixels high.
_BANDS: Final = 8
_BAND: Final = 8
Seen = tuple[QImage, ...]
# How far from a window a desktop may draw its shadow, logical.
_SHADOW: Final = 64
# Where the screen can be looked at; elsewhere (no screen, Wayland) no picture is taken either.
_LOOKABLE: Final = frozenset({"xcb", "windows"})


class HiddenWindows:
    """`widgets.context.OwnWindows`; for the GUI thread. `seen`: others may have them in pictures."""

    def __init__(self, seen: Callable[[], bool] = lambda: True) -> None:
        self._seen = seen
        self._aside: list[Aside] = []
        self._lately = Lately()
        self.busy = False

    def also(self, aside: "Aside") -> None:
        """Have something of ours that is no window step aside too: the icon in the system's tray."""
        self._aside.append(aside)

    def leave(self) -> "Absence":
        """Hide every window of ours now; the answer brings them back."""
        self.busy = True
        for aside in self._aside:
            aside.step_aside()
        return Absence(_hide_all(), self._back, self._lately.places, beside=bool(self._aside))

    def while_hidden(self, work: Callable[[], T], then: Callable[[T | AppuiError], None]) -> None:
        """Return at once; later, run `work` while no window of ours shows, bring them back, and call `then`.

        `then` gets what `work` returned or the AppuiError that it raised (INTERNAL for any other exception).
        """
        absence = self.leave()

        def seen(answer: T | AppuiError) -> None:
            absence.end()
            then(answer)

        absence.when_gone(work, seen)

    @contextmanager
    def hidden(self) -> Iterator[None]:
        """Hide every window of ours, wait, and bring them back at the end, also after an exception.

        The event loop runs while it waits; nobody can click, since nothing of ours shows.

        Raises AppuiError: SCREEN_COVERED.
        """
        absence = self.leave()
        loop = QEventLoop()
        refusals: list[AppuiError] = []

        def reached(answer: AppuiError | None) -> None:
            if answer is not None:
                refusals.append(answer)
            loop.quit()

        absence.when_gone(lambda: None, reached)
        loop.exec()
        try:
            for refusal in refusals:
                raise refusal
            yield
        finally:
            absence.end()

    def _back(self, windows: "list[_Window]") -> None:
        _bring_back(windows, seen=self._seen())
        for aside in self._aside:
            aside.come_back()
        self.busy = False


class Aside(Protocol):
    """Something of ours on the screen that is no window of this process."""

    def step_aside(self) -> None:
        """Go out of the picture."""
        ...

    def come_back(self) -> None:
        """Be there as before."""
        ...


class Absence:
    """Our windows are away until `end`; what is shown meanwhile (a count, frozen screens) never comes back."""

    def __init__(
        self,
        windows: "list[_Window]",
        back: "Callable[[list[_Window]], None]",
        lately: Callable[[], Sequence[QRect]] = tuple,
        *,
        beside: bool = False,
    ) -> None:
        self._windows = windows
        self._others = lately
        # Menus that were open until now are among them, and so are these windows.
        self._before = self._lately()
        self._back = back
        self._over = False
        # Something else of ours is on a screen, and nobody knows on which.
        self._beside = beside

    def when_gone(
        self, work: Callable[[], T], then: Callable[[T | AppuiError], None], meanwhile: Iterator[object] = _NOTHING
    ) -> None:
        """Return at once; run `work` as soon as nothing of ours shows, what was shown since included.

        Until then as many steps of `meanwhile` as there is time for, each shorter than what may be felt.
        `then` gets what `work` returned or the AppuiError that it raised (INTERNAL for any other exception);
        SCREEN_COVERED where something of ours still shows after `LIMIT_MS`: `work` is not run then.
        """
        # Hidden for good: whoever showed it during the absence is done with it.
        hidden = _hide_all()
        # A count that was just shown is among those of a moment ago.
        gone = _Gone([*self._windows, *hidden], self._lately(hidden))

        def act() -> None:
            answer: T | AppuiError
            if gone.covered():
                then(AppuiError(ErrorCode.SCREEN_COVERED))
                return
            try:
                answer = work()
            except AppuiError as refused:
                answer = refused
            except Exception as defect:  # noqa: BLE001 - the windows must come back and someone must be told
                answer = AppuiError(ErrorCode.INTERNAL, type(defect).__name__)
                answer.__cause__ = defect
            then(answer)

        gone.wait(act, meanwhile)

    def spared(self, screen: ScreenInfo) -> bool:
        """Tell whether nothing of ours lay on a screen, or near enough to cast a shadow on it, when we left.

        What went within the moment before that counts too.
        """
        place = next((one.geometry() for one in QGuiApplication.screens() if one.name() == screen.name), None)
        if place is None or self._beside:
            return False
        near = place.adjusted(-_SHADOW, -_SHADOW, _SHADOW, _SHADOW)
        return not any(place.intersects(near) for place in (*self._before, *(one.frame for one in self._windows)))

    def _lately(self, hidden: "Sequence[_Window]" = ()) -> list[QRect]:
        """Return where others of ours were a moment ago."""
        frames = [window.frame for window in (*self._windows, *hidden)]
        return [place for place in self._others() if place not in frames]

    def end(self) -> None:
        """Bring the windows back as they stood; a second time does nothing."""
        if not self._over:
            self._over = True
            self._back(self._windows)


@dataclass(frozen=True, slots=True)
class _Window:
    """A window of ours as it stood, and the screen under it."""

    thing: QWidget | QWindow
    handle: QWindow
    position: QPoint | None
    active: bool
    frame: QRect
    screen: QScreen
    area: QRect
    before: Seen


def _look(screen: QScreen, area: QRect) -> Seen:
    """Return what a place shows, in bands from its upper to its lower edge; nothing where nobody can look.

    Whatever covers a place covers these too, and a window that fills a screen of 3840x2160 would take 70 ms whole.
    """
    if QGuiApplication.platformName() not in _LOOKABLE or not shiboken6.isValid(screen) or area.isEmpty():
        return ()
    high = min(_BAND, area.height())
    tops = {area.top() + (area.height() - high) * n // (_BANDS - 1) for n in range(_BANDS)}
    bands = tuple(screen.grabWindow(0, area.x(), top, area.width(), high).toImage() for top in sorted(tops))
    return () if any(band.isNull() for band in bands) else bands


def _on_screens(place: QRect) -> list[tuple[QScreen, QRect]]:
    """Return where a place lies on each screen that it lies on."""
    found = [(screen, screen.geometry()) for screen in QGuiApplication.screens()]
    return [
        (screen, place.intersected(whole).translated(-whole.topLeft()))
        for screen, whole in found
        if place.intersects(whole)
    ]


def _minimised(window: QWindow) -> bool:
    return bool(window.windowStates() & Qt.WindowState.WindowMinimized)


def _remember(thing: QWidget | QWindow, handle: QWindow) -> _Window:
    screen = handle.screen()
    area = handle.frameGeometry().intersected(screen.geometry()).translated(-screen.geometry().topLeft())
    placed = handle.windowState() == Qt.WindowState.WindowNoState
    return _Window(
        thing=thing,
        handle=handle,
        # Where a widget has its frame; a full or maximised window finds its place by its state.
        position=thing.pos() if placed and isinstance(thing, QWidget) else None,
        active=handle.isActive(),
        frame=handle.frameGeometry(),
        screen=screen,
        area=area,
        before=_look(screen, area),
    )


def _hide_all() -> list[_Window]:
    """Hide every visible top-level of ours and return what is to come back; menus and hints do not."""
    popup = QApplication.activePopupWidget()
    while popup is not None:
        popup.close()
        following = QApplication.activePopupWidget()
        popup = following if following is not popup else None
    remembered: list[_Window] = []
    for widget in QApplication.topLevelWidgets():
        handle = widget.windowHandle()
        if widget.isVisible() and not widget.isMinimized() and handle is not None:
            remembered.append(_remember(widget, handle))
    handles = [widget.windowHandle() for widget in QApplication.topLevelWidgets()]
    bare = [handle for handle in QGuiApplication.topLevelWindows() if handle.isVisible()]
    remembered += [_remember(handle, handle) for handle in bare if handle not in handles]
    for window in remembered:
        display_affinity.leave_out(int(window.handle.winId()))
        window.thing.hide()
    return remembered


def _bring_back(windows: list[_Window], *, seen: bool) -> None:
    """Show the windows again where they were, the active one last; one that died meanwhile stays away."""
    for window in sorted(windows, key=lambda window: window.active):
        if not shiboken6.isValid(window.thing) or not shiboken6.isValid(window.handle):
            continue
        if isinstance(window.thing, QWidget):
            _show_widget(window.thing, window)
        else:
            window.thing.show()
        if seen:
            display_affinity.take_in(int(window.handle.winId()))


def _show_widget(widget: QWidget, window: _Window) -> None:
    if window.position is not None:
        widget.move(window.position)
    quiet = Qt.WidgetAttribute.WA_ShowWithoutActivating
    before = widget.testAttribute(quiet)
    widget.setAttribute(quiet, before or not window.active)
    widget.show()
    widget.setAttribute(quiet, before)
    if window.active:
        widget.raise_()
        widget.activateWindow()


class _Gone(QObject):
    """Waits until hidden windows are gone from the screen."""

    def __init__(self, windows: list[_Window], lately: Sequence[QRect]) -> None:
        super().__init__(QApplication.instance())
        self.windows = windows
        # Of those of a moment before nobody knows what was there before them; only whether it still changes.
        self._lately = [(screen, area) for place in lately for screen, area in _on_screens(place)]
        self._last: list[Seen] | None = None
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tick)
        self._reached: Callable[[], None] = lambda: None
        self._meanwhile = _NOTHING
        self._idle = QTimer(self)
        self._idle.timeout.connect(self._step)

    def wait(self, reached: Callable[[], None], meanwhile: Iterator[object]) -> None:
        """Call `reached` from the event loop, once."""
        self._reached, self._meanwhile = reached, meanwhile
        self._since.start()
        self._timer.start(_SOON_MS)

    def _tick(self) -> None:
        waited_ms = self._since.elapsed()
        least_ms = BLIND_MS if QGuiApplication.platformName() == "wayland" else SETTLE_MS
        # Looked at from early on, so that "it no longer changes" is known when the least time is over.
        exposed = self.covered()
        gone = not exposed and self._gone()
        ours = bool(self.windows or self._lately) or exposed
        if waited_ms < LIMIT_MS and ours and (not gone or waited_ms < least_ms):
            rest_ms = least_ms - self._since.elapsed() if gone else _LOOK_MS
            self._timer.start(_SOON_MS if exposed else min(max(rest_ms, 0), _LOOK_MS))
            if not exposed:
                self._idle.start()
            return
        self._idle.stop()
        self.deleteLater()
        self._reached()

    def _step(self) -> None:
        if next(self._meanwhile, None) is None:
            self._idle.stop()

    def covered(self) -> bool:
        """Tell whether the windowing system still shows a window of ours, one that came meanwhile included."""
        late = (one for one in QGuiApplication.topLevelWindows() if one.isVisible() and not _minimised(one))
        return any(one.isExposed() for one in (*late, *(window.handle for window in self._alive())))

    def _alive(self) -> list[_Window]:
        return [window for window in self.windows if shiboken6.isValid(window.handle)]

    def _gone(self) -> bool:
        alive = self._alive()
        now = [_look(window.screen, window.area) for window in alive]
        every = [*now, *(_look(screen, area) for screen, area in self._lately)]
        steady = every == self._last or not any(every)
        self._last = every
        changed = all(not seen or seen != window.before for seen, window in zip(now, alive, strict=True))
        return steady and changed
