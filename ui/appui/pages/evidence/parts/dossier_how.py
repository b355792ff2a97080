"""In which form a dossier is written: a folder, a ZIP, a file sealed under a phrase or for an age key."""

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.texts.translate import translate
from appui.widgets.flow import ColumnsLayout
from appui.widgets.part import add_row
from appui.widgets.worded import Worded

if TYPE_CHECKING:
    from appui.widgets.choice import ChoiceCard

_LEAST_WORDS, _LEAST_CHARS = 4, 20


class Form(StrEnum):
    """What is written."""

    FOLDER = "folder"
    ZIP = "zip"
    PHRASE = "phrase"
    AGE = "age"


class HowView(QWidget):
    """The forms as cards; under a sealed one its fields. Nothing secret outlives `forget`.

    `changed`: another form, or something else was typed; not when a phrase fades.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.w = Worded()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.w.heading(lambda: translate("Dossier", "Sous quelle forme ?"), 3))
        self.form = Form.FOLDER
        self._forms: dict[Form, ChoiceCard] = {}
        column.addLayout(self._row((Form.FOLDER, Form.ZIP, Form.PHRASE)))
        self.more = self.w.button(
            lambda: translate("Dossier", "Autres façons"), "down", "quiet", "dossier_more_forms"
        )
        self.more.clicked.connect(self._show_more)
        add_row(column, self.more)
        self._others = QWidget()
        others = QVBoxLayout(self._others)
        others.setContentsMargins(0, 0, 0, 0)
        others.addLayout(self._row((Form.AGE,)))
        column.addWidget(self._others)
        self._phrase = self._phrase_part()
        self._age = self._age_part()
        column.addWidget(self._phrase)
        column.addWidget(self._age)
        for field in (self.first, self.again, self.key):
            field.edit.textEdited.connect(lambda _text: self.changed.emit())
        self.reset()

    @property
    def phrase(self) -> str:
        """The phrase as it was typed first."""
        return self.first.text()

    @property
    def recipient(self) -> str:
        """The age key that was typed."""
        return self.key.text()

    def reset(self) -> None:
        """Begin anew: a folder, empty fields."""
        self.forget()
        self._others.hide()
        self.more.show()
        self.choose(Form.FOLDER)

    def choose(self, form: Form) -> None:
        """Take this form; what was typed for another is forgotten."""
        self.form = form
        for each, card in self._forms.items():
            card.setChecked(each is form)
        self._phrase.setVisible(form is Form.PHRASE)
        self._age.setVisible(form is Form.AGE)
        if form is not Form.PHRASE:
            self.first.forget()
            self.again.forget()
        self.changed.emit()

    def forget(self) -> None:
        """Empty the fields."""
        for field in (self.first, self.again):
            field.forget()
            field.set_error("")
        self.key.set_text("")
        self.key.set_error("")

    def ready(self) -> bool:
        """Tell whether all is there that the form needs; what is missing is said beside its field."""
        if self.form is not Form.PHRASE:
            return True
        first, again = self.first.text(), self.again.text()
        wrong = ""
        if not first.strip():
            wrong = translate("Evidence", "Écrivez au moins quelques mots.")
        elif not first.isascii():
            # WORKAROUND: 7-Zip on Windows reads other letters in the PC's own code page (docs of the ZIP format
            # leave it open), so that the phrase would open nothing there.
            wrong = translate(
                "Dossier",
                "Écrivez-la sans accent ni emoji : d’un ordinateur à l’autre, ils ne se lisent pas pareil.",
            )
        different = not wrong and first != again
        self.first.set_error(wrong)
        self.again.set_error(translate("Evidence", "Les deux phrases ne sont pas les mêmes.") if different else "")
        if wrong or different:
            (self.first if wrong else self.again).edit.setFocus()
        return not (wrong or different)

    def refuse_key(self, words: str) -> None:
        """Say that what was typed is no age key."""
        self.key.set_error(words)
        self.key.edit.setFocus()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.w.again()

    def _row(self, forms: tuple[Form, ...]) -> ColumnsLayout:
        row = ColumnsLayout(spacing=8, least_px=200)
        icons = {Form.FOLDER: "folder", Form.ZIP: "file", Form.PHRASE: "lock", Form.AGE: "key"}
        for form in forms:
            title, text = _WORDS[form]
            card = self.w.choice(icons[form], title, text, f"dossier_form_{form}")
            card.setCheckable(True)
            self._forms[form] = card
            card.tell(lambda key: self.choose(Form(key)), form)
            row.addWidget(card)
        return row

    def _phrase_part(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(
            self.w.body(
                lambda: translate(
                    "Dossier",
                    "Sous Windows, ce fichier s’ouvre avec 7-Zip, un logiciel gratuit : l’Explorateur de fichiers "
                    "ne sait pas l’ouvrir. Dites la phrase au destinataire par un autre moyen que le fichier, de "
                    "vive voix ou au téléphone.",
                )
            )
        )
        column.addWidget(
            self.w.banner(
                lambda: translate(
                    "Dossier",
                    "Phrase perdue, fichier perdu : Appui ne la garde pas et ne peut pas la retrouver. Vos "
                    "pièces, elles, restent dans le coffre.",
                ),
                "neutral",
            )
        )
        self.first = self.w.secret(
            lambda: translate("Dossier", "Phrase du fichier"),
            lambda: translate(
                "Dossier",
                "Quatre ou cinq mots sans rapport avec l’affaire, sans accent. Pas celle de votre coffre.",
            ),
            "dossier_phrase_first",
        )
        self.again = self.w.secret(
            lambda: translate("Evidence", "La même, encore une fois"), name="dossier_phrase_again"
        )
        self.strength = self.w.small(self._strength_words)
        self.strength.setObjectName("dossier_phrase_strength")
        self.first.changed.connect(lambda _text: self.strength.set_text(self._strength_words()))
        self.first.edit.returnPressed.connect(self.again.edit.setFocus)
        for widget in (self.first, self.strength, self.again):
            column.addWidget(widget)
        return holder

    def _age_part(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        self.key = self.w.field(
            lambda: translate("Dossier", "Clé publique age du destinataire"),
            lambda: translate(
                "Dossier",
                "Elle commence par « age1 ». Vérifiez-la avec lui de vive voix : seul celui qui a la clé secrète "
                "ouvrira le fichier, et même Appui ne le pourra plus.",
            ),
            "dossier_age_key",
        )
        column.addWidget(self.key)
        return holder

    def _strength_words(self) -> str:
        phrase = self.first.text()
        if not phrase:
            return ""
        if len(phrase.split()) < _LEAST_WORDS or len(phrase) < _LEAST_CHARS:
            return translate(
                "Dossier", "Courte : un fichier qui voyage laisse le temps de deviner. Ajoutez des mots."
            )
        return translate("Dossier", "Assez longue, si personne ne peut la deviner.")

    def _show_more(self) -> None:
        self._others.show()
        self.more.hide()
        self._forms[Form.AGE].setFocus()


_WORDS: dict[Form, tuple[Callable[[], str], Callable[[], str]]] = {
    Form.FOLDER: (
        lambda: translate("Dossier", "Un dossier"),
        lambda: translate("Dossier", "À imprimer ou à copier. Lisible par tous."),
    ),
    Form.ZIP: (
        lambda: translate("Dossier", "Un fichier ZIP"),
        lambda: translate("Dossier", "Un seul fichier à joindre. Lisible par tous."),
    ),
    Form.PHRASE: (
        lambda: translate("Dossier", "Un fichier scellé"),
        lambda: translate("Dossier", "Un seul fichier, qu’une phrase secrète ouvre."),
    ),
    Form.AGE: (
        lambda: translate("Dossier", "Scellé pour une clé age"),
        lambda: translate("Dossier", "Pour un destinataire qui vous a donné sa clé publique."),
    ),
}
