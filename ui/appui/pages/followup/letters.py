"""Letters: choosing one, writing it, keeping what was written with its case, and letting it out."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from appui.pages.followup import letter_jobs as jobs
from appui.pages.followup.book import Book
from appui.pages.followup.letter_saving import LetterSaving
from appui.pages.followup.parts.letter import Begun, LetterView
from appui.pages.followup.parts.letter_list import LetterList, Offered
from appui.texts.translate import translate
from appui.widgets.context import PageContext
from appui.widgets.letter.keeping import LetterKeeping, Place
from appui_core.cases.report_model import Report
from appui_core.content.letters import Template, letters_in_use
from appui_core.content.pack import content_dir
from appui_core.dossier.letter_draft import LetterDraft
from appui_core.errors import AppuiError
from appui_core.messages import DEFAULT_LANGUAGE, Messages, load_messages

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Letters(QObject):
    """The list and the letter. `bring`: one of the two comes to the front; `left`: back to the room."""

    bring = Signal(object)
    left = Signal()

    def __init__(self, context: PageContext, book: Book, page: "QWidget") -> None:
        super().__init__(page)
        self._ctx, self._book = context, book
        self._templates: tuple[Template, ...] = ()
        self._read_from = ""
        # The case that letters are for, as chosen last.
        self._code = ""
        self.list, self.letter = LetterList(), LetterView(context.messages, lambda: self._french)
        self.views = (self.list, self.letter)
        self.saving = LetterSaving(context, self.letter, page)
        self.keeping = LetterKeeping(context, self.letter.draft, self)
        self.keeping.refused.connect(self._not_kept)
        self.list.opened.connect(self.open)
        self.list.case_chosen.connect(self._case_chosen)
        self.list.go.connect(context.navigate)
        self.list.left.connect(self.left)
        self.letter.left.connect(self._back)
        self.letter.changed.connect(self.keeping.changed)
        self.letter.forget.connect(self._forget_answers)

    @cached_property
    def _french(self) -> Messages:
        """What letters are written with, whatever the window's language."""
        return load_messages(DEFAULT_LANGUAGE)

    @property
    def unsaved(self) -> bool:
        """Tell whether something typed would be lost by leaving."""
        return self.letter.unsaved

    def choose(self, code: str | None = None) -> None:
        """Show the list, for a case (the newest one, when None) or with an empty code for none."""
        cases = self._book.ledger.cases
        codes = [case.code for case in cases]
        wanted = self._code if code is None else code
        self._code = wanted if wanted in codes else next(iter(codes), "")
        self._with_templates(self._show_list)

    def open(self, letter: str, report: Report | None = None) -> None:
        """Show a letter; one that is about a report is for that report's case."""
        if report is not None:
            self._code = report.case
        self._with_templates(partial(self._open, letter, "" if report is None else report.id))

    def leave(self) -> None:
        """Keep what is kept, and hold nothing any more."""
        self.keeping.end()
        for view in self.views:
            view.leave()

    def forget(self) -> None:
        """Hold nothing, not even which case was chosen: the vault was locked."""
        self._code = ""
        self.leave()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        for view in self.views:
            view.retranslate()
        if self._templates:
            self.list.show_letters(self._offered(), self.list.begun)

    # --- the list -----------------------------------------------------------------------------------------------

    def _show_list(self) -> None:
        cases, code = self._ctx.vault.cases, self._code
        self.list.show_cases(self._book.ledger.cases, code, opened=cases is not None)
        self.list.show_letters(self._offered())
        self.bring.emit(self.list)
        self._mark_begun()

    def _mark_begun(self) -> None:
        cases, code = self._ctx.vault.cases, self._code
        if cases is None or not code:
            return

        def found(begun: frozenset[str]) -> None:
            if self._ctx.vault.cases is cases and self._code == code:
                self.list.show_letters(self._offered(), begun)

        names = [template.id for template in self._templates]
        work = partial(jobs.begun, cases, code, names)
        self._ctx.runner.run(work, owner=self, done=found, failed=self._book.refused.emit)

    def _case_chosen(self, code: str) -> None:
        self._code = code
        self.list.show_letters(self._offered())
        self._mark_begun()

    def _offered(self) -> tuple[Offered, ...]:
        language = self._ctx.language()
        ranked = sorted(self._templates, key=lambda template: template.shape.rank)
        said = [(template, template.words_in(language)) for template in ranked]
        return tuple(Offered(one.id, one.shape.need, words.title, words.lead) for one, words in said)

    def _with_templates(self, then: Callable[[], None]) -> None:
        """Go on once the letters of the content pack in use are read."""
        folder = str(content_dir())
        if self._templates and folder == self._read_from:
            then()
            return

        def read(templates: tuple[Template, ...]) -> None:
            self._templates, self._read_from = templates, folder
            then()

        self._ctx.runner.run(letters_in_use, owner=self, done=read, failed=self._book.refused.emit, lane="free")

    # --- a letter -----------------------------------------------------------------------------------------------

    def _open(self, letter: str, report: str) -> None:
        template = next((one for one in self._templates if one.id == letter), None)
        if template is None:
            return
        cases = self._ctx.vault.cases
        if cases is None or not self._code:
            self._show(None, Begun(template, jobs.without_a_case(self._ctx.clock), LetterDraft()))
            return
        place = Place(cases, self._code, letter)

        def read(found: Begun) -> None:
            if self._ctx.vault.cases is cases:
                self._show(place, found)

        work = partial(jobs.begin, place, template, report, self._ctx.clock)
        self._ctx.runner.run(work, owner=self, done=read, failed=self._book.refused.emit)

    def _show(self, place: Place | None, begun: Begun) -> None:
        self.letter.begin(begun)
        self.keeping.place = place
        self.bring.emit(self.letter)

    def _back(self) -> None:
        self.keeping.end()
        self.letter.leave()
        self._show_list()

    def _forget_answers(self) -> None:
        """Destroy what is kept of this letter, and begin it anew."""
        letter = self.letter.at

        def gone() -> None:
            if self.letter.at == letter:
                self._open(letter, "")
            self._ctx.say("ok", translate("Letters", "Vos réponses et votre texte sont oubliés."))

        self.keeping.destroy(gone)

    def _not_kept(self, error: AppuiError) -> None:
        self.letter.desk.panel.set_kept(kept=False)
        self._book.refused.emit(error)
