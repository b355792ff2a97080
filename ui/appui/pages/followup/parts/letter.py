"""One letter: what it is about, its questions, its text, and the ways in which it leaves."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from appui.pages.followup.parts.letter_about import LetterAbout
from appui.pages.followup.parts.view import TopView
from appui.pages.followup.parts.waiting import WaitingBar
from appui.texts.translate import translate
from appui.widgets.announce import announce
from appui.widgets.labels import Small
from appui.widgets.letter.desk import LetterDesk
from appui.widgets.letter.said import SaidWarning
from appui.widgets.part import add_row
from appui_core.cases.model import Exhibit
from appui_core.cases.report_model import Report
from appui_core.content.letters import Template
from appui_core.dossier.letter_about import speaks_of_dossier, speaks_of_exhibits
from appui_core.dossier.letter_draft import LetterDraft
from appui_core.messages import Messages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QVBoxLayout

    from appui_core.dossier.choice import Choice
    from appui_core.dossier.letter_known import Known
    from appui_core.dossier.letters import Letter


@dataclass(frozen=True, slots=True)
class Begun:
    """A letter as it is opened: `reports` that it can be about, `case` the title of its case, or empty."""

    template: Template
    known: "Known"
    draft: LetterDraft
    reports: tuple[Report, ...] = ()
    case: str = ""
    # What its addressee is not to read; of which exhibits.
    choice: "Choice | None" = None
    exhibits: tuple[Exhibit, ...] = ()
    # The letter as it was about another report.
    aside: str = ""


class LetterView(TopView):
    """`save` carries a kind of file; `anyway` and `elsewhere` answer what is said of a folder copied away."""

    save = Signal(str)
    copy = Signal()
    forget = Signal()
    anyway = Signal()
    elsewhere = Signal()
    changed = Signal()
    left = Signal()

    def __init__(self, messages: Callable[[], Messages], french: Callable[[], Messages]) -> None:
        super().__init__(max_width=1260)
        self._messages, self._french = messages, french
        self._begun: Begun | None = None
        self.bar = WaitingBar(later=True)
        self.body.addWidget(self.bar)
        card = self.card()
        card.addWidget(self.w.heading(self._title_words))
        card.addWidget(self.w.body(self._lead_words, muted=True))
        self.case = Small("")
        self.case.setObjectName("letter_case")
        card.addWidget(self.case)
        self.about = LetterAbout()
        self.about.changed.connect(self._about_changed)
        card.addWidget(self.about)
        self.desk = LetterDesk()
        self.desk.changed.connect(self._changed)
        card.addWidget(self.desk)
        self.said = SaidWarning(replaced=False)
        card.addWidget(self.said)
        self._build_ways()
        self.body.addStretch(1)
        self.desk.panel.edit.moved.connect(self._follow)

    def _build_ways(self) -> None:
        card = self.card()
        card.addWidget(self.w.heading(lambda: translate("Letters", "Relisez, puis enregistrez ou copiez"), 2))
        card.addWidget(
            self.w.banner(
                lambda: translate(
                    "Letters",
                    "Ne publiez pas cette lettre, ne l’envoyez pas au groupe de parents : remettez-la à la "
                    "personne prévue. Une fois hors d’ici, elle n’est plus chiffrée.",
                )
            )
        )
        pdf = self.w.button(lambda: translate("Letters", "Enregistrer en PDF…"), "file", "primary", "letter_pdf")
        word = self.w.button(lambda: translate("Letters", "En Word (.docx)…"), "file", name="letter_docx")
        office = self.w.button(lambda: translate("Letters", "En LibreOffice (.odt)…"), "file", name="letter_odt")
        self.copy_button = self.w.button(
            lambda: translate("Letters", "Copier le texte"), "copy", name="letter_copy"
        )
        for kind, button in (("pdf", pdf), ("docx", word), ("odt", office)):
            button.clicked.connect(lambda _checked=False, kind=kind: self.save.emit(kind))
        self.copy_button.clicked.connect(self.copy)
        add_row(card, pdf, word, office, self.copy_button)
        self._build_warning(card)
        self.forget_button = self.w.button(
            lambda: translate("Letters", "Oublier mes réponses et mon texte"), "trash", "quiet", "letter_forget"
        )
        back = self.w.button(lambda: translate("Letters", "Revenir aux lettres"), "back", "quiet", "letter_back")
        self.sure_button = self.w.button(
            lambda: translate("Letters", "Oui, oublier pour de bon"), "trash", "danger", "letter_sure"
        )
        # It comes where the other was: the second click of a double one must not answer it.
        self.sure_button.answers = True
        self.forget_button.clicked.connect(self._ask_sure)
        self.sure_button.clicked.connect(self.forget)
        back.clicked.connect(self.left)
        add_row(card, back, self.forget_button, self.sure_button)
        self.acts = [pdf, word, office]

    def _build_warning(self, card: "QVBoxLayout") -> None:
        self._copier = ""
        self.warning = self.w.banner(self._copier_words)
        self.warning.setObjectName("letter_synced")
        anyway = self.w.button(lambda: translate("Letters", "L’écrire ici quand même"), name="letter_anyway")
        other = self.w.button(lambda: translate("Letters", "Choisir un autre endroit…"), name="letter_elsewhere")
        anyway.clicked.connect(self.anyway)
        other.clicked.connect(self.elsewhere)
        self.warning.add_action(other)
        self.warning.add_action(anyway)
        self.warning.hide()
        card.addWidget(self.warning)

    def begin(self, begun: Begun) -> None:
        """Show a letter with what was done with it before."""
        self._begun, draft = begun, begun.draft
        self.warn("")
        of_dossier = speaks_of_dossier(begun.template)
        self.about.show_case(begun.known, begun.reports, draft, self._messages(), of_dossier=of_dossier)
        self.about.exhibits.setVisible(bool(begun.known.items) and speaks_of_exhibits(begun.template))
        language, told = self._messages().language, self._told()
        self.desk.begin(begun.template, language, self._fill_in, draft, told, begun.aside)
        self._offer_reading()
        self.desk.panel.set_kept(kept=bool(begun.case))
        self._look_over()
        self._say_all()

    @property
    def at(self) -> str:
        """The id of the letter that is open, or empty."""
        return "" if self._begun is None else self._begun.template.id

    @property
    def unsaved(self) -> bool:
        """Tell whether something would be lost by leaving: without a case nothing is kept."""
        return self._begun is not None and not self._begun.case and not self.draft().empty

    def draft(self) -> LetterDraft:
        """Return what was done with the letter so far."""
        about = self.about
        numbers, report, handed = about.numbers(), about.report_id(), about.handed()
        return replace(self.desk.draft(), numbers=numbers, report=report, handed=handed)

    def letter(self) -> "Letter | None":
        """Return the letter as it would leave now."""
        return self.desk.letter()

    def warn(self, copier: str) -> None:
        """Say that a program copies the chosen folder away and ask; with an empty name, say nothing."""
        self._copier = copier
        self.warning.setVisible(bool(copier))
        self.warning.set_text(self._copier_words())
        if copier:
            announce(self, self._copier_words())
            self.ensureWidgetVisible(self.warning, 24, 24)

    def say_copied(self) -> None:
        """Say on the button that the text lies on the clipboard, until it changes."""
        self._say_copy(copied=True)
        announce(self, self.copy_button.text())

    def leave(self) -> None:
        """Hold nothing of the letter any more."""
        super().leave()
        self._begun = None
        self.warn("")
        self.about.leave()
        self.desk.leave()
        self.said.look("", (), (), None)
        self._say_all()

    def retranslate(self) -> None:
        """Say everything in the language in force; what was said and changed stays."""
        self.about.retranslate(self._messages())
        self.desk.retranslate(self._messages().language)
        self._offer_reading()
        self.said.retranslate()
        self._say_all()

    def _say_all(self) -> None:
        self.w.again()
        self.case.setVisible(self._begun is not None)
        self.case.set_text(self._case_words())
        self.forget_button.setVisible(self._begun is not None and bool(self._begun.case))
        self.sure_button.hide()
        self._say_copy()

    def _ask_sure(self) -> None:
        self.forget_button.hide()
        self.sure_button.show()
        self.sure_button.setFocus()

    def _fill_in(self, answers: "Mapping[str, str]") -> "Letter":
        return self._filled(answers, self._french())

    def _filled(self, answers: "Mapping[str, str]", messages: Messages) -> "Letter":
        from appui_core.dossier.letters import fill  # noqa: PLC0415 - when a letter is opened

        if self._begun is None:
            raise ValueError
        return fill(self._begun.template, self.about.known(), answers, messages)

    def _offer_reading(self) -> None:
        """Offer the letter in the window's language where that is another one, and the pack has it."""
        messages, begun = self._messages(), self._begun
        there = begun is not None and messages.language in begun.template.words
        foreign = there and messages.language != self._french().language
        self.desk.set_reading((lambda answers: self._filled(answers, messages).text) if foreign else None)

    def _told(self) -> "Mapping[str, str]":
        from appui_core.dossier.letters import prefilled  # noqa: PLC0415 - when a letter is opened

        return prefilled(self._begun.template, self.about.known(), self._french()) if self._begun else {}

    def _about_changed(self) -> None:
        self.desk.show_told(self._told())
        self._changed()

    def _look_over(self) -> None:
        if self._begun is not None:
            begun = self._begun
            self.said.look(self.desk.panel.text(), begun.exhibits, begun.known.items, begun.choice)

    def _changed(self) -> None:
        self._look_over()
        self._say_copy()
        self.changed.emit()

    def _follow(self) -> None:
        """Keep where somebody writes in view: the page scrolls, not the text."""
        place = self.desk.panel.edit.cursor_in(self.inner)
        self.ensureVisible(place.center().x(), place.center().y(), 0, 48)

    def _say_copy(self, *, copied: bool = False) -> None:
        self.copy_button.set_icon("check" if copied else "copy")
        words = translate("Letters", "Texte copié") if copied else translate("Letters", "Copier le texte")
        self.copy_button.set_text(words)

    def _title_words(self) -> str:
        return self._begun.template.words_in(self._messages().language).title if self._begun else ""

    def _lead_words(self) -> str:
        return self._begun.template.words_in(self._messages().language).lead if self._begun else ""

    def _case_words(self) -> str:
        if self._begun is None:
            return ""
        if self._begun.case:
            return translate("Letters", "Pour : {case}").replace("{case}", self._begun.case)
        return translate("Letters", "Sans situation : rien de ce que vous écrivez ici n’est gardé.")

    def _copier_words(self) -> str:
        words = translate(
            "Letters",
            "{name} copie ce dossier sur Internet, et peut-être sur d’autres appareils de la famille. La lettre y "
            "serait lisible. Rien n’est encore écrit.",
        )
        return words.replace("{name}", self._copier)
