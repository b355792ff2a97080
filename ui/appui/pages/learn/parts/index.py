"""The first view: a self-check, what can be shown and printed, and the cards by group."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from appui.pages.learn.wording import group_words
from appui.texts.translate import translate
from appui.widgets.choice import ChoiceCard
from appui.widgets.flow import ColumnsLayout
from appui.widgets.labels import Heading
from appui.widgets.page import PageScroll
from appui.widgets.worded import Worded
from appui_core.content.card_view import Card
from appui_core.content.cards import GROUPS

_IN_A_ROW = 3
_LEAST_PX = 260


class IndexView(PageScroll):
    """`opened` gives the id of a card."""

    opened = Signal(str)
    check = Signal()
    material = Signal()

    def __init__(self) -> None:
        super().__init__(max_width=1248)
        self.w = Worded()
        self._groups: list[QWidget] = []
        self.body.addWidget(
            self.w.body(lambda: translate("Learn", "Des fiches courtes. Rien n’est enregistré ici."))
        )
        doors = ColumnsLayout(spacing=self.theme.space("l"), least_px=_LEAST_PX)
        self.check_door = check = self.w.choice(
            "list",
            lambda: translate("Learn", "Se poser dix questions"),
            lambda: translate("Learn", "Pour un jeune ou pour un adulte. Sans note ni verdict."),
            "learn_check",
        )
        self.material_door = material = self.w.choice(
            "print",
            lambda: translate("Learn", "À montrer et à imprimer"),
            lambda: translate("Learn", "Des diapositives pour une classe, une affiche, des cartes à découper."),
            "learn_material",
        )
        check.clicked.connect(self.check)
        material.clicked.connect(self.material)
        doors.addWidget(check)
        doors.addWidget(material)
        self.body.addLayout(doors)
        self._at = self.body.count()
        self.body.addStretch(1)

    def show_cards(self, cards: tuple[Card, ...], *, check: bool, material: bool) -> None:
        """Show these, by group; a group without a card is absent, and so is a door that leads nowhere."""
        self.check_door.setVisible(check)
        self.material_door.setVisible(material)
        for old in self._groups:
            self.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._groups = []
        for group in GROUPS:
            found = [card for card in cards if card.group == group]
            if found:
                box = self._group(group, found)
                self.body.insertWidget(self._at + len(self._groups), box)
                self._groups.append(box)

    def retranslate(self) -> None:
        """Say everything in the language in force; the cards come anew."""
        self.w.again()

    def _group(self, group: str, cards: list[Card]) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, self.theme.space("s"), 0, 0)
        column.setSpacing(self.theme.space("m"))
        column.addWidget(Heading(group_words(group), 2))
        for start in range(0, len(cards), _IN_A_ROW):
            row = ColumnsLayout(spacing=self.theme.space("l"), least_px=_LEAST_PX)
            for card in cards[start : start + _IN_A_ROW]:
                choice = ChoiceCard(card.icon, card.title, card.lead)
                choice.setObjectName(f"card_{card.id}")
                policy = choice.sizePolicy()
                # Cards of one row are as tall as the tallest.
                policy.setVerticalPolicy(QSizePolicy.Policy.MinimumExpanding)
                choice.setSizePolicy(policy)
                choice.tell(self.opened.emit, card.id)
                row.addWidget(choice)
            column.addLayout(row)
        return box
