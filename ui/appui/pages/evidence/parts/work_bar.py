"""While a dossier is written: what is being done, how far it is, and a button that stops it."""

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from appui.texts.translate import translate
from appui.widgets.labels import Body
from appui.widgets.part import add_row
from appui.widgets.worded import Worded

# Fine enough to be seen going on: a hundredth of 2 000 exhibits takes a quarter of a second.
_FULL = 1000


class WorkBar(QWidget):
    """Words, a bar and `stop`; the bar is full while what was written is checked."""

    def __init__(self, words: Worded) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.words = Body("")
        self.bar = QProgressBar()
        self.bar.setRange(0, _FULL)
        self.bar.setTextVisible(False)
        words.named(self.bar, lambda: translate("Evidence", "Préparation du dossier"))
        self.stop = words.button(lambda: translate("Evidence", "Arrêter"), "close", name="dossier_stop")
        self.stop.clicked.connect(self._stopping)
        column.addWidget(self.words)
        column.addWidget(self.bar)
        add_row(column, self.stop)

    def begin(self, words: str, *, stoppable: bool) -> None:
        """Say what is being done now."""
        self.words.set_text(words)
        self.bar.setValue(0 if stoppable else _FULL)
        self.stop.setEnabled(True)
        self.stop.setVisible(stoppable)

    def show_share(self, done: int, whole: int) -> None:
        """Show how much of it is done."""
        self.bar.setValue(min(_FULL, done * _FULL // max(1, whole)))

    def _stopping(self) -> None:
        # A button that can't be pressed loses the keyboard, to whatever comes next in the window.
        self.bar.setFocus()
        self.stop.setEnabled(False)
        self.words.set_text(translate("Evidence", "Arrêt en cours…"))
