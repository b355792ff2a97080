"""One report: what it is about, how far it is, and what can be said of it now."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from appui.pages.followup.letter_words import LETTER, write_words
from appui.pages.followup.model import Standing, standing
from appui.pages.followup.wording import facts_words, state_words, stations, title_words
from appui.texts.translate import translate
from appui.widgets.buttons import ActionButton, Tone
from appui.widgets.card import Card
from appui.widgets.flow import FlowLayout
from appui.widgets.labels import Heading, Small
from appui.widgets.tag import Tag
from appui.widgets.timeline import Timeline
from appui_core.cases.report_model import Report, Route, Step
from appui_core.messages import Messages


class ReportCard(Card):
    """`act` carries the report and what was pressed: answer, none, ask, more, edit, or `letter/<id>`."""

    act = Signal(object, str)

    def __init__(
        self,
        report: Report,
        messages: Messages,
        *,
        case: str = "",
        until: date | None = None,
        letters: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self.report, self._letters = report, letters
        self.setObjectName("report_card")
        head = QHBoxLayout()
        head.setSpacing(self.theme.space("m"))
        words = QVBoxLayout()
        words.setSpacing(self.theme.space("xs"))
        title = title_words(report, messages)
        words.addWidget(Heading(title, 2))
        words.addWidget(Small(facts_words(report)))
        if case:
            words.addWidget(Small(case))
        head.addLayout(words, 1)
        tag = Tag(*state_words(report))
        tag.setObjectName("report_state")
        head.addWidget(tag, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.timeline = Timeline()
        self.timeline.set_stations(stations(report, until))
        self.body.addSpacing(self.theme.space("xs"))
        self.body.addWidget(self.timeline)
        self.body.addSpacing(self.theme.space("xs"))
        if report.told.note:
            self.body.addWidget(Small(report.told.note))
        self.body.addLayout(self._buttons(title))

    def _buttons(self, title: str) -> FlowLayout:
        row = FlowLayout()
        state, decision = standing(self.report), self.report.decision
        if state in {Standing.WAITING, Standing.UNANSWERED}:
            self._add(row, translate("Followup", "La réponse est arrivée"), "answer", "primary", title)
        if state is Standing.WAITING:
            self._add(row, translate("Followup", "Pas de réponse ?"), "none", "secondary", title)
        if self.report.route is Route.PLATFORM and (decision is None or decision.step is not Step.REMOVED):
            words = translate("Followup", "Demander au 3018 s’il peut intervenir")
            self._add(row, words, "ask", "secondary", title)
        for letter in self._letters:
            self._add(row, write_words(letter), f"{LETTER}{letter}", "secondary", title)
        more: Tone = "primary" if state is Standing.REFUSED else "quiet"
        self._add(row, translate("Followup", "Noter une suite"), "more", more, title)
        self._add(row, translate("Followup", "Corriger"), "edit", "quiet", title)
        return row

    def _add(self, row: FlowLayout, words: str, name: str, tone: Tone, title: str) -> None:
        button = ActionButton(words, "", tone)
        button.setObjectName(f"report_{name.replace('/', '_')}")
        button.setAccessibleName(f"{words}, {title}")
        button.clicked.connect(lambda: self.act.emit(self.report, name))
        row.addWidget(button)
