"""A new PC, or a vault that was lost: the folder of a backup and the recovery key bring everything back."""

from pathlib import Path

from PySide6.QtCore import Signal

from appui.texts.translate import translate
from appui.widgets.address import AddressText
from appui.widgets.banner import Banner
from appui.widgets.part import Part, add_row


class RestoreView(Part):
    """`restore` carries folder and key; `pick` asks for the folder."""

    pick = Signal()
    restore = Signal(object, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.folder: Path | None = None
        card = self.card()
        card.addWidget(self.w.heading(lambda: translate("Evidence", "Retrouver une sauvegarde")))
        card.addWidget(
            self.w.body(
                lambda: translate(
                    "Evidence",
                    "Branchez la clé USB ou le disque, puis retapez la clé de votre fiche de secours. La "
                    "sauvegarde n’est pas modifiée.",
                ),
                muted=True,
            )
        )
        self.trouble = Banner("", "warn")
        self.trouble.hide()
        card.addWidget(self.trouble)
        choose = self.w.button(
            lambda: translate("Evidence", "Choisir le dossier de la sauvegarde…"), "folder", name="restore_pick"
        )
        choose.clicked.connect(self.pick)
        add_row(card, choose)
        self.place = AddressText("", "body", "text")
        self.place.setObjectName("restore_place")
        self.place.hide()
        card.addWidget(self.place)
        self.field = self.w.long_field(
            lambda: translate("Evidence", "Clé de secours"),
            lambda: translate("Evidence", "Majuscules, espaces et retours à la ligne ne comptent pas."),
            "restore_key",
        )
        self.field.hold_secret()
        card.addWidget(self.field)
        go = self.w.button(lambda: translate("Evidence", "Retrouver mes pièces"), "check", "primary", "restore_go")
        back = self.w.button(lambda: translate("Evidence", "Revenir"), "back", "quiet", "restore_back")
        go.clicked.connect(self._go)
        back.clicked.connect(self.left)
        add_row(card, go, back)
        self.end()

    def set_folder(self, folder: Path | None) -> None:
        """Show the folder that was chosen."""
        self.folder = folder
        self.place.set_text("" if folder is None else str(folder))
        self.place.setVisible(folder is not None)

    def refuse(self, words: str) -> None:
        """Say why nothing was restored."""
        self.trouble.set_text(words)
        self.trouble.setVisible(bool(words))

    def arrive(self) -> None:
        """Begin with an empty field; a folder already chosen stays."""
        super().arrive()
        self.leave()

    def leave(self) -> None:
        """Empty the field."""
        self.field.set_text("")
        self.field.set_error("")

    def _go(self) -> None:
        typed = self.field.text()
        self.refuse("")
        if self.folder is None:
            self.refuse(translate("Evidence", "Choisissez d’abord le dossier de la sauvegarde."))
        elif not typed.strip():
            self.field.set_error(translate("Evidence", "Écrivez la clé."))
        else:
            self.leave()
            self.restore.emit(self.folder, typed)
