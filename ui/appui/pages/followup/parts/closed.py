"""While the vault is closed, or before there is one: what this room is for and where to open it."""

from PySide6.QtCore import Signal

from appui.pages.followup.parts.view import TopView
from appui.texts.translate import translate
from appui.widgets.part import add_row


class ClosedView(TopView):
    """Shows nothing of what was noted; `go` carries the id of the page to go to."""

    go = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._made = True
        card = self.card()
        card.addWidget(self.w.heading(self._title))
        card.addWidget(self.w.body(self._text))
        evidence = self.w.button(self._way, "unlock", "primary", "closed_evidence")
        report = self.w.button(
            lambda: translate("Followup", "Suivre un guide pour signaler"), "flag", name="closed_report"
        )
        evidence.clicked.connect(lambda: self.go.emit("evidence"))
        report.clicked.connect(lambda: self.go.emit("report"))
        add_row(card, evidence, report)
        self.body.addStretch(1)

    def set_made(self, *, made: bool) -> None:
        """Say whether there is a vault."""
        self._made = made
        self.retranslate()

    def _title(self) -> str:
        if self._made:
            return translate("Followup", "Vos démarches sont sous clé")
        return translate("Followup", "Le suivi de vos démarches")

    def _text(self) -> str:
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
