"""Whom to reach in immediate danger, on one line of the kiosk, whatever the content pack says."""

from collections.abc import Callable
from typing import Final

from appui.texts.translate import translate
from appui.widgets.card import Card
from appui.widgets.flow import FlowLayout
from appui.widgets.labels import NumberWord, PlainLabel

# Each number is a line of the content pack too; a test compares them.
NUMBERS: Final[tuple[tuple[str, Callable[[], str]], ...]] = (
    ("15", lambda: translate("Kiosk", "santé")),
    ("17", lambda: translate("Kiosk", "police")),
    ("114", lambda: translate("Kiosk", "par SMS")),
    ("3114", lambda: translate("Kiosk", "pensées de suicide")),
    ("119", lambda: translate("Kiosk", "enfant en danger")),
)


class DangerLine(Card):
    """A word and the numbers behind it, wrapping like text."""

    def __init__(self) -> None:
        super().__init__(padding="m")
        self._flow = FlowLayout(spacing=self.theme.space("l"))
        self._title = PlainLabel("", "body", "danger", strong=True)
        self._title.setWordWrap(False)
        self._title.set_align("start", middle=True)
        self.body.addLayout(self._flow)
        self._flow.addWidget(self._title)
        self._pairs: list[NumberWord] = []
        self._tight = False
        self.retranslate()

    def set_tight(self, tight: bool) -> None:  # noqa: FBT001 - one thing with two states
        """Put numbers and lines closer, their words smaller, or as usual; the numbers stay as large."""
        self._tight = tight
        space = self.theme.space
        across, down = space("m"), space("s" if tight else "m")
        self.body.setContentsMargins(across, down, across, down)
        self._flow.set_gap(space("m" if tight else "l"), space("xs" if tight else "l"))
        self._title.set_size("small" if tight else "body")
        for pair in self._pairs:
            pair.set_word_size("small" if tight else "body")

    def retranslate(self) -> None:
        """Set every word anew."""
        self._title.set_text(translate("Kiosk", "Danger immédiat"))
        for old in self._pairs:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._pairs = [NumberWord(number, word()) for number, word in NUMBERS]
        for pair in self._pairs:
            self._flow.addWidget(pair)
        self.set_tight(self._tight)
