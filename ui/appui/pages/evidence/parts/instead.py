"""What stands above the button when no picture came: why, what is safe, and a file instead, with one press."""

from PySide6.QtCore import Signal

from appui.texts.translate import translate
from appui.widgets.announce import announce
from appui.widgets.card import Card
from appui.widgets.labels import Body, Heading
from appui.widgets.part import add_row
from appui.widgets.worded import Worded


class Instead(Card):
    """Hidden until a capture failed; it goes with the next one."""

    files = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.w = Worded()
        self.heading: Heading = self.w.heading(lambda: translate("Evidence", "Pas d’image cette fois"), 2)
        self.body.addWidget(self.heading)
        self._why = Body("")
        self.body.addWidget(self._why)
        take = self.w.button(
            lambda: translate("Evidence", "Importer une image…"), "image", "secondary", "instead_files"
        )
        take.clicked.connect(self.files)
        add_row(self.body, take)
        self.hide()

    def tell(self, words: str) -> None:
        """Say why there is no picture; nothing to say: be gone."""
        self.setVisible(bool(words))
        self._why.set_text(words)
        if words:
            announce(self, words)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.w.again()
