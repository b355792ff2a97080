"""One question with a few large answers: which app, what, which phone; beside them, what else there is."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.report.parts.finder import Finder
from appui.texts.translate import translate
from appui.widgets.choice import ChoiceCard, choice_rows
from appui.widgets.context import PageContext
from appui.widgets.flow import ColumnsLayout
from appui.widgets.keyboard import tab_after
from appui.widgets.labels import Body, Heading, Small
from appui.widgets.page import PageScroll
from appui.widgets.worded import Worded

_IN_A_ROW = 3
_BESIDE_OTHERS = 2
_LARGE = 150


class Answer(NamedTuple):
    """A card: what it stands for, its icon, its words, a line of help; `tone` is a colour role."""

    key: str
    icon: str
    words: str
    help: str = ""
    tone: str = "action"


class PickView(PageScroll):
    """`chosen` gives the key of an answer, `other` the key of one of those beside."""

    chosen = Signal(str)
    other = Signal(str)
    left = Signal()

    def __init__(self, ctx: PageContext) -> None:
        super().__init__(max_width=1080)
        self.w = Worded()
        self._answers: QWidget | None = None
        self._asked: tuple[tuple[Answer, ...], tuple[Answer, ...]] | None = None
        self._stops: list[ChoiceCard] = []
        self.question = Heading("", 0)
        self.help = Body("", muted=True)
        self.note = Small("")
        self.finder = Finder(ctx)
        self.back = self.w.button(lambda: translate("Report", "Revenir"), "back", "quiet", "pick_back")
        self.back.clicked.connect(self.left)
        for widget in (self.question, self.help, self.finder):
            self.body.addWidget(widget)
        self._at = self.body.count()
        self.theme.changed.connect(self._place_finder)
        self.body.addWidget(self.note)
        self.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addStretch(1)

    def ask(
        self,
        question: str,
        help_words: str,
        answers: Sequence[Answer],
        *,
        can_go_back: bool,
        beside: Sequence[Answer] = (),
        note: str = "",
    ) -> None:
        """Ask; `beside` are other things that one may want, `note` is small print below the answers."""
        self.question.set_text(question)
        self.help.set_text(help_words)
        self.help.setVisible(bool(help_words))
        self.note.set_text(note)
        self.note.setVisible(bool(note))
        self.back.setVisible(can_go_back)
        self._answer(tuple(answers), tuple(beside))
        self._place_finder()
        self.setAccessibleName(question)

    def retranslate(self) -> None:
        """Say what stays in the language in force; the question is asked anew by the page."""
        self.w.again()
        self.finder.retranslate()

    def _answer(self, answers: tuple[Answer, ...], beside: tuple[Answer, ...]) -> None:
        """Put the cards; those that are there already stay, and so does the keyboard on one of them."""
        if self._asked == (answers, beside):
            return
        self._asked = (answers, beside)
        held = next((card.objectName() for card in self._stops if card.hasFocus()), None)
        self._empty()
        self._answers = (
            self._both(answers, beside)
            if beside and answers
            else self._block(answers or beside, self.chosen if answers else self.other, _IN_A_ROW)
        )
        self.body.insertWidget(self._at, self._answers)
        again = next((card for card in self._stops if card.objectName() == held), None)
        if again is not None:
            again.setFocus()

    def _both(self, answers: Sequence[Answer], beside: Sequence[Answer]) -> QWidget:
        block = QWidget()
        columns = ColumnsLayout(block, spacing=32, least_px=250, stretches=(2, 1))
        columns.addWidget(self._block(answers, self.chosen, _BESIDE_OTHERS))
        others = QWidget()
        column = QVBoxLayout(others)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for card in self._cards(beside, self.other):
            column.addWidget(card)
        column.addStretch(1)
        columns.addWidget(others)
        return block

    def _block(self, answers: Sequence[Answer], tell: object, in_a_row: int) -> QWidget:
        return choice_rows(self._cards(answers, tell), in_a_row)

    def _cards(self, answers: Sequence[Answer], tell: object) -> list[ChoiceCard]:
        emit: Callable[[str], None] = tell.emit  # type: ignore[attr-defined]  # a bound signal
        cards = []
        for answer in answers:
            card = ChoiceCard(answer.icon, answer.words, answer.help, tone=answer.tone)
            card.setObjectName(f"pick_{answer.key}")
            card.tell(emit, answer.key)
            cards.append(card)
        self._stops += cards
        return cards

    def _place_finder(self) -> None:
        """Put the search above the answers, or below them where large text would push these out of sight."""
        self.body.removeWidget(self.finder)
        large = self.theme.text_scale >= _LARGE
        self.body.insertWidget(self._at if large else self._at - 1, self.finder)
        # The fields stay where they are in that order: Qt misplaces what has a focus proxy.
        tab_after(self.help if large else self.finder.stops()[-1], self._stops)

    def _empty(self) -> None:
        if self._answers is not None:
            self.body.removeWidget(self._answers)
            self._answers.hide()
            self._answers.deleteLater()
            self._answers = None
            self._stops = []
