"""The kiosk's first page: neutral from afar; two answers lead to one adult, one number, one sentence to say."""

from collections.abc import Callable
from typing import Final, NamedTuple

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.actions import catalogue
from appui.actions.command import Command
from appui.pages.kiosk.parts.ask import Ask
from appui.pages.kiosk.parts.said import said_by_kiosk
from appui.pages.kiosk.parts.talk import Talk
from appui.texts.translate import translate
from appui.texts.words import Words
from appui.widgets.announce import announce
from appui.widgets.card import Card
from appui.widgets.door import Door
from appui.widgets.flow import ColumnsLayout
from appui.widgets.keyboard import tab_through
from appui.widgets.kiosk_context import KioskContext
from appui.widgets.labels import Heading, Small
from appui.widgets.low_screen import Lowness, lowness, nothing_kept
from appui.widgets.page import PageScroll
from appui_core.content.lines import in_language

_DOOR_PX: Final = 210


class _Way(NamedTuple):
    """A door: the room behind it, what stands on it."""

    page_id: str
    command: Command
    help: Callable[[], str]


# The room behind a door may be missing: then the door is, too.
WAYS: Final = (
    _Way("normal", catalogue.NORMAL, lambda: translate("Kiosk", "Dix questions, sans note.")),
    _Way("report", catalogue.TELL, lambda: translate("Kiosk", "TikTok, Instagram, Messenger…")),
    _Way("protect", catalogue.PROTECT, lambda: translate("Kiosk", "Réglages utiles, appli par appli.")),
    _Way("sleep", catalogue.SLEEP, lambda: translate("Kiosk", "Quelques idées.")),
)


class FirstPage(PageScroll):
    """`page_id` "first"."""

    page_id = "first"

    def __init__(self, context: KioskContext) -> None:
        super().__init__(max_width=1600)
        self._context = context
        self._words = Words()
        self._said = said_by_kiosk()
        self.body.addWidget(self._talk_card())
        self.body.addLayout(self._doors())
        # What else stands at the foot of the window, on a screen that has no room for it there.
        self.kept = Small("")
        self._words.bind(self.kept.set_text, nothing_kept)
        self.body.addWidget(self.kept)
        self.body.addStretch(1)
        self.retranslate()

    def title(self) -> str:
        """Return the words of the header."""
        return translate("Kiosk", "Vie numérique")

    def shown(self) -> None:
        """Let Tab come to the answers before the doors; in the window alone that order holds."""
        tab_through([*self.who.chips(), *self.when.chips(), *self.talk.stops(), *self.doors.values()])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say at the end what a very low window says nowhere else."""
        super().resizeEvent(event)
        self.kept.setVisible(lowness(self.window().height()) is Lowness.VERY)

    def retranslate(self) -> None:
        """Set every word anew."""
        self._words.again()
        language = self._context.language()
        said = self._said
        if said is not None:
            self.who.set_words([(one.id, in_language(one.label, language)) for one in said.who])
            self.when.set_words([(one.id, in_language(one.label, language)) for one in said.when])
            self.nobody.set_text(said.note("nobody", language))
        self._show_talk(again=False)

    def _talk_card(self) -> Card:
        space = self.theme.space
        card = Card()
        heading = Heading("", 2)
        self._words.bind(heading.set_text, lambda: translate("Kiosk", "Parler à quelqu’un"))
        self.who = Ask(lambda: translate("Kiosk", "Pour qui ?"), self._answered)
        self.when = Ask(lambda: translate("Kiosk", "Quand ?"), self._answered)
        self.talk = Talk(self._context, self._said)
        self.nobody = Small("")
        answers = QVBoxLayout()
        answers.setSpacing(space("m"))
        answers.addWidget(self.who)
        answers.addWidget(self.when)
        card.body.addWidget(heading)
        card.body.addLayout(answers)
        card.body.addWidget(self.talk)
        card.body.addWidget(self.nobody)
        for one in (self.who, self.when):
            one.setVisible(self._said is not None)
        return card

    def _doors(self) -> ColumnsLayout:
        row = ColumnsLayout(spacing=self.theme.space("l"), least_px=_DOOR_PX)
        there = self._context.rooms()
        self.doors: dict[str, Door] = {}
        for way in WAYS:
            if way.page_id in there:
                row.addWidget(self._door(way))
        return row

    def _door(self, way: _Way) -> QWidget:
        door = self.doors[way.page_id] = Door(way.command.icon)

        def say(title: str) -> None:
            door.set_words(title, way.help())

        self._words.bind(say, way.command.text)
        door.clicked.connect(lambda _checked=False: self._context.navigate(way.page_id))
        return door

    def _answered(self) -> None:
        self._show_talk(again=True)

    def _show_talk(self, *, again: bool) -> None:
        """Show whom, which number and what to say, once both questions are answered; always without our words."""
        who, when = self.who.chosen(), self.when.chosen()
        ready = bool(who and when) or self._said is None
        self.nobody.setVisible(ready and self._said is not None)
        self.talk.setVisible(ready)
        if ready:
            self.talk.fill(who, when)
        if ready and again:
            # Laid out by then: in a small window it lies below.
            QTimer.singleShot(0, self.talk, self._bring_talk_into_view)
            announce(self.talk, self.talk.words())

    def _bring_talk_into_view(self) -> None:
        top = self.talk.mapTo(self.inner, QPoint(0, 0)).y()
        bar = self.verticalScrollBar()
        if top + self.talk.height() > bar.value() + self.viewport().height():
            bar.setValue(top - self.theme.space("s"))
