"""Search over all guides as one types: the best ones below the field, chosen with arrows and Enter or a click."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.report.paper import device_line, what_words
from appui.pages.report.parts.pasted import Pasted
from appui.pages.report.wording import GOAL_ICONS
from appui.texts.translate import translate
from appui.widgets.choice import ChoiceCard
from appui.widgets.context import PageContext
from appui.widgets.flow import ColumnsLayout
from appui.widgets.keyboard import tab_through
from appui.widgets.labels import Small
from appui.widgets.worded import Worded
from appui_core.guides.model import Guide

Find = Callable[[str], Sequence[Guide]]
MOST_FOUND = 5


class Finder(QWidget):
    """`opened` gives the id of the guide that was chosen. The field for an address stands beside the search."""

    opened = Signal(str)

    def __init__(self, ctx: PageContext) -> None:
        super().__init__()
        self.w = Worded()
        self.pasted = Pasted(ctx)
        self._find: Find = lambda _words: ()
        self._found: list[str] = []
        self._cards: list[ChoiceCard] = []
        self._at = 0
        self.field = self.w.field(lambda: translate("Report", "Chercher un guide"), name="guide_search")
        self.w.bind(self.field.edit.setPlaceholderText, lambda: translate("Report", "story, bloquer, groupe…"))
        self.field.edit.setClearButtonEnabled(True)
        self.field.changed.connect(self._typed)
        self.field.edit.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        row = ColumnsLayout(spacing=24, least_px=280)
        row.addWidget(self.field)
        row.addWidget(self.pasted.field)
        column.addLayout(row)
        column.addWidget(self.pasted)
        self.none = Small("")
        column.addWidget(self.none)
        self._results = QVBoxLayout()
        self._results.setSpacing(8)
        column.addLayout(self._results)
        self.none.hide()

    def stops(self) -> tuple[QWidget, ...]:
        """Return what the Tab key stops at after the two fields, in the order of the eye."""
        return (self.pasted.open_button, self.pasted.copy_button, *self._cards)

    def set_find(self, find: Find) -> None:
        """Search in these guides from now on."""
        self._find = find
        self._typed(self.field.text())

    def clear(self) -> None:
        """Forget what was typed and pasted."""
        self.field.set_text("")
        self.pasted.clear()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.w.again()
        self.pasted.retranslate()
        self._typed(self.field.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows choose among the results and Enter open one, while the field keeps the keyboard."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._cards:
            key = event.key()
            if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
                self._mark(self._at + (1 if key == Qt.Key.Key_Down else -1))
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
                self.opened.emit(self._found[self._at])
                return True
        return super().eventFilter(watched, event)

    def _typed(self, words: str) -> None:
        found = list(self._find(words))[:MOST_FOUND] if words.strip() else []
        self._empty()
        for place, guide in enumerate(found):
            card = ChoiceCard(GOAL_ICONS[guide.goal], guide.title, _line(guide))
            card.setObjectName(f"found_{guide.id}")
            card.clicked.connect(partial(self._clicked, place))
            self._results.addWidget(card)
            self._cards.append(card)
        self._found = [guide.id for guide in found]
        tab_through(self.stops())
        self.none.set_text(translate("Report", "Aucun guide trouvé. Essayez un autre mot, ou choisissez l’appli."))
        self.none.setVisible(bool(words.strip()) and not found)
        self._mark(0)

    def _clicked(self, place: int) -> None:
        self.opened.emit(self._found[place])

    def _mark(self, place: int) -> None:
        self._at = min(max(place, 0), max(0, len(self._cards) - 1))
        for at, card in enumerate(self._cards):
            card.set_marked(at == self._at)
        if self._cards:
            said = translate("Report", "%n guide(s) trouvé(s).", "", len(self._cards))
            self.field.edit.setAccessibleDescription(f"{said} {self._cards[self._at].text()}")
        else:
            self.field.edit.setAccessibleDescription(self.none.text() if self.none.isVisibleTo(self) else "")

    def _empty(self) -> None:
        for card in self._cards:
            self._results.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards, self._found = [], []


def _line(guide: Guide) -> str:
    """Return what tells a guide from its neighbours: platform, thing, and the device where not all are served."""
    return " · ".join(part for part in (what_words(guide), device_line(guide)) if part)
