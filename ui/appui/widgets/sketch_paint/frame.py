"""The thing in the hand or on the desk: outline of a phone or of a browser's window, and the screen inside it."""

from PySide6.QtCore import QRectF

from appui.widgets.sketch_paint.canvas import Canvas
from appui_core.guides.sketch import Frame

# Height for a width of 1.
RATIOS = {"android": 1.86, "iphone": 1.86, "web": 0.86}


def draw_frame(canvas: Canvas, frame: Frame) -> QRectF:
    """Draw the outline into the canvas's area; return the screen."""
    if frame == "web":
        return _browser(canvas)
    area, unit = canvas.area, canvas.unit
    thick = max(2.0, unit * 0.2)
    outer = area.adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
    radius = min(area.width() * (0.13 if frame == "iphone" else 0.1), unit * 2.6)
    canvas.box(outer, radius, "surface", "text", thick)
    inset = max(4.0, unit * 0.75)
    screen = outer.adjusted(inset, inset, -inset, -inset)
    canvas.box(screen, max(2.0, radius - inset * 0.8), "surface")
    if frame == "iphone":
        pill = QRectF(0, 0, unit * 3.4, unit * 0.7)
        pill.moveCenter(screen.center())
        pill.moveTop(screen.top() + unit * 0.45)
        canvas.box(pill, unit * 0.35, "text")
    else:
        dot = QRectF(0, 0, unit * 0.6, unit * 0.6)
        dot.moveCenter(screen.center())
        dot.moveTop(screen.top() + unit * 0.5)
        canvas.disc(dot, "text")
    return screen.adjusted(0, unit * 1.5, 0, -unit * 0.6)


def _browser(canvas: Canvas) -> QRectF:
    area, unit = canvas.area, canvas.unit
    thick = max(2.0, unit * 0.16)
    outer = area.adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
    canvas.box(outer, unit * 0.7, "surface", "text", thick)
    bar = unit * 1.6
    for place in range(3):
        side = unit * 0.6
        box = QRectF(outer.left() + unit * (0.8 + place), outer.top() + bar / 2 - side / 2, side, side)
        canvas.disc(box, "line")
    canvas.line(outer.left() + thick / 2, outer.right() - thick / 2, outer.top() + bar)
    return outer.adjusted(thick / 2, bar, -thick / 2, -unit * 0.6)
