"""The strip that stays above everything while a series runs, with the button that stops it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.texts.translate import translate
from appui.theme.theme import current_theme
from appui.widgets.flow import FlowLayout
from appui.widgets.tag import Tag
from appui.widgets.worded import Worded


class SeriesBar(QWidget):
    """Says that pictures may come in, how many did, and lets the person stop at any time."""

    stop = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.w = Worded()
        self._kept = 0
        theme = current_theme()
        outer = QVBoxLayout(self)
        side = theme.space("xl") + theme.space("l")
        outer.setContentsMargins(side, 0, side, theme.space("s"))
        row = FlowLayout(spacing=theme.space("m"))
        outer.addLayout(row)
        self.tag = Tag("", "camera", "action")
        self.w.bind(self.tag.set_text, self._words)
        row.addWidget(self.tag)
        self.button = self.w.button(lambda: translate("Evidence", "Arrêter la série"), "close", name="series_stop")
        self.button.clicked.connect(self.stop)
        row.addWidget(self.button)
        self.hide()

    def show_series(self, *, running: bool, kept: int) -> None:
        """Show the state of the series, or nothing when there is none."""
        self._kept = kept
        self.w.again()
        self.setVisible(running)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.w.again()

    def _words(self) -> str:
        if not self._kept:
            return translate("Evidence", "Série en cours")
        return translate("Evidence", "Série en cours : %n pièce(s) gardée(s)", "", self._kept)
