"""A passphrase, twice, for the vault of a session that others use too; the fields are emptied after use."""

from PySide6.QtCore import Signal

from appui.texts.translate import translate
from appui.widgets.banner import Banner
from appui.widgets.part import Part, add_row


class PassphraseView(Part):
    """Asks for a new passphrase; `reason` says why the key store could not do it, when that is so."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, *, for_new_vault: bool = True) -> None:
        super().__init__()
        card = self.card()
        card.addWidget(
            self.w.heading(
                lambda: (
                    translate("Evidence", "Choisissez une phrase secrète")
                    if for_new_vault
                    else translate("Evidence", "Choisissez une nouvelle phrase secrète")
                )
            )
        )
        self.reason = Banner("", "warn")
        self.reason.hide()
        card.addWidget(self.reason)
        card.addWidget(
            self.w.body(
                lambda: (
                    translate(
                        "Evidence",
                        "Quatre ou cinq mots que vous seul connaissez, sans rapport avec votre famille. Les "
                        "espaces et les accents comptent. Appui ne peut pas la retrouver : une fiche de secours "
                        "vient juste après.",
                    )
                    if for_new_vault
                    else translate(
                        "Evidence",
                        "Quatre ou cinq mots que vous seul connaissez, sans rapport avec votre famille. Les "
                        "espaces et les accents comptent. L’ancienne phrase n’ouvrira plus le coffre.",
                    )
                ),
                muted=True,
            )
        )
        name = "passphrase" if for_new_vault else "new_phrase"
        self.first = self.w.secret(lambda: translate("Evidence", "Phrase secrète"), name=f"{name}_first")
        self.again = self.w.secret(lambda: translate("Evidence", "La même, encore une fois"), name=f"{name}_again")
        card.addWidget(self.first)
        card.addWidget(self.again)
        make = self.w.button(
            lambda: (
                translate("Evidence", "Créer le coffre")
                if for_new_vault
                else translate("Evidence", "Ouvrir le coffre")
            ),
            "lock" if for_new_vault else "unlock",
            "primary",
            f"{name}_make",
        )
        back = self.w.button(lambda: translate("Evidence", "Revenir"), "back", "quiet", f"{name}_back")
        make.clicked.connect(self._make)
        self.first.edit.returnPressed.connect(self.again.edit.setFocus)
        self.again.edit.returnPressed.connect(self._make)
        back.clicked.connect(self.left)
        add_row(card, make, back)
        self.end()

    def set_reason(self, text: str) -> None:
        """Say why a passphrase is needed after all; empty hides it."""
        self.reason.set_text(text)
        self.reason.setVisible(bool(text))

    def arrive(self) -> None:
        """Begin with empty fields."""
        self.leave()
        self.first.edit.setFocus()

    def leave(self) -> None:
        """Empty the fields."""
        for field in (self.first, self.again):
            field.forget()
            field.set_error("")

    def _make(self) -> None:
        first, again = self.first.text(), self.again.text()
        self.first.set_error("" if first.strip() else translate("Evidence", "Écrivez au moins quelques mots."))
        different = bool(first.strip()) and first != again
        self.again.set_error(translate("Evidence", "Les deux phrases ne sont pas les mêmes.") if different else "")
        if first.strip() and not different:
            self.leave()
            self.chosen.emit(first)
