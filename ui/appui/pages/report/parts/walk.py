"""The guide under way: the steps at the side with what is done, the current one large beside them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.report.model import ReportModel, Stage
from appui.pages.report.paper import what_words
from appui.pages.report.parts.origin import GuideOrigin
from appui.pages.report.parts.reasons import ReasonsCard
from appui.pages.report.parts.step_card import Shown, StepCard
from appui.pages.report.parts.variants import VariantsCard
from appui.pages.report.wording import step_title
from appui.texts.translate import translate
from appui.widgets.card import Card
from appui.widgets.context import PageContext
from appui.widgets.flow import ColumnsLayout, FlowLayout
from appui.widgets.labels import Small
from appui.widgets.page import PageScroll
from appui.widgets.stepper import Stepper
from appui.widgets.worded import Worded
from appui_core.guides.reasons import DEFAULT_SITUATION

if TYPE_CHECKING:
    from appui_core.guides.model import Guide


class WalkView(PageScroll):
    """`went` gives the step (from 0) that a person clicked in the list; `printed` and `saved` ask for paper."""

    went = Signal(int)
    different = Signal()
    printed = Signal()
    saved = Signal()

    def __init__(self, ctx: PageContext) -> None:
        super().__init__(max_width=1260)
        self._ctx = ctx
        self._shown: Guide | None = None
        self.w = Worded()
        # Where they stand one below the other, the step comes before the list of steps.
        columns = ColumnsLayout(spacing=24, least_px=264, stretches=(3, 9), last_on_top=True)
        self.card = StepCard(ctx)
        self.variants = VariantsCard(ctx)
        self.reasons = ReasonsCard()
        # Not stacked: a step would be as tall as the longest list of variants.
        right = QWidget()
        holder = QVBoxLayout(right)
        holder.setContentsMargins(0, 0, 0, 0)
        for card in (self.card, self.variants, self.reasons):
            holder.addWidget(card)
        self.variants.hide()
        self.reasons.hide()
        columns.addWidget(self._left_side())
        columns.addWidget(right)
        self.body.addLayout(columns, 1)

    def _left_side(self) -> Card:
        side = Card(padding="l")
        self.what = Small("")
        self.stepper = Stepper()
        self.stepper.clicked.connect(self.went)
        self.origin = GuideOrigin()
        self.different_button = self.w.button(
            lambda: translate("Report", "Mon écran est différent"), name="step_different"
        )
        self.different_button.clicked.connect(self.different)
        self.print_button = self.w.button(
            lambda: translate("Report", "Imprimer ce guide"), "print", "quiet", "guide_print"
        )
        self.print_button.clicked.connect(self.printed)
        # Only where there is a printer: the page asks, which may take a while.
        self.print_button.hide()
        save = self.w.button(lambda: translate("Report", "Enregistrer en PDF"), "download", "quiet", "guide_save")
        save.clicked.connect(self.saved)
        paper = FlowLayout(spacing=0)
        for button in (self.print_button, save):
            paper.addWidget(button)
        for widget in (self.what, self.stepper, self.origin, self.different_button):
            side.body.addWidget(widget)
        side.body.addLayout(paper)
        side.body.addStretch(1)
        return side

    def show_model(self, model: ReportModel, *, done: bool = False) -> None:
        """Show where the person stands; `done`: this setting was noted as done."""
        guide = model.guide
        if guide is None:
            return
        language = self._ctx.language()
        self.what.set_text(what_words(guide, model.asked.object, model.asked.device))
        if self._shown != guide:
            self._shown = guide
            self.stepper.set_steps([step_title(step, language) for step in guide.steps])
            self.variants.show_guide(guide)
            self.different_button.setVisible(bool(guide.variants))
        self.stepper.set_current(model.index)
        self.origin.show_guide(guide, self._ctx.messages())
        if model.stage == Stage.REASONS:
            self.reasons.show_situations(model.situations(), model.asked.situation or DEFAULT_SITUATION)
        elif model.stage != Stage.VARIANTS:
            shown = Shown(
                guide, model.index, model.asked.device, model.category, bool(model.situations()), done=done
            )
            self.card.show_step(shown, language)
        self.card.setVisible(model.stage not in {Stage.VARIANTS, Stage.REASONS})
        self.variants.setVisible(model.stage == Stage.VARIANTS)
        self.reasons.setVisible(model.stage == Stage.REASONS)
        self.setAccessibleName(self.card.title.text())

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self._shown = None
        self.w.again()
        self.card.retranslate()
        self.variants.retranslate()
        self.reasons.w.again()
