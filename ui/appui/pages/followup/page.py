"""The room "Démarches": one view at a time; this file only ties them to the ledger and to the vault."""

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from appui.pages.followup.book import Book
from appui.pages.followup.parts.closed import ClosedView
from appui.pages.followup.parts.form import FormView
from appui.pages.followup.parts.room import RoomView
from appui.pages.followup.parts.step import StepView
from appui.pages.followup.parts.view import TopView
from appui.pages.followup.wording import day_words
from appui.qt_adapters.file_dialogs import choose_new_file
from appui.tasks.vault_session import LockReason, State
from appui.texts.translate import translate
from appui.widgets.context import PageContext
from appui_core.cases.report_model import Report, Step, Told
from appui_core.errors import AppuiError

HANDOVER = "report"


class FollowupPage(QWidget):
    """`page_id` "followup"; built on its first visit."""

    page_id = "followup"

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._ctx = context
        self._was_open = False
        self.book = Book(context, self)
        self.closed, self.room = ClosedView(), RoomView()
        self.form, self.step = FormView(context.clock, context.messages), StepView(context.clock, context.messages)
        self._stack = QStackedWidget()
        for view in (self.closed, self.room, self.form, self.step):
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.closed.go.connect(context.navigate)
        self.room.go.connect(context.navigate)
        self.room.new.connect(self._new)
        self.room.act.connect(self._act)
        self.room.due.connect(self._due)
        self.room.calendar.connect(self._ask_calendar)
        self.form.case_chosen.connect(self._case_chosen)
        self.form.save.connect(self._save)
        self.form.remove.connect(lambda own: self.book.remove(own, self._home))
        self.form.take_back.connect(lambda own: self.book.take_back(own, self._home))
        self.step.note.connect(self._note)
        self.step.ask.connect(context.show_3018)
        for view in (self.form, self.step):
            view.left.connect(self._home)
        self.book.changed.connect(self._show_ledger)
        self.book.refused.connect(self._say_error)
        context.vault.changed.connect(self._vault_changed)
        self._vault_changed()

    def title(self) -> str:
        """Return the words of the header."""
        return translate("Followup", "Démarches")

    def shown(self) -> None:
        """Look again: exhibits, dossiers and days may have come meanwhile."""
        if self._ctx.vault.state == State.OPEN:
            self.book.reload(self._take_handover)
        else:
            self._home()

    def retranslate(self) -> None:
        """Set every word anew after a change of language."""
        for view in (self.closed, self.room, self.form, self.step):
            view.retranslate()
        self._show_ledger()

    # --- what a person does ------------------------------------------------------------------------------------

    def _take_handover(self) -> None:
        """Begin the form with what the guide that was just followed was about."""
        given = self._ctx.handover.take(HANDOVER)
        if isinstance(given, tuple):
            self._open_form(given=(str(given[0]), str(given[1])))

    def _new(self) -> None:
        self._open_form()

    def _open_form(self, report: Report | None = None, given: tuple[str, str] = ("", "")) -> None:
        cases = self.book.ledger.cases
        self.form.fill(cases, self._ctx.zone(), report=report, given=given)
        self._bring(self.form)
        code = report.case if report is not None else next((case.code for case in cases), "")
        if code:
            self.book.exhibits(code, self.form.show_exhibits)

    def _case_chosen(self, code: str) -> None:
        self.form.forget_ticks()
        self.book.exhibits(code, self.form.show_exhibits)

    def _save(self, code: str, told: Told, report_id: str) -> None:
        day = day_words(self._ctx.now().date())
        title = translate("Followup", "Situation du {date}").replace("{date}", day)
        self.book.save(code, title, told, report_id, self._home)

    def _act(self, report: Report, what: str) -> None:
        if what == "ask":
            self._ctx.show_3018()
        elif what == "edit":
            self._open_form(report)
        else:
            self._begin(report, what)

    def _due(self, report_id: str, what: str) -> None:
        report = next((one for one in self.book.ledger.reports if one.id == report_id), None)
        if report is not None:
            self._act(report, what)

    def _begin(self, report: Report, mode: str) -> None:
        self.step.begin(report, mode, self._ctx.zone())
        self._bring(self.step)

    def _note(self, report_id: str, step: Step, at: datetime) -> None:
        self.book.note(report_id, step, at, self._home)

    def _ask_calendar(self) -> None:
        title = translate("Followup", "Où écrire le calendrier ?")
        choose_new_file(self, title, translate("Followup", "rappels.ics"), self._write_calendar)

    def _write_calendar(self, chosen: tuple[Path, ...]) -> None:
        def written(days: int) -> None:
            if days:
                words = translate(
                    "Followup",
                    "Calendrier écrit. Il dit seulement « un rappel » ; ouvrez-le avec votre agenda, puis "
                    "effacez-le.",
                )
            else:
                words = translate("Followup", "Aucun rappel à venir : aucun fichier n’a été écrit.")
            self._ctx.say("ok" if days else "neutral", words)

        if chosen:
            self.book.write_calendar(chosen[0], written)

    # --- what is shown -----------------------------------------------------------------------------------------

    def _home(self) -> None:
        state = self._ctx.vault.state
        self.form.leave()
        self.step.leave()
        if state == State.OPEN and self.book.loaded:
            self._bring(self.room)
        else:
            self.closed.set_made(made=state != State.ABSENT, waiting=self._ctx.handover.waits(HANDOVER))
            self._bring(self.closed)

    def _bring(self, view: TopView) -> None:
        self._stack.setCurrentWidget(view)
        view.arrive()

    def _show_ledger(self) -> None:
        if not self.book.loaded:
            return
        now = self._ctx.now().astimezone(self._ctx.zone())
        self.room.show_ledger(self.book.ledger, now.date(), self._ctx.zone(), self._ctx.messages())
        if self._stack.currentWidget() is self.closed:
            self._home()

    def _vault_changed(self) -> None:
        """Take everything off the screen the moment the vault is locked; read it once it is open."""
        was_open, self._was_open = self._was_open, self._ctx.vault.state == State.OPEN
        if self._was_open:
            self.book.reload(self._take_handover if self.isVisible() else None)
            return
        # Only a lock takes away what waits: it is kept while there is no vault yet, or none was opened.
        if was_open and self._ctx.vault.lock_reason == LockReason.ASKED:
            self._ctx.handover.clear()
        self.book.forget()
        self.room.leave()
        self._home()

    def _say_error(self, error: AppuiError) -> None:
        self._ctx.say("warn", self._ctx.messages().refusal(error).spoken())
