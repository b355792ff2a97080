"""The recovery sheet: the key in large groups, to print or to write down; shown once, then forgotten."""

from PySide6.QtCore import Signal

from appui.texts.translate import translate
from appui.widgets.part import Part, add_row
from appui.widgets.recovery_key import RecoveryKey


class RecoveryView(Part):
    """Shows a key; `printed` asks for paper, `noted` says that the person has it."""

    noted = Signal()
    printed = Signal()

    def __init__(self) -> None:
        super().__init__()
        card = self.card()
        card.addWidget(self.w.heading(lambda: translate("Evidence", "Votre fiche de secours")))
        card.addWidget(
            self.w.body(
                lambda: translate(
                    "Evidence",
                    "Le coffre est prêt. Si la session ou la phrase secrète se perd, cette clé est le seul "
                    "moyen de retrouver vos pièces. Appui ne la garde pas : écrivez-la sur papier, loin de "
                    "l’ordinateur.",
                )
            )
        )
        self.key = RecoveryKey()
        card.addWidget(self.key)
        card.addWidget(
            self.w.small(
                lambda: translate(
                    "Evidence",
                    "Recopiez tout, tirets compris. Majuscules et espaces ne comptent pas. Évitez la photo : "
                    "elle part souvent dans un nuage partagé.",
                )
            )
        )
        noted = self.w.button(
            lambda: translate("Evidence", "C’est noté, continuer"), "check", "primary", "recovery_noted"
        )
        self.print_button = self.w.button(
            lambda: translate("Evidence", "Imprimer…"), "print", name="recovery_print"
        )
        self.print_button.hide()
        noted.clicked.connect(self.noted)
        self.print_button.clicked.connect(self.printed)
        add_row(card, noted, self.print_button)
        card.addWidget(
            self.w.small(
                lambda: translate(
                    "Evidence", "D’ici sept jours, Appui vous demandera de la retaper une fois, pour être sûr."
                )
            )
        )
        self.end()

    def set_key(self, key: str) -> None:
        """Show a key, or nothing."""
        self.key.set_key(key)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        super().retranslate()
        self.key.retranslate()

    def leave(self) -> None:
        """Take the key off the page."""
        self.set_key("")
