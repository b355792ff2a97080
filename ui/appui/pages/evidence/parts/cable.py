"""From the phone by its cable, drawn step by step for each family of phone, and where the pictures then lie."""

import sys
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.texts.translate import translate
from appui.widgets.card import Card
from appui.widgets.flow import ColumnsLayout
from appui.widgets.part import Part, add_row
from appui.widgets.phone_sketch import PhoneSketch
from appui.widgets.sketch_paint.handling import Scene

Text = Callable[[], str]


class CableView(Part):
    """Leads to the choice of files and to the folder that is watched."""

    files = Signal()
    watch = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__(max_width=1080)
        self.body.addWidget(self.w.heading(lambda: translate("Evidence", "Par le câble du téléphone")))
        columns = ColumnsLayout(spacing=16, least_px=240)
        columns.addWidget(
            self._step(
                "allow",
                self._allow_words,
                lambda: translate("Evidence", "1. Brancher et autoriser"),
                lambda: translate(
                    "Evidence",
                    "iPhone : déverrouillez-le, puis touchez « Autoriser » ou « Se fier » quand il le demande.",
                ),
                lambda: translate(
                    "Evidence",
                    "Android : tirez le volet du haut, touchez la ligne USB, puis « Transfert de fichiers ».",
                ),
            )
        )
        columns.addWidget(
            self._step(
                "folder",
                self._folder_words,
                lambda: translate("Evidence", "2. Ouvrir le dossier des photos"),
                self._system_words,
                lambda: translate(
                    "Evidence",
                    "iPhone : dossier DCIM, le plus récent. Android : Pictures ou DCIM, puis Screenshots.",
                ),
            )
        )
        columns.addWidget(
            self._step(
                "drag",
                lambda: (translate("Evidence", "Déposez ici"),),
                lambda: translate("Evidence", "3. Apporter seulement les captures"),
                lambda: translate(
                    "Evidence",
                    "Glissez-les dans Appui. Si rien ne se passe, copiez-les d’abord dans un dossier de "
                    "l’ordinateur, puis choisissez-les ici.",
                ),
                lambda: translate(
                    "Evidence", "Une copie faite dans un dossier y reste : supprimez-la quand Appui l’a gardée."
                ),
            )
        )
        self.body.addLayout(columns)
        trouble = self.card()
        trouble.addWidget(self.w.heading(lambda: translate("Evidence", "Le téléphone n’apparaît pas ?"), 2))
        for words in (
            lambda: translate(
                "Evidence",
                "Essayez un autre câble : certains ne font que charger. Gardez le téléphone déverrouillé.",
            ),
            lambda: translate(
                "Evidence",
                "Une photo qui n’est que dans iCloud ou Google Photos n’est pas sur le téléphone : ouvrez-la "
                "d’abord dessus, en grand.",
            ),
        ):
            trouble.addWidget(self.w.body(words))
        files = self.w.button(
            lambda: translate("Evidence", "Les images sont ici, les choisir…"), "image", "primary", "cable_files"
        )
        watch = self.w.button(
            lambda: translate("Evidence", "Surveiller un dossier…"), "folder", name="cable_watch"
        )
        back = self.w.button(lambda: translate("Evidence", "Revenir"), "back", "quiet", "cable_back")
        files.clicked.connect(self.files)
        watch.clicked.connect(self.watch)
        back.clicked.connect(self.left)
        add_row(self.body, files, watch, back)
        self.end()

    def _step(self, scene: Scene, drawn: Callable[[], tuple[str, ...]], title: Text, *lines: Text) -> QWidget:
        card = Card()
        column: QVBoxLayout = card.body
        column.addWidget(self.w.heading(title, 2))
        # The sentences below say the same: the drawing itself is silent.
        column.addWidget(PhoneSketch(scene, drawn))
        for line in lines:
            column.addWidget(self.w.body(line))
        column.addStretch(1)
        return card

    @staticmethod
    def _allow_words() -> tuple[str, ...]:
        return (
            translate("Evidence", "Autoriser l’accès aux photos ?"),
            translate("Evidence", "Autoriser"),
        )

    @staticmethod
    def _folder_words() -> tuple[str, ...]:
        phone = translate("Evidence", "Le téléphone")
        if sys.platform == "win32":
            return translate("Evidence", "Ce PC"), phone, "Internal Storage", "DCIM"
        return translate("Evidence", "Fichiers"), phone, "DCIM"

    @staticmethod
    def _system_words() -> str:
        if sys.platform == "win32":
            return translate(
                "Evidence",
                "Dans l’explorateur de fichiers : Ce PC, puis le nom du téléphone, puis « Internal Storage » ou "
                "« Espace de stockage interne ».",
            )
        if sys.platform == "darwin":
            return translate(
                "Evidence",
                "Sur un Mac, le téléphone n’est pas un dossier : ouvrez l’app Transfert d’images, et copiez les "
                "captures dans un dossier.",
            )
        return translate(
            "Evidence", "Dans le gestionnaire de fichiers : le téléphone apparaît à gauche, sous son nom."
        )
