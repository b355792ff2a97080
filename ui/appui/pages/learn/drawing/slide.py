"""One slide, 1600 by 900 units: a drawing at the start, words at the end, and at the foot whose work it is not."""

from typing import Final, NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from appui.pages.learn.drawing.canvas import Canvas

WIDTH: Final = 1600.0
HEIGHT: Final = 900.0
_MARGIN: Final = 90.0
_PICTURE: Final = 560.0
_FOOT: Final = 800.0
_TITLES: Final = (76, 68, 60, 54)
_LINES: Final = (44, 40, 36, 32)


class SlideWords(NamedTuple):
    """The words of one slide in one language, filled."""

    drawing: str
    title: str
    lines: tuple[str, ...]


def fit_slide(painter: QPainter, area: QRectF) -> None:
    """Have the painter draw in units of a slide, as large as it fits in the middle of an area."""
    scale = min(area.width() / WIDTH, area.height() / HEIGHT)
    painter.translate((area.width() - WIDTH * scale) / 2, (area.height() - HEIGHT * scale) / 2)
    painter.scale(scale, scale)


def draw_slide(canvas: Canvas, words: SlideWords, number: str, foot: str, place: str) -> None:
    """Paint a slide over its whole ground; `place` is its number among all."""
    from appui.pages.learn.drawing.pictures import draw_picture  # noqa: PLC0415 - a first frame has none

    canvas.panel(QRectF(0, 0, WIDTH, HEIGHT), "bg")
    panel = QRectF(_MARGIN, 110, _PICTURE, 610)
    canvas.panel(panel, "surface", 36, "line", 2)
    draw_picture(canvas, words.drawing, panel.adjusted(50, 50, -50, -50), number)
    draw_words(canvas, words)
    canvas.line(_MARGIN, _FOOT, WIDTH - _MARGIN, _FOOT, "line", 2)
    canvas.text(QRectF(_MARGIN, _FOOT + 22, WIDTH - 2 * _MARGIN - 120, 60), foot, 22, "muted")
    canvas.text(QRectF(WIDTH - _MARGIN - 110, _FOOT + 22, 110, 60), place, 22, "muted", align="end")


def draw_words(canvas: Canvas, words: SlideWords) -> None:
    """Write title and lines where they stand on a slide, without any name under `Qt.` (theme/paint.py)."""
    left = _MARGIN + _PICTURE + 80
    room = QRectF(left, 110, WIDTH - _MARGIN - left, 610)
    one_line = QRectF(0, 0, room.width(), 1.3 * _TITLES[0])
    title = canvas.fitting([words.title], one_line, _TITLES, strong=True)
    if canvas.height(words.title, title, room.width(), strong=True) > one_line.height():
        title = canvas.fitting([words.title], QRectF(0, 0, room.width(), 2.6 * _TITLES[0]), _TITLES, strong=True)
    head = canvas.height(words.title, title, room.width(), strong=True)
    below = QRectF(room.left() + 46, 0, room.width() - 46, room.height() - head - 48)
    size = canvas.fitting(words.lines, below, _LINES, gap=30)
    heights = [canvas.height(line, size, below.width()) for line in words.lines]
    used = head + 48 + sum(heights) + 30 * (len(heights) - 1)
    top = room.top() + max(0.0, (room.height() - used) / 2)
    canvas.text(QRectF(room.left(), top, room.width(), head), words.title, title, strong=True)
    top += head + 48
    for line, height in zip(words.lines, heights, strict=True):
        canvas.dot(room.left() + 12, top + size * 0.64, 9, "action")
        canvas.text(QRectF(below.left(), top, below.width(), height), line, size)
        top += height + 30
