"""One question with a few large answers: which app, what, which phone."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal

from appui.texts.translate import translate
from appui.widgets.choice import ChoiceCard
from appui.widgets.flow import ColumnsLayout
from appui.widgets.labels import Body, Heading
from appui.widgets.page import PageScroll
from appui.widgets.worded import Worded

_IN_A_ROW = 3


class PickView(PageScroll):
    """`chosen` gives the key of the answer."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__(max_width=1080)
        self.w = Worded()
        self._cards: list[ChoiceCard] = []
        self._rows: list[ColumnsLayout] = []
        self.question = Heading("", 0)
        self.help = Body("", muted=True)
        self.body.addWidget(self.question)
        self.body.addWidget(self.help)
        self._at = self.body.count()
        self.back = self.w.button(lambda: translate("Report", "Revenir"), "back", "quiet", "pick_back")
        self.back.clicked.connect(self.left)
        self.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addStretch(1)

    def ask(
        self, question: str, help_words: str, answers: Sequence[tuple[str, str, str]], *, can_go_back: bool
    ) -> None:
        """Ask; each answer is a key, an icon and its words."""
        self.question.set_text(question)
        self.help.set_text(help_words)
        self.back.setVisible(can_go_back)
        self._empty()
        for start in range(0, len(answers), _IN_A_ROW):
            row = ColumnsLayout(spacing=16, least_px=240)
            for key, icon, words in answers[start : start + _IN_A_ROW]:
                card = ChoiceCard(icon, words)
                card.setObjectName(f"pick_{key}")
                card.clicked.connect(_teller(self.chosen.emit, key))
                row.addWidget(card)
                self._cards.append(card)
            self.body.insertLayout(self._at + len(self._rows), row)
            self._rows.append(row)
        self.setAccessibleName(question)
        self.setFocus()

    def _empty(self) -> None:
        for row in self._rows:
            self.body.removeItem(row)
            row.deleteLater()
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._rows, self._cards = [], []


def _teller(tell: Callable[[str], None], key: str) -> Callable[[], None]:
    return lambda: tell(key)
