"""One exhibit in the list: frosted picture, number and title, where from, its state in words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from appui.pages.evidence.file_kinds import file_words, kind_icon, remove_words
from appui.pages.evidence.jobs import Picture
from appui.pages.evidence.parts.made_of import made_words
from appui.pages.evidence.parts.no_picture import NoPicture
from appui.pages.evidence.wording import (
    bytes_words,
    number_words,
    taken_words,
    title_words,
    unchanged_words,
    where_words,
)
from appui.texts.translate import translate
from appui.widgets.buttons import ActionButton
from appui.widgets.flow import ColumnsLayout, FlowLayout
from appui.widgets.labels import Body, Small
from appui.widgets.picture import BlurredPicture
from appui.widgets.tag import Tag
from appui_core.cases.derived import Method
from appui_core.cases.model import Exhibit, Kind


class ExhibitRow(QWidget):
    """`opened` carries the exhibit, and whether its picture was asked for."""

    opened = Signal(object, bool)
    withdraw = Signal(object)

    def __init__(self, exhibit: Exhibit, *, blurred: bool, case: str = "", made: Method | None = None) -> None:
        super().__init__()
        self._made = made
        self.exhibit = exhibit
        self._case = case
        self._blurred = blurred
        self._small = False
        self.setObjectName(f"exhibit_{exhibit.number}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 12, 0, 12)
        row.setSpacing(16)
        self.picture: BlurredPicture | None = None
        if exhibit.preview:
            self.picture = BlurredPicture(number_words(exhibit))
            self.picture.set_blurred(blurred=blurred)
            self.picture.revealed.connect(self._look)
            self.picture.clicked.connect(self._asked)
            row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        else:
            row.addWidget(NoPicture(kind_icon(exhibit)), 0, Qt.AlignmentFlag.AlignTop)
        beside = ColumnsLayout(spacing=16, least_px=200, stretches=(3, 1))
        beside.addWidget(self._words())
        beside.addWidget(self._buttons())
        row.addLayout(beside, 1)

    def _words(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Body(f"{number_words(self.exhibit)} · {title_words(self.exhibit)}", strong=True))
        column.addWidget(Small(where_words(self.exhibit)))
        if self._case:
            column.addWidget(Small(translate("Evidence", "Situation : {title}").format(title=self._case)))
        tags = FlowLayout()
        self.state = Tag("", "shield", "ok")
        self.state.hide()
        tags.addWidget(self.state)
        taken = taken_words(self.exhibit) if self.exhibit.kind == Kind.CAPTURE else ""
        if taken:
            tags.addWidget(Tag(taken, "monitor"))
        if self.exhibit.kind == Kind.LINK:
            tags.addWidget(Tag(translate("Evidence", "Sans image"), "link"))
        elif not self.exhibit.preview:
            size = bytes_words(self.exhibit.size_bytes)
            tags.addWidget(Tag(f"{file_words(self.exhibit)} · {size}", kind_icon(self.exhibit)))
        if self._made is not None:
            tags.addWidget(Tag(made_words(self._made), "strip" if self._made is Method.STITCH else "image"))
        column.addLayout(tags)
        column.addStretch(1)
        return holder

    def _buttons(self) -> QWidget:
        holder = QWidget()
        column = FlowLayout(holder, spacing=4)
        number = number_words(self.exhibit)
        details = ActionButton(translate("Evidence", "Ouvrir"), "file", "quiet", centred=False)
        details.setObjectName(f"open_{self.exhibit.number}")
        details.setAccessibleName(translate("Evidence", "Ouvrir : {number}").format(number=number))
        words = remove_words(self.exhibit)
        remove = ActionButton(words, "trash", "quiet", centred=False)
        remove.setObjectName(f"remove_{self.exhibit.number}")
        remove.setAccessibleName(translate("Evidence", "{what} : {number}").format(what=words, number=number))
        details.clicked.connect(lambda: self.opened.emit(self.exhibit, False))
        remove.clicked.connect(self._remove)
        column.addWidget(details)
        column.addWidget(remove)
        return holder

    def set_thumbnail(self, picture: Picture) -> None:
        """Put the small picture in place."""
        if self.picture is not None:
            self._small = True
            self.picture.set_pixels(picture.width, picture.height, picture.rgb)

    def set_unchanged(self, *, whole: bool) -> None:
        """Say what the check of the sealed bytes found."""
        if whole:
            self.state.set_state(unchanged_words(self.exhibit), "shield", "ok")
        else:
            self.state.set_state(translate("Evidence", "Abîmée : l’original ne se relit plus"), "danger", "danger")
        self.state.show()

    def _asked(self) -> None:
        if not self._small:
            self.opened.emit(self.exhibit, True)

    def _look(self, visible: bool) -> None:  # noqa: FBT001 - the signal's own form
        if visible and self._blurred and self.picture is not None:
            # Seen in clear on its own page only, where the journal notes it.
            self.picture.set_blurred(blurred=True)
            self.opened.emit(self.exhibit, True)

    def _remove(self) -> None:
        if self.picture is not None:
            self.picture.clear()
        self.withdraw.emit(self.exhibit)
