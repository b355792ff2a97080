"""The parts of a sketch in their usual orders: lines of a menu, icons across or down, a button, a field."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from appui.widgets.sketch_paint.canvas import Canvas, broken, line_height, widest
from appui_core.guides.sketch import Part

# Blank bars of one list differ, as words do.
_BARS = (0.52, 0.38, 0.6, 0.45)
_RADIUS = 0.55
_PAD = 0.9


def rows(canvas: Canvas, parts: Sequence[Part], area: QRectF, *, avatars: bool = False) -> QRectF:
    """Draw parts as lines from the top of `area`; return the target's place. What has no room is left out."""
    shown = fitting(canvas, parts, area, avatars=avatars)
    top, spot = area.top(), QRectF()
    for place, (part, height) in enumerate(shown):
        box = QRectF(area.left(), top, area.width(), height)
        if part.target:
            spot = box
        elif place and not shown[place - 1][0].target:
            canvas.line(area.left(), area.right(), top)
        _row(canvas, part, box, place, avatars=avatars)
        top += height
    return spot


def fitting(
    canvas: Canvas, parts: Sequence[Part], area: QRectF, *, avatars: bool = False
) -> list[tuple[Part, float]]:
    """Return the lines around the target for which there is room, with their heights."""
    heights = [_row_height(canvas, part, area.width(), avatars=avatars) for part in parts]
    at = next(place for place, part in enumerate(parts) if part.target)
    first = last = at
    used, moved = heights[at], True
    while moved:
        moved = False
        for place in (last + 1, first - 1):
            if 0 <= place < len(parts) and used + heights[place] <= area.height():
                used += heights[place]
                first, last, moved = min(first, place), max(last, place), True
    return [(parts[place], heights[place]) for place in range(first, last + 1)]


def _start(canvas: Canvas, part: Part, *, avatars: bool) -> float:
    """Return where the words of a line begin."""
    icon = part.icon or avatars
    return canvas.unit * (_PAD + (1.9 if icon else 0.0))


def _room(canvas: Canvas, part: Part, width: float, *, avatars: bool) -> float:
    """Return the width of the words of a line: the finger has its place at the end of the target."""
    end = canvas.unit * (_PAD + (1.5 if part.target else 0.0))
    return max(canvas.unit, width - _start(canvas, part, avatars=avatars) - end)


def _row_height(canvas: Canvas, part: Part, width: float, *, avatars: bool) -> float:
    lines, second = _row_words(canvas, part, _room(canvas, part, width, avatars=avatars))
    look = canvas.look
    words = line_height(look.font(strong=part.target)) * max(1, len(lines))
    return words + line_height(look.font(small=True)) * len(second) + canvas.unit * 1.5


def _row_words(canvas: Canvas, part: Part, room: float) -> tuple[list[str], list[str]]:
    look = canvas.look
    most = 3 if part.target else 2
    lines = broken(part.label, look.font(strong=part.target), room, most) if part.label else []
    second = broken(part.second, look.font(small=True), room, 1) if part.second and part.label else []
    return lines, second


def _row(canvas: Canvas, part: Part, box: QRectF, place: int, *, avatars: bool) -> None:
    unit = canvas.unit
    if part.target:
        canvas.ring(box.adjusted(unit * 0.15, 0, -unit * 0.15, 0), unit * _RADIUS, sure=part.sure)
    start = _start(canvas, part, avatars=avatars)
    role = "call" if part.target else "muted"
    middle = box.center().y()
    side = unit * 1.35
    spot = QRectF(box.left() + unit * _PAD, middle - side / 2, side, side)
    if part.icon:
        canvas.icon(part.icon, role, spot)
    elif avatars:
        canvas.disc(spot, "line" if not part.target else "call")
    room = _room(canvas, part, box.width(), avatars=avatars)
    lines, second = _row_words(canvas, part, room)
    if not lines:
        share = _BARS[place % len(_BARS)]
        canvas.bar(box.left() + start, middle, room * share, role="call" if part.target else "line")
        return
    _words(canvas, QRectF(box.left() + start, box.top(), room, box.height()), part, lines, second)


def _words(canvas: Canvas, box: QRectF, part: Part, lines: list[str], second: list[str]) -> None:
    """Draw a word and below it, small, the same in the reader's language."""
    look = canvas.look
    strong, small = look.font(strong=part.target), look.font(small=True)
    first, below = line_height(strong) * len(lines), line_height(small) * len(second)
    top = box.top() + (box.height() - first - below) / 2
    role = "call" if part.target else "muted"
    canvas.words(QRectF(box.left(), top, box.width(), first), lines, strong, role)
    canvas.words(QRectF(box.left(), top + first, box.width(), below), second, small, role)


def button(canvas: Canvas, part: Part, area: QRectF) -> QRectF:
    """Draw a wide button at the bottom of `area`; return its place."""
    look, unit = canvas.look, canvas.unit
    room = area.width() - 2 * unit
    font, small = look.font(strong=True), look.font(small=True)
    lines = broken(part.label, font, room) if part.label else []
    second = broken(part.second, small, room, 1) if part.second and part.label else []
    words = line_height(font) * max(1, len(lines)) + line_height(small) * len(second)
    height = words + unit * 1.1
    box = QRectF(area.left(), area.bottom() - height, area.width(), height)
    if part.target:
        canvas.ring(box, unit * _RADIUS, sure=part.sure)
    else:
        canvas.box(box, unit * _RADIUS, "sunken", "line")
    role = "call" if part.target else "muted"
    if not lines:
        width = box.width() * 0.4
        canvas.bar(box.center().x() - width / 2, box.center().y(), width, role=role if part.target else "line")
        return box
    top = box.top() + unit * 0.55
    canvas.words(
        QRectF(box.left(), top, box.width(), words - line_height(small) * len(second)), lines, font, role, "centre"
    )
    canvas.words(
        QRectF(
            box.left(),
            box.bottom() - unit * 0.55 - line_height(small) * len(second),
            box.width(),
            line_height(small) * len(second),
        ),
        second,
        small,
        role,
        "centre",
    )
    return box


