"""The screens that guides speak of, each with its target where the step says it is."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF

from appui.widgets.sketch_paint.canvas import Canvas
from appui.widgets.sketch_paint.furniture import (
    BAR,
    BLANK,
    bottom_bar,
    centred,
    faces,
    label_in,
    lines,
    media,
    rows_height,
    sheet,
    side_icons,
    tiles,
    top_bar,
    word_or_two,
)
from appui.widgets.sketch_paint.parts import across, button, buttons, down, field, fitting, rows
from appui_core.guides.sketch import Part, Sketch

Painter = Callable[[Canvas, Sketch, QRectF], QRectF]


def draw_surface(canvas: Canvas, sketch: Sketch, screen: QRectF) -> QRectF:
    """Draw the surface into the screen; return the target's place, as if read from the left."""
    unit = canvas.unit
    canvas.painter.setClipRect(canvas.flip(screen))
    spot = QRectF()
    if sketch.frame == "web" or sketch.at == "address":
        bar = QRectF(
            screen.left() + unit * 0.9, screen.top() + unit * 0.35, screen.width() - unit * 1.8, unit * 1.9
        )
        target = sketch.target if sketch.at == "address" else BLANK
        found = field(canvas, target, bar)
        if target.target:
            spot = found
            if not target.label:
                canvas.bar(bar.left() + unit * 1.2, bar.center().y(), bar.width() * 0.5, role="call")
        screen = QRectF(
            screen.left(), bar.bottom() + unit * 0.4, screen.width(), screen.bottom() - bar.bottom() - unit * 0.4
        )
        canvas.line(screen.left(), screen.right(), screen.top())
    found = _SURFACES[sketch.surface](canvas, sketch, screen)
    canvas.painter.setClipping(False)
    return spot if sketch.at == "address" else found


def _feed(canvas: Canvas, sketch: Sketch, screen: QRectF) -> QRectF:
    unit = canvas.unit
    if sketch.at == "comment":
        return _comments(canvas, sketch, screen)
    spot, left = bottom_bar(canvas, sketch, screen)
    media(canvas, left, caption=sketch.at != "content")
    if sketch.at == "side":
        return down(canvas, sketch.parts, left.adjusted(unit * 2, unit * 2, 0, -unit * 4))
    if sketch.at == "top":
        bar = QRectF(left.left() + unit, left.top() + unit * 0.3, left.width() - unit * 1.4, unit * BAR)
        return across(canvas, sketch.parts, bar, at_end=True)
    if sketch.at == "content":
        target = sketch.target
        box = left.adjusted(unit * 0.6, unit * 0.8, -unit * 0.6, -unit * 1.2)
        canvas.ring(box, unit, sure=target.sure, fill=False)
        middle = QRectF(0, 0, unit * 3, unit * 3)
        middle.moveCenter(box.center())
        canvas.icon(target.icon or "video", "muted", middle.translated(0, -unit * 1.5))
        if target.label:
            words = QRectF(box.left() + unit, middle.bottom() - unit, box.width() - 2 * unit, unit * 4)
            return label_in(canvas, target, words, box)
        return box
    side_icons(canvas, left, left.bottom() - unit * 3)
    return spot


def _comments(canvas: Canvas, sketch: Sketch, screen: QRectF) -> QRectF:
    media(canvas, screen, caption=False)
    each = canvas.unit * 3.6
    parts = sketch.parts[:4]
    inner = sheet(canvas, sketch, screen, each * len(parts))
    spot, top = QRectF(), inner.top()
    for place, part in enumerate(parts):
        box = QRectF(inner.left(), top, inner.width(), min(each, inner.height() / len(parts)))
        _comment(canvas, part, box, place)
        spot = box if part.target else spot
        top += box.height()
    return spot


def _comment(canvas: Canvas, part: Part, box: QRectF, place: int) -> None:
    unit = canvas.unit
    if part.target:
        canvas.ring(box.adjusted(unit * 0.3, unit * 0.15, -unit * 0.3, -unit * 0.15), unit * 0.6, sure=part.sure)
    role = "call" if part.target else "line"
    face = QRectF(box.left() + unit, box.center().y() - unit * 0.9, unit * 1.8, unit * 1.8)
    canvas.disc(face, role)
    left, room = face.right() + unit * 0.8, box.right() - face.right() - unit * 3
    if part.label:
        words = QRectF(left, box.top(), room, box.height())
        word_or_two(canvas, part, words)
        return
    canvas.bar(left, box.center().y() - unit * 0.55, room * 0.45, role=role, thick=0.4)
    canvas.bar(left, box.center().y() + unit * 0.5, room * (0.9, 0.7, 0.8)[place % 3], role=role)


