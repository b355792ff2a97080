"""While the vault is closed, or before there is one: what this room is for and where to open it."""

from PySide6.QtCore import Signal

from appui.pages.followup.parts.view import TopView
from appui.texts.translate import translate
from appui.widgets.part import add_row


class ClosedView(TopView):
    """Shows nothing of what was noted; `go` carries the id of the page to go to."""

    go = Signal(str)
    letters = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._made = True
        self._waiting = self._typed = False
        card = self.card()
        card.addWidget(self.w.heading(self._title))
        card.addWidget(self.w.body(self._text))
        evidence = self.w.button(self._way, "unlock", "primary", "closed_evidence")
        report = self.w.button(
            lambda: translate("Followup", "Suivre un guide pour signaler"), "flag", name="closed_report"
        )
        verify = self.w.button(
            lambda: translate("Followup", "Vérifier un dossier reçu…"), "shield", "quiet", "closed_verify"
        )
        verify.clicked.connect(lambda: self.go.emit("verify"))
        evidence.clicked.connect(lambda: self.go.emit("evidence"))
        report.clicked.connect(lambda: self.go.emit("report"))
        letters = self.w.button(
            lambda: translate("Followup", "Écrire une lettre"), "pencil", "quiet", "closed_letters"
        )
        letters.clicked.connect(self.letters)
        add_row(card, evidence, report, letters, verify)
        self.body.addStretch(1)

    def set_made(self, *, made: bool, waiting: bool = False, typed: bool = False) -> None:
        """Say whether there is a vault, and whether a report that was just sent, or one being typed, waits."""
        self._made, self._waiting, self._typed = made, waiting, typed
        self.retranslate()

    def _title(self) -> str:
        if self._waiting:
            return translate("Followup", "Votre signalement n’est pas encore noté")
        if self._made:
            return translate("Followup", "Vos démarches sont sous clé")
        return translate("Followup", "Le suivi de vos démarches")

    def _text(self) -> str:
        if self._typed and self._made:
            return translate(
                "Followup",
                "Ce que vous écriviez n’est pas perdu. Ouvrez le coffre dans Preuves, puis revenez ici : vous le "
                "retrouverez.",
            )
        if self._waiting and self._made:
            return translate(
                "Followup",
                "Ouvrez le coffre dans Preuves, puis revenez ici pour le noter. Retenez l’heure de l’envoi.",
            )
        if self._waiting:
            return translate(
                "Followup",
                "Il se garde dans le coffre, qui se crée dans Preuves avec votre première pièce : une capture ou "
                "un lien sans image. Revenez ensuite ici pour le noter. Retenez l’heure de l’envoi.",
            )
        if self._made:
            return translate(
                "Followup",
                "Elles sont gardées avec vos pièces. Ouvrez le coffre dans Preuves, puis revenez ici : tout "
                "y est.",
            )
        return translate(
            "Followup",
            "Ici se note ce que vous avez signalé, la réponse reçue et la suite possible. Cela se garde dans le "
            "coffre, qui se crée dans Preuves avec votre première pièce.",
        )

    def _way(self) -> str:
        return translate("Followup", "Ouvrir Preuves")
