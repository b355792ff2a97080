"""What the views of a room have in common: a scrolling column, cards, words, rows of buttons."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.widgets.card import Card
from appui.widgets.flow import FlowLayout
from appui.widgets.labels import Heading
from appui.widgets.page import PageScroll
from appui.widgets.worded import Worded

FORM_WIDTH = 820


class Part(PageScroll):
    """One view of the page; `arrive` is called each time it comes to the front."""

    def __init__(self, max_width: int = FORM_WIDTH) -> None:
        super().__init__(max_width=max_width)
        self.w = Worded()

    def card(self) -> QVBoxLayout:
        """Add a card and return where its content goes."""
        card = Card()
        self.body.addWidget(card)
        return card.body

    def end(self) -> None:
        """Push what there is to the top."""
        self.body.addStretch(1)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.w.again()

    def arrive(self) -> None:
        """Take the focus away from every control: nothing is done by a key meant for the view before."""
        title = self.findChild(Heading)
        self.setAccessibleName(title.text() if title is not None else "")
        self.setFocus()

    def leave(self) -> None:
        """Forget what must not stay: secrets, pictures."""


def add_row(layout: QVBoxLayout, *widgets: QWidget) -> FlowLayout:
    """Add widgets side by side; they wrap when the text is large or the window narrow."""
    row = FlowLayout()
    for widget in widgets:
        row.addWidget(widget)
    layout.addLayout(row)
    return row
