"""Whom a pupil can talk to here; the list always ends with the lines outside the school (UX.md, rule 6)."""

from typing import Final

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from appui.actions import catalogue
from appui.pages.kiosk.parts.abreast import Abreast
from appui.pages.kiosk.parts.line_state import line_state
from appui.pages.kiosk.parts.person import PersonCard, adults_here
from appui.pages.kiosk.parts.room import Room
from appui.pages.kiosk.parts.route import RouteCard, routes, trace_words
from appui.pages.kiosk.parts.said import said_by_kiosk
from appui.pages.kiosk.parts.say import SayCard
from appui.pages.kiosk.parts.talk import SPOKEN
from appui.pages.kiosk.parts.ways_on import helpline_button
from appui.texts.translate import translate
from appui.texts.words import Words
from appui.widgets.card import Card
from appui.widgets.flow import FlowLayout
from appui.widgets.kiosk_context import KioskContext
from appui.widgets.labels import Body, Heading, PlainLabel, Small
from appui_core.helpline.lines import MAIN_LINE

_CARD_PX: Final = 250
_SAID: Final = (("me", "today"),)
# Where the content's own list can't be read.
OUTSIDE: Final = (MAIN_LINE, "119", "police-chat")


class AdultsRoom(Room):
    """`page_id` "adults"."""

    def __init__(self, context: KioskContext) -> None:
        super().__init__("adults", catalogue.ADULTS)
        self._context = context
        self._said = said_by_kiosk()
        self._words = Words()
        self.say = SayCard(self._said, _SAID)
        self.now = Body("")
        self.say.add(self.now)
        self.people, self.outside = Abreast(3, _CARD_PX), Abreast(3, _CARD_PX)
        self.nobody, self.trace = Heading("", 2), Small("")
        for part in (self.people, self.say, self.nobody, self.outside, self.trace):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        said, language = self._said, self._context.language()
        self.say.fill(language)
        if said is not None:
            self.now.set_text(said.note("now", language))
        found = adults_here(self._context, said)
        self.people.fill([PersonCard(adult) for adult in found])
        self.people.setVisible(bool(found))
        self.nobody.set_text(
            said.note("nobody", language) if said else translate("Kiosk", "En dehors de l’établissement")
        )
        self.trace.set_text(trace_words())
        self._show_outside()

    def showEvent(self, event: QShowEvent) -> None:
        """Say whether the 3018 answers by now."""
        super().showEvent(event)
        self._show_outside()

    def _show_outside(self) -> None:
        ids = OUTSIDE if self._said is None else self._said.outside
        others = routes(self._context.offer(), ids)
        # The way to the 3018's room has the codes.
        self.outside.fill([self._number_card(), *(RouteCard(one, code=False) for one in others)])

    def _number_card(self) -> QWidget:
        words = Words()
        card = Card(ground="callsoft", padding="l", line="")
        card.body.setSpacing(card.theme.space("s"))
        card.body.addWidget(PlainLabel(SPOKEN[MAIN_LINE], "lead", "call", strong=True))
        card.body.addWidget(Body(f"{line_state(self._context)}. {translate('Kiosk', 'Gratuit.')}"))
        row = FlowLayout()
        row.addWidget(helpline_button(self._context, words))
        card.body.addLayout(row)
        card.body.addStretch(1)
        return card
