"""The few questions of a letter: each may stay empty, and nothing is filled in that was not said."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.texts.translate import translate
from appui.theme.theme import current_theme
from appui.widgets.emptied import empty
from appui.widgets.fields import ChoiceField, LongField, TextField
from appui_core.content.letters import Field, FieldWords, Template


class Questions(QWidget):
    """`changed` when an answer did. Answers are texts by the field's id, empty ones left out."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._fields: dict[str, TextField | LongField | ChoiceField] = {}
        self._asked: dict[str, tuple[Field, FieldWords]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().space("m"))

    def ask(self, template: Template, language: str, answers: Mapping[str, str], told: Mapping[str, str]) -> None:
        """Show the questions of a letter with the answers given before; `told` stands where nobody answers."""
        self.leave()
        said = template.words_in(language).fields
        for field in template.shape.fields:
            self._asked[field.id] = field, said[field.id]
            made = _made(field, said[field.id])
            made.edit.setObjectName(f"ask_{field.id}")
            self._fields[field.id] = made
            self._column.addWidget(made)
        self.set_answers(answers)
        self.show_told(told)
        for made in self._fields.values():
            if isinstance(made, ChoiceField):
                made.chosen.connect(lambda _key: self.changed.emit())
            else:
                made.changed.connect(self.changed)

    def show_told(self, told: Mapping[str, str]) -> None:
        """Say what stands where nobody answers."""
        for name, (field, said) in self._asked.items():
            more = _more(field, told.get(name, ""))
            self._fields[name].set_hint(" ".join(part for part in (said.hint, more) if part))

    def set_answers(self, answers: Mapping[str, str]) -> None:
        """Fill every field anew; one without an answer is empty."""
        for name, field in self._fields.items():
            answer = answers.get(name, "")
            if isinstance(field, ChoiceField):
                field.set_key("")
                field.set_key(answer)
            else:
                field.set_text(answer)

    def answers(self) -> dict[str, str]:
        """Return what was said."""
        told = {
            name: field.key() if isinstance(field, ChoiceField) else field.text()
            for name, field in self._fields.items()
        }
        return {name: answer for name, answer in told.items() if answer}

    def stops(self) -> list[QWidget]:
        """Return what takes the keyboard, in order."""
        return [field.edit for field in self._fields.values()]

    def leave(self) -> None:
        """Hold no answer any more; fields that are still to be deleted neither."""
        for field in self._fields.values():
            field.blockSignals(True)
        self.set_answers({})
        empty(self._column)
        self._fields, self._asked = {}, {}


def _made(field: Field, said: FieldWords) -> TextField | LongField | ChoiceField:
    if field.kind == "choice":
        choice = ChoiceField(said.label)
        choice.give_way()
        choices = [(variant, said.variants[variant]) for variant in field.variants]
        choice.set_choices([("", translate("Letter", "Ne rien dire")), *choices])
        return choice
    return TextField(said.label) if field.kind == "line" else LongField(said.label)


def _more(field: Field, told: str) -> str:
    if told:
        return translate("Letter", "Sans réponse, d’après ce qui est noté : {told}.").replace("{told}", told)
    return translate("Letter", "%n ligne(s) au plus.", "", field.most) if field.kind == "lines" else ""
