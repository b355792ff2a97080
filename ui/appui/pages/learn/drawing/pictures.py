"""Our own simple drawings for the slides, each in a square of 400 units: people, bubbles, a phone, hands."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen, QPolygonF

from appui.pages.learn.drawing.canvas import Canvas

SIDE: Final = 400.0
_THICK: Final = 11.0


def draw_picture(canvas: Canvas, name: str, area: QRectF, number: str) -> None:
    """Draw one of campaign.DRAWINGS into an area, as large as its shorter side; `number` is the help line's."""
    placed = canvas.place(area)
    scale = min(placed.width(), placed.height()) / SIDE
    painter = canvas.painter
    painter.save()
    painter.translate(placed.center())
    painter.scale(scale, scale)
    painter.translate(-SIDE / 2, -SIDE / 2)
    # Inside the square nothing is mirrored: a drawing reads the same from both sides.
    inner = Canvas(painter, canvas.kit._replace(mirrored=False), SIDE)
    if name == "number":
        _number(inner, number)
    else:
        _PICTURES[name](inner)
    painter.restore()


def _bubbles(canvas: Canvas) -> None:
    _bubble(canvas, QRectF(20, 30, 170, 96), "dangersoft", "danger", (150, 126, 176, 176))
    _bubble(canvas, QRectF(214, 10, 166, 96), "dangersoft", "danger", (250, 106, 232, 160))
    _bubble(canvas, QRectF(14, 170, 128, 80), "dangersoft", "danger", (130, 214, 158, 240))
    for left, top, right in ((46, 64, 160), (46, 92, 128), (240, 44, 350), (240, 72, 310), (36, 200, 116)):
        _stroke(canvas, [(left, top), (right, top)], "danger")
    _person(canvas, 226, 236, 1.0, "action")


def _crowd(canvas: Canvas) -> None:
    _person(canvas, 64, 226, 0.62, "muted")
    _person(canvas, 346, 226, 0.62, "muted")
    _person(canvas, 146, 252, 0.9, "action")
    _person(canvas, 254, 252, 0.9, "ok")
    _bubble(canvas, QRectF(206, 24, 160, 116), "oksoft", "ok", (256, 140, 262, 190))
    _heart(canvas, 286, 82, 44, "ok")


def _phone(canvas: Canvas) -> None:
    _handset(canvas)
    for top, right in ((128, 226), (160, 246), (224, 214), (256, 240)):
        _stroke(canvas, [(154, top), (right, top)], "edge")
    # The corners of a picture being taken.
    for x, y, dx, dy in ((66, 66, 1, 1), (334, 66, -1, 1), (66, 334, 1, -1), (334, 334, -1, -1)):
        _stroke(canvas, [(x + 52 * dx, y), (x, y), (x, y + 52 * dy)], "action", 15)


def _mute(canvas: Canvas) -> None:
    path = QPainterPath(QPointF(96, 268))
    path.cubicTo(136, 238, 118, 106, 200, 100)
    path.cubicTo(282, 106, 264, 238, 304, 268)
    path.closeSubpath()
    _fill(canvas, path, "actionsoft", "action", 13)
    _stroke(canvas, [(200, 98), (200, 72)], "action", 15)
    _arc(canvas, QRectF(168, 262, 64, 56), 180, 180, "action")
    _stroke(canvas, [(92, 330), (308, 62)], "bg", 34)
    _stroke(canvas, [(92, 330), (308, 62)], "text", 14)


def _flag(canvas: Canvas) -> None:
    _handset(canvas)
    for top in (132, 244):
        _stroke(canvas, [(156, top), (244, top)], "edge")
    canvas.panel(QRectF(100, 158, 200, 62), "warnsoft", 31, "warn", 9)
    _stroke(canvas, [(142, 206), (142, 172)], "warn", 8)
    _fill(canvas, _polygon((142, 172), (176, 172), (168, 182), (176, 192), (142, 192)), "warn", "", 0)
    _stroke(canvas, [(198, 190), (258, 190)], "warn")


def _lock(canvas: Canvas) -> None:
    _arc(canvas, QRectF(136, 66, 128, 150), 0, 180, "action", 22)
    for side in (136, 264):
        _stroke(canvas, [(side, 140), (side, 190)], "action", 22)
    canvas.panel(QRectF(90, 178, 220, 168), "actionsoft", 26, "action", 13)
    canvas.dot(200, 246, 21, "action")
    _stroke(canvas, [(200, 252), (200, 300)], "action", 18)


def _number(canvas: Canvas, number: str) -> None:
    _bubble(canvas, QRectF(10, 66, 380, 210), "call", "call", (170, 274, 130, 346))
    canvas.middle(QRectF(10, 66, 380, 210), number, 136, "oncall", strong=True, align="centre")


