"""One leak on the page: what it is, where, what it means, what to do; its buttons."""

from datetime import tzinfo
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.leaks.wording import clean_words, facts_words, place_words
from appui.texts.translate import translate
from appui.theme.theme import current_theme
from appui.widgets.address import AddressText
from appui.widgets.buttons import ActionButton
from appui.widgets.flow import FlowLayout
from appui.widgets.labels import Body, Heading, Small

if TYPE_CHECKING:
    from appui_core.privacy.leaks.model import Leak
    from appui_core.privacy.leaks.words import LeakWords


class LeakRow(QWidget):
    """`clean` asks for the sheet, `copy` for the path as text. `whole`: with what it means, once per reason."""

    clean = Signal(object)
    copy = Signal(str)

    def __init__(self, leak: "Leak", words: "LeakWords", zone: tzinfo, language: str, *, whole: bool) -> None:
        super().__init__()
        theme = current_theme()
        self.leak = leak
        self.setObjectName("leak_row")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("s"))
        column.addWidget(Heading(words.title, 3))
        where = leak.place if leak.about is None else leak.about
        if where is not None:
            column.addWidget(AddressText(place_words(where), "small", "text", mono=True))
        if leak.about is not None and leak.place is not None:
            within = translate("Leaks", "Dans : {place}").replace("{place}", place_words(leak.place))
            column.addWidget(AddressText(within))
        facts = facts_words(leak, zone, language)
        if facts:
            column.addWidget(Small(facts))
        if words.online:
            column.addWidget(Body(words.online, strong=True))
        if whole:
            column.addWidget(Body(words.means))
            column.addWidget(Body(words.todo))
        row = FlowLayout()
        for button in self._buttons(words):
            row.addWidget(button)
        column.addLayout(row)

    def _buttons(self, words: "LeakWords") -> list[ActionButton]:
        buttons, leak = [], self.leak
        if leak.can_clean:
            button = ActionButton(clean_words(leak).ask, "trash", "secondary")
            button.setObjectName("leak_clean")
            button.clicked.connect(partial(self.clean.emit, leak))
            buttons.append(button)
        # Where a person can see for themselves; a cache or a list is nothing to open.
        if leak.place is not None and leak.about is None:
            place = str(leak.place)
            button = ActionButton(translate("Leaks", "Copier l’adresse"), "copy", "quiet")
            button.setObjectName("leak_copy")
            button.clicked.connect(partial(self.copy.emit, place))
            buttons.append(button)
        for button in buttons:
            # The same words stand on every row: a screen reader says of which one.
            button.setAccessibleName(f"{button.text()} {words.title}")
        return buttons
