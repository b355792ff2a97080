"""The room "Signaler": which app, what, which phone; then the steps one by one, and what comes after."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from appui.pages.report.checked import Kept
from appui.pages.report.checklist import Checklist
from appui.pages.report.model import PROTECT, Asked, ReportModel, Stage, platforms_in
from appui.pages.report.on_paper import OnPaper
from appui.pages.report.parts.pick import PickView
from appui.pages.report.questions import Questions
from appui.pages.report.reading import Reading
from appui.texts.translate import translate
from appui.widgets.context import PageContext
from appui.widgets.keyboard import give_keyboard
from appui.widgets.page import PageScroll
from appui.widgets.walk import Leaving, Walk
from appui_core.content.pack import content_dir
from appui_core.errors import AppuiError

if TYPE_CHECKING:
    from appui.pages.report.library import Library
    from appui.pages.report.parts.end import EndView
    from appui.pages.report.parts.walk import WalkView
    from appui_core.guides.address.suggest import Choice
    from appui_core.guides.search import GuideSearch


class ReportPage(QWidget):
    """`page_id` "report"; the guides come once they are read.

    `kept` gives what remembers the settings done in the open vault.
    """

    page_id = "report"

    def __init__(self, context: PageContext, kept: Kept = lambda: None) -> None:
        super().__init__()
        self._ctx = context
        # What was shown last.
        self._place: tuple[Stage, Asked, int] | None = None
        self.model = ReportModel(platforms_in(content_dir()))
        self.checklist = Checklist(context, kept, self)
        self._questions = Questions(context, self.model, self.checklist)
        self._reading = Reading(context, self._questions.names, self)
        self._pick = PickView(context)
        # Built when a guide is opened: the page that asks is there sooner.
        self._guide_view: WalkView | None = None
        self._end_view: EndView | None = None
        self._printer = False
        self._paper = OnPaper(context, self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._pick.chosen.connect(self._chosen)
        self._pick.other.connect(self._goal)
        self._pick.left.connect(self._back)
        self._pick.finder.opened.connect(self.open_guide)
        self._pick.finder.pasted.wanted.connect(self._suggested)
        self.checklist.changed.connect(self._checklist_changed)
        context.vault.closing.connect(self._pick.finder.pasted.clear)
        self._reading.loaded.connect(self._loaded)
        self._reading.searchable.connect(self._searchable)
        self._reading.refused.connect(self._failed)
        self._reading.read()
        self._show()

    @property
    def _walk(self) -> "WalkView":
        """The view of a guide under way."""
        if self._guide_view is None:
            from appui.pages.report.parts.walk import WalkView  # noqa: PLC0415 - as said above

            walk = self._guide_view = WalkView(self._ctx)
            walk.print_button.setVisible(self._printer)
            self._stack.addWidget(walk)
            walk.went.connect(self._went)
            walk.different.connect(lambda: self._turn(Stage.VARIANTS))
            walk.card.other_reason.connect(lambda: self._turn(Stage.REASONS))
            walk.reasons.chosen.connect(self._reason)
            walk.printed.connect(lambda: self._paper.print_guide(self.model))
            walk.saved.connect(lambda: self._paper.save_guide(self.model))
            walk.card.done.connect(self._done)
            walk.card.undone.connect(self._undone)
            walk.card.beside.connect(self._beside)
            walk.card.keep.connect(lambda: self._ctx.navigate("evidence"))
            for back in (walk.card.back, walk.variants.back, walk.reasons.back):
                back.connect(self._back)
        return self._guide_view

    @property
    def _end(self) -> "EndView":
        """The view of what comes after a report."""
        if self._end_view is None:
            from appui.pages.report.parts.end import EndView  # noqa: PLC0415 - as said above

            end = self._end_view = EndView()
            self._stack.addWidget(end)
            end.sent.connect(self._note)
            end.keep.connect(lambda: self._ctx.navigate("evidence"))
            end.help_wanted.connect(self._ctx.show_3018)
            end.again.connect(self._again)
            end.back.connect(self._back)
        return self._end_view

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget a pasted address when the page is left: it may be the one of an intimate image."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._pick.finder.pasted.clear()

    def title(self) -> str:
        """Return the words of the header."""
        return translate("Report", "Signaler")

    def shown(self) -> None:
        """Take notice that the page has become the current one."""
        wished = self._ctx.handover.take("guide")
        if isinstance(wished, tuple):
            self.model.wish(*wished)
            self._show()
        self._reading.read()
        self._paper.look_for_printer(self._printer_found)
        self.checklist.read()

    def retranslate(self) -> None:
        """Set every word anew after a change of language."""
        self._pick.retranslate()
        for view in (self._guide_view, self._end_view):
            if view is not None:
                view.retranslate()
        self._reading.read()
        self._show()

    def open_guide(self, guide_id: str) -> None:
        """Go to the first step of a guide."""
        if self.model.open(guide_id):
            self._pick.finder.clear()
            self._show()

    def resume(self, walk: Walk, leaving: Leaving) -> None:
        """Take over from the window beside: the same step, what comes after the last one, or other ways."""
        guide = self.model.guide
        if guide is not None and guide.id == walk.guide.id and self.model.stage == Stage.STEP:
            self.model.go_to(min(walk.index, len(guide.steps) - 1))
            if leaving == Leaving.FINISHED:
                self._done()
            elif leaving == Leaving.DIFFERENT:
                self._turn(Stage.VARIANTS)
        self._show()

    def _loaded(self, library: "Library") -> None:
        self.model.set_guides(library.guides, library.reasons, library.messages)
        if self._guide_view is not None:
            self._guide_view.retranslate()
        self._show()

    def _searchable(self, search: "GuideSearch") -> None:
        self._pick.finder.set_find(search.find)

    def _printer_found(self, there: bool) -> None:  # noqa: FBT001 - an answer of one value
        self._printer = there
        if self._guide_view is not None:
            self._guide_view.print_button.setVisible(there)

    def _failed(self, error: AppuiError) -> None:
        self._ctx.say("warn", self._ctx.messages().error(error.code).spoken())

    # --- what a person does ------------------------------------------------------------------------------------

    def _chosen(self, key: str) -> None:
        act = {
            Stage.PLATFORM: self.model.choose_platform,
            Stage.OBJECT: self.model.choose_object,
            Stage.DEVICE: self.model.choose_device,
            Stage.GUIDES: self.model.choose_guide,
        }[self.model.stage]
        act(key)
        self._show()

    def _suggested(self, choice: "Choice") -> None:
        self.model.suggested(choice.platform, tuple(filter(None, (choice.object, *choice.near))))
        self._pick.finder.clear()
        self._show()

    def _goal(self, goal: str) -> None:
        self.model.choose_goal(goal)
        self._show()

    def _done(self) -> None:
        guide, last = self.model.guide, self.model.last
        self.model.done()
        if guide is not None and last and guide.goal == PROTECT:
            self.checklist.mark(guide.id, done=True)
        self._show()

    def _undone(self) -> None:
        guide = self.model.guide
        if guide is not None:
            self.checklist.mark(guide.id, done=False)

    def _back(self) -> None:
        self.model.back()
        self._show()

    def _went(self, index: int) -> None:
        self.model.go_to(index)
        self._show()

    def _turn(self, stage: Stage) -> None:
        self.model.stage = Stage.STEP if self.model.stage == stage else stage
        self._show()
        first = self._walk.reasons.first_focus() if self.model.stage == Stage.REASONS else None
        if first is not None:
            first.setFocus()

    def _reason(self, situation: str) -> None:
        self.model.choose_situation(situation)
        self._show()
        if self.model.stage == Stage.STEP:
            # What had the keyboard is gone: it goes on where the person does.
            self._walk.card.done_button.setFocus()

    def _note(self) -> None:
        """Leave what was reported for the room that notes it, and go there."""
        self._ctx.handover.put("report", (self.model.asked.platform, self.model.asked.object))
        self._ctx.navigate("followup")

    def _again(self) -> None:
        self.model.start_over()
        self._show()

    def _beside(self) -> None:
        guide = self.model.guide
        if guide is not None:
            walk = Walk(guide, self.model.index, self.model.asked.device, self.model.category)
            self._ctx.companion(walk, self.resume)

    # --- what is shown -----------------------------------------------------------------------------------------

    def _show(self) -> None:
        stage, guide = self.model.stage, self.model.guide
        if stage in {Stage.STEP, Stage.VARIANTS, Stage.REASONS} and guide is not None:
            self._walk.show_model(self.model, done=guide.id in self.checklist.done)
            self._bring(self._walk)
        elif stage == Stage.END and guide is not None:
            self._end.show_guide(guide)
            self._bring(self._end)
        else:
            self._questions.ask(self._pick)
            self._bring(self._pick)

    def _checklist_changed(self) -> None:
        # Nothing else of the room tells what was done.
        if self.model.stage in {Stage.STEP, Stage.GUIDES}:
            self._show()

    def _bring(self, view: PageScroll) -> None:
        """Put a view in front. What was only said anew leaves the page where it is scrolled, and the keyboard."""
        place = (self.model.stage, self.model.asked, self.model.index)
        moved, self._place = place != self._place, place
        came = self._stack.currentWidget() is not view
        if came:
            self._stack.setCurrentWidget(view)
        if moved:
            view.verticalScrollBar().setValue(0)
        # From step to step the button that was pressed keeps it.
        if came or (moved and view is self._pick):
            give_keyboard(view)
