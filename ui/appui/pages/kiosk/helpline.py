"""The 3018 as a pupil needs it: the number to remember, open or not now, how to reach it, who else answers."""

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.actions import catalogue
from appui.pages.kiosk.parts.abreast import Abreast
from appui.pages.kiosk.parts.number import NumberCard
from appui.pages.kiosk.parts.reach import ReachRow
from appui.pages.kiosk.parts.room import Room
from appui.pages.kiosk.parts.route import NotesCard, RouteCard, routes, trace_words
from appui.pages.kiosk.parts.said import said_by_kiosk
from appui.texts.translate import translate
from appui.widgets.kiosk_context import KioskContext
from appui.widgets.labels import Heading, Small
from appui.widgets.minute import MinuteTimer

# Who answers day and night; of the other numbers two sentences of kiosk.toml speak, with "tu".
NIGHT: Final = ("police-chat", "119")
NOTES: Final = ("life", "danger")
BARE_NIGHT: Final = (*NIGHT, "3114", "15", "17", "112", "114")
_ROUTE_PX: Final = 300


class HelplineRoom(Room):
    """`page_id` "helpline". Who answers now comes before the ways to the 3018 while it is closed."""

    def __init__(self, context: KioskContext) -> None:
        super().__init__("helpline", catalogue.SHOW_3018)
        self._context = context
        self._said = said_by_kiosk()
        self._known: object = None
        self.number = NumberCard(context, self._said)
        self.ways = ReachRow(context, self._said)
        self.others = QWidget()
        column = QVBoxLayout(self.others)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.space("m"))
        self.others_title = Heading("", 2)
        self.routes, self.notes = Abreast(2, _ROUTE_PX), Abreast(1, _ROUTE_PX)
        column.addWidget(self.others_title)
        self.trace = Small("")
        for widget in (self.routes, self.notes, self.trace):
            column.addWidget(widget)
        for part in (self.number, self.ways, self.others):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.minute = MinuteTimer(context.clock, self)
        self.minute.passed.connect(self.refresh)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.number.retranslate()
        self.ways.retranslate()
        self.trace.set_text(trace_words())
        self.refresh()

    def refresh(self) -> None:
        """Say what holds at this instant."""
        self.number.refresh()
        closed = self._context.offer().open is False
        first = self.others if closed else self.ways
        if self.body.indexOf(first) != 1:
            self.body.removeWidget(first)
            self.body.insertWidget(1, first)
        self.others_title.set_text(
            translate("Kiosk", "Qui répond maintenant, jour et nuit")
            if closed
            else translate("Kiosk", "Qui d’autre répond, jour et nuit")
        )
        if closed:
            self._show_routes()
        else:
            # They lie further down, so they may come a turn of the event loop later: nobody waits for them.
            QTimer.singleShot(0, self, self._show_routes)

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the clock."""
        super().showEvent(event)
        self.refresh()
        self.minute.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop following it."""
        self.minute.stop()
        super().hideEvent(event)

    def _show_routes(self) -> None:
        said, language = self._said, self._context.language()
        found = routes(self._context.offer(), BARE_NIGHT if said is None else NIGHT)
        if self._known == (found, language):
            return
        self._known = (found, language)
        self.routes.fill([RouteCard(one) for one in found])
        self.notes.fill([NotesCard([said.note(name, language) for name in NOTES])] if said is not None else [])
