"""The one page of the first minute: who else uses this session of the PC; so is the vault locked."""

from PySide6.QtCore import Signal

from appui.texts.translate import translate
from appui.widgets.part import Part, add_row


class WhoView(Part):
    """Three answers: nobody, others, somebody who controls this PC."""

    alone = Signal()
    others = Signal()
    controlled = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.body.addWidget(
            self.w.heading(lambda: translate("Evidence", "Qui d’autre utilise cette session d’ordinateur ?"))
        )
        self.body.addWidget(
            self.w.body(
                lambda: translate(
                    "Evidence",
                    "Vos pièces vont dans un coffre chiffré, sur cet ordinateur seulement. Cette question décide "
                    "comment il se ferme.",
                ),
                muted=True,
            )
        )
        alone = self.w.choice(
            "person",
            lambda: translate("Evidence", "Moi, et personne d’autre"),
            lambda: translate("Evidence", "Le coffre s’ouvre avec votre session. Rien à retenir."),
            "who_alone",
        )
        others = self.w.choice(
            "people",
            lambda: translate("Evidence", "D’autres personnes aussi"),
            lambda: translate(
                "Evidence", "Enfants, conjoint, collègues : le coffre s’ouvre avec une phrase secrète."
            ),
            "who_others",
        )
        controlled = self.w.choice(
            "warning",
            lambda: translate("Evidence", "Quelqu’un surveille ou contrôle cet ordinateur"),
            lambda: translate(
                "Evidence", "Une personne dont vous vous méfiez peut y entrer, ou y a installé des choses."
            ),
            "who_controlled",
        )
        alone.clicked.connect(self.alone)
        others.clicked.connect(self.others)
        controlled.clicked.connect(self.controlled)
        for card in (alone, others, controlled):
            self.body.addWidget(card)
        back = self.w.button(lambda: translate("Evidence", "Revenir sans rien garder"), "back", "quiet")
        back.clicked.connect(self.left)
        add_row(self.body, back)
        self.end()
