"""A folder that receives the phone's pictures: how many new ones there are, and the button that adds them."""

from PySide6.QtCore import Signal

from appui.pages.evidence.folder_watch import FolderWatch
from appui.texts.translate import translate
from appui.widgets.address import AddressText
from appui.widgets.announce import announce
from appui.widgets.part import Part, add_row


class WatchedView(Part):
    """The folder is chosen by a person, each time; it is forgotten with the view."""

    choose = Signal()
    add = Signal()
    left = Signal()

    def __init__(self, watch: FolderWatch) -> None:
        super().__init__()
        self._watch = watch
        self._said = 0
        card = self.card()
        card.addWidget(self.w.heading(lambda: translate("Evidence", "Un dossier qui reçoit les captures")))
        card.addWidget(
            self.w.body(
                lambda: translate(
                    "Evidence",
                    "Choisissez le dossier où arrivent les captures, copiées par le câble ou synchronisées. Appui "
                    "compte les nouvelles tant que cette page est ouverte, sans les ouvrir ni rien prendre seul.",
                ),
                muted=True,
            )
        )
        self.path = AddressText("")
        card.addWidget(self.path)
        self.count = self.w.heading(self._count_words, 2)
        card.addWidget(self.count)
        self.before = self.w.small(self._before_words)
        card.addWidget(self.before)
        card.addWidget(
            self.w.small(
                lambda: translate(
                    "Evidence",
                    "Les fichiers restent dans ce dossier : quand Appui les a gardés, c’est à vous de les y "
                    "supprimer. Un dossier synchronisé en garde une copie chez l’hébergeur.",
                )
            )
        )
        self.add_button = self.w.button(
            lambda: translate("Evidence", "Les ajouter"), "plus", "primary", "watch_add"
        )
        self.choose_button = self.w.button(self._choose_words, "folder", name="watch_choose")
        back = self.w.button(lambda: translate("Evidence", "Revenir"), "back", "quiet", "watch_back")
        self.add_button.clicked.connect(self.add)
        self.choose_button.clicked.connect(self.choose)
        back.clicked.connect(self.left)
        add_row(card, self.add_button, self.choose_button, back)
        self.end()
        watch.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the watch knows now."""
        watch = self._watch
        self.path.setText(str(watch.folder or ""))
        for widget in (self.path, self.count):
            widget.setVisible(watch.folder is not None)
        self.before.setVisible(watch.folder is not None and watch.before > 0)
        self.add_button.setVisible(watch.folder is not None)
        self.add_button.setEnabled(bool(watch.new))
        self.retranslate()
        if len(watch.new) > self._said and self.isVisible():
            announce(self, self._count_words())
        self._said = len(watch.new)

    def leave(self) -> None:
        """Forget the folder."""
        self._watch.stop()
        self.refresh()

    def _count_words(self) -> str:
        if self._watch.crowded:
            return translate(
                "Evidence", "Trop de fichiers ici pour compter les nouvelles. Choisissez un autre dossier."
            )
        if not self._watch.new:
            return translate("Evidence", "Aucune nouvelle image pour l’instant")
        return translate("Evidence", "%n nouvelle(s) image(s)", "", len(self._watch.new))

    def _before_words(self) -> str:
        return translate(
            "Evidence",
            "%n image(s) y étai(en)t déjà : pour celles-là, choisissez plutôt « Les images sont ici ».",
            "",
            self._watch.before,
        )

    def _choose_words(self) -> str:
        if self._watch.folder is None:
            return translate("Evidence", "Choisir le dossier…")
        return translate("Evidence", "Un autre dossier…")
