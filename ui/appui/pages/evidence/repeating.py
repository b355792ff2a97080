"""What repeats itself in a case: counted off the GUI thread, shown, and each exhibit opened from there."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from appui.pages.evidence.host import Host
from appui.pages.evidence.model import View
from appui.pages.evidence.parts.repetition import RepetitionView
from appui.pages.evidence.services import Services
from appui_core.cases.repetition import Repetition, repetition
from appui_core.cases.report_words import told_word

if TYPE_CHECKING:
    from appui_core.cases.service import Cases
    from appui_core.messages import Messages


class Repeating(Host):
    """The view of repetition. `opened` carries the exhibit that somebody wants to see."""

    opened = Signal(object)

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.makers = {View.REPETITION: self._view}
        self.setters = {View.REPETITION: self._set}

    def forget(self) -> None:
        """Drop what was shown: the vault was locked."""
        view = self.built.get(View.REPETITION)
        if isinstance(view, RepetitionView):
            view.forget()

    def _view(self) -> RepetitionView:
        view = RepetitionView()
        view.left.connect(self.services.flow.home)
        view.opened.connect(self._open)
        return view

    def _set(self) -> None:
        cases, code = self.services.ctx.vault.cases, self.services.book.code
        view = self.get(View.REPETITION, RepetitionView)
        if cases is None or code is None:
            return
        view.forget()

        def told(found: tuple[Repetition, Mapping[str, str]]) -> None:
            if code == self.services.book.code:
                view.show_found(*found)

        self.services.ctx.runner.run(
            partial(count, cases, code, self.services.ctx.messages()),
            owner=self,
            done=told,
            failed=self.services.say_error,
        )

    def _open(self, number: int) -> None:
        found = next((one for one in self.services.book.exhibits if one.number == number), None)
        if found is not None:
            self.opened.emit(found)


def count(cases: "Cases", code: str, messages: "Messages") -> tuple[Repetition, Mapping[str, str]]:
    """Count what a case holds; with it how its platforms are called by people."""
    found = repetition(cases.exhibits(code), cases.masks.of_case(code).sources)
    names = {one.name for one in found.places} | {one.platform for one in found.accounts}
    return found, {name: told_word(messages, name) for name in names}
