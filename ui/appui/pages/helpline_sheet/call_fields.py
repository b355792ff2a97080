"""Five small fields that fill the three sentences; what they hold is written nowhere and goes with the sheet."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.texts.translate import translate
from appui.theme.theme import current_theme
from appui.widgets.fields import TextField
from appui.widgets.labels import Small
from appui_core.helpline.call_script import MOST_CHARACTERS, CallFacts


class CallFields(QWidget):
    """`changed` with every key."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._case = CallFacts()
        self._filled: dict[str, str] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space("s"))
        self.no_name = Small("")
        column.addWidget(self.no_name)
        self.fields = {name: TextField("") for name in ("age", "since", "what", "where", "today")}
        for name, field in self.fields.items():
            field.edit.setObjectName(f"call_{name}")
            field.edit.setMaxLength(MOST_CHARACTERS)
            field.changed.connect(self.changed)
            column.addWidget(field)
        self.retranslate()

    def facts(self) -> CallFacts:
        """Return what the fields hold; a field that still holds what the case said counts as not typed."""
        typed = {name: field.text() for name, field in self.fields.items()}
        since = typed["since"]
        # Emptied on purpose, the day of the case is not said either.
        from_case = since == self._filled.get("since", "") and bool(since)
        day = self._case.since_day if from_case else None
        return replace(
            self._case,
            age=typed["age"],
            since="" if from_case else since,
            what=typed["what"],
            where=typed["where"],
            today=typed["today"],
            since_day=day,
        )

    def fill(self, found: CallFacts, since: str) -> None:
        """Take what the case says, `since` in words; what a person typed already stays."""
        self._case = replace(CallFacts(), since_day=found.since_day, at_least=found.at_least, pupil=found.pupil)
        self._filled = {"since": since, "where": found.where}
        for name, text in self._filled.items():
            if text and not self.fields[name].text():
                self.fields[name].set_text(text)
        self.changed.emit()

    def forget(self) -> None:
        """Empty every field, so that no undo brings it back, and drop what came from the case."""
        self._case, self._filled = CallFacts(), {}
        for field in self.fields.values():
            field.set_text("")
        self.changed.emit()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.no_name.set_text(
            translate("HelplineSheet", "Pas de nom : il n’en faut pas pour appeler. Rien n’est enregistré.")
        )
        for name, words in (
            ("age", translate("HelplineSheet", "Son âge")),
            ("since", translate("HelplineSheet", "Depuis quand")),
            ("what", translate("HelplineSheet", "Ce qui est reçu (insultes, menaces…)")),
            ("where", translate("HelplineSheet", "Sur quelle appli")),
            ("today", translate("HelplineSheet", "Aujourd’hui, il ou elle va… (mal, très mal…)")),
        ):
            self.fields[name].set_label(words)
