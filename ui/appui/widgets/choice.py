"""A large choice: an icon on a soft tile, a title, a line of help; the whole card is the button."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from appui.widgets.buttons import PaintedButton, longest_word, text_height, text_width
from appui.widgets.flow import ColumnsLayout

_TILE: Final = 48
_ICON: Final = 24
_BETWEEN: Final = 16
_LEAST: Final = 200


class ChoiceCard(PaintedButton):
    """`clicked` when chosen. Made checkable, the chosen card is ringed and ticked, and says so.

    A marked card is only ringed: it is the one that the Enter key would choose.
    """

    def __init__(
        self, icon: str, title: str, text: str = "", parent: QWidget | None = None, *, tone: str = "action"
    ) -> None:
        super().__init__(title, parent)
        self._icon = icon
        self._text = text
        self._tone = tone
        self._marked = False
        self.answers = True
        self.setAccessibleDescription(text)

    def tell(self, chosen: Callable[[str], object], key: str) -> None:
        """Call `chosen` with this card's key when it is chosen."""
        self.clicked.connect(lambda: chosen(key))

    def set_words(self, title: str, text: str = "") -> None:
        """Set title and help."""
        self._text = text
        self.setAccessibleDescription(text)
        self.set_text(title)

    def set_marked(self, marked: bool) -> None:  # noqa: FBT001 - one thing with two states
        """Ring the card, or take the ring away."""
        if self._marked != marked:
            self._marked = marked
            self.update()

    def natural_width(self) -> int:
        """Return a width at which a title rarely wraps."""
        widest = max(text_width(self._title_font(), self.text()), min(text_width(self._font(), self._text), 260))
        return widest + self._around()

    def narrow_width(self) -> int:
        """Return the width below which words would be cut."""
        words = max(longest_word(self._title_font(), self.text()), longest_word(self._font(), self._text))
        return words + self._around()

    def height_at(self, width_px: int) -> int:
        """Return the height needed at a width."""
        room = width_px - self._around()
        height = text_height(self._title_font(), self.text(), room)
        if self._text:
            height += self.theme.space("xs") + text_height(self._font(), self._text, room)
        return max(height, self.theme.px(_TILE)) + 2 * self.theme.space("l")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole card is painted
        """Paint card, tile and words."""
        theme = self.theme
        painter = QPainter(self)
        chosen = self.isChecked()
        ringed = chosen or self._marked
        ground = "surface" if self.isEnabled() else "sunken"
        edge = self._tone if ringed else "edge"
        fill = theme.colour(f"{self._tone}soft" if ringed else ground)
        self.panel(painter, fill, theme.colour(edge), theme.tokens.radius["card"])
        pad, side, mirrored = theme.space("l"), theme.px(_TILE), self.isRightToLeft()
        tile = QRectF(self.width() - pad - side if mirrored else pad, (self.height() - side) / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(f"{self._tone}soft" if not ringed else "surface"))
        painter.drawRoundedRect(tile, theme.tokens.radius["control"], theme.tokens.radius["control"])
        ink = self._tone if self.isEnabled() else "muted"
        icon_px, centre = theme.px(_ICON), tile.center().toPoint()
        picture = theme.pixmap(self.icon_name(), ink, _ICON)
        painter.drawPixmap(centre.x() - icon_px // 2, centre.y() - icon_px // 2, picture)
        self._paint_words(painter)

    def icon_name(self) -> str:
        """Return the icon that is shown."""
        return "check" if self.isChecked() else self._icon

    def _paint_words(self, painter: QPainter) -> None:
        theme = self.theme
        start = theme.space("l") * 2 + theme.px(_TILE)
        room = self.width() - self._around()
        left = theme.space("l") if self.isRightToLeft() else start
        title = text_height(self._title_font(), self.text(), room)
        help_height = text_height(self._font(), self._text, room) if self._text else 0
        gap = theme.space("xs") if self._text else 0
        top = (self.height() - title - gap - help_height) // 2
        flags = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
        painter.setFont(self._title_font())
        painter.setPen(theme.colour("text" if self.isEnabled() else "muted"))
        painter.drawText(QRect(left, top, room, title), flags, self.text())
        if self._text:
            painter.setFont(self._font())
            painter.setPen(theme.colour("muted"))
            painter.drawText(QRect(left, top + title + gap, room, help_height), flags, self._text)

    def _title_font(self) -> QFont:
        return self.theme.font("body", strong=True)

    def _font(self) -> QFont:
        return self.theme.font("small")

    def _around(self) -> int:
        return self.theme.px(_TILE) + 3 * self.theme.space("l")


def choice_rows(cards: Sequence[ChoiceCard], in_a_row: int) -> QWidget:
    """Return the cards in rows of so many, those of a row equally tall; too little room stacks them."""
    block = QWidget()
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(_BETWEEN)
    for start in range(0, len(cards), in_a_row):
        row = ColumnsLayout(spacing=_BETWEEN, least_px=_LEAST)
        for place in range(start, start + in_a_row):
            # An empty place keeps the cards of a short last row as wide as the others.
            row.addWidget(_filling(cards[place]) if place < len(cards) else QWidget())
        column.addLayout(row)
    column.addStretch(1)
    return block


def _filling(card: ChoiceCard) -> ChoiceCard:
    policy = card.sizePolicy()
    policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
    card.setSizePolicy(policy)
    return card
