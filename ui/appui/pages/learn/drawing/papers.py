"""The poster and the sheet of pocket cards on A4, in tenths of a millimetre; readable in grey, too."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF

from appui.pages.learn.drawing.canvas import Canvas
from appui.pages.learn.drawing.facts import LineFacts, PaperWords

WIDTH: Final = 2100.0
HEIGHT: Final = 2970.0
CARD: Final = (850.0, 550.0)
ACROSS, DOWN = 2, 5
_MARGIN: Final = 170.0
Rows = Sequence[Sequence[bool]]


def draw_poster(canvas: Canvas, words: PaperWords, facts: LineFacts, foot: str, rows: Rows) -> None:
    """Paint the poster: the question, the number as large as the sheet allows, the code, the nights."""
    wide = WIDTH - 2 * _MARGIN
    canvas.panel(QRectF(0, 0, WIDTH, HEIGHT), "surface")
    room = QRectF(_MARGIN, 190, wide, 480)
    size = canvas.fitting([words.title], room, (144, 132, 120, 108), strong=True)
    top = room.top() + canvas.text(room, words.title, size, strong=True) + 50
    canvas.text(QRectF(_MARGIN, top, wide, 260), words.lead, 72, "muted")
    panel = QRectF(_MARGIN, 980, wide, 860)
    canvas.panel(panel, "call", 60)
    canvas.middle(QRectF(_MARGIN, 1000, wide, 620), facts.number, 620, "oncall", strong=True, align="centre")
    inside = panel.adjusted(70, 0, -70, 0)
    for y, text, most in ((1600, facts.hours, 70), (1710, facts.dated, 46)):
        fit = canvas.fitting([text], QRectF(0, 0, inside.width(), most * 1.4), (most, most - 8, most - 16))
        canvas.text(QRectF(inside.left(), y, inside.width(), 110), text, fit, "oncall", align="centre")
    code = QRectF(_MARGIN - 75, 1900, 620, 620)
    canvas.code(code, rows)
    beside = QRectF(code.right() + 30, 1955, WIDTH - _MARGIN - code.right() - 30, 240)
    used = canvas.text(beside, words.free, 76, strong=True)
    canvas.text(beside.translated(0, used + 44), words.scan, 58, "muted")
    night = QRectF(_MARGIN, 2560, wide, 190)
    canvas.panel(night, "surface", 30, "text", 6)
    canvas.middle(night.adjusted(50, 0, -50, 0), words.night, 50, strong=True, align="centre")
    canvas.text(QRectF(_MARGIN, 2806, wide, 100), foot, 34, "muted", align="centre")


def draw_cards(canvas: Canvas, words: PaperWords, facts: LineFacts, foot: str, rows: Rows) -> None:
    """Paint ten cards with cut marks around them; between the cards nothing is lost to the scissors."""
    canvas.panel(QRectF(0, 0, WIDTH, HEIGHT), "surface")
    wide, tall = CARD
    left, top = (WIDTH - ACROSS * wide) / 2, (HEIGHT - DOWN * tall) / 2
    for across in range(ACROSS):
        for down in range(DOWN):
            area = QRectF(left + across * wide, top + down * tall, wide, tall)
            _card(canvas, area, words, facts, foot, rows)
    # Marks stand in the margin alone: a line across a card would remain on it.
    right, bottom = left + ACROSS * wide, top + DOWN * tall
    for across in range(ACROSS + 1):
        x = left + across * wide
        canvas.line(x, top - 70, x, top - 15, "text", 3)
        canvas.line(x, bottom + 15, x, bottom + 70, "text", 3)
    for down in range(DOWN + 1):
        y = top + down * tall
        canvas.line(left - 110, y, left - 20, y, "text", 3)
        canvas.line(right + 20, y, right + 110, y, "text", 3)


def _card(canvas: Canvas, area: QRectF, words: PaperWords, facts: LineFacts, foot: str, rows: Rows) -> None:
    inside = area.adjusted(50, 44, -50, -40)
    code = QRectF(inside.right() - 250, inside.top() - 6, 270, 270)
    canvas.code(code, rows, quiet=2)
    beside = QRectF(inside.left(), inside.top(), inside.width() - 290, 60)
    fit = canvas.fitting([words.pocket], beside, (44, 40, 36, 32), strong=True)
    used = canvas.text(beside, words.pocket, fit, strong=True)
    canvas.text(
        QRectF(inside.left() - 6, inside.top() + used - 4, 470, 220), facts.number, 178, "call", strong=True
    )
    y = inside.top() + 264
    y += canvas.text(QRectF(inside.left(), y, inside.width(), 40), facts.hours, 31, strong=True) + 2
    free = QRectF(inside.left(), y, inside.width(), 40)
    y += canvas.text(free, words.free, canvas.fitting([words.free], free, (28, 26, 24, 22))) + 6
    y += canvas.text(QRectF(inside.left(), y, inside.width(), 80), words.night, 24) + 6
    canvas.text(QRectF(inside.left(), y, inside.width(), 60), f"{facts.dated} {foot}", 19, "muted")
