"""The guide under way: the steps at the side with what is done, the current one large beside them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.report.model import ReportModel, Stage
from appui.pages.report.parts.step_card import StepCard
from appui.pages.report.parts.variants import VariantsCard
from appui.pages.report.wording import PLATFORM_NAMES, device_words, in_sentence, object_words, step_title
from appui.texts.translate import translate
from appui.widgets.card import Card
from appui.widgets.context import PageContext
from appui.widgets.flow import ColumnsLayout
from appui.widgets.labels import Small
from appui.widgets.page import PageScroll
from appui.widgets.stepper import Stepper
from appui.widgets.worded import Worded
from appui_core.guides.model import Guide
from appui_core.guides.words import origin_words, stale_words


class WalkView(PageScroll):
    """`went` gives the step (from 0) that a person clicked in the list."""

    went = Signal(int)
    different = Signal()

    def __init__(self, ctx: PageContext) -> None:
        super().__init__(max_width=1260)
        self._ctx = ctx
        self._shown: tuple[str, str] = ("", "")
        self.w = Worded()
        # Where they stand one below the other, the step comes before the list of steps.
        columns = ColumnsLayout(spacing=24, least_px=300, stretches=(3, 8), last_on_top=True)
        self.card = StepCard()
        self.variants = VariantsCard(ctx)
        # Not stacked: a step would be as tall as the longest list of variants.
        right = QWidget()
        holder = QVBoxLayout(right)
        holder.setContentsMargins(0, 0, 0, 0)
        holder.addWidget(self.card)
        holder.addWidget(self.variants)
        self.variants.hide()
        columns.addWidget(self._left_side())
        columns.addWidget(right)
        self.body.addLayout(columns, 1)

    def _left_side(self) -> Card:
        side = Card(padding="l")
        self.what = Small("")
        self.stepper = Stepper()
        self.stepper.clicked.connect(self.went)
        self.origin = Small("")
        self.stale = Small("", role="warn")
        different = self.w.button(lambda: translate("Report", "Mon écran est différent"), name="step_different")
        different.clicked.connect(self.different)
        for widget in (self.what, self.stepper, self.stale, self.origin, different):
            side.body.addWidget(widget)
        side.body.addStretch(1)
        return side

    def show_model(self, model: ReportModel) -> None:
        """Show where the person stands."""
        guide = model.guide
        if guide is None:
            return
        language = self._ctx.language()
        parts = [PLATFORM_NAMES.get(guide.platform, guide.platform), in_sentence(object_words(model.asked.object))]
        if model.asked.device:
            parts.append(in_sentence(device_words(model.asked.device)))
        self.what.set_text(" · ".join(parts))
        if self._shown != (guide.id, guide.language):
            self._shown = (guide.id, guide.language)
            self.stepper.set_steps([step_title(step, language) for step in guide.steps])
            self.variants.show_guide(guide)
        self.stepper.set_current(model.index)
        self._show_origin(guide)
        elsewhere = model.stage == Stage.VARIANTS
        if not elsewhere:
            self.card.show_step(guide, model.index, language)
        self.card.setVisible(not elsewhere)
        self.variants.setVisible(elsewhere)
        self.verticalScrollBar().setValue(0)
        self.setAccessibleName(self.card.title.text())

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self._shown = ("", "")
        self.w.again()
        self.card.retranslate()
        self.variants.retranslate()

    def _show_origin(self, guide: Guide) -> None:
        messages = self._ctx.messages()
        self.origin.set_text(origin_words(messages, guide))
        stale = stale_words(messages, guide)
        self.stale.set_text(stale)
        self.stale.setVisible(bool(stale))
