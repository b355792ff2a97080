"""A small answer among others of its kind: one press chooses it, and it says whether it is chosen."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from appui.widgets.buttons import TOUCH_PX, PaintedButton, longest_word, text_height, text_width


class Chip(PaintedButton):
    """Checkable; put those that exclude each other into one QButtonGroup."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCheckable(True)
        # In a group this changes only what a screen reader calls it: one of several, not a box to tick.
        self.setAutoExclusive(True)
        self.toggled.connect(self._toned)

    def ink(self) -> str:
        """Return the role of the words' colour."""
        return "action" if self.isChecked() else "text"

    def natural_width(self) -> int:
        """Return the width at which nothing wraps."""
        return text_width(self.theme.font("body", strong=True), self.text()) + self._around()

    def narrow_width(self) -> int:
        """Return the width below which words would be cut."""
        return longest_word(self.theme.font("body", strong=True), self.text()) + self._around()

    def height_at(self, width_px: int) -> int:
        """Return the height needed at a width."""
        words = text_height(self.theme.font("body", strong=True), self.text(), width_px - self._around())
        return max(TOUCH_PX, words + 2 * self.theme.space("m") + 4)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole chip is painted
        """Paint ground and words."""
        theme = self.theme
        painter = QPainter(self)
        chosen = self.isChecked()
        fill, edge = ("actionsoft", "action") if chosen else ("surface", "edge")
        self.panel(painter, theme.colour(fill), theme.colour(edge), theme.tokens.radius["control"])
        if chosen:
            # Not by colour alone.
            area = self.rect().adjusted(self.theme.space("m"), 0, -self.theme.space("m"), 0)
            painter.fillRect(area.left(), area.bottom() - 4, area.width(), 3, theme.colour("action"))
        inside = self.rect().adjusted(self._around() // 2, 0, -(self._around() // 2), 0)
        lines = theme.lines(self.text(), "body", inside.width(), strong=True)
        lines.draw(painter, inside, theme.colour(self.ink()), "centre", middle=True)

    def _toned(self) -> None:
        self.restyle()

    def _around(self) -> int:
        return 2 * (self.theme.space("l") + 2)
