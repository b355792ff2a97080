"""The line below the kiosk's slides that says how a visit begins; apart, since the very first frame has it too."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from appui.texts.translate import translate
from appui.theme.paint import fill
from appui.theme.theme import Theme


def invitation() -> str:
    """Return its words."""
    return translate("Kiosk", "Touche l’écran ou une touche du clavier pour commencer")


def slide_area(theme: Theme, page: QRect) -> QRectF:
    """Return what a page leaves to a slide."""
    return QRectF(0, 0, page.width(), max(1, page.height() - _below(theme)))


def draw_ground(painter: QPainter, theme: Theme, page: QRect, words: str) -> QRectF:
    """Paint the ground and, at its foot, the words; return what is left for a slide.

    The painter's pen has the colour of text (`Theme.ink`), so that a first frame can be painted (theme/paint.py).
    """
    fill(painter, QRectF(page), theme.colour("bg"))
    below = _below(theme)
    area = page.adjusted(theme.space("xl"), page.height() - below, -theme.space("xl"), 0)
    lines = theme.lines(words, "lead", area.width(), strong=True)
    lines.draw(painter, area, theme.colour("text"), "centre", middle=True)
    return slide_area(theme, page)


def _below(theme: Theme) -> int:
    return theme.line_px("lead") * 2 + theme.space("xl")
