"""The open room: reports with their ladders, what is due, dossiers made; or what this room is for."""

from datetime import date, tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from appui.pages.followup.book import Ledger
from appui.pages.followup.parts.due_card import DueCard, clear
from appui.pages.followup.parts.exports_card import ExportsCard
from appui.pages.followup.parts.report_card import ReportCard
from appui.pages.followup.parts.view import TopView
from appui.pages.followup.parts.waiting import WaitingBar
from appui.pages.followup.wording import day_words, title_words
from appui.texts.translate import translate
from appui.widgets.card import Card
from appui.widgets.flow import ColumnsLayout
from appui.widgets.part import add_row
from appui_core.cases.fitting import fitting
from appui_core.cases.report_model import Report
from appui_core.messages import Messages

if TYPE_CHECKING:
    from appui_core.cases.keeping import Reached

_SHOWN = 8
_COLUMN_PX = 440


class RoomView(TopView):
    """`act` as ReportCard's, `due` as DueCard's; `new` asks for the form, `letters` for them, `go` for a page."""

    act = Signal(object, str)
    due = Signal(str, str)
    new = Signal()
    letters = Signal()
    calendar = Signal()
    go = Signal(str)

    def __init__(self) -> None:
        super().__init__(max_width=1260)
        self._all = False
        self.bar = WaitingBar()
        self.body.addWidget(self.bar)
        self._build_empty()
        self.reminder = self.w.small(
            lambda: translate("Followup", "Un rappel vous attend, dans « À faire bientôt ».")
        )
        self.reminder.setObjectName("followup_reminder")
        self.body.addWidget(self.reminder)
        self._reached: tuple[Reached, ...] = ()
        self.reached = self.w.banner(self._reached_words, "neutral")
        decide = self.w.button(
            lambda: translate("Followup", "Aller dans Preuves"), "camera", name="followup_reached"
        )
        decide.clicked.connect(lambda: self.go.emit("evidence"))
        self.reached.add_action(decide)
        self.reached.hide()
        self.body.addWidget(self.reached)
        self._first, self._rest = QVBoxLayout(), QVBoxLayout()
        for layout in (self._first, self._rest):
            layout.setSpacing(self.theme.space("l"))
        self.body.addLayout(self._first)
        self.new_button = self.w.button(
            lambda: translate("Followup", "Noter un autre signalement"), "plus", name="followup_new"
        )
        self.new_button.clicked.connect(self.new)
        add_row(self.body, self.new_button)
        beside = ColumnsLayout(spacing=self.theme.space("l"), least_px=_COLUMN_PX)
        self.due_card, self.exports_card = DueCard(), ExportsCard()
        beside.addWidget(self.due_card)
        beside.addWidget(self.exports_card)
        self.body.addLayout(beside)
        self.due_card.act.connect(self.due)
        self.due_card.calendar.connect(self.calendar)
        self.exports_card.prepare.connect(lambda: self.go.emit("evidence"))
        self.exports_card.write.connect(self.letters)
        self.older = self.w.heading(lambda: translate("Followup", "Signalements plus anciens"), 2)
        self.body.addWidget(self.older)
        self.body.addLayout(self._rest)
        self.more = self.w.button(
            lambda: translate("Followup", "Montrer les autres"), "down", name="followup_more"
        )
        self.more.clicked.connect(self._show_all)
        add_row(self.body, self.more)
        verify = self.w.button(
            lambda: translate("Followup", "Vérifier un dossier reçu…"), "shield", "quiet", "followup_verify"
        )
        verify.clicked.connect(lambda: self.go.emit("verify"))
        add_row(self.body, verify)
        self.body.addStretch(1)
        self._last: tuple[Ledger, date, tzinfo, Messages] | None = None

    def _build_empty(self) -> None:
        self.empty = Card()
        body = self.empty.body
        body.addWidget(self.w.heading(lambda: translate("Followup", "Notez ici ce que vous avez signalé")))
        body.addWidget(
            self.w.body(
                lambda: translate(
                    "Followup",
                    "À qui, quel jour, avec quelles pièces. Appui vous montre où cela en est, ce qui peut suivre, "
                    "et quand y penser. Rien ne part d’ici : c’est votre carnet.",
                )
            )
        )
        note = self.w.button(
            lambda: translate("Followup", "Noter un signalement"), "plus", "primary", "followup_first"
        )
        guide = self.w.button(
            lambda: translate("Followup", "Suivre un guide pour signaler"), "flag", name="followup_guide"
        )
        note.clicked.connect(self.new)
        guide.clicked.connect(lambda: self.go.emit("report"))
        letters = self.w.button(
            lambda: translate("Followup", "Écrire une lettre"), "pencil", "quiet", "followup_letters"
        )
        letters.clicked.connect(self.letters)
        self.first_letters = letters
        add_row(body, note, guide, letters)
        self.body.addWidget(self.empty)

    def show_ledger(self, ledger: Ledger, today: date, zone: tzinfo, messages: Messages) -> None:
        """Show what was read."""
        self._last = ledger, today, zone, messages
        clear(self._first)
        clear(self._rest)
        self._reached = ledger.reached
        self.reached.set_text(self._reached_words())
        self.reached.setVisible(bool(ledger.reached))
        reports, some = ledger.reports, bool(ledger.reports)
        self.empty.setVisible(not some)
        self.new_button.setVisible(some)
        self.due_card.setVisible(some)
        self.reminder.setVisible(any(one.waits(today) for one in ledger.due))
        shown = reports if self._all else reports[:_SHOWN]
        for number, report in enumerate(shown):
            (self._first if number == 0 else self._rest).addWidget(self._card(ledger, report, today, messages))
        self.older.setVisible(len(shown) > 1)
        self.more.setVisible(len(shown) < len(reports))
        titles = {one.id: title_words(one, messages) for one in reports} if len(reports) > 1 else {}
        self.due_card.show_due(ledger.due, today, messages.language, _foot(ledger), titles)
        cases = {one.code: one.title or one.code for one in ledger.cases} if len(ledger.cases) > 1 else {}
        self.exports_card.show_exports(ledger.exports, zone, cases)
        self.exports_card.setVisible(some or bool(ledger.exports))
        # One way there is enough.
        self.first_letters.setVisible(not ledger.exports)

    def leave(self) -> None:
        """Take everything of the vault off the screen."""
        super().leave()
        self._last, self._all = None, False
        for layout in (self._first, self._rest, self.due_card.rows):
            clear(layout)
        self.exports_card.leave()
        self.reminder.hide()
        self._reached = ()
        self.reached.hide()
        self.reached.set_text("")

    def _reached_words(self) -> str:
        words = translate("Followup", "{case} : durée de conservation atteinte depuis le {date}.")
        lines = [
            words.replace("{date}", day_words(one.until)).replace("{case}", one.title or one.case)
            for one in self._reached
        ]
        rest = translate("Followup", "Rien ne s’efface tout seul : prolongez, ou détruisez.")
        return "\n".join([*lines, rest]) if lines else ""

    def _show_all(self) -> None:
        self._all = True
        if self._last is not None:
            self.show_ledger(*self._last)

    def _card(self, ledger: Ledger, report: Report, today: date, messages: Messages) -> ReportCard:
        until = next(
            (one.on for one in ledger.due if one.report == report.id and one.rule.id == "complaint"), None
        )
        case = ledger.case_title(report.case) if len(ledger.cases) > 1 else ""
        letters = fitting(report, ledger.due, today)
        card = ReportCard(report, messages, case=case, until=until, letters=letters)
        card.act.connect(self.act)
        return card


def _foot(ledger: Ledger) -> str:
    parts = []
    if ledger.checked_on is not None:
        words = translate(
            "Followup", "Délais d’après nos sources, comparées le {day}. Ceci n’est pas un conseil juridique."
        )
        parts.append(words.replace("{day}", day_words(ledger.checked_on)))
    if ledger.hidden:
        parts.append(
            translate(
                "Followup",
                "Certains délais ne sont pas montrés : nos informations datent. Demandez au 116 006.",
            )
        )
    return " ".join(parts)
