"""What a sketch is painted with: colours by role, one text size, icons as lines; of the theme, or for paper."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtSvg import QSvgRenderer

from appui.theme.icons import icon_source
from appui.theme.theme import Theme
from appui.widgets.step_icons import GESTURES, STEP_ICONS

ICONS: Final = {name: icon for name, icon in STEP_ICONS.items() if name not in GESTURES}
SMALL: Final = 0.82


class Look:
    """`text_px` is the size of the labels in the painter's own units."""

    def __init__(self, colours: Mapping[str, str], font: QFont, strong: QFont, text_px: float) -> None:
        self._colours = colours
        self.text_px = text_px
        self._font, self._strong = QFont(font), QFont(strong)

    @classmethod
    def of(cls, theme: Theme, *, scheme: str = "", text_px: float = 0.0) -> "Look":
        """Return the theme's look; paper asks for the scheme "light" and a size of its own."""
        colours = theme.tokens.colour[scheme or theme.scheme]
        return cls(colours, theme.font("body"), theme.font("body", strong=True), text_px or float(theme.px(14)))

    def sized(self, text_px: float) -> "Look":
        """Return the same look with labels of another size."""
        return Look(self._colours, self._font, self._strong, text_px)

    def colour(self, role: str) -> QColor:
        """Return the colour of a role of tokens.toml."""
        return QColor(self._colours[role])

    @property
    def bare(self) -> bool:
        """In high contrast soft grounds are gone and lines are full: shapes have to be outlined."""
        return self._colours["line"] == self._colours["text"]

    def font(self, *, strong: bool = False, small: bool = False) -> QFont:
        """Return the font of the labels."""
        font = QFont(self._strong if strong else self._font)
        font.setPixelSize(max(1, round(self.text_px * (SMALL if small else 1.0))))
        return font

    def icon(self, painter: QPainter, name: str, role: str, area: QRectF, *, mirrored: bool = False) -> None:
        """Draw an icon of a guide as lines: sharp on paper too."""
        renderer = _renderer(ICONS.get(name, name), self._colours[role])
        if not mirrored:
            renderer.render(painter, area)
            return
        painter.save()
        painter.translate(area.left() + area.right(), 0)
        painter.scale(-1, 1)
        renderer.render(painter, area)
        painter.restore()


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(icon_source(name).replace("currentColor", colour).encode()))
