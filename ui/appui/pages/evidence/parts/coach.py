"""The capture coach: is the address visible, the account name, an absolute date? And fields for them."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.texts.translate import translate
from appui.widgets.fields import LongField, TextField
from appui.widgets.flow import FlowLayout
from appui.widgets.tag import Tag
from appui.widgets.worded import Worded
from appui_core.cases.model import Facts


class Coach(QWidget):
    """Fields for what a picture shows. What stays the same in a series comes filled in; nothing is guessed."""

    edited = Signal()

    def __init__(self, *, for_one: bool = True) -> None:
        super().__init__()
        self.w = Worded()
        self._facts = Facts()
        self._for_one = for_one
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self.url = self._field(
            layout,
            self.w.field(
                lambda: translate("Evidence", "Adresse de la page"),
                lambda: translate("Evidence", "Copiez-la depuis le navigateur ou le bouton « Partager »."),
                "coach_url",
            ),
        )
        self.account = self._field(
            layout,
            self.w.field(
                lambda: translate("Evidence", "Compte"),
                lambda: translate(
                    "Evidence", "Tel qu’il s’affiche, par exemple @nom. C’est le compte, pas la personne."
                ),
                "coach_account",
            ),
        )
        self.display_name = self._field(
            layout, self.w.field(lambda: translate("Evidence", "Nom affiché"), name="coach_display_name")
        )
        self.platform = self._field(
            layout, self.w.field(lambda: translate("Evidence", "Appli ou site"), name="coach_platform")
        )
        self.shown_date = self._field(
            layout,
            self.w.field(
                lambda: translate("Evidence", "Date affichée à l’écran"),
                lambda: translate(
                    "Evidence", "Une date entière. Si l’écran dit « hier » ou « il y a 2 h », recopiez ces mots."
                ),
                "coach_shown_date",
            ),
        )
        self.note = self.w.long_field(
            lambda: translate("Evidence", "Note"),
            lambda: translate("Evidence", "En une ligne : ce que l’on voit. La première ligne devient le titre."),
            "coach_note",
        )
        self.note.edit.textChanged.connect(self.edited)
        layout.addWidget(self.note)
        for field in (self.shown_date, self.note):
            field.setVisible(for_one)

    def _field(self, layout: QVBoxLayout, field: TextField) -> TextField:
        field.edit.textChanged.connect(self.edited)
        layout.addWidget(field)
        return field

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.w.again()

    def set_facts(self, facts: Facts) -> None:
        """Fill the fields."""
        self._facts = facts
        for name, field in self._fields().items():
            field.set_text(getattr(facts, name))

    def facts(self) -> Facts:
        """Return what the fields say; quoted words are not asked here and stay as they were."""
        return replace(self._facts, **{name: field.text().strip() for name, field in self._fields().items()})

    def clear(self) -> None:
        """Empty every field."""
        self.set_facts(Facts())

    def _fields(self) -> dict[str, TextField | LongField]:
        return {
            "url": self.url,
            "account": self.account,
            "display_name": self.display_name,
            "platform": self.platform,
            "shown_date": self.shown_date,
            "note": self.note,
        }


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
        noted = (facts.url, facts.account or facts.display_name, facts.shown_date)
        for tag, done, words in zip(self._tags, noted, _questions(), strict=True):
            tag.set_state(words, "check" if done else "eye", "ok" if done else "neutral")


def _questions() -> tuple[str, str, str]:
    return (
        translate("Evidence", "L’adresse est-elle visible ?"),
        translate("Evidence", "Le nom du compte ?"),
        translate("Evidence", "Une date entière, pas « hier » ?"),
    )
