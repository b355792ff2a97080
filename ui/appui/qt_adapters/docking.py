"""Where a narrow window lies at the edge of a screen, and whether a remembered place can still be seen."""

from collections.abc import Iterable
from typing import Final, Literal, cast

from PySide6.QtCore import QObject, QRect, QSize, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from appui.theme.theme import current_theme
from appui_core.settings.store import Settings

Edge = Literal["left", "right"]
# A place counts as lost when less than this share of the window can be seen.
_SEEN: Final = 0.6
_MOST_DIGITS: Final = 6
# Of the screen's width, so that there is always more to see of what is explained than of the window that explains.
_MOST: Final = 0.45


def other(edge: Edge) -> Edge:
    """Return the opposite edge."""
    return "left" if edge == "right" else "right"


def docked(available: QRect, wanted: QSize, edge: Edge) -> QRect:
    """Return the place at an edge of a screen's free area, from its top, no larger than that area."""
    size = wanted.boundedTo(available.size())
    place = QRect(available.topLeft(), size)
    if edge == "right":
        place.moveRight(available.right())
    return place


def can_be_seen(place: QRect, screens: Iterable[QRect]) -> bool:
    """Tell whether enough of a place lies on the screens there are, its upper edge included."""
    areas = list(screens)
    if not any(area.contains(place.center().x(), place.top()) for area in areas):
        return False
    seen = sum(part.width() * part.height() for part in (place.intersected(area) for area in areas))
    return seen >= _SEEN * place.width() * place.height()


def written(place: QRect) -> str:
    """Return a place as the settings keep it: `x y`."""
    return f"{place.x()} {place.y()}"


def read_place(text: str, size: QSize) -> QRect | None:
    """Return the place that `written` wrote, with a size; None for anything else."""
    parts = text.split(" ")
    if len(parts) != 2 or not all(
        part.removeprefix("-").isdecimal() and len(part) <= _MOST_DIGITS for part in parts
    ):
        return None
    return QRect(int(parts[0]), int(parts[1]), size.width(), size.height())


class Dock(QObject):
    """Keeps a window at its edge, or where it was dragged to; `width` and `height` in pixels at 100 % text.

    The settings `companion_edge` and `companion_place` remember it. On Wayland windows do not choose their place:
    `chooses` is false there and only the size is set.
    """

    def __init__(self, window: QWidget, settings: Settings, *, width: int, height: int) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._wanted = (width, height)
        self._theme = current_theme()
        self._placed = QRect()
        self.chooses = not QGuiApplication.platformName().startswith("wayland")
        application = cast("QGuiApplication", QGuiApplication.instance())
        application.screenRemoved.connect(self._later)
        application.screenAdded.connect(self._later)
        self._theme.changed.connect(self._later)

    def place(self) -> None:
        """Lie where it was last, else at the edge that was chosen last."""
        size = self._size()
        if not self.chooses:
            self._window.resize(size)
            return
        place = read_place(self._settings.text("companion_place"), size)
        if place is None or not can_be_seen(place, _free_areas()):
            place = docked(self._available(), size, self._edge())
        self._placed = place
        self._window.setGeometry(place)

    def change_side(self) -> None:
        """Go to the other edge of the same screen."""
        self._settings.set("companion_edge", other(self._edge()))
        self._settings.set("companion_place", "")
        self.place()

    def remember(self) -> None:
        """Note where the window was dragged to, if it was."""
        if self.chooses and self._window.pos() != self._placed.topLeft():
            self._settings.set("companion_place", written(self._window.geometry()))

    def _later(self, _screen: object = None) -> None:
        # The list of screens is only right once the event that told of it is over.
        QTimer.singleShot(0, self, self._again)

    def _again(self) -> None:
        window = self._window
        if (
            self.chooses
            and window.pos() != self._placed.topLeft()
            and can_be_seen(window.geometry(), _free_areas())
        ):
            # Where it was dragged to, and there it stays.
            window.resize(self._size())
        else:
            self.place()

    def _size(self) -> QSize:
        width, height = (self._theme.px(each) for each in self._wanted)
        free = self._available()
        # A word that is not broken needs its room whatever the screen.
        least = self._window.minimumSizeHint().width()
        return QSize(max(least, min(width, round(free.width() * _MOST))), min(height, free.height()))

    def _available(self) -> QRect:
        return self._window.screen().availableGeometry()

    def _edge(self) -> Edge:
        return "left" if self._settings.text("companion_edge") == "left" else "right"


def _free_areas() -> list[QRect]:
    return [screen.availableGeometry() for screen in QGuiApplication.screens()]
