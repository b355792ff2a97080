"""The header across every page: its title, and the 3018 button with the line's state now."""

from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from appui.texts.translate import translate
from appui.theme.theme import current_theme
from appui.widgets.buttons import PaintedButton, longest_word, text_width
from appui.widgets.labels import Heading

_ICON: Final = 22
_NUMBER: Final = "3018"


class CallButton(PaintedButton):
    """The 3018, always the same and always in the same place; below the number, its state now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_NUMBER, parent)
        self._state = ""
        self.setPalette(self.theme.ink(self.ink()))
        self.set_state("")

    def set_state(self, state: str) -> None:
        """Say whether the line is open, in a few words."""
        self._state = state
        help_text = translate("Header", "Joindre le 3018")
        self.setAccessibleName(f"{help_text}. {state}" if state else help_text)
        self.setToolTip(help_text)
        self.updateGeometry()
        self.update()

    def state(self) -> str:
        """Return the words in force."""
        return self._state

    def natural_width(self) -> int:
        """Return the width of the longer of the two lines."""
        words = max(text_width(self._number_font(), _NUMBER), text_width(self._state_font(), self._state))
        return words + self._around()

    def narrow_width(self) -> int:
        """Return the width below which words would be cut."""
        words = max(text_width(self._number_font(), _NUMBER), longest_word(self._state_font(), self._state))
        return words + self._around()

    def height_at(self, width_px: int) -> int:
        """Return the height needed at a width."""
        return self.theme.px(22) + self._state_height(width_px) + 2 * self.theme.space("s") + 4

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole button is painted
        """Paint number and state on the one warm colour."""
        theme = self.theme
        painter = QPainter(self)
        self.panel(painter, theme.colour("call"), None, theme.tokens.radius["card"])
        size, pad, mirrored = theme.px(_ICON), theme.space("l") + 2, self.isRightToLeft()
        at = self.width() - pad - size if mirrored else pad
        painter.drawPixmap(at, (self.height() - size) // 2, theme.pixmap("phone", "oncall", _ICON))
        room = self.width() - self._around()
        left = pad if mirrored else pad + size + theme.space("m")
        number = theme.px(22)
        state = self._state_height(self.width())
        top = (self.height() - number - state) // 2
        ink = theme.colour(self.ink())
        theme.lines(_NUMBER, "lead", strong=True).draw(painter, QRect(left, top, room, number), ink, middle=True)
        below = QRect(left, top + number, room, state)
        theme.lines(self._state, "small", room).draw(painter, below, ink, middle=True)

    def ink(self) -> str:
        """Return the role of the colour of number and state."""
        return "oncall"

    def _state_height(self, width_px: int) -> int:
        if not self._state:
            return self.theme.px(17)
        room = width_px - self._around()
        lines = 1 if text_width(self._state_font(), self._state) <= room else 2
        return self.theme.px(17) * lines

    def _number_font(self) -> QFont:
        return self.theme.font("lead", strong=True)

    def _state_font(self) -> QFont:
        return self.theme.font("small")

    def _around(self) -> int:
        return 2 * (self.theme.space("l") + 2) + self.theme.px(_ICON) + self.theme.space("m")


class Header(QWidget):
    """Title at the start, the 3018 button at the end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        row = QHBoxLayout(self)
        side = theme.space("xl") + theme.space("l")
        row.setContentsMargins(side, theme.space("s"), side, theme.space("s"))
        row.setSpacing(theme.space("l"))
        self.title = Heading("", 1)
        self.call = CallButton()
        self.title.set_align("start", middle=True)
        row.addWidget(self.title, 1)
        row.addWidget(self.call)

    def set_title(self, title: str) -> None:
        """Set the page's title."""
        self.title.set_text(title)
