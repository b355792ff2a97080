"""How a frozen screen, its chosen part and the loupe are painted: a pixel of the picture on a pixel of the screen.

Everything outside the chosen part is darker. Lines are drawn dark and light side by side, so that they show on any
ground.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple, cast

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QRegion

from appui.theme.theme import Theme
from appui_core.intake.region import Region, Size, device
from appui_core.ports import Frame

_SHADE: Final = 140  # of 255, over what is not chosen
_HANDLE: Final = 9  # logical pixels a side
_LOUPE_PX: Final = 15  # device pixels across, an odd number
_LOUPE_ZOOM: Final = 8
_LOUPE_AWAY: Final = 28


class Scale(NamedTuple):
    """How large the screen's picture is, in device pixels, and how many of these go on a logical one."""

    size: Size
    ratio: float

    def px(self, logical: float) -> int:
        """Return a length in device pixels."""
        return max(1, round(logical * self.ratio))

    def device(self, x: float, y: float) -> tuple[int, int]:
        """Return the device pixel under a logical position."""
        return device(x, self.ratio, self.size.width), device(y, self.ratio, self.size.height)

    def logical(self, rect: QRect) -> QRect:
        """Return the smallest logical rectangle that covers one in device pixels."""
        left, top = int(rect.left() // self.ratio), int(rect.top() // self.ratio)
        right, bottom = -int(-(rect.right() + 1) // self.ratio), -int(-(rect.bottom() + 1) // self.ratio)
        return QRect(left, top, right - left, bottom - top)

    def covered(self, rect: QRect) -> QRect:
        """Return the device pixels under a logical rectangle."""
        left, top = int(rect.left() * self.ratio), int(rect.top() * self.ratio)
        right = -int(-(rect.right() + 1) * self.ratio // 1)
        bottom = -int(-(rect.bottom() + 1) * self.ratio // 1)
        return QRect(left, top, right - left, bottom - top).intersected(QRect(0, 0, *self.size))


class Inks(NamedTuple):
    """The colours of the theme in force that are used here."""

    dark: QColor
    light: QColor
    mark: QColor
    shade: QColor

    @classmethod
    def of(cls, theme: Theme) -> "Inks":
        """Take them from a theme: the darker and the lighter of text and its ground serve in every look."""
        text, ground = theme.colour("text"), theme.colour("surface")
        dark, light = (text, ground) if text.lightness() < ground.lightness() else (ground, text)
        shade = theme.colour("shade")
        shade.setAlpha(_SHADE)
        return cls(dark, light, theme.colour("action"), shade)


def picture_of(frame: Frame) -> QImage:
    """Return a frame as a picture that shares its bytes: the frame must outlive it."""
    return QImage(frame.rgb, frame.width, frame.height, frame.stride_bytes, QImage.Format.Format_RGB888)


def rects_of(region: QRegion) -> Iterable[QRect]:
    """Return the rectangles that a region of the screen is made of."""
    # Its Python form can be walked through; its description does not say so.
    return cast("Iterable[QRect]", region)


def rect_of(region: Region) -> QRect:
    """Return a part as Qt has it."""
    return QRect(region.x, region.y, region.width, region.height)


def paint_ground(painter: QPainter, picture: QImage, area: QRect, chosen: QRect, shade: QColor) -> None:
    """Paint the frozen screen within `area`, darker outside `chosen` once something is."""
    painter.drawImage(area.topLeft(), picture, area)
    if chosen.isEmpty():
        return
    for rest in rects_of(QRegion(area).subtracted(QRegion(chosen))):
        painter.fillRect(rest, shade)


def paint_edge(painter: QPainter, chosen: QRect, scale: Scale, inks: Inks, *, handles: bool) -> None:
    """Draw the edge just outside the chosen part, and the handles on it."""
    thick = scale.px(1)
    _ring(painter, chosen, thick, inks.light)
    _ring(painter, chosen.adjusted(-thick, -thick, thick, thick), thick, inks.dark)
    if not handles:
        return
    for centre in handle_points(chosen):
        side = scale.px(_HANDLE)
        square = QRect(0, 0, side, side)
        square.moveCenter(centre)
        painter.fillRect(square.adjusted(-2 * thick, -2 * thick, 2 * thick, 2 * thick), inks.dark)
        painter.fillRect(square.adjusted(-thick, -thick, thick, thick), inks.light)
        painter.fillRect(square, inks.mark)


def handle_points(chosen: QRect) -> list[QPoint]:
    """Return where the handles are: corners and middles of the edges."""
    xs = (chosen.left(), chosen.center().x(), chosen.right())
    ys = (chosen.top(), chosen.center().y(), chosen.bottom())
    return [QPoint(x, y) for x in xs for y in ys if (x, y) != (xs[1], ys[1])]


def _ring(painter: QPainter, inner: QRect, thick: int, ink: QColor) -> None:
    outer = inner.adjusted(-thick, -thick, thick, thick)
    for side in rects_of(QRegion(outer).subtracted(QRegion(inner))):
        painter.fillRect(side, ink)


def loupe_place(at: tuple[int, int], scale: Scale) -> QRect:
    """Return where the loupe lies for a point: beside it, on the screen, never over it."""
    side = _LOUPE_PX * scale.px(_LOUPE_ZOOM)
    away = scale.px(_LOUPE_AWAY)
    left = at[0] + away if at[0] + away + side <= scale.size.width else at[0] - away - side
    top = at[1] + away if at[1] + away + side <= scale.size.height else at[1] - away - side
    return QRect(max(left, 0), max(top, 0), side, side)


def paint_loupe(painter: QPainter, picture: QImage, at: tuple[int, int], scale: Scale, inks: Inks) -> None:
    """Show the pixels around a point large, the one under it ringed."""
    place, zoom, half = loupe_place(at, scale), scale.px(_LOUPE_ZOOM), _LOUPE_PX // 2
    source = QRect(at[0] - half, at[1] - half, _LOUPE_PX, _LOUPE_PX)
    painter.fillRect(place, inks.dark)
    seen = source.intersected(picture.rect())
    offset = (seen.topLeft() - source.topLeft()) * zoom
    painter.drawImage(QRect(place.topLeft() + offset, seen.size() * zoom), picture, seen)
    under = QRect(place.topLeft() + QPoint(half * zoom, half * zoom), QSize(zoom, zoom))
    _ring(painter, under, 1, inks.light)
    _ring(painter, under.adjusted(-1, -1, 1, 1), 1, inks.dark)
    _ring(painter, place.adjusted(1, 1, -1, -1), scale.px(1), inks.light)


def measure_place(chosen: QRect, scale: Scale, words: QSize) -> QRect:
    """Return where the size of the chosen part is written: above its upper left corner, else just inside."""
    gap = scale.px(8)
    place = QRect(chosen.left(), chosen.top() - gap - words.height(), words.width(), words.height())
    if place.top() < 0:
        place.moveTop(chosen.top() + gap)
    if place.right() >= scale.size.width:
        place.moveRight(scale.size.width - 1)
    return place


def paint_measure(painter: QPainter, place: QRect, words: str, font: QFont, inks: Inks) -> None:
    """Write the size of the chosen part on a ground of its own."""
    painter.fillRect(place, inks.dark)
    painter.setFont(font)
    painter.setPen(inks.light)
    painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), words)
