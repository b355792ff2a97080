"""A block of a card: a paragraph, a list of things to do or to leave, a note, what stands in for an old fact."""

from collections.abc import Callable
from urllib.parse import urlsplit

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from appui.texts.translate import translate
from appui.theme.theme import current_theme
from appui.widgets.banner import Banner
from appui.widgets.buttons import ActionButton
from appui.widgets.card import Card as Sheet
from appui.widgets.labels import Body, Heading
from appui_core.content.card_view import Age, Block
from appui_core.guides.words import day_words
from appui_core.messages import Messages

_MARKS = {"say": ("check", "ok"), "avoid": ("close", "warn"), "points": ("", "muted")}
_AGE_WORDS = {Age.FLAGGED: "learn.seen_life", Age.ELSEWHERE: "learn.elsewhere", Age.HIDDEN: "learn.hidden"}


class BlockView(QWidget):
    """`open_url` opens the official site that a fact names."""

    def __init__(self, block: Block, messages: Messages, open_url: Callable[[str], None]) -> None:
        super().__init__()
        self._theme = current_theme()
        self._marks: list[tuple[QLabel, str, str]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.space("s"))
        if block.title:
            column.addWidget(Heading(block.title, 2 if block.kind != "amounts" else 3))
        if block.kind == "note":
            column.addWidget(_note(block.text))
        elif block.text:
            column.addWidget(Body(block.text))
        for item in block.items:
            column.addLayout(self._item(item, *_MARKS[block.kind]))
        if block.age is not Age.FRESH and block.fact is not None:
            date = day_words(messages, block.fact.checked_on)
            column.addWidget(Banner(messages.text(_AGE_WORDS[block.age], date=date), "warn"))
            if block.url and block.age is not Age.FLAGGED:
                column.addWidget(site_button(block.url, open_url), 0, Qt.AlignmentFlag.AlignLeading)
        self._theme.changed.connect(self._recolour)

    def _item(self, text: str, icon: str, role: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.space("m"))
        if icon:
            mark = QLabel()
            self._marks.append((mark, icon, role))
            mark.setPixmap(self._theme.pixmap(icon, role, 20))
        else:
            mark = Body("•", muted=True)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Body(text), 1)
        return row

    def _recolour(self) -> None:
        for mark, icon, role in self._marks:
            mark.setPixmap(self._theme.pixmap(icon, role, 20))


def site_button(url: str, open_url: Callable[[str], None]) -> ActionButton:
    """Return a button that opens a site and is called as its host."""
    site = urlsplit(url).netloc.removeprefix("www.")
    button = ActionButton(site, "", "quiet", trailing="outside")
    button.setAccessibleName(translate("Learn", "Ouvrir dans le navigateur :") + f" {site}")
    button.clicked.connect(lambda: open_url(url))
    return button


def _note(text: str) -> Sheet:
    box = Sheet(ground="sunken", padding="l", line="")
    box.body.addWidget(Body(text))
    return box
