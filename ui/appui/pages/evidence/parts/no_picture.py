"""The quiet place where a record without image would have its picture."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from appui.widgets.card import Card

_WIDTH, _HEIGHT = 132, 84


class NoPicture(Card):
    """A sunken box with an icon; screen readers pass over it, the tag beside it says the same in words."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, ground="sunken", padding="s", line="")
        self._icon = icon
        self.setFixedSize(_WIDTH, _HEIGHT)
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.body.addWidget(self._picture)
        self.theme.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        self._picture.setPixmap(self.theme.pixmap(self._icon, "muted", 22))
