"""Noting what became of a report: the answer, its absence, or what was done since; and the day."""

from collections.abc import Callable
from datetime import tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup

from appui.pages.followup.parts.view import TopView
from appui.pages.followup.parts.waiting import WaitingBar
from appui.pages.followup.parts.when import WhenFields
from appui.pages.followup.wording import ANSWERS, answer_words, facts_words, step_words, title_words
from appui.texts.translate import translate
from appui.widgets.choice import ChoiceCard
from appui.widgets.fields import ChoiceField
from appui.widgets.flow import ColumnsLayout
from appui.widgets.labels import Small
from appui.widgets.part import add_row
from appui_core.cases.ladder import open_steps
from appui_core.cases.report_model import Report, Route, Step
from appui_core.clock import Clock
from appui_core.messages import Messages

_CARD_PX = 250


class StepView(TopView):
    """`note`: the report's id, a step and the moment; `ask` wants the 3018 sheet."""

    note = Signal(str, object, object)
    ask = Signal()
    left = Signal()

    def __init__(self, clock: Clock, messages: Callable[[], Messages]) -> None:
        super().__init__()
        self._report: Report | None = None
        self._messages = messages
        self._zone: tzinfo | None = None
        self._mode = "answer"
        self.bar = WaitingBar(later=True)
        self.body.addWidget(self.bar)
        card = self.card()
        card.addWidget(self.w.heading(self._title_words))
        self.about = Small("")
        card.addWidget(self.about)
        self.help = self.w.body(self._help_words)
        card.addWidget(self.help)
        self.cards = {step: ChoiceCard("check" if step is Step.REMOVED else "close", "") for step in ANSWERS}
        group = QButtonGroup(self)
        columns = ColumnsLayout(spacing=16, least_px=_CARD_PX)
        for step, choice in self.cards.items():
            choice.setObjectName(f"answer_{step}")
            choice.setCheckable(True)
            group.addButton(choice)
            columns.addWidget(choice)
        self._group = group
        card.addLayout(columns)
        self.what = ChoiceField("")
        self.what.edit.setObjectName("step_what")
        self.w.bind(self.what.set_label, lambda: translate("Followup", "Ce qui a été fait ou reçu"))
        card.addWidget(self.what)
        self.wrong = Small("", role="danger")
        card.addWidget(self.wrong)
        self.when = WhenFields(self.w, clock, self._day_words, name="step", hour=False)
        card.addWidget(self.when)
        save = self.w.button(lambda: translate("Followup", "Noter"), "check", "primary", "step_save")
        self.ask_button = self.w.button(
            lambda: translate("Followup", "Voir la fiche du 3018"), "phone", "call", "step_ask"
        )
        back = self.w.button(
            lambda: translate("Followup", "Revenir sans rien noter"), "back", "quiet", "step_back"
        )
        save.clicked.connect(self._save)
        self.ask_button.clicked.connect(self.ask)
        back.clicked.connect(self.left)
        add_row(card, save, self.ask_button, back)
        self.acts = [save, self.ask_button, back]
        self.body.addStretch(1)

    def begin(self, report: Report, mode: str, zone: tzinfo) -> None:
        """Ask for an answer (`answer`), for its absence (`none`), for any step (`more`), or for the step named."""
        self._report, self._mode, self._zone = report, mode, zone
        answering = mode == "answer"
        for choice in self.cards.values():
            choice.setVisible(answering)
        self._group.setExclusive(False)
        for choice in self.cards.values():
            choice.setChecked(False)
        self._group.setExclusive(True)
        self.what.setVisible(not answering and mode != "none")
        self.retranslate()
        if mode not in {"answer", "none", "more"}:
            self.what.set_key(mode)
        self.help.setVisible(bool(self._help_words()))
        self.ask_button.setVisible(mode == "none" and report.route is not Route.ERASURE)
        self.wrong.hide()
        self.when.set_moment(None)

    @property
    def unsaved(self) -> bool:
        """Tell whether something was chosen or typed here."""
        if self._report is None:
            return False
        chosen = self._mode in {"answer", "more"} and self._chosen() is not None
        return chosen or not self.when.is_empty

    def leave(self) -> None:
        """Forget the report."""
        super().leave()
        self._report = None
        self.about.set_text("")
        self.what.set_choices([])
        self.when.set_moment(None)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        super().retranslate()
        report, messages = self._report, self._messages()
        if report is None:
            return
        self.about.set_text(f"{title_words(report, messages)}. {facts_words(report)}.")
        for step, choice in self.cards.items():
            choice.set_words(*answer_words(step, report.route))
        steps = open_steps(report)
        if self._mode in set(Step):
            steps = (Step(self._mode), *(step for step in steps if step != self._mode))
        choices = [(str(step), step_words(step)) for step in steps]
        self.what.set_choices([("", translate("Followup", "Choisir…")), *choices])

    def _save(self) -> None:
        if self._report is None or self._zone is None:
            return
        step = self._chosen()
        self.wrong.set_text("" if step else translate("Followup", "Choisissez d’abord ce qu’il faut noter."))
        self.wrong.setVisible(step is None)
        at = self.when.read(self._zone)
        if step is None or at is None:
            return
        if at.date() < self._report.sent_on:
            self.when.refuse(translate("Followup", "C’est avant l’envoi du signalement."))
            return
        self.note.emit(self._report.id, step, at)

    def _chosen(self) -> Step | None:
        if self._mode == "none":
            return Step.NONE
        if self._mode == "answer":
            return next((step for step, choice in self.cards.items() if choice.isChecked()), None)
        key = self.what.key()
        return Step(key) if key else None

    def _title_words(self) -> str:
        if self._mode == "answer":
            return translate("Followup", "Que dit la réponse ?")
        if self._mode == "none":
            return translate("Followup", "Pas de réponse")
        return translate("Followup", "Noter une suite")

    def _day_words(self) -> str:
        if self._mode == "answer":
            return translate("Followup", "Jour de la réponse")
        if self._mode == "none":
            return translate("Followup", "Toujours sans réponse le")
        return translate("Followup", "Jour")

    def _help_words(self) -> str:
        if self._mode != "none" or self._report is None:
            return ""
        if self._report.route is Route.SCHOOL:
            return translate(
                "Followup",
                "Relancez par écrit, et écrivez aussi à l’académie (DASEN) avec copie de la lettre. Avec votre "
                "accord, le 3018 peut prévenir le référent harcèlement de l’académie, qui prend contact avec "
                "l’établissement.",
            )
        if self._report.route is Route.ERASURE:
            return translate(
                "Followup",
                "Le service a un mois pour répondre. Ensuite, la CNIL se saisit en ligne, avec une copie de votre "
                "demande.",
            )
        return translate(
            "Followup",
            "Le 3018 peut signaler à son tour : il est signaleur de confiance, la plateforme traite ses demandes "
            "en priorité. Souvent quelques heures, sans garantie. Vous pouvez aussi écrire à l’Arcom.",
        )
