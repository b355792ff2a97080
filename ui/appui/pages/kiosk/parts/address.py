"""Where to write to or to call, for another screen than this one: words, and beside them a QR code to scan."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.theme.theme import current_theme
from appui.widgets.flow import ColumnsLayout
from appui.widgets.qr import QrCode

# Room for a code, or for words beside it.
_SIDE_PX: Final = 180


class Scannable(QWidget):
    """Nothing opens here. A title, below it the code, and words beside it or, where room is short, under it."""

    def __init__(self, target: str, title: QWidget, words: Sequence[QWidget]) -> None:
        super().__init__()
        space = current_theme().space
        self.code = QrCode(target)
        whole = QVBoxLayout(self)
        beside = ColumnsLayout(spacing=space("m"), least_px=_SIDE_PX, stretches=(1, 30))
        picture, text = QWidget(), QWidget()
        held, column = QVBoxLayout(picture), QVBoxLayout(text)
        for layout in (whole, held, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(space("s"))
        held.addWidget(self.code, 0, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        for one in words:
            column.addWidget(one)
        column.addStretch(1)
        beside.addWidget(picture)
        beside.addWidget(text)
        whole.addWidget(title)
        whole.addLayout(beside)
