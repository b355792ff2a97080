"""On Windows our windows are left out of pictures and shared screens; who is helped from afar lifts that."""

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.texts.translate import translate
from appui.widgets.context import PageContext
from appui.widgets.flow import FlowLayout
from appui.widgets.worded import Worded

MINUTES: Final = 10
_TICK_MS: Final = 5_000


class SeenPart(QWidget):
    """Says how it is and for how long; absent where the system can't do it."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._privacy = context.privacy
        self.w = Worded()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.w.heading(lambda: translate("Vault", "Aide à distance"), 3))
        column.addWidget(self.w.body(self._words))
        row = FlowLayout()
        self.turn = self.w.button(self._turn_words, "eye", name="vault_seen")
        self.turn.clicked.connect(self._turn)
        row.addWidget(self.turn)
        column.addLayout(row)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)

    def tick(self) -> None:
        """Say how long it still lasts."""
        if not self._privacy.left_s():
            self._timer.stop()
        self.w.again()

    def _turn(self) -> None:
        if self._privacy.left_s():
            self._privacy.leave_out()
        else:
            self._privacy.let_be_seen(MINUTES)
            self._timer.start()
        self.w.again()

    def _turn_words(self) -> str:
        if self._privacy.left_s():
            return translate("Vault", "Cacher Appui de nouveau")
        return translate("Vault", "Laisser voir Appui pendant 10 minutes")

    def _words(self) -> str:
        left = self._privacy.left_s()
        if left:
            return translate(
                "Vault", "Appui se voit encore %n minute(s) sur un écran partagé.", "", -(-left // 60)
            )
        return translate(
            "Vault",
            "Windows laisse Appui hors des captures, des écrans partagés et de Recall. Quelqu’un qui vous aide à "
            "distance ne le voit donc pas.",
        )
