"""What hands do with a phone and a cable: which buttons, what to allow, where the pictures lie and go."""

from collections.abc import Callable, Sequence
from typing import Final, Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen, QPolygonF

from appui.widgets.sketch_paint.canvas import Canvas, broken, line_height
from appui.widgets.sketch_paint.look import Look

Scene = Literal["iphone", "iphone_home", "android", "allow", "folder", "drag"]
# Height for a width of 1.
RATIO: Final = 0.82
_LETTERS: Final = 16.0


def paint_scene(painter: QPainter, area: QRectF, scene: Scene, words: Sequence[str], look: Look) -> None:
    """Paint a scene into the middle of `area`. `words` are the labels in it, in the order of reading.

    Never mirrored: phones have their buttons where they have them.
    """
    width = min(area.width(), area.height() / RATIO)
    box = QRectF(0, 0, width, width * RATIO)
    box.moveCenter(area.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    canvas = Canvas(painter, box, look.sized(min(look.text_px, width / _LETTERS)), mirrored=False)
    canvas.box(box, canvas.unit * 0.7, "sunken")
    SCENES[scene](canvas, words)
    painter.restore()


def _phone(canvas: Canvas, *, home: bool = False) -> QRectF:
    """Draw a phone seen from the front in the middle; return its outline."""
    area, unit = canvas.area, canvas.unit
    height = area.height() * 0.84
    body = QRectF(0, 0, height * 0.52, height)
    body.moveCenter(area.center())
    thick = max(2.0, unit * 0.2)
    canvas.box(body, unit * (1.2 if home else 1.5), "surface", "text", thick)
    screen = body.adjusted(unit * 0.5, unit * 0.6, -unit * 0.5, -unit * 0.6)
    if home:
        screen.adjust(0, unit * 0.5, 0, -unit * 1.6)
    canvas.box(screen, unit * 0.6, "sunken", "line")
    for place, share in enumerate((0.62, 0.8, 0.5)):
        top = screen.top() + unit * (1.6 + 1.7 * place)
        canvas.bar(screen.left() + unit * 0.7, top, (screen.width() - unit * 1.4) * share)
    return body


def _side(canvas: Canvas, body: QRectF, at: float, length: float, *, right: bool, pressed: bool) -> None:
    """Draw a button at a side; `at` and `length` are shares of the phone's height. A pressed one has an arrow."""
    unit = canvas.unit
    wide = unit * 0.45
    left = body.right() if right else body.left() - wide
    button = QRectF(left, body.top() + body.height() * at, wide, body.height() * length)
    canvas.box(button, wide * 0.3, "call" if pressed else "muted")
    if pressed:
        canvas.ring(
            button.adjusted(-unit * 0.35, -unit * 0.35, unit * 0.35, unit * 0.35),
            unit * 0.4,
            sure=True,
            fill=False,
        )
        tip = button.right() + unit * 0.7 if right else button.left() - unit * 0.7
        _arrow(
            canvas,
            QPointF(tip + unit * (2.4 if right else -2.4), button.center().y()),
            QPointF(tip, button.center().y()),
        )


def _iphone(canvas: Canvas, _words: Sequence[str]) -> None:
    body = _phone(canvas)
    _side(canvas, body, 0.2, 0.07, right=False, pressed=False)
    _side(canvas, body, 0.31, 0.11, right=False, pressed=True)
    _side(canvas, body, 0.45, 0.11, right=False, pressed=False)
    _side(canvas, body, 0.33, 0.17, right=True, pressed=True)


def _iphone_home(canvas: Canvas, _words: Sequence[str]) -> None:
    body, unit = _phone(canvas, home=True), canvas.unit
    _side(canvas, body, 0.22, 0.14, right=True, pressed=True)
    side = unit * 1.3
    disc = QRectF(body.center().x() - side / 2, body.bottom() - unit * 1.85, side, side)
    canvas.disc(disc, "callsoft", "call", max(2.0, unit * 0.17))
    start = QPointF(disc.left() - unit * 4.6, disc.center().y())
    _arrow(canvas, start, QPointF(disc.left() - unit * 0.4, disc.center().y()))


def _android(canvas: Canvas, _words: Sequence[str]) -> None:
    body = _phone(canvas)
    _side(canvas, body, 0.18, 0.1, right=True, pressed=False)
    _side(canvas, body, 0.29, 0.1, right=True, pressed=True)
    _side(canvas, body, 0.47, 0.12, right=True, pressed=True)


def _allow(canvas: Canvas, words: Sequence[str]) -> None:
    """Draw the question that a phone asks when the cable is in, its yes ringed."""
    body, unit = _phone(canvas), canvas.unit
    thick = max(2.0, unit * 0.2)
    canvas.painter.setPen(QPen(canvas.look.colour("muted"), thick * 1.4))
    middle = body.center().x()
    canvas.painter.drawLine(QPointF(middle, body.bottom()), QPointF(middle, canvas.area.bottom() - unit * 0.3))
    wide = canvas.area.width() * 0.72
    ask = QRectF(middle - wide / 2, body.center().y() - unit * 2.6, wide, unit * 5.4)
    canvas.box(ask, unit * 0.7, "surface", "edge", max(1.2, unit * 0.1))
    strong = canvas.look.font(strong=True)
    title = QRectF(ask.left() + unit * 0.5, ask.top() + unit * 0.5, ask.width() - unit, line_height(strong) * 2)
    canvas.words(title, broken(words[0], canvas.look.font(), title.width()), canvas.look.font(), "text", "centre")
    yes = QRectF(ask.left() + unit * 0.8, ask.bottom() - unit * 2.1, ask.width() - unit * 1.6, unit * 1.7)
    canvas.ring(yes, unit * 0.55, sure=False)
    canvas.words(yes, broken(words[1], strong, yes.width(), 1), strong, "call", "centre")


def _window(canvas: Canvas, box: QRectF) -> QRectF:
    """Draw a window of the desktop; return its inside."""
    unit = canvas.unit
    canvas.box(box, unit * 0.5, "surface", "text", max(1.6, unit * 0.14))
    bar = unit * 1.2
    for place in range(3):
        canvas.disc(
            QRectF(box.left() + unit * (0.6 + 0.8 * place), box.top() + unit * 0.4, unit * 0.45, unit * 0.45),
            "line",
        )
    canvas.line(box.left(), box.right(), box.top() + bar)
    return box.adjusted(unit * 0.6, bar + unit * 0.4, -unit * 0.6, -unit * 0.5)


def _folder(canvas: Canvas, words: Sequence[str]) -> None:
    """Draw the folders that one opens one after the other, the last ringed."""
    area, unit = canvas.area, canvas.unit
    inside = _window(canvas, area.adjusted(unit * 0.9, unit * 0.9, -unit * 0.9, -unit * 0.9))
    step = inside.height() / len(words)
    for place, word in enumerate(words):
        last = place == len(words) - 1
        row = QRectF(inside.left() + unit * 0.9 * place, inside.top() + step * place, 0, step)
        row.setRight(inside.right())
        role = "call" if last else "muted"
        if last:
            canvas.ring(row.adjusted(-unit * 0.2, unit * 0.05, 0, -unit * 0.05), unit * 0.5, sure=True)
        icon = QRectF(row.left() + unit * 0.2, row.center().y() - unit * 0.65, unit * 1.3, unit * 1.3)
        canvas.icon("smartphone" if place == 1 else "monitor" if not place else "folder", role, icon)
        text = QRectF(icon.right() + unit * 0.5, row.top(), row.right() - icon.right() - unit * 0.7, step)
        font = canvas.look.font(strong=last)
        canvas.words(text, broken(word, font, text.width(), 1), font, role)


def _drag(canvas: Canvas, words: Sequence[str]) -> None:
    """Draw pictures of one window that go into another."""
    area, unit = canvas.area, canvas.unit
    half = area.width() * 0.43
    source = _window(canvas, QRectF(area.left() + unit * 0.6, area.top() + unit * 0.8, half, area.height() * 0.56))
    side = (source.width() - unit * 0.5) / 2
    for place in range(2):
        tile = QRectF(source.left() + place * (side + unit * 0.5), source.top(), side, min(side, source.height()))
        canvas.box(tile, unit * 0.3, "callsoft" if place else "sunken", "call" if place else "line")
        inner = tile.adjusted(side * 0.25, side * 0.25, -side * 0.25, -side * 0.25)
        canvas.icon("image", "call" if place else "muted", inner)
    target = QRectF(
        area.right() - half - unit * 0.6,
        area.bottom() - area.height() * 0.56 - unit * 0.8,
        half,
        area.height() * 0.56,
    )
    inside = _window(canvas, target)
    canvas.ring(inside, unit * 0.5, sure=False, fill=True)
    font = canvas.look.font(strong=True)
    canvas.words(inside, broken(words[0], font, inside.width() - unit * 1.2), font, "call", "centre")
    start = QPointF(source.right() - side * 0.3, source.top() + side * 0.9)
    _arrow(canvas, start, QPointF(inside.left() + inside.width() * 0.3, inside.top() + unit * 0.4))


def _arrow(canvas: Canvas, start: QPointF, tip: QPointF) -> None:
    """Draw an arrow."""
    unit, painter = canvas.unit, canvas.painter
    across, along = tip.x() - start.x(), tip.y() - start.y()
    length = max((across**2 + along**2) ** 0.5, 1.0)
    x, y = across / length, along / length
    painter.setPen(
        QPen(canvas.look.colour("call"), max(1.8, unit * 0.18), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    )
    shaft = QPainterPath(start)
    shaft.lineTo(tip.x() - x * unit * 0.5, tip.y() - y * unit * 0.5)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(shaft)
    painter.setBrush(QBrush(canvas.look.colour("call")))
    base = QPointF(tip.x() - x * unit * 0.85, tip.y() - y * unit * 0.85)
    wing = unit * 0.45
    painter.drawPolygon(
        QPolygonF(
            [
                tip,
                QPointF(base.x() - y * wing, base.y() + x * wing),
                QPointF(base.x() + y * wing, base.y() - x * wing),
            ]
        )
    )


SCENES: Final[dict[Scene, Callable[[Canvas, Sequence[str]], None]]] = {
    "iphone": _iphone,
    "iphone_home": _iphone_home,
    "android": _android,
    "allow": _allow,
    "folder": _folder,
    "drag": _drag,
}
