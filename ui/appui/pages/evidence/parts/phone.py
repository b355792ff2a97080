"""When the proof is on the phone: which two buttons to press, then the ways to bring the picture here."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.texts.translate import translate
from appui.widgets.flow import ColumnsLayout
from appui.widgets.part import Part, add_row
from appui.widgets.phone_sketch import PhoneSketch
from appui.widgets.sketch_paint.handling import Scene


class PhoneView(Part):
    """Leads to the cable, to the page for the phone, to a folder, or to files that are here already."""

    cable = Signal()
    tray = Signal()
    watch = Signal()
    files = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__(max_width=1080)
        self._why_not: Callable[[], str] = str
        self.body.addWidget(self.w.heading(lambda: translate("Evidence", "Sur le téléphone")))
        self._take(self.card())
        self._bring(self.card())
        self.body.addWidget(
            self.w.banner(
                lambda: translate(
                    "Evidence",
                    "Attention aux messages « à voir une fois », éphémères, et à Snapchat : l’autre peut être "
                    "prévenu de la capture. Photographiez plutôt l’écran avec un autre appareil.",
                )
            )
        )
        back = self.w.button(lambda: translate("Evidence", "Revenir"), "back", "quiet", "phone_back")
        back.clicked.connect(self.left)
        add_row(self.body, back)
        self.end()

    def bar_tray(self, why: Callable[[], str]) -> None:
        """Say why there is no page for the phone here; empty when there is one."""
        self._why_not = why
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        super().retranslate()
        self.tray_card.setEnabled(not self._why_not())

    def _take(self, card: QVBoxLayout) -> None:
        card.addWidget(self.w.heading(lambda: translate("Evidence", "1. Prendre la capture"), 2))
        columns = ColumnsLayout(spacing=16, least_px=210)
        columns.addWidget(
            self._drawn(
                "iphone",
                lambda: translate(
                    "Evidence", "iPhone sans bouton rond : bouton latéral et volume +, en même temps."
                ),
            )
        )
        columns.addWidget(
            self._drawn(
                "iphone_home",
                lambda: translate(
                    "Evidence", "iPhone avec bouton rond : bouton rond et bouton latéral (ou du haut)."
                ),
            )
        )
        columns.addWidget(
            self._drawn(
                "android",
                lambda: translate("Evidence", "Android : bouton marche et volume −, en même temps."),
            )
        )
        card.addLayout(columns)
        card.addWidget(
            self.w.small(
                lambda: translate(
                    "Evidence",
                    "L’écran entier, avec l’heure en haut et le nom du compte. Dans une conversation, faites "
                    "glisser pour voir l’heure des messages, et reprenez quelques lignes d’une capture à "
                    "l’autre.",
                )
            )
        )
        card.addWidget(
            self.w.small(
                lambda: translate(
                    "Evidence",
                    "Ne recadrez pas, ne masquez rien : gardez l’image telle quelle. Si le téléphone est celui "
                    "d’un enfant, c’est un adulte qui fait défiler.",
                )
            )
        )

    def _drawn(self, scene: Scene, words: Callable[[], str]) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        # The sentence below says the same: the drawing itself is silent.
        column.addWidget(PhoneSketch(scene))
        column.addWidget(self.w.body(words))
        column.addStretch(1)
        return holder

    def _bring(self, card: QVBoxLayout) -> None:
        card.addWidget(self.w.heading(lambda: translate("Evidence", "2. Apporter l’image ici"), 2))
        cable = self.w.choice(
            "link",
            lambda: translate("Evidence", "Par le câble"),
            lambda: translate(
                "Evidence", "Le plus sûr : rien ne passe par un réseau. Celui qui charge le téléphone suffit."
            ),
            "phone_cable",
        )
        self.tray_card = self.w.choice(
            "qr",
            lambda: translate("Evidence", "Par le Wi-Fi de la maison"),
            lambda: (
                self._why_not()
                or translate(
                    "Evidence",
                    "Rien à installer : le téléphone scanne un code et envoie ses captures. Chez vous seulement.",
                )
            ),
            "phone_tray",
        )
        watch = self.w.choice(
            "folder",
            lambda: translate("Evidence", "Un dossier qui les reçoit"),
            lambda: translate(
                "Evidence",
                "Un dossier de cet ordinateur où les captures arrivent déjà, par copie ou synchronisation.",
            ),
            "phone_watch",
        )
        files = self.w.choice(
            "image",
            lambda: translate("Evidence", "Les images sont ici"),
            lambda: translate(
                "Evidence", "Déjà copiées sur cet ordinateur : les choisir, une ou plusieurs à la fois."
            ),
            "phone_files",
        )
        cable.clicked.connect(self.cable)
        self.tray_card.clicked.connect(self.tray)
        watch.clicked.connect(self.watch)
        files.clicked.connect(self.files)
        for pair in ((cable, self.tray_card), (watch, files)):
            row = ColumnsLayout(spacing=12, least_px=320)
            for choice in pair:
                row.addWidget(choice)
            card.addLayout(row)
        card.addWidget(
            self.w.small(
                lambda: translate(
                    "Evidence",
                    "Évitez les messageries, qui recompressent les images, et les groupes. Un e-mail ou un nuage "
                    "en garde une copie.",
                )
            )
        )
