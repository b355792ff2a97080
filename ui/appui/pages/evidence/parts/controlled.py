"""When somebody controls this PC: why nothing should be kept here, and what to do instead."""

from PySide6.QtCore import Signal

from appui.texts.translate import translate
from appui.widgets.part import Part, add_row


class ControlledView(Part):
    """No vault is made from here."""

    help_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        card = self.card()
        card.addWidget(self.w.heading(lambda: translate("Evidence", "Ne gardez rien sur cet ordinateur")))
        card.addWidget(
            self.w.body(
                lambda: translate(
                    "Evidence",
                    "Quelqu’un qui contrôle un ordinateur peut voir l’écran et ce qu’on y tape. Le chiffrement "
                    "n’y change rien. Rien n’a été enregistré.",
                )
            )
        )
        card.addWidget(self.w.heading(lambda: translate("Evidence", "Ce que vous pouvez faire"), 3))
        for line in (
            lambda: translate(
                "Evidence",
                "Parlez-en par téléphone, depuis un appareil que cette personne ne touche pas : le 3018.",
            ),
            lambda: translate(
                "Evidence",
                "Laissez les messages là où ils sont, et notez sur papier les comptes, les dates et les heures.",
            ),
            lambda: translate(
                "Evidence",
                "Utilisez l’ordinateur d’une bibliothèque, d’un proche sûr ou de l’infirmerie de l’établissement.",
            ),
            lambda: translate(
                "Evidence",
                "Si cette personne vit avec l’enfant : 119, jour et nuit, ou le tchat de la police pour les "
                "mineurs.",
            ),
        ):
            card.addWidget(self.w.body(line))
        help_button = self.w.button(
            lambda: translate("Evidence", "Voir la fiche du 3018"), "phone", "call", "controlled_help"
        )
        back = self.w.button(lambda: translate("Evidence", "Revenir"), "back", "quiet", "controlled_back")
        help_button.clicked.connect(self.help_wanted)
        back.clicked.connect(self.left)
        add_row(card, help_button, back)
        self.end()
