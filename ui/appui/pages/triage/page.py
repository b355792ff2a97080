"""Par où commencer: four questions one after the other, then one thing to do first. Nothing of it is kept."""

from functools import partial
from pathlib import Path

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from appui.pages.triage.model import TriageModel
from appui.pages.triage.parts.question import Choice, QuestionView
from appui.pages.triage.parts.result import ResultView
from appui.pages.triage.parts.unreadable import UnreadableView
from appui.pages.triage.wording import ANSWER_ICONS, OTHER_ICON
from appui.texts.translate import translate
from appui.widgets.context import PageContext
from appui.widgets.keyboard import give_keyboard
from appui.widgets.minute import MinuteTimer
from appui_core.content.lines import in_language
from appui_core.content.pack import content_dir
from appui_core.content.problems import ContentError
from appui_core.content.triage import Question, Situation, TriageData
from appui_core.triage.plan import Plan, make_plan


class TriagePage(QWidget):
    """`page_id` "triage"; whoever comes back to it, maybe someone else, starts at the first question."""

    page_id = "triage"

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._ctx = context
        self.model: TriageModel | None = None
        self._folder: Path | None = None
        self._plan: Plan | None = None
        self._question = QuestionView()
        self._result = ResultView(context)
        self._unreadable: UnreadableView | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self._question)
        self._stack.addWidget(self._result)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._question.chosen.connect(self._chosen)
        for view in (self._question, self._result):
            view.left.connect(self._back)
            view.again.connect(self._again)
        self._minute = MinuteTimer(context.clock, self)
        self._minute.passed.connect(self._refresh)
        self._unsubscribe = context.settings.changed.subscribe(self._setting_changed)
        self.destroyed.connect(self._unsubscribe)
        self._question.ask((1, 0), translate("Triage", "Un instant…"), "", [])
        self._load()
        # The system is asked in a child process, which may take its time.
        context.runner.run(context.urls.can_dial, owner=self, done=self._dialler_known, lane="free")

    def title(self) -> str:
        """Return the words of the header."""
        return translate("Triage", "Par où commencer")

    def shown(self) -> None:
        """Begin at the first question: who sits here now may not be who answered."""
        self._load()
        self._again()

    def retranslate(self) -> None:
        """Set every word anew after a change of language."""
        self._question.retranslate()
        self._result.retranslate()
        if self._unreadable is not None:
            self._unreadable.retranslate()
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the clock: the 3018 may close meanwhile."""
        super().showEvent(event)
        self._minute.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop following it; whoever left the page leaves no answer behind. A minimised window keeps its page."""
        self._minute.stop()
        if not event.spontaneous() and self.window().isVisible():
            self._forget()
        super().hideEvent(event)

    def _load(self) -> None:
        """Read the questions, and again when another content pack has come into use."""
        folder = content_dir()
        if folder == self._folder:
            return
        self._folder = folder
        done = partial(self._loaded, folder)
        self._ctx.runner.run(partial(_read, folder), owner=self, done=done, lane="free")

    def _loaded(self, folder: Path, data: TriageData | None) -> None:
        if folder != self._folder:
            return
        self._forget()
        if data is None:
            self.model = None
            if self._unreadable is None:
                self._unreadable = UnreadableView(self._ctx)
                self._stack.addWidget(self._unreadable)
            self._bring(self._unreadable)
            return
        self.model = TriageModel(data)
        self._show()

    def _dialler_known(self, dials: bool) -> None:  # noqa: FBT001 - the task's answer
        self._result.ways.dials = dials
        if self._plan is not None:
            self._show()

    def _setting_changed(self, key: str) -> None:
        if key == "can_phone":
            if self._unreadable is not None:
                self._unreadable.retranslate()
            self._refresh()

    # --- what a person does ------------------------------------------------------------------------------------

    def _chosen(self, answer: str) -> None:
        if self.model is not None:
            self.model.choose(answer)
            self._show()

    def _back(self) -> None:
        if self.model is not None:
            self.model.back()
            self._show()

    def _again(self) -> None:
        if self.model is not None:
            self.model.start_over()
            self._show()

    def _forget(self) -> None:
        if self.model is not None:
            self.model.start_over()
        self._result.clear()
        self._plan = None

    # --- what is shown -----------------------------------------------------------------------------------------

    def _show(self) -> None:
        if self.model is None:
            return
        here = self.model.here
        if isinstance(here, Question):
            self._result.clear()
            self._plan = None
            self._ask(here)
            self._bring(self._question)
        else:
            self._plan = self._make(here)
            self._result.show_plan(self._plan)
            self._result.verticalScrollBar().setValue(0)
            self._bring(self._result)

    def _refresh(self) -> None:
        """Show the result anew only when the hour or the telephone changed it: nothing moves under the mouse."""
        here = self.model.here if self.model is not None else None
        if not isinstance(here, Situation):
            return
        if self._make(here) != self._plan:
            self._show()
        else:
            self._result.follow_clock()

    def _make(self, row: Situation) -> Plan:
        assert self.model is not None  # noqa: S101 - for the type checker: only called where there is one
        return make_plan(
            self.model.data,
            row,
            offer=self._ctx.offer(),
            language=self._ctx.language(),
            today=self._ctx.clock.now().date(),
            answers=self.model.answers,
        )

    def _ask(self, question: Question) -> None:
        assert self.model is not None  # noqa: S101 - the same
        language = self._ctx.language()
        self._question.ask(
            (self.model.number, len(self.model.data.questions)),
            in_language(question.ask, language),
            in_language(question.help, language),
            [
                Choice(
                    answer.id,
                    ANSWER_ICONS.get(f"{question.id}.{answer.id}", OTHER_ICON),
                    in_language(answer.label, language),
                    in_language(answer.help, language),
                )
                for answer in question.answers
            ],
        )

    def _bring(self, view: QWidget) -> None:
        self._stack.setCurrentWidget(view)
        give_keyboard(view)


def _read(folder: Path) -> TriageData | None:
    from appui_core.content.triage import load_triage  # noqa: PLC0415 - read when the page is first visited

    try:
        return load_triage(folder)
    except ContentError:
        return None
