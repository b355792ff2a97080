"""The button that prints a pocket card, and beneath it what became of it. Absent where nothing can be printed."""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from appui.actions import catalogue
from appui.texts.translate import translate
from appui.texts.words import Words
from appui.theme.theme import current_theme
from appui.widgets.announce import announce
from appui.widgets.buttons import ActionButton
from appui.widgets.flow import FlowLayout
from appui.widgets.kiosk_context import KioskContext
from appui.widgets.labels import Small
from appui.widgets.pocket_card import CardState

# Before a press: where it comes out, since whoever fetches it is seen there, and the trace that Appui can't help.
_SAID: Final[Mapping[CardState, Callable[[str], str]]] = {
    CardState.OFFERED: lambda name: translate(
        "Kiosk", "Elle sort de l’imprimante « {name} », qui peut noter l’heure, pas qui tu es."
    ).format(name=name),
    CardState.ASKED: lambda _: translate("Kiosk", "Un instant…"),
    CardState.SENT: lambda _: translate(
        "Kiosk", "La carte s’imprime. Plie la feuille, le texte à l’intérieur. Si rien ne sort, retiens 30-18."
    ),
    CardState.AGAIN: lambda _: translate("Kiosk", "La carte s’imprime. Pour une autre, attends une minute."),
    CardState.SOON: lambda _: translate(
        "Kiosk", "Une carte par minute : attends un peu, puis appuie de nouveau. En attendant, retiens 30-18."
    ),
    CardState.MANY: lambda _: translate(
        "Kiosk", "L’imprimante ne fait que quelques cartes par heure. Retiens 30-18, et 119."
    ),
    CardState.FAILED: lambda _: translate(
        "Kiosk", "L’imprimante ne répond pas. Retiens 30-18 ; d’autres numéros sont en bas de l’écran."
    ),
}


class Wording(NamedTuple):
    """What stands on the button; what beneath it in each state, given the printer's name."""

    label: Callable[[], str]
    said: Mapping[CardState, Callable[[str], str]]


_PUPIL: Final = Wording(catalogue.CARD.text, _SAID)


class CardOffer(QWidget):
    """One press prints one card; the language is the visit's."""

    def __init__(self, context: KioskContext, wording: Wording = _PUPIL) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        self._words = Words()
        self.button = ActionButton("", catalogue.CARD.icon, "secondary")
        self.button.setObjectName("print_card")
        self._words.bind(self.button.set_text, wording.label)
        self.button.clicked.connect(lambda _checked=False: context.card.press())
        self.said = Small("", role="text")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space("xs"))
        line = FlowLayout()
        line.addWidget(self.button)
        column.addLayout(line)
        column.addWidget(self.said)
        context.card.changed.connect(self._changed)
        self._show()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._words.again()
        self._show()

    def words(self) -> str:
        """Return what stands beneath the button; empty where there is none."""
        said = self._wording.said.get(self._context.card.state)
        return said(self._context.policy.printer) if said is not None else ""

    def _changed(self) -> None:
        self._show()
        # Only what a press has led to: that there is a printer is no news.
        if self.isVisible() and self._context.card.state is not CardState.OFFERED:
            announce(self, self.said.text())
            # Laid out by then: with large letters the answer may lie below what is seen.
            QTimer.singleShot(0, self, self._bring_into_view)

    def _bring_into_view(self) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(self.said)

    def _show(self) -> None:
        words = self.words()
        self.said.set_text(words)
        self.said.setVisible(bool(words))
        self.setVisible(self._context.card.state is not CardState.ABSENT)
