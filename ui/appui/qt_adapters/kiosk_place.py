"""Keeps the kiosk over the whole screen, and every other screen covered.

Whatever happens: another resolution, a screen that comes or goes, a window in front.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from appui.qt_adapters.kiosk_covers import KioskCovers

# Desktops report a change in several pieces.
_SETTLE_MS: Final = 200
# Some refuse the first wish to be in front. So often in a row, then until something happens again.
_MOST_TRIES: Final = 20
_LOST: Final = frozenset(
    {
        QEvent.Type.WindowDeactivate,
        QEvent.Type.WindowStateChange,
        QEvent.Type.Hide,
        QEvent.Type.Move,
        QEvent.Type.Resize,
    }
)


class KioskPlace(QObject):
    """`wanted` tells whether the window is to be in front at all: not before it is due, nor after a wipe."""

    def __init__(self, window: QWidget, forward: Callable[[], None], wanted: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window, self._forward, self._wanted = window, forward, wanted
        self._covers = KioskCovers(window)
        self._tries = 0
        # Painted since it was last shown: before that it is only on its way.
        self._painted = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SETTLE_MS)
        self._soon.timeout.connect(self._back)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._screen_added)
            application.screenRemoved.connect(self._changed)
            application.primaryScreenChanged.connect(self._changed)
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self._changed)
        window.installEventFilter(self)

    def leave(self) -> None:
        """Let the other screens go too."""
        self._soon.stop()
        self._covers.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that something else came in front, or that the window was made small."""
        if event.type() in _LOST and self._wanted():
            self._changed()
        elif event.type() is QEvent.Type.Paint:
            self._painted = self._wanted()
        if event.type() is QEvent.Type.Resize:
            self._keep_to_one()
        return super().eventFilter(watched, event)

    def _keep_to_one(self) -> None:
        """Leave all but one screen plain, where a compositor (cage) lays the window across several."""
        if not QGuiApplication.platformName().startswith("wayland"):
            return
        width, height = self._window.width(), self._window.height()
        screens = sorted(
            (screen.geometry() for screen in QGuiApplication.screens()), key=lambda at: (at.x(), at.y())
        )
        if any(one.width() >= width and one.height() >= height for one in screens):
            self._window.setContentsMargins(0, 0, 0, 0)
        elif screens:
            # Such a window begins where the first of them does.
            first = screens[0]
            self._window.setContentsMargins(0, 0, max(0, width - first.width()), max(0, height - first.height()))

    def _screen_added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._changed)
        self._changed()

    def _changed(self, _what: object = None) -> None:
        # What the tries themselves bring about begins no new ones.
        if not self._soon.isActive():
            self._tries = 0
        self._soon.start()

    def _back(self) -> None:
        window = self._window
        if not self._wanted():
            return
        self._covers.fit()
        self._keep_to_one()
        screen, handle = window.screen(), window.windowHandle()
        there = window.isVisible() and handle.isExposed()
        fits = there and window.isFullScreen() and window.geometry() == screen.geometry()
        if (fits and window.isActiveWindow()) or self._tries >= _MOST_TRIES:
            return
        self._tries += 1
        self._soon.start()
        if not there and (self._painted or self._tries == _MOST_TRIES):
            # The desktop took it away ("show desktop", another virtual one): only a new window comes back.
            self._painted = False
            window.hide()
        # Where no window manager does it, "full screen" alone is not enough.
        window.setGeometry(screen.geometry())
        self._forward()
