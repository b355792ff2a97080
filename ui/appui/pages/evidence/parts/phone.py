"""When the proof is on the phone: which two buttons to press, and how to bring the picture here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.texts.translate import translate
from appui.widgets.card import Card
from appui.widgets.flow import ColumnsLayout
from appui.widgets.part import Part, add_row


class PhoneView(Part):
    """Leads to the choice of files."""

    files = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__(max_width=1080)
        self.body.addWidget(self.w.heading(lambda: translate("Evidence", "Sur le téléphone")))
        columns = ColumnsLayout(spacing=16, least_px=300)
        columns.addWidget(self._take())
        columns.addWidget(self._bring())
        self.body.addLayout(columns)
        self.body.addWidget(
            self.w.banner(
                lambda: translate(
                    "Evidence",
                    "Attention aux messages « à voir une fois », éphémères, et à Snapchat : l’autre peut être "
                    "prévenu de la capture. Photographiez plutôt l’écran avec un autre appareil.",
                )
            )
        )
        files = self.w.button(
            lambda: translate("Evidence", "Les images sont ici, les choisir…"), "image", "primary", "phone_files"
        )
        back = self.w.button(lambda: translate("Evidence", "Revenir"), "back", "quiet", "phone_back")
        files.clicked.connect(self.files)
        back.clicked.connect(self.left)
        add_row(self.body, files, back)
        self.end()

    def _take(self) -> QWidget:
        card = Card()
        self._lines(
            card.body,
            self.w.heading(lambda: translate("Evidence", "1. Prendre la capture"), 2),
            self.w.body(
                lambda: translate(
                    "Evidence", "iPhone sans bouton rond : bouton latéral et volume +, en même temps."
                )
            ),
            self.w.body(
                lambda: translate(
                    "Evidence", "iPhone avec bouton rond : bouton rond et bouton latéral (ou du haut)."
                )
            ),
            self.w.body(lambda: translate("Evidence", "Android : bouton marche et volume −, en même temps.")),
            self.w.small(
                lambda: translate(
                    "Evidence",
                    "L’écran entier, avec l’heure en haut et le nom du compte. Dans une conversation, faites "
                    "glisser pour voir l’heure des messages, et reprenez quelques lignes d’une capture à "
                    "l’autre.",
                )
            ),
        )
        return card

    def _bring(self) -> QWidget:
        card = Card()
        self._lines(
            card.body,
            self.w.heading(lambda: translate("Evidence", "2. Apporter l’image ici"), 2),
            self.w.body(
                lambda: translate(
                    "Evidence",
                    "Par le câble du téléphone : acceptez l’accès aux photos, puis ouvrez le dossier DCIM.",
                )
            ),
            self.w.body(
                lambda: translate(
                    "Evidence",
                    "Sans câble : envoyez l’image à votre propre adresse e-mail, et enregistrez-la ici.",
                )
            ),
            self.w.small(
                lambda: translate(
                    "Evidence",
                    "Évitez les messageries qui recompressent les images, et les groupes. Ne recadrez pas, ne "
                    "masquez rien : gardez l’image telle quelle. Si le téléphone est celui d’un enfant, c’est "
                    "un adulte qui fait défiler.",
                )
            ),
        )
        return card

    @staticmethod
    def _lines(layout: QVBoxLayout, *widgets: QWidget) -> None:
        for widget in widgets:
            layout.addWidget(widget)
        layout.addStretch(1)
