"""The room "Démarches": one view at a time; this file only ties them to the ledger and to the vault."""

from datetime import datetime

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from appui.pages.followup.book import Book
from appui.pages.followup.calendar_file import ask_calendar
from appui.pages.followup.drafts import NOT_GIVEN, Draft, Given, Typed, Unnoted
from appui.pages.followup.letter_words import LETTER
from appui.pages.followup.letters import Letters
from appui.pages.followup.objects import objects_by_platform
from appui.pages.followup.parts.closed import ClosedView
from appui.pages.followup.parts.form import FormView
from appui.pages.followup.parts.room import RoomView
from appui.pages.followup.parts.step import StepView
from appui.pages.followup.parts.view import TopView
from appui.pages.followup.refusals import refusal_words
from appui.pages.followup.wording import about_words, day_words
from appui.tasks.vault_session import LockReason, State
from appui.texts.translate import translate
from appui.widgets.context import PageContext
from appui_core.cases.report_model import Report, Step, Told
from appui_core.content.pack import content_dir
from appui_core.errors import AppuiError, ErrorCode

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
        self.letters = Letters(context, self.book, self)
        self._stack = QStackedWidget()
        for view in (self.closed, self.room, self.form, self.step, *self.letters.views):
            self._stack.addWidget(view)
        self._unnoted = Unnoted()
        self._read_from = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._connect()
        self._vault_changed()

    def _connect(self) -> None:
        context = self._ctx
        self.closed.go.connect(context.navigate)
        self.room.go.connect(context.navigate)
        self.room.new.connect(self._new)
        self.room.act.connect(self._act)
        self.room.due.connect(self._due)
        for place in (self.closed, self.room):
            place.letters.connect(self.letters.choose)
        self.letters.bring.connect(self._bring)
        self.letters.left.connect(self._home)
        self.room.calendar.connect(lambda: ask_calendar(self, self._ctx, self.book))
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
        self.book.writing_changed.connect(self.form.set_busy)
        self.book.writing_changed.connect(self.step.set_busy)
        self.book.landed.connect(self._unnoted.take_draft)
        self.room.bar.note.connect(self._note_waiting)
        self.room.bar.drop.connect(self._drop_waiting)
        context.vault.closing.connect(self._keep_draft)
        context.vault.changed.connect(self._vault_changed)

    def title(self) -> str:
        """Return the words of the header."""
        return translate("Followup", "Démarches")

    def shown(self) -> None:
        """Look again: exhibits, dossiers and days may have come meanwhile."""
        if self._ctx.vault.state == State.OPEN:
            self.book.reload(self._arrive)
        elif not any(self._at(view) for view in self.letters.views):
            # A letter that is being written without a case stays.
            self._home()

    def retranslate(self) -> None:
        """Set every word anew after a change of language."""
        for view in (self.closed, self.room, self.form, self.step):
            view.retranslate()
        self.letters.retranslate()
        self._show_ledger()
        self._show_waiting()

    # --- what was told elsewhere, or typed before ---------------------------------------------------------------

    def _arrive(self) -> None:
        """Go on with what was being typed; else begin with what the guide that was just followed was about."""
        self._read_objects()
        told, draft = self._ctx.handover.take(HANDOVER), self._unnoted.take_draft()
        given = (str(told[0]), str(told[1])) if isinstance(told, tuple) else None
        if draft is not None:
            self._resume(draft)
        if given is None:
            return
        view = self._unsaved_view(given)
        if view is not None:
            self._unnoted.waiting.append(given)
            self._show_waiting()
            # Where the strip is that says so.
            view.verticalScrollBar().setValue(0)
        else:
            self._open_form(given=given)

    def _unsaved_view(self, given: Given) -> TopView | None:
        """Return the view in which something would be lost by beginning the form with what a guide told."""
        if self._at(self.form) and self.form.would_lose_by(given):
            return self.form
        if self._at(self.letters.letter) and self.letters.unsaved:
            return self.letters.letter
        return self.step if self._at(self.step) and self.step.unsaved else None

    def _resume(self, draft: Draft) -> None:
        report = next((one for one in self.book.ledger.reports if one.id == draft.report), None)
        self._open_form(report, typed=draft.typed)

    def _keep_draft(self) -> None:
        """Take what is being typed, before the fields are emptied."""
        vault = self._ctx.vault.vault
        if vault is not None and self._at(self.form) and self.form.unsaved:
            self._unnoted.draft = Draft(vault.vault_id, self.form.report_id, self.form.typed())

    def _note_waiting(self) -> None:
        self._open_form(given=self._unnoted.waiting.pop(0))

    def _drop_waiting(self) -> None:
        del self._unnoted.waiting[0]
        self._show_waiting()

    def _show_waiting(self) -> None:
        shown = self._unnoted.waiting and not self._at(self.closed)
        what = about_words(self._ctx.messages(), *self._unnoted.waiting[0]) if shown else ""
        for view in (self.room, self.form, self.step, *self.letters.views):
            view.bar.show_waiting(what)

    def _read_objects(self) -> None:
        """Learn from the guides what each platform has to report; until then, and without them, all is offered."""
        folder, today = str(content_dir()), self._ctx.now().date()
        if folder != self._read_from:
            self._read_from = folder
            self._ctx.runner.run(
                lambda: objects_by_platform(today), owner=self, done=self.form.set_objects, lane="free"
            )

    # --- what a person does ------------------------------------------------------------------------------------

    def _new(self) -> None:
        self._open_form()

    def _open_form(
        self, report: Report | None = None, given: Given = NOT_GIVEN, typed: Typed | None = None
    ) -> None:
        self.form.fill(self.book.ledger.cases, self._ctx.zone(), report=report, given=given)
        if typed is not None:
            self.form.give_back(typed)
        self._bring(self.form)
        code = self.form.case.key()
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
        elif what.startswith(LETTER):
            self.letters.open(what.removeprefix(LETTER), report)
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

    # --- what is shown -----------------------------------------------------------------------------------------

    def _home(self) -> None:
        state = self._ctx.vault.state
        self.form.leave()
        self.step.leave()
        self.letters.leave()
        if state == State.OPEN and self.book.loaded:
            self._bring(self.room)
        else:
            waits = bool(self._unnoted.waiting) or self._ctx.handover.waits(HANDOVER)
            # After a lock by hand nobody is told that something was being written.
            typed = self._unnoted.draft is not None and self._ctx.vault.lock_reason != LockReason.ASKED
            self.closed.set_made(made=state != State.ABSENT, waiting=waits, typed=typed)
            self._bring(self.closed)

    def _at(self, view: TopView) -> bool:
        return self._stack.currentWidget() is view

    def _bring(self, view: TopView) -> None:
        self._stack.setCurrentWidget(view)
        self._show_waiting()
        view.arrive()

    def _show_ledger(self) -> None:
        if not self.book.loaded:
            return
        now = self._ctx.now().astimezone(self._ctx.zone())
        self.room.show_ledger(self.book.ledger, now.date(), self._ctx.zone(), self._ctx.messages())
        if self._at(self.closed):
            self._home()

    def _vault_changed(self) -> None:
        """Take everything off the screen the moment the vault is locked; read it once it is open."""
        was_open, self._was_open = self._was_open, self._ctx.vault.state == State.OPEN
        if self._was_open:
            vault = self._ctx.vault.vault
            if vault is not None:
                self._unnoted.opened(vault.vault_id)
            self.book.reload(self._arrive if self.isVisible() else None)
            return
        # Only a lock takes away what waits: it is kept while there is no vault yet, or none was opened.
        if was_open and self._ctx.vault.lock_reason == LockReason.ASKED:
            self._ctx.handover.clear()
            self._unnoted.waiting.clear()
        self.book.forget()
        self.room.leave()
        self.letters.forget()
        self._home()

    def _say_error(self, error: AppuiError) -> None:
        if error.code == ErrorCode.REPORT_UNKNOWN:
            # What stands on the page is gone: nothing more can be done about it there.
            self.book.reload(self._home)
        self._ctx.say("warn", refusal_words(error, self._ctx.messages()))
