"""From any room to a person: the 3018, or an adult here, one press each; only where there is such a room."""

from PySide6.QtWidgets import QWidget

from appui.actions import catalogue
from appui.texts.words import Words
from appui.theme.theme import current_theme
from appui.widgets.buttons import ActionButton, Tone
from appui.widgets.flow import FlowLayout
from appui.widgets.kiosk_context import KioskContext

_WAYS: tuple[tuple[str, catalogue.Command, Tone], ...] = (
    ("adults", catalogue.ADULTS, "secondary"),
    ("helpline", catalogue.SHOW_3018, "call"),
)


class Onward(QWidget):
    """`buttons` by the room they lead to."""

    def __init__(self, context: KioskContext) -> None:
        super().__init__()
        self._words = Words()
        self.buttons: dict[str, ActionButton] = {}
        row = FlowLayout(self, spacing=current_theme().space("m"))
        for page_id, command, tone in _WAYS:
            if page_id in context.rooms():
                button = self.buttons[page_id] = ActionButton("", command.icon, tone)
                button.clicked.connect(lambda _checked=False, to=page_id: context.navigate(to))
                self._words.bind(button.set_text, command.text)
                row.addWidget(button)

    def retranslate(self) -> None:
        """Set every word anew."""
        self._words.again()
