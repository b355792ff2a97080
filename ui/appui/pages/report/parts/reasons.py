"""For "Autre motif": what happened, so that the next steps show the words that the platform has for it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.report.wording import SITUATION_ICONS, situation_words
from appui.texts.translate import translate
from appui.widgets.card import Card
from appui.widgets.choice import ChoiceCard
from appui.widgets.emptied import empty
from appui.widgets.flow import ColumnsLayout, FlowLayout
from appui.widgets.keyboard import tab_through
from appui.widgets.worded import Worded

_IN_A_ROW = 2


class ReasonsCard(Card):
    """Takes the place of the step until something is chosen; `chosen` gives the situation."""

    chosen = Signal(str)
    back = Signal()

    def __init__(self) -> None:
        super().__init__(padding="xl")
        self.w = Worded()
        self._cards: list[ChoiceCard] = []
        self.body.addWidget(self.w.heading(lambda: translate("Report", "Que s’est-il passé ?")))
        self.body.addWidget(
            self.w.body(
                lambda: translate("Report", "Les mots à choisir dans l’appli changent avec le motif."), muted=True
            )
        )
        self._holder = QWidget()
        self._list = QVBoxLayout(self._holder)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(12)
        self.body.addWidget(self._holder)
        self.body.addStretch(1)
        self._back_button = self.w.button(
            lambda: translate("Report", "Revenir à l’étape"), "back", "secondary", "reasons_back"
        )
        self._back_button.clicked.connect(self.back)
        row = FlowLayout()
        row.addWidget(self._back_button)
        self.body.addLayout(row)

    def show_situations(self, situations: tuple[str, ...], now: str) -> None:
        """Offer these; `now` is the one in force. The card that has the keyboard keeps it."""
        held = next((card.objectName() for card in self._cards if card.hasFocus()), None)
        empty(self._list)
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        # Kept here: among the children the old cards are found too, until Qt deletes them.
        cards = self._cards = [self._card(name, chosen=name == now) for name in situations]
        for start in range(0, len(cards), _IN_A_ROW):
            row = ColumnsLayout(spacing=12, least_px=220)
            for place in range(start, start + _IN_A_ROW):
                row.addWidget(cards[place] if place < len(cards) else QWidget())
            column.addLayout(row)
        self._list.addWidget(block)
        tab_through([*cards, self._back_button])
        again = next((card for card in cards if card.objectName() == held), None)
        if again is not None:
            again.setFocus()

    def first_focus(self) -> QWidget | None:
        """Return the card of the reason in force."""
        return next((card for card in self._cards if card.isChecked()), None)

    def _card(self, name: str, *, chosen: bool) -> ChoiceCard:
        card = ChoiceCard(SITUATION_ICONS.get(name, "flag"), situation_words(name))
        card.setObjectName(f"reason_{name}")
        card.setCheckable(True)
        card.setChecked(chosen)
        card.tell(self.chosen.emit, name)
        return card
