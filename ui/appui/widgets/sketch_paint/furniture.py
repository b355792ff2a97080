"""What several screens have in common: media, bars above and below, a sheet from below, faces, tiles, lines."""

from typing import Final

from PySide6.QtCore import QRectF

from appui.widgets.sketch_paint.canvas import Canvas, broken
from appui.widgets.sketch_paint.parts import across, fitting, rows
from appui_core.guides.sketch import Part, Sketch

BLANK: Final = Part()
# Height of a bar at the top, in letters.
BAR: Final = 3.6


def media(canvas: Canvas, screen: QRectF, *, caption: bool = True) -> None:
    """Draw the picture or video that fills a screen, with bars for its caption."""
    unit = canvas.unit
    canvas.box(screen, 0, "sunken")
    if caption:
        canvas.bar(screen.left() + unit, screen.bottom() - unit * 2.9, screen.width() * 0.5)
        canvas.bar(screen.left() + unit, screen.bottom() - unit * 1.5, screen.width() * 0.64)


def side_icons(canvas: Canvas, screen: QRectF, bottom: float) -> None:
    """Draw three icons nobody knows, one above the other at the far side."""
    unit = canvas.unit
    for place in range(3):
        top = bottom - unit * (3.0 + 2.6 * place)
        if top < screen.top() + unit:
            break
        canvas.disc(QRectF(screen.right() - unit * 2.5, top, unit * 1.4, unit * 1.4), "line")


def top_bar(canvas: Canvas, sketch: Sketch, screen: QRectF, *, face: bool = False) -> tuple[QRectF, QRectF]:
    """Draw the bar above; return the target's place (empty where it is elsewhere) and what is left below."""
    unit = canvas.unit
    bar = QRectF(screen.left(), screen.top(), screen.width(), unit * BAR)
    middle, left, spot = bar.center().y(), bar.left() + unit * 0.9, QRectF()
    canvas.icon("back", "muted", QRectF(left, middle - unit * 0.6, unit * 1.2, unit * 1.2))
    left += unit * 1.9
    if sketch.at == "top":
        spot = across(canvas, sketch.parts, bar.adjusted(unit * 3.2, 0, -unit * 0.5, 0), at_end=True)
    if sketch.at == "name" and face:
        name = QRectF(
            left - unit * 0.3, bar.top() + unit * 0.5, bar.right() - left - unit * 0.6, bar.height() - unit
        )
        spot = rows(canvas, [sketch.target], centred(canvas, sketch.target, name), avatars=True)
    elif face and sketch.at != "top":
        canvas.disc(QRectF(left, middle - unit * 0.8, unit * 1.6, unit * 1.6), "line")
        canvas.bar(left + unit * 2.2, middle, bar.width() * 0.32)
    elif sketch.at != "top":
        canvas.bar(left, middle, bar.width() * 0.34, role="edge")
    canvas.line(bar.left(), bar.right(), bar.bottom())
    return spot, screen.adjusted(0, bar.height(), 0, 0)


def centred(canvas: Canvas, part: Part, area: QRectF) -> QRectF:
    """Return a row's place in the middle of an area."""
    height = min(area.height(), fitting(canvas, [part], area, avatars=True)[0][1])
    return QRectF(area.left(), area.center().y() - height / 2, area.width(), height)


def bottom_bar(canvas: Canvas, sketch: Sketch, screen: QRectF) -> tuple[QRectF, QRectF]:
    """Draw the bar below where the target is in it; return the target's place and what is left above."""
    unit = canvas.unit
    if sketch.at != "bottom":
        return QRectF(), screen
    height = unit * 4.0
    bar = QRectF(screen.left(), screen.bottom() - height, screen.width(), height)
    canvas.box(bar, 0, "surface")
    canvas.line(bar.left(), bar.right(), bar.top())
    spot = across(canvas, sketch.parts, bar.adjusted(unit * 0.3, 0, -unit * 0.3, 0))
    return spot, screen.adjusted(0, 0, 0, -height)


def sheet(canvas: Canvas, sketch: Sketch, screen: QRectF, height: float) -> QRectF:
    """Draw a sheet from below (a box near the middle in a browser); return its inside."""
    unit = canvas.unit
    if sketch.frame == "web":
        wide = min(screen.width() * 0.78, unit * 24)
        height = min(height + unit, screen.height() - unit * 1.2)
        box = QRectF(screen.center().x() - wide / 2, screen.center().y() - height / 2, wide, height)
        canvas.box(box, unit * 0.7, "surface", "edge")
        return box.adjusted(unit * 0.3, unit * 0.5, -unit * 0.3, -unit * 0.5)
    height = min(height + unit * 2.3, screen.height() * 0.94)
    box = QRectF(screen.left(), screen.bottom() - height, screen.width(), height)
    canvas.sheet(box, unit * 1.1)
    handle = QRectF(0, box.top() + unit * 0.55, unit * 2.6, unit * 0.28)
    handle.moveLeft(box.center().x() - handle.width() / 2)
    canvas.box(handle, unit * 0.14, "edge")
    return box.adjusted(0, unit * 1.3, 0, -unit * 0.5)


def rows_height(canvas: Canvas, sketch: Sketch, screen: QRectF, *, avatars: bool = False) -> float:
    """Return the height of the lines for which a sheet has room."""
    room = QRectF(screen.left(), screen.top(), screen.width(), screen.height() * 0.74)
    if sketch.frame == "web":
        room.setWidth(min(screen.width() * 0.78, canvas.unit * 24))
    return sum(height for _, height in fitting(canvas, sketch.parts, room, avatars=avatars))


def label_in(canvas: Canvas, part: Part, words: QRectF, spot: QRectF) -> QRectF:
    """Write the target's word in the middle of a box; return the target's place."""
    font = canvas.look.font(strong=True)
    canvas.words(words, broken(part.label, font, words.width()), font, "call", "centre")
    return spot


def word_or_two(canvas: Canvas, part: Part, words: QRectF) -> None:
    """Write a word at the start of a box, in two lines at most."""
    font = canvas.look.font(strong=part.target)
    canvas.words(words, broken(part.label, font, words.width()), font, "call" if part.target else "muted")


def lines(canvas: Canvas, area: QRectF, count: int) -> None:
    """Draw bars for a short text, from the top."""
    for place in range(count):
        canvas.bar(
            area.left(), area.top() + canvas.unit * (0.9 + 1.4 * place), area.width() * (0.9, 0.75, 0.5)[place]
        )


def tiles(canvas: Canvas, area: QRectF) -> None:
    """Draw a profile's pictures, three in a row."""
    gap = canvas.unit * 0.3
    side = (area.width() - 4 * gap) / 3
    top = area.top()
    while top + side * 0.4 < area.bottom():
        for place in range(3):
            left = area.left() + gap + place * (side + gap)
            canvas.box(QRectF(left, top, side, min(side, area.bottom() - top)), gap, "sunken")
        top += side + gap


def faces(canvas: Canvas, area: QRectF) -> None:
    """Draw a row of people to share with."""
    unit = canvas.unit
    count = max(3, int(area.width() // (unit * 4)))
    for place in range(count):
        middle = area.left() + area.width() * (place + 0.5) / count
        canvas.disc(QRectF(middle - unit, area.top() + unit * 0.3, unit * 2, unit * 2), "line")
