"""One pocket card on a sheet of A4, in tenths of a millimetre: its corner, to be cut out or folded away unseen."""

from typing import Final, NamedTuple

from PySide6.QtCore import QRectF

from appui.pages.learn.drawing.canvas import Canvas

WIDTH: Final = 2100.0
HEIGHT: Final = 2970.0
# A7: the sheet folded in two three times. Its edges are the sheet's own, where no printer prints.
CARD: Final = (1050.0, 742.0)
_EDGE: Final = 110.0
_INNER: Final = 50.0
_NUMBER: Final = 150
_SIZES: Final = (34, 32, 30, 28, 26, 24)
_SMALL: Final = 20
_GAP: Final = 9.0


class PocketWords(NamedTuple):
    """What stands on the card in one language; `fold` beside it."""

    number: str
    # How it is said, and what is written beside the number.
    beside: tuple[str, ...]
    hours: str
    # A paragraph each.
    lines: tuple[str, ...]
    small: str
    fold: str


def draw_pocket(canvas: Canvas, words: PocketWords) -> None:
    """Paint the card, two lines to cut along, and what to do with the sheet."""
    wide, tall = CARD
    canvas.panel(QRectF(0, 0, WIDTH, HEIGHT), "surface")
    inside = QRectF(_EDGE, _EDGE, wide - _EDGE - _INNER, tall - _EDGE - _INNER)
    number = QRectF(inside.left() - 6, inside.top() - 30, 430, 190)
    canvas.text(number, words.number, _NUMBER, "call", strong=True)
    y = inside.top() + 10
    for text in words.beside:
        y += canvas.text(QRectF(inside.left() + 450, y, inside.width() - 450, 60), text, 38) + 6
    y = max(y, inside.top() + 165)
    size = _fitting(canvas, words, inside.width(), inside.bottom() - y)
    y += canvas.text(QRectF(inside.left(), y, inside.width(), 80), words.hours, size, strong=True) + _GAP
    for text in words.lines:
        y += canvas.text(QRectF(inside.left(), y, inside.width(), 160), text, size) + _GAP
    canvas.text(QRectF(inside.left(), y, inside.width(), 80), words.small, _SMALL, "muted")
    canvas.line(wide, 0, wide, tall, "text", 2)
    canvas.line(0, tall, wide, tall, "text", 2)
    canvas.text(QRectF(_EDGE, tall + 40, inside.width(), 160), words.fold, 30, "muted")


def _fitting(canvas: Canvas, words: PocketWords, wide: float, free: float) -> int:
    """Return the largest size at which everything below the number has room."""
    for size in _SIZES:
        tall = canvas.height(words.hours, size, wide, strong=True) + canvas.height(words.small, _SMALL, wide)
        tall += sum(canvas.height(text, size, wide) + _GAP for text in words.lines) + _GAP
        if tall <= free:
            return size
    return _SIZES[-1]
