"""Letters and dossiers: which ones were made, for whom and when; where they lie is written nowhere."""

from collections.abc import Mapping, Sequence
from datetime import tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from appui.pages.followup.parts.due_card import clear
from appui.pages.followup.wording import day_words, numbers_words
from appui.texts.translate import translate
from appui.widgets.buttons import ActionButton
from appui.widgets.card import Card
from appui.widgets.hairline import Hairline
from appui.widgets.labels import Body, Heading, Small
from appui.widgets.part import add_row
from appui_core.cases.exports import Export
from appui_core.clock import parse_utc_stamp

_PICTURE = "export_picture"
_SHOWN = 6


class ExportsCard(Card):
    """`prepare` asks for the room where dossiers are made, `write` for the letters."""

    prepare = Signal()
    write = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = Heading("", 3)
        self.body.addWidget(self._title)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(self.theme.space("m"))
        self.body.addLayout(self.rows)
        self._shown: tuple[Sequence[Export], tzinfo] | None = None
        self._titles: Mapping[str, str] = {}
        self.more = ActionButton("", "down", "quiet")
        self.more.setObjectName("exports_more")
        self.more.clicked.connect(self._show_all)
        add_row(self.body, self.more)
        self.letter_button = ActionButton("", "pencil", "secondary")
        self.letter_button.setObjectName("exports_letter")
        self.letter_button.clicked.connect(self.write)
        self.button = ActionButton("", "file", "quiet")
        self.button.setObjectName("exports_prepare")
        self.button.clicked.connect(self.prepare)
        add_row(self.body, self.letter_button, self.button)
        self.body.addStretch(1)
        self.theme.changed.connect(self._redraw)

    def show_exports(self, exports: Sequence[Export], zone: tzinfo, titles: Mapping[str, str]) -> None:
        """Show these, the newest first; of many, the last few until more are asked for.

        `titles`: the names of the cases by code, where there are several; one needs no naming.
        """
        self._shown, self._titles = (exports, zone), titles
        self._fill(exports[:_SHOWN], zone)
        self.more.setVisible(len(exports) > _SHOWN)

    def leave(self) -> None:
        """Forget which dossiers were made."""
        self._shown, self._titles = None, {}
        clear(self.rows)

    def _show_all(self) -> None:
        if self._shown is not None:
            self._fill(*self._shown)
        self.more.hide()

    def _fill(self, exports: Sequence[Export], zone: tzinfo) -> None:
        clear(self.rows)
        self._title.set_text(translate("Followup", "Courriers et dossiers"))
        for one in exports:
            self.rows.addWidget(Hairline())
            self.rows.addWidget(self._row(one, zone))
        if not exports:
            words = translate("Followup", "Les dossiers que vous préparez dans Preuves apparaîtront ici.")
            self.rows.addWidget(Body(words, muted=True))
        self.more.set_text(translate("Followup", "Montrer les autres"))
        self.more.setAccessibleName(f"{self.more.text()}, {self._title.text()}")
        self.letter_button.set_text(translate("Followup", "Écrire une lettre"))
        self.button.set_text(translate("Followup", "Préparer un dossier"))

    def _redraw(self) -> None:
        for picture in self.findChildren(QLabel, _PICTURE):
            self._draw(picture)

    def _draw(self, picture: QLabel) -> None:
        picture.setPixmap(self.theme.pixmap("file", "text", 20))

    def _row(self, one: Export, zone: tzinfo) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(self.theme.space("m"))
        picture = QLabel()
        picture.setObjectName(_PICTURE)
        self._draw(picture)
        across.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(self.theme.space("xs"))
        words.addWidget(Body(_addressee(one.addressee)))
        day = day_words(parse_utc_stamp(one.at_utc).astimezone(zone).date())
        told = (self._titles.get(one.case, ""), day, numbers_words(one.exhibits))
        words.addWidget(Small(" · ".join(part for part in told if part)))
        across.addLayout(words, 1)
        return row


def _addressee(name: str) -> str:
    return {
        "school": translate("Followup", "Dossier pour l’établissement"),
        "police": translate("Followup", "Dossier préparatoire pour la police ou la justice"),
        "3018": translate("Followup", "Dossier pour le 3018"),
        "platform": translate("Followup", "Dossier pour la plateforme"),
    }.get(name, translate("Followup", "Dossier"))