def _profile(canvas: Canvas, sketch: Sketch, screen: QRectF) -> QRectF:
    unit = canvas.unit
    spot, left = bottom_bar(canvas, sketch, screen)
    found, left = top_bar(canvas, sketch, left)
    spot = found if sketch.at == "top" else spot
    side = unit * 4.2
    face = QRectF(left.left() + unit, left.top() + unit * 0.8, side, side)
    canvas.disc(face, "sunken", "line")
    name = QRectF(face.right() + unit * 0.6, face.top(), left.right() - face.right() - unit * 1.2, side)
    if sketch.at == "name":
        spot = rows(canvas, [sketch.target], centred(canvas, sketch.target, name))
    else:
        canvas.bar(name.left() + unit * 0.3, name.center().y() - unit * 0.6, name.width() * 0.7, role="edge")
        canvas.bar(name.left() + unit * 0.3, name.center().y() + unit * 0.7, name.width() * 0.5)
    top = face.bottom() + unit * 0.9
    if sketch.at == "row":
        room = QRectF(left.left() + unit * 0.5, top, left.width() - unit, left.bottom() - top - unit)
        spot = rows(canvas, sketch.parts, room)
        top = min(room.bottom(), top + sum(height for _, height in fitting(canvas, sketch.parts, room)))
        top += unit * 0.6
    tiles(canvas, QRectF(left.left(), top, left.width(), left.bottom() - top))
    return spot


def _share_sheet(canvas: Canvas, sketch: Sketch, screen: QRectF) -> QRectF:
    unit = canvas.unit
    media(canvas, screen)
    if sketch.at == "row":
        inner = sheet(canvas, sketch, screen, rows_height(canvas, sketch, screen) + unit * 3.6)
        faces(canvas, QRectF(inner.left(), inner.top(), inner.width(), unit * 3.4))
        return rows(canvas, sketch.parts, inner.adjusted(0, unit * 3.4, 0, 0))
    inner = sheet(canvas, sketch, screen, unit * 9.2)
    faces(canvas, QRectF(inner.left(), inner.top(), inner.width(), unit * 3.6))
    row = QRectF(inner.left() + unit * 0.3, inner.top() + unit * 3.8, inner.width() - unit * 0.6, unit * 5)
    canvas.line(inner.left(), inner.right(), row.top() - unit * 0.1)
    return across(canvas, sketch.parts, row)


def _menu(canvas: Canvas, sketch: Sketch, screen: QRectF) -> QRectF:
    unit = canvas.unit
    media(canvas, screen, caption=False)
    height = rows_height(canvas, sketch, screen)
    inner = sheet(canvas, sketch, screen, height)
    if sketch.frame != "web":
        above = QRectF(screen.left(), screen.top(), screen.width(), inner.top() - screen.top() - unit * 1.3)
        if above.height() > unit * 6:
            media(canvas, above)
            side_icons(canvas, above, above.bottom() - unit * 3)
            sheet(canvas, sketch, screen, height)
    return rows(canvas, sketch.parts, inner)


def _dialog(canvas: Canvas, sketch: Sketch, screen: QRectF) -> QRectF:
    unit = canvas.unit
    media(canvas, screen, caption=False)
    inner = sheet(canvas, sketch, screen, screen.height() * (0.8 if sketch.frame != "web" else 0.86))
    head = QRectF(inner.left(), inner.top(), inner.width(), unit * 2.4)
    width = head.width() * 0.42
    canvas.bar(head.center().x() - width / 2, head.center().y(), width, role="edge")
    canvas.icon(
        "close", "muted", QRectF(head.right() - unit * 2.1, head.center().y() - unit * 0.6, unit * 1.2, unit * 1.2)
    )
    canvas.line(inner.left(), inner.right(), head.bottom())
    body = inner.adjusted(unit * 0.4, head.height() + unit * 0.5, -unit * 0.4, -unit * 0.4)
    if sketch.at == "row":
        return rows(canvas, sketch.parts, body)
    if sketch.at == "button":
        lines(canvas, body.adjusted(unit * 0.6, 0, -unit * 0.6, 0), 3)
        return buttons(canvas, sketch.parts, body.adjusted(unit * 0.6, 0, -unit * 0.6, 0))
    lines(canvas, body.adjusted(unit * 0.6, 0, -unit * 0.6, 0), 1)
    box = QRectF(body.left() + unit * 0.6, body.top() + unit * 2.4, body.width() - unit * 1.2, unit * 2.6)
    spot = field(canvas, sketch.target, box)
    button(canvas, BLANK, body.adjusted(unit * 0.6, 0, -unit * 0.6, 0))
    return spot


