"""One of the steps that a dossier is made in: where we are, the way on and the way back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from appui.texts.translate import translate
from appui.widgets.part import FORM_WIDTH, Part, add_row


class StepView(Part):
    """Says `step 2 of 4` at its top; `forward` and `back` are the two ways out that every step has."""

    forward = Signal()
    back = Signal()

    def __init__(self, max_width: int = FORM_WIDTH) -> None:
        super().__init__(max_width)
        self._number, self._count = 1, 1
        self._where = self.w.small(self._where_words)
        self._where.hide()

    def place(self, number: int, count: int) -> None:
        """Say which step of how many this is; a way of one step says nothing."""
        self._number, self._count = number, count
        self._where.setVisible(count > 1)
        self.retranslate()

    def step_card(self) -> QVBoxLayout:
        """Add the step's first card, which begins with where we are."""
        card = self.card()
        card.addWidget(self._where)
        return card

    def ways(self, layout: QVBoxLayout) -> None:
        """Add the buttons to the next step and back; the last step has its own instead of the first."""
        self.on = self.w.button(lambda: translate("Evidence", "Continuer"), "arrow", "primary", "dossier_next")
        back = self.w.button(lambda: translate("Evidence", "Revenir"), "back", "quiet", "dossier_back")
        self.on.clicked.connect(self.forward)
        back.clicked.connect(self.back)
        add_row(layout, self.on, back)

    def _where_words(self) -> str:
        words = translate("Evidence", "Étape {number} sur {count}")
        return words.replace("{number}", str(self._number)).replace("{count}", str(self._count))
