"""A letter being written: its questions on one side, its text on the other, one below the other where it is narrow."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.texts.translate import translate
from appui.widgets.flow import ColumnsLayout
from appui.widgets.keyboard import tab_after
from appui.widgets.letter.draft import LetterDraft
from appui.widgets.letter.questions import Questions
from appui.widgets.letter.text_panel import TextPanel
from appui.widgets.worded import Worded

if TYPE_CHECKING:
    from appui_core.content.letters import Template
    from appui_core.dossier.letters import Letter

_COLUMN_PX = 380


class LetterDesk(QWidget):
    """`changed`: an answer or the text did."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.w = Worded()
        self._fill: Callable[[Mapping[str, str]], Letter] | None = None
        self._letter: Letter | None = None
        columns = ColumnsLayout(self, spacing=24, least_px=_COLUMN_PX, stretches=(2, 3))
        self._asked = QWidget()
        asked = QVBoxLayout(self._asked)
        asked.setContentsMargins(0, 0, 0, 0)
        self.about = self.w.heading(lambda: translate("Letter", "Quelques questions"), 3)
        asked.addWidget(self.about)
        asked.addWidget(
            self.w.small(
                lambda: translate(
                    "Letter", "Toutes facultatives. Ce que vous ne dites pas reste en blanc, ou n’y est pas."
                )
            )
        )
        self.questions = Questions()
        asked.addWidget(self.questions)
        asked.addStretch(1)
        self.panel = TextPanel()
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)
        column.addStretch(1)
        columns.addWidget(self._asked)
        columns.addWidget(side)
        self.questions.changed.connect(self._answered)
        self.panel.changed.connect(self.changed)

    def begin(
        self,
        template: "Template",
        language: str,
        fill: "Callable[[Mapping[str, str]], Letter]",
        draft: LetterDraft,
    ) -> None:
        """Show a letter: `fill` makes it out of answers, `draft` is what was done with it before."""
        self._fill = fill
        self.questions.ask(template, language, draft.answers)
        self._asked.setVisible(bool(template.shape.fields))
        self.panel.leave()
        self._model()
        if draft.text is not None:
            self.panel.give_back(draft.text)
        tab_after(self.about, [*self.questions.stops(), self.panel.back, self.panel.again, self.panel.edit])

    def letter(self) -> "Letter | None":
        """Return the letter as it stands, None while there is none."""
        return None if self._letter is None else replace(self._letter, text=self.panel.text())

    def draft(self) -> LetterDraft:
        """Return what was said and changed."""
        return LetterDraft(self.questions.answers(), self.panel.text() if self.panel.edited else None)

    def leave(self) -> None:
        """Hold nothing any more."""
        self._fill = self._letter = None
        self.questions.leave()
        self.panel.leave()

    def retranslate(self) -> None:
        """Say everything in the language in force; the questions come anew with `begin`."""
        self.w.again()
        self.panel.retranslate()

    def _answered(self) -> None:
        self._model()
        self.changed.emit()

    def _model(self) -> None:
        if self._fill is not None:
            self._letter = self._fill(self.questions.answers())
            self.panel.show_model(self._letter.text)
