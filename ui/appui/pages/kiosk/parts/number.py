"""The number of the 3018, as large as it gets in the kiosk: asked for, it may be seen from afar."""

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.kiosk.parts.card import CardOffer
from appui.pages.kiosk.parts.line_state import line_state
from appui.pages.kiosk.parts.talk import SPOKEN
from appui.pages.kiosk.parts.ways_on import adults_button
from appui.texts.translate import translate
from appui.texts.words import Words
from appui.widgets.card import Card
from appui.widgets.flow import ColumnsLayout, FlowLayout
from appui.widgets.great_number import GreatNumber
from appui.widgets.kiosk_context import KioskContext
from appui.widgets.labels import Body
from appui.widgets.tag import Tag, TagTone
from appui_core.content.kiosk import KioskWords
from appui_core.helpline.lines import MAIN_LINE

_COLUMN_PX: Final = 270


class NumberCard(Card):
    """The number and how it is said, its state, what it promises, what to remember; the way to somebody here."""

    def __init__(self, context: KioskContext, said: KioskWords | None) -> None:
        super().__init__()
        self._context, self._said = context, said
        self._words = Words()
        self.number, self.aloud = GreatNumber(SPOKEN[MAIN_LINE]), Body("", lead=True)
        self._words.bind(self.aloud.set_text, lambda: translate("Kiosk", "« trente, dix-huit »"))
        self.state = Tag("")
        self.state.set_size("body")
        self.private, self.remember, self.french = Body(""), Body("", strong=True), Body("", muted=True)
        self._words.bind(
            self.french.set_text,
            lambda: translate(
                "HelplineSheet", "Le 3018 répond en français. Pour d’autres langues, nous ne savons pas."
            ),
        )
        self.adults = adults_button(context, self._words)
        self.card = CardOffer(context)
        row = ColumnsLayout(spacing=self.theme.space("xl"), least_px=_COLUMN_PX, stretches=(3, 8))
        row.addWidget(self._column(self.number, self.aloud))
        row.addWidget(self._column(self.state, self.private, self.remember, self.french, self.adults, self.card))
        self.body.addLayout(row)

    def retranslate(self) -> None:
        """Set every word anew."""
        self._words.again()
        self.card.retranslate()
        language, said = self._context.language(), self._said
        self.french.setVisible(language != "fr")
        for label in (self.private, self.remember):
            label.setVisible(said is not None)
        if said is not None:
            self.private.set_text(said.note("confidential", language))
            self.remember.set_text(f"{said.note('remember', language)} {said.note('phone_away', language)}")
        self.refresh()

    def refresh(self) -> None:
        """Say whether it answers at this instant."""
        offer = self._context.offer()
        tone: TagTone = "warn" if offer.open is None or offer.closing_soon else "ok" if offer.open else "neutral"
        self.state.set_state(line_state(self._context), "clock", tone)

    def _column(self, *widgets: QWidget) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.space("s"))
        for widget in widgets:
            if widget in {self.state, self.adults}:
                # As wide as its words.
                line = FlowLayout()
                line.addWidget(widget)
                column.addLayout(line)
            else:
                column.addWidget(widget)
        column.addStretch(1)
        return side
