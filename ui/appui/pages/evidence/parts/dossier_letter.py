"""The step "La lettre" of a dossier: the letter that goes with it, as text to change; or none."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from appui.pages.evidence.parts.step import StepView
from appui.texts.translate import translate
from appui.widgets.fields import ChoiceField
from appui.widgets.letter.desk import LetterDesk
from appui.widgets.letter.said import SaidWarning
from appui_core.content.letters import Template
from appui_core.dossier.letter_draft import LetterDraft

if TYPE_CHECKING:
    from appui.widgets.letter.desk import Fill, Reading
    from appui_core.dossier.letters import Letter

NONE = "none"
"""In the place of a letter's id: the dossier goes without one."""


@dataclass(frozen=True, slots=True)
class Opened:
    """One letter of the step: how it is filled, what was done with it before, what stands for missing answers."""

    template: Template
    fill: "Fill"
    draft: LetterDraft
    told: Mapping[str, str]
    reading: "Reading | None" = None


class DossierLetterView(StepView):
    """`chosen`: the id of another letter, or `NONE`; `changed`: an answer or the text did."""

    chosen = Signal(str)
    changed = Signal()

    def __init__(self, language: Callable[[], str]) -> None:
        super().__init__(max_width=1260)
        self._language = language
        self._templates: tuple[Template, ...] = ()
        card = self.step_card()
        card.addWidget(self.w.heading(lambda: translate("Evidence", "La lettre")))
        card.addWidget(
            self.w.body(
                lambda: translate(
                    "Evidence",
                    "Elle va dans le dossier, en PDF et pour traitement de texte. Ce que ce destinataire ne doit "
                    "pas voir n’y est pas repris ; ce que vous écrivez vous-même y est tel quel.",
                )
            )
        )
        self.which = ChoiceField("")
        self.which.give_way()
        self.which.edit.setObjectName("dossier_letter")
        self.w.bind(self.which.set_label, lambda: translate("Evidence", "Quelle lettre"))
        self.which.chosen.connect(self.chosen)
        card.addWidget(self.which)
        self.without = self.w.body(
            lambda: translate(
                "Evidence", "Le dossier partira sans lettre. Sa première page dit ce qu’il contient."
            ),
            muted=True,
        )
        card.addWidget(self.without)
        self.desk = LetterDesk()
        self.desk.changed.connect(self.changed)
        self.desk.panel.edit.moved.connect(self._follow)
        card.addWidget(self.desk)
        self.said = SaidWarning(replaced=True)
        card.addWidget(self.said)
        self.ways(card)
        self.end()
        self.without.hide()
        self.desk.hide()

    def wait(self) -> None:
        """Show nothing until the letter is read, and let nobody go on without it."""
        self._templates = ()
        self.which.set_choices([])
        self.on.setEnabled(False)
        self.without.hide()
        self.desk.hide()
        self.desk.leave()

    def offer(self, templates: Sequence[Template], chosen: str) -> None:
        """Offer these letters and none; `chosen` is the id of one of them, or `NONE`."""
        self._templates = tuple(templates)
        self._offer()
        self.which.set_key(chosen)

    def show_letter(self, opened: Opened | None) -> None:
        """Show a letter, or that there is none; from here one may go on."""
        self.on.setEnabled(True)
        self.desk.setVisible(opened is not None)
        self.without.setVisible(self.which.key() == NONE)
        if opened is None:
            self.desk.leave()
            return
        self.desk.begin(opened.template, self._language(), opened.fill, opened.draft, opened.told)
        self.desk.set_reading(opened.reading)
        self.desk.panel.set_kept(kept=True)

    def letters(self) -> "tuple[Letter, ...] | None":
        """Return the letter as it stands, an empty list where none is wanted; None while nothing is shown yet."""
        if self.which.key() == NONE:
            return ()
        letter = self.desk.letter()
        return None if letter is None else (letter,)

    def leave(self) -> None:
        """Hold nothing of the letter any more."""
        self.desk.leave()
        self.desk.hide()
        self.said.look("", (), (), None)

    def retranslate(self) -> None:
        """Say everything in the language in force; what was said and changed stays."""
        super().retranslate()
        if self.which.key():
            self._offer()
        self.desk.retranslate(self._language())
        self.said.retranslate()

    def _offer(self) -> None:
        said = [(one.id, one.words_in(self._language()).title) for one in self._templates]
        self.which.set_choices([*said, (NONE, translate("Evidence", "Sans lettre"))])

    def _follow(self) -> None:
        """Keep where somebody writes in view."""
        place = self.desk.panel.edit.cursor_in(self.inner)
        self.ensureVisible(place.center().x(), place.center().y(), 0, 48)
