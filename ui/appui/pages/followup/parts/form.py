"""Noting a report that was sent, or correcting one: nothing is filled in that the person did not say."""

from collections.abc import Callable, Sequence
from datetime import tzinfo

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.followup.parts.ticks import Ticks
from appui.pages.followup.parts.view import TopView
from appui.pages.followup.parts.when import WhenFields
from appui.pages.followup.wording import title_words
from appui.texts.translate import translate
from appui.widgets.card import Card
from appui.widgets.fields import ChoiceField
from appui.widgets.flow import ColumnsLayout
from appui.widgets.part import add_row
from appui.widgets.worded import Text
from appui_core.cases.model import Case, Exhibit
from appui_core.cases.report_model import ERASURE, LETTER, SCHOOL, Report, Told
from appui_core.cases.report_words import step_word, told_word
from appui_core.clock import Clock
from appui_core.guides.model import OBJECTS, PLATFORMS
from appui_core.messages import Messages

_OTHER = "other"
_FIELD_PX = 240


class FormView(TopView):
    """`save`: case code, what was told, id of the report being corrected or empty. `case_chosen`: a code."""

    save = Signal(str, object, str)
    remove = Signal(str)
    take_back = Signal(str)
    case_chosen = Signal(str)
    left = Signal()

    def __init__(self, clock: Clock, messages: Callable[[], Messages]) -> None:
        super().__init__()
        self._report: Report | None = None
        self._messages = messages
        self._cases: tuple[Case, ...] = ()
        card = self.card()
        card.addWidget(self.w.heading(self._title_words))
        card.addWidget(
            self.w.body(
                lambda: translate("Followup", "Rien ne part d’ici. Ce que vous ne savez pas, laissez-le vide."),
                muted=True,
            )
        )
        self.case = self._choice(card, lambda: translate("Followup", "Situation"), "report_case")
        self.case.chosen.connect(self.case_chosen)
        self.platform = ChoiceField("")
        self.object = ChoiceField("")
        self._name(self.platform, lambda: translate("Followup", "À qui"), "report_platform")
        self._name(self.object, lambda: translate("Followup", "Quoi"), "report_object")
        self.platform.chosen.connect(lambda _key: self._platform_chosen())
        _side_by_side(card, self.platform, self.object)
        self.other = self.w.field(lambda: translate("Followup", "Nom du service"), name="report_other")
        card.addWidget(self.other)
        self.when = WhenFields(
            self.w, clock, lambda: translate("Followup", "Jour de l’envoi"), name="report_sent", hour=True
        )
        card.addWidget(self.when)
        self.account = self.w.field(
            lambda: translate("Followup", "Compte signalé"), self._if_known, "report_account"
        )
        self.category = self.w.field(
            lambda: translate("Followup", "Motif choisi"),
            lambda: translate("Followup", "Le mot du menu, par exemple « Harcèlement »."),
            "report_category",
        )
        _side_by_side(card, self.account, self.category)
        self.reference = self.w.field(
            lambda: translate("Followup", "Référence"),
            lambda: translate("Followup", "Le numéro donné, s’il y en a un."),
            "report_reference",
        )
        self.seen = WhenFields(
            self.w,
            clock,
            lambda: translate("Followup", "Vu pour la première fois"),
            name="report_seen",
            hour=False,
        )
        self.seen.now_button.hide()
        _side_by_side(card, self.reference, self.seen)
        self.ticks = Ticks()
        card.addWidget(self.ticks)
        self.note = self.w.long_field(lambda: translate("Followup", "Note pour vous"), name="report_note")
        card.addWidget(self.note)
        self._add_buttons(card)
        self._add_corrections()
        self.body.addStretch(1)
        self._zone: tzinfo | None = None

    def _add_buttons(self, card: QVBoxLayout) -> None:
        save = self.w.button(lambda: translate("Followup", "Noter"), "check", "primary", "report_save")
        back = self.w.button(
            lambda: translate("Followup", "Revenir sans rien noter"), "back", "quiet", "report_back"
        )
        save.clicked.connect(self._save)
        back.clicked.connect(self.left)
        add_row(card, save, back)

    def _add_corrections(self) -> None:
        self.corrections = QWidget()
        outer = QVBoxLayout(self.corrections)
        outer.setContentsMargins(0, 0, 0, 0)
        card = Card()
        outer.addWidget(card)
        card.body.addWidget(self.w.heading(lambda: translate("Followup", "Noté par erreur ?"), 2))
        self.last = self.w.body(self._last_words)
        card.body.addWidget(self.last)
        self.back_step = self.w.button(
            lambda: translate("Followup", "Annuler cette dernière suite"), "back", name="report_take_back"
        )
        self.drop = self.w.button(
            lambda: translate("Followup", "Retirer ce signalement du suivi"), "close", name="report_remove"
        )
        self.sure = self.w.button(
            lambda: translate("Followup", "Oui, détruire ce qui en est noté"), "close", "danger", "report_sure"
        )
        self.back_step.clicked.connect(lambda: self._about(self.take_back))
        self.drop.clicked.connect(self._ask_sure)
        self.sure.clicked.connect(lambda: self._about(self.remove))
        add_row(card.body, self.back_step, self.drop, self.sure)
        self.body.addWidget(self.corrections)

    def fill(
        self,
        cases: Sequence[Case],
        zone: tzinfo,
        *,
        report: Report | None = None,
        given: tuple[str, str] = ("", ""),
    ) -> None:
        """Begin: empty, with a platform and an object that were chosen before, or with a report to correct."""
        self._cases, self._zone, self._report = tuple(cases), zone, report
        told = None if report is None else report.told
        self.retranslate()
        self.case.set_key(report.case if report is not None else next((case.code for case in cases), ""))
        self.case.setVisible(len(cases) > 1 and report is None)
        platform = given[0] if told is None else told.platform
        known = platform in {*PLATFORMS, SCHOOL, ""}
        self.platform.set_key(platform if known else _OTHER)
        self.other.set_text("" if known else platform)
        self.object.set_key(given[1] if told is None else told.object)
        self._platform_chosen()
        self.when.set_moment(None if told is None else told.sent_at)
        self.seen.set_moment(None if told is None else told.seen_at)
        for field, text in (
            (self.account, "" if told is None else told.account),
            (self.category, "" if told is None else told.category),
            (self.reference, "" if told is None else told.reference),
            (self.note, "" if told is None else told.note),
        ):
            field.set_text(text)
        self.other.set_error("")
        self.ticks.show_exhibits((), () if told is None else told.exhibits)
        self.corrections.setVisible(report is not None)
        self.back_step.setVisible(report is not None and bool(report.steps))
        self.last.setVisible(report is not None and bool(report.steps))
        self.drop.show()
        self.sure.hide()

    def show_exhibits(self, exhibits: Sequence[Exhibit]) -> None:
        """Offer the exhibits of the case that is chosen."""
        self.ticks.show_exhibits(exhibits, self.ticks.numbers())

    def forget_ticks(self) -> None:
        """Tick nothing: another case was chosen, and its numbers mean other exhibits."""
        self.ticks.show_exhibits((), ())

    def leave(self) -> None:
        """Empty every field."""
        self._report = None
        self._cases = ()
        for field in (self.other, self.account, self.category, self.reference, self.note):
            field.set_text("")
        self.when.set_moment(None)
        self.seen.set_moment(None)
        self.ticks.show_exhibits((), ())
        self.case.set_choices([])
        self.corrections.hide()
        self.w.again()

    def refuse_dates(self, text: str) -> None:
        """Say at the day that these dates do not follow each other."""
        self.when.refuse(text)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        super().retranslate()
        self.ticks.retranslate()
        messages = self._messages()
        self.case.set_choices([(case.code, case.title) for case in self._cases])
        platforms = [(name, told_word(messages, name)) for name in PLATFORMS]
        platforms.append((SCHOOL, translate("Followup", "L’établissement scolaire (lettre)")))
        platforms.append((_OTHER, translate("Followup", "Un autre service")))
        self.platform.set_choices([("", translate("Followup", "Choisir…")), *platforms])
        objects = [(name, told_word(messages, name)) for name in (*OBJECTS, ERASURE)]
        self.object.set_choices([("", translate("Followup", "Choisir…")), *objects])

    def _platform_chosen(self) -> None:
        key = self.platform.key()
        self.other.setVisible(key == _OTHER)
        for field in (self.object, self.account, self.category):
            field.setVisible(key != SCHOOL)

    def _save(self) -> None:
        if self._zone is None:
            return
        key = self.platform.key()
        platform = self.other.text() if key == _OTHER else key
        what = LETTER if key == SCHOOL else self.object.key()
        needed = translate("Followup", "À choisir.")
        self.platform.set_error("" if key else needed)
        self.object.set_error("" if what else needed)
        self.other.set_error("" if key != _OTHER or platform else translate("Followup", "Écrivez son nom."))
        sent = self.when.read(self._zone)
        seen = None if self.seen.is_empty else self.seen.read(self._zone)
        if not (platform and what) or sent is None or (seen is None and not self.seen.is_empty):
            return
        told = Told(
            platform=platform,
            object=what,
            sent_at=sent,
            account="" if key == SCHOOL else self.account.text(),
            category="" if key == SCHOOL else self.category.text(),
            reference=self.reference.text(),
            exhibits=self.ticks.numbers(),
            seen_at=seen,
            note=self.note.text(),
        )
        if seen is not None and seen.date() > sent.date():
            self.seen.refuse(translate("Followup", "C’est après l’envoi."))
            return
        self.save.emit(self.case.key(), told, "" if self._report is None else self._report.id)

    def _ask_sure(self) -> None:
        self.drop.hide()
        self.sure.show()
        self.sure.setFocus()

    def _about(self, signal: SignalInstance) -> None:
        if self._report is not None:
            signal.emit(self._report.id)

    def _title_words(self) -> str:
        if self._report is not None:
            return title_words(self._report, self._messages())
        return translate("Followup", "Noter un signalement")

    def _last_words(self) -> str:
        if self._report is None or not self._report.steps:
            return ""
        last = self._report.steps[-1]
        words = translate("Followup", "Dernière suite notée : {step}, le {day}.")
        step = step_word(self._messages(), last.step, self._report.route)
        return words.replace("{step}", step).replace(
            "{day}", f"{last.on.day:02d}/{last.on.month:02d}/{last.on.year}"
        )

    def _if_known(self) -> str:
        return translate("Followup", "Si vous le connaissez.")

    def _choice(self, card: QVBoxLayout, label: Text, name: str) -> ChoiceField:
        field = ChoiceField("")
        self._name(field, label, name)
        card.addWidget(field)
        return field

    def _name(self, field: ChoiceField, label: Text, name: str) -> None:
        field.edit.setObjectName(name)
        self.w.bind(field.set_label, label)


def _side_by_side(card: QVBoxLayout, *fields: QWidget) -> None:
    columns = ColumnsLayout(spacing=16, least_px=_FIELD_PX)
    for field in fields:
        columns.addWidget(field)
        # An error under one must not pull the other one down.
        columns.setAlignment(field, Qt.AlignmentFlag.AlignTop)
    card.addLayout(columns)
