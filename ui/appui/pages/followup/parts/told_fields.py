"""The fields of a report: to whom, what, when, with which exhibits; nothing is filled in that was not said."""

from collections.abc import Callable
from datetime import tzinfo
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.followup.drafts import Typed
from appui.pages.followup.objects import Objects
from appui.pages.followup.parts.ticks import Ticks
from appui.pages.followup.parts.when import WhenFields
from appui.texts.translate import translate
from appui.theme.theme import current_theme
from appui.widgets.fields import ChoiceField
from appui.widgets.flow import ColumnsLayout
from appui.widgets.worded import Text, Worded
from appui_core.cases.report_model import ERASURE, LETTER, SCHOOL, Told
from appui_core.cases.report_words import told_word
from appui_core.clock import Clock
from appui_core.guides.model import OBJECTS, PLATFORMS
from appui_core.messages import Messages

OTHER: Final = "other"
_FIELD_PX: Final = 240


class ToldFields(QWidget):
    """What a person tells of a report, as a column; `kept`: platforms with an object that stays offered there."""

    def __init__(self, words: Worded, clock: Clock, messages: Callable[[], Messages]) -> None:
        super().__init__()
        self.w = words
        self._messages = messages
        self._objects: Objects = {}
        self.kept: frozenset[tuple[str, str]] = frozenset()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().space("m"))
        self._add_about()
        self._add_moments(clock)
        self.ticks = Ticks()
        self._column.addWidget(self.ticks)
        self.note = words.long_field(lambda: translate("Followup", "Note pour vous"), name="report_note")
        self._column.addWidget(self.note)

    def _add_about(self) -> None:
        self.platform = self._choice(lambda: translate("Followup", "À qui"), "report_platform")
        self.object = self._choice(lambda: translate("Followup", "Quoi"), "report_object")
        self.platform.chosen.connect(lambda _key: self._platform_chosen())
        self._side_by_side(self.platform, self.object)
        self.other = self.w.field(lambda: translate("Followup", "Nom du service"), name="report_other")
        self._column.addWidget(self.other)

    def _add_moments(self, clock: Clock) -> None:
        self.when = WhenFields(
            self.w, clock, lambda: translate("Followup", "Jour de l’envoi"), name="report_sent", hour=True
        )
        self._column.addWidget(self.when)
        self.account = self.w.field(
            lambda: translate("Followup", "Compte signalé"),
            lambda: translate("Followup", "Si vous le connaissez."),
            "report_account",
        )
        self.category = self.w.field(
            lambda: translate("Followup", "Motif choisi"),
            lambda: translate("Followup", "Le mot du menu, par exemple « Harcèlement »."),
            "report_category",
        )
        self._side_by_side(self.account, self.category)
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
        self._side_by_side(self.reference, self.seen)

    def typed(self, case: str) -> Typed:
        """Return the fields as they stand."""
        return Typed(
            case=case,
            platform=self.platform.key(),
            object=self.object.key(),
            other=self.other.text(),
            sent=self.when.typed(),
            seen=self.seen.typed(),
            account=self.account.text(),
            category=self.category.text(),
            reference=self.reference.text(),
            note=self.note.text(),
            exhibits=self.ticks.numbers(),
        )

    def set_typed(self, typed: Typed) -> None:
        """Set the fields, and say that nothing is wrong with them."""
        self.platform.set_key(typed.platform)
        self._platform_chosen()
        self.object.set_key(typed.object)
        self.when.set_typed(*typed.sent)
        self.seen.set_typed(*typed.seen)
        self.other.set_text(typed.other)
        self.account.set_text(typed.account)
        self.category.set_text(typed.category)
        self.reference.set_text(typed.reference)
        self.note.set_text(typed.note)
        for choice in (self.platform, self.object, self.other):
            choice.set_error("")
        self.ticks.show_exhibits((), typed.exhibits)

    def set_objects(self, objects: Objects) -> None:
        """Take what each platform has to report; a choice that was made before that stays."""
        self._objects = objects
        self.kept |= {(self.platform.key(), self.object.key())}
        self._offer_objects()

    def read(self, zone: tzinfo) -> Told | None:
        """Return what was told; where something is missing or odd, say so at its field and return None."""
        key = self.platform.key()
        platform = self.other.text() if key == OTHER else key
        what = LETTER if key == SCHOOL else self.object.key()
        needed = translate("Followup", "À choisir.")
        self.platform.set_error("" if key else needed)
        self.object.set_error("" if what else needed)
        self.other.set_error("" if key != OTHER or platform else translate("Followup", "Écrivez son nom."))
        sent = self.when.read(zone)
        seen = None if self.seen.is_empty else self.seen.read(zone)
        if not (platform and what) or sent is None or (seen is None and not self.seen.is_empty):
            return None
        if seen is not None and seen.date() > sent.date():
            self.seen.refuse(translate("Followup", "C’est après l’envoi."))
            return None
        return Told(
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

    def retranslate(self) -> None:
        """Say the choices in the language in force; the labels are said with the other words of the view."""
        self.ticks.retranslate()
        messages = self._messages()
        platforms = [(name, told_word(messages, name)) for name in PLATFORMS]
        platforms.append((SCHOOL, translate("Followup", "L’établissement scolaire (lettre)")))
        platforms.append((OTHER, translate("Followup", "Un autre service")))
        self.platform.set_choices([("", translate("Followup", "Choisir…")), *platforms])
        self._offer_objects()

    def _platform_chosen(self) -> None:
        key = self.platform.key()
        self.other.setVisible(key == OTHER)
        for field in (self.object, self.account, self.category):
            field.setVisible(key != SCHOOL)
        self._offer_objects()

    def _offer_objects(self) -> None:
        """Offer what the platform's guides know, and what was told before of this platform."""
        key, messages = self.platform.key(), self._messages()
        known = (*OBJECTS, ERASURE)
        has = self._objects.get(key, known)
        told = {name for platform, name in self.kept if platform == key and name}
        names = [name for name in known if name in has or name == ERASURE or name in told]
        names += sorted(told.difference(known))
        objects = [(name, told_word(messages, name)) for name in names]
        self.object.set_choices([("", translate("Followup", "Choisir…")), *objects])

    def _choice(self, label: Text, name: str) -> ChoiceField:
        field = ChoiceField("")
        field.edit.setObjectName(name)
        self.w.bind(field.set_label, label)
        return field

    def _side_by_side(self, *fields: QWidget) -> None:
        columns = ColumnsLayout(spacing=16, least_px=_FIELD_PX)
        for field in fields:
            columns.addWidget(field)
            # An error under one must not pull the other one down.
            columns.setAlignment(field, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(columns)


def platform_key(platform: str) -> tuple[str, str]:
    """Return the choice that stands for a platform, and the name to write where it is another service."""
    return (platform, "") if platform in {*PLATFORMS, SCHOOL, ""} else (OTHER, platform)
