"""A QR code drawn as vectors: sharp at every size, dark on light in every theme because cameras want it so."""

from itertools import groupby
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from appui.theme.theme import current_theme
from appui_core.content.codes import code_of

# The standard's quiet zone, in modules.
_QUIET: Final = 4
_SIDE: Final = 196


class QrCode(QWidget):
    """Shows `text` as a QR code; `description` is what a screen reader says instead."""

    def __init__(self, text: str, description: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = current_theme()
        self._rows = code_of(text)
        self.setAccessibleName(description)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a size that a phone reads from half a metre."""
        count = len(self._rows) + 2 * _QUIET
        side = count * round(min(self.theme.px(_SIDE), _SIDE + 64) / count)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole code is painted
        """Paint the modules on their own light ground."""
        light = self.theme.tokens.colour["light"]
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(light["surface"]))
        radius = self.theme.tokens.radius["control"]
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setBrush(QColor(light["text"]))
        count = len(self._rows) + 2 * _QUIET
        cell = min(self.width(), self.height()) // count or 1
        start = (min(self.width(), self.height()) - cell * len(self._rows)) // 2
        # Modules that touch are one bar: a third of the calls.
        for down, row in enumerate(self._rows):
            across = 0
            for dark, run in groupby(row):
                wide = len(list(run))
                if dark:
                    painter.drawRect(start + across * cell, start + down * cell, wide * cell, cell)
                across += wide
