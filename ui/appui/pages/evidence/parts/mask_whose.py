"""For whom a picture is covered, and taking over what was covered for somebody else."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.evidence.parts.addressees import short_words
from appui.texts.translate import translate
from appui.widgets.fields import ChoiceField
from appui.widgets.flow import ColumnsLayout
from appui.widgets.part import add_row
from appui.widgets.worded import Worded
from appui_core.cases.model import Addressee


class MaskWhose(QWidget):
    """`chosen` carries the addressee, `copied` the one whose plan is wanted here too."""

    chosen = Signal(object)
    copied = Signal(object)

    def __init__(self, words: Worded) -> None:
        super().__init__()
        self._addressee = Addressee.SCHOOL
        self._others: tuple[Addressee, ...] = ()
        row = ColumnsLayout(self, spacing=16, least_px=260)
        self.who = ChoiceField("")
        self.who.edit.setObjectName("mask_who")
        words.bind(self.who.set_label, lambda: translate("Masks", "Pour qui ?"))
        self.who.chosen.connect(lambda key: self.chosen.emit(Addressee(key)))
        self._copy = QWidget()
        column = QVBoxLayout(self._copy)
        column.setContentsMargins(0, 0, 0, 0)
        self.source = ChoiceField("")
        self.source.edit.setObjectName("mask_copy_from")
        words.bind(self.source.set_label, lambda: translate("Masks", "Copier le masquage de…"))
        copy = words.button(lambda: translate("Masks", "Copier"), "copy", name="mask_copy")
        copy.clicked.connect(lambda: self.copied.emit(Addressee(self.source.key())))
        column.addWidget(self.source)
        add_row(column, copy)
        row.addWidget(self.who)
        row.addWidget(self._copy)

    def show_state(self, addressee: Addressee, others: Sequence[Addressee]) -> None:
        """Show for whom it is now, and who else has something covered."""
        self._addressee, self._others = addressee, tuple(others)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.who.set_choices([(str(one), short_words(one)) for one in Addressee])
        self.who.set_key(str(self._addressee))
        self.source.set_choices([(str(one), short_words(one)) for one in self._others])
        self._copy.setVisible(bool(self._others))
