"""From any room to a person: an adult here, or the 3018, one press each; only where there is such a room."""

from typing import Final, NamedTuple

from PySide6.QtWidgets import QWidget

from appui.actions import catalogue
from appui.actions.command import Command
from appui.texts.words import Words
from appui.theme.theme import current_theme
from appui.widgets.buttons import ActionButton, Tone
from appui.widgets.flow import FlowLayout
from appui.widgets.kiosk_context import KioskContext


class _Way(NamedTuple):
    page_id: str
    command: Command
    tone: Tone = "secondary"


_REPORT: Final = _Way("report", catalogue.TELL)
_PEOPLE: Final = (_Way("adults", catalogue.ADULTS), _Way("helpline", catalogue.SHOW_3018, "call"))


class Onward(QWidget):
    """`buttons` by the room they lead to; `report`: to the guides as well."""

    def __init__(self, context: KioskContext, *, report: bool = False) -> None:
        super().__init__()
        self._words = Words()
        self.buttons: dict[str, ActionButton] = {}
        row = FlowLayout(self, spacing=current_theme().space("m"))
        for way in (_REPORT, *_PEOPLE) if report else _PEOPLE:
            if way.page_id in context.rooms():
                button = self.buttons[way.page_id] = ActionButton("", way.command.icon, way.tone)
                button.clicked.connect(lambda _checked=False, to=way.page_id: context.navigate(to))
                self._words.bind(button.set_text, way.command.text)
                row.addWidget(button)

    def retranslate(self) -> None:
        """Set every word anew."""
        self._words.again()
