"""One question a screen, its answers large, and the way back."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from appui.texts.translate import translate
from appui.widgets.choice import ChoiceCard
from appui.widgets.flow import ColumnsLayout, FlowLayout
from appui.widgets.keyboard import tab_through
from appui.widgets.labels import Body, Heading, Small
from appui.widgets.page import PageScroll
from appui.widgets.worded import Worded

_IN_A_ROW = 2


class Choice(NamedTuple):
    """One answer as it stands on the page."""

    key: str
    icon: str
    title: str
    text: str


class QuestionView(PageScroll):
    """`chosen` gives the key of the answer."""

    chosen = Signal(str)
    left = Signal()
    again = Signal()

    def __init__(self) -> None:
        super().__init__(max_width=960)
        self.w = Worded()
        self._cards: list[ChoiceCard] = []
        self._rows: list[ColumnsLayout] = []
        self.progress = Small("")
        self.question = Heading("", 1)
        self.help = Body("", muted=True)
        for label in (self.progress, self.question, self.help):
            self.body.addWidget(label)
        self._at = self.body.count()
        self.back = self.w.button(lambda: translate("Triage", "Revenir"), "back", "quiet", "triage_back")
        self.over = self.w.button(lambda: translate("Triage", "Recommencer"), "refresh", "quiet", "triage_over")
        self.back.clicked.connect(self.left)
        self.over.clicked.connect(self.again)
        row = FlowLayout()
        row.addWidget(self.back)
        row.addWidget(self.over)
        self.body.addLayout(row)
        self.body.addWidget(
            self.w.small(
                lambda: translate(
                    "Triage", "Vos réponses ne sont écrites nulle part. Elles s’effacent avec la page."
                )
            )
        )
        self.body.addStretch(1)

    def ask(self, number: tuple[int, int], question: str, help_words: str, choices: Sequence[Choice]) -> None:
        """Ask; `number` is which question of how many."""
        at, count = number
        self.progress.set_text(
            translate("Triage", "Question {n} sur {count}").format(n=at, count=count) if count else ""
        )
        self.question.set_text(question)
        self.help.set_text(help_words)
        self.help.setVisible(bool(help_words))
        for button in (self.back, self.over):
            button.setVisible(at > 1)
        self._empty()
        for start in range(0, len(choices), _IN_A_ROW):
            row = ColumnsLayout(spacing=self.theme.space("m"), least_px=300)
            for choice in choices[start : start + _IN_A_ROW]:
                card = ChoiceCard(choice.icon, choice.title, choice.text)
                card.setObjectName(f"answer_{choice.key}")
                policy = card.sizePolicy()
                # As tall as its neighbour, whose words may take a line more.
                policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
                card.setSizePolicy(policy)
                card.tell(self.chosen.emit, choice.key)
                row.addWidget(card)
                self._cards.append(card)
            self.body.insertLayout(self._at + len(self._rows), row)
            self._rows.append(row)
        tab_through([*self._cards, self.back, self.over])
        self.setAccessibleName(question)
        self.verticalScrollBar().setValue(0)

    def retranslate(self) -> None:
        """Say what is not the question's own anew."""
        self.w.again()

    def _empty(self) -> None:
        for row in self._rows:
            self.body.removeItem(row)
            row.deleteLater()
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._rows, self._cards = [], []
