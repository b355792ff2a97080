"""The rail on the left: the rooms that work, each an icon with its word; settings and quick exit at its foot.

Where all of them are taller than the window (large text, a low window), the words stay and the icons go.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRect, QRectF, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.texts.translate import translate
from appui.theme import paint
from appui.theme.theme import current_theme
from appui.widgets.buttons import PaintedButton, longest_word, text_height, text_width
from appui.widgets.labels import PlainLabel

_ICON: Final = 21
_LEAST_WIDTH: Final = 96
_MARK: Final = 11


class RailButton(PaintedButton):
    """An icon above its word. The current room is said in words too, not by colour alone."""

    def __init__(self, icon: str, text: Callable[[], str], *, framed: bool = False) -> None:
        super().__init__("")
        self._icon = icon
        self._words = text
        self._framed = framed
        self._current = False
        self._marked = False
        self._tight = False
        self.retranslate()

    def retranslate(self) -> None:
        """Set the word anew."""
        self.set_text(self._words())
        self._describe()

    def set_current(self, *, current: bool) -> None:
        """Mark the room in which one is."""
        self._current = current
        self._describe()

    def set_marked(self, *, marked: bool) -> None:
        """Put a quiet dot at the icon: something waits there. No count, no content."""
        self._marked = marked
        self._describe()

    def _describe(self) -> None:
        said = [translate("Rail", "Page ouverte")] if self._current else []
        said += [translate("Rail", "Un rappel vous attend")] if self._marked else []
        self.setAccessibleDescription(". ".join(said))
        self.restyle()

    def natural_width(self) -> int:
        """Return the width of the word and its margins."""
        return max(text_width(self._font(), self.text()) + 2 * self.theme.space("s"), self.theme.px(_LEAST_WIDTH))

    def narrow_width(self) -> int:
        """Return the width below which words would be cut."""
        return longest_word(self._font(), self.text()) + 2 * self.theme.space("s")

    def height_at(self, width_px: int) -> int:
        """Return the height needed at a width."""
        return self._words_height(width_px) + 2 * self.theme.space("s") if self._tight else self.whole_at(width_px)

    def whole_at(self, width_px: int) -> int:
        """Return the height needed at a width with the icon."""
        icon = self.theme.px(_ICON) + self.theme.space("xs")
        return icon + self._words_height(width_px) + 2 * self.theme.space("m")

    def set_tight(self, *, tight: bool) -> None:
        """Leave the icon out, or bring it back."""
        if tight != self._tight:
            self._tight = tight
            self.restyle()

    def _words_height(self, width_px: int) -> int:
        return text_height(self._font(), self.text(), width_px - 2 * self.theme.space("xs"))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole button is painted
        """Paint ground, icon and word."""
        theme = self.theme
        painter = QPainter(self)
        fill = "actionsoft" if self._current else "sunken" if self.underMouse() else ""
        edge = (
            "edge" if self._framed else "action" if self._current and theme.scheme.startswith("contrast") else ""
        )
        self.panel(
            painter,
            theme.colour(fill) if fill else None,
            theme.colour(edge) if edge else None,
            theme.tokens.radius["control"],
        )
        ink = self.ink()
        size, top = theme.px(_ICON), theme.space("m")
        if self._tight:
            size, top = (
                min(text_width(self._font(), self.text()) + theme.px(_MARK), self.width() - 8),
                theme.space("s"),
            )
        else:
            painter.drawPixmap((self.width() - size) // 2, top, theme.pixmap(self._icon, ink, _ICON))
        if self._marked:
            self._paint_mark(painter, (self.width() + size) // 2, self.height() // 2 if self._tight else top)
        area = QRect(0, top if self._tight else top + size + theme.space("xs"), self.width(), self.height())
        lines = theme.lines(self.text(), "small", self.width(), strong=self._current)
        lines.draw(painter, area, theme.colour(ink), "centre")

    def _paint_mark(self, painter: QPainter, edge: int, top: int) -> None:
        side = self.theme.px(_MARK)
        left = self.width() - edge - side // 2 if self.isRightToLeft() else edge - side // 2
        area = QRectF(left, top - side / 2, side, side)
        paint.rounded(painter, area, side / 2, self.theme.colour("action"))
        # A rim in the ground's colour sets it apart from the icon.
        paint.ring(painter, area, side / 2, self.theme.colour("surface"), 2.0)

    def ink(self) -> str:
        """Return the role of the colour of icon and word."""
        return "action" if self._current else "text" if self._framed else "muted"

    def _font(self) -> QFont:
        return self.theme.font("small", strong=self._current)


class Rail(QWidget):
    """`chosen` gives the id of the command behind the button that was pressed."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = current_theme()
        self._buttons: dict[str, RailButton] = {}
        column = QVBoxLayout(self)
        side = self.theme.space("s")
        column.setContentsMargins(side, self.theme.space("xl"), side, side + self.theme.space("xs"))
        column.setSpacing(self.theme.space("xs"))
        self._name = PlainLabel("Appui", "lead", "action", strong=True)
        self._name.set_align("centre")
        self._name.setContentsMargins(0, 0, 0, self.theme.space("m"))
        column.addWidget(self._name)
        self._rooms = QVBoxLayout()
        self._rooms.setSpacing(self.theme.space("xs"))
        self._foot = QVBoxLayout()
        self._foot.setSpacing(self.theme.space("s"))
        column.addLayout(self._rooms)
        column.addStretch(1)
        column.addLayout(self._foot)
        self.theme.changed.connect(self.update)
        self.theme.changed.connect(self._fit)
        self.retranslate()

    def add(
        self, command_id: str, icon: str, text: Callable[[], str], *, foot: bool = False, framed: bool = False
    ) -> None:
        """Add a button; `foot` puts it at the bottom, `framed` gives it an edge."""
        button = RailButton(icon, text, framed=framed)
        button.clicked.connect(lambda _checked=False: self.chosen.emit(command_id))
        self._buttons[command_id] = button
        (self._foot if foot else self._rooms).addWidget(button)
        self._fit()

    def set_current(self, command_id: str) -> None:
        """Mark the button of the room in which one is; an id without a button marks none."""
        for each, button in self._buttons.items():
            button.set_current(current=each == command_id)

    def button(self, command_id: str) -> RailButton:
        """Return the button of a command."""
        return self._buttons[command_id]

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setAccessibleName(translate("Rail", "Navigation"))
        for button in self._buttons.values():
            button.retranslate()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the icons away where there is no room for them."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        column, theme = self.layout(), self.theme
        if column is None:
            return
        margins = column.contentsMargins()
        inner = self.width() - margins.left() - margins.right()
        buttons = self._buttons.values()
        whole = sum(button.whole_at(inner) + theme.space("s") for button in buttons)
        room = self.height() - margins.top() - margins.bottom() - self._name.sizeHint().height()
        for button in buttons:
            button.set_tight(tight=whole > room)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole rail is painted
        """Paint the rail's ground and its one line."""
        painter = QPainter(self)
        paint.fill(painter, QRectF(self.rect()), self.theme.colour("surface"))
        edge = 0 if self.isRightToLeft() else self.width() - 1
        paint.fill(painter, QRectF(edge, 0, 1, self.height()), self.theme.colour("line"))
