"""Exhibits to tick, by number, kind and day: never a picture, never what they say."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.followup.wording import day_words
from appui.texts.translate import translate
from appui.widgets.flow import FlowLayout
from appui.widgets.labels import Body, Small
from appui.widgets.switch import Switch
from appui_core.cases.model import Exhibit, Kind


class Ticks(QWidget):
    """The newest exhibits of a case; numbers ticked before that are not among them stay ticked."""

    def __init__(self) -> None:
        super().__init__()
        self._switches: dict[int, Switch] = {}
        self._exhibits: tuple[Exhibit, ...] = ()
        self._others: set[int] = set()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.label = Body("", strong=True)
        self.hint = Small("")
        column.addWidget(self.label)
        column.addWidget(self.hint)
        self._flow = FlowLayout(spacing=8)
        column.addLayout(self._flow)

    def show_exhibits(self, exhibits: Sequence[Exhibit], ticked: Sequence[int]) -> None:
        """Offer these, with those numbers ticked."""
        self._drop()
        self._exhibits = tuple(sorted(exhibits, key=lambda exhibit: exhibit.number))
        self._others = set(ticked) - {exhibit.number for exhibit in self._exhibits}
        for exhibit in self._exhibits:
            switch = Switch("")
            switch.setObjectName(f"tick_{exhibit.number}")
            switch.setChecked(exhibit.number in ticked)
            self._switches[exhibit.number] = switch
            self._flow.addWidget(switch)
        self.retranslate()

    def numbers(self) -> tuple[int, ...]:
        """Return what is ticked."""
        on = {number for number, switch in self._switches.items() if switch.isChecked()}
        return tuple(sorted(on | self._others))

    def retranslate(self) -> None:
        """Set every word anew."""
        self.label.set_text(translate("Followup", "Pièces envoyées avec"))
        self.hint.set_text(
            translate("Followup", "Cochez celles que la plateforme a reçues, s’il y en a.")
            if self._exhibits
            else translate("Followup", "Pas encore de pièce dans cette situation.")
        )
        for exhibit in self._exhibits:
            self._switches[exhibit.number].set_text(_words(exhibit))

    def _drop(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        self._switches, self._exhibits = {}, ()


def _words(exhibit: Exhibit) -> str:
    kind = {
        Kind.CAPTURE: translate("Followup", "capture"),
        Kind.IMPORT: translate("Followup", "image"),
        Kind.LINK: translate("Followup", "sans image"),
        Kind.DERIVED: translate("Followup", "version préparée"),
    }[exhibit.kind]
    words = translate("Followup", "Pièce {number}, {kind}, {day}").replace("{number}", str(exhibit.number))
    return words.replace("{kind}", kind).replace("{day}", day_words(_day(exhibit)))


def _day(exhibit: Exhibit) -> date:
    """Return the day on which it was added, as the PC counted days then and as Preuves says it."""
    return exhibit.added_on
