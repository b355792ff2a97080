"""The head of the kiosk's window: the way back, where one is, the languages, larger letters."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from appui.texts.translate import translate
from appui.texts.words import Words
from appui.theme.theme import current_theme
from appui.widgets.buttons import ActionButton
from appui.widgets.chip import Chip
from appui.widgets.flow import FlowLayout
from appui.widgets.keyboard import tab_through
from appui.widgets.labels import Body, Heading
from appui.widgets.page import page_margin
from appui.widgets.press import Press

# Each language is called as its readers call it.
NAMES: Final = {"fr": "Français", "en": "English"}


class KioskHead(QWidget):
    """The room's title with a way back, and the languages; the first page has a line below its title.

    Buttons show their words as far as these leave the title on one line, then their icons alone.
    """

    def __init__(self, set_language: Callable[[str], None], back: Press) -> None:
        super().__init__()
        theme = current_theme()
        self._set_language = set_language
        self._words = Words()
        self.back = ActionButton("", "back", "secondary")
        self.back.clicked.connect(lambda _checked=False: back.act())
        self._words.bind(self.back.set_text, back.text)
        self.title = Heading("", 1)
        self.title.set_align("start", middle=True)
        self._tight = self._away = False
        self.lead = Body("", muted=True)
        self._words.bind(
            self.lead.set_text,
            lambda: translate("Kiosk", "Réglages, arnaques, harcèlement, sommeil : de quoi as-tu besoin ?"),
        )
        # What it does is not the head's (kiosk_letters.py).
        self.letters = ActionButton("", "", "secondary")
        self._letters: Callable[[], str] | None = None
        self._words.bind(self.letters.set_text, lambda: self._letters() if self._letters else "")
        self.letters.hide()
        self.chips: dict[str, Chip] = {}
        self._group = QButtonGroup(self)
        self._flow = FlowLayout(spacing=theme.space("s"), at_end=True)
        around = QVBoxLayout(self)
        margin = page_margin()
        around.setContentsMargins(margin, 0, margin, 0)
        row = self._row = QHBoxLayout()
        row.setSpacing(theme.space("l"))
        self._start, self._end = QWidget(), QWidget()
        column = QVBoxLayout(self._start)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("xs"))
        line = self._line = QHBoxLayout()
        line.setSpacing(theme.space("m"))
        line.addWidget(self.back)
        line.addWidget(self.title, 1)
        column.addLayout(line)
        column.addWidget(self.lead)
        beside = QVBoxLayout(self._end)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addLayout(self._flow)
        beside.addStretch(1)
        last = QVBoxLayout()
        last.addWidget(self.letters)
        last.addStretch(1)
        row.addWidget(self._start, 1)
        row.addWidget(self._end)
        row.addLayout(last)
        around.addLayout(row)
        self.set_title("", back=False)

    def set_languages(self, codes: Sequence[str], first: str) -> None:
        """Offer these languages; a visit begins in `first`."""
        self._first = first
        for code in codes if len(codes) > 1 else ():
            chip = self.chips[code] = Chip(NAMES[code])
            chip.clicked.connect(lambda _checked=False, code=code: self._set_language(code))
            self._group.addButton(chip)
            self._flow.addWidget(chip)
        tab_through([self.back, *self.chips.values(), self.letters])
        self._mark(first)

    def choose_first_language(self) -> None:
        """Speak again the language in which visits begin."""
        self._set_language(self._first)
        self._mark(self._first)

    def set_title(self, title: str, *, back: bool) -> None:
        """Say where one is."""
        self.title.set_text(title)
        self._away = back
        self.back.setVisible(back)
        self._make_room()

    def set_tight(self, tight: bool) -> None:  # noqa: FBT001 - one thing with two states
        """Leave out what is not needed, or show it again: large letters on a low screen."""
        self._tight = tight
        self.title.set_size("lead" if tight else "title")
        self._make_room()

    def set_letters(self, words: Callable[[], str] | None, icon: str) -> None:
        """Say on its button what a press does to the letters; without words there is no button."""
        self._letters = words
        self.letters.set_icon(icon)
        self.letters.setVisible(words is not None)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._words.again()
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many words as fit."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """On a low screen a room's title has the whole line: languages are chosen on the first page."""
        lead, ends = not self._away and not self._tight, bool(self.chips) and not (self._away and self._tight)
        self.lead.setVisible(lead)
        self._end.setVisible(ends)
        # Alone, the title stands beside the buttons; with its line, at the top.
        self._row.setAlignment(self._start, Qt.AlignmentFlag.AlignTop if lead else Qt.AlignmentFlag.AlignVCenter)
        words = max(self.title.one_line_px(), self.lead.one_line_px() if lead else 0)
        room, gap = self.width() - 2 * page_margin() - words, self._row.spacing()
        if ends:
            room -= self._flow.sizeHint().width() + gap
        if self._away:
            room -= self.back.worded_width() + self._line.spacing()
        lettered = not self.letters.isHidden()
        self.letters.set_bare(lettered and room < self.letters.worded_width() + gap)
        # An arrow alone says less: only where else a title would take two of few lines.
        self.back.set_bare(self._tight and room < (self.letters.bare_width() + gap if lettered else 0))

    def _mark(self, code: str) -> None:
        if code in self.chips:
            self.chips[code].setChecked(True)
