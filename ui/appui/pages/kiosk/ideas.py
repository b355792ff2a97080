"""Two rooms of ideas out of content/kiosk.toml: "Dormir, décrocher" and "J’ai vu quelque chose"."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QSizePolicy

from appui.actions import catalogue
from appui.actions.command import Command
from appui.pages.kiosk.parts.room import Room
from appui.pages.kiosk.parts.said import said_by_kiosk
from appui.pages.kiosk.parts.ways_on import WITNESS, adults_button, report_button
from appui.texts.translate import translate
from appui.texts.words import Words
from appui.widgets.card import Card
from appui.widgets.flow import ColumnsLayout, FlowLayout
from appui.widgets.kiosk_context import KioskContext
from appui.widgets.labels import Body, Heading
from appui_core.content.kiosk import Idea, KioskWords
from appui_core.content.lines import in_language

SLEEP: Final = "sleep"
_COMMANDS: Final[dict[str, Command]] = {SLEEP: catalogue.SLEEP, WITNESS: catalogue.WITNESS}
_IN_A_ROW: Final = 2
_LEAST: Final = 320


class IdeasRoom(Room):
    """`page_id` "sleep" or "witness"."""

    def __init__(self, context: KioskContext, page_id: str) -> None:
        super().__init__(page_id, _COMMANDS[page_id])
        self._context = context
        self._said = said_by_kiosk()
        self.lead = Body("", lead=True)
        self.body.addWidget(self.lead)
        self._labels: list[tuple[Heading, Body]] = []
        ideas = self._ideas()
        for start in range(0, len(ideas), _IN_A_ROW):
            row = ColumnsLayout(spacing=self.theme.space("l"), least_px=_LEAST)
            for _ in ideas[start : start + _IN_A_ROW]:
                row.addWidget(self._card())
            self.body.addLayout(row)
        self._words = Words()
        self.adults = adults_button(context, self._words)
        ways = FlowLayout(spacing=self.theme.space("m"))
        ways.addWidget(self.adults)
        if page_id == WITNESS:
            # Who saw something can also tell the app.
            self.report = report_button(context, self._words)
            ways.addWidget(self.report)
        self.body.addLayout(ways)
        self.body.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._words.again()
        language = self._context.language()
        if self._said is None:
            self.lead.set_text(
                translate("Kiosk", "Ces idées ne se lisent pas sur cet ordinateur. Les numéros, eux, restent.")
            )
            return
        self.lead.set_text(self._said.note(self.page_id, language))
        for (title, text), idea in zip(self._labels, self._ideas(), strict=True):
            title.set_text(in_language(idea.title, language))
            text.set_text(in_language(idea.text, language))

    def _ideas(self) -> Sequence[Idea]:
        said: KioskWords | None = self._said
        if said is None:
            return ()
        return said.witness if self.page_id == WITNESS else said.sleep

    def _card(self) -> Card:
        card = Card(padding="l")
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        title, text = Heading("", 3), Body("", muted=True)
        self._labels.append((title, text))
        card.body.setSpacing(self.theme.space("xs"))
        card.body.addWidget(title)
        card.body.addWidget(text)
        card.body.addStretch(1)
        return card
