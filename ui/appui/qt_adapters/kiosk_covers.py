"""A plain window over every other screen: what lies there is neither to be seen nor to be used.

Not under Wayland: there a program may not say where its windows lie, and a compositor made for one program (cage)
would put a cover over the kiosk itself. It lays the kiosk's own window across all screens (kiosk_place.py).
"""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from appui.qt_adapters.kiosk_stays import StayingWindow


class KioskCovers:
    """Nothing is there with one screen. `fit` follows screens that come, go or change."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._covers: list[_Cover] = []

    def fit(self) -> None:
        """Cover each screen that the window does not lie on."""
        wanted = self._others()
        while len(self._covers) > len(wanted):
            self._covers.pop().leave()
        while len(self._covers) < len(wanted):
            self._covers.append(_Cover())
        for cover, area in zip(self._covers, wanted, strict=True):
            cover.lie_over(area)

    def leave(self) -> None:
        """Take them all away."""
        while self._covers:
            self._covers.pop().leave()

    def _others(self) -> list[QRect]:
        if QGuiApplication.platformName().startswith("wayland"):
            return []
        own = self._window.screen().geometry()
        areas = [screen.geometry() for screen in QGuiApplication.screens()]
        # One that shows the same picture lies at the same place.
        return [area for area in areas if not area.intersects(own)]


class _Cover(StayingWindow):
    """Has the ground of the slides, which is that of every window of ours; takes no keyboard and no click."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("appui-kiosk-cover")
        # Not "full screen": a window manager that has not noticed the screens yet would lay it over all of them.
        self.setWindowFlags(
            Qt.WindowType.Window
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus
        )
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)

    def lie_over(self, area: QRect) -> None:
        """Lie there, above everything."""
        if self.isVisible() and not self.windowHandle().isExposed():
            # The desktop took it away: only a new window comes back (kiosk_place.py).
            self.hide()
        if self.geometry() != area:
            self.setGeometry(area)
        if not self.isVisible():
            self.show()

    def leave(self) -> None:
        """Go away."""
        super().leave()
        self.deleteLater()