def _hands(canvas: Canvas) -> None:
    _hand(canvas, 84, 250, 0.84, "warn")
    _hand(canvas, 316, 250, 0.84, "ok")
    _hand(canvas, 200, 208, 1.04, "action")


_PICTURES: Final[Mapping[str, Callable[[Canvas], None]]] = {
    "bubbles": _bubbles,
    "crowd": _crowd,
    "phone": _phone,
    "mute": _mute,
    "flag": _flag,
    "lock": _lock,
    "hands": _hands,
}


def _person(canvas: Canvas, x: float, y: float, scale: float, role: str) -> None:
    """Draw a head over shoulders; (x, y) is the middle of the head."""
    head, wide, tall = 42 * scale, 74 * scale, 110 * scale
    path = QPainterPath(QPointF(x - wide, y + tall + 20 * scale))
    path.cubicTo(x - wide, y + 40 * scale, x + wide, y + 40 * scale, x + wide, y + tall + 20 * scale)
    path.closeSubpath()
    _fill(canvas, path, role, "bg", 8)
    canvas.painter.setPen(QPen(canvas.colour("bg"), 8))
    canvas.painter.setBrush(canvas.colour(role))
    canvas.painter.drawEllipse(QPointF(x, y), head, head)


def _bubble(canvas: Canvas, area: QRectF, fill: str, edge: str, tail: tuple[float, float, float, float]) -> None:
    """Draw a speech bubble; the tail goes from a point on its edge to its tip."""
    body = QPainterPath()
    body.addRoundedRect(area, 26, 26)
    foot_x, foot_y, tip_x, tip_y = tail
    point = QPainterPath()
    sideways = foot_y not in {area.top(), area.bottom()}
    across, down = (0, 15) if sideways else (16, 0)
    point.addPolygon(
        QPolygonF([QPointF(foot_x - across, foot_y - 4 - down), QPointF(tip_x, tip_y)])
        << QPointF(foot_x + across, foot_y - 4 + down)
    )
    point.closeSubpath()
    _fill(canvas, body.united(point), fill, edge, 9)


def _handset(canvas: Canvas) -> None:
    canvas.panel(QRectF(118, 40, 164, 320), "surface", 30, "text", 12)
    _stroke(canvas, [(182, 68), (218, 68)], "text", 9)


def _hand(canvas: Canvas, x: float, y: float, scale: float, role: str) -> None:
    """Draw a raised hand; (x, y) is the middle of the palm."""

    def at(dx: float, dy: float) -> tuple[float, float]:
        return x + dx * scale, y + dy * scale

    for dx, tip, lean in ((-36, -112, -12), (-12, -136, -4), (12, -132, 4), (36, -104, 12)):
        _stroke(canvas, [at(dx, 0), at(dx + lean, tip)], role, 21 * scale)
    _stroke(canvas, [at(34, 36), at(80, -14)], role, 24 * scale)
    left, top = at(-47, -30)
    canvas.panel(QRectF(left, top, 94 * scale, 106 * scale), role, 38 * scale)
    _stroke(canvas, [at(0, 60), at(0, 130)], role, 62 * scale, flat=True)


def _heart(canvas: Canvas, x: float, y: float, half: float, role: str) -> None:
    path = QPainterPath(QPointF(x, y + half))
    path.cubicTo(x - 2.1 * half, y - half * 0.2, x - half * 0.8, y - half * 1.5, x, y - half * 0.4)
    path.cubicTo(x + half * 0.8, y - half * 1.5, x + 2.1 * half, y - half * 0.2, x, y + half)
    _fill(canvas, path, role, "", 0)


def _polygon(*points: tuple[float, float]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
    path.closeSubpath()
    return path


def _fill(canvas: Canvas, path: QPainterPath, fill: str, edge: str, width: float) -> None:
    canvas.painter.setBrush(canvas.colour(fill))
    canvas.painter.setPen(
        QPen(canvas.colour(edge), width, j=Qt.PenJoinStyle.RoundJoin) if edge else Qt.PenStyle.NoPen
    )
    canvas.painter.drawPath(path)


def _pen(canvas: Canvas, role: str, width: float, *, flat: bool = False) -> QPen:
    cap = Qt.PenCapStyle.FlatCap if flat else Qt.PenCapStyle.RoundCap
    return QPen(canvas.colour(role), width, Qt.PenStyle.SolidLine, cap, Qt.PenJoinStyle.RoundJoin)


def _stroke(
    canvas: Canvas, points: list[tuple[float, float]], role: str, width: float = _THICK, *, flat: bool = False
) -> None:
    canvas.painter.setPen(_pen(canvas, role, width, flat=flat))
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
    canvas.painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))


def _arc(canvas: Canvas, area: QRectF, start: int, span: int, role: str, width: float = 13.0) -> None:
    canvas.painter.setPen(_pen(canvas, role, width))
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
    canvas.painter.drawArc(area, start * 16, span * 16)
