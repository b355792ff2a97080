"""The recovery sheet: the key in large groups, to print or to write down; shown once, then forgotten."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from appui.pages.evidence.model import key_lines
from appui.pages.evidence.parts.part import Part, add_row
from appui.texts.translate import translate
from appui.widgets.address import AddressText
from appui.widgets.card import Card
from appui.widgets.flow import FlowLayout


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
        self._sheet = Card(ground="sunken", line="")
        self._sheet.setObjectName("recovery_key")
        self._start = QVBoxLayout()
        self._groups = FlowLayout(spacing=28)
        self._sheet.body.addLayout(self._start)
        self._sheet.body.addLayout(self._groups)
        # The key reads from left to right whatever the language of the page.
        self._sheet.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        card.addWidget(self._sheet)
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
        for layout in (self._start, self._groups):
            while (item := layout.takeAt(0)) is not None:
                widget = item.widget()
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()
        for number, group in enumerate(key_lines(key)):
            (self._groups if number else self._start).addWidget(AddressText(group, "title", "text", mono=True))
        self._sheet.setAccessibleName(" ".join(key_lines(key)))

    def leave(self) -> None:
        """Take the key off the page."""
        self.set_key("")
