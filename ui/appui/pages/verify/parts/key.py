"""What a sealed dossier is opened with: the passphrase, or the file with the private age key."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from appui.texts.translate import translate
from appui.widgets.card import Card
from appui.widgets.part import add_row
from appui.widgets.worded import Worded

if TYPE_CHECKING:
    from appui.pages.verify.look import Ask


class KeyCard(Card):
    """`passphrase` carries what was typed, which is forgotten here; `choose` asks for the file of a key."""

    passphrase = Signal(str)
    choose = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._asks: Ask = ""
        self.w = Worded()
        self.body.addWidget(self.w.heading(lambda: translate("Verify", "Ouvrir le dossier scellé"), 2))
        self.body.addWidget(self.w.body(self._words))
        self.field = self.w.secret(lambda: translate("Verify", "Phrase secrète"), name="verify_passphrase")
        self.body.addWidget(self.field)
        self.open = self.w.button(
            lambda: translate("Verify", "Ouvrir et vérifier"), "unlock", "primary", "verify_open"
        )
        self.key = self.w.button(
            lambda: translate("Verify", "Choisir le fichier de la clé…"), "key", "primary", "verify_key"
        )
        self.open.clicked.connect(self._open)
        self.field.edit.returnPressed.connect(self._open)
        self.key.clicked.connect(self.choose)
        add_row(self.body, self.open, self.key)
        self.hide()

    def ask(self, asks: "Ask") -> None:
        """Show what is asked for; nothing hides the card and forgets what was typed."""
        came = asks != self._asks
        self._asks = asks
        self.w.again()
        phrase = asks == "passphrase"
        self.field.setVisible(phrase)
        self.open.setVisible(phrase)
        self.key.setVisible(asks == "identity")
        self.setVisible(bool(asks))
        if came:
            self.field.forget()
            self.field.set_error("")
        if came and asks and self.isVisible():
            self.first().setFocus()

    def first(self) -> QWidget:
        """Return what gets the keyboard."""
        return self.field.edit if self._asks == "passphrase" else self.key

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.w.again()

    def _words(self) -> str:
        if self._asks == "identity":
            return translate(
                "Verify",
                "Il est scellé pour une clé age. Choisissez le fichier de votre clé privée : une ligne y "
                "commence par « AGE-SECRET-KEY-1 ». Appui la lit pour cette vérification seulement.",
            )
        return translate(
            "Verify",
            "Il est scellé par une phrase secrète, que connaît la personne qui vous l’a envoyé. Appui ne la "
            "garde pas, et rien n’est déchiffré sur le disque.",
        )

    def _open(self) -> None:
        words = self.field.text()
        self.field.set_error("" if words else translate("Verify", "Écrivez la phrase secrète."))
        if words:
            self.field.forget()
            self.passphrase.emit(words)
