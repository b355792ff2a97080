"""Which app or site: the ones that Appui knows as a choice, and any other in words."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.texts.translate import translate
from appui.widgets.fields import ChoiceField, TextField
from appui.widgets.worded import Worded
from appui_core.guides.address.sites import NAMES

_OTHER: Final = "other"


class PlatformField(QWidget):
    """Gives what a dossier prints: the platform's name, or what was written; empty where nobody said."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.w = Worded()
        # What was noted before, word for word: it stays as long as nobody chooses anything else.
        self._given = ""
        self.choice = ChoiceField("")
        self.choice.edit.setObjectName("coach_platform")
        self.w.bind(self.choice.set_label, lambda: translate("Evidence", "Appli ou site"))
        self.w.bind(lambda _words: self._fill(), lambda: translate("Evidence", "Appli ou site"))
        self.other: TextField = self.w.field(lambda: translate("Evidence", "Son nom"), name="coach_platform_other")
        self.choice.chosen.connect(self._chosen)
        self.other.edit.textChanged.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.choice)
        column.addWidget(self.other)
        self.set_text("")

    def text(self) -> str:
        """Return the name of the platform, or nothing."""
        key = self.choice.key()
        if key == _OTHER:
            return self.other.text()
        return self._given if key == _key(self._given) else NAMES.get(key, "")

    def set_text(self, text: str) -> None:
        """Take what was noted, or what an address says."""
        self._given = text
        key = _key(text)
        self.choice.set_key(key)
        self.other.set_text(text if key == _OTHER else "")
        self.other.setVisible(key == _OTHER)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.w.again()

    def _fill(self) -> None:
        self.choice.set_choices(
            [
                ("", translate("Evidence", "Non précisé")),
                *NAMES.items(),
                (_OTHER, translate("Evidence", "Autre…")),
            ]
        )

    def _chosen(self, key: str) -> None:
        self.other.setVisible(key == _OTHER)
        if key == _OTHER:
            self.other.setFocus()
        self.changed.emit()


def _key(name: str) -> str:
    if not name:
        return ""
    return next((key for key, known in NAMES.items() if known.casefold() == name.casefold()), _OTHER)