def buttons(canvas: Canvas, parts: Sequence[Part], area: QRectF) -> QRectF:
    """Draw buttons one above the other, the last at the bottom of `area`; return the target's place."""
    spot, bottom = QRectF(), area.bottom()
    for part in reversed(parts[:4]):
        box = button(canvas, part, QRectF(area.left(), area.top(), area.width(), bottom - area.top()))
        spot = box if part.target else spot
        bottom = box.top() - canvas.unit * 0.6
    return spot


def field(canvas: Canvas, part: Part, box: QRectF) -> QRectF:
    """Draw a field to write in; return its place."""
    unit = canvas.unit
    if part.target:
        canvas.ring(box, unit * _RADIUS, sure=part.sure)
    else:
        canvas.box(box, unit * _RADIUS, "surface", "line")
    inner = box.adjusted(unit * 1.2, 0, -unit * 2.2, 0)
    if part.label:
        font = canvas.look.font(strong=part.target)
        canvas.words(inner, broken(part.label, font, inner.width(), 1), font, "call" if part.target else "muted")
    elif not part.target:
        canvas.bar(inner.left(), box.center().y(), inner.width() * 0.4)
    return box


def across(canvas: Canvas, parts: Sequence[Part], area: QRectF, *, at_end: bool = False) -> QRectF:
    """Draw parts as icons with their words below, side by side; `at_end` packs them at the far side."""
    look, unit = canvas.look, canvas.unit
    font = look.font(small=True, strong=True)
    icon = unit * 1.6
    most = max(1, int(area.width() // (unit * 3)))
    shown = _near_target(parts, most)
    each = area.width() / len(shown)
    widths = []
    for part in shown:
        words = widest(broken(part.label, font, area.width() * 0.6, 1), font) + unit * 0.8 if part.label else 0.0
        widths.append(max(icon + unit * 0.9, words if at_end else min(words, each * 1.7)))
    if not at_end:
        spare = (area.width() - sum(widths)) / len(shown)
        widths = [width + spare for width in widths]
    left = area.right() - sum(widths) if at_end else area.left()
    spot = QRectF()
    for part, width in zip(shown, widths, strict=True):
        box = QRectF(left, area.top(), width, area.height())
        found = _cell(canvas, part, box, icon)
        spot = found if part.target else spot
        left += width
    return spot


def down(canvas: Canvas, parts: Sequence[Part], area: QRectF) -> QRectF:
    """Draw parts as icons one below the other at the far side of `area`, the target's word beside it."""
    unit = canvas.unit
    icon = unit * 1.7
    step = min(unit * 3.1, area.height() / len(parts))
    top, spot = area.center().y() - step * len(parts) / 2, QRectF()
    font = canvas.look.font(strong=True)
    for part in parts:
        box = QRectF(area.right() - icon - unit * 0.9, top + (step - icon) / 2, icon, icon)
        if part.target:
            room = box.left() - area.left() - unit * 2.2
            lines = broken(part.label, font, room) if part.label else []
            wide = widest(lines, font)
            height = max(icon + unit * 0.9, line_height(font) * len(lines) + unit * 0.8)
            left = box.left() - unit * 0.45 - (wide + unit * 0.7 if lines else 0)
            spot = QRectF(left, box.center().y() - height / 2, box.right() + unit * 0.45 - left, height)
            canvas.ring(spot, unit * _RADIUS, sure=part.sure)
            canvas.words(QRectF(left + unit * 0.6, spot.top(), wide, spot.height()), lines, font, "call")
        _mark(canvas, part, box)
        top += step
    return spot


def _cell(canvas: Canvas, part: Part, box: QRectF, icon: float) -> QRectF:
    unit, font = canvas.unit, canvas.look.font(small=True, strong=part.target)
    lines = broken(part.label, font, box.width() - unit * 0.4) if part.label else []
    words = line_height(font) * len(lines)
    top = box.center().y() - (icon + words + (unit * 0.15 if lines else 0)) / 2
    spot = QRectF(box.center().x() - icon / 2, top, icon, icon)
    wide = max(icon, widest(lines, font)) + unit * 0.7
    around = QRectF(box.center().x() - wide / 2, top - unit * 0.35, wide, icon + words + unit * 0.8)
    if part.target:
        canvas.ring(around, unit * _RADIUS, sure=part.sure)
    _mark(canvas, part, spot)
    under = QRectF(box.left(), spot.bottom() + unit * 0.1, box.width(), words)
    canvas.words(under, lines, font, "call" if part.target else "muted", "centre")
    return around


def _mark(canvas: Canvas, part: Part, box: QRectF) -> None:
    if part.icon:
        canvas.icon(part.icon, "call" if part.target else "muted", box)
        return
    inner = box.adjusted(box.width() * 0.14, box.width() * 0.14, -box.width() * 0.14, -box.width() * 0.14)
    if part.target:
        canvas.disc(inner, "", "call", max(1.5, canvas.unit * 0.12))
    else:
        canvas.disc(inner, "line")


def _near_target(parts: Sequence[Part], most: int) -> Sequence[Part]:
    """Return at most `most` parts that stand together, the target among them."""
    at = next(place for place, part in enumerate(parts) if part.target)
    first = max(0, min(at - most // 2, len(parts) - most))
    return parts[first : first + most]
