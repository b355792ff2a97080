"""The screen as Qt sees it: one picture per screen, in that screen's own device pixels, never a stitched desktop.

X11 and Windows. On Wayland Qt gets an empty picture, on macOS its way of grabbing is on its way out: `screens.py`
chooses another back-end there. On platforms without a screen `available` is False and a file is imported instead.
Windows: protected video comes out black, and with HDR switched on the picture may be over-exposed; neither can be
told from the pixels for sure, so the person looks at the preview. For the GUI thread only.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import shiboken6
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication, QImage, QScreen

from appui_core.clock import Clock
from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.flat import is_flat
from appui_core.ports import Frame, ScreenInfo, ScreenMemory, ScreenRoom, SharedPixels, Span

_PLATFORMS: Final = frozenset({"xcb", "windows"})
_FORMAT: Final = QImage.Format.Format_RGB888


class QtScreenSource:
    """`ports.ScreenSource` through `memory` where the system has such a thing, else `QScreen.grabWindow`."""

    def __init__(self, clock: Clock, memory: ScreenMemory | None = None) -> None:
        self._clock, self._memory = clock, memory

    def available(self) -> bool:
        """Tell whether this desktop lets us grab at all."""
        return QGuiApplication.platformName() in _PLATFORMS and bool(QGuiApplication.screens())

    def interactive(self) -> bool:
        """Tell that nobody is asked: the screen with that number is taken."""
        return False

    def screens(self) -> tuple[ScreenInfo, ...]:
        """Return the screens, the primary one first, numbered from 1."""
        return qt_screens()

    def grab(self, number: int) -> Frame:
        """Grab one screen.

        Raises AppuiError: SCREEN_UNAVAILABLE, SCREEN_UNKNOWN, SCREEN_BLACK.
        """
        return self.still(number).frame()

    def still(self, number: int) -> "QtStill":
        """Grab one screen and leave its pixels as they come: showing them again needs no other form.

        Raises AppuiError: SCREEN_UNAVAILABLE, SCREEN_UNKNOWN.
        """
        return self.prepared(number).still()

    def prepared(self, number: int) -> "QtPrepared":
        """Make ready what a screen's picture needs: the grab itself is shorter then.

        Raises AppuiError: SCREEN_UNAVAILABLE, SCREEN_UNKNOWN.
        """
        if not self.available():
            raise AppuiError(ErrorCode.SCREEN_UNAVAILABLE, QGuiApplication.platformName())
        screens = _ordered()
        if not 1 <= number <= len(screens):
            raise AppuiError(ErrorCode.SCREEN_UNKNOWN, str(number))
        screen = screens[number - 1]
        info = _info(number, screen)
        memory = self._memory if QGuiApplication.platformName() == "xcb" else None
        room = memory.room(info.name, info.width_px, info.height_px) if memory is not None else None
        return QtPrepared(self._clock, number, screen, room)

    def warm(self, spans: Sequence[Span]) -> None:
        """Return at once; have memory made before it is written to, where the system can."""
        if self._memory is not None:
            self._memory.warm(spans)


class QtPrepared:
    """A screen that is going to be grabbed, once, or let be."""

    def __init__(self, clock: Clock, number: int, screen: QScreen, room: ScreenRoom | None) -> None:
        self._clock, self._number, self._screen, self._room = clock, number, screen, room

    @property
    def memory(self) -> Span | None:
        """Where the pixels are going to lie, if that is known."""
        return self._room.span if self._room is not None else None

    def still(self) -> "QtStill":
        """Grab it.

        Raises AppuiError: SCREEN_UNAVAILABLE.
        """
        screen = self._screen
        if not shiboken6.isValid(screen):
            raise AppuiError(ErrorCode.SCREEN_UNAVAILABLE, "gone")
        info, grabbed_at = _info(self._number, screen), self._clock.now()
        shared = self._room.take() if self._room is not None else None
        self.drop()
        image = screen.grabWindow(0).toImage() if shared is None else _picture(shared)
        if image.isNull():
            raise AppuiError(ErrorCode.SCREEN_UNAVAILABLE, "null")
        # Its sizes are device pixels here, whoever shows it.
        image.setDevicePixelRatio(1.0)
        return QtStill(info, image, grabbed_at, _facts(info, len(QGuiApplication.screens())), shared)

    def drop(self) -> None:
        """Let it be."""
        if self._room is not None:
            self._room.drop()


@dataclass(slots=True)
class QtStill:
    """`widgets.services.Still`: a grabbed screen whose pixels become a `Frame` when one is wanted."""

    screen: ScreenInfo
    image: QImage
    grabbed_at: datetime
    facts: Mapping[str, str]
    # Where the pixels of `image` lie, if they are not its own: they must outlive it.
    shared: SharedPixels | None = None

    def frame(self) -> Frame:
        """Return the pixels as 8-bit RGB; the picture to show keeps its own form where somebody else holds it.

        Raises AppuiError: SCREEN_BLACK.
        """
        image = self.image
        # No second owner of the pixels: the conversion then happens in place, without another whole picture.
        self.image = QImage()
        image.convertTo(_FORMAT)
        rgb = bytes(image.constBits())
        if is_flat(rgb, image.width(), image.height(), image.bytesPerLine()):
            raise AppuiError(ErrorCode.SCREEN_BLACK)
        return Frame(
            width=image.width(),
            height=image.height(),
            stride_bytes=image.bytesPerLine(),
            rgb=rgb,
            screen=self.screen,
            grabbed_at=self.grabbed_at,
            backend=_backend(),
            facts=self.facts,
        )


def _picture(shared: SharedPixels) -> QImage:
    size = (shared.width, shared.height, shared.stride_bytes)
    return QImage(shared.pixels, *size, QImage.Format.Format_RGB32)


def qt_screens() -> tuple[ScreenInfo, ...]:
    """Return the screens that Qt knows, the primary one first, numbered from 1."""
    return tuple(_info(number, screen) for number, screen in enumerate(_ordered(), start=1))


def _ordered() -> list[QScreen]:
    primary = QGuiApplication.primaryScreen()
    return sorted(QGuiApplication.screens(), key=lambda screen: screen is not primary)


def _backend() -> str:
    return f"qt-{QGuiApplication.platformName()}"


def _info(number: int, screen: QScreen) -> ScreenInfo:
    place, ratio = screen.geometry(), screen.devicePixelRatio()
    return ScreenInfo(
        number=number,
        name=screen.name(),
        left=place.left(),
        top=place.top(),
        width_px=round(place.width() * ratio),
        height_px=round(place.height() * ratio),
        ratio=ratio,
        primary=screen is QGuiApplication.primaryScreen(),
    )


def _facts(info: ScreenInfo, screens: int) -> Mapping[str, str]:
    """Return how the picture was made, under keys of `intake.recorded`; nothing that is on the screen."""
    return {
        "backend": _backend(),
        "screen": f"{info.number}/{screens}",
        "screen_px": f"{info.width_px}x{info.height_px}",
        "screen_at": f"{info.left},{info.top}",
        "ratio": f"{info.ratio:g}",
        "qt": qVersion(),
    }
