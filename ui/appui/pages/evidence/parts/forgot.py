"""The recovery key opens the vault when the passphrase is forgotten or the key store is gone."""

from PySide6.QtCore import Signal

from appui.texts.translate import translate
from appui.widgets.part import Part, add_row


class ForgotView(Part):
    """A field for the key; it is emptied as soon as it was tried."""

    tried = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        card = self.card()
        card.addWidget(self.w.heading(lambda: translate("Evidence", "Ouvrir avec la fiche de secours")))
        card.addWidget(
            self.w.body(
                lambda: translate(
                    "Evidence",
                    "Retapez la clé de votre fiche. Vous choisirez ensuite une nouvelle phrase secrète. Vos "
                    "pièces ne changent pas, et la fiche reste valable.",
                ),
                muted=True,
            )
        )
        self.field = self.w.long_field(
            lambda: translate("Evidence", "Clé de secours"),
            lambda: translate("Evidence", "Majuscules, espaces et retours à la ligne ne comptent pas."),
            "forgot_key",
        )
        self.field.hold_secret()
        card.addWidget(self.field)
        go = self.w.button(lambda: translate("Evidence", "Continuer"), "unlock", "primary", "forgot_go")
        back = self.w.button(lambda: translate("Evidence", "Revenir"), "back", "quiet", "forgot_back")
        go.clicked.connect(self._go)
        back.clicked.connect(self.left)
        add_row(card, go, back)
        card.addWidget(
            self.w.small(
                lambda: translate(
                    "Evidence",
                    "Sans la phrase, sans cette session et sans la fiche, personne ne peut ouvrir le coffre, "
                    "Appui non plus.",
                )
            )
        )
        self.end()

    def refuse(self, words: str) -> None:
        """Say why the key did not open the vault."""
        self.field.set_error(words)
        self.field.edit.setFocus()

    def arrive(self) -> None:
        """Begin with an empty field."""
        self.leave()
        self.field.edit.setFocus()

    def leave(self) -> None:
        """Empty the field."""
        self.field.set_text("")
        self.field.set_error("")

    def _go(self) -> None:
        typed = self.field.text()
        self.leave()
        if typed.strip():
            self.tried.emit(typed)
        else:
            self.field.set_error(translate("Evidence", "Écrivez la clé."))
