"""What a school does with a case besides: names replaced, the text to paste, until when it is kept, its end."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.evidence.wording import date_words
from appui.texts.translate import translate
from appui.widgets.part import add_row
from appui.widgets.worded import Worded
from appui_core.cases.retention import Retention


class SchoolBar(QWidget):
    """One line about the day, four buttons; there for a school's cases alone."""

    names = Signal()
    incident = Signal()
    retain = Signal()
    end = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.w = Worded()
        self._kept: Retention | None = None
        self._reached = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.reached = self.w.banner(self._reached_words, "neutral")
        column.addWidget(self.reached)
        self.until = self.w.small(self._until_words)
        column.addWidget(self.until)
        names = self.w.button(lambda: translate("School", "Noms remplacés"), "people", "quiet", "school_names")
        incident = self.w.button(
            lambda: translate("School", "Texte pour « Faits établissement »"), "file", "quiet", "school_incident"
        )
        retain = self.w.button(
            lambda: translate("School", "Durée de conservation"), "clock", "quiet", "school_retain"
        )
        destroy = self.w.button(
            lambda: translate("School", "Détruire ce dossier de suivi"), "trash", "quiet", "school_destroy"
        )
        for button, signal in (
            (names, self.names),
            (incident, self.incident),
            (retain, self.retain),
            (destroy, self.end),
        ):
            button.clicked.connect(signal)
        add_row(column, names, incident, retain, destroy)

    def show_kept(self, kept: Retention | None, today: date) -> None:
        """Say until when the case is kept; None: it is a family's, and nothing of this is shown."""
        self._kept = kept
        self._reached = kept is not None and kept.reached(today)
        self.setVisible(kept is not None)
        self.reached.setVisible(self._reached)
        self.until.setVisible(not self._reached)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.w.again()

    def _until_words(self) -> str:
        if self._kept is None:
            return ""
        day = date_words(self._kept.until)
        if not self._kept.reason:
            words = translate(
                "School", "À garder jusqu’au {date} : un an, proposé par Appui. Rien ne s’efface tout seul."
            )
        elif self._kept.held:
            words = translate(
                "School", "À garder jusqu’au {date}, à la demande de quelqu’un. Rien ne s’efface tout seul."
            )
        else:
            words = translate("School", "À garder jusqu’au {date}. Rien ne s’efface tout seul.")
        return words.replace("{date}", day)

    def _reached_words(self) -> str:
        if self._kept is None:
            return ""
        return translate(
            "School",
            "La durée de conservation est atteinte depuis le {date}. Rien ne s’efface tout seul : "
            "prolongez-la avec "
            "un motif, ou détruisez ce dossier de suivi.",
        ).replace("{date}", date_words(self._kept.until))
