"""One card: its blocks, what it leads to, and at the foot where each fact comes from and how old it is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.learn.parts.blocks import BlockView, site_button
from appui.pages.learn.wording import action_words, source_words
from appui.texts.life import life_words
from appui.texts.translate import translate
from appui.widgets.buttons import ActionButton
from appui.widgets.card import Card as Sheet
from appui.widgets.context import PageContext
from appui.widgets.flow import FlowLayout
from appui.widgets.labels import Body, Heading, Small
from appui.widgets.page import PageScroll
from appui.widgets.worded import Worded
from appui_core.content.card_view import Age, Block, Card
from appui_core.content.cards import LIFE
from appui_core.content.fact import Risk
from appui_core.errors import AppuiError
from appui_core.guides.words import day_words
from appui_core.helpline.life_first import load_life_first

if TYPE_CHECKING:
    from datetime import date


class CardView(PageScroll):
    """`asked` gives one of cards.ACTIONS."""

    asked = Signal(str)
    back = Signal()

    def __init__(self, ctx: PageContext) -> None:
        super().__init__(max_width=860)
        self._ctx = ctx
        self._card: Card | None = None
        self.w = Worded()
        top = self.w.button(lambda: translate("Learn", "Toutes les fiches"), "back", "quiet", "card_back")
        top.clicked.connect(self.back)
        self.body.addWidget(top, 0, Qt.AlignmentFlag.AlignLeading)
        self._holder = QVBoxLayout()
        self.body.addLayout(self._holder)
        self.body.addStretch(1)
        self._sheet: Sheet | None = None
        self.amounts: list[BlockView] = []

    def show_card(self, card: Card) -> None:
        """Show a card from its beginning."""
        self._card = card
        self._build(card)
        self.verticalScrollBar().setValue(0)
        self.setAccessibleName(card.title)

    def retranslate(self) -> None:
        """Say everything in the language in force; the card itself comes anew."""
        self.w.again()

    def refresh(self) -> None:
        """Show the same card anew: someone can phone, or can't, from now on."""
        if self._card is not None and any(block.kind == LIFE for block in self._card.blocks):
            self._build(self._card)

    def _build(self, card: Card) -> None:
        if self._sheet is not None:
            self._holder.removeWidget(self._sheet)
            self._sheet.hide()
            self._sheet.deleteLater()
        self._sheet = sheet = Sheet(padding="xxl")
        sheet.body.setSpacing(self.theme.space("l"))
        sheet.body.addWidget(Heading(card.title, 1))
        sheet.body.addWidget(Body(card.lead, muted=True, lead=True))
        self.amounts = []
        for block in _once(card.blocks):
            if block.kind != "amounts":
                sheet.body.addWidget(self._block(block))
        amounts = [block for block in card.blocks if block.kind == "amounts" and block.age is not Age.HIDDEN]
        self._add_amounts(sheet, amounts)
        self._add_actions(sheet, card)
        self._add_sites(sheet, card)
        self._add_sources(sheet, card)
        self._holder.addWidget(sheet)

    def _block(self, block: Block) -> QWidget:
        if block.kind != LIFE:
            return BlockView(block, self._ctx.messages(), self._open)
        life = load_life_first(self._ctx.language(), can_phone=self._ctx.settings.flag("can_phone"))
        box = Sheet(ground="dangersoft", padding="l", line="")
        box.body.setSpacing(self.theme.space("s"))
        question = Body(life.question, strong=True)
        question.set_role("danger")
        box.body.addWidget(question)
        for words in life_words(life):
            box.body.addWidget(Body(words))
        return box

    def _add_amounts(self, sheet: Sheet, blocks: list[Block]) -> None:
        """Put amounts behind one click: a figure read in fear says more than it means."""
        if not blocks:
            return
        words = translate("Learn", "Voir les peines maximales, pour un adulte")
        button = ActionButton(words, "chevron", "quiet")
        button.setObjectName("card_amounts")
        button.setAccessibleDescription(translate("Learn", "Caché par défaut"))
        self.amounts = [BlockView(block, self._ctx.messages(), self._open) for block in blocks]
        for view in self.amounts:
            view.hide()

        def toggle() -> None:
            shown = not self.amounts[0].isHidden()
            for view in self.amounts:
                view.setVisible(not shown)
            button.set_text(words if shown else translate("Learn", "Cacher les peines"))

        button.clicked.connect(toggle)
        sheet.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        for view in self.amounts:
            sheet.body.addWidget(view)

    def _add_actions(self, sheet: Sheet, card: Card) -> None:
        row = FlowLayout(spacing=self.theme.space("m"))
        for action in card.actions:
            words, icon = action_words(action)
            button = ActionButton(words, icon, "call" if action == "3018" else "secondary")
            button.setObjectName(f"action_{action}")
            button.clicked.connect(lambda _checked=False, asked=action: self.asked.emit(asked))
            row.addWidget(button)
        if row.count():
            sheet.body.addLayout(row)

    def _add_sites(self, sheet: Sheet, card: Card) -> None:
        """Name the sites that help; one that only stands in for an old law would lead nobody anywhere."""
        shown = [block for block in card.blocks if block.fact is not None and block.url]
        urls = dict.fromkeys(
            block.url
            for block in shown
            # An old procedure has its site right below it already.
            if block.fact and block.fact.risk is not Risk.LEGAL and block.age is not Age.ELSEWHERE
        )
        if urls:
            row = FlowLayout(spacing=self.theme.space("s"))
            for url in urls:
                row.addWidget(site_button(url or "", self._open))
            sheet.body.addLayout(row)
        if urls or any(block.age in {Age.HIDDEN, Age.ELSEWHERE} for block in shown):
            sheet.body.addWidget(
                Small(translate("Learn", "L’historique du navigateur garde la trace d’un site ouvert."))
            )

    def _add_sources(self, sheet: Sheet, card: Card) -> None:
        if not card.facts:
            return
        messages = self._ctx.messages()
        sources = dict.fromkeys(source_words(messages, fact) for fact in card.facts)
        column = QVBoxLayout()
        column.setSpacing(self.theme.space("xs"))
        column.addWidget(Small(translate("Learn", "D’où cela vient"), role="text"))
        column.addWidget(Small(" · ".join(sources)))
        oldest = min(fact.checked_on for fact in card.facts)
        column.addWidget(Small(messages.text("learn.seen", date=day_words(messages, oldest))))
        sheet.body.addLayout(column)

    def _open(self, url: str) -> None:
        # The system's opener may take seconds.
        self._ctx.runner.run(lambda: self._ctx.urls.open(url), owner=self, failed=self._refused, lane="free")

    def _refused(self, error: AppuiError) -> None:
        self._ctx.say("warn", self._ctx.messages().error(error.code).spoken())


def _once(blocks: tuple[Block, ...]) -> list[Block]:
    """Return the blocks; of those that are hidden one for each site and day: saying it five times says no more."""
    shown: list[Block] = []
    told: set[tuple[str | None, date | None]] = set()
    for block in blocks:
        key = (block.url, block.fact.checked_on if block.fact else None)
        if block.age is Age.HIDDEN:
            if key in told:
                continue
            told.add(key)
        shown.append(block)
    return shown
