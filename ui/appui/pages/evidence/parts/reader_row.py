"""One exhibit in `Qui verra ce dossier ?`: a line for each thing that can be seen of it, with a way to mask it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from appui.pages.evidence.parts.exhibit_list import Rule
from appui.pages.evidence.parts.reader_words import kept_back_words, line_words, repeats_words, what_words
from appui.pages.evidence.wording import kind_words, number_words
from appui.texts.translate import translate
from appui.widgets.address import AddressText
from appui.widgets.buttons import ActionButton
from appui.widgets.emptied import empty
from appui.widgets.labels import Body, Small

if TYPE_CHECKING:
    from appui_core.dossier.visible import Line, Seen

_PICTURES = frozenset({"picture", "masked"})
_NO_FACTS = _PICTURES | {"file", "place", "moving", "trailing"}


# Longer than any word, as an address is: it may break anywhere rather than widen the page.
_LONG_WORD = 24


class ReaderRow(QWidget):
    """`hide_fact` carries the number, the fact's name, and whether it comes back; `cover` the number.

    `reword`: a caption is to be changed.
    """

    hide_fact = Signal(int, str, bool)
    cover = Signal(int)
    reword = Signal()

    def __init__(self, seen: "Seen") -> None:
        super().__init__()
        self.seen = seen
        self.setObjectName(f"reader_{seen.exhibit.number}")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 12, 0, 12)
        self._column.setSpacing(6)
        self._fill()

    def show_seen(self, seen: "Seen") -> None:
        """Say what is seen now; the keyboard stays with the button that it was on."""
        if seen == self.seen:
            return
        focused = QApplication.focusWidget()
        name = focused.objectName() if focused is not None and self.isAncestorOf(focused) else ""
        self.seen = seen
        empty(self._column)
        self._fill()
        if name:
            again = self.findChildren(ActionButton, name)
            if again:
                again[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        exhibit = self.seen.exhibit
        self._column.addWidget(Rule())
        self._column.addWidget(Body(f"{number_words(exhibit)} · {kind_words(exhibit)}", strong=True))
        for line in self.seen.lines:
            self._column.addWidget(self._line(line))
        if self.seen.kept_back:
            self._column.addWidget(Small(kept_back_words()))

    def _line(self, line: "Line") -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Small(what_words(line.what)))
        words.addWidget(self._text(line))
        if line.repeats:
            words.addWidget(Small(repeats_words(), role="warn"))
        row.addLayout(words, 1)
        button = self._button(line)
        if button is not None:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return holder

    def _text(self, line: "Line") -> QWidget:
        text = line_words(line, self.seen.exhibit)
        if max(map(len, text.split()), default=0) > _LONG_WORD:
            return AddressText(text, "body", "text")
        return Body(text, muted=line.state in {"hidden", "left_out"})

    def _button(self, line: "Line") -> ActionButton | None:
        number, what = self.seen.exhibit.number, line.what
        if what in _PICTURES:
            text = (
                translate("Readers", "Masquer une partie…")
                if what == "picture"
                else translate("Readers", "Revoir le masque…")
            )
            button = self._named(text, f"reader_cover_{number}", line)
            button.clicked.connect(lambda: self.cover.emit(number))
            return button
        if what == "caption":
            button = self._named(translate("Readers", "Changer…"), f"reader_caption_{number}", line)
            button.clicked.connect(self.reword)
            return button
        if what in _NO_FACTS or line.state in {"left_out", "replaced"}:
            return None
        back = line.state == "hidden"
        text = translate("Readers", "Montrer") if back else translate("Readers", "Masquer")
        button = self._named(text, f"reader_hide_{number}_{what}", line)
        button.clicked.connect(lambda: self.hide_fact.emit(number, what, back))
        return button

    def _named(self, text: str, name: str, line: "Line") -> ActionButton:
        button = ActionButton(text, "", "quiet")
        button.setObjectName(name)
        spoken = translate("Readers", "{action} : {what}, pièce {number}").replace("{action}", text)
        spoken = spoken.replace("{what}", what_words(line.what))
        button.setAccessibleName(spoken.replace("{number}", str(self.seen.exhibit.number)))
        return button
