"""Noting a report that was sent, or correcting one: the form around its fields, and what it would lose."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import tzinfo

from PySide6.QtCore import Signal

from appui.pages.followup.drafts import NOT_GIVEN, NOTHING, Given, Typed
from appui.pages.followup.model import moment_typed
from appui.pages.followup.objects import Objects
from appui.pages.followup.parts.corrections import Corrections
from appui.pages.followup.parts.told_fields import ToldFields, platform_key
from appui.pages.followup.parts.view import TopView
from appui.pages.followup.parts.waiting import WaitingBar
from appui.pages.followup.wording import title_words
from appui.texts.translate import translate
from appui.widgets.announce import announce
from appui.widgets.fields import ChoiceField
from appui.widgets.part import add_row
from appui_core.cases.model import Case, Exhibit
from appui_core.cases.report_model import Report
from appui_core.clock import Clock
from appui_core.messages import Messages


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
        self._zone: tzinfo | None = None
        # What a guide told when the form was begun, and how the fields stood then.
        self._given, self._begun = NOT_GIVEN, NOTHING
        self.bar = WaitingBar(later=True)
        self.body.addWidget(self.bar)
        self.back_again = self.w.banner(
            lambda: translate("Followup", "Ce que vous écriviez est revenu. Rien n’en est encore noté."), "neutral"
        )
        self.back_again.hide()
        self.body.addWidget(self.back_again)
        card = self.card()
        card.addWidget(self.w.heading(self._title_words))
        card.addWidget(
            self.w.body(
                lambda: translate("Followup", "Rien ne part d’ici. Ce que vous ne savez pas, laissez-le vide."),
                muted=True,
            )
        )
        self.case = ChoiceField("")
        self.case.edit.setObjectName("report_case")
        self.w.bind(self.case.set_label, lambda: translate("Followup", "Situation"))
        self.case.chosen.connect(self.case_chosen)
        card.addWidget(self.case)
        self.fields = ToldFields(self.w, clock, messages)
        card.addWidget(self.fields)
        save = self.w.button(lambda: translate("Followup", "Noter"), "check", "primary", "report_save")
        back = self.w.button(
            lambda: translate("Followup", "Revenir sans rien noter"), "back", "quiet", "report_back"
        )
        save.clicked.connect(self._save)
        back.clicked.connect(self.left)
        add_row(card, save, back)
        self.corrections = Corrections(self.w, messages)
        self.corrections.remove.connect(self.remove)
        self.corrections.take_back.connect(self.take_back)
        self.corrections.hide()
        self.body.addWidget(self.corrections)
        self.body.addStretch(1)
        self.acts = [save, back, *self.corrections.acts]

    def fill(
        self,
        cases: Sequence[Case],
        zone: tzinfo,
        *,
        report: Report | None = None,
        given: Given = NOT_GIVEN,
    ) -> None:
        """Begin: empty, with a platform and an object that were chosen before, or with a report to correct."""
        self._cases, self._zone, self._report, self._given = tuple(cases), zone, report, given
        self.retranslate()
        self._set(_told_before(report, given, next((case.code for case in cases), "")))
        self.case.setVisible(len(cases) > 1 and report is None)
        self.corrections.show_report(report)
        self.back_again.hide()
        self._begun = self.typed()

    def _set(self, typed: Typed) -> None:
        self.fields.kept = frozenset({(typed.platform, typed.object)})
        self.case.set_key(typed.case)
        self.fields.set_typed(typed)

    def typed(self) -> Typed:
        """Return the fields as they stand."""
        return self.fields.typed(self.case.key())

    def give_back(self, typed: Typed) -> None:
        """Set the fields of a form that was begun to what was being typed in it, and say so."""
        self.case.set_key(typed.case)
        if self._report is None:
            self.fields.kept = frozenset({(typed.platform, typed.object)})
        # The numbers of a case that is gone would mean other exhibits.
        there = self.case.key() == typed.case
        self.fields.set_typed(typed if there else replace(typed, exhibits=()))
        self.back_again.show()
        announce(self, self.back_again.label.text())

    @property
    def report_id(self) -> str:
        """The id of the report that is being corrected, or empty."""
        return "" if self._report is None else self._report.id

    @property
    def unsaved(self) -> bool:
        """Tell whether something would be lost: typed, or told by a guide, and not noted."""
        return self._given != NOT_GIVEN or self.typed() != self._begun

    def would_lose_by(self, given: Given) -> bool:
        """Tell whether something would be lost by beginning anew with what a guide told."""
        same = given == self._given and self.typed() == self._begun
        return self.unsaved and not same

    def show_exhibits(self, exhibits: Sequence[Exhibit]) -> None:
        """Offer the exhibits of the case that is chosen."""
        self.fields.ticks.show_exhibits(exhibits, self.fields.ticks.numbers())

    def set_objects(self, objects: Objects) -> None:
        """Take what each platform has to report."""
        self.fields.set_objects(objects)

    def forget_ticks(self) -> None:
        """Tick nothing: another case was chosen, and its numbers mean other exhibits."""
        self.fields.ticks.show_exhibits((), ())

    def leave(self) -> None:
        """Empty every field."""
        super().leave()
        self._report, self._cases, self._given = None, (), NOT_GIVEN
        self._set(NOTHING)
        self.case.set_choices([])
        self.corrections.show_report(None)
        self.back_again.hide()
        self.w.again()
        self._begun = self.typed()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        super().retranslate()
        self.fields.retranslate()
        self.case.set_choices([(case.code, case.title) for case in self._cases])

    def _save(self) -> None:
        told = None if self._zone is None else self.fields.read(self._zone)
        if told is not None:
            self.save.emit(self.case.key(), told, self.report_id)

    def _title_words(self) -> str:
        if self._report is not None:
            return title_words(self._report, self._messages())
        return translate("Followup", "Noter un signalement")


def _told_before(report: Report | None, given: Given, case: str) -> Typed:
    """Return what the fields begin with."""
    if report is None:
        return replace(NOTHING, case=case, platform=given[0], object=given[1])
    told = report.told
    platform, other = platform_key(told.platform)
    return Typed(
        case=report.case,
        platform=platform,
        object=told.object,
        other=other,
        sent=moment_typed(told.sent_at),
        # Only its day is asked.
        seen=(moment_typed(told.seen_at)[0], ""),
        account=told.account,
        category=told.category,
        reference=told.reference,
        note=told.note,
        exhibits=told.exhibits,
    )
