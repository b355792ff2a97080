"""One sketch, from its outline to the finger; the one way in for widget, picture and paper."""

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from appui.widgets.sketch_paint.canvas import Canvas
from appui.widgets.sketch_paint.frame import RATIOS, draw_frame
from appui.widgets.sketch_paint.gesture import draw_gesture
from appui.widgets.sketch_paint.look import Look
from appui.widgets.sketch_paint.surfaces import draw_surface
from appui_core.guides.sketch import Frame, Sketch

# A label needs some letters' width: below it the letters get smaller, down to what can be read.
_LETTERS: Final = {"android": 16.0, "iphone": 16.0, "web": 25.0}


def height_for(frame: Frame, width: float) -> float:
    """Return the height of a sketch of a width."""
    return width * RATIOS[frame]


def paint_sketch(painter: QPainter, area: QRectF, sketch: Sketch, look: Look, *, mirrored: bool = False) -> None:
    """Paint a sketch into the middle of `area`, as large as its shape allows."""
    ratio = RATIOS[sketch.frame]
    width = min(area.width(), area.height() / ratio)
    box = QRectF(0, 0, width, width * ratio)
    box.moveCenter(area.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    look = look.sized(min(look.text_px, width / _LETTERS[sketch.frame]))
    canvas = Canvas(painter, box, look, mirrored=mirrored)
    screen = draw_frame(canvas, sketch.frame)
    spot = draw_surface(canvas, sketch, screen)
    painter.setClipRect(box)
    draw_gesture(canvas, sketch, spot)
    painter.restore()


def sketch_image(
    sketch: Sketch, look: Look, width_px: int, *, ratio: float = 1.0, mirrored: bool = False
) -> QImage:
    """Return a sketch as a picture on the colour of paper; `ratio` is device pixels per pixel."""
    size = QSize(width_px, round(height_for(sketch.frame, width_px)))
    image = QImage(size * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(look.colour("surface"))
    painter = QPainter(image)
    paint_sketch(painter, QRectF(0, 0, size.width(), size.height()), sketch, look, mirrored=mirrored)
    painter.end()
    return image
