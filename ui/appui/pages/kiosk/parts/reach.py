"""The 3018 from one's own telephone: one code dials, the other leads to the chat. Nothing opens here."""

from typing import Final

from PySide6.QtWidgets import QWidget

from appui.pages.kiosk.parts.address import Scannable
from appui.pages.kiosk.parts.route import trace_words
from appui.pages.kiosk.parts.say import SayCard
from appui.texts.translate import translate
from appui.texts.words import Words
from appui.theme.theme import current_theme
from appui.widgets.address import AddressText, plain_address
from appui.widgets.card import Card
from appui.widgets.flow import ColumnsLayout
from appui.widgets.kiosk_context import KioskContext
from appui.widgets.labels import Body, Small
from appui_core.content.kiosk import KioskWords

CALL: Final = "tel:3018"
SITE: Final = "https://3018.fr"
_WAY_PX: Final = 230
_SAID: Final = (("me", "today"), ("seen", "today"))


class ReachRow(QWidget):
    """Call, write, and what to say, side by side; beside each way the trace that it leaves."""

    def __init__(self, context: KioskContext, said: KioskWords | None) -> None:
        super().__init__()
        self._context = context
        self._words = Words()
        bind = self._words.bind
        row = ColumnsLayout(self, spacing=current_theme().space("m"), least_px=_WAY_PX)
        call_title, write_title = Body("", strong=True), Body("", strong=True)
        bind(call_title.set_text, lambda: translate("Kiosk", "Appeler, avec ton téléphone"))
        bind(write_title.set_text, lambda: translate("Kiosk", "Écrire : tchat du 3018"))
        call_trace, write_trace = Small(""), Small("")
        bind(call_trace.set_text, lambda: translate("Kiosk", "Ton téléphone garde une trace de l’appel."))
        bind(write_trace.set_text, trace_words)
        address = AddressText(plain_address(SITE), "body", "text", strong=True)
        self.call = Scannable(CALL, call_title, (call_trace,))
        self.site = Scannable(SITE, write_title, (address, write_trace))
        bind(
            self.call.code.setAccessibleName,
            lambda: translate("HelplineSheet", "Code QR : le téléphone compose le 3018. Le numéro est 30 18."),
        )
        bind(
            self.site.code.setAccessibleName,
            lambda: translate("Kiosk", "Code QR : cette adresse, pour un téléphone."),
        )
        self.say = SayCard(said, _SAID)
        for way in (self.call, self.site):
            card = Card(padding="l")
            card.body.addWidget(way)
            card.body.addStretch(1)
            row.addWidget(card)
        row.addWidget(self.say)

    def retranslate(self) -> None:
        """Set every word anew."""
        self._words.again()
        self.say.fill(self._context.language())
