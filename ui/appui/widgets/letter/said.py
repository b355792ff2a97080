"""Says where a text that somebody may have changed tells what its addressee is not to read."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.texts.translate import translate
from appui.widgets.banner import Banner

if TYPE_CHECKING:
    from appui_core.cases.model import Exhibit
    from appui_core.dossier.choice import Choice
    from appui_core.dossier.selection import Item


class SaidWarning(QWidget):
    """Hidden while there is nothing to say. `replaced`: names are put right by themselves when the text leaves."""

    def __init__(self, *, replaced: bool) -> None:
        super().__init__()
        self._replaced = replaced
        self._numbers: tuple[int, ...] = ()
        self._names = self._part = False
        self.banner = Banner("", "warn")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.banner)
        self.hide()

    def look(
        self, text: str, exhibits: "Iterable[Exhibit]", items: "Iterable[Item]", choice: "Choice | None"
    ) -> None:
        """Look a text over; `items`: what its addressee gets. Without decisions all may be said."""
        from appui_core.dossier.letter_choice import hidden_said, names_said, part_said  # noqa: PLC0415 - with an open letter

        self._numbers = () if choice is None else hidden_said(text, exhibits, items)
        self._names = choice is not None and names_said(text, choice)
        self._part = choice is not None and part_said(text, choice)
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language in force."""
        words = " ".join(self._words())
        self.banner.set_text(words)
        self.setVisible(bool(words))

    def _words(self) -> Iterable[str]:
        if self._numbers:
            words = translate(
                "Letter",
                "Ce texte dit ce que ce destinataire n’a pas à lire (n° {numbers}) : ce que vous avez "
                "masqué, ou ce que l’on tait d’une pièce sans image ou masquée. Retirez-le, ou revenez au modèle.",
            )
            yield words.replace("{numbers}", ", ".join(str(number) for number in self._numbers))
        if self._names and self._replaced:
            yield translate("Letter", "Un nom écrit ici sera remplacé dans le dossier, comme vous l’avez choisi.")
        elif self._names:
            yield translate("Letter", "Ce texte dit un nom que vous remplacez dans les dossiers pour l’école.")
        if self._part:
            yield translate(
                "Letter", "Une partie d’un nom que vous remplacez se lit ici et n’est pas remplacée. Relisez."
            )
