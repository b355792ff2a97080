"""Cards in rows of a few, all equally wide; one below the other where there is no room."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.theme.theme import current_theme
from appui.widgets.emptied import empty
from appui.widgets.flow import ColumnsLayout


class Abreast(QWidget):
    """`least_px`: the width at 100 % text below which cards of a row stack."""

    def __init__(self, count: int, least_px: int) -> None:
        super().__init__()
        self._count, self._least_px = count, least_px
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(current_theme().space("m"))

    def fill(self, cards: Sequence[QWidget]) -> None:
        """Show these instead of what is there."""
        empty(self._rows)
        for at in range(0, len(cards), self._count):
            row = QWidget()
            beside = ColumnsLayout(row, spacing=current_theme().space("m"), least_px=self._least_px)
            of_row = cards[at : at + self._count]
            for card in of_row:
                beside.addWidget(card)
            # A last row that is not full keeps the width of the others.
            for _ in range(self._count - len(of_row) if at else 0):
                beside.addWidget(QWidget())
            self._rows.addWidget(row)
