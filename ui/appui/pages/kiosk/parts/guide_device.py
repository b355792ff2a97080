"""Which phone, where the way is not the same on both kinds."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.kiosk.parts.guide_place import PHONES
from appui.pages.kiosk.parts.guide_words import device_words
from appui.texts.translate import translate
from appui.texts.words import Words
from appui.theme.theme import current_theme
from appui.widgets.buttons import ActionButton
from appui.widgets.choice import ChoiceCard, choice_rows
from appui.widgets.flow import FlowLayout
from appui.widgets.labels import Heading


class GuideDevice(QWidget):
    """`chosen(device)` and `back()` are called on a press."""

    def __init__(self, chosen: Callable[[str], None], back: Callable[[], None]) -> None:
        super().__init__()
        self._words = Words()
        self.question = Heading("", 2)
        self._words.bind(self.question.set_text, lambda: translate("Kiosk", "Sur quel téléphone ?"))
        self.cards = {device: ChoiceCard("smartphone", "") for device in PHONES}
        for device, card in self.cards.items():
            card.setObjectName(f"device_{device}")
            card.tell(chosen, device)
            self._words.bind(card.set_text, partial(device_words, device))
        self.back = ActionButton("", "back", "quiet")
        self.back.clicked.connect(lambda _checked=False: back())
        self._words.bind(self.back.set_text, lambda: translate("Kiosk", "Choisir autre chose"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space("l"))
        column.addWidget(self.question)
        column.addWidget(choice_rows(list(self.cards.values()), len(PHONES)))
        row = FlowLayout()
        row.addWidget(self.back)
        column.addLayout(row)
        column.addStretch(1)

    def retranslate(self) -> None:
        """Set every word anew."""
        self._words.again()

    def stops(self) -> list[QWidget]:
        """Return what the keyboard goes through, in order."""
        return [*self.cards.values(), self.back]
