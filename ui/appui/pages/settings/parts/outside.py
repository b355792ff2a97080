"""The way from the vault's card to what was left outside it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.texts.translate import translate
from appui.widgets.context import PageContext
from appui.widgets.flow import FlowLayout
from appui.widgets.worded import Worded


class OutsidePart(QWidget):
    """One sentence and one button: it looks at once, and shows what it finds on a page of its own."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self.w = Worded()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.w.heading(lambda: translate("Vault", "Copies restées ailleurs"), 3))
        column.addWidget(
            self.w.body(
                lambda: translate(
                    "Vault",
                    "Des copies de vos pièces peuvent être restées hors du coffre. Appui les cherche après chaque "
                    "ajout et quand vous le demandez, et n’efface rien sans vous.",
                )
            )
        )
        row = FlowLayout()
        self.look = self.w.button(lambda: translate("Vault", "Regarder maintenant"), "search", name="vault_leaks")
        self.look.clicked.connect(self._look)
        row.addWidget(self.look)
        column.addLayout(row)

    def _look(self) -> None:
        self._context.leaks.look()
        self._context.navigate("leaks")
