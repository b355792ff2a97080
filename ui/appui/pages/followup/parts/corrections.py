"""Under a report that is being corrected: take its last step back, or destroy it; the second asks once more."""

from collections.abc import Callable

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QPushButton

from appui.pages.followup.wording import day_words
from appui.texts.translate import translate
from appui.widgets.card import Card
from appui.widgets.part import add_row
from appui.widgets.worded import Worded
from appui_core.cases.report_model import Report
from appui_core.cases.report_words import step_word
from appui_core.messages import Messages


class Corrections(Card):
    """Both signals carry the report's id."""

    remove = Signal(str)
    take_back = Signal(str)

    def __init__(self, words: Worded, messages: Callable[[], Messages]) -> None:
        super().__init__()
        self._report: Report | None = None
        self._messages = messages
        self.body.addWidget(words.heading(lambda: translate("Followup", "Noté par erreur ?"), 2))
        self.last = words.body(self._last_words)
        self.body.addWidget(self.last)
        self.back_step = words.button(
            lambda: translate("Followup", "Annuler cette dernière suite"), "back", name="report_take_back"
        )
        self.drop = words.button(
            lambda: translate("Followup", "Retirer ce signalement du suivi"), "close", name="report_remove"
        )
        self.sure = words.button(
            lambda: translate("Followup", "Oui, détruire ce qui en est noté"), "close", "danger", "report_sure"
        )
        # It comes where `drop` was: the second click of a double one must not answer it.
        self.sure.answers = True
        self.back_step.clicked.connect(lambda: self._about(self.take_back))
        self.drop.clicked.connect(self._ask_sure)
        self.sure.clicked.connect(lambda: self._about(self.remove))
        add_row(self.body, self.back_step, self.drop, self.sure)

    @property
    def acts(self) -> tuple[QPushButton, ...]:
        """What can be pressed."""
        return self.back_step, self.drop, self.sure

    def show_report(self, report: Report | None) -> None:
        """Offer what can be corrected of a report; without one, nothing."""
        self._report = report
        self.setVisible(report is not None)
        stepped = report is not None and bool(report.steps)
        self.last.set_text(self._last_words())
        self.last.setVisible(stepped)
        self.back_step.setVisible(stepped)
        self.drop.show()
        self.sure.hide()

    def _ask_sure(self) -> None:
        self.drop.hide()
        self.sure.show()
        self.sure.setFocus()

    def _about(self, signal: SignalInstance) -> None:
        if self._report is not None:
            signal.emit(self._report.id)

    def _last_words(self) -> str:
        if self._report is None or not self._report.steps:
            return ""
        last = self._report.steps[-1]
        words = translate("Followup", "Dernière suite notée : {step}, le {day}.")
        step = step_word(self._messages(), last.step, self._report.route)
        return words.replace("{step}", step).replace("{day}", day_words(last.on))
