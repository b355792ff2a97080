"""The result: the one first thing, what must not be done, at most three more, and the doors outside the circle."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.triage.parts.first import FirstCard
from appui.pages.triage.parts.ways import Ways
from appui.pages.triage.wording import source_words, spaced
from appui.texts.translate import translate
from appui.widgets.banner import Banner
from appui.widgets.card import Card
from appui.widgets.context import PageContext
from appui.widgets.flow import ColumnsLayout, FlowLayout
from appui.widgets.labels import Body, Heading, Small
from appui.widgets.page import PageScroll
from appui.widgets.tag import Tag
from appui.widgets.worded import Worded
from appui_core.triage.plan import Plan, Step
from appui_core.triage.reach import MAIN

_STEP_PX = 250


class ResultView(PageScroll):
    """Shows a plan; what it shows is thrown away with `clear`."""

    left = Signal()
    again = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__(max_width=1080)
        self._ctx = context
        self.w = Worded()
        self.ways = Ways(context, self)
        self._holder = QVBoxLayout()
        self._holder.setSpacing(self.theme.space("l"))
        self.body.addLayout(self._holder)
        back = self.w.button(lambda: translate("Triage", "Revenir"), "back", "quiet", "result_back")
        over = self.w.button(lambda: translate("Triage", "Recommencer"), "refresh", "quiet", "result_over")
        back.clicked.connect(self.left)
        over.clicked.connect(self.again)
        row = FlowLayout()
        row.addWidget(back)
        row.addWidget(over)
        self.body.addLayout(row)
        self.body.addStretch(1)
        self._shown: QWidget | None = None
        self._first: FirstCard | None = None

    def clear(self) -> None:
        """Forget what was shown."""
        if self._shown is not None:
            self._holder.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
            self._shown = self._first = None

    def follow_clock(self) -> None:
        """Say anew how long the 3018 is open, without moving anything."""
        if self._first is not None:
            self._first.follow_clock()

    def show_plan(self, plan: Plan) -> None:
        """Show a plan in place of the one before."""
        self.clear()
        self._shown = QWidget()
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.space("l"))
        column.addWidget(Body(plan.label, muted=True))
        self._first = FirstCard(plan.first, self._ctx, self.ways)
        column.addWidget(self._first)
        column.addWidget(Banner(plan.avoid, "warn"))
        if plan.notes:
            column.addWidget(Banner("\n".join(plan.notes), "neutral"))
        if plan.then:
            column.addWidget(Heading(translate("Triage", "Ensuite"), 2))
            column.addLayout(self._then(plan.then))
        if plan.doors:
            column.addWidget(self._doors(plan.doors))
        for words in self._small_print(plan):
            column.addWidget(Small(words))
        self._holder.addWidget(self._shown)
        self.setAccessibleName(plan.first.text)

    def retranslate(self) -> None:
        """Say what is not the plan's own anew; the page shows the plan again."""
        self.w.again()

    def _then(self, steps: tuple[Step, ...]) -> ColumnsLayout:
        columns = ColumnsLayout(spacing=self.theme.space("m"), least_px=_STEP_PX)
        for at, step in enumerate(steps, start=1):
            columns.addWidget(self._step(at, step))
        return columns

    def _step(self, at: int, step: Step) -> Card:
        card = Card(padding="l")
        card.setObjectName(f"triage_then_{at}")
        card.body.setSpacing(self.theme.space("s"))
        card.body.addWidget(Body(step.text))
        card.body.addStretch(1)
        row = FlowLayout(spacing=self.theme.space("s"))
        if step.open is False:
            row.addWidget(Tag(translate("Triage", "Fermé"), "clock"))
        if MAIN not in step.lines:
            for number in step.numbers:
                row.addWidget(Tag(spaced(number), "chat" if self._texted(number) else "phone"))
        card.body.addLayout(row)
        if step.open is not True and step.hours:
            card.body.addWidget(Small(step.hours))
        buttons = FlowLayout(spacing=self.theme.space("s"))
        for button in self.ways.buttons(step, first=False):
            buttons.addWidget(button)
        card.body.addLayout(buttons)
        return card

    def _texted(self, number: str) -> bool:
        return any(one.id == number and one.sms for one in self._ctx.offer().alternatives)

    def _doors(self, steps: tuple[Step, ...]) -> Card:
        card = Card(ground="sunken", padding="l", line="")
        card.setObjectName("triage_doors")
        card.body.addWidget(Body(translate("Triage", "Aucune de ces personnes ?"), strong=True))
        for step in steps:
            card.body.addWidget(Small(step.text, role="text"))
        row = FlowLayout(spacing=self.theme.space("s"))
        for step in steps:
            for button in self.ways.buttons(step, first=False)[:1]:
                row.addWidget(button)
        card.body.addLayout(row)
        return card

    def _small_print(self, plan: Plan) -> list[str]:
        steps = (plan.first, *plan.then, *plan.doors)
        said = []
        if any(step.ways for step in steps):
            said.append(
                translate(
                    "Triage",
                    "Un site s’ouvre dans le navigateur, qui garde une trace de la visite : préférez une fenêtre "
                    "privée.",
                )
            )
        if any(step.numbers for step in steps):
            said.append(translate("Triage", "Le téléphone garde une trace de l’appel."))
        said.append(source_words(plan.fact))
        if plan.stale:
            said.append(translate("Triage", "Ces conseils n’ont pas été relus depuis plus de trois mois."))
        return [" ".join(said)]
