"""A strip at the top of a view: a report that was sent with a guide waits to be noted."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.texts.translate import translate
from appui.widgets.announce import announce
from appui.widgets.banner import Banner
from appui.widgets.worded import Worded


class WaitingBar(QWidget):
    """`note`: begin the form with it; `drop`: it need not be noted. With `later`, it only says that it waits."""

    note = Signal()
    drop = Signal()

    def __init__(self, *, later: bool = False) -> None:
        super().__init__()
        self._later = later
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.w = Worded()
        self.banner = Banner("", "neutral")
        column.addWidget(self.banner)
        if not later:
            self._add_buttons()
        self._said = ""
        self.hide()

    def _add_buttons(self) -> None:
        take = self.w.button(lambda: translate("Followup", "Le noter maintenant"), "plus", name="waiting_note")
        leave_out = self.w.button(lambda: translate("Followup", "Ne pas le noter"), "", "quiet", "waiting_drop")
        take.clicked.connect(self.note)
        leave_out.clicked.connect(self.drop)
        self.banner.add_action(take)
        self.banner.add_action(leave_out)

    def show_waiting(self, what: str) -> None:
        """Name what waits, or with an empty text that nothing does."""
        self.w.again()
        words = self._words().replace("{what}", what) if what else ""
        self.banner.set_state(words, "neutral")
        self.setVisible(bool(words))
        if words != self._said and self.isVisible():
            announce(self, words)
        self._said = words

    def _words(self) -> str:
        if self._later:
            return translate(
                "Followup", "Votre autre signalement ({what}) attend. Vous pourrez le noter juste après."
            )
        return translate("Followup", "Un signalement envoyé n’est pas encore noté ({what}).")
