"""What to think of soon: a day, what it is about, why, and one thing to do about it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from appui.pages.followup.letter_words import LETTER
from appui.pages.followup.wording import short_day
from appui.texts.translate import translate
from appui.widgets.buttons import ActionButton
from appui.widgets.card import Card
from appui.widgets.flow import ColumnsLayout
from appui.widgets.hairline import Hairline
from appui.widgets.labels import Body, Heading, Small
from appui_core.cases.deadlines import Due, add_days
from appui_core.cases.fitting import BY_RULE
from appui_core.cases.report_model import Step

# What is noted once a rule was followed; the others lead elsewhere.
_NOTES: Final = {
    "complaint": Step.COMPLAINT,
    "body": Step.BODY,
    "criminal": Step.ADVISED,
    "relaunch": Step.RELAUNCHED,
    "cnil": Step.CNIL,
}
_DAY_PX: Final = 92
_WORDS_PX: Final = 150


class DayLabel(Body):
    """A day in a column of its own, as wide as the text size wants it."""

    def __init__(self, text: str) -> None:
        super().__init__(text, strong=True)
        self._fit()
        self.theme.changed.connect(self._fit)

    def _fit(self) -> None:
        self.setFixedWidth(self.theme.px(_DAY_PX))


class DueCard(Card):
    """`act` carries the id of a report and `answer`, `ask`, a step or `letter/<id>`; `calendar` asks for one."""

    act = Signal(str, str)
    calendar = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = Heading("", 3)
        self.body.addWidget(self._title)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(self.theme.space("m"))
        self.body.addLayout(self.rows)
        self.foot = Small("")
        self.body.addWidget(self.foot)
        self.file_button = ActionButton("", "clock", "quiet")
        self.file_button.setObjectName("due_calendar")
        self.file_button.clicked.connect(self.calendar)
        self.body.addWidget(self.file_button, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addStretch(1)

    def show_due(
        self, due: Sequence[Due], today: date, language: str, foot: str, titles: Mapping[str, str]
    ) -> None:
        """Show these, the earliest first; `titles` names the reports where there are several."""
        clear(self.rows)
        self._title.set_text(translate("Followup", "À faire bientôt"))
        for one in due:
            self.rows.addWidget(Hairline())
            self.rows.addWidget(self._row(one, today, language, titles))
        if not due:
            self.rows.addWidget(Body(translate("Followup", "Rien à prévoir pour le moment."), muted=True))
        self.foot.set_text(foot)
        self.foot.setVisible(bool(foot))
        self.file_button.set_text(translate("Followup", "Mettre les rappels dans un calendrier…"))
        self.file_button.setVisible(any(not one.past for one in due))

    def _row(self, one: Due, today: date, language: str, titles: Mapping[str, str]) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(self.theme.space("m"))
        when = DayLabel(_when(one, today, language))
        across.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
        told = QWidget()
        words = QVBoxLayout(told)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(self.theme.space("xs"))
        what = one.what(language)
        words.addWidget(Body(what))
        about = titles.get(one.report, "")
        words.addWidget(Small("\n".join(part for part in (about, one.why(language)) if part)))
        words.addStretch(1)
        # Beside the words where there is room, else below them.
        beside = ColumnsLayout(spacing=self.theme.space("s"), least_px=_WORDS_PX, stretches=(4, 1))
        beside.addWidget(told)
        side = QWidget()
        end = QVBoxLayout(side)
        end.setContentsMargins(0, 0, 0, 0)
        end.setSpacing(0)
        for said, name, action in _buttons(one):
            button = ActionButton(said, "", "quiet")
            button.setObjectName(f"due_{name}")
            button.setAccessibleName(f"{said}, {what}")
            button.clicked.connect(partial(self.act.emit, one.report, action))
            end.addWidget(button, 0, Qt.AlignmentFlag.AlignTrailing)
        end.addStretch(1)
        beside.addWidget(side)
        across.addLayout(beside, 1)
        return row


def clear(layout: QVBoxLayout) -> None:
    """Take every widget out of a layout and off the screen at once."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()


def _when(one: Due, today: date, language: str) -> str:
    if one.rule.id == "criminal":
        return translate("Followup", "Vite")
    day = short_day(one.on, today, language)
    if one.on == today:
        return translate("Followup", "Aujourd’hui") + f"\n{day}"
    if one.on == add_days(today, 1):
        words = translate("Followup", "D’ici demain") if one.rule.until else translate("Followup", "Demain")
        return f"{words}\n{day}"
    if one.rule.until and not one.past:
        return translate("Followup", "D’ici le {day}").replace("{day}", day)
    return day


def _buttons(one: Due) -> Iterator[tuple[str, str, str]]:
    """Yield what can be done about something due: the words, a name and the action."""
    letter = BY_RULE.get(one.rule.id)
    if letter is not None:
        yield translate("Followup", "Lettre"), f"{one.rule.id}_letter", f"{LETTER}{letter}"
    yield _button_words(one), one.rule.id, _action(one)


def _button_words(one: Due) -> str:
    if one.rule.id == "look":
        return translate("Followup", "Noter la réponse")
    if one.rule.id == "flagger":
        return translate("Followup", "Fiche 3018")
    return translate("Followup", "C’est fait")


def _action(one: Due) -> str:
    if one.rule.id == "look":
        return "answer"
    return str(_NOTES[one.rule.id]) if one.rule.id in _NOTES else "ask"
