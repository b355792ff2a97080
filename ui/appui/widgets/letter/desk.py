"""A letter being written: its questions beside its text, or above it where the page is narrow."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.texts.translate import translate
from appui.theme.theme import current_theme
from appui.widgets.flow import ColumnsLayout
from appui.widgets.keyboard import tab_after
from appui.widgets.labels import Body
from appui.widgets.letter.questions import Questions
from appui.widgets.letter.text_panel import TextPanel
from appui.widgets.part import add_row
from appui.widgets.worded import Worded
from appui_core.dossier.letter_about import lists_addresses_for_platform
from appui_core.dossier.letter_draft import LetterDraft

if TYPE_CHECKING:
    from appui_core.content.letters import Template
    from appui_core.dossier.letters import Letter

    # Makes the letter out of answers, by the field's id.
    Fill = Callable[[Mapping[str, str]], Letter]
    # The same in words of the reader's language.
    Reading = Callable[[Mapping[str, str]], str]

_COLUMN_PX = 380


class LetterDesk(QWidget):
    """`changed`: an answer or the text did."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.w = Worded()
        self._template: Template | None = None
        self._fill: Fill | None = None
        self._letter: Letter | None = None
        self._told: Mapping[str, str] = {}
        self._asked, asked = _column()
        self.about = self.w.heading(lambda: translate("Letter", "Quelques questions"), 3)
        asked.addWidget(self.about)
        asked.addWidget(
            self.w.small(
                lambda: translate(
                    "Letter", "Toutes facultatives. Ce que vous ne dites pas reste en blanc, ou n’y est pas."
                )
            )
        )
        self.by_hand = self.w.small(_by_hand_words)
        self.by_hand.setObjectName("letter_by_hand")
        asked.addWidget(self.by_hand)
        self.questions = Questions()
        asked.addWidget(self.questions)
        asked.addStretch(1)
        side, column = _column()
        self.cut = self.w.banner(
            lambda: translate(
                "Letter",
                "Une pièce dont cette lettre parlait a été retirée. Ce qui en disait l’adresse, le compte ou les "
                "paroles n’y est plus : relisez la lettre.",
            ),
            "neutral",
        )
        self.cut.setObjectName("letter_cut")
        self.panel = TextPanel()
        column.addWidget(self.panel)
        self._reading: Reading | None = None
        self.translation = Body("")
        self.translation.setObjectName("letter_translation")
        self.translation.hide()
        self.reading = self.w.button(self._reading_words, "globe", "quiet", "letter_reading")
        self.reading.clicked.connect(self._turn_reading)
        add_row(column, self.reading)
        column.addWidget(self.translation)
        column.addStretch(1)
        self._show_reading()
        columns = ColumnsLayout(spacing=24, least_px=_COLUMN_PX, stretches=(2, 3))
        columns.addWidget(self._asked)
        columns.addWidget(side)
        # Above both: where the page is narrow, the text comes after many questions.
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(current_theme().space("m"))
        rows.addWidget(self.cut)
        rows.addLayout(columns)
        self.questions.changed.connect(self._answered)
        self.panel.changed.connect(self.changed)

    def begin(
        self,
        template: "Template",
        language: str,
        fill: "Fill",
        draft: LetterDraft,
        told: Mapping[str, str],
        aside: str = "",
    ) -> None:
        """Show a letter with what was done with it before; `told` is what stands for answers that nobody gave.

        `aside`: the same letter as it was about something else, to be taken up by one press.
        """
        self._template, self._fill, self._told = template, fill, told
        self._ask(language, draft.answers)
        self._asked.setVisible(bool(template.shape.fields))
        self.by_hand.setVisible(lists_addresses_for_platform(template))
        self.cut.setVisible(draft.cut)
        self.panel.leave()
        self._refill()
        if draft.text is not None:
            self.panel.give_back(draft.text)
        if aside:
            self.panel.lay_aside(aside)

    def set_reading(self, reading: "Reading | None") -> None:
        """Offer the letter in the reader's language, for reading alone; None where that is the letter's own."""
        self._reading = reading
        self.translation.hide()
        self._show_reading()

    def show_told(self, told: Mapping[str, str]) -> None:
        """Make the letter anew, with what stands for missing answers now: what it is about changed."""
        self._told = told
        self.questions.show_told(told)
        self._refill()

    def _refill(self) -> None:
        if self._fill is not None:
            self._letter = self._fill(self.questions.answers())
            self.panel.show_model(self._letter.text)
            self._show_reading()

    def letter(self) -> "Letter | None":
        """Return the letter as it stands, None while there is none."""
        return None if self._letter is None else replace(self._letter, text=self.panel.text())

    def draft(self) -> LetterDraft:
        """Return what was said and changed."""
        return LetterDraft(self.questions.answers(), self.panel.text() if self.panel.edited else None)

    def leave(self) -> None:
        """Hold nothing any more."""
        self._template = self._fill = self._letter = None
        self.set_reading(None)
        self._told = {}
        self.cut.hide()
        self.questions.leave()
        self.panel.leave()

    def retranslate(self, language: str) -> None:
        """Say everything in the language in force; what was answered stays."""
        self.w.again()
        self.panel.retranslate()
        if self._template is not None:
            self._ask(language, self.questions.answers())

    def _ask(self, language: str, answers: Mapping[str, str]) -> None:
        if self._template is not None:
            self.questions.ask(self._template, language, answers, self._told)
            panel = self.panel
            tab_after(self.about, [*self.questions.stops(), panel.back, panel.again, panel.edit, self.reading])

    def _turn_reading(self) -> None:
        self.translation.setVisible(self.translation.isHidden())
        self._show_reading()

    def _show_reading(self) -> None:
        reading = self._reading
        self.reading.setVisible(reading is not None)
        self.reading.set_text(self._reading_words())
        if reading is None or self.translation.isHidden():
            self.translation.hide()
            self.translation.set_text("")
        else:
            self.translation.set_text(reading(self.questions.answers()))

    def _reading_words(self) -> str:
        if self.translation.isHidden():
            return translate("Letter", "Lire ce modèle dans ma langue")
        return translate("Letter", "Replier la traduction")

    def _answered(self) -> None:
        self._refill()
        self.changed.emit()


def _by_hand_words() -> str:
    return translate(
        "Letter",
        "L’adresse d’une pièce sans image n’est pas dans cette lettre. La plateforme la demande : si vous le "
        "décidez, ajoutez-la vous-même sur son formulaire. Pas pour une image intime d’un mineur : là, voyez "
        "avec le 3018.",
    )


def _column() -> tuple[QWidget, QVBoxLayout]:
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(current_theme().space("m"))
    return widget, column
