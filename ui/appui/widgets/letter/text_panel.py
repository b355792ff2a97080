"""The text of a letter as it will leave: it follows the answers until somebody changes it, then it is theirs."""

import re
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.texts.translate import translate
from appui.theme.theme import current_theme
from appui.widgets.announce import announce
from appui.widgets.labels import Body, Small
from appui.widgets.letter.sheet_edit import SheetEdit
from appui.widgets.part import add_row
from appui.widgets.worded import Worded

# What the core leaves to be filled in by hand.
_BLANK: Final = re.compile("…{2,}")


class TextPanel(QWidget):
    """`changed`: somebody changed the text, went back to the model or took their own text up again."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.w = Worded()
        self._model, self._laid_aside, self._kept = "", "", False
        # The answers gave another model since the text was changed.
        self._moved = self._filling = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space("s"))
        self.title = Body("", strong=True)
        self.w.bind(self.title.set_text, lambda: translate("Letter", "Le texte de la lettre"))
        column.addWidget(self.title)
        self.state = Small("")
        self.state.setObjectName("letter_state")
        column.addWidget(self.state)
        self.back = self.w.button(
            lambda: translate("Letter", "Revenir au modèle"), "undo", "quiet", "letter_model"
        )
        self.again = self.w.button(
            lambda: translate("Letter", "Reprendre mon texte"), "redo", "quiet", "letter_mine"
        )
        self.back.clicked.connect(self._to_model)
        self.again.clicked.connect(self._take_up)
        add_row(column, self.back, self.again)
        self.edit = SheetEdit()
        self.edit.setObjectName("letter_text")
        self.w.named(self.edit, lambda: translate("Letter", "Le texte de la lettre"))
        self.title.setBuddy(self.edit)
        self.edit.textChanged.connect(self._typed)
        column.addWidget(self.edit)
        self.blanks = Small("")
        self.blanks.setObjectName("letter_blanks")
        column.addWidget(self.blanks)
        self._say()

    @property
    def edited(self) -> bool:
        """Tell whether the text is no longer the model's."""
        return self.text() != self._model

    def text(self) -> str:
        """Return the text as it stands."""
        return self.edit.text()

    def show_model(self, model: str) -> None:
        """Take what the answers give: it is shown unless the text was changed, which then stays as it is."""
        edited = self.edited
        self._moved = edited and (self._moved or model != self._model)
        self._model = model
        if not edited:
            self._set(model)
        self._say()

    def give_back(self, text: str) -> None:
        """Show a text that was changed before, in place of the model's."""
        self._set(text)
        self._say()

    def lay_aside(self, text: str) -> None:
        """Keep a text at hand that is not shown: "Reprendre mon texte" brings it."""
        self._laid_aside = text
        self._say()

    def set_kept(self, *, kept: bool) -> None:
        """Say from now on that changes are kept in the vault, or that they go with the page."""
        self._kept = kept
        self._say()

    def leave(self) -> None:
        """Hold nothing any more, nor what could be undone."""
        self._model, self._laid_aside, self._moved = "", "", False
        self._set("")
        self._say()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.w.again()
        self._say()

    def _set(self, text: str) -> None:
        self._filling = True
        self.edit.set_text(text)
        self._filling = False

    def _typed(self) -> None:
        if not self._filling:
            self._laid_aside = ""
            self._say()
            self.changed.emit()

    def _to_model(self) -> None:
        self._turn(self._model, self.text())

    def _take_up(self) -> None:
        self._turn(self._laid_aside, "")

    def _turn(self, text: str, aside: str) -> None:
        self._set(text)
        self._laid_aside, self._moved = aside, False
        self._say()
        # One of the two buttons has just gone from under the keyboard.
        (self.again if aside else self.back).setFocus()
        announce(self, self.state.text())
        self.changed.emit()

    def _say(self) -> None:
        self.state.set_text(self._state_words())
        self.edit.setAccessibleDescription(self.state.text())
        self.back.setVisible(self.edited)
        self.again.setVisible(bool(self._laid_aside))
        count = len(_BLANK.findall(self.text()))
        self.blanks.setVisible(count > 0)
        self.blanks.set_text(
            translate("Letter", "%n blanc(s) (……) à compléter, ici ou à la main sur le papier.", "", count)
        )

    def _state_words(self) -> str:
        if not self.edited:
            return translate("Letter", "Il suit vos réponses. Vous pouvez tout y changer.")
        if self._kept:
            words = translate("Letter", "Ce que vous avez changé est gardé dans le coffre, avec cette situation.")
        else:
            words = translate(
                "Letter", "Ce que vous avez changé reste ici jusqu’à ce que vous quittiez cette page."
            )
        if self._moved:
            words += " " + translate("Letter", "Vos nouvelles réponses n’y entrent plus d’elles-mêmes.")
        return words
