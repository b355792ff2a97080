"""Which letter goes with a dossier, and what was written of it: read, shown, kept, handed to the draft."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from appui.pages.evidence.dossier_draft import DossierDraft
from appui.pages.evidence.parts.dossier_letter import NONE, DossierLetterView, Opened
from appui.pages.evidence.services import Services
from appui.texts.translate import translate
from appui.widgets.letter.keeping import LetterKeeping, Place
from appui_core.clock import Clock
from appui_core.content.letters import Template
from appui_core.dossier.choice import Choice
from appui_core.dossier.letter_draft import LetterDraft
from appui_core.errors import AppuiError
from appui_core.messages import DEFAULT_LANGUAGE, Messages, load_messages

if TYPE_CHECKING:
    from appui_core.cases.service import Cases
    from appui_core.dossier.letter_written import Written
    from appui_core.dossier.letters import Letter
    from appui_core.dossier.selection import Item


class _Read(NamedTuple):
    """What one look found: the letters for the addressee, and the chosen one as it was left, if any."""

    templates: tuple[Template, ...]
    written: "Written | None"
    # What of each exhibit of the case this addressee may read, whether it goes in or not.
    readable: "tuple[Item, ...]" = ()


class LetterStep(QObject):
    """The step's view and what it stands for; `dossier` answers with the draft that is being put together."""

    def __init__(self, services: Services, dossier: Callable[[], DossierDraft]) -> None:
        super().__init__(services.page)
        self._services, self._dossier = services, dossier
        self._before, self._choice = LetterDraft(), Choice()
        # What of each exhibit the addressee may read.
        self._readable: tuple[Item, ...] = ()
        # Exhibits that were left out after the letter was written; said once it is read again.
        self.left_out: tuple[int, ...] = ()
        # Counts the looks: the answer to an earlier one is dropped.
        self._look = 0

    @cached_property
    def view(self) -> DossierLetterView:
        """The view, made when it is first asked for."""
        view = DossierLetterView(self._services.ctx.language)
        view.changed.connect(self._keeping.changed)
        view.changed.connect(self._look_over)
        view.chosen.connect(self._chosen)
        # Before the view is left: it then holds nothing any more.
        view.forward.connect(self._take)
        view.back.connect(self._keeping.end)
        return view

    @cached_property
    def _keeping(self) -> LetterKeeping:
        keeping = LetterKeeping(self._services.ctx, self._draft, self)
        keeping.refused.connect(self._not_kept)
        return keeping

    @cached_property
    def _french(self) -> Messages:
        """What letters are written with, whatever the window's language."""
        return load_messages(DEFAULT_LANGUAGE)

    def prepare(self) -> None:
        """Read the letter of this addressee anew: what goes in may have changed."""
        services, dossier = self._services, self._dossier()
        self._keeping.end()
        self.view.wait()
        cases, code = services.ctx.vault.cases, services.book.code
        if cases is None or code is None:
            return
        self._look += 1
        look = self._look

        def read(found: _Read) -> None:
            if look == self._look and services.ctx.vault.cases is cases and dossier is self._dossier():
                self._show(found, cases, code)

        def failed(error: AppuiError) -> None:
            services.say_error(error)
            if look == self._look:
                self.view.on.setEnabled(True)

        work = partial(_read, cases, code, dossier, dossier.numbers(services.book.exhibits), services.ctx.clock)
        services.ctx.runner.run(work, owner=self, done=read, failed=failed)

    def _show(self, found: _Read, cases: "Cases", code: str) -> None:
        view, written = self.view, found.written
        view.offer(found.templates, NONE if written is None else written.template.id)
        self._say_left_out(found)
        if written is None:
            view.show_letter(None)
            return
        template, known = written.template, written.known
        from appui_core.dossier.letters import fill, prefilled  # noqa: PLC0415 - when a dossier is made

        def filled(answers: Mapping[str, str]) -> "Letter":
            return fill(template, known, answers, self._french)

        self._before, self._choice, self._readable = written.draft, written.choice, found.readable
        told, messages = prefilled(template, known, self._french), self._services.ctx.messages()
        foreign = messages.language in template.words and messages.language != self._french.language
        reading = (lambda answers: fill(template, known, answers, messages).text) if foreign else None
        view.show_letter(Opened(template, filled, written.draft, told, reading))
        self._keeping.place = Place(cases, code, template.id)
        self._look_over()

    def _say_left_out(self, found: _Read) -> None:
        if not self.left_out:
            return
        words = translate("Evidence", "Le dossier se fait sans les pièces abîmées (n° {numbers}).")
        if found.written is not None:
            told = translate("Evidence", "Relisez la lettre : elle n’en parle plus.")
            if found.written.draft.text is not None:
                told = translate("Evidence", "Votre texte n’est pas changé : vérifiez qu’il n’en parle pas.")
            words = f"{words} {told}"
        numbers, self.left_out = ", ".join(map(str, self.left_out)), ()
        self._services.ctx.say("neutral", words.replace("{numbers}", numbers))

    def _chosen(self, letter: str) -> None:
        self._keeping.end()
        self._dossier().letter = letter
        self.prepare()

    def _take(self) -> None:
        if self._before.cut:
            # It was said, and they go on.
            self._keeping.changed()
        self._keeping.end()
        self._dossier().letters = self.view.letters()

    def _look_over(self) -> None:
        """Say where the text tells what this addressee is not to read: a person may have written it."""
        exhibits, text = self._services.book.exhibits, self.view.desk.panel.text()
        self.view.said.look(text, exhibits, self._readable, self._choice)

    def _draft(self) -> LetterDraft:
        written = self.view.desk.draft()
        return replace(self._before, answers=written.answers, text=written.text, cut=False)

    def _not_kept(self, error: AppuiError) -> None:
        self.view.desk.panel.set_kept(kept=False)
        self._services.say_error(error)


def _read(cases: "Cases", code: str, dossier: DossierDraft, numbers: list[int], clock: Clock) -> _Read:
    """Read the letters of the content pack, and what the case tells for the one that was chosen.

    Raises AppuiError: as `offered`, `written`, and what `Cases.case_file` raises.
    """
    from appui_core.dossier.letter_written import offered, readable, written  # noqa: PLC0415 - when a dossier is made
    from appui_core.dossier.letters import OWN  # noqa: PLC0415 - the same

    templates = offered(dossier.addressee)
    chosen = dossier.letter or OWN[dossier.addressee]
    template = next((one for one in templates if one.id == chosen), None)
    if template is None:
        return _Read(templates, None)
    case_file = cases.case_file(code, numbers)
    found = written(cases, case_file, template, dossier.addressee, clock, dossier.choice())
    every = readable(cases, code, dossier.addressee, clock, found.choice)
    return _Read(templates, found, every)
