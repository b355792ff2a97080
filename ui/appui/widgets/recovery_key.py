"""A recovery key in groups for the eye. After five minutes it is covered, not lost: one press shows it again."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.texts.translate import translate
from appui.widgets.address import AddressText
from appui.widgets.buttons import ActionButton
from appui.widgets.card import Card
from appui.widgets.flow import FlowLayout
from appui.widgets.forget import Countdown

SHOWN_S: Final = 300.0
_PREFIX: Final = "AGE-SECRET-KEY-1"


def key_lines(key: str, size: int = 4) -> tuple[str, ...]:
    """Cut a recovery key into its fixed beginning and groups for the eye; joined, they are the key."""
    if not key:
        return ()
    start = len(_PREFIX) if key.startswith(_PREFIX) else size
    return (key[:start], *(key[at : at + size] for at in range(start, len(key), size)))


class RecoveryKey(Card):
    """Shows a key until `set_key("")`. What is covered is held here, so that nobody loses it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, ground="sunken", line="")
        self.setObjectName("recovery_key")
        self._key = ""
        self._start = QVBoxLayout()
        self._groups = FlowLayout(spacing=28)
        self.body.addLayout(self._start)
        self.body.addLayout(self._groups)
        # The key reads from left to right whatever the language of the page.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.again = ActionButton("", "eye", "secondary")
        self.again.setObjectName("recovery_again")
        self.again.clicked.connect(self._show)
        self.again.hide()
        self.body.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeading)
        self.countdown = Countdown(SHOWN_S, self)
        self.countdown.over.connect(self._cover)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.again.set_text(translate("Recovery", "Montrer encore la clé"))

    def set_key(self, key: str) -> None:
        """Show a key, or forget it."""
        self._key = key
        self._show()

    @property
    def covered(self) -> bool:
        """Whether there is a key that is not shown."""
        return bool(self._key) and not self.countdown.running

    def _show(self) -> None:
        self._fill(self._key)
        self.again.hide()
        if self._key:
            self.countdown.start()
        else:
            self.countdown.stop()

    def _cover(self) -> None:
        self._fill("")
        self.again.show()
        self.setAccessibleName(translate("Recovery", "La clé est cachée."))

    def _fill(self, key: str) -> None:
        for layout in (self._start, self._groups):
            while (item := layout.takeAt(0)) is not None:
                widget = item.widget()
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()
        for number, group in enumerate(key_lines(key)):
            (self._groups if number else self._start).addWidget(AddressText(group, "title", "text", mono=True))
        self.setAccessibleName(" ".join(key_lines(key)))
