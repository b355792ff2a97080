"""One exhibit of a dossier to come: whether it goes, where it stands, and the person's own line on it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.evidence.model import host_of, instant_of
from appui.pages.evidence.parts.made_of import made_of_words
from appui.pages.evidence.wording import moment_words, number_words, title_words
from appui.texts.translate import translate
from appui.widgets.buttons import ActionButton
from appui.widgets.fields import TextField
from appui.widgets.flow import FlowLayout
from appui.widgets.labels import Small
from appui.widgets.switch import Switch
from appui_core.cases.derived import Method
from appui_core.cases.model import Exhibit
from appui_core.dossier.choice import CAPTION_CHARS

_MOST_SOURCES = 12


@dataclass(frozen=True, slots=True)
class Piece:
    """An exhibit as the list needs it; `sources` are the numbers of those that Appui made it of."""

    exhibit: Exhibit
    method: Method | None = None
    sources: tuple[int, ...] = ()
    masked: bool = False
    withheld: bool = False


class PieceRow(QWidget):
    """`moved` carries -1 (up) or 1 (down); Alt with an arrow key does the same."""

    ticked = Signal(int, bool)
    moved = Signal(int, int)
    captioned = Signal(int, str)

    def __init__(self, piece: Piece, *, ticked: bool, caption: str, first: bool, last: bool) -> None:
        super().__init__()
        self.number = piece.exhibit.number
        exhibit = piece.exhibit
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(4)
        self.tick = Switch(f"{number_words(exhibit)} · {title_words(exhibit)}")
        self.tick.setObjectName(f"piece_{self.number}")
        self.tick.setChecked(ticked)
        self.tick.toggled.connect(lambda on: self.ticked.emit(self.number, on))
        column.addWidget(self.tick)
        for words in (_where_words(exhibit), *_about(piece)):
            column.addWidget(Small(words))
        self._buttons = FlowLayout(spacing=4)
        self.up = self._button("up", translate("Evidence", "Monter"))
        self.down = self._button("down", translate("Evidence", "Descendre"))
        self.up.setEnabled(not first)
        self.down.setEnabled(not last)
        self.write = self._button("pencil", translate("Evidence", "Légende"))
        self.up.clicked.connect(lambda: self.moved.emit(self.number, -1))
        self.down.clicked.connect(lambda: self.moved.emit(self.number, 1))
        self.write.clicked.connect(self._write)
        for button in (self.up, self.down, self.write):
            self._buttons.addWidget(button)
        column.addLayout(self._buttons)
        self._column = column
        self.caption: TextField | None = None
        if caption:
            self._open_caption(caption)
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            short = QShortcut(QKeySequence(keys), self)
            short.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            short.activated.connect(lambda step=step: self.moved.emit(self.number, step))

    def take_keyboard(self, step: int) -> None:
        """Give the keyboard to the button that moved it, or to the other where it can go no further."""
        wanted, other = (self.up, self.down) if step < 0 else (self.down, self.up)
        (wanted if wanted.isEnabled() else other).setFocus()

    def _write(self) -> None:
        self._open_caption("")
        if self.caption is not None:
            self.caption.edit.setFocus()

    def _open_caption(self, text: str) -> None:
        if self.caption is not None:
            return
        field = self.caption = TextField(
            translate("Evidence", "Légende de la pièce {number} (facultative)").format(number=self.number)
        )
        field.edit.setObjectName(f"piece_caption_{self.number}")
        field.edit.setMaxLength(CAPTION_CHARS)
        field.set_text(text)
        field.changed.connect(lambda words: self.captioned.emit(self.number, words))
        self.write.hide()
        self._column.addWidget(field)

    def _button(self, icon: str, words: str) -> ActionButton:
        button = ActionButton(words, icon, "quiet", centred=False)
        button.setObjectName(f"piece_{icon}_{self.number}")
        button.setAccessibleName(
            translate("Evidence", "{what} : pièce {number}").format(what=words, number=self.number)
        )
        return button


def _where_words(exhibit: Exhibit) -> str:
    """Return the quiet line: account, site, and what an order of time goes by, each date with what it is."""
    facts = exhibit.facts
    shown = translate("Evidence", "affichée : {date}").format(date=facts.shown_date) if facts.shown_date else ""
    moment = moment_words(instant_of(exhibit.captured_at_utc or exhibit.added_at_utc, exhibit.utc_offset_minutes))
    kept = (
        translate("Evidence", "ajoutée le {moment}")
        if exhibit.captured_at_utc is None
        else translate("Evidence", "capturée le {moment}")
    ).format(moment=moment)
    place = host_of(facts.url) if facts.url else facts.platform
    return " · ".join(part for part in (facts.account, place, shown, kept) if part)


def _about(piece: Piece) -> list[str]:
    """Return what is to be known of an exhibit before it goes to this addressee."""
    words = []
    if piece.method is not None and piece.sources:
        more = "…" if len(piece.sources) > _MOST_SOURCES else ""
        words.append(made_of_words(piece.method, piece.sources[:_MOST_SOURCES]) + more)
    if piece.masked:
        words.append(translate("Evidence", "Masquée pour ce destinataire : seule la copie masquée part."))
    if piece.withheld:
        words.append(translate("Evidence", "Sans image : ni son adresse ni les mots notés ne partent."))
    return words
