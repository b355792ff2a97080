"""The one first thing: said large, with the numbers that can be dialled and the button that does it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.triage.parts.ways import Ways
from appui.pages.triage.wording import purpose, spaced
from appui.texts.translate import translate
from appui.widgets.card import Card
from appui.widgets.context import PageContext
from appui.widgets.flow import FlowLayout
from appui.widgets.labels import Heading, PlainLabel, Small
from appui.widgets.tag import Tag, TagTone
from appui_core.helpline.words import state_words
from appui_core.triage.plan import Step
from appui_core.triage.reach import MAIN

# Longer sentences stand one step smaller, so that the button stays in sight.
_LONG = 100


class FirstCard(Card):
    """Built anew for each result."""

    def __init__(self, step: Step, context: PageContext, ways: Ways) -> None:
        super().__init__(padding="xl")
        self.setObjectName("triage_first")
        self.body.addWidget(PlainLabel(translate("Triage", "D’abord"), "body", "action", strong=True))
        text = Heading(step.text, 2 if len(step.text) > _LONG else 1)
        self.body.addWidget(text)
        self._context = context
        self._state: Tag | None = None
        if MAIN in step.lines:
            row = FlowLayout(spacing=self.theme.space("s"))
            self._state = Tag("")
            row.addWidget(self._state)
            self.body.addLayout(row)
            self.follow_clock()
        elif step.numbers:
            self.body.addLayout(_numbers(step))
        row = FlowLayout(spacing=self.theme.space("m"))
        self.buttons = ways.buttons(step, first=True)
        for at, button in enumerate(self.buttons):
            button.setObjectName(f"triage_first_{at}")
            row.addWidget(button)
        self.body.addLayout(row)

    def follow_clock(self) -> None:
        """Say the 3018's state where it is the 3018."""
        if self._state is None:
            return
        offer = self._context.offer()
        tone: TagTone = "ok" if offer.open else "neutral"
        if offer.open is None or offer.closing_soon:
            tone = "warn"
        self._state.set_state(state_words(self._context.messages(), offer), "clock", tone)


def _numbers(step: Step) -> FlowLayout:
    """Return the numbers, each over what it is for; to a screen reader one text."""
    row = FlowLayout(spacing=32)
    for number, name in zip(step.numbers, step.names, strict=True):
        pair = QWidget()
        column = QVBoxLayout(pair)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        large = PlainLabel(spaced(number), "display", strong=True)
        large.setWordWrap(False)
        column.addWidget(large)
        word = Small(purpose(name))
        word.setWordWrap(False)
        column.addWidget(word)
        pair.setAccessibleName(name)
        row.addWidget(pair)
    return row
