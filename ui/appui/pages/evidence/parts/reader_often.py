"""Names and accounts that stand with several exhibits: each told once, hidden or shown again in one step."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from appui.pages.evidence.parts.reader_words import what_words
from appui.texts.translate import translate
from appui.widgets.buttons import ActionButton
from appui.widgets.emptied import empty
from appui.widgets.labels import Body, Heading, Small
from appui.widgets.shown_name import shown_name

if TYPE_CHECKING:
    from appui_core.dossier.visible import Often

# The most frequent; every one of them also stands with its exhibits.
_SHOWN = 12


class OftenNames(QWidget):
    """`hide_fact` carries the fact's name, the numbers, whether it comes back; hidden when there is none."""

    hide_fact = Signal(str, object, bool)

    def __init__(self) -> None:
        super().__init__()
        self._often: tuple[Often, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_often(self, often: "tuple[Often, ...]") -> None:
        """Tell these."""
        if often != self._often:
            self._often = often
            self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        focused = QApplication.focusWidget()
        name = focused.objectName() if focused is not None and self.isAncestorOf(focused) else ""
        empty(self._column)
        if self._often:
            self._column.addWidget(Heading(translate("Readers", "Ce qui revient"), 3))
        for place, one in enumerate(self._often[:_SHOWN]):
            self._column.addWidget(self._row(place, one))
        self.setVisible(bool(self._often))
        again = self.findChildren(ActionButton, name) if name else []
        if again:
            again[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, place: int, one: "Often") -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(2)
        text = shown_name(" ".join(one.text.split()))
        words.addWidget(Body(f"{what_words(one.what)} · {text}"))
        words.addWidget(Small(_count_words(one)))
        row.addLayout(words, 1)
        all_hidden = len(one.hidden) == len(one.numbers)
        label = translate("Readers", "Montrer partout") if all_hidden else translate("Readers", "Masquer partout")
        button = ActionButton(label, "", "quiet")
        button.setObjectName(f"reader_often_{place}")
        spoken = translate("Readers", "{action} : {text}").replace("{action}", label).replace("{text}", text)
        button.setAccessibleName(spoken)
        button.clicked.connect(lambda: self.hide_fact.emit(one.what, one.numbers, all_hidden))
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return holder


def _count_words(one: "Often") -> str:
    if not one.hidden:
        return translate("Readers", "Visible dans %n pièce(s).", "", len(one.numbers))
    left = len(one.numbers) - len(one.hidden)
    if not left:
        return translate("Readers", "Masqué dans %n pièce(s).", "", len(one.hidden))
    words = translate("Readers", "Masqué : {hidden} fois sur {all}.")
    return words.replace("{hidden}", str(len(one.hidden))).replace("{all}", str(len(one.numbers)))
