"""A door of the kiosk's first page: an icon, a title, a line of help below each other; all of it is the button."""

from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from appui.widgets.buttons import PaintedButton, longest_word, text_width

_ICON: Final = 26
_NATURAL: Final = 260


class Door(PaintedButton):
    """`clicked` when gone through."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._icon = icon
        self._help = ""
        # Doors in a row are as tall as the tallest.
        policy = self.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
        self.setSizePolicy(policy)

    def set_words(self, title: str, text: str) -> None:
        """Set title and help."""
        self._help = text
        self.setAccessibleDescription(text)
        self.set_text(title)

    def natural_width(self) -> int:
        """Return a width at which a title rarely wraps."""
        title = text_width(self.theme.font("lead", strong=True), self.text())
        return max(min(title, self.theme.px(_NATURAL)), self._least_words()) + self._around()

    def narrow_width(self) -> int:
        """Return the width below which words would be cut."""
        return self._least_words() + self._around()

    def height_at(self, width_px: int) -> int:
        """Return the height needed at a width."""
        room = max(1, width_px - self._around())
        title = self.theme.lines(self.text(), "lead", room, strong=True).size.height()
        text = self.theme.lines(self._help, "body", room).size.height() if self._help else 0
        return title + text + self.theme.px(_ICON) + 2 * self.theme.space("m") + 2 * self.theme.space("xl")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole door is painted
        """Paint card, icon and words."""
        theme = self.theme
        painter = QPainter(self)
        self.panel(painter, theme.colour("surface"), theme.colour("edge"), theme.tokens.radius["card"])
        pad, icon_px = self._around() // 2, theme.px(_ICON)
        room = max(1, self.width() - self._around())
        at = self.width() - pad - icon_px if self.isRightToLeft() else pad
        top = theme.space("xl")
        painter.drawPixmap(at, top, theme.pixmap(self._icon, "action", _ICON))
        top += icon_px + theme.space("m")
        title = theme.lines(self.text(), "lead", room, strong=True)
        title.draw(painter, QRect(pad, top, room, title.size.height()), theme.colour("text"))
        top += title.size.height() + theme.space("s")
        if self._help:
            text = theme.lines(self._help, "body", room)
            text.draw(painter, QRect(pad, top, room, text.size.height()), theme.colour("muted"))

    def _least_words(self) -> int:
        theme = self.theme
        return max(
            longest_word(theme.font("lead", strong=True), self.text()),
            longest_word(theme.font("body"), self._help),
        )

    def _around(self) -> int:
        return 2 * self.theme.space("xl")
