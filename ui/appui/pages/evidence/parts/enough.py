"""The calm page after three to five exhibits: what is safe, what to say to the child, one thing for tomorrow."""

from PySide6.QtCore import Signal

from appui.texts.translate import translate
from appui.widgets.part import Part, add_row


class EnoughView(Part):
    """Ends an evening. Where a series still runs, it can go on from here."""

    left = Signal()
    go_on = Signal()
    help_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._opening = ""
        card = self.card()
        card.addWidget(self.w.heading(lambda: translate("Evidence", "Assez pour ce soir")))
        card.addWidget(self.w.heading(lambda: translate("Evidence", "Ce qui est à l’abri"), 3))
        card.addWidget(
            self.w.body(
                lambda: translate(
                    "Evidence",
                    "Trois à cinq pièces suffisent pour commencer. Elles sont chiffrées ici et ne changeront "
                    "plus, même si la page disparaît.",
                )
            )
        )
        card.addWidget(self.w.heading(lambda: translate("Evidence", "Ce que vous pouvez dire à l’enfant"), 3))
        card.addWidget(
            self.w.body(
                lambda: translate(
                    "Evidence",
                    "« Ce n’est pas ta faute. Tu as bien fait de m’en parler. On ne répond plus ce soir, et on "
                    "décide ensemble de la suite. »",
                )
            )
        )
        card.addWidget(self.w.heading(lambda: translate("Evidence", "Une seule chose pour demain"), 3))
        card.addWidget(self.w.body(self._tomorrow_words))
        card.addWidget(
            self.w.small(
                lambda: translate(
                    "Evidence",
                    "Des mots sur la mort, ou l’envie de se faire du mal ? 3114, jour et nuit, et restez à ses "
                    "côtés. Danger immédiat : 15 ou 112.",
                )
            )
        )
        done = self.w.button(
            lambda: translate("Evidence", "Revenir aux pièces"), "check", "primary", "enough_done"
        )
        self.on_button = self.w.button(lambda: translate("Evidence", "Continuer quand même"), name="enough_on")
        self.help_button = self.w.button(
            lambda: translate("Evidence", "Voir la fiche du 3018"), "phone", "call", "enough_3018"
        )
        done.clicked.connect(self.left)
        self.on_button.clicked.connect(self.go_on)
        self.help_button.clicked.connect(self.help_wanted)
        add_row(card, done, self.help_button, self.on_button)
        self.end()

    def prepare(self, *, may_go_on: bool, opening: str) -> None:
        """Set the page up; `opening` is the hour at which the 3018 next opens, in words, or empty."""
        self._opening = opening
        self.on_button.setVisible(may_go_on)
        self.retranslate()

    def _tomorrow_words(self) -> str:
        if not self._opening:
            return translate("Evidence", "Appelez le 3018, ou écrivez-lui, dès qu’il ouvre.")
        return translate("Evidence", "Appelez le 3018, ou écrivez-lui, {opening}.").format(opening=self._opening)
