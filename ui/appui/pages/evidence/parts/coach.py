"""The capture coach: is the address visible, the account name, an absolute date? And fields for them."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.evidence.parts.address_hint import AddressHint, shown_account
from appui.pages.evidence.parts.platform_field import PlatformField
from appui.pages.evidence.told_date import day_meant, is_relative
from appui.pages.evidence.wording import date_words
from appui.texts.translate import translate
from appui.widgets.context import PageContext
from appui.widgets.fields import LongField, TextField
from appui.widgets.flow import FlowLayout
from appui.widgets.labels import Small
from appui.widgets.tag import Tag
from appui.widgets.worded import Worded
from appui_core.cases.model import Facts
from appui_core.cases.moments import swappable

if TYPE_CHECKING:
    from appui_core.guides.address.model import Address


class Coach(QWidget):
    """Fields for what a picture shows. What stays the same in a series comes filled in; nothing is guessed."""

    edited = Signal()

    def __init__(self, ctx: PageContext, *, for_one: bool = True) -> None:
        super().__init__()
        self.w = Worded()
        self._facts = Facts()
        self._for_one = for_one
        # The day on which the screen said what it says; None where nobody knows (a file from elsewhere).
        self._read_on: date | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self._add_place(ctx, layout)
        self._add_people(layout)
        self._add_one(layout)
        for field in (self.url, self.account, self.display_name, self.people, self.shown_date):
            field.edit.textChanged.connect(self.edited)
        self.note.edit.textChanged.connect(self.edited)
        self.platform.changed.connect(self.edited)
        self.edited.connect(self._show_date_hint)
        for widget in (self.shown_date, self.date_hint, self.note):
            widget.setVisible(for_one)
        self._show_date_hint()

    def _add_place(self, ctx: PageContext, layout: QVBoxLayout) -> None:
        self.url = self.w.field(
            lambda: translate("Evidence", "Adresse de la page"),
            lambda: translate("Evidence", "Copiez-la depuis le navigateur ou le bouton « Partager »."),
            "coach_url",
        )
        self.hint = AddressHint(ctx, self.url)
        self.hint.recognised.connect(self._fill_from)
        self.platform = PlatformField()
        for widget in (self.url, self.hint, self.platform):
            layout.addWidget(widget)

    def _add_people(self, layout: QVBoxLayout) -> None:
        self.account = self.w.field(
            lambda: translate("Evidence", "Compte"),
            lambda: translate(
                "Evidence", "Tel qu’il s’affiche, par exemple @nom. C’est le compte, pas la personne."
            ),
            "coach_account",
        )
        self.display_name = self.w.field(lambda: translate("Evidence", "Nom affiché"), name="coach_display_name")
        self.people = self.w.field(
            lambda: translate("Evidence", "Qui l’on voit ou qui est nommé"),
            lambda: translate(
                "Evidence", "Ce que vous en savez : « mon enfant », des initiales, « une personne inconnue »."
            ),
            "coach_people",
        )
        for field in (self.account, self.display_name, self.people):
            layout.addWidget(field)

    def _add_one(self, layout: QVBoxLayout) -> None:
        self.shown_date = self.w.field(
            lambda: translate("Evidence", "Date affichée à l’écran"),
            lambda: translate(
                "Evidence", "Une date entière. Si l’écran dit « hier » ou « il y a 2 h », recopiez ces mots."
            ),
            "coach_shown_date",
        )
        self.date_hint = Small("")
        self.note = self.w.long_field(
            lambda: translate("Evidence", "Note"),
            lambda: translate("Evidence", "En une ligne : ce que l’on voit. La première ligne devient le titre."),
            "coach_note",
        )
        for widget in (self.shown_date, self.date_hint, self.note):
            layout.addWidget(widget)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.w.again()
        self.hint.retranslate()
        self.platform.retranslate()
        self._show_date_hint()

    def set_facts(self, facts: Facts, read_on: date | None = None) -> None:
        """Fill the fields; `read_on` is the day on which the screen was seen, where Appui knows it."""
        self._facts, self._read_on = facts, read_on
        for name, field in self._fields().items():
            field.set_text(getattr(facts, name))
        self.hint.forget()
        self._show_date_hint()

    def facts(self) -> Facts:
        """Return what the fields say; quoted words are not asked here and stay as they were."""
        return replace(self._facts, **{name: field.text().strip() for name, field in self._fields().items()})

    def clear(self) -> None:
        """Empty every field."""
        self.set_facts(Facts())

    def has_whole_date(self) -> bool:
        """Tell whether a date is written that can be read a month later."""
        return bool(self.shown_date.text()) and not is_relative(self.shown_date.text())

    def _fields(self) -> dict[str, TextField | LongField | PlatformField]:
        return {
            "url": self.url,
            "account": self.account,
            "display_name": self.display_name,
            "platform": self.platform,
            "people": self.people,
            "shown_date": self.shown_date,
            "note": self.note,
        }

    def _fill_from(self, address: "Address") -> None:
        """Take from an address what nobody has written yet."""
        from appui_core.guides.address.sites import NAMES  # noqa: PLC0415 - comes with the tables of addresses

        if address.platform is not None and not self.platform.text():
            self.platform.set_text(NAMES[address.platform])
            self.edited.emit()
        if not self.account.text():
            self.account.set_text(shown_account(address))

    def _show_date_hint(self) -> None:
        words = self._date_words(self.shown_date.text()) if self._for_one else ""
        self.date_hint.setVisible(bool(words))
        self.date_hint.set_text(words)

    def _date_words(self, text: str) -> str:
        if swappable(text):
            return translate(
                "Evidence",
                "Le jour et le mois peuvent s’échanger : écrivez le mois en lettres (« 4 novembre 2026 »), "
                "pour que cette date soit classée et comptée.",
            )
        if not is_relative(text):
            return ""
        day = day_meant(text, self._read_on) if self._read_on is not None else None
        if day is None:
            return translate("Evidence", "Gardez ces mots, et ajoutez le jour entier si vous le savez.")
        return translate(
            "Evidence", "Gardez ces mots, et ajoutez le jour. Lu le {read}, cela peut vouloir dire le {day}."
        ).format(read=date_words(self._read_on or day), day=date_words(day))


class CoachChecks(QWidget):
    """Three questions about the picture; each is settled by seeing it or by writing it down."""

    def __init__(self, coach: Coach) -> None:
        super().__init__()
        self._coach = coach
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._tags = [Tag(""), Tag(""), Tag("")]
        for tag in self._tags:
            row = FlowLayout()
            row.addWidget(tag)
            self._layout.addLayout(row)
        coach.edited.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say which of the three are written down."""
        facts = self._coach.facts()
        noted = (facts.url, facts.account or facts.display_name, self._coach.has_whole_date())
        for tag, done, words in zip(self._tags, noted, _questions(), strict=True):
            tag.set_state(words, "check" if done else "eye", "ok" if done else "neutral")


def _questions() -> tuple[str, str, str]:
    return (
        translate("Evidence", "L’adresse est-elle visible ?"),
        translate("Evidence", "Le nom du compte ?"),
        translate("Evidence", "Une date entière, pas « hier » ?"),
    )
