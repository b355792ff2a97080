"""What the hand does, drawn over the target: a finger or a pointer, rings, an arrow, a caret."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainterPath, QPen, QPolygonF, QTransform

from appui.widgets.sketch_paint.canvas import Canvas
from appui_core.guides.sketch import Sketch

_TILT = -28.0


def draw_gesture(canvas: Canvas, sketch: Sketch, spot: QRectF) -> None:
    """Draw the gesture at the target's place; `spot` is as if read from the left."""
    unit = canvas.unit
    if sketch.gesture == "type":
        _caret(canvas, spot)
        return
    tip = _tip(canvas, spot)
    if sketch.gesture == "swipe":
        _arrow(canvas, spot, tip)
    if sketch.gesture == "hold":
        for radius in (0.9, 1.5, 2.1):
            side = unit * radius * 2
            ring = QRectF(tip.x() - side / 2, tip.y() - side / 2, side, side)
            canvas.painter.setOpacity(1.0)
            canvas.disc(ring, "", "call", max(1.2, unit * 0.1))
    real = canvas.flip(QRectF(tip.x(), tip.y(), 0, 0)).topLeft()
    if sketch.frame == "web":
        _pointer(canvas, real)
    else:
        _finger(canvas, real)


def _tip(canvas: Canvas, spot: QRectF) -> QPointF:
    """Return where the finger touches: at the end of the target, where words seldom are."""
    unit = canvas.unit
    if spot.width() < unit * 8:
        # Small things have a word below their icon: the finger only touches the corner.
        return QPointF(spot.right() - unit * 0.35, spot.bottom() - unit * 0.3)
    if spot.height() > unit * 9:
        return QPointF(spot.center().x() + unit * 0.8, spot.center().y() + unit * 2)
    return QPointF(spot.right() - unit * 2.2, spot.center().y() + unit * 0.25)


def _finger(canvas: Canvas, tip: QPointF) -> None:
    """Draw a finger that points up to its tip; it leans away from the words."""
    unit, painter = canvas.unit, canvas.painter
    wide, long = unit * 1.15, unit * 2.7
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(-wide / 2, 0, wide, long), wide / 2, wide / 2)
    nail = QPainterPath()
    nail.addRoundedRect(QRectF(-wide * 0.24, wide * 0.16, wide * 0.48, wide * 0.46), wide * 0.2, wide * 0.2)
    turn = QTransform.fromTranslate(tip.x(), tip.y())
    turn.rotate(-_TILT if canvas.mirrored else _TILT)
    painter.setPen(QPen(canvas.look.colour("text"), max(1.4, unit * 0.12)))
    painter.setBrush(QBrush(canvas.look.colour("surface")))
    painter.drawPath(turn.map(shape))
    painter.setPen(QPen(canvas.look.colour("muted"), max(1.0, unit * 0.08)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(turn.map(nail))


def _pointer(canvas: Canvas, tip: QPointF) -> None:
    """Draw a mouse pointer. It points to the upper left in every language, as systems have it."""
    unit, painter = canvas.unit, canvas.painter
    corners = ((0, 0), (0, 1.6), (0.38, 1.25), (0.65, 1.85), (0.92, 1.73), (0.66, 1.15), (1.15, 1.12))
    shape = QPolygonF([QPointF(tip.x() + x * unit, tip.y() + y * unit) for x, y in corners])
    painter.setPen(QPen(canvas.look.colour("surface"), max(1.4, unit * 0.12)))
    painter.setBrush(QBrush(canvas.look.colour("text")))
    painter.drawPolygon(shape)


def _arrow(canvas: Canvas, spot: QRectF, tip: QPointF) -> None:
    """Draw an arrow along the target, towards its start."""
    unit = canvas.unit
    left, right, y = spot.left() + spot.width() * 0.52, tip.x() - unit * 0.9, tip.y()
    points = [
        (right, y),
        (left, y),
        (left + unit * 0.6, y - unit * 0.55),
        (left, y),
        (left + unit * 0.6, y + unit * 0.55),
    ]
    canvas.painter.setPen(QPen(canvas.look.colour("call"), max(1.8, unit * 0.16)))
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
    real = [canvas.flip(QRectF(x, at, 0, 0)).topLeft() for x, at in points]
    canvas.painter.drawPolyline(QPolygonF(real))


def _caret(canvas: Canvas, spot: QRectF) -> None:
    """Draw the bar that blinks where one writes."""
    unit = canvas.unit
    height = min(spot.height() * 0.6, unit * 1.4)
    box = QRectF(spot.left() + unit * 0.75, spot.center().y() - height / 2, max(1.5, unit * 0.14), height)
    canvas.box(box, 0, "call")