def _chat(canvas: Canvas, sketch: Sketch, screen: QRectF) -> QRectF:
    unit = canvas.unit
    spot, left = bottom_bar(canvas, sketch, screen)
    found, left = top_bar(canvas, sketch, left, face=sketch.at != "row")
    spot = found if sketch.at in {"top", "name"} else spot
    if sketch.at == "row":
        return rows(canvas, sketch.parts, left.adjusted(0, unit * 0.3, 0, 0), avatars=True)
    if sketch.at != "bottom":
        box = QRectF(left.left() + unit * 0.6, left.bottom() - unit * 2.7, left.width() - unit * 1.2, unit * 2.3)
        found = field(canvas, sketch.target if sketch.at == "field" else BLANK, box)
        spot = found if sketch.at == "field" else spot
        left = left.adjusted(0, 0, 0, -unit * 3.2)
    found = _bubbles(canvas, sketch, left)
    return found if sketch.at == "bubble" else spot


def _bubbles(canvas: Canvas, sketch: Sketch, area: QRectF) -> QRectF:
    """Draw messages of two people; the target is one of the other's."""
    unit = canvas.unit
    parts = sketch.parts[:4] if sketch.at == "bubble" else (BLANK, BLANK, BLANK)
    each = min(unit * 4.2, area.height() / (len(parts) + 0.3))
    spot, top = QRectF(), area.bottom() - each * len(parts)
    for place, part in enumerate(parts):
        other = part.target or place % 2 == 0
        wide = area.width() * (0.66 if other else 0.52)
        left = area.left() + unit * 0.8 if other else area.right() - unit * 0.8 - wide
        box = QRectF(left, top + unit * 0.4, wide, each - unit * 0.9)
        if part.target:
            canvas.ring(box, unit, sure=part.sure)
            spot = box
        else:
            canvas.box(box, unit, "sunken" if other else "actionsoft", "line")
        inner = box.adjusted(unit * 0.9, 0, -unit * 0.9, 0)
        if part.label:
            word_or_two(canvas, part, inner)
        else:
            role = "call" if part.target else "line"
            canvas.bar(inner.left(), inner.center().y() - unit * 0.5, inner.width() * 0.9, role=role)
            canvas.bar(inner.left(), inner.center().y() + unit * 0.6, inner.width() * 0.55, role=role)
        top += each
    return spot


def _settings(canvas: Canvas, sketch: Sketch, screen: QRectF) -> QRectF:
    unit = canvas.unit
    spot, left = bottom_bar(canvas, sketch, screen)
    found, left = top_bar(canvas, sketch, left)
    spot = found if sketch.at == "top" else spot
    body = left.adjusted(unit * 0.4, unit * 0.5, -unit * 0.4, -unit * 0.5)
    if sketch.at == "row":
        return rows(canvas, sketch.parts, body)
    if sketch.at == "button":
        lines(canvas, body.adjusted(unit * 0.6, 0, -unit * 0.6, 0), 3)
        return buttons(canvas, sketch.parts, body.adjusted(unit * 0.6, 0, -unit * 0.6, 0))
    if sketch.at == "field":
        box = QRectF(body.left() + unit * 0.6, body.top() + unit * 0.6, body.width() - unit * 1.2, unit * 2.6)
        spot = field(canvas, sketch.target, box)
        body = body.adjusted(0, unit * 3.8, 0, 0)
    blank = (Part(target=True), BLANK, BLANK, BLANK)
    for place, (_, height) in enumerate(fitting(canvas, blank, body)):
        top = body.top() + place * height
        canvas.bar(body.left() + unit * 0.9, top + height / 2, body.width() * (0.52, 0.38, 0.6, 0.45)[place % 4])
        canvas.line(body.left(), body.right(), top + height)
    return spot


_SURFACES: Final[dict[str, Painter]] = {
    "feed": _feed,
    "profile": _profile,
    "share_sheet": _share_sheet,
    "menu": _menu,
    "dialog": _dialog,
    "chat": _chat,
    "settings": _settings,
}
